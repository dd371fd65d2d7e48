"""Events of all entries in; each event of the site once, with everyone who tells it, out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from dateline.model import Basis
from dateline.site.cards import Card, Listed
from dateline.site.events.same_event import has_other_figures
from dateline.site.events.telling import Telling, find_stretch, group_tellings
from dateline.when import When


@dataclass(frozen=True, slots=True)
class OtherAccount:
    """An entry's words for an event, where its figures or its date differ from those shown."""

    text: str
    when: When | None
    """Its date, where that is another."""
    card: Card


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event on a timeline, with everyone who tells it."""

    anchor: str
    """Unique on its page: `e2020-01-03-2`."""
    when: When
    text: str
    phrase: str
    """The words that date it; empty where there are none."""
    is_stated: bool
    """The source gives the whole date; else it was reckoned or an editor gave it."""
    is_future: bool
    """It lay ahead when the source was published."""
    entries: tuple[Card, ...]
    """Who tells it, oldest first; at least one."""
    others: tuple[OtherAccount, ...] = ()
    """Accounts with other figures or another date; shown beside, as nobody here knows which are right."""


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
