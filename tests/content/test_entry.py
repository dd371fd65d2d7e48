"""Entries: every fault with its exact message, every key read, and what is written reads back the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.entry import format_entry, read_entry
from dateline.content.keys.schema import ENTRY, Key
from dateline.content.keys.values import format_moment, read_moment
from dateline.model import Basis, Correction, Entry, Event, Kind, Mark, Moment, Quote, Rights, Source, Status, Tag
from dateline.problems import format_problem
from dateline.when import read_when
from tests.support.case_files import assert_case, read_cases

PATH = "content/entries/2024/2024-05-04-ferries.md"
WHOLE = """\
---
title: "Ferries: all nine sail again"
date: 2024-05-04T18:30+05:00
source:
  name: Quay Post
  url: https://post.example/talks
  dateline: Norhaven
  byline: Jo Reed
  title: Crews back at work
  archived: https://archive.example/post.example/talks
  paywall: true
  language: nb
rights: licensed
summary: All nine ships left on time.
story: ferry-strike
tags:
  people:
    - Marta Lindqvist
    - Olof Brandt
  places:
    - "NO"
  topics:
    - strikes
timeline:
  - date: 2024-05-01/2024-05-03
    text: Crews walked off all nine ships.
    when: on Wednesday
    basis: resolved
    same_as:
      - 2024-05-02-strike
    not_same_as:
      - 2023-05-02-strike
  - date: 2024-06~
    text: The owner will sell a ship.
    basis: editor
    future: true
quotes:
  - speaker: Marta Lindqvist
    text: Talk to each other.
    via: radio
  - text: We sail.
status: draft
publish_on: 2024-05-05
expires_on: 2025-05-05T00:00Z
updated: 2024-05-06T10:00:30-03:30
corrections:
  - date: 2024-05-05
    text: An earlier version named eight ships.
  - text: A name was misspelt.
slug: ferries-sail
aliases:
  - /2024/05/04/ferry/
language: ur
seed: seeds/ferries.txt
---
The first ferry left at noon.

The last one did not.
"""
ENTRY_VALUE = Entry(
    path=PATH,
    title="Ferries: all nine sail again",
    date=Moment(date(2024, 5, 4), datetime(2024, 5, 4, 18, 30, tzinfo=timezone(timedelta(hours=5)))),
    source=Source(
        "Quay Post",
        "https://post.example/talks",
        "Norhaven",
        "Jo Reed",
        "Crews back at work",
        archived="https://archive.example/post.example/talks",
        paywall=True,
        language="nb",
    ),
    rights=Rights.LICENSED,
    summary="All nine ships left on time.",
    story="ferry-strike",
    tags=(
        Tag(Kind.PEOPLE, "Marta Lindqvist"),
        Tag(Kind.PEOPLE, "Olof Brandt"),
        Tag(Kind.PLACES, "NO"),
        Tag(Kind.TOPICS, "strikes"),
    ),
    timeline=(
        Event(
            read_when("2024-05-01/2024-05-03"),
            "Crews walked off all nine ships.",
            "on Wednesday",
            Basis.RESOLVED,
            same_as=("2024-05-02-strike",),
            not_same_as=("2023-05-02-strike",),
        ),
        Event(read_when("2024-06~"), "The owner will sell a ship.", future=True),
    ),
    quotes=(Quote("Marta Lindqvist", "Talk to each other.", "radio"), Quote("", "We sail.")),
    status=Status.DRAFT,
    publish_on=Moment(date(2024, 5, 5)),
    expires_on=Moment(date(2025, 5, 5), datetime(2025, 5, 5, tzinfo=UTC)),
    updated=Moment(
        date(2024, 5, 6),
        datetime(2024, 5, 6, 10, 0, 30, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
    ),
    corrections=(
        Correction(date(2024, 5, 5), "An earlier version named eight ships."),
        Correction(None, "A name was misspelt."),
    ),
    slug="ferries-sail",
    aliases=("/2024/05/04/ferry/",),
    language="ur",
    seed="seeds/ferries.txt",
    body="The first ferry left at noon.\n\nThe last one did not.",
    body_line=56,
)


@pytest.mark.parametrize(("given_text", "expected"), read_cases("entries"))
def test_a_fault_of_an_entry_is_told_with_place_and_remedy(given_text: str, expected: str) -> None:
    problems = read_entry("content/entries/a.md", given_text)[1]
    assert_case("\n".join(map(format_problem, problems)), expected)


def test_every_key_is_read() -> None:
    assert read_entry(PATH, WHOLE) == (ENTRY_VALUE, ())


def test_an_entry_is_written_as_editors_write_it() -> None:
    assert format_entry(ENTRY_VALUE) == WHOLE


def test_the_whole_entry_has_every_key_of_the_schema() -> None:
    keys = {mark.key for mark in read_marks(WHOLE)}

    def missing(known: tuple[Key, ...], prefix: str) -> list[str]:
        names = [f"{prefix}{key.name}" for key in known if f"{prefix}{key.name}" not in keys]
        return names + [name for key in known if key.keys for name in missing(key.keys, inside(key, prefix))]

    def inside(key: Key, prefix: str) -> str:
        return f"{prefix}{key.name}." if key.shape == "table" else f"{prefix}{key.name}.0."

    assert missing(ENTRY, "") == ["tags.organisations", "timeline.0.future"]


def read_marks(text: str) -> tuple[Mark, ...]:
    entry, _ = read_entry(PATH, text)
    assert entry is not None
    return entry.marks


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [
        ("title", 2, 8),
        ("source", 4, 1),
        ("source.url", 6, 8),
        ("tags", 16, 1),
        ("tags.people", 17, 3),
        ("tags.people.0", 18, 7),
        ("tags.people.1", 19, 7),
        ("timeline.0", 25, 5),
        ("timeline.0.date", 25, 11),
        ("timeline.0.same_as.0", 30, 9),
        ("timeline.1.future", 36, 13),
        ("quotes.1.text", 41, 11),
        ("aliases.0", 52, 5),
        ("seed", 54, 7),
    ],
)
def test_a_mark_says_where_a_value_stands(key: str, line: int, column: int) -> None:
    assert [mark for mark in read_marks(WHOLE) if mark.key == key] == [Mark(key, line, column)]


def test_title_and_date_are_enough() -> None:
    entry, problems = read_entry(PATH, "---\ntitle: Ferries sail\ndate: 2024-05-04\n---\n")
    assert problems == ()
    assert entry == Entry(PATH, "Ferries sail", Moment(date(2024, 5, 4)), Rights.EXCERPT, body_line=5)


def test_keys_without_values_are_as_if_they_were_not_there() -> None:
    empty = "source:\nrights:\nsummary: ''\ntags:\n  people:\ntimeline: []\nquotes:\nslug:\naliases:\nupdated:\n"
    entry, problems = read_entry(PATH, f"---\ntitle: Ferries sail\ndate: 2024-05-04\n{empty}---\n")
    assert problems == ()
    assert entry == Entry(PATH, "Ferries sail", Moment(date(2024, 5, 4)), Rights.EXCERPT, body_line=15)


def test_an_entry_with_a_faulty_key_is_read_without_it() -> None:
    entry, problems = read_entry(PATH, "---\ntitle: Ferries sail\ndate: 2024-05-04\nstory: A B\nslug: x\n---\n")
    assert len(problems) == 1
    assert entry is not None
    assert (entry.story, entry.slug) == (None, "x")


@pytest.mark.parametrize("text", ["title: Ferries sail", "date: 2024-05-04", "title: x\ndate: soon", "title: x: y"])
def test_an_entry_without_title_or_date_is_none(text: str) -> None:
    entry, problems = read_entry(PATH, f"---\n{text}\n---\n")
    assert entry is None
    assert problems


def test_a_title_of_300_characters_is_not_too_long() -> None:
    assert read_entry(PATH, f"---\ntitle: {'x' * 300}\ndate: 2024-05-04\n---\n")[1] == ()


def test_a_title_of_301_characters_and_a_tag_of_121_are_too_long() -> None:
    tags = f"tags:\n  people:\n    - {'y' * 121}\n"
    problems = read_entry("a.md", f"---\ntitle: {'x' * 301}\ndate: 2024-05-04\n{tags}---\n")[1]
    assert [format_problem(problem) for problem in problems] == [
        f"a.md:2:8: 'title' is longer than 300 characters: {'x' * 60}…\n  Shorten it by 1 characters.",
        f"a.md:6:7: an item of 'people' is longer than 120 characters: {'y' * 60}…\n  Shorten it by 1 characters.",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2020-01-04", "2020-01-04"),
        ("2020-01-04T10:30+05:00", "2020-01-04T10:30+05:00"),
        ("2020-01-04 10:30 +05:00", "2020-01-04T10:30+05:00"),
        ("2020-01-04 10:30:15+0500", "2020-01-04T10:30:15+05:00"),
        ("2020-01-04T10:30Z", "2020-01-04T10:30Z"),
        ("2020-01-04 10:30 UTC", "2020-01-04T10:30Z"),
        ("2020-01-04t10:30-09:30", "2020-01-04T10:30-09:30"),
    ],
)
def test_a_moment_is_read_in_each_of_its_forms(text: str, written: str) -> None:
    assert format_moment(read_moment(text)) == written


def test_the_day_of_a_moment_is_that_of_its_own_zone() -> None:
    assert read_moment("2020-01-04T01:00+14:00").day == date(2020, 1, 4)


def clean(text: str) -> str:
    return text.strip()


CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
PLAIN = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
LINES = (
    st.text(PLAIN, max_size=60).map(clean)
    | st.text(alphabet="\"'\\:#-?,[]{}&*!|>%@`~=. aZ09م🚢", max_size=60).map(clean)
    | st.sampled_from(("no", "010", "2020-01-03", "- x", "a: b", "#x", "---", "null", "قاسم", "x: |"))
)
NAMED = LINES.filter(bool)
TEXTS = st.text(CHARACTERS | st.just("\n"), max_size=80).map(clean)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1000, 1, 2), datetime(9998, 12, 30), timezones=ZONES)  # noqa: DTZ001 - zones are drawn
MOMENTS = st.dates().map(Moment) | TIMES.map(lambda time: Moment(time.date(), time.replace(microsecond=0)))
SLUGS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
DATES = st.sampled_from(
    ("2020-01-03", "2019-11~", "199X", "2020-01-03/2020-01-05", "2020-24", "../2020", "2020-01-03T02:49")
)
BODIES = st.text(CHARACTERS | st.sampled_from("\n-\t"), max_size=120).map(
    lambda text: text.strip() if "<<<<<<<" not in text else ""
)
NAME_LISTS = st.lists(NAMED, max_size=3, unique=True).map(tuple)


def optional(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


EVENTS = st.builds(
    Event,
    when=DATES.map(read_when),
    text=NAMED,
    phrase=LINES,
    basis=st.sampled_from(Basis),
    future=st.booleans(),
    span=st.none(),
    same_as=NAME_LISTS,
    not_same_as=NAME_LISTS,
)
SOURCES = st.builds(
    Source,
    name=NAMED,
    url=optional(st.just("https://post.example/a?b=1#c")),
    dateline=optional(NAMED),
    byline=optional(NAMED),
    title=optional(NAMED),
    archived=optional(st.just("https://archive.example/1")),
    paywall=st.booleans(),
    language=optional(st.sampled_from(("ur", "en-GB", "zh-Hans"))),
)
TAGS = st.tuples(*(st.lists(NAMED, max_size=3, unique=True) for _ in Kind)).map(
    lambda groups: tuple(Tag(kind, name) for kind, names in zip(Kind, groups, strict=True) for name in names)
)
ENTRIES = st.builds(
    Entry,
    path=st.just(PATH),
    title=NAMED,
    date=MOMENTS.filter(lambda moment: moment.day != date.min),
    rights=st.sampled_from(Rights),
    source=optional(SOURCES),
    summary=TEXTS,
    story=optional(SLUGS),
    tags=TAGS,
    timeline=st.lists(EVENTS, max_size=3).map(tuple),
    quotes=st.lists(st.builds(Quote, LINES, TEXTS.filter(bool), LINES), max_size=3).map(tuple),
    status=st.sampled_from(Status),
    publish_on=optional(MOMENTS),
    expires_on=optional(MOMENTS),
    updated=optional(MOMENTS),
    corrections=st.lists(st.builds(Correction, optional(st.dates()), TEXTS.filter(bool)), max_size=2).map(tuple),
    slug=optional(NAMED),
    aliases=NAME_LISTS,
    language=optional(st.sampled_from(("ur", "en-GB", "zh-Hans"))),
    seed=optional(SLUGS),
    body=BODIES,
    body_line=st.just(1),
    marks=st.just(()),
)


@given(ENTRIES)
def test_what_is_written_reads_back_the_same(entry: Entry) -> None:
    back, problems = read_entry(PATH, format_entry(entry))
    assert problems == ()
    assert back is not None
    assert replace(back, body_line=1) == entry


@given(ENTRIES)
def test_what_is_read_back_is_written_the_same(entry: Entry) -> None:
    written = format_entry(entry)
    back, _ = read_entry(PATH, written)
    assert back is not None
    assert format_entry(back) == written
