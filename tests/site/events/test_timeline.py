"""Timelines: what stands where, which accounts are one event, and which events are about a term."""

from dataclasses import replace

import pytest

from dateline.model import Basis, Kind
from dateline.problems import format_problem
from dateline.site.cards import Link
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import EventYear, group_years
from dateline.site.naming.names import fold_sentence, make_name_pattern
from dateline.when import read_when
from tests.support.case_files import assert_case, read_cases
from tests.support.site_values import STRIKE, TALKS, build_site, entry, event, page_at, tags, try_site


def rows_of(years: tuple[EventYear, ...]) -> list[EventRow]:
    return [row for year in years for month in year.months for row in month.events]


def row(when: str) -> EventRow:
    return EventRow("e", read_when(when), when, "", is_stated=False, is_future=False, entries=())


@pytest.mark.parametrize(("given", "expected"), read_cases("timeline_months"))
def test_dates_stand_under_their_year_and_month(given: str, expected: str) -> None:
    rows = sorted((row(line) for line in given.split("\n")), key=lambda row: row.when.sort_key)
    lines = [
        f"{year.anchor} {month.anchor}: {' '.join(row.text for row in month.events)}"
        for year in group_years(tuple(rows))
        for month in year.months
    ]
    assert_case("\n".join(lines), expected)


@pytest.mark.parametrize(("given", "expected"), read_cases("same_event"))
def test_two_entries_tell_one_event_or_two(given: str, expected: str) -> None:
    entries = tuple(
        entry(f"2024-06-0{number}-e{number}", timeline=(event(*line.split(" | ")),))
        for number, line in enumerate(given.split("\n"), 1)
    )
    rows = rows_of(page_at(build_site(entries), "/timeline/").years)
    assert_case("\n".join(f"{row.anchor} ({len(row.entries)}) {row.text}" for row in rows), expected)


@pytest.mark.parametrize(("given", "expected"), read_cases("event_names_term"))
def test_a_sentence_names_a_term_or_does_not(given: str, expected: str) -> None:
    kind, names, text = given.split(" | ")
    pattern = make_name_pattern(Kind(kind), tuple(names.split(" = ")))
    assert_case("yes" if pattern.stands_in(fold_sentence(text)) else "no", expected)


def test_one_event_has_one_row_with_everyone_who_tells_it() -> None:
    rows = rows_of(page_at(build_site(), "/timeline/").years)
    assert [(row.anchor, [card.address for card in row.entries]) for row in rows] == [
        ("e2023-1", ["/2024/05/02/crews-strike/"]),
        ("e2024-04-1", ["/2024/05/06/herring/"]),
        ("e2024-05-01-1", ["/2024/05/02/crews-strike/", "/2024/05/06/talks-fail/"]),
        ("e2024-05-05-1", ["/2024/05/06/talks-fail/"]),
    ]


def test_an_entry_tells_a_shared_event_in_its_own_words() -> None:
    page = page_at(build_site(), "/2024/05/06/talks-fail/")
    assert (page.events[0].text, page.events[0].phrase, len(page.events[0].entries)) == (
        "Crews of Blue Line Ferries walked off all nine ships at Norhaven harbour in the morning.",
        "",
        2,
    )


def test_the_entry_that_states_the_date_gives_the_row_its_words() -> None:
    stated = replace(TALKS, timeline=(replace(TALKS.timeline[0], basis=Basis.STATED),))
    (first, _) = page_at(build_site((STRIKE, stated)), "/timeline/2024/").years[0].months[0].events
    assert (first.is_stated, first.text) == (True, TALKS.timeline[0].text)


def test_an_entry_that_tells_an_event_twice_in_the_same_words_has_one_row() -> None:
    told = event("2024-05-01", "Crews of all ships went home.")
    page = page_at(build_site((entry("2024-05-02-twice", timeline=(told, told)),)), "/2024/05/02/twice/")
    assert [row.text for row in page.events] == ["Crews of all ships went home."]


def test_what_an_entry_announces_stands_apart() -> None:
    page = page_at(build_site(), "/2024/05/02/crews-strike/")
    assert [row.text for row in page.events] == [
        "The company cut its crews by a third.",
        "Crews of Blue Line Ferries walked off all nine ships in Norhaven harbour.",
    ]
    assert [row.text for row in page.future_events] == ["Owner and crews meet a mediator."]


def test_an_event_dated_after_publication_lies_ahead_though_nobody_says_so() -> None:
    page = page_at(
        build_site((entry("2024-05-02-fair", timeline=(event("2024-07", "The fair opens."),)),)), "/2024/05/02/fair/"
    )
    assert [row.is_future for row in page.future_events] == [True]


def test_what_was_announced_and_then_told_is_past() -> None:
    before = entry("2024-05-02-a", timeline=(event("2024-05-10", "Owner and crews meet a mediator.", future=True),))
    after = entry("2024-05-11-b", timeline=(event("2024-05-10", "Owner and crews meet a mediator."),))
    page = page_at(build_site((before, after)), "/timeline/")
    assert (page.future_events, [row.is_future for row in rows_of(page.years)]) == ((), [False])


def test_the_sites_timeline_keeps_apart_what_lay_ahead_of_its_newest_entry() -> None:
    page = page_at(build_site(), "/timeline/")
    assert [row.text for row in page.future_events] == ["Owner and crews meet a mediator."]


def test_a_years_timeline_has_everything_of_that_year() -> None:
    page = page_at(build_site(), "/timeline/2024/")
    assert [row.anchor for row in rows_of(page.years)] == [
        "e2024-04-1",
        "e2024-05-01-1",
        "e2024-05-05-1",
        "e2024-05-10-1",
    ]
    (years, months) = page.ways[0], page.ways[1:]
    assert [link.text for link in years.links] == ["2023", "2024"]
    assert months == ()


def test_the_page_of_all_years_ends_where_it_would_grow_too_long() -> None:
    events = tuple(event(f"{year}", f"Event {number}.") for year in (2001, 2002) for number in range(6))
    page = page_at(build_site((entry("2024-05-02-a", timeline=events),), page_size=10), "/timeline/")
    assert ([year.year for year in page.years], [link.text for link in page.ways[0].links]) == (
        [2002],
        ["2001", "2002"],
    )
    assert page.earlier == Link("2001", "/timeline/2001/")


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        ("/people/otto-brandt/", ["Brandt left the talks at midnight."]),
        ("/people/marta-lindqvist/", []),
        ("/places/norhaven/", ["Crews of Blue Line Ferries walked off all nine ships in Norhaven harbour."]),
        ("/places/sandholm-bay/", ["First shoals were seen off Sandholm Bay."]),
    ],
)
def test_a_terms_timeline_has_the_events_that_name_it(address: str, texts: list[str]) -> None:
    assert [row.text for row in rows_of(page_at(build_site(), address).years)] == texts


def test_a_topics_trigger_words_name_it() -> None:
    told = (event("2024-05-01", "The walkout began."), event("2024-05-01", "It rained."))
    site = build_site((entry("2024-05-02-a", timeline=told, tags=tags(topics="strikes")),))
    assert [row.text for row in rows_of(page_at(site, "/topics/strikes/").years)] == ["The walkout began."]


def test_anchors_are_unique_on_every_page() -> None:
    for page in build_site().pages:
        years = getattr(page, "years", ())
        if years and isinstance(years[0], EventYear):
            anchors = [row.anchor for row in rows_of(years)] + [
                row.anchor for row in getattr(page, "future_events", ())
            ]
            anchors += [year.anchor for year in years] + [month.anchor for year in years for month in year.months]
            in_order = getattr(page, "year", None) is None
            assert len(anchors) == len(set(anchors)), (page.head.address, in_order)


def test_accounts_with_other_figures_stand_side_by_side() -> None:
    first = entry("2024-05-02-a", timeline=(event("2024-05-01", "A ferry sank off Norhaven and 53 people drowned."),))
    second = entry("2024-05-03-b", timeline=(event("2024-05-01", "56 people drowned when a ferry sank off Norhaven."),))
    (row,) = rows_of(page_at(build_site((first, second)), "/timeline/").years)
    assert [(other.text, other.card.address) for other in row.others] == [
        ("56 people drowned when a ferry sank off Norhaven.", "/2024/05/03/b/")
    ]


def test_accounts_with_the_same_figures_are_one_text() -> None:
    first = entry("2024-05-02-a", timeline=(event("2024-05-01", "A ferry sank off Norhaven and 53 people drowned."),))
    second = entry("2024-05-03-b", timeline=(event("2024-05-01", "A ferry sank at 4:30 and 53 drowned off Norhaven."),))
    (row,) = rows_of(page_at(build_site((first, second)), "/timeline/").years)
    assert row.others == ()


def _told_by(first: dict, second: dict) -> list[tuple[int, list[str]]]:
    """Return for each row how many entries tell it, and the dates of other accounts."""
    one = entry("2024-05-02-a", timeline=(event("2024-05-01", "The old bridge gave way.", **first),))
    two = entry("2024-05-03-b", timeline=(event(second.pop("when", "2024-05-01"), "A span collapsed.", **second),))
    rows = rows_of(page_at(build_site((one, two)), "/timeline/").years)
    return [(len(row.entries), [other.when.edtf if other.when else "" for other in row.others]) for row in rows]


def test_an_editor_joins_accounts_that_share_no_word() -> None:
    assert _told_by({"same_as": ("2024-05-03-b",)}, {}) == [(2, [])]


def test_an_editor_joins_accounts_of_two_dates_and_both_dates_are_shown() -> None:
    assert _told_by({}, {"when": "2024-05-02", "same_as": ("2024-05-02-a",)}) == [(2, ["2024-05-02"])]


@pytest.mark.parametrize("parting", ["2024-05-02-a", "2024-05-03-b"])
def test_an_editor_parts_accounts_of_the_same_words_in_either_entry(parting: str) -> None:
    names = ("2024-05-02-a", "2024-05-03-b")
    others = {name: tuple(other for other in names if other != name and name == parting) for name in names}
    entries = tuple(
        entry(name, timeline=(event("2024-05-01", "The old bridge gave way.", not_same_as=others[name]),))
        for name in names
    )
    assert [len(row.entries) for row in rows_of(page_at(build_site(entries), "/timeline/").years)] == [1, 1]


def test_an_event_that_names_an_entry_which_is_not_there_is_a_problem() -> None:
    made = entry("2024-05-02-bridge", timeline=(event("2024-05-01", "It fell.", same_as=("2024-05-02-brige",)),))
    _, problems = try_site((made,))
    assert [format_problem(problem) for problem in problems] == [
        (
            "content/entries/2024/2024-05-02-bridge.md: there is no entry '2024-05-02-brige'\n"
            "  Did you mean '2024-05-02-bridge'?"
        )
    ]
