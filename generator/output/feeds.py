"""A feed in; its Atom (RFC 4287) and its JSON Feed (version 1.1, jsonfeed.org) out."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from xml.etree import ElementTree as ET

from generator import links
from generator.model import File, Moment
from generator.output.structured import Json
from generator.site.pages import Feed, FeedItem, Masthead

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
# Characters that XML 1.0 cannot hold in any form (section 2.2).
NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
# What an empty feed says instead of the date of its newest entry, which RFC 4287 requires: there is none.
NEVER = "1970-01-01T00:00:00Z"


def make_feed_files(feed: Feed, site: Masthead, render_body: Callable[[str], str]) -> tuple[File, File]:
    """Return both forms of a feed; `render_body` turns Markdown into HTML whose links are whole addresses."""
    bodies = tuple(render_body(item.body) for item in feed.items)
    return (
        File(links.output_path(feed.link.atom), _make_atom(feed, bodies, site)),
        File(links.output_path(feed.link.json), _make_json(feed, bodies, site)),
    )


def _make_atom(feed: Feed, bodies: tuple[str, ...], site: Masthead) -> bytes:
    """Return the Atom feed."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": site.language})
    page = links.absolute(feed.page_address, site.base_url)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "id", page)
    newest = max((item.changed for item in feed.items), key=lambda moment: moment.sort_key, default=None)
    _add(root, "updated", _timestamp(newest) if newest else NEVER)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    address = links.absolute(feed.link.atom, site.base_url)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    ET.SubElement(root, "generator", version=site.version).text = "Dateline"
    _add(ET.SubElement(root, "author"), "name", site.author or site.title)
    for item, body in zip(feed.items, bodies, strict=True):
        _add_entry(root, item, body, site)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_entry(root: ET.Element, item: FeedItem, body: str, site: Masthead) -> None:
    """Add one entry to an Atom feed."""
    card = item.card
    attributes = {"xml:lang": card.language} if card.language else {}
    entry = ET.SubElement(root, "entry", attributes)
    address = links.absolute(card.address, site.base_url)
    _add(entry, "title", card.title)
    _add(entry, "id", address)
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "published", _timestamp(card.date))
    _add(entry, "updated", _timestamp(item.changed))
    _add(ET.SubElement(entry, "author"), "name", item.author)
    for tag in item.tags:
        scheme = links.absolute(links.kind_address(tag.kind), site.base_url)
        ET.SubElement(entry, "category", term=_clean(tag.name), scheme=scheme, label=_clean(tag.name))
    if card.summary:
        _add(entry, "summary", card.summary)
    if body:
        ET.SubElement(entry, "content", type="html").text = _clean(body)


def _add(parent: ET.Element, name: str, text: str) -> None:
    """Add an element that holds text."""
    ET.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    """Return the text without characters that XML cannot hold."""
    return NOT_XML.sub("", text)


def _timestamp(moment: Moment) -> str:
    """Return the moment as RFC 3339 writes it; a bare day is its midnight in UTC."""
    return (moment.time or datetime.combine(moment.day, time(), UTC)).isoformat(timespec="seconds")


def _make_json(feed: Feed, bodies: tuple[str, ...], site: Masthead) -> bytes:
    """Return the JSON Feed."""
    made: Json = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": links.absolute(feed.page_address, site.base_url),
        "feed_url": links.absolute(feed.link.json, site.base_url),
        "description": feed.description,
        "language": site.language,
        "authors": [{"name": site.author or site.title, "url": links.absolute(links.HOME, site.base_url)}],
        "items": [_make_item(item, body, site) for item, body in zip(feed.items, bodies, strict=True)],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


def _make_item(item: FeedItem, body: str, site: Masthead) -> dict[str, Json]:
    """Return one entry of a JSON Feed, whose content may not be missing: without a body the summary stands for it."""
    card = item.card
    address = links.absolute(card.address, site.base_url)
    made: dict[str, Json] = {
        "id": address,
        "url": address,
        "title": card.title,
        "date_published": _timestamp(card.date),
        "date_modified": _timestamp(item.changed),
        "authors": [{"name": item.author}],
        "tags": [tag.name for tag in item.tags],
    }
    if card.summary:
        made["summary"] = card.summary
    if body:
        made["content_html"] = body
    else:
        made["content_text"] = card.summary or card.title
    if card.language:
        made["language"] = card.language
    return made
