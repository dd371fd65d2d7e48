"""Events of all entries in; each event of the site once, with everyone who tells it, out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from dateline.model import Basis
from dateline.site.cards import Card, Listed
from dateline.site.events.accounts import Account, find_stretch, group_accounts
from dateline.site.events.same_event import has_other_figures
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
