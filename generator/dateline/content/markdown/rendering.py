"""Markdown and what stands around it on the site, in; HTML out."""

import re
from html import unescape

from markdown_it.common.utils import escapeHtml

from dateline.content.markdown.dialect import GAP
from dateline.content.markdown.figures import PICTURE_GAP
from dateline.content.markdown.footnotes import ANCHOR, WAY_BACK_GAP
from dateline.content.markdown.parsing import parse_body
from dateline.content.markdown.surroundings import NOWHERE, Surroundings
from dateline.regexes import make_regex

# Text is escaped, so that these only ever match elements and attributes.
NAME_LINK = make_regex(rf'<a href="{GAP}(?P<name>[^"]*)">(?P<shown>[^<]*)</a>')
TO_ANCHOR = ' href="#'
"""Where a link leads to a place on its own page."""


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
