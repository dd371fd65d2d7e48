"""Markdown and what stands around it on the site, in; HTML out."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.content.markdown.dialect import make_parser
from dateline.content.markdown.figures import make_figures, place_picture
from dateline.content.markdown.footnotes import link_footnotes
from dateline.content.markdown.quotations import read_quotations
from dateline.content.markdown.surroundings import NOWHERE, Surroundings
from dateline.content.markdown.targets import EXTERNAL

CELLS = ("td_open", "th_open")
LEADING = ("image", "link_open")
"""Tokens that have an address."""


def render_markdown(text: str, around: Surroundings = NOWHERE, page: str = "") -> str:
    """Return the HTML of a body.

    The highest heading of the body becomes `h2`, for the page's title is `h1`. Links out of the site say so with
    `rel`; images have their size and are loaded when they come into view; a table's cells have the classes
    `align-left`, `align-center` and `align-right` where a column says so. `page` is the whole address of the page where
    the HTML is for a feed: then it holds no anchors, and links to anchors lead to the page.
    """
    parser = _make_renderer()
    tokens = parser.parse(text, {"names": around.names})
    _level_headings(tokens)
    tokens = link_footnotes(make_figures(tokens), page, around.way_back)
    for token in tokens:
        if token.type in CELLS:
            _align_cell(token)
        for child in token.children or ():
            if child.type in LEADING:
                _finish(child, around, page)
    return str(parser.renderer.render(tokens, parser.options, {}))


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


def _finish(token: Token, around: Surroundings, page: str) -> None:
    """Set the attributes of a link or an image that depend on its address."""
    if token.type == "image":
        place_picture(token, around.pictures)
    else:
        address = str(token.attrGet("href"))
        if EXTERNAL.match(address) and not (page and address.startswith(page)):
            token.attrSet("rel", "external noopener")
        elif page and address.startswith("#"):
            token.attrSet("href", page + address)


@cache
def _make_renderer() -> MarkdownIt:
    """Return the parser whose tokens become HTML."""
    parser = make_parser()
    parser.core.ruler.before("inline", "quotations", read_quotations)
    return parser
