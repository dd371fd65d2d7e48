"""What is made beside pages: feeds, files of events, share cards and mails, as far as the digest asks for them."""

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest

from dateline.config import Reach, list_limits
from dateline.disk.cache import Cache
from dateline.model import Moment
from dateline.output.share_cards import list_cards, make_card_files
from tests.support.places import TEMPLATES
from tests.support.site_files import render_site
from tests.support.site_values import DIGEST, ENTRIES, STRIKE, TALKS, build_site, entry, event, tags, try_site

SHIPPED = (TEMPLATES,)
BASE = "https://example.org/digest/"
# Blue Line Ferries is named by three entries, Otto Brandt by two.
THIRD = entry(
    "2024-05-12-third",
    date=Moment(date(2024, 5, 12)),
    summary="It sails again.",
    body="A long text.",
    tags=tags(organisations="Blue Line Ferries"),
    timeline=(event("2024-05-11", "Blue Line Ferries put its first ship to sea."),),
)
FOLLOWED, THIN = "organisations/blue-line-ferries/", "people/otto-brandt/"
FEEDS = {"feed.xml", "feed.json", "rss.xml"}
EVENTS = {"timeline.ics", "timeline.json", "timeline.csv", "timeline.timelinejs.json"}


@cache
def make_files(**settings: Any) -> dict[str, bytes]:
    """Return every file but the search index of a small site with these settings."""
    site = build_site((*ENTRIES, THIRD), digest=replace(DIGEST, **settings))
    cards = make_card_files(list_cards(site), Cache(Path("/nowhere")))
    return {file.path: file.data for file in (*render_site(site, SHIPPED), *cards)}


def list_beside(folder: str, files: dict[str, bytes]) -> set[str]:
    """Return the names of the files beside a page."""
    return {path.removeprefix(folder) for path in files if path.startswith(folder) and "/" not in path[len(folder) :]}


def test_a_term_of_two_entries_has_no_files_and_no_links_to_any() -> None:
    files = make_files()
    assert list_beside(THIN, files) == {"index.html"}
    page = files[f"{THIN}index.html"].decode()
    own = re.findall(rf'(?:href|content)="[^"]*/{THIN}([^"]+)"', page)
    assert own == []
    assert "/otto-brandt/feed" not in files["feeds/index.html"].decode()
    assert b"otto-brandt" not in files["opml.xml"]


def test_a_term_of_three_entries_has_them_all() -> None:
    files = make_files()
    assert list_beside(FOLLOWED, files) == {"index.html", "card.png", *FEEDS, *EVENTS}
    page = files[f"{FOLLOWED}index.html"].decode()
    assert all(f'/{FOLLOWED}{name}"' in page for name in (*FEEDS, *EVENTS, "card.png"))


def test_feeds_of_terms_hold_summaries_and_those_of_stories_texts() -> None:
    files = make_files()
    (term,) = (each for each in feedparser.parse(files[f"{FOLLOWED}feed.xml"]).entries if each.title == THIRD.title)
    assert (term.summary, "content" in term, "tags" in term) == ("It sails again.", False, False)
    (item,) = (each for each in json.loads(files[f"{FOLLOWED}feed.json"])["items"] if each["title"] == THIRD.title)
    assert item["content_text"] == "It sails again."
    assert b"content:encoded>" not in files[f"{FOLLOWED}rss.xml"]
    story = feedparser.parse(files["stories/ferry/feed.xml"]).entries
    assert all("content" in each for each in story)
    assert len(story) == len([each for each in (STRIKE, TALKS) if each.body])


@pytest.mark.parametrize("reach", list(Reach))
def test_feeds_go_as_far_as_the_digest_says(reach: Reach) -> None:
    files = make_files(feeds=reach)
    found = {folder: list_beside(folder, files) >= FEEDS for folder in ("", "week/", "stories/ferry/", FOLLOWED)}
    expected = {
        "": reach.covers(Reach.SITE),
        "week/": reach.covers(Reach.SITE),
        "stories/ferry/": reach.covers(Reach.STORIES),
        FOLLOWED: reach.covers(Reach.TERMS),
    }
    assert found == expected
    assert ("opml.xml" in files) == expected[""]
    assert len([path for path in files if path.endswith("feed.xml")]) >= sum(expected.values())


@pytest.mark.parametrize("reach", list(Reach))
def test_files_of_events_go_as_far_as_the_digest_says(reach: Reach) -> None:
    files = make_files(events=reach)
    found = {folder: list_beside(folder, files) >= EVENTS for folder in ("timeline/", "stories/ferry/", FOLLOWED)}
    assert list(found.values()) == [reach.covers(each) for each in (Reach.SITE, Reach.STORIES, Reach.TERMS)]
    assert json.loads(files["data/events.json"])["events"] == json.loads(make_files()["data/events.json"])["events"]


@pytest.mark.parametrize("reach", list(Reach))
def test_share_cards_go_as_far_as_the_digest_says(reach: Reach) -> None:
    files = make_files(cards=reach)
    folders = ("", "stories/ferry/", "2024/05/12/third/", FOLLOWED)
    found = ["card.png" in list_beside(folder, files) for folder in folders]
    assert found == [reach.covers(each) for each in (Reach.SITE, Reach.STORIES, Reach.STORIES, Reach.TERMS)]
    assert (b"og:image" in files[f"{THIN}index.html"]) == reach.covers(Reach.SITE)


def test_a_digest_without_mails_links_to_none() -> None:
    assert any(path.endswith("email.html") for path in make_files())
    files = make_files(mail=Reach.NONE)
    assert not [path for path in files if path.endswith("email.html")]
    assert not [path for path, data in files.items() if path.endswith(".html") and b"email.html" in data]


@pytest.mark.parametrize("reach", list(Reach))
@pytest.mark.parametrize("name", ["feeds", "events", "cards"])
def test_no_page_leads_to_what_is_not_made(name: str, reach: Reach) -> None:
    files = make_files(**{name: reach})
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        for address in re.findall(r'(?:href|src|content)="((?:https:/)?/[^"#?]+)', data.decode()):
            whole = urljoin(f"{BASE}{path}", address)
            if whole.startswith(BASE) and not whole.startswith(f"{BASE}pagefind/"):
                wanted = urlsplit(whole).path.removeprefix("/digest/")
                assert (f"{wanted}index.html" if wanted.endswith("/") or not wanted else wanted) in files, (
                    path,
                    address,
                )


def test_a_link_of_an_editors_to_a_feed_that_is_not_made_is_a_fault() -> None:
    def find_problems(address: str, **settings: Any) -> list[str]:
        body = replace(THIRD, body=f"[Follow]({address})")
        return [each.what for each in try_site((*ENTRIES, body), digest=replace(DIGEST, **settings))[1]]

    assert find_problems(f"/{FOLLOWED}feed.xml") == []
    assert find_problems(f"/{THIN}feed.xml") == [f"there is no page /{THIN}feed.xml"]
    assert find_problems("/feed.xml", feeds=Reach.NONE) == ["there is no page /feed.xml"]
    assert find_problems("/opml.xml", feeds=Reach.NONE) == ["there is no page /opml.xml"]


def test_what_the_digest_says_is_told_and_nothing_else() -> None:
    assert list_limits(DIGEST) == ()
    assert list_limits(replace(DIGEST, feeds=Reach.SITE, mail=Reach.NONE)) == ("feeds: site", "mail: none")
