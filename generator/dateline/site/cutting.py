"""Dates of a long list's rows in; the pages by year, month and day on which they stand, out.

A page ends where a period does, so that what is new changes the pages of its own time alone. A year stands on one page
while it fits; then its months have pages, and of a month that is still too long its days. What is not known to the
month, or the day, stands on the page of the year, or the month. Only rows of one day, or without a finer date, are
parted by number, the oldest first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline import links

PAGE_SIZE = 300
"""What fits on one page: events and quotations count once, entries with their summaries twice. It is some 50 kB."""
ENTRY_SIZE = 2
Day = tuple[int, int, int]
"""Year, month and day of a row; 0 where the month or the day is not known."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, month or day with a page of its own, or a further page of one."""

    year: int
    month: int = 0
    """0 for the whole year."""
    day: int = 0
    """0 for the whole month."""
    number: int = 1
    """More than 1 on further pages."""


@dataclass(frozen=True, slots=True)
class CutPage:
    """The rows of one page."""

    rows: tuple[int, ...]
    """Their places in the list, from 0, in order; empty where all stand on the pages below."""
    count: int
    """Rows of the period, on this page and on all others."""
    below: tuple[Period, ...] = ()
    """Months of a year, days of a month; empty where the period was not cut."""
    further: tuple[Period, ...] = ()
    """All pages of rows that have no finer date, this one among them; empty where there is one."""


Cut = dict[Period, CutPage]
"""The pages of a list, oldest first; a year stands before its months."""


def cut(days: Sequence[Day], size: int, weights: Sequence[int] | None = None) -> Cut:
    """Return the pages of a list whose rows have these days, at most `size` on one; rows may weigh more than 1."""
    rows = sorted(range(len(days)), key=days.__getitem__)
    weighed = weights or [1] * len(days)
    pages: Cut = {}
    for year, group in groupby(rows, key=lambda row: days[row][0]):
        pages |= _cut(Period(year), list(group), 1, _List(days, weighed, size))
    return pages


def find_period_address(page_address: str, period: Period) -> str:
    """Return where a period of a long page stands."""
    return links.period_address(page_address, period.year, period.month, period.day, period.number)


@dataclass(frozen=True, slots=True)
class _List:
    """What is cut."""

    days: Sequence[Day]
    weights: Sequence[int]
    size: int


def _cut(period: Period, rows: list[int], level: int, whole: _List) -> Iterator[tuple[Period, CutPage]]:
    """Yield the pages of a period: of a year at level 1, a month at 2, a day at 3."""
    parts = [list(group) for _, group in groupby(rows, key=lambda row: whole.days[row][level])] if level < 3 else [rows]
    is_long = level < 3 and sum(whole.weights[row] for row in rows) > whole.size
    own = [row for row in rows if level == 3 or not is_long or not whole.days[row][level]]
    below = [part for part in parts if is_long and whole.days[part[0]][level]]
    periods = [_narrow(period, whole.days[part[0]][level], level) for part in below]
    pieces = list(_part(own, whole)) or [[]]
    numbered = tuple(replace(period, number=number) for number in range(1, len(pieces) + 1))
    for place, piece in zip(numbered, pieces, strict=True):
        further = numbered if len(pieces) > 1 else ()
        yield place, CutPage(tuple(sorted(piece)), len(rows), tuple(periods), further)
    for each, part in zip(periods, below, strict=True):
        yield from _cut(each, part, level + 1, whole)


def _narrow(period: Period, number: int, level: int) -> Period:
    """Return a month of a year, or a day of a month."""
    return replace(period, month=number) if level == 1 else replace(period, day=number)


def _part(rows: list[int], whole: _List) -> Iterator[list[int]]:
    """Yield rows in pieces that fit on a page."""
    piece: list[int] = []
    total = 0
    for row in rows:
        total += whole.weights[row]
        if piece and total > whole.size:
            yield piece
            piece, total = [], whole.weights[row]
        piece.append(row)
    if piece:
        yield piece
