"""Pages, feeds and names of a site in; lists of them for search engines, feed readers and its own search out.

These are the sitemap (sitemaps.org, 0.9) with robots.txt (RFC 9309), OPML (2.0, opml.org), and the names of terms and
stories.
"""

import json
from itertools import groupby
from xml.etree import ElementTree as ET

from dateline import links
from dateline.language.words import Words
from dateline.model import File
from dateline.output.formats.writing import add_text, machine_date, write_tree
from dateline.site.cards import Card
from dateline.site.feeds import Feed
from dateline.site.pages.head import Masthead
from dateline.site.pages.search import NamedPage
from dateline.site.sitemap import SitemapRow

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# As many as one file may list (sitemaps.org).
MAX_ROWS = 50_000
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MAX_NEWS = 1000
STORIES = "stories"
WORDS = "words"
OFFERS = "offers."
Row = list[str | int]


def make_sitemap_files(rows: tuple[SitemapRow, ...], base_url: str) -> tuple[File, ...]:
    """Return the sitemap; where it is too long for one file, an index of its parts and the parts."""
    if len(rows) <= MAX_ROWS:
        return (File(links.output_path(links.SITEMAP), _make_rows(rows, base_url)),)
    parts = tuple(
        (links.SITEMAP.replace(".xml", f"-{number}.xml"), part)
        for number, part in enumerate((rows[at : at + MAX_ROWS] for at in range(0, len(rows), MAX_ROWS)), 1)
    )
    root = ET.Element("sitemapindex", xmlns=SITEMAP)
    for address, _ in parts:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = links.absolute(address, base_url)
    files = (File(links.output_path(address), _make_rows(part, base_url)) for address, part in parts)
    return (File(links.output_path(links.SITEMAP), write_tree(root)), *files)


def make_news_files(news: tuple[Card, ...], site: Masthead) -> tuple[File, ...]:
    """Return the news sitemap, for the entries of two days that it may list; none where there are none.

    Google reads it (Search Central, "Create a News sitemap") and calls an empty one a fault.
    """
    if not news:
        return ()
    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
    for card in news[:MAX_NEWS]:
        url = ET.SubElement(root, "url")
        add_text(url, "loc", links.absolute(card.address, site.base_url))
        made = ET.SubElement(url, "news:news")
        publication = ET.SubElement(made, "news:publication")
        add_text(publication, "news:name", site.title)
        add_text(publication, "news:language", (card.language or site.language).partition("-")[0])
        add_text(made, "news:publication_date", machine_date(card.date))
        add_text(made, "news:title", card.title)
    return (File(links.output_path(links.NEWS_SITEMAP), write_tree(root)),)


def make_robots_file(base_url: str, *, has_news: bool = False) -> File:
    """Return robots.txt: all may read everything; it names the sitemaps."""
    addresses = (links.SITEMAP, links.NEWS_SITEMAP) if has_news else (links.SITEMAP,)
    sitemaps = "".join(f"Sitemap: {links.absolute(address, base_url)}\n" for address in addresses)
    return File(links.output_path(links.ROBOTS), f"User-agent: *\nAllow: /\n\n{sitemaps}".encode())


def _make_rows(rows: tuple[SitemapRow, ...], base_url: str) -> bytes:
    """Return one sitemap."""
    root = ET.Element("urlset", xmlns=SITEMAP)
    for row in rows:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = links.absolute(row.address, base_url)
        if row.changed:
            ET.SubElement(url, "lastmod").text = row.changed.isoformat()
    return write_tree(root)


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


def make_names_file(names: tuple[NamedPage, ...], words: Words) -> File:
    """Return the names by kind, each as [name, slug, entries, other names...]; readers load it with their first search.

    The slug is 0 where it is the name in small letters with hyphens, which the reader's browser can see for itself.
    Before the kinds stands what the search box says of them.
    """
    said = {key.removeprefix(OFFERS): words.find(key) for key in words.phrases if key.startswith(OFFERS)}
    kinds: dict[str, list[Row]] = {}
    for each in names:
        slug = each.address.rstrip("/").rpartition("/")[2]
        is_plain = slug == each.name.lower().replace(" ", "-")
        row: Row = [each.name, 0 if is_plain else slug, each.count, *each.others]
        kinds.setdefault(each.kind.value if each.kind else STORIES, []).append(row)
    return File(
        links.output_path(links.NAMES),
        json.dumps({WORDS: said, **kinds}, ensure_ascii=False, separators=(",", ":")).encode(),
    )
