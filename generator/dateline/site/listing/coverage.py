"""Entries in; how many of them each week, month or year holds, for the small charts of coverage, out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.site.cards import Listed

MAX_WEEKS = 104
"""More bars than this are as thin as hairs: from then on a bar stands for a month."""
MAX_MONTHS = 120
WEEK = timedelta(days=7)


class Unit(StrEnum):
    """What one bar stands for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class SpanCount:
    """How many entries a week, month or year holds."""

    first: date
    """Its first day; of a week its Monday."""
    count: int
    """May be 0 between others."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many entries each span holds, from that of the first entry to that of the last."""

    unit: Unit
    spans: tuple[SpanCount, ...]
    """In order; at least two."""


def find_coverage(listed: Iterable[Listed]) -> Coverage | None:
    """Return the coverage of entries; None where all are of one week."""
    days = [each.entry.date.day for each in listed]
    first, last = min(days), max(days)
    if find_monday(first) == find_monday(last):
        return None
    if (find_monday(last) - find_monday(first)) // WEEK < MAX_WEEKS:
        return Coverage(Unit.WEEK, count_weeks(days, list_weeks(first, last)))
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    months = months[first.month - 1 : len(months) - 12 + last.month]
    if len(months) <= MAX_MONTHS:
        return Coverage(Unit.MONTH, _count(Counter(day.replace(day=1) for day in days), months))
    years = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    return Coverage(Unit.YEAR, _count(Counter(day.replace(month=1, day=1) for day in days), years))


def list_weeks(first: date, last: date) -> list[date]:
    """Return the Monday of every week from that of one day to that of another."""
    monday = find_monday(first)
    return [monday + number * WEEK for number in range((find_monday(last) - monday) // WEEK + 1)]


def count_weeks(days: Iterable[date], mondays: Iterable[date]) -> tuple[SpanCount, ...]:
    """Return how many of the days lie in each of these weeks."""
    return _count(Counter(map(find_monday, days)), mondays)


def find_monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _count(counts: Counter[date], firsts: Iterable[date]) -> tuple[SpanCount, ...]:
    """Return the count of each span, by its first day."""
    return tuple(SpanCount(first, counts[first]) for first in firsts)
