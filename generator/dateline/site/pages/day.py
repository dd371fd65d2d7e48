"""The entries of one day, where those of its month are too many for one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from dateline import links
from dateline.language.dates import say_day
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue
from dateline.site.cutting import ENTRY_SIZE, Period, cut, find_period_address
from dateline.site.listing.lists import find_publication_day
from dateline.site.listing.ways import Guide, Way, find_neighbours, find_ways, link_parents, make_guide, say_period
from dateline.site.pages.archive import group_by_month, has_day_pages
from dateline.site.pages.head import Head, Planned, link_part, make_head


@dataclass(frozen=True, slots=True)
class DayPage:
    """`/2020/01/04/`: the entries of one day, where those of its month are too many for one page."""

    head: Head
    title: str
    day: date
    cards: tuple[Card, ...]
    """Newest first; at least one."""
    ways: tuple[Way, ...]
    """To the other days of the month, and to further pages of this one."""
    earlier: Link | None
    later: Link | None


def plan_days(catalogue: Catalogue) -> Iterator[Planned[DayPage]]:
    """Yield the page of each day of the months that are too long for one page, oldest first."""
    for group in reversed(group_by_month(catalogue).values()):
        if has_day_pages(catalogue, len(group)):
            listed = tuple(reversed(group))
            pages = cut(
                [find_publication_day(each) for each in listed], catalogue.page_size, [ENTRY_SIZE] * len(listed)
            )
            guide = make_guide(links.HOME, pages, has_counts=False)
            for period in pages:
                if period.day:
                    address = find_period_address(links.HOME, period)
                    yield address, partial(_make_page, catalogue, listed, guide, period)


def _make_page(catalogue: Catalogue, listed: tuple[Listed, ...], guide: Guide, period: Period) -> DayPage:
    """Return the page of a day of the month that has these entries, oldest first."""
    words, rows = catalogue.words, guide.pages[period].rows
    day = date(period.year, period.month, period.day)
    title = say_period(words, period)
    entries = words.count("entries", guide.pages[Period(period.year, period.month, period.day)].count)
    description = words.say("about.day", entries=entries, day=say_day(words, day))
    parents = (link_part(catalogue, "archive"), *link_parents(words, links.HOME, period))
    address = find_period_address(links.HOME, period)
    return DayPage(
        make_head(catalogue, title, description, address, parents=parents),
        title,
        day,
        tuple(listed[row].card for row in reversed(rows)),
        find_ways(words, guide, period)[2:],
        *find_neighbours(words, guide, period),
    )
