"""The archive: all years, one year, one month; and all weekly editions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from dateline import links
from dateline.language.dates import say_month, say_year
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue, FeedLink
from dateline.site.cutting import ENTRY_SIZE, Period, cut, find_period_address
from dateline.site.listing.ways import Guide, Way, find_neighbours, find_ways, link_parents, make_guide, say_period
from dateline.site.pages.edition import EditionLink, link_editions, make_editions_feed_link
from dateline.site.pages.head import Head, Planned, link_part, make_head

MAX_YEARS = 5
ByMonth = dict[tuple[int, int], tuple[Listed, ...]]
"""The entries of each month, newest first."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many entries a day holds."""

    day: date
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class ArchiveMonth:
    """One month in the archive."""

    year: int
    month: int
    address: str
    count: int
    """0 where nothing was published; such a month has no page."""
    days: tuple[DayCount, ...]
    """The days on which entries were published, in order."""


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """One year in the archive."""

    year: int
    address: str
    count: int
    months: tuple[ArchiveMonth, ...]
    """All twelve."""


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """`/archive/`: all years."""

    head: Head
    years: tuple[ArchiveYear, ...]
    """The newest, at most five, newest first."""
    former: tuple[ArchiveYear, ...]
    """Those before them, newest first: their months stand on their own pages."""


@dataclass(frozen=True, slots=True)
class YearPage:
    """`/2020/`: one year's entries by month."""

    head: Head
    year: ArchiveYear
    months: tuple[tuple[ArchiveMonth, tuple[Card, ...]], ...]
    """Newest first, those with entries only; cards newest first, of each month the newest where not all fit."""
    editions: tuple[EditionLink, ...]
    """The weekly editions that hold the year's entries, newest first."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Entries published on one day."""

    day: date
    cards: tuple[Card, ...]
    """At least one; the newest where the day has a page of its own."""
    count: int
    """All entries of the day."""
    address: str | None
    """Of the day's own page; None where all stand here."""


@dataclass(frozen=True, slots=True)
class MonthPage:
    """`/2020/01/`: one month's entries by day."""

    head: Head
    month: ArchiveMonth
    days: tuple[DayGroup, ...]
    """Newest first."""
    editions: tuple[EditionLink, ...]
    """The weekly editions that hold the month's entries, newest first."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class EditionYear:
    """The weekly editions of one year; a week belongs to the year of its Thursday."""

    year: int
    editions: tuple[EditionLink, ...]
    """Newest first; at least one."""


@dataclass(frozen=True, slots=True)
class EditionIndexPage:
    """`/week/`: all weekly editions; where they are very many the newest, and all on pages as `/week/2020/`."""

    head: Head
    title: str
    years: tuple[EditionYear, ...]
    """Newest first; may be empty."""
    ways: tuple[Way, ...]
    """To the editions of each year; empty where all stand here."""
    earlier: Link | None
    later: Link | None
    feed: FeedLink | None
    """None where the digest has no feeds, and on pages of years."""


def make_archive(catalogue: Catalogue) -> ArchivePage:
    """Return the page of all years, which may be empty."""
    words = catalogue.words
    description = words.say("about.archive", entries=words.count("entries", len(catalogue.listed)))
    head = make_head(catalogue, words.say("title.archive"), description, links.ARCHIVE)
    years = _find_years(group_by_month(catalogue))
    return ArchivePage(head, years[:MAX_YEARS], years[MAX_YEARS:])


def plan_years(catalogue: Catalogue) -> Iterator[Planned[YearPage]]:
    """Yield the page of each year with entries, newest first."""
    listed = group_by_month(catalogue)
    years = _find_years(listed)
    for index, year in enumerate(years):
        yield year.address, partial(_make_year_page, catalogue, years, index, listed)


def plan_months(catalogue: Catalogue) -> Iterator[Planned[MonthPage]]:
    """Yield the page of each month with entries, newest first."""
    listed = group_by_month(catalogue)
    months = tuple(_make_month(*place, group) for place, group in listed.items())
    for index, month in enumerate(months):
        yield month.address, partial(_make_month_page, catalogue, months, index, listed)


def group_days(cards: tuple[Card, ...]) -> tuple[DayGroup, ...]:
    """Return cards, which stand newest first, by the day on which they were published."""
    days = ((day, tuple(group)) for day, group in groupby(cards, key=lambda card: card.date.day))
    return tuple(DayGroup(day, group, len(group), None) for day, group in days)


def has_day_pages(catalogue: Catalogue, entries: int) -> bool:
    """Tell whether the days of a month with so many entries have pages of their own."""
    return ENTRY_SIZE * entries > catalogue.page_size


def _shorten_days(days: tuple[DayGroup, ...], size: int) -> tuple[DayGroup, ...]:
    """Return the days of a month that is too long for one page, each with its newest entries and its own page."""
    most = max(1, size // ENTRY_SIZE // len(days))
    return tuple(DayGroup(each.day, each.cards[:most], each.count, links.day_address(each.day)) for each in days)


def group_by_month(catalogue: Catalogue) -> ByMonth:
    """Return the entries of each month that has any, newest month first."""
    return {place: tuple(group) for place, group in groupby(catalogue.listed, key=_find_month)}


def _find_years(listed: ByMonth) -> tuple[ArchiveYear, ...]:
    """Return the years of these months, newest first."""
    return tuple(_make_year(year, listed) for year in dict.fromkeys(year for year, _ in listed))


def _find_month(listed: Listed) -> tuple[int, int]:
    """Return year and month of publication."""
    return (listed.entry.date.day.year, listed.entry.date.day.month)


def _make_year(year: int, listed: ByMonth) -> ArchiveYear:
    """Return one year with all its months."""
    months = tuple(_make_month(year, month, listed.get((year, month), ())) for month in range(1, 13))
    return ArchiveYear(year, links.year_address(year), sum(month.count for month in months), months)


def _make_month(year: int, month: int, listed: tuple[Listed, ...]) -> ArchiveMonth:
    """Return one month, in which these entries were published."""
    counts = Counter(each.entry.date.day for each in listed)
    days = tuple(DayCount(day, counts[day]) for day in sorted(counts))
    return ArchiveMonth(year, month, links.month_address(year, month), len(listed), days)


def _make_year_page(catalogue: Catalogue, years: tuple[ArchiveYear, ...], index: int, listed: ByMonth) -> YearPage:
    """Return the page of the year at this place; years stand newest first."""
    year, words = years[index], catalogue.words
    title = say_year(words, year.year)
    description = words.say("about.year", entries=words.count("entries", year.count), year=title)
    head = make_head(catalogue, title, description, year.address, parents=(link_part(catalogue, "archive"),))
    neighbours = [Link(say_year(words, each.year), each.address) for each in years]
    by_month = tuple((month, listed[month.year, month.month]) for month in reversed(year.months) if month.count)
    most = year.count if year.count <= catalogue.page_size else max(1, catalogue.page_size // len(by_month))
    months = tuple((month, tuple(each.card for each in group[:most])) for month, group in by_month)
    editions = link_editions(words, tuple(each for _, group in by_month for each in group))
    return YearPage(head, year, months, editions, *_find_neighbours(neighbours, index))


def _make_month_page(catalogue: Catalogue, months: tuple[ArchiveMonth, ...], index: int, listed: ByMonth) -> MonthPage:
    """Return the page of the month at this place; months stand newest first, empty ones are left out."""
    month, words = months[index], catalogue.words
    title = say_month(words, month.month, month.year)
    description = words.say("about.month", entries=words.count("entries", month.count), month=title)
    year = Link(say_year(words, month.year), links.year_address(month.year))
    head = make_head(catalogue, title, description, month.address, parents=(link_part(catalogue, "archive"), year))
    neighbours = [Link(say_month(words, each.month, each.year), each.address) for each in months]
    group = listed[month.year, month.month]
    days = group_days(tuple(each.card for each in group))
    if has_day_pages(catalogue, month.count):
        days = _shorten_days(days, catalogue.page_size)
    return MonthPage(head, month, days, link_editions(words, group), *_find_neighbours(neighbours, index))


def _find_neighbours(neighbours: list[Link], index: int) -> tuple[Link | None, Link | None]:
    """Return what is earlier and what is later than the place in a list that stands newest first."""
    earlier = neighbours[index + 1] if index + 1 < len(neighbours) else None
    return earlier, neighbours[index - 1] if index else None


def plan_edition_indexes(catalogue: Catalogue) -> Iterator[Planned[EditionIndexPage]]:
    """Yield the index, which may be empty, and that of each year where there are very many editions."""
    editions = link_editions(catalogue.words, catalogue.listed)
    days = [(link.monday.isocalendar()[0], 0, 0) for link in reversed(editions)]
    guide = make_guide(links.EDITIONS, cut(days, catalogue.page_size), has_counts=False)
    is_long = len(editions) > catalogue.page_size
    yield links.EDITIONS, partial(_make_edition_index, catalogue, editions, guide if is_long else None)
    for period in guide.pages if is_long else ():
        yield (
            find_period_address(links.EDITIONS, period),
            partial(_make_editions_of_year, catalogue, editions, guide, period),
        )


def _make_edition_index(
    catalogue: Catalogue, editions: tuple[EditionLink, ...], guide: Guide | None
) -> EditionIndexPage:
    """Return the index; with a guide the newest editions, and the way to all."""
    words = catalogue.words
    feed, title = make_editions_feed_link(catalogue), words.say("title.editions")
    description = words.say("about.editions", site=catalogue.digest.title)
    head = make_head(catalogue, title, description, links.EDITIONS, feed=feed)
    ways = find_ways(words, guide) if guide else ()
    return EditionIndexPage(head, title, _group_editions(editions[: catalogue.page_size]), ways, None, None, feed)


def _make_editions_of_year(
    catalogue: Catalogue, editions: tuple[EditionLink, ...], guide: Guide, period: Period
) -> EditionIndexPage:
    """Return the editions of one year."""
    words = catalogue.words
    title = words.say("ways.part", name=words.say("title.editions"), period=say_period(words, period))
    description = words.say("about.editions", site=catalogue.digest.title)
    parents = (link_part(catalogue, "editions"), *link_parents(words, links.EDITIONS, period))
    address = find_period_address(links.EDITIONS, period)
    shown = _group_editions(tuple(editions[-1 - row] for row in reversed(guide.pages[period].rows)))
    head = make_head(catalogue, title, description, address, parents=parents)
    ways = find_ways(words, guide, period)
    return EditionIndexPage(head, title, shown, ways, *find_neighbours(words, guide, period), None)


def _group_editions(editions: tuple[EditionLink, ...]) -> tuple[EditionYear, ...]:
    """Return editions, which stand newest first, by year."""
    grouped = groupby(editions, key=lambda link: link.monday.isocalendar()[0])
    return tuple(EditionYear(year, tuple(group)) for year, group in grouped)
