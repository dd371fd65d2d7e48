"""A feed in; its Atom (RFC 4287), its RSS 2.0 (rssboard.org) and its JSON Feed (version 1.1, jsonfeed.org) out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import format_datetime
from functools import lru_cache, partial
from html import escape
from xml.etree import ElementTree as ET

from dateline import links
from dateline.model import File, Moment
from dateline.output.formats.writing import Json, add_text, join_json, join_parts, write_json_part, write_part
from dateline.site.cards import Link
from dateline.site.feeds import Feed, FeedItem
from dateline.site.pages.head import Masthead

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
# What an empty feed says instead of the date of its newest entry, which RFC 4287 requires: there is none.
NEVER = "1970-01-01T00:00:00Z"
MAX_KEPT = 1 << 14
"""Items that wait for a further feed; so memory does not grow without end."""
# The modules of RSS that hold what it has no element for: whole texts, names without a mail address, the feed's own
# address (RSS Best Practices Profile, rssboard.org).
RSS_SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
RSS_DEPTH = 2
"""An item stands in a channel, which stands in the feed."""


@dataclass(frozen=True, slots=True)
class ItemParts:
    """One item of a feed as it stands in each format."""

    atom: bytes
    json: bytes
    rss: bytes


WriteItem = Callable[[FeedItem], ItemParts]


def write_items_once(site: Masthead, render_body: Callable[[str, str], str]) -> WriteItem:
    """Return what writes an item for all feeds that it stands in.

    `render_body` makes HTML with whole addresses of Markdown and the address of its page.
    """
    return lru_cache(MAX_KEPT)(partial(_make_parts, site=site, render_body=render_body))


def make_feed_files(feeds: Iterable[Feed], site: Masthead, write_item: WriteItem) -> Iterator[File]:
    """Yield each feed as Atom, as JSON Feed and as RSS."""
    for feed in feeds:
        items = tuple(write_item(item) for item in feed.items)
        yield File(links.output_path(feed.link.atom), _make_atom(feed, (each.atom for each in items), site))
        yield File(links.output_path(feed.link.json), _make_json(feed, (each.json for each in items), site))
        yield File(links.output_path(feed.link.rss), _make_rss(feed, (each.rss for each in items), site))


def _make_parts(item: FeedItem, site: Masthead, render_body: Callable[[str, str], str]) -> ItemParts:
    """Return an item in each format."""
    body = _add_credit(render_body(item.body, item.address), item) if item.body else ""
    json_part = write_json_part(_make_item(item, body, site))
    return ItemParts(_make_entry(item, body, site), json_part, _make_rss_item(item, body, site))


def _add_credit(body: str, item: FeedItem) -> str:
    """Return a body with a line that names its owner and its licence: many readers show nothing else of an entry."""
    named = [_link(link, "license" if link is item.licence else "") for link in (item.credit, item.licence) if link]
    return f"{body}<p>{', '.join(named)}</p>\n" if body and named else body


def _link(link: Link, rel: str) -> str:
    """Return a link that leads to another site, or its words where it leads nowhere."""
    if not link.address:
        return escape(link.text)
    relation = f' rel="{rel}"' if rel else ""
    return f'<a{relation} href="{escape(link.address)}">{escape(link.text)}</a>'


def _make_atom(feed: Feed, entries: Iterable[bytes], site: Masthead) -> bytes:
    """Return the Atom feed with these entries."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": site.language})
    page = links.absolute(feed.page_address, site.base_url)
    add_text(root, "title", feed.title)
    add_text(root, "subtitle", feed.description)
    add_text(root, "id", page)
    newest = max((item.changed for item in feed.items), key=lambda moment: moment.sort_key, default=None)
    add_text(root, "updated", _timestamp(newest) if newest else NEVER)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    address = links.absolute(feed.link.atom, site.base_url)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    ET.SubElement(root, "generator", version=site.version).text = "Dateline"
    add_text(ET.SubElement(root, "author"), "name", site.author or site.title)
    return join_parts(root, entries, depth=1)


def _make_entry(item: FeedItem, body: str, site: Masthead) -> bytes:
    """Return one entry of an Atom feed."""
    entry = ET.Element("entry", {"xml:lang": item.language} if item.language else {})
    address = links.absolute(item.address, site.base_url)
    add_text(entry, "title", item.title)
    add_text(entry, "id", address)
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    add_text(entry, "published", _timestamp(item.date))
    add_text(entry, "updated", _timestamp(item.changed))
    add_text(ET.SubElement(entry, "author"), "name", item.author)
    for tag in item.tags:
        scheme = links.absolute(links.kind_address(tag.kind), site.base_url)
        ET.SubElement(entry, "category", term=tag.name, scheme=scheme, label=tag.name)
    if item.credit and item.credit.address:
        ET.SubElement(entry, "link", rel="via", type="text/html", href=item.credit.address)
    if item.licence:
        add_text(entry, "rights", " ".join(each for each in (item.licence.text, item.licence.address) if each))
        if item.licence.address:
            # RFC 4946.
            ET.SubElement(entry, "link", rel="license", href=item.licence.address)
    if item.summary:
        add_text(entry, "summary", item.summary)
    if body:
        ET.SubElement(entry, "content", type="html").text = body
    return write_part(entry, depth=1)


def _timestamp(moment: Moment) -> str:
    """Return the moment as RFC 3339 writes it; a bare day is its midnight in UTC."""
    return (moment.time or datetime.combine(moment.day, time(), UTC)).isoformat(timespec="seconds")


def _make_json(feed: Feed, items: Iterable[bytes], site: Masthead) -> bytes:
    """Return the JSON Feed with these items."""
    made: dict[str, Json] = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": links.absolute(feed.page_address, site.base_url),
        "feed_url": links.absolute(feed.link.json, site.base_url),
        "description": feed.description,
        "language": site.language,
        "authors": [{"name": site.author or site.title, "url": links.absolute(links.HOME, site.base_url)}],
    }
    return join_json(made, "items", items)


def _make_item(item: FeedItem, body: str, site: Masthead) -> dict[str, Json]:
    """Return one entry of a JSON Feed, whose content may not be missing: without a body the summary stands for it."""
    address = links.absolute(item.address, site.base_url)
    made: dict[str, Json] = {
        "id": address,
        "url": address,
        "title": item.title,
        "date_published": _timestamp(item.date),
        "date_modified": _timestamp(item.changed),
        "authors": [{"name": item.author}],
        "tags": [tag.name for tag in item.tags],
    }
    if item.summary:
        made["summary"] = item.summary
    if body:
        made["content_html"] = body
    else:
        made["content_text"] = item.summary or item.title
    if item.credit and item.credit.address:
        made["external_url"] = item.credit.address
    if item.language:
        made["language"] = item.language
    return made


def _make_rss(feed: Feed, items: Iterable[bytes], site: Masthead) -> bytes:
    """Return the feed as RSS with these items."""
    root = ET.Element("rss", {"version": "2.0", **RSS_SPACES})
    channel = ET.SubElement(root, "channel")
    add_text(channel, "title", feed.title)
    add_text(channel, "link", links.absolute(feed.page_address, site.base_url))
    add_text(channel, "description", feed.description)
    add_text(channel, "language", site.language)
    newest = max((item.changed for item in feed.items), key=lambda moment: moment.sort_key, default=None)
    if newest:
        add_text(channel, "lastBuildDate", _rss_timestamp(newest))
    add_text(channel, "generator", f"Dateline {site.version}")
    add_text(channel, "docs", "https://www.rssboard.org/rss-specification")
    address = links.absolute(feed.link.rss, site.base_url)
    ET.SubElement(channel, "atom:link", href=address, rel="self", type="application/rss+xml")
    return join_parts(root, items, RSS_DEPTH)


def _make_rss_item(item: FeedItem, body: str, site: Masthead) -> bytes:
    """Return an item as it stands in a feed; `body` is HTML and may be empty."""
    made = ET.Element("item")
    address = links.absolute(item.address, site.base_url)
    add_text(made, "title", item.title)
    add_text(made, "link", address)
    add_text(made, "guid", address, isPermaLink="true")
    add_text(made, "pubDate", _rss_timestamp(item.date))
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
        add_text(made, "description", escape(item.summary, quote=False))
    if body:
        add_text(made, "content:encoded", body)
    return write_part(made, RSS_DEPTH)


def _rss_timestamp(moment: Moment) -> str:
    """Return the moment as RFC 822 writes it; a bare day is its midnight in UTC."""
    return format_datetime(moment.time or datetime.combine(moment.day, time(), UTC))
