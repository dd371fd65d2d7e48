"""The search page, the bundles into which its index is cut, and the names that its box offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline import links
from dateline.model import Kind
from dateline.site.cards import Listed
from dateline.site.catalogue import Catalogue
from dateline.site.naming.taxonomy import CountedGroup
from dateline.site.pages.head import Extent, Head, find_extent, make_head
from dateline.site.pages.term import find_top

MIN_LIMIT, GROWTH, MAX_LIMIT = 100, 4, 500
"""Entries that a bundle may hold: few of the newest, for it is made anew with every new entry; else four times as many
as are newer, for a reader loads a part of each bundle, and not too many, for an edit makes one anew. Pagefind takes 45
to 165 MiB for so many, and 0.2 to 1 s of processor time."""

Rows = tuple[tuple[tuple[str, ...], Listed], ...]
"""Entries, oldest first, with the periods that each lies in."""


@dataclass(frozen=True, slots=True)
class BundleLink:
    """A bundle as the script of the search page knows it."""

    address: str
    first_day: date
    """The day of its first entry."""
    count: int
    """Its entries; at least 1."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`/search/`: the search itself runs in the browser."""

    head: Head
    extent: Extent
    bundles: tuple[BundleLink, ...]
    """The bundles of the index, newest period first; the script loads older ones where they are asked for."""
    years: tuple[int, ...]
    tags: tuple[CountedGroup, ...]
    """Ways on for readers without JavaScript: the most frequent of each kind."""


@dataclass(frozen=True, slots=True)
class SearchBundle:
    """The entries that one bundle of the search index holds."""

    address: str
    """`/pagefind/2020-01/`, after the period of its entries."""
    pages: tuple[str, ...]
    """Addresses of its entries, oldest first; at most 500."""
    first_day: date
    """The day of its first entry."""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A term or a story as readers look for it by name."""

    kind: Kind | None
    """None for a story."""
    name: str
    address: str
    count: int
    """Entries on that page; at least 1."""
    others: tuple[str, ...] = ()
    """Other spellings and former names."""


def make_search(catalogue: Catalogue) -> SearchPage:
    """Return the page; the search itself runs in the browser."""
    words = catalogue.words
    description = words.say("about.search", site=catalogue.digest.title)
    years = dict.fromkeys(each.entry.date.day.year for each in catalogue.listed)
    return SearchPage(
        head=make_head(catalogue, words.say("title.search"), description, links.SEARCH),
        extent=find_extent(catalogue),
        bundles=tuple(
            BundleLink(bundle.address, bundle.first_day, len(bundle.pages)) for bundle in make_bundles(catalogue.listed)
        ),
        years=tuple(years),
        tags=find_top(catalogue),
    )


def make_bundles(listed: tuple[Listed, ...]) -> tuple[SearchBundle, ...]:
    """Return the bundles of these entries, which stand newest first; as these do.

    A bundle is a period of the calendar, the longest that has not too many entries; a new entry hence changes the
    bundle of its own period alone, until so many are newer that periods are put together.
    """
    rows = tuple((_name_periods(each.entry.date.day), each) for each in reversed(listed))
    return tuple(
        SearchBundle(f"{links.SEARCH_INDEX}{name}/", tuple(each.address for _, each in part), part[0][1].entry.date.day)
        for name, part in reversed(tuple(_cut(rows, 0)))
    )


def _cut(rows: Rows, newer: int, depth: int = 0) -> Iterator[tuple[str, Rows]]:
    """Yield the entries of one period in bundles, oldest first, with the name of each; `newer` entries follow them."""
    if len(rows) <= max(MIN_LIMIT, min(GROWTH * newer, MAX_LIMIT)):
        yield from ((names[depth], rows) for names, _ in rows[:1])
    elif depth + 1 == len(rows[0][0]):
        for number, start in enumerate(range(0, len(rows), MIN_LIMIT), 1):
            yield f"{rows[0][0][depth]}-{number}", rows[start : start + MIN_LIMIT]
    else:
        later = len(rows)
        for _, group in groupby(rows, key=lambda row: row[0][depth + 1]):
            part = tuple(group)
            later -= len(part)
            yield from _cut(part, newer + later, depth + 1)


def _name_periods(day: date) -> tuple[str, ...]:
    """Return the names of the periods that a day lies in, each within the one before it; no two have the same."""
    text = day.isoformat()
    year, month = text[:4], text[:7]
    decade, lustrum = day.year // 10 * 10, day.year // 5 * 5
    return (
        "all",
        f"{year[:2]}00-{year[:2]}99",
        f"{decade:04}-{decade + 9:04}",
        f"{lustrum:04}-{lustrum + 4:04}",
        year,
        f"{year}-half-{(day.month + 5) // 6}",
        f"{year}-quarter-{(day.month + 2) // 3}",
        month,
        f"{month}-third-{min((day.day + 9) // 10, 3)}",
        text,
    )


def list_names(catalogue: Catalogue) -> tuple[NamedPage, ...]:
    """Return the terms in the order of `Kind`, then the stories, that of the newest entry first."""
    terms = (
        NamedPage(term.tag.kind, term.tag.name, term.link.address, term.count, term.other_names)
        for term in catalogue.terms.values()
    )
    stories = (
        NamedPage(None, story.text.title, story.address, len(story.listed)) for story in catalogue.stories.values()
    )
    return (*terms, *stories)
