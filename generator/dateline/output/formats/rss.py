"""A feed in; its RSS 2.0 (rssboard.org) out, its items from parts that are written once for all feeds."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from dateline import links
from dateline.model import Moment
from dateline.output.formats.writing import add_text, join_parts, write_part
from dateline.site.feeds import Feed, FeedItem
from dateline.site.pages.head import Masthead

# The modules of RSS that hold what it has no element for: whole texts, names without a mail address, the feed's own
# address (RSS Best Practices Profile, rssboard.org).
SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


DEPTH = 2
"""An item stands in a channel, which stands in the feed."""


def make_rss(feed: Feed, items: Iterable[bytes], site: Masthead) -> bytes:
    """Return the feed as RSS with these items."""
    root = ET.Element("rss", {"version": "2.0", **SPACES})
    channel = ET.SubElement(root, "channel")
    add_text(channel, "title", feed.title)
    add_text(channel, "link", links.absolute(feed.page_address, site.base_url))
    add_text(channel, "description", feed.description)
    add_text(channel, "language", site.language)
    newest = max((item.changed for item in feed.items), key=lambda moment: moment.sort_key, default=None)
    if newest:
        add_text(channel, "lastBuildDate", _timestamp(newest))
    add_text(channel, "generator", f"Dateline {site.version}")
    add_text(channel, "docs", "https://www.rssboard.org/rss-specification")
    address = links.absolute(feed.link.rss, site.base_url)
    ET.SubElement(channel, "atom:link", href=address, rel="self", type="application/rss+xml")
    return join_parts(root, items, DEPTH)


def make_rss_item(item: FeedItem, body: str, site: Masthead) -> bytes:
    """Return an item as it stands in a feed; `body` is HTML and may be empty."""
    made = ET.Element("item")
    address = links.absolute(item.address, site.base_url)
    add_text(made, "title", item.title)
    add_text(made, "link", address)
    add_text(made, "guid", address, isPermaLink="true")
    add_text(made, "pubDate", _timestamp(item.date))
    add_text(made, "dc:creator", item.author)
    for tag in item.tags:
        domain = links.absolute(links.kind_address(tag.kind), site.base_url)
        ET.SubElement(made, "category", domain=domain).text = tag.name
    if item.credit and item.credit.address:
        add_text(made, "dc:source", item.credit.address)
    if item.licence:
        add_text(made, "dc:rights", " ".join(each for each in (item.licence.text, item.licence.address) if each))
    if item.summary:
        # Readers take a description for HTML.
        add_text(made, "description", _escape(item.summary))
    if body:
        add_text(made, "content:encoded", body)
    return write_part(made, DEPTH)


def _escape(text: str) -> str:
    """Return plain text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _timestamp(moment: Moment) -> str:
    """Return the moment as RFC 822 writes it; a bare day is its midnight in UTC."""
    return format_datetime(moment.time or datetime.combine(moment.day, time(), UTC))
