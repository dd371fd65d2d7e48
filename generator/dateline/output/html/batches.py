"""Pages in; their files or the faults of their templates, in their order, with all cores where that pays, out."""

from collections.abc import Generator, Iterable
from contextlib import closing
from functools import cached_property
from itertools import chain
from pathlib import Path

from dateline.model import File
from dateline.output.html.render import Renderer, find_right_to_left, make_renderer, render_page
from dateline.problems import ProblemsFound
from dateline.site.pages.kinds import Page
from dateline.site.plan import Site
from dateline.workers import work_in_order

BATCH = 16
"""Pages that a worker is given at a time: they take about as long as an article. So workers begin past 800 pages."""
Rendered = File | ProblemsFound
"""A page's file, or the fault of its template."""


class PageRenderer:
    """The templates of a site. In another process, to which it is sent, they are read and compiled anew."""

    def __init__(self, template_folders: tuple[Path, ...], site: Site) -> None:
        self._setting = (template_folders, site.masthead, site.around)
        self._has_right_to_left = find_right_to_left(site)

    def __getstate__(self) -> dict[str, object]:
        return {"_setting": self._setting, "_has_right_to_left": self._has_right_to_left}

    def __call__(self, pages: tuple[Page, ...]) -> tuple[Rendered, ...]:
        """Return each page's file, or the fault of its template."""
        try:
            renderer = self.renderer
        except ProblemsFound as found:
            return (found,) * len(pages)
        return tuple(_render(renderer, page) for page in pages)

    @property
    def renderer(self) -> Renderer:
        """The templates, ready. Raises ProblemsFound with the faults of style sheets."""
        if isinstance(self._ready, ProblemsFound):
            raise self._ready
        return self._ready

    @cached_property
    def _ready(self) -> Renderer | ProblemsFound:
        """The templates, or what is wrong with their style sheets: the same for every page, and looked for once."""
        try:
            return make_renderer(*self._setting, has_right_to_left=self._has_right_to_left)
        except ProblemsFound as found:
            return found


def _render(renderer: Renderer, page: Page) -> Rendered:
    """Return a page's file, or the fault of its template."""
    try:
        return render_page(renderer, page)
    except ProblemsFound as found:
        return found


def render_pages(
    renderer: PageRenderer, pages: Iterable[Page], workers: int | None = None
) -> Generator[Rendered, None, None]:
    """Yield what becomes of each page, the same for any number of workers; by default there are as many as pay."""
    wanted = tuple(pages)
    batches = (wanted[at : at + BATCH] for at in range(0, len(wanted), BATCH))
    with closing(work_in_order(renderer, batches, workers)) as made:
        yield from chain.from_iterable(made)
