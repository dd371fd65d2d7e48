"""The calendar's words and sums."""

from datetime import date

import pytest

from dateline.english.calendar import (
    find_when,
    format_length,
    format_quarter,
    format_unit,
    make_date,
    read_month,
    read_number,
    read_unit,
    read_weekday,
    shift_days,
    shift_month,
    shift_units,
)

DAY = date(2020, 1, 31)


def test_months_and_weekdays_are_read_by_their_first_letters() -> None:
    assert [read_month(word) for word in ("January", "Feb.", "Sept", "DEC")] == [1, 2, 9, 12]
    assert [read_weekday(word) for word in ("Monday", "Tues.", "Sun")] == [0, 1, 6]


@pytest.mark.parametrize(
    ("text", "number"),
    [("three", 3), ("twenty-five", 25), ("Twenty five", 25), ("1,200", 1200), ("2.5", 2.5), ("an", 1), ("a dozen", 12)],
)
def test_numbers_are_read(text: str, number: float) -> None:
    assert read_number(text) == number


def test_a_day_is_one_that_the_calendar_has() -> None:
    assert make_date(2020, 2, 29) == date(2020, 2, 29)
    assert [make_date(2021, 2, 29), make_date(999, 1, 1), make_date(3000, 1, 1)] == [None, None, None]
    assert [make_date(1000, 1, 1), make_date(2999, 1, 1)] == [date(1000, 1, 1), date(2999, 1, 1)]


def test_months_and_days_are_counted_on_and_back() -> None:
    assert [shift_month(2020, 1, months) for months in (-1, 11, 12)] == [(2019, 12), (2020, 12), (2021, 1)]
    assert shift_days(DAY, 1) == date(2020, 2, 1)
    assert [shift_days(date.min, -1), shift_days(date.max, 1)] == [date.min, date.max]


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2020-01-31"),
        ("week", "2020-W05"),
        ("fortnight", "2020-W05"),
        ("weekend", "2020-W05-WE"),
        ("month", "2020-01"),
        ("quarter", "2020-Q1"),
        ("year", "2020"),
        ("decade", "202"),
        ("century", "20"),
        ("hour", None),
    ],
)
def test_a_unit_that_a_day_lies_in_has_a_value(unit: str, value: str | None) -> None:
    assert format_unit(unit, DAY) == value


def test_a_quarter_has_three_months() -> None:
    quarters = [format_quarter(2020, month) for month in (1, 3, 4, 9, 10, 12)]
    assert quarters == ["2020-Q1", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2020-Q4"]


@pytest.mark.parametrize(
    ("unit", "count", "day"),
    [
        ("day", -31, date(2019, 12, 31)),
        ("week", 2, date(2020, 2, 14)),
        ("fortnight", 1, date(2020, 2, 14)),
        ("month", 1, date(2020, 2, 1)),
        ("quarter", -1, date(2019, 10, 1)),
        ("century", 1, date(2120, 1, 1)),
        ("year", 7980, None),
        ("year", 7979, date(9999, 1, 1)),
        ("day", 100_000, None),
    ],
)
def test_units_are_counted_from_a_day(unit: str, count: int, day: date | None) -> None:
    assert shift_units(DAY, unit, count) == day


def test_a_unit_is_read_in_the_singular() -> None:
    assert [read_unit(word) for word in ("Years", "year", "centurie", "century")] == [
        "year",
        "year",
        "century",
        "century",
    ]


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (3, "day", "P3D"),
        (90, "minute", "PT90M"),
        (2, "fortnight", "P4W"),
        (2, "century", "P200Y"),
        (1, "weekend", "P1WE"),
    ],
)
def test_a_length_has_a_value(number: float, unit: str, value: str) -> None:
    assert format_length(number, unit) == value


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2020-01-04", "2020-01-04"),
        ("2020-01-04T10:00", "2020-01-04"),
        ("2020-W01", "2019-12-30/2020-01-05"),
        ("2020-W01-WE", "2020-01-04/2020-01-05"),
        ("2019-Q3", "2019-07/2019-09"),
        ("2019-H1", "2019-01/2019-06"),
        ("2019-WI", "2019-24"),
        ("199", "199X"),
        ("20", "20XX"),
        ("2020", "2020"),
    ],
)
def test_a_value_names_a_calendar_date(value: str, edtf: str) -> None:
    when = find_when(value)
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize("value", ["PAST_REF", "P3D", "T10:00", "XXXX-XX-XX", "2020-13", "FY2020"])
def test_other_values_name_none(value: str) -> None:
    assert find_when(value) is None
