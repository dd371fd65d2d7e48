"""The Markdown of a body in; what is in it, and its HTML with gaps for what stands around it, out, parsed once."""

from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from dateline.content.markdown.dialect import EXTERNAL
from dateline.content.markdown.figures import make_figures, place_picture
from dateline.content.markdown.footnotes import link_footnotes
from dateline.content.markdown.noting import Note, read_notes, write_html

CELLS = ("td_open", "th_open")
LEADING = ("image", "link_open")
"""Tokens that have an address."""
MAX_KEPT = 1 << 14
"""Bodies that wait for their page and their feeds; so memory does not grow without end."""


@dataclass(frozen=True, slots=True)
class ParsedBody:
    """One body, whatever the site around it."""

    notes: tuple[Note, ...]
    """Links, names, images and faults, in its order."""
    html: str
    """As its own page shows it, with gaps: `rendering` fills in where names lead, sizes of pictures, and words."""


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
