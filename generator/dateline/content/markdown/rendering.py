"""The Markdown of a body and what stands around it on the site, in; what is in it, and its HTML, out.

A body is parsed once, into HTML with gaps; what the site around it decides is filled in for each page and feed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from dateline.content.markdown.dialect import EXTERNAL, GAP
from dateline.content.markdown.figures import PICTURE_GAP, make_figures, place_picture
from dateline.content.markdown.footnotes import ANCHOR, WAY_BACK_GAP, link_footnotes
from dateline.content.markdown.noting import Note, read_notes, write_html
from dateline.content.markdown.surroundings import NOWHERE, Surroundings
from dateline.regexes import make_regex

CELLS = ("td_open", "th_open")
LEADING = ("image", "link_open")
"""Tokens that have an address."""
MAX_KEPT = 1 << 14
"""Bodies that wait for their page and their feeds; so memory does not grow without end."""
# Text is escaped, so that these only ever match elements and attributes.
NAME_LINK = make_regex(rf'<a href="{GAP}(?P<name>[^"]*)">(?P<shown>[^<]*)</a>')
TO_ANCHOR = ' href="#'
"""Where a link leads to a place on its own page."""


@dataclass(frozen=True, slots=True)
class ParsedBody:
    """One body, whatever the site around it."""

    notes: tuple[Note, ...]
    """Links, names, images and faults, in its order."""
    html: str
    """As its own page shows it, with gaps for where names lead, sizes of pictures, and words."""


@lru_cache(MAX_KEPT)
def parse_body(text: str) -> ParsedBody:
    """Return what is in a body, and its HTML.

    The highest heading of the body becomes `h2`, for the page's title is `h1`. Links out of the site say so with
    `rel`; images are loaded when they come into view; a table's cells have the classes `align-left`, `align-center` and
    `align-right` where a column says so.
    """
    tokens, notes = read_notes(text)
    _level_headings(tokens)
    tokens = link_footnotes(make_figures(tokens))
    for token in tokens:
        if token.type in CELLS:
            _align_cell(token)
        for child in token.children or ():
            if child.type in LEADING:
                _finish(child)
    return ParsedBody(notes, write_html(tokens))


def _level_headings(tokens: list[Token]) -> None:
    """Let the highest heading be of the second level, and the others follow."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + 2)}"


def _align_cell(token: Token) -> None:
    """Give a table's cell a class for its side; pages allow no styles of their own."""
    style = str(token.attrGet("style") or "")
    if style.startswith("text-align:"):
        del token.attrs["style"]
        token.attrSet("class", f"align-{style.removeprefix('text-align:')}")


def _finish(token: Token) -> None:
    """Set the attributes of a link or an image that depend on its address."""
    if token.type == "image":
        place_picture(token)
    elif EXTERNAL.match(str(token.attrGet("href"))):
        token.attrSet("rel", "external noopener")


def render_markdown(text: str, around: Surroundings = NOWHERE, page: str = "") -> str:
    """Return the HTML of a body, as `parse_body` makes it, with what stands around it.

    `page` is the whole address of the page where the HTML is for a feed: then it holds no anchors, and links to anchors
    lead to the page.
    """
    html = parse_body(text).html
    if page:
        html = _lead_to_page(html, escapeHtml(page))
    return _fill_in(html, around) if GAP in html else html


def _fill_in(html: str, around: Surroundings) -> str:
    """Return HTML with addresses of names, sizes of pictures, and where the arrow behind a footnote leads."""

    def link(found: re.Match[str]) -> str:
        address = around.names.get(unescape(found["name"]))
        return f'<a href="{escapeHtml(address)}">{found["shown"]}</a>' if address else found["shown"]

    def measure(found: re.Match[str]) -> str:
        picture = around.pictures.get(unescape(found["address"]))
        return f' width="{picture.width}" height="{picture.height}"' if picture else ""

    html = NAME_LINK.sub(link, html)
    html = PICTURE_GAP.sub(measure, html)
    return html.replace(WAY_BACK_GAP, f' aria-label="{escapeHtml(around.way_back)}"')


def _lead_to_page(html: str, page: str) -> str:
    """Return HTML for a feed: anchors are none there, and what leads to them leads to the page."""
    if f' href="{page}' in html:
        html = re.sub(rf'(<a href="{re.escape(page)}[^>]*?) rel="external noopener"', r"\1", html)
    return ANCHOR.sub("", html).replace(TO_ANCHOR, f' href="{page}#')
