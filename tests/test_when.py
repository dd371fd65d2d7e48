"""The ground floor's dates: EDTF read, ordered and put into words."""

import doctest
from datetime import date

import pytest

from dateline import when
from dateline.language.dates import say_when
from dateline.when import NotADate, format_day, make_day, read_when
from tests.support.case_files import assert_case, read_cases
from tests.support.languages import ENGLISH


@pytest.mark.parametrize(("given", "expected"), read_cases("when"))
def test_each_edtf_date_means_its_days_and_reads_in_words(given: str, expected: str) -> None:
    try:
        value = read_when(given)
        actual = f"{value.first} .. {value.last} | {say_when(ENGLISH, value)}"
    except NotADate as reason:
        actual = f"not a date: {reason}"
    assert_case(actual, expected)


def test_a_month_stands_before_its_first_day() -> None:
    dates = [read_when(text) for text in ("2020-01-01", "2019-12-31", "2020-01", "2020", "2020-01-01T02:49")]
    assert [value.edtf for value in sorted(dates, key=lambda value: value.sort_key)] == [
        "2019-12-31",
        "2020",
        "2020-01",
        "2020-01-01",
        "2020-01-01T02:49",
    ]


def test_only_a_day_is_a_day() -> None:
    assert [read_when(text).is_day for text in ("2020-01-03", "2020-01-03~", "2020-01", "2020-01-03/2020-01-04")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_day_makes_the_same_date_as_its_text() -> None:
    assert make_day(date(2020, 1, 3)) == read_when("2020-01-03")


def test_a_day_reads_in_words() -> None:
    assert format_day(date(2020, 1, 4)) == "4 January 2020"


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(when).failed == 0
