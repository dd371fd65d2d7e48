"""The pages of a long list in; the ways from each of them to the others, out."""

from dataclasses import dataclass
from datetime import date

from dateline.language.dates import say_day, say_month, say_year
from dateline.language.words import Words
from dateline.site.cards import Link
from dateline.site.cutting import Cut, Period, find_period_address

MANY = 40
"""More links than this stand on the list's first page alone; others have the nearest."""
NEAREST = 10
PAGE, AROUND = "page", "true"
"""As `aria-current` says that a link leads to the page itself, or to the period that it is a part of."""


@dataclass(frozen=True, slots=True)
class WayLink:
    """A link to another page of a long list."""

    text: str
    address: str
    count: int
    """What is to be found there; 0 where that is not told."""
    current: str = ""
    """`page` for the page itself, `true` for the year or month that it is a part of; empty for all others."""


@dataclass(frozen=True, slots=True)
class Way:
    """Links to pages of a long list: years, months of a year, days of a month, letters, or pages of one of these."""

    title: str
    links: tuple[WayLink, ...]
    """In order; at least one."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A long list with its pages, as ways are found through it."""

    address: str
    """Of its first page."""
    pages: Cut
    years: tuple[Period, ...]
    with_rows: tuple[Period, ...]
    """The pages that lead to none below them."""
    places: dict[Period, int]
    """Their places among these."""
    has_counts: bool


def make_guide(address: str, pages: Cut, *, has_counts: bool) -> Guide:
    """Return the guide through the pages of a list whose first page has this address."""
    with_rows = tuple(period for period, page in pages.items() if not page.below)
    years = tuple(period for period in pages if period == Period(period.year))
    return Guide(address, pages, years, with_rows, {each: place for place, each in enumerate(with_rows)}, has_counts)


def find_ways(words: Words, guide: Guide, here: Period | None = None) -> tuple[Way, ...]:
    """Return the ways from a page of a list to those beside it, the widest first; the first page leads to the years.

    The first page alone says how much each year has: on all others that would change with every entry elsewhere.
    """
    counts = guide.has_counts and not here
    ways = [_make_way(words.say("ways.years"), words, guide, guide.years, here, has_counts=counts)]
    if here and here.month:
        ways.append(_make_months(words, guide, here))
    if here and here.day:
        ways.append(_make_days(words, guide, here))
    if here:
        ways.append(_make_numbers(words.say("ways.pages"), words, guide, here))
    return tuple(way for way in ways if way.links)


def find_below(words: Words, guide: Guide, here: Period) -> Way | None:
    """Return the way from a year to its months, from a month to its days; None where it is not cut."""
    if not guide.pages[here].below:
        return None
    make = _make_days if here.month else _make_months
    return make(words, guide, here, has_counts=guide.has_counts)


def _make_months(words: Words, guide: Guide, here: Period, *, has_counts: bool = False) -> Way:
    """Return the way to the months of a page's year."""
    title = words.say("ways.months", year=say_year(words, here.year))
    return _make_way(title, words, guide, guide.pages[Period(here.year)].below, here, has_counts=has_counts)


def _make_days(words: Words, guide: Guide, here: Period, *, has_counts: bool = False) -> Way:
    """Return the way to the days of a page's month."""
    title = words.say("ways.days", month=say_month(words, here.month, here.year))
    days = guide.pages[Period(here.year, here.month)].below
    return _make_way(title, words, guide, days, here, has_counts=has_counts)


def _make_way(
    title: str, words: Words, guide: Guide, periods: tuple[Period, ...], here: Period | None, *, has_counts: bool
) -> Way:
    """Return the way to these pages, the nearest alone where they are many."""
    if here and len(periods) > MANY:
        at = next(place for place, each in enumerate(periods) if each == here or _holds(each, here))
        periods = periods[max(0, at - NEAREST) : at + NEAREST + 1]
    return Way(title, tuple(_make_link(words, guide, each, here, has_counts=has_counts) for each in periods))


def _make_link(words: Words, guide: Guide, period: Period, here: Period | None, *, has_counts: bool) -> WayLink:
    """Return the link to a page; its text is no more than what the way's title does not say."""
    current = PAGE if period == here else AROUND if here and _holds(period, here) else ""
    count = guide.pages[period].count if has_counts else 0
    return WayLink(_say_finest(words, period), find_period_address(guide.address, period), count, current)


def _make_numbers(title: str, words: Words, guide: Guide, here: Period) -> Way:
    """Return the way to all pages of rows that have no finer date than that of this page."""
    further = guide.pages[here].further
    near = further[max(0, here.number - 1 - NEAREST) : here.number + NEAREST] if len(further) > MANY else further
    shown = (
        WayLink(words.write(each.number), find_period_address(guide.address, each), 0, PAGE if each == here else "")
        for each in near
    )
    return Way(title, tuple(shown))


def _holds(period: Period, other: Period) -> bool:
    """Tell whether a page is of the year, month or day that another is a part of."""
    return period != other and period.number == 1 and period in _climb(other)


def _climb(period: Period) -> tuple[Period, ...]:
    """Return the first page of the year, of the month and of the day of a page; of a whole year all are one."""
    year, month, day = period.year, period.month, period.day
    return tuple(dict.fromkeys((Period(year), Period(year, month), Period(year, month, day))))


def find_neighbours(words: Words, guide: Guide, here: Period) -> tuple[Link | None, Link | None]:
    """Return the pages before and after one: of all that hold rows, and for a year or month in pieces the next such."""
    order = guide.with_rows
    at = guide.places.get(here)
    if at is None:
        order = guide.years if not here.month else guide.pages[Period(here.year)].below
        at = order.index(Period(here.year, here.month))
    before = order[at - 1] if at else None
    after = order[at + 1] if at + 1 < len(order) else None
    return link_period(words, guide.address, before), link_period(words, guide.address, after)


def link_period(words: Words, address: str, period: Period | None) -> Link | None:
    """Return the link to a page of a list by its whole date; None where there is no page."""
    return Link(say_period(words, period), find_period_address(address, period)) if period else None


def say_period(words: Words, period: Period) -> str:
    """Return a year, month or day in words, with its number where it is a further page."""
    if period.day:
        said = say_day(words, date(period.year, period.month, period.day))
    elif period.month:
        said = say_month(words, period.month, period.year)
    else:
        said = say_year(words, period.year)
    return said if period.number == 1 else words.say("ways.numbered", period=said, page=words.write(period.number))


def _say_finest(words: Words, period: Period) -> str:
    """Return the finest part of a date: the day of a day, the month of a month."""
    if period.day:
        return words.write(period.day)
    return say_month(words, period.month) if period.month else say_year(words, period.year)


def link_parents(words: Words, address: str, here: Period) -> tuple[Link, ...]:
    """Return the year, month and day that a page is a part of, as the way back names them."""
    return tuple(
        Link(say_period(words, period), find_period_address(address, period))
        for period in _climb(here)
        if period != here
    )
