"""Values in words and for machines, as the filters of the templates give them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.language.dates import say_moment
from dateline.model import Moment
from dateline.output.charts import CHART_HEIGHT, make_coverage
from dateline.output.formats.writing import machine_date
from dateline.output.html import filters
from dateline.site.listing.coverage import Coverage, SpanCount, Unit
from dateline.when import read_when
from tests.support.languages import ENGLISH

MACHINE_DATES = [
    ("2020-01-03", "2020-01-03"),
    ("2020-01-03T02:49", "2020-01-03T02:49"),
    ("2020-01", "2020-01"),
    ("2020", "2020"),
    ("2020-21", ""),
    ("2020-33", ""),
    ("202X", ""),
    ("2019~", ""),
    ("2020-01-03?", ""),
    ("2020-01-03/2020-01-05", ""),
    ("../2020", ""),
]


@pytest.mark.parametrize(("edtf", "machine"), MACHINE_DATES)
def test_only_dates_that_html_knows_are_given_to_machines(edtf: str, machine: str) -> None:
    assert machine_date(read_when(edtf)) == machine


def test_a_moment_is_given_to_machines_with_its_zone() -> None:
    time = datetime(2020, 1, 4, 2, 49, tzinfo=timezone(timedelta(hours=5)))
    assert machine_date(Moment(date(2020, 1, 4), time)) == "2020-01-04T02:49+05:00"


ZONES = [
    (UTC, "UTC"),
    (timezone(timedelta(hours=5)), "UTC+5"),
    (timezone(timedelta(hours=5, minutes=45)), "UTC+5:45"),
    (timezone(-timedelta(hours=3, minutes=30)), "UTC−3:30"),
]


@pytest.mark.parametrize(("zone", "words"), ZONES)
def test_zones_are_named_by_their_distance_from_utc(zone: timezone, words: str) -> None:
    shown = say_moment(ENGLISH, Moment(date(2020, 1, 4), datetime(2020, 1, 4, 14, 5, tzinfo=zone)))
    assert shown == f"4 January 2020, 14:05 {words}"


@pytest.mark.parametrize(("part", "whole", "share"), [(0, 4, 0), (1, 1000, 1), (2, 3, 67), (4, 4, 100), (1, 0, 0)])
def test_shares_can_be_seen(part: int, whole: int, share: int) -> None:
    assert filters.percent(part, whole) == share


def weeks(*counts: int) -> Coverage:
    """Return weeks from 6 January 2020 on."""
    firsts = (date(2020, 1, 6) + timedelta(weeks=at) for at in range(len(counts)))
    return Coverage(Unit.WEEK, tuple(map(SpanCount, firsts, counts)))


def test_the_fullest_week_has_the_tallest_bar_and_empty_ones_none() -> None:
    chart = make_coverage(weeks(2, 0, 8), ENGLISH)
    assert [(bar.height, bar.label) for bar in chart.bars] == [
        (CHART_HEIGHT // 4, "Week of 6 January 2020: 2 entries"),
        (CHART_HEIGHT, "Week of 20 January 2020: 8 entries"),
    ]


def test_a_chart_says_in_words_what_it_shows() -> None:
    assert make_coverage(weeks(1, 0), ENGLISH).label == (
        "Coverage by week: 1 entry in 2 weeks, most in the week of 6 January 2020 (1)."
    )


@pytest.mark.parametrize("count", [1, 3, 60, 700])
def test_bars_stay_inside_their_chart(count: int) -> None:
    chart = make_coverage(weeks(*([1] * count)), ENGLISH)
    assert chart.bars[-1].x + chart.bars[-1].width == chart.width
    assert all(bar.y + bar.height == chart.height for bar in chart.bars)
