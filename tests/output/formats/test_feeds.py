"""Feeds, sitemap and robots.txt of a site, read back by the rules of their formats."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dateline.model import File, Moment, Rights
from dateline.output.formats.feeds import make_feed_files, write_items_once
from dateline.output.formats.listings import MAX_ROWS, make_robots_file, make_sitemap_files
from dateline.output.formats.writing import (
    Json,
    add_text,
    join_json,
    join_parts,
    write_json,
    write_json_part,
    write_part,
    write_tree,
)
from dateline.site.feeds import Feed
from dateline.site.pages.head import Masthead
from dateline.site.sitemap import SitemapRow
from tests.support.site_values import DIGEST, ENTRIES, STRIKE, TALKS, build_site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed_at(address: str, entries: tuple = ENTRIES) -> tuple[Feed, Masthead]:
    """Return the feed of the page at an address."""
    site = build_site(entries)
    (feed,) = (feed for feed in site.feeds if feed.page_address == address)
    return feed, site.masthead


def make_files(feed: Feed, masthead: Masthead) -> tuple[File, ...]:
    """Return the files of one feed: Atom, JSON Feed, RSS."""
    return tuple(make_feed_files((feed,), masthead, write_items_once(masthead, make_html)))


def make_html(body: str, address: str) -> str:
    assert address.startswith("/")
    return f"<p>{body}</p>" if body else ""


def read_atom(address: str = "/", entries: tuple = ENTRIES) -> feedparser.FeedParserDict:
    atom, *_ = make_files(*feed_at(address, entries))
    parsed = feedparser.parse(atom.data)
    assert not parsed.bozo
    return parsed


def read_json(address: str = "/", entries: tuple = ENTRIES) -> dict:
    _, file, _ = make_files(*feed_at(address, entries))
    return json.loads(file.data)


# Atom


def test_feeds_lie_beside_their_page() -> None:
    files = make_files(*feed_at("/places/norhaven/"))
    assert [file.path for file in files] == [f"places/norhaven/{name}" for name in ("feed.xml", "feed.json", "rss.xml")]


def test_an_atom_feed_names_itself_and_its_page() -> None:
    feed = read_atom("/places/norhaven/").feed
    page = "https://example.org/digest/places/norhaven/"
    assert {link.rel: link.href for link in feed.links} == {"alternate": page, "self": f"{page}feed.xml"}
    assert feed.id == page


def test_entries_of_an_atom_feed_stand_newest_first() -> None:
    titles = [entry.title for entry in read_atom().entries]
    assert titles[0] in ("Ferry talks fail after one night", "Herring return to the bay")
    assert titles[-1] == "Lighthouse sold"


def test_an_atom_entry_has_all_that_readers_need() -> None:
    (entry,) = read_atom(entries=(replace(STRIKE, updated=Moment(date(2024, 5, 3))),)).entries
    address = "https://example.org/digest/2024/05/02/crews-strike/"
    assert (entry.id, entry.link) == (address, address)
    assert (entry.published, entry.updated) == ("2024-05-02T00:00:00+00:00", "2024-05-03T00:00:00+00:00")
    assert entry.author == "Quay Post"
    assert entry.summary == "All ferries stayed in port on Wednesday."
    credit = '<p><a href="https://post.example/1">Quay Post</a></p>'
    assert entry.content[0].value == f"<p>The crews of all ships went ashore.</p>{credit}"
    assert [link.href for link in entry.links if link.rel == "via"] == ["https://post.example/1"]
    assert {tag.term for tag in entry.tags} >= {"Marta Lindqvist", "Otto Brandt", "Norhaven", "strikes"}


def test_a_feed_changed_when_its_newest_entry_did() -> None:
    updated = replace(TALKS, updated=Moment(date(2024, 5, 9), datetime(2024, 5, 9, 8, 30, tzinfo=UTC)))
    assert read_atom(entries=(STRIKE, updated)).feed.updated == "2024-05-09T08:30:00+00:00"


def test_an_empty_feed_is_valid() -> None:
    parsed = read_atom(entries=())
    assert (parsed.feed.updated, parsed.entries) == ("1970-01-01T00:00:00Z", [])


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert read_atom(entries=(replace(STRIKE, title="Bell\x07 and\ufffe all"),)).entries[0].title == "Bell and all"


def test_markup_in_titles_stays_text() -> None:
    assert read_atom(entries=(replace(STRIKE, title="Crews & <crowd>"),)).entries[0].title == "Crews & <crowd>"


def test_an_entry_without_body_has_no_content() -> None:
    assert "content" not in read_atom(entries=(replace(STRIKE, body=""),)).entries[0]


# JSON Feed


def test_a_json_feed_names_itself_and_its_page() -> None:
    feed = read_json("/stories/ferry/")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == "https://example.org/digest/stories/ferry/"
    assert feed["feed_url"] == "https://example.org/digest/stories/ferry/feed.json"


@pytest.mark.parametrize(
    ("body", "summary", "content"),
    [
        ("Text.", "Short.", {"content_html": "<p>Text.</p>"}),
        ("", "Short.", {"content_text": "Short."}),
        ("", "", {"content_text": STRIKE.title}),
    ],
)
def test_every_item_of_a_json_feed_has_a_content(body: str, summary: str, content: dict[str, str]) -> None:
    (item,) = read_json(entries=(replace(STRIKE, body=body, summary=summary, rights=Rights.OWN),))["items"]
    assert {name: value for name, value in item.items() if name.startswith("content")} == content


def test_an_item_of_a_json_feed_has_what_the_format_wants() -> None:
    (item,) = read_json(entries=(replace(STRIKE, language="sv"),))["items"]
    address = "https://example.org/digest/2024/05/02/crews-strike/"
    assert (item["id"], item["url"], item["language"]) == (address, address, "sv")
    assert item["date_published"] == "2024-05-02T00:00:00+00:00"
    assert item["authors"] == [{"name": "Quay Post"}]


# Feeds of parts


def test_a_feed_of_parts_that_others_have_too_is_the_same_as_one_made_alone() -> None:
    site = build_site()
    together = tuple(make_feed_files(site.feeds, site.masthead, write_items_once(site.masthead, make_html)))
    alone = tuple(file for feed in site.feeds for file in make_files(feed, site.masthead))
    assert together == alone
    assert len(together) == 3 * len(site.feeds)


def test_the_body_of_an_entry_is_rendered_once_for_all_feeds() -> None:
    site = build_site()
    rendered: list[str] = []

    def render(body: str, address: str) -> str:
        rendered.append(address)
        return body

    assert tuple(make_feed_files(site.feeds, site.masthead, write_items_once(site.masthead, render)))
    assert len(rendered) == len(set(rendered))


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_document_joined_of_parts_is_the_same_as_one_written_whole(depth: int, count: int) -> None:
    def make(items: int) -> ET.Element:
        root = ET.Element("feed", {"xml:lang": "en"})
        parent = ET.SubElement(root, "channel") if depth == 2 else root
        add_text(parent, "title", "One line\n  and another\n</feed>\n")
        for number in range(items):
            parent.append(make_item(number))
        return root

    def make_item(number: int) -> ET.Element:
        item = ET.Element("item", {"xml:lang": "ur"} if number else {})
        add_text(item, "dc:creator", f"Quay & Post {number}\n\tکشتی\x07")
        ET.SubElement(ET.SubElement(item, "author"), "name").text = "<b>\r\n"
        return item

    parts = [write_part(make_item(number), depth) for number in range(count)]
    assert join_parts(make(0), parts, depth) == write_tree(make(count))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_object_joined_of_parts_is_the_same_as_one_written_whole(count: int) -> None:
    items: list[Json] = [{"text": "Lines\nand “marks”\u2028", "in": [{"n": number}, []]} for number in range(count)]
    head: dict[str, Json] = {"title": "]\n}\n", "list": []}
    joined = join_json(head, "items", [write_json_part(item) for item in items])
    assert joined == write_json({**head, "items": items})


# Sitemap and robots.txt


def test_the_sitemap_lists_pages_with_their_last_change() -> None:
    rows = (SitemapRow("/", date(2024, 5, 6)), SitemapRow("/about/", None))
    (file,) = make_sitemap_files(rows, DIGEST.base_url)
    root = ET.fromstring(file.data)
    assert file.path == "sitemap.xml"
    assert [[child.text for child in url] for url in root.findall(f"{SITEMAP}url")] == [
        ["https://example.org/digest/", "2024-05-06"],
        ["https://example.org/digest/about/"],
    ]


@pytest.mark.slow
def test_a_sitemap_too_long_for_one_file_is_cut() -> None:
    rows = tuple(SitemapRow(f"/{number}/", None) for number in range(MAX_ROWS + 1))
    index, *parts = make_sitemap_files(rows, "https://example.org/")
    listed = [place.text for place in ET.fromstring(index.data).iter(f"{SITEMAP}loc")]
    assert listed == ["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml"]
    counts = [part.data.count(b"<loc>") for part in parts]
    assert ([part.path for part in parts], counts) == (["sitemap-1.xml", "sitemap-2.xml"], [MAX_ROWS, 1])


def test_robots_are_led_to_the_sitemap() -> None:
    file = make_robots_file(DIGEST.base_url)
    assert file.path == "robots.txt"
    assert file.data == b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/digest/sitemap.xml\n"
