"""Links to places on pages, and the HTML of pages, in; a problem for each place that its page does not have, out."""

from collections.abc import Callable, Iterable, Iterator
from html import unescape

from dateline.problems import Problem, find_nearest
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.site.bodies import Pointer

ID = make_regex(r'\sid="([^"]+)"')
OF_BROWSERS = "top"
"""The place that every page has."""


def find_lost(pointers: Iterable[Pointer], find_html: Callable[[str], str | None]) -> Iterator[Problem]:
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
