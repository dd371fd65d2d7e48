"""Full dates of frame lines, with their times where the zone is known."""

from datetime import date

import pytest

from dateline.english.days import find_stated_days, find_yearless_days, nearest_day
from tests.support.case_files import assert_case, read_cases


def describe(text: str) -> str:
    """Return each date found, with the words that state it."""
    found = [(each.moment, text[each.span.start : each.span.end]) for each in find_stated_days(text, day_first=True)]
    return "\n".join(f"{moment.time.isoformat() if moment.time else moment.day} | {words}" for moment, words in found)


@pytest.mark.parametrize(("given", "expected"), read_cases("daywords"))
def test_each_line_states_its_days(given, expected):
    assert_case("\n".join(describe(line) or "none" for line in given.split("\n")), expected)


def test_month_stands_first_where_the_digest_says_so():
    (stated,) = find_stated_days("04/01/2020", day_first=False)
    assert stated.moment.day == date(2020, 4, 1)


def test_figure_over_twelve_is_the_day_in_either_order():
    (stated,) = find_stated_days("01/31/2020", day_first=True)
    assert stated.moment.day == date(2020, 1, 31)


def test_days_stand_in_the_order_of_the_text():
    found = find_stated_days("2 May 2020, then 2020-01-04, then Jan. 3, 2020", day_first=True)
    assert [each.moment.day for each in found] == [date(2020, 5, 2), date(2020, 1, 4), date(2020, 1, 3)]


def test_day_with_a_year_is_not_yearless():
    found = find_yearless_days("Jan 4, 28 October 2019 and 3rd March")
    assert [(each.month, each.day) for each in found] == [(1, 4), (3, 3)]


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("Dec 30", date(2020, 1, 2), date(2019, 12, 30)),
        ("Jan 2", date(2019, 12, 30), date(2020, 1, 2)),
        ("Jan 4", date(2020, 1, 4), date(2020, 1, 4)),
        ("29 February", date(2019, 3, 1), date(2020, 2, 29)),
        ("29 February", date(2018, 3, 1), None),
    ],
)
def test_yearless_day_takes_the_nearest_year(text, near, expected):
    (yearless,) = find_yearless_days(text)
    assert nearest_day(yearless, near) == expected


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("23:59:59 GMT", (23, 59, 59)),
        ("24:00 GMT", None),
        ("10:60 GMT", None),
        ("10:00:60 GMT", None),
        ("12:30 p.m. GMT", (12, 30, 0)),
        ("12:30 a.m. GMT", (0, 30, 0)),
        ("1:05 p.m. GMT", (13, 5, 0)),
        ("13:05 p.m. GMT", None),
        ("0:05 a.m. GMT", None),
        ("10:00 +14:00", (10, 0, 0)),
        ("10:00 +15:00", None),
        ("10:00", None),
    ],
)
def test_a_time_is_one_that_a_clock_shows(clock: str, expected: tuple[int, int, int] | None) -> None:
    (found,) = find_stated_days(f"4 January 2020, {clock}", day_first=True)
    time = found.moment.time
    assert (time and (time.hour, time.minute, time.second)) == expected
