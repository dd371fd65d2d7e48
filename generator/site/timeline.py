"""Events of all entries in; rows that tell each event once, with everyone who tells it, by year and month, out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator.model import Basis, Event
from generator.site.cards import Listed
from generator.site.names import Wording, make_wording
from generator.site.pages import EventMonth, EventRow, EventYear
from generator.when import When

MONTH_KNOWN = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")
# Words that say nothing about which event is meant.
FUNCTION_WORDS = frozenset((
    "a", "about", "after", "against", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in", "into", "is", "it",
    "its", "more", "no", "not", "of", "off", "on", "or", "other", "over", "said", "she", "than", "that", "the",
    "their", "them", "they", "this", "to", "under", "up", "was", "were", "which", "while", "who", "will",
    "with", "would",
))  # fmt: skip
MIN_SHARED = 4
MIN_OVERLAP = 0.6


@dataclass(frozen=True, slots=True)
class Telling:
    """One entry's account of an event."""

    listed: Listed
    event: Event
    wording: Wording
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
    groups = [group for _, same in groupby(tellings, key=_stretch) for group in _merge(list(same))]
    groups.sort(key=lambda group: _choose(group).event.when.sort_key)
    numbers: Counter[str] = Counter()
    return tuple(_make_told(number, group, numbers) for number, group in enumerate(groups))


def _find_tellings(listed: Listed) -> list[Telling]:
    """Return the events of one entry, the same text only once."""
    day = listed.entry.date.day
    events = {(event.when.edtf, event.text): event for event in reversed(listed.entry.timeline)}
    return [
        Telling(listed, event, make_wording(event.text), event.future or event.when.first > day)
        for event in reversed(events.values())
    ]


def _stretch(telling: Telling) -> tuple[date, date]:
    """Return the days that the event can mean."""
    return (telling.event.when.first, telling.event.when.last)


def _merge(tellings: list[Telling]) -> list[list[Telling]]:
    """Return events of one date, each with its tellings.

    Two entries tell one event where their texts are equal or share most of their words; the first text of a group
    decides, so groups do not drift.
    """
    groups: list[list[Telling]] = []
    words_of: list[frozenset[str]] = []
    with_word: defaultdict[str, list[int]] = defaultdict(list)
    for telling in tellings:
        words = frozenset(telling.wording.folded.split()) - FUNCTION_WORDS
        shared = Counter(number for word in words for number in with_word[word])
        fit = (
            number
            for number in sorted(shared, key=lambda number: (-shared[number], number))
            if _is_same(words, words_of[number], shared[number])
            and all(other.listed is not telling.listed for other in groups[number])
        )
        number = next(fit, len(groups))
        if number < len(groups):
            groups[number].append(telling)
            continue
        groups.append([telling])
        words_of.append(words)
        for word in words:
            with_word[word].append(number)
    return groups


def _is_same(words: frozenset[str], others: frozenset[str], shared: int) -> bool:
    """Tell whether two texts of one date tell one event."""
    together = len(words) + len(others) - shared
    return shared == together or (shared >= MIN_SHARED and shared >= MIN_OVERLAP * together)


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
    )
    return Told(number, row, tuple(tellings))


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
