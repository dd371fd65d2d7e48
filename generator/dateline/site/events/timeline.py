"""Events of all entries in; rows that tell each event once, with everyone who tells it, by year and month, out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dateline.model import Basis
from dateline.regexes import make_regex
from dateline.site.cards import Listed
from dateline.site.events.same_event import has_other_figures
from dateline.site.events.telling import Telling, find_stretch, group_tellings
from dateline.site.pages.pages import EventMonth, EventRow, EventYear, OtherAccount
from dateline.when import When

# Days; a spine as even as ours would hide that nothing is told of them.
MIN_GAP = 30
MONTH_KNOWN = make_regex(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the site."""

    number: int
    """Its place on the site's timeline, from 0."""
    row: EventRow
    """In the words of the entry that dates it best, the oldest of these."""
    tellings: tuple[Telling, ...]
    """Oldest entry first; no entry twice."""


def tell_events(listed: tuple[Listed, ...]) -> tuple[Told, ...]:
    """Return every event once, by date; anchors are unique on the whole site, so that its pages share the rows."""
    groups = group_tellings(listed)
    groups.sort(key=lambda group: _choose(group).event.when.sort_key)
    numbers: Counter[str] = Counter()
    return tuple(_make_told(number, group, numbers) for number, group in enumerate(groups))


def _choose(tellings: list[Telling]) -> Telling:
    """Return the telling whose words stand for all: with the time of day, with the date stated, the oldest."""
    if len(tellings) == 1:
        return tellings[0]
    return max(tellings, key=lambda telling: ("T" in telling.event.when.edtf, telling.event.basis is Basis.STATED))


def _make_told(number: int, tellings: list[Telling], numbers: Counter[str]) -> Told:
    """Return an event with the next free anchor of its date."""
    best = _choose(tellings)
    start = re.sub(r"[^0-9x-]", "", best.event.when.edtf.lower().partition("/")[0].partition("t")[0])
    numbers[start] += 1
    row = EventRow(
        anchor=f"e{start}-{numbers[start]}",
        when=best.event.when,
        text=best.event.text,
        phrase=best.event.phrase,
        is_stated=best.event.basis is Basis.STATED,
        is_future=all(telling.is_future for telling in tellings),
        entries=tuple(telling.listed.card for telling in tellings),
        others=_find_others(best, tellings),
    )
    return Told(number, row, tuple(tellings))


def take_listed(told: Told, listed: Listed) -> Told:
    """Return an event in which one of its entries, whose events are the same, has other words around them."""
    tellings = [
        replace(each, listed=listed) if each.listed.entry.path == listed.entry.path else each for each in told.tellings
    ]
    row = replace(
        told.row,
        entries=tuple(telling.listed.card for telling in tellings),
        others=_find_others(_choose(tellings), tellings),
    )
    return Told(told.number, row, tuple(tellings))


def _find_others(best: Telling, tellings: list[Telling]) -> tuple[OtherAccount, ...]:
    """Return the accounts whose figures or dates are not those of the one shown."""
    if len(tellings) == 1:
        return ()
    return tuple(
        OtherAccount(
            telling.event.text, None if _is_of_one_date(best, telling) else telling.event.when, telling.listed.card
        )
        for telling in tellings
        if has_other_figures(best.account, telling.account) or not _is_of_one_date(best, telling)
    )


def _is_of_one_date(one: Telling, other: Telling) -> bool:
    """Tell whether two accounts give the same days; an editor may join accounts that do not."""
    return find_stretch(one) == find_stretch(other)


def retell(told: Told, listed: Listed) -> EventRow:
    """Return the row in the words of one entry that tells it, as that entry's own page shows it."""
    telling = next(telling for telling in told.tellings if telling.listed is listed)
    event = telling.event
    return replace(
        told.row,
        when=event.when,
        text=event.text,
        phrase=event.phrase,
        is_stated=event.basis is Basis.STATED,
        is_future=telling.is_future,
        others=_find_others(telling, list(told.tellings)),
    )


def index_by_entry(told: tuple[Told, ...]) -> dict[str, tuple[Told, ...]]:
    """Return the events of each entry, found by its file, by date; entries without events are left out."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for each in told:
        for telling in each.tellings:
            found[telling.listed.entry.path].append(each)
    return {path: tuple(events) for path, events in found.items()}


def group_years(rows: tuple[EventRow, ...]) -> tuple[EventYear, ...]:
    """Return rows, which stand by date, by year and month; what has no month stands first in its year."""
    placed = sorted(((*_find_month(row.when), row) for row in rows), key=lambda place: place[:2])
    gaps = _find_gaps(placed)
    years = []
    for year, in_year in groupby(placed, key=lambda place: place[0]):
        months = tuple(
            _make_month(year, month, tuple(row for _, _, row in in_month), gaps)
            for month, in_month in groupby(in_year, key=lambda place: place[1])
        )
        years.append(EventYear(year, f"y{year:04}", months, sum(len(month.events) for month in months)))
    return tuple(years)


def find_year(when: When) -> int:
    """Return the year under which a date stands."""
    return _find_month(when)[0]


def _find_month(when: When) -> tuple[int, int]:
    """Return year and month under which a date stands; 0 where the month is not known.

    An interval stands under its first day, one with an open start under its last.
    """
    left, _, right = when.edtf.partition("/")
    is_open = left in ("", "..")
    found = MONTH_KNOWN.match(right if is_open else left)
    if found:
        return int(found["year"]), int(found["month"])
    return (when.last if is_open else when.first).year, 0


def _find_gaps(placed: list[tuple[int, int, EventRow]]) -> dict[str, int]:
    """Return the days of which no row before tells, by anchor, for rows before which these are more than a month.

    What is dated by its year tells of the whole year: no gap is claimed where an event may lie.
    """
    gaps: dict[str, int] = {}
    told_until: date | None = None
    for _, month, row in placed:
        day = _find_day(row.when)
        if month and told_until and (day - told_until).days > MIN_GAP:
            gaps[row.anchor] = (day - told_until).days
        until = day if row.when.edtf.endswith(("/", "..")) else max(day, row.when.last)
        told_until = max(told_until or until, until)
    return gaps


def _find_day(when: When) -> date:
    """Return the day at which a date stands on a timeline."""
    return when.last if when.edtf.startswith(("/", "..")) else when.first


def _make_month(year: int, month: int, events: tuple[EventRow, ...], gaps: dict[str, int]) -> EventMonth:
    """Return one month, or the year's part without month where it is 0."""
    if month:
        return EventMonth(year, month, f"m{year:04}-{month:02}", events, gaps.get(events[0].anchor, 0))
    return EventMonth(year, None, f"m{year:04}", events)
