"""What leaves the site for programs and readers elsewhere: RSS, lists of feeds, data files, news; and its sources."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import feedparser

from dateline.config import SourceSettings
from dateline.model import Correction, Kind, Moment, Rights, Source
from dateline.output.formats.data import describe_entries, make_entry_data, make_event_data
from dateline.output.formats.events import write_events_once
from dateline.output.formats.feeds import make_feed_files, write_items_once
from dateline.output.formats.listings import MAX_NEWS, make_news_files, make_opml_file, make_robots_file
from dateline.site.plan import Site
from tests.support.site_values import DIGEST, ENTRIES, FISH, OLD, STRIKE, TALKS, TODAY, build_site, page_at

SITE = build_site()
HOME = "https://example.org/digest/"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def read_rss(site: Site = SITE, address: str = "/") -> feedparser.FeedParserDict:
    """Return the RSS feed of a page, with bodies as they are."""
    (feed,) = (feed for feed in site.feeds if feed.page_address == address)
    *_, file = make_feed_files(
        (feed,), site.masthead, write_items_once(site.masthead, lambda body, _: f"<p>{body}</p>" if body else "")
    )
    parsed = feedparser.parse(file.data)
    assert not parsed.bozo
    assert parsed.version == "rss20"
    return parsed


# RSS


def test_an_rss_feed_names_itself_its_page_and_its_newest_change() -> None:
    feed = read_rss(address="/stories/ferry/").feed
    page = f"{HOME}stories/ferry/"
    assert (feed.link, feed.language, feed.updated) == (page, "en", "Mon, 06 May 2024 00:00:00 +0000")
    assert [link.href for link in feed.links if link.rel == "self"] == [f"{page}rss.xml"]


def test_an_item_of_rss_holds_what_the_atom_entry_holds() -> None:
    (item,) = (item for item in read_rss().entries if item.title == STRIKE.title)
    assert item.link == item.id == f"{HOME}2024/05/02/crews-strike/"
    assert (item.published, item.author) == ("Thu, 02 May 2024 00:00:00 +0000", "Quay Post")
    assert item.summary == STRIKE.summary
    assert item.content[0].value == f'<p>{STRIKE.body}</p><p><a href="https://post.example/1">Quay Post</a></p>'
    assert ("strikes", f"{HOME}topics/") in [(tag.term, tag.scheme) for tag in item.tags]


def test_a_time_in_rss_keeps_its_zone() -> None:
    moment = Moment(date(2024, 5, 6), datetime(2024, 5, 6, 9, 30, tzinfo=UTC))
    (item,) = read_rss(build_site((replace(FISH, date=moment),))).entries
    assert item.published == "Mon, 06 May 2024 09:30:00 +0000"


def test_signs_in_a_summary_are_text_in_rss() -> None:
    (item,) = read_rss(build_site((replace(FISH, summary="Cod < herring & <b>bold</b>."),))).entries
    assert item.summary == "Cod &lt; herring &amp; &lt;b&gt;bold&lt;/b&gt;."


def test_an_empty_feed_is_valid_in_all_forms() -> None:
    (feed,) = (feed for feed in SITE.feeds if feed.page_address == "/corrections/")
    atom, json_feed, rss = make_feed_files(
        (feed,), SITE.masthead, write_items_once(SITE.masthead, lambda html, _: html)
    )
    assert not feedparser.parse(atom.data).bozo
    assert json.loads(json_feed.data)["items"] == []
    assert "lastBuildDate" not in rss.data.decode()
    assert not feedparser.parse(rss.data).bozo


# Corrections


def test_a_correction_is_an_item_with_a_lasting_name() -> None:
    first = Correction(date(2024, 5, 7), "Herring, not cod.")
    again = Correction(date(2024, 5, 7), "Two bays.")
    undated = Correction(None, "Old nets.")
    site = build_site((replace(FISH, corrections=(first, again, undated)),))
    (feed,) = (feed for feed in site.feeds if feed.page_address == "/corrections/")
    page = "/2024/05/06/herring/#correction"
    assert [item.address for item in feed.items] == [f"{page}-2024-05-07", f"{page}-2024-05-07-2", page]
    assert (feed.items[0].title, feed.items[0].summary) == ("Correction: Herring return to the bay", first.text)
    more = build_site((replace(FISH, corrections=(Correction(date(2024, 5, 9), "New."), first)),))
    (feed,) = (feed for feed in more.feeds if feed.page_address == "/corrections/")
    assert feed.items[1].address == f"{page}-2024-05-07"


# Lists of feeds


def test_the_list_of_feeds_holds_all_with_those_of_a_part_in_a_folder() -> None:
    body = ET.fromstring(make_opml_file(SITE.feeds, SITE.masthead).data).find("body")
    assert body is not None
    assert [outline.get("text") for outline in body] == [
        *("Harbour Digest", "Corrections – Harbour Digest", "Weekly editions – Harbour Digest"),
        *("Places", "Stories"),
    ]
    found = [outline for outline in body.iter("outline") if outline.get("type") == "rss"]
    assert {outline.get("xmlUrl") for outline in found} == {f"{HOME}{feed.link.atom[1:]}" for feed in SITE.feeds}


def test_the_page_of_feeds_lists_the_most_frequent_terms_and_counts_all() -> None:
    page = page_at(SITE, "/feeds/")
    assert [row.text for row in page.site] == ["All entries", "Weekly editions", "Corrections"]
    assert [row.text for row in page.stories] == ["The ferry dispute"]
    places = next(group for group in page.terms if group.kind is Kind.PLACES)
    assert (places.rows[0].text, places.total) == ("Norhaven", 1)


def test_every_file_on_the_page_of_feeds_is_made() -> None:
    page = page_at(SITE, "/feeds/")
    rows = (*page.site, *page.stories, *(row for group in page.terms for row in group.rows))
    feeds = {feed.link for feed in SITE.feeds}
    lists = {events.link for events in SITE.event_lists}
    assert {row.feed for row in rows} <= feeds
    assert {row.events for row in rows if row.events} <= lists


# Data


def read_data(name: str, site: Site = SITE) -> str:
    made = (
        *make_entry_data(describe_entries(site), site.masthead),
        *make_event_data(site.events, write_events_once(site.masthead), site.masthead),
    )
    files = {file.path: file.data.decode() for file in made}
    return files[f"data/{name}"]


def test_data_tell_of_every_entry_newest_first_and_hold_no_bodies() -> None:
    entries = json.loads(read_data("entries.json"))["entries"]
    assert [entry["title"] for entry in entries][-1] == OLD.title
    (strike,) = (entry for entry in entries if entry["title"] == STRIKE.title)
    assert strike["url"] == f"{HOME}2024/05/02/crews-strike/"
    assert (strike["source"], strike["rights"], strike["story"]) == ("Quay Post", "excerpt", "The ferry dispute")
    assert strike["people"] == ["Marta Lindqvist", "Otto Brandt"]
    assert STRIKE.body not in read_data("entries.json")


def test_a_table_of_entries_has_the_same_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(read_data("entries.csv"))))
    assert len(rows) == len(ENTRIES)
    (talks,) = (row for row in rows if row["title"] == TALKS.title)
    assert (talks["licence"], talks["people"], talks["events"]) == ("CC BY 4.0", "Otto Brandt", "2")


def test_data_tell_of_the_original() -> None:
    source = Source("Quay Post", archived="https://archive.example/1", paywall=True, language="nb")
    site = build_site((replace(FISH, source=source), OLD))
    fish, old = json.loads(read_data("entries.json", site))["entries"]
    keys = ("source_archived", "source_paywall", "source_language")
    assert [fish[key] for key in keys] == ["https://archive.example/1", True, "nb"]
    assert [old[key] for key in keys] == ["", False, ""]
    row = next(csv.DictReader(io.StringIO(read_data("entries.csv", site))))
    assert [row[key] for key in keys] == ["https://archive.example/1", "true", "nb"]


def test_no_cell_of_a_table_is_a_formula() -> None:
    text = read_data("entries.csv", build_site((replace(FISH, title="=1+1"),)))
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["title"] == "'=1+1"


def test_data_tell_of_every_event() -> None:
    events = json.loads(read_data("events.json"))["events"]
    assert [event["date"] for event in events] == ["2023", "2024-04", "2024-05-01", "2024-05-05", "2024-05-10"]
    assert len(list(csv.DictReader(io.StringIO(read_data("events.csv"))))) == len(events)


def test_an_empty_digest_has_empty_data() -> None:
    site = build_site((), stories=(), text_pages=())
    assert json.loads(read_data("events.json", site))["events"] == []
    assert read_data("entries.csv", site).startswith("url,date,")


# News


def test_news_are_the_entries_of_two_days() -> None:
    days = [TODAY - timedelta(days=back) for back in range(-1, 4)]
    entries = tuple(replace(FISH, path=f"content/entries/2024/{day}-x.md", date=Moment(day)) for day in days)
    assert [card.date.day for card in build_site(entries).news] == days[1:4]


def test_the_news_sitemap_names_the_digest_and_the_entry() -> None:
    site = build_site((replace(FISH, date=Moment(TODAY), language="sv-FI"),))
    (file,) = make_news_files(site.news, site.masthead)
    (url,) = ET.fromstring(file.data)
    told = {child.tag.removeprefix(NEWS): child.text for child in url.iter() if child.tag.startswith(NEWS)}
    assert told == told | {"name": "Harbour Digest", "language": "sv", "publication_date": "2024-06-01"}
    assert told["title"] == FISH.title
    assert b"https://example.org/digest/news-sitemap.xml" in make_robots_file(DIGEST.base_url, has_news=True).data


def test_without_news_there_is_no_news_sitemap_and_nobody_is_sent_there() -> None:
    assert SITE.news == ()
    assert make_news_files(SITE.news, SITE.masthead) == ()
    assert page_at(SITE, "/feeds/").data.news_sitemap is None
    assert b"news" not in make_robots_file(DIGEST.base_url).data


def test_a_news_sitemap_lists_no_more_than_may_be() -> None:
    card = build_site((replace(FISH, date=Moment(TODAY)),)).news[0]
    (file,) = make_news_files((card,) * (MAX_NEWS + 1), SITE.masthead)
    assert file.data.count(b"<loc>") == MAX_NEWS


# Sources


def test_sources_stand_the_most_frequent_first_with_their_rights() -> None:
    page = page_at(SITE, "/sources/")
    assert [(row.name, row.count) for row in page.sources] == [("Quay Post", 2), ("Open Wire", 1)]
    post, wire = page.sources
    assert [(each.rights, each.count) for each in post.rights] == [(Rights.EXCERPT, 2)]
    assert (post.site, post.licence, post.names) == ("https://post.example/", None, ("Quay Post",))
    assert [card.title for card in post.latest] == [FISH.title, STRIKE.title]
    assert wire.licence is not None
    assert wire.licence.text == "CC BY 4.0"
    assert page.own_count == 1


def test_a_source_is_one_under_all_its_spellings() -> None:
    digest = replace(DIGEST, sources=(SourceSettings("Quay Post", Rights.EXCERPT, aliases=("quaypost.example",)),))
    other = replace(OLD, source=Source("quaypost.example"), rights=Rights.LINK)
    page = page_at(build_site((STRIKE, other), digest=digest), "/sources/")
    (row,) = page.sources
    assert (row.name, row.count) == ("Quay Post", 2)
    assert row.names == ("Quay Post", "quaypost.example")
    assert [each.rights for each in row.rights] == [Rights.EXCERPT, Rights.LINK]
