"""Markdown of a body in; its HTML for a page or for a feed, and the files of the pictures that it shows, out."""

from markupsafe import Markup

from dateline import links
from dateline.content.markdown.rendering import render_markdown
from dateline.content.markdown.surroundings import Surroundings
from dateline.model import File
from dateline.regexes import make_regex

# Rendered Markdown escapes quotation marks in text, so that this only ever matches inside a tag.
SITE_LINK = make_regex(r'(?P<name> (?:href|src)=")(?=/(?!/))')


def render_for_page(body: str, base_path: str, around: Surroundings) -> Markup:
    """Return Markdown as HTML whose links inside the site stand under the base path."""
    html = SITE_LINK.sub(lambda found: found["name"] + base_path.rstrip("/"), render_markdown(body, around))
    return Markup(html)  # noqa: S704 - the Markdown renderer escapes; no other text of an editor is marked as safe


def render_for_feed(body: str, address: str, base_url: str, around: Surroundings) -> str:
    """Return the Markdown of the page at this address as HTML whose links inside the site are whole addresses."""
    home = links.absolute(links.HOME, base_url).rstrip("/")
    html = render_markdown(body, around, links.absolute(address, base_url))
    return SITE_LINK.sub(lambda found: found["name"] + home, html)


def make_picture_files(around: Surroundings) -> tuple[File, ...]:
    """Return the files of the site that hold the pictures."""
    return tuple(File(links.output_path(picture.address), picture.data) for picture in around.pictures.values())
