"""The catalogue in; the pages of the archive out: all years, one year, one month."""

from collections import Counter
from itertools import groupby

from dateline import links
from dateline.language.dates import say_month, say_year
from dateline.site.cards import Listed
from dateline.site.catalogue import Catalogue
from dateline.site.pages.editions import link_editions
from dateline.site.pages.head import link_part, make_head
from dateline.site.pages.pages import (
    ArchiveMonth,
    ArchivePage,
    ArchiveYear,
    Card,
    DayCount,
    DayGroup,
    Link,
    MonthPage,
    YearPage,
)

ByMonth = dict[tuple[int, int], tuple[Listed, ...]]
"""The entries of each month, newest first."""


def make_archive(catalogue: Catalogue) -> tuple[ArchivePage | YearPage | MonthPage, ...]:
    """Return the archive's pages; in an empty digest only `/archive/`."""
    listed = {place: tuple(group) for place, group in groupby(catalogue.listed, key=_find_month)}
    years = tuple(_make_year(year, listed) for year in dict.fromkeys(year for year, _ in listed))
    words = catalogue.words
    description = words.say("about.archive", entries=words.count("entries", len(catalogue.listed)))
    head = make_head(catalogue, words.say("title.archive"), description, links.ARCHIVE)
    months = tuple(month for year in years for month in reversed(year.months) if month.count)
    return (
        ArchivePage(head, years),
        *(_make_year_page(catalogue, years, index, listed) for index in range(len(years))),
        *(_make_month_page(catalogue, months, index, listed) for index in range(len(months))),
    )


def group_days(cards: tuple[Card, ...]) -> tuple[DayGroup, ...]:
    """Return cards, which stand newest first, by the day on which they were published."""
    return tuple(DayGroup(day, tuple(group)) for day, group in groupby(cards, key=lambda card: card.date.day))


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
    months = tuple((month, tuple(each.card for each in group)) for month, group in by_month)
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
    return MonthPage(head, month, days, link_editions(words, group), *_find_neighbours(neighbours, index))


def _find_neighbours(neighbours: list[Link], index: int) -> tuple[Link | None, Link | None]:
    """Return what is earlier and what is later than the place in a list that stands newest first."""
    earlier = neighbours[index + 1] if index + 1 < len(neighbours) else None
    return earlier, neighbours[index - 1] if index else None
