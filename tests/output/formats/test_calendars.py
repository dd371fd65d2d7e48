"""Events as files: what calendars, programs and spreadsheets read of them."""

import csv
import io
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from dateline import links
from dateline.language.dates import say_when
from dateline.model import File, Source
from dateline.output.formats.events import make_event_files, write_events_once
from dateline.site.feeds import EventList
from dateline.site.pages.story import StoryPage
from dateline.site.plan import Site
from tests.support.site_values import ENTRIES, build_site, entry, event

TOLD = entry(
    "2024-06-10-told",
    "Told",
    story="ferry",
    timeline=(
        event("2024-06-09", "=The crews, all of them; voted.", phrase="on Sunday"),
        event("2024-05-30/2024-06-02", "The ferries stood still."),
        event("2023", "A hard year."),
    ),
)


def make_files(site: Site, *lists: EventList) -> tuple[File, ...]:
    return tuple(make_event_files(lists, write_events_once(site.masthead), site.masthead))


def _files() -> dict[str, str]:
    """Return the files of the whole site's timeline, by their suffix."""
    site = build_site((*ENTRIES, TOLD))
    events = next(each for each in site.event_lists if each.page_address == "/timeline/")
    return {file.path.partition(".")[2]: file.data.decode() for file in make_files(site, events)}


def _calendar_events() -> dict[str, Any]:
    calendar = Calendar.from_ical(_files()["ics"])
    return {str(each["summary"]): each for each in calendar.walk("VEVENT")}


def test_a_day_is_a_whole_day_of_the_calendar() -> None:
    found = _calendar_events()["=The crews, all of them; voted."]
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2024, 6, 9), date(2024, 6, 10))


def test_an_interval_ends_on_the_day_behind_its_last() -> None:
    found = _calendar_events()["The ferries stood still."]
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2024, 5, 30), date(2024, 6, 3))


def test_what_is_only_known_to_a_year_is_in_no_calendar() -> None:
    assert "A hard year." not in _calendar_events()


def test_every_line_of_a_calendar_is_short_and_ends_in_both_characters() -> None:
    lines = _files()["ics"].split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not any("\n" in line for line in lines)


def test_json_tells_everything_of_an_event() -> None:
    found = json.loads(_files()["json"])
    told = next(each for each in found["events"] if each["text"].startswith("=The crews"))
    assert told == {
        "date": "2024-06-09",
        "first_day": "2024-06-09",
        "last_day": "2024-06-09",
        "text": "=The crews, all of them; voted.",
        "when": "on Sunday",
        "stated": False,
        "future": False,
        "url": "https://example.org/digest/timeline/2024/#e2024-06-09-1",
        "entries": [{"title": "Told", "source": "", "url": "https://example.org/digest/2024/06/10/told/"}],
    }


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(_files()["csv"])))
    told = next(row for row in rows if "The crews" in row["text"])
    assert told["text"] == "'=The crews, all of them; voted."


def _slides(*dates: str) -> list[dict]:
    """Return what TimelineJS is told of an event of each date."""
    timeline = tuple(event(when, f"What {index} came of it.") for index, when in enumerate(dates))
    site = build_site((entry("2024-06-10-told", "Told", timeline=timeline),), stories=())
    events = next(each for each in site.event_lists if each.page_address == "/timeline/")
    (data,) = (each.data for each in make_files(site, events) if "timelinejs" in each.path)
    return json.loads(data)["events"]


def test_timelinejs_is_told_what_it_asks_for() -> None:
    found = json.loads(_files()["timelinejs.json"])
    address = "https://example.org/digest/timeline/"
    assert found["title"] == {
        "text": {
            "headline": "Timeline – Harbour Digest",
            "text": f'<p><a href="{address}">{address}</a></p>',
        },
        "autolink": False,
    }
    told = next(each for each in found["events"] if each["text"]["headline"].startswith("=The crews"))
    assert told == {
        "unique_id": "e2024-06-09-1",
        "start_date": {"year": 2024, "month": 6, "day": 9},
        "display_date": "9 June 2024",
        "text": {
            "headline": "=The crews, all of them; voted.",
            "text": '<p><a href="https://example.org/digest/2024/06/10/told/">Told</a></p>',
        },
        "autolink": False,
    }
    assert [each["text"]["headline"] for each in found["events"]] == [
        each["text"] for each in json.loads(_files()["json"])["events"]
    ]


@pytest.mark.parametrize(
    ("when", "start", "end", "words"),
    [
        ("2024", {"year": 2024}, None, "2024"),
        ("2023-11~", {"year": 2023, "month": 11}, None, "about November 2023"),
        ("2024-02", {"year": 2024, "month": 2}, None, "February 2024"),
        (
            "2024-05-30T14:05",
            {"year": 2024, "month": 5, "day": 30, "hour": 14, "minute": 5},
            None,
            "30 May 2024, 14:05",
        ),
        (
            "2024-05-30/2024-06-02",
            {"year": 2024, "month": 5, "day": 30},
            {"year": 2024, "month": 6, "day": 2},
            "30 May 2024 to 2 June 2024",
        ),
        ("199X", {"year": 1990, "month": 1, "day": 1}, {"year": 1999, "month": 12, "day": 31}, "the 1990s"),
        ("2023-24", {"year": 2023, "month": 12, "day": 1}, {"year": 2024, "month": 2, "day": 29}, "winter 2023"),
        ("2024-05-30/..", {"year": 2024, "month": 5, "day": 30}, None, "since 30 May 2024"),
        ("../2024-05-30", {"year": 2024, "month": 5, "day": 30}, None, "until 30 May 2024"),
    ],
)
def test_timelinejs_shows_a_date_as_precisely_as_it_is_known(
    when: str, start: dict, end: dict | None, words: str
) -> None:
    (slide,) = _slides(when)
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (start, end, words)


def test_no_words_of_an_event_are_html_for_timelinejs() -> None:
    told = entry("2024-06-10-told", "A <b> & c", timeline=(event("2024-06-09", "<i>So</i> & on"),))
    site = build_site((told,), stories=())
    events = next(each for each in site.event_lists if each.page_address == "/timeline/")
    (data,) = (each.data for each in make_files(site, events) if "timelinejs" in each.path)
    (slide,) = json.loads(data)["events"]
    assert slide["text"]["headline"] == "&lt;i&gt;So&lt;/i&gt; &amp; on"
    assert ">A &lt;b&gt; &amp; c</a>" in slide["text"]["text"]


def test_a_story_has_its_events_as_files() -> None:
    site = build_site((*ENTRIES, TOLD))
    story = next(page for page in site.pages if isinstance(page, StoryPage) and page.head.address == "/stories/ferry/")
    events = next(each for each in site.event_lists if each.page_address == "/stories/ferry/")
    assert story.events == events.link
    assert "A hard year." in [each.row.text for each in events.events]


def test_a_site_without_events_has_no_such_files() -> None:
    assert build_site((entry("2024-06-10-bare"),)).event_lists == ()


def write_with_library(events: EventList, site: Site) -> bytes:
    """Return the calendar of a list as the library icalendar writes it."""
    masthead = site.masthead
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("name", events.title)
    calendar.add("x-wr-calname", events.title)
    calendar.add("url", links.absolute(events.page_address, masthead.base_url))
    for each in events.events:
        when, cards = each.row.when, each.row.entries
        if (when.last - when.first).days >= 31:
            continue
        told = "".join(
            f"\n{card.title} ({card.source_name or masthead.title}): {links.absolute(card.address, masthead.base_url)}"
            for card in cards
        )
        stamp = min(card.date.time or datetime.combine(card.date.day, time(), UTC) for card in cards)
        made = Event()
        made.add("uid", links.absolute(each.address, masthead.base_url))
        made.add("dtstamp", stamp.astimezone(UTC))
        made.add("dtstart", when.first)
        made.add("dtend", when.last + timedelta(days=1))
        made.add("summary", each.row.text)
        made.add("description", f"{say_when(masthead.words, when)}{told}")
        made.add("url", links.absolute(each.address, masthead.base_url))
        made.add("transp", "TRANSPARENT")
        calendar.add_component(made)
    return calendar.to_ical()


# What the library makes of a backslash before N, a new line, is its own.
TEXTS = st.text(st.sampled_from('ab ,;^\\éک😀\u0301"'), min_size=1, max_size=200)


@given(text=TEXTS, title=TEXTS, padding=st.integers(0, 80))
def test_a_calendar_is_written_as_the_library_writes_it(text: str, title: str, padding: int) -> None:
    timeline = (event("2024-06-09", "x" * padding + text), event("2024-02", text))
    told = entry("2024-06-10-told", title, source=Source("کشتی, daily"), timeline=timeline)
    site = build_site((told,), stories=())
    (events,) = (each for each in site.event_lists if each.page_address == "/timeline/")
    calendar, *_ = make_files(site, events)
    assert calendar.data == write_with_library(events, site)


def test_an_event_in_several_lists_is_the_same_as_in_one_made_alone() -> None:
    site = build_site((*ENTRIES, TOLD))
    alone = tuple(file for events in site.event_lists for file in make_files(site, events))
    assert make_files(site, *site.event_lists) == alone
    assert len(site.event_lists) > 2
