"""A frozen site and folders of templates in; its parts but search and share cards, ready to be made, out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline.content.markdown.surroundings import Surroundings
from dateline.model import File
from dateline.output.formats.data import describe_entries, make_entry_data, make_event_data
from dateline.output.formats.events import make_event_files, write_events_once
from dateline.output.formats.feeds import make_feed_files, write_items_once
from dateline.output.formats.listings import (
    make_names_file,
    make_news_files,
    make_opml_file,
    make_robots_file,
    make_sitemap_files,
)
from dateline.output.html.assets import make_asset_files
from dateline.output.html.batches import PageRenderer, Rendered, render_pages
from dateline.output.html.bodies import make_picture_files, render_for_feed
from dateline.output.html.render import find_right_to_left
from dateline.problems import Problem, ProblemsFound
from dateline.site.bodies import shows_surroundings
from dateline.site.pages.kinds import Page
from dateline.site.plan import Site

# GitHub Pages leaves out files that begin with "_" unless this one is there.
NO_JEKYLL = File(".nojekyll", b"")


OF_WHOLE = 6
"""How many parts are of the site as a whole."""


@dataclass(frozen=True, slots=True)
class Product:
    """A part of the site whose files are made together, and need not be made as long as nothing in it has changed."""

    name: str
    """The address of its page or file."""
    parts: tuple[object, ...]
    """All that its files are made from but templates, program and masthead."""
    make: Callable[[], Iterable[File]]
    """Returns its files. Raises ProblemsFound with the faults of style sheets."""


@dataclass(frozen=True, slots=True)
class PageProduct:
    """A page as a part of the site; pages are made many at a time."""

    name: str
    """Its address."""
    parts: tuple[Page, Surroundings | None]
    """What stands around its body counts where the body shows any of it."""


class Workshop:
    """What makes the parts of a site, each when it is asked for."""

    def __init__(self, site: Site, template_folders: tuple[Path, ...]) -> None:
        """Take a site and folders of templates, of which the first wins."""
        masthead = site.masthead
        self._site = site
        self._renderer = PageRenderer(template_folders, site)
        self._write_event = write_events_once(masthead)
        render_body = partial(render_for_feed, base_url=masthead.base_url, around=site.around)
        self._write_item = write_items_once(masthead, render_body)

    @property
    def common(self) -> tuple[object, ...]:
        """What every part of the site is made from beside its own: style sheets depend on how its languages run."""
        return (self._site.masthead, find_right_to_left(self._site))

    @property
    def count(self) -> int:
        """How many parts there are."""
        site = self._site
        return len(site.pages) + len(site.feeds) + len(site.event_lists) + OF_WHOLE

    def list_pages(self) -> Iterator[PageProduct]:
        """Yield every page."""
        for page in self._site.pages:
            around = self._site.around if shows_surroundings(getattr(page, "body", "")) else None
            yield PageProduct(page.head.address, (page, around))

    def render(self, pages: Iterable[PageProduct], workers: int | None = None) -> Iterator[Rendered]:
        """Yield what becomes of each page; `workers` is as for `render_pages`."""
        return render_pages(self._renderer, (product.parts[0] for product in pages), workers)

    def list_products(self) -> Iterator[Product]:
        """Yield every part but the pages."""
        site, around = self._site, self._site.around
        for feed in site.feeds:
            make_feed = partial(make_feed_files, (feed,), site.masthead, self._write_item)
            yield Product(feed.link.atom, (feed, around), make_feed)
        for events in site.event_lists:
            make_events = partial(make_event_files, (events,), self._write_event, site.masthead)
            yield Product(events.link.json, (events,), make_events)
        entries = describe_entries(site)
        yield Product("entries", (entries,), lambda: make_entry_data(entries, site.masthead))
        make_events = partial(make_event_data, site.events, self._write_event, site.masthead)
        yield Product("events", (site.events,), make_events)
        yield Product("names", (site.names,), lambda: (make_names_file(site.names, site.masthead.words),))
        yield Product("pictures", (around,), lambda: make_picture_files(around))
        yield Product("assets", (), lambda: make_asset_files(self._renderer.renderer.assets))
        yield Product("guides", (site.feeds, site.sitemap, site.news), self._make_guides)

    def _make_guides(self) -> Iterator[File]:
        """Yield the files that lead programs to all others."""
        site, base_url = self._site, self._site.masthead.base_url
        if site.feeds:
            yield make_opml_file(site.feeds, site.masthead)
        yield from make_sitemap_files(site.sitemap, base_url)
        yield from make_news_files(site.news, site.masthead)
        yield make_robots_file(base_url, has_news=bool(site.news))
        yield NO_JEKYLL


def make_products(
    workshop: Workshop, is_kept: Callable[[Product | PageProduct], bool], workers: int | None = None
) -> Iterator[tuple[Product | PageProduct, tuple[File, ...]]]:
    """Yield the files of each part that is not kept, pages first; `workers` processes render, or as many as pay.

    Raises ProblemsFound at last, with the faults of all templates.
    """
    problems: set[Problem] = set()
    missing = tuple(page for page in workshop.list_pages() if not is_kept(page))
    for page, rendered in zip(missing, workshop.render(missing, workers), strict=True):
        if isinstance(rendered, ProblemsFound):
            problems.update(rendered.problems)
        else:
            yield page, (rendered,)
    for product in workshop.list_products():
        if is_kept(product):
            continue
        try:
            files = tuple(product.make())
        except ProblemsFound as found:
            problems.update(found.problems)
            continue
        yield product, files
    if problems:
        raise ProblemsFound(problems)
