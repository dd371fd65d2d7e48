"""Events of all entries in; rows that tell each event once, with everyone who tells it, by year and month, out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator.model import Basis, Event
from generator.site.cards import Listed
from generator.site.names import Wording, make_wording
from generator.site.pages import EventMonth, EventRow, EventYear, OtherAccount
from generator.site.same_event import Account, Weights, count_units, has_other_figures, read_account, tell_same
from generator.when import When

MONTH_KNOWN = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Telling:
    """One entry's account of an event."""

    listed: Listed
    event: Event
    wording: Wording
    account: Account
    is_future: bool
    """It lay ahead when the entry was published."""


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
    tellings = [telling for each in listed for telling in _find_tellings(each)]
    tellings.sort(
        key=lambda telling: (_stretch(telling), telling.listed.entry.date.sort_key, telling.listed.entry.path)
    )
    weights = count_units(telling.account for telling in tellings)
    groups = [group for _, same in groupby(tellings, key=_stretch) for group in _merge(list(same), weights)]
    groups.sort(key=lambda group: _choose(group).event.when.sort_key)
    numbers: Counter[str] = Counter()
    return tuple(_make_told(number, group, numbers) for number, group in enumerate(groups))


def _find_tellings(listed: Listed) -> list[Telling]:
    """Return the events of one entry, the same text only once."""
    day = listed.entry.date.day
    events = {(event.when.edtf, event.text): event for event in reversed(listed.entry.timeline)}
    return [
        Telling(
            listed,
            event,
            make_wording(event.text),
            read_account(event.text, event.phrase),
            event.future or event.when.first > day,
        )
        for event in reversed(events.values())
    ]


def _stretch(telling: Telling) -> tuple[date, date]:
    """Return the days that the event can mean."""
    return (telling.event.when.first, telling.event.when.last)


def _merge(tellings: list[Telling], weights: Weights) -> list[list[Telling]]:
    """Return events of one date, each with its tellings: an entry tells an event once."""
    groups: list[list[Telling]] = []
    with_unit: defaultdict[str, set[int]] = defaultdict(set)
    for telling in tellings:
        near = {number for unit in telling.account.units for number in with_unit[unit]}
        number = _find_group(telling, groups, near, weights)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(telling)
        for unit in telling.account.units:
            with_unit[unit].add(number)
    return groups


def _find_group(telling: Telling, groups: list[list[Telling]], near: set[int], weights: Weights) -> int | None:
    """Return the event that a telling is most like, the first where several are; None where it is like none."""
    best, most = None, 0.0
    for number in sorted(near):
        if any(other.listed is telling.listed for other in groups[number]):
            continue
        likeness = max(tell_same(telling.account, other.account, weights) for other in groups[number])
        if likeness > most:
            best, most = number, likeness
    return best


def _choose(tellings: list[Telling]) -> Telling:
    """Return the telling whose words stand for all: with the time of day, with the date stated, the oldest."""
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


def _find_others(best: Telling, tellings: list[Telling]) -> tuple[OtherAccount, ...]:
    """Return the accounts whose figures are not those of the one shown."""
    return tuple(
        OtherAccount(telling.event.text, telling.listed.card)
        for telling in tellings
        if has_other_figures(best.account, telling.account)
    )


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
    years = []
    for year, in_year in groupby(placed, key=lambda place: place[0]):
        months = tuple(
            _make_month(year, month, tuple(row for _, _, row in in_month))
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


def _make_month(year: int, month: int, events: tuple[EventRow, ...]) -> EventMonth:
    """Return one month, or the year's part without month where it is 0."""
    if month:
        return EventMonth(year, month, f"m{year:04}-{month:02}", events)
    return EventMonth(year, None, f"m{year:04}", events)
