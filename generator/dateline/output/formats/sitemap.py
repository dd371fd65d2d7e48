"""The list of pages in; what guides search engines out: sitemap (sitemaps.org, 0.9) and robots.txt (RFC 9309)."""

from xml.etree import ElementTree as ET

from dateline import links
from dateline.model import File
from dateline.output.formats.writing import add_text, machine_date, write_tree
from dateline.site.cards import Card
from dateline.site.pages.head import Masthead
from dateline.site.sitemap import SitemapRow

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# As many as one file may list (sitemaps.org).
MAX_ROWS = 50_000
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MAX_NEWS = 1000


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
