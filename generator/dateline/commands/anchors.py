"""The plan of a site in; a problem for each link to a place that its page does not have, out."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from html import unescape
from pathlib import Path

from dateline.links import output_path
from dateline.output.html.render import Renderer, make_proof_renderer, render_page
from dateline.problems import Problem, find_nearest
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.site.bodies import Pointer, find_pointers
from dateline.site.pages.redirect import RedirectPage
from dateline.site.plan import Plan

ID = make_regex(r'\sid="([^"]+)"')
OF_BROWSERS = "top"
"""The place that every page has."""


def check_anchors(
    plan: Plan, read_file: Callable[[str], bytes | None], template_folders: tuple[Path, ...]
) -> Iterator[Problem]:
    """Yield the problems of all links to places on pages.

    `read_file` returns a file of the site by its path. Pages that it does not know are rendered here, those of entries
    that are held back too. Raises ProblemsFound with the fault of a template.
    """
    pointers = tuple(find_pointers(plan.bodies))
    return _find_lost(pointers, _Pages(plan, read_file, template_folders).find) if pointers else iter(())


class _Pages:
    """The pages of a site, rendered where they are asked for."""

    def __init__(
        self, plan: Plan, read_file: Callable[[str], bytes | None], template_folders: tuple[Path, ...]
    ) -> None:
        self._plan = plan
        self._read_file = read_file
        self._template_folders = template_folders

    @cached_property
    def _renderer(self) -> Renderer:
        return make_proof_renderer(self._template_folders, self._plan.masthead)

    @cached_property
    def _revealed(self) -> Plan:
        return self._plan.reveal()

    def find(self, address: str) -> str | None:
        """Return the HTML of a page; None where there is none, or where it only leads on."""
        page = self._plan.find(address)
        if page is None and self._plan.answers(address):
            page = self._revealed.find(address)
        if page is None or isinstance(page, RedirectPage):
            return None
        data = self._read_file(output_path(address)) or render_page(self._renderer, page).data
        return data.decode()


def _find_lost(pointers: Iterable[Pointer], find_html: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield the problems; `find_html` returns the HTML of the page at an address, or None where nobody can tell."""
    known: dict[str, frozenset[str] | None] = {}
    for pointer in pointers:
        if pointer.address not in known:
            html = find_html(pointer.address)
            known[pointer.address] = None if html is None else frozenset(map(unescape, ID.findall(html)))
        anchors = known[pointer.address]
        if anchors is not None and pointer.anchor != OF_BROWSERS and pointer.anchor not in anchors:
            near = find_nearest(pointer.anchor, sorted(anchors))
            hint = f"Did you mean #{near}?" if near else "Take it out from '#' on, or copy it from the browser."
            what = f"the page {pointer.address} has no place #{pointer.anchor}"
            yield Problem(pointer.path, pointer.line, pointer.column, what, hint, Rule.LINK_ANCHOR)
