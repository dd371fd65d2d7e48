"""Entries in; their accounts of events, those of one event together, out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline.model import Event
from dateline.site.cards import Listed
from dateline.site.events.same_event import Account, Weights, count_units, read_account, tell_same
from dateline.site.naming.names import Wording, make_wording


@dataclass(frozen=True, slots=True)
class Telling:
    """One entry's account of an event."""

    listed: Listed
    event: Event
    wording: Wording
    account: Account
    is_future: bool
    """It lay ahead when the entry was published."""

    @property
    def name(self) -> str:
        """The entry as `same_as` names it: its file without folder and ending."""
        return name_entry(self.listed.entry.path)


def name_entry(path: str) -> str:
    """Return an entry's file without folder and ending."""
    # Asked for every event of the site; `PurePosixPath` would take a fifth of the time that all events take.
    return path.rpartition("/")[2].removesuffix(".md")


def group_tellings(listed: tuple[Listed, ...]) -> list[list[Telling]]:
    """Return the accounts of all entries, a list for each event, the oldest entry first in each.

    Accounts of one date are one event where their words say so; what an editor says under `same_as` and
    `not_same_as` wins over words and dates.
    """
    tellings = [telling for each in listed for telling in _find_tellings(each)]
    tellings.sort(
        key=lambda telling: (find_stretch(telling), telling.listed.entry.date.sort_key, telling.listed.entry.path)
    )
    weights = count_units(telling.account for telling in tellings)
    groups = [group for _, same in groupby(tellings, key=find_stretch) for group in _merge(list(same), weights)]
    return _join_named(groups, weights)


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


def find_stretch(telling: Telling) -> tuple[date, date]:
    """Return the days that the event can mean."""
    return (telling.event.when.first, telling.event.when.last)


def _merge(tellings: list[Telling], weights: Weights) -> list[list[Telling]]:
    """Return events of one date, each with its tellings: an entry tells an event once."""
    if len(tellings) == 1:
        return [tellings]
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
        if any(_is_barred(telling, other) for other in groups[number]):
            continue
        likeness = max(tell_same(telling.account, other.account, weights) for other in groups[number])
        if likeness > most:
            best, most = number, likeness
    return best


def _is_barred(one: Telling, other: Telling) -> bool:
    """Tell whether two accounts are never one event: of one entry, or parted by an editor."""
    if one.listed is other.listed:
        return True
    # Few events have such lists, and names are made from paths.
    mine, theirs = one.event.not_same_as, other.event.not_same_as
    return bool((mine and other.name in mine) or (theirs and one.name in theirs))


def _join_named(groups: list[list[Telling]], weights: Weights) -> list[list[Telling]]:
    """Return the groups with those made one that an editor has joined."""
    by_entry: defaultdict[str, list[Telling]] = defaultdict(list)
    for group in groups:
        for telling in group:
            by_entry[telling.name].append(telling)
    home = {id(telling): group for group in groups for telling in group}
    for telling in [telling for group in groups for telling in group if telling.event.same_as]:
        for name in telling.event.same_as:
            other = _find_meant(telling, by_entry.get(name, []), weights)
            if other is None or home[id(telling)] is home[id(other)]:
                continue
            joined = sorted(
                (*home[id(telling)], *home[id(other)]),
                key=lambda each: (each.listed.entry.date.sort_key, each.listed.entry.path),
            )
            home.update((id(each), joined) for each in joined)
    return list({id(home[id(telling)]): home[id(telling)] for group in groups for telling in group}.values())


def _find_meant(telling: Telling, candidates: list[Telling], weights: Weights) -> Telling | None:
    """Return the account of another entry that `same_as` means: of that date, else the likest, else the nearest."""
    return max(
        candidates,
        key=lambda other: (
            find_stretch(other) == find_stretch(telling),
            tell_same(telling.account, other.account, weights),
            -abs((other.event.when.first - telling.event.when.first).days),
        ),
        default=None,
    )
