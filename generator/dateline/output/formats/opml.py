"""The feeds of a site in; one list of all of them (OPML 2.0, opml.org) that feed readers import, out."""

from itertools import groupby
from xml.etree import ElementTree as ET

from dateline import links
from dateline.model import File
from dateline.output.formats.writing import add_text, write_tree
from dateline.site.feeds import Feed
from dateline.site.pages.head import Masthead


def make_opml_file(feeds: tuple[Feed, ...], site: Masthead) -> File:
    """Return the list: the feeds of the whole site first, then those of each part in a folder of its own."""
    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    add_text(head, "title", site.title)
    add_text(head, "docs", "https://opml.org/spec2.opml")
    body = ET.SubElement(root, "body")
    # Sorting keeps the order of addresses within a part.
    for part, group in groupby(sorted(feeds, key=lambda feed: feed.part), key=lambda feed: feed.part):
        parent = ET.SubElement(body, "outline", text=part) if part else body
        for feed in group:
            _add_feed(parent, feed, site)
    return File(links.output_path(links.OPML), write_tree(root))


def _add_feed(parent: ET.Element, feed: Feed, site: Masthead) -> None:
    """Add one feed; the specification calls every kind of feed `rss`."""
    ET.SubElement(
        parent,
        "outline",
        type="rss",
        text=feed.title,
        title=feed.title,
        description=feed.description,
        xmlUrl=links.absolute(feed.link.atom, site.base_url),
        htmlUrl=links.absolute(feed.page_address, site.base_url),
    )
