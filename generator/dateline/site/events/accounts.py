"""Entries in; their accounts of events, those of one event together, out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline.model import Event
from dateline.site.cards import Listed
from dateline.site.events.same_event import Gist, Weights, count_units, read_gist, tell_same
from dateline.site.naming.names import FoldedSentence, fold_sentence


@dataclass(frozen=True, slots=True)
class Account:
    """One entry's account of an event."""

    listed: Listed
    event: Event
    sentence: FoldedSentence
    """Its text, as names are looked for in it."""
    gist: Gist
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


def group_accounts(listed: tuple[Listed, ...]) -> list[list[Account]]:
    """Return the accounts of all entries, a list for each event, the oldest entry first in each.

    Accounts of one date are one event where their words say so; what an editor says under `same_as` and
    `not_same_as` wins over words and dates.
    """
    accounts = [account for each in listed for account in _find_accounts(each)]
    accounts.sort(
        key=lambda account: (find_stretch(account), account.listed.entry.date.sort_key, account.listed.entry.path)
    )
    weights = count_units(account.gist for account in accounts)
    groups = [group for _, same in groupby(accounts, key=find_stretch) for group in _merge(list(same), weights)]
    return _join_named(groups, weights)


def _find_accounts(listed: Listed) -> list[Account]:
    """Return the events of one entry, the same text only once."""
    day = listed.entry.date.day
    events = {(event.when.edtf, event.text): event for event in reversed(listed.entry.timeline)}
    return [
        Account(
            listed,
            event,
            fold_sentence(event.text),
            read_gist(event.text, event.phrase),
            event.future or event.when.first > day,
        )
        for event in reversed(events.values())
    ]


def find_stretch(account: Account) -> tuple[date, date]:
    """Return the first and the last day on which the event may have happened."""
    return (account.event.when.first, account.event.when.last)


def _merge(accounts: list[Account], weights: Weights) -> list[list[Account]]:
    """Return accounts of one date in groups, one for each event; no group has two of one entry."""
    if len(accounts) == 1:
        return [accounts]
    groups: list[list[Account]] = []
    with_unit: defaultdict[str, set[int]] = defaultdict(set)
    for account in accounts:
        near = {number for unit in account.gist.units for number in with_unit[unit]}
        number = _find_group(account, groups, near, weights)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(account)
        for unit in account.gist.units:
            with_unit[unit].add(number)
    return groups


def _find_group(account: Account, groups: list[list[Account]], near: set[int], weights: Weights) -> int | None:
    """Return the event that an account is most like, the first where several are; None where it is like none."""
    best, most = None, 0.0
    for number in sorted(near):
        if any(_is_barred(account, other) for other in groups[number]):
            continue
        likeness = max(tell_same(account.gist, other.gist, weights) for other in groups[number])
        if likeness > most:
            best, most = number, likeness
    return best


def _is_barred(one: Account, other: Account) -> bool:
    """Tell whether two accounts are never one event: of one entry, or parted by an editor."""
    if one.listed is other.listed:
        return True
    # Few events have such lists, and names are made from paths.
    mine, theirs = one.event.not_same_as, other.event.not_same_as
    return bool((mine and other.name in mine) or (theirs and one.name in theirs))


def _join_named(groups: list[list[Account]], weights: Weights) -> list[list[Account]]:
    """Return the groups, those made one that an editor has joined with `same_as`."""
    by_entry: defaultdict[str, list[Account]] = defaultdict(list)
    for group in groups:
        for account in group:
            by_entry[account.name].append(account)
    home = {id(account): group for group in groups for account in group}
    for account in [account for group in groups for account in group if account.event.same_as]:
        for name in account.event.same_as:
            other = _find_meant(account, by_entry.get(name, []), weights)
            if other is None or home[id(account)] is home[id(other)]:
                continue
            joined = sorted(
                (*home[id(account)], *home[id(other)]),
                key=lambda each: (each.listed.entry.date.sort_key, each.listed.entry.path),
            )
            home.update((id(each), joined) for each in joined)
    return list({id(home[id(account)]): home[id(account)] for group in groups for account in group}.values())


def _find_meant(account: Account, candidates: list[Account], weights: Weights) -> Account | None:
    """Return the account of another entry that `same_as` means: of that date, else the likest, else the nearest."""
    return max(
        candidates,
        key=lambda other: (
            find_stretch(other) == find_stretch(account),
            tell_same(account.gist, other.gist, weights),
            -abs((other.event.when.first - account.event.when.first).days),
        ),
        default=None,
    )
