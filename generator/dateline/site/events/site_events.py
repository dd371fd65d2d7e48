"""Entries in; each event of the site once, with the account of every entry that tells it, out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dateline.model import Basis, Event
from dateline.site.cards import Card, Listed
from dateline.site.events.same_event import Gist, Weights, count_units, has_other_figures, read_gist, tell_same
from dateline.site.naming.names import FoldedSentence, fold_sentence
from dateline.when import When


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
class SiteEvent:
    """One event, with every entry that tells it."""

    number: int
    """Its place on the site's timeline, from 0."""
    row: EventRow
    """In the words of the entry that dates it best, the oldest of these."""
    accounts: tuple[Account, ...]
    """Oldest entry first; no entry twice."""


def make_site_events(listed: tuple[Listed, ...]) -> tuple[SiteEvent, ...]:
    """Return every event once, by date; anchors are unique on the whole site, so that its pages share the rows."""
    groups = group_accounts(listed)
    groups.sort(key=lambda group: _choose(group).event.when.sort_key)
    numbers: Counter[str] = Counter()
    return tuple(_make_event(number, group, numbers) for number, group in enumerate(groups))


def _choose(accounts: list[Account]) -> Account:
    """Return the account whose words stand for all: one with a time of day, else a stated date, else the oldest."""
    if len(accounts) == 1:
        return accounts[0]
    return max(accounts, key=lambda account: ("T" in account.event.when.edtf, account.event.basis is Basis.STATED))


def _make_event(number: int, accounts: list[Account], numbers: Counter[str]) -> SiteEvent:
    """Return an event with the next free anchor of its date."""
    best = _choose(accounts)
    start = re.sub(r"[^0-9x-]", "", best.event.when.edtf.lower().partition("/")[0].partition("t")[0])
    numbers[start] += 1
    row = EventRow(
        anchor=f"e{start}-{numbers[start]}",
        when=best.event.when,
        text=best.event.text,
        phrase=best.event.phrase,
        is_stated=best.event.basis is Basis.STATED,
        is_future=all(account.is_future for account in accounts),
        entries=tuple(account.listed.card for account in accounts),
        others=_find_others(best, accounts),
    )
    return SiteEvent(number, row, tuple(accounts))


def revise_event(event: SiteEvent, listed: Listed) -> SiteEvent:
    """Return an event after other words around it have changed in one of its entries; `listed` is that entry now."""
    accounts = [
        replace(each, listed=listed) if each.listed.entry.path == listed.entry.path else each for each in event.accounts
    ]
    row = replace(
        event.row,
        entries=tuple(account.listed.card for account in accounts),
        others=_find_others(_choose(accounts), accounts),
    )
    return SiteEvent(event.number, row, tuple(accounts))


def _find_others(best: Account, accounts: list[Account]) -> tuple[OtherAccount, ...]:
    """Return the accounts whose figures or dates are not those of the one shown."""
    if len(accounts) == 1:
        return ()
    return tuple(
        OtherAccount(
            account.event.text, None if _is_of_one_date(best, account) else account.event.when, account.listed.card
        )
        for account in accounts
        if has_other_figures(best.gist, account.gist) or not _is_of_one_date(best, account)
    )


def _is_of_one_date(one: Account, other: Account) -> bool:
    """Tell whether two accounts give the same days; an editor may join accounts that do not."""
    return find_stretch(one) == find_stretch(other)


def retell(event: SiteEvent, listed: Listed) -> EventRow:
    """Return the row in the words of one entry that tells it, as that entry's own page shows it."""
    account = next(account for account in event.accounts if account.listed is listed)
    own = account.event
    return replace(
        event.row,
        when=own.when,
        text=own.text,
        phrase=own.phrase,
        is_stated=own.basis is Basis.STATED,
        is_future=account.is_future,
        others=_find_others(account, list(event.accounts)),
    )


def index_by_entry(events: tuple[SiteEvent, ...]) -> dict[str, tuple[SiteEvent, ...]]:
    """Return the events of each entry, found by its file, by date; entries without events are left out."""
    found: defaultdict[str, list[SiteEvent]] = defaultdict(list)
    for event in events:
        for account in event.accounts:
            found[account.listed.entry.path].append(event)
    return {path: tuple(group) for path, group in found.items()}


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
    if len({account.listed.entry.path for account in accounts}) == 1:
        return [[account] for account in accounts]
    groups: list[list[Account]] = []
    with_unit: defaultdict[str, set[int]] = defaultdict(set)
    of_entry: defaultdict[str, set[int]] = defaultdict(set)
    for account in accounts:
        own = of_entry[account.listed.entry.path]
        near = {number for unit in account.gist.units for number in with_unit[unit]} - own
        number = _find_group(account, groups, near, weights)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(account)
        own.add(number)
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
    """Tell whether an editor has parted two accounts, so that they are never one event."""
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
