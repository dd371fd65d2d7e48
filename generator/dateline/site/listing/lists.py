"""The events, quotations and entries of a long page in; which of them stand on its pages by period, out."""

from dataclasses import dataclass

from dateline.model import Quote
from dateline.site.cards import Listed
from dateline.site.cutting import ENTRY_SIZE, Cut, Day, Period, cut
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import find_day

MAX_FIRST = {"entries": 10, "events": 3, "quotes": 15}
"""What part of a full page each list has on the first page of many."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with the entry that holds it."""

    quote: Quote
    listed: Listed


@dataclass(frozen=True, slots=True)
class Lists:
    """What a page lists."""

    events: tuple[EventRow, ...] = ()
    """By date."""
    quotes: tuple[Said, ...] = ()
    """Newest first."""
    listed: tuple[Listed, ...] = ()
    """Newest first."""


def is_long(lists: Lists, size: int) -> bool:
    """Tell whether the lists are too long for one page."""
    return len(lists.events) + len(lists.quotes) + ENTRY_SIZE * len(lists.listed) > size


def cut_lists(lists: Lists, size: int) -> Cut:
    """Return the pages of the lists, with what several lists have of one period on one page."""
    days = [
        *(find_day(row.when) for row in lists.events),
        *(find_publication_day(said.listed) for said in reversed(lists.quotes)),
        *(find_publication_day(listed) for listed in reversed(lists.listed)),
    ]
    weights = [1] * (len(lists.events) + len(lists.quotes)) + [ENTRY_SIZE] * len(lists.listed)
    return cut(days, size, weights)


def choose_period(lists: Lists, pages: Cut, period: Period) -> Lists:
    """Return what stands on the page of a period."""
    quotes, listed = lists.quotes[::-1], lists.listed[::-1]
    first_quote, first_entry = len(lists.events), len(lists.events) + len(quotes)
    rows = pages[period].rows
    return Lists(
        events=tuple(lists.events[row] for row in rows if row < first_quote),
        quotes=tuple(quotes[row - first_quote] for row in reversed(rows) if first_quote <= row < first_entry),
        listed=tuple(listed[row - first_entry] for row in reversed(rows) if row >= first_entry),
    )


def choose_newest(lists: Lists, size: int) -> Lists:
    """Return what stands on the first page of lists that are too long for one: the newest of each."""
    return Lists(
        events=lists.events[-max(1, size // MAX_FIRST["events"]) :],
        quotes=lists.quotes[: max(1, size // MAX_FIRST["quotes"])],
        listed=lists.listed[: max(1, size // MAX_FIRST["entries"])],
    )


def find_publication_day(listed: Listed) -> Day:
    """Return the day on which an entry was published."""
    day = listed.entry.date.day
    return day.year, day.month, day.day
