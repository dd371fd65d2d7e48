"""Lists that are too long for one page in; what of them is shown there, and where all of them stand, out."""

from collections.abc import Iterable
from datetime import date

from dateline import links
from dateline.language.dates import say_month
from dateline.site.cards import Link
from dateline.site.catalogue import Catalogue
from dateline.site.cutting import Period, find_period_address
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import find_day
from dateline.site.listing.ways import say_period


def choose_newest(rows: tuple[EventRow, ...], size: int) -> tuple[EventRow, ...]:
    """Return the newest events that fit on one page; of whole months, or days, where these fill half of it.

    They stand by date.
    """
    if len(rows) <= size:
        return rows
    newest, before = rows[-size:], find_day(rows[-size - 1].when)
    for parts in (2, 3):
        whole = tuple(row for row in newest if find_day(row.when)[:parts] != before[:parts])
        if 2 * len(whole) >= size:
            return whole
    return newest


def choose_most_told(events: tuple[EventRow, ...], most: int) -> tuple[EventRow, ...]:
    """Return the events that most entries tell, by date."""
    ranked = sorted(range(len(events)), key=lambda place: -len(events[place].entries))
    return tuple(events[place] for place in sorted(ranked[:most]))


def link_archive(catalogue: Catalogue, days: Iterable[date]) -> tuple[Link, ...]:
    """Return the links to the months of these days in the archive."""
    words = catalogue.words
    return tuple(
        Link(
            words.say("ways.part", name=words.say("title.archive"), period=say_month(words, month, year)),
            links.month_address(year, month),
        )
        for year, month in dict.fromkeys((day.year, day.month) for day in days)
    )


def link_timeline(catalogue: Catalogue, days: Iterable[date]) -> tuple[Link, ...]:
    """Return the links to the pages of the timeline of these days' months, or years where these are not cut."""
    words, pages = catalogue.words, catalogue.timeline
    months = ((Period(day.year, day.month), Period(day.year)) for day in days)
    periods = dict.fromkeys(next((each for each in pair if each in pages), None) for pair in months)
    return tuple(
        Link(
            words.say("ways.part", name=words.say("title.timeline"), period=say_period(words, period)),
            find_period_address(links.TIMELINE, period),
        )
        for period in periods
        if period
    )
