"""The page of all sources, with their rights and how much the digest holds of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from dateline import links
from dateline.config import find_source
from dateline.model import Rights
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue
from dateline.site.listing.alphabet import Letter, choose_page, count_pages, find_letter_ways, group_by_letter
from dateline.site.listing.ways import Way
from dateline.site.pages.head import Head, Planned, make_head

MAX_LATEST = 5
SOURCE_SIZE = 4
"""Rows of another list that take as much room as a source."""


@dataclass(frozen=True, slots=True)
class RightsCount:
    """How many entries of a source carry certain rights."""

    rights: Rights
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A newspaper, agency or desk with what the digest holds of it."""

    name: str
    site: str | None
    """Its own address, from digest.yaml."""
    rights: tuple[RightsCount, ...]
    """As its entries carry them, the most frequent first; at least one."""
    licence: Link | None
    """Name and address of the licence, for `licensed` copy; the address may be empty."""
    count: int
    """Entries; at least 1."""
    first_day: date
    last_day: date
    latest: tuple[Card, ...]
    """Its newest entries, at most five."""
    names: tuple[str, ...]
    """As its entries write it, by which the search knows it; at least one."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """`/sources/`: where the digest's facts come from; where sources are very many, also `/sources/a-z/m/`."""

    head: Head
    title: str
    sources: tuple[SourceRow, ...]
    """The most frequent first, and of one letter by alphabet; may be empty."""
    own_count: int
    """Entries that name no source; 0 on pages of letters."""
    ways: tuple[Way, ...]
    """To the sources of each letter; empty where all stand here."""


def plan_sources(catalogue: Catalogue) -> Iterator[Planned[SourcesPage]]:
    """Yield the page of all sources and, where they are very many, that of each letter."""
    groups = _group_sources(catalogue)
    size = _find_size(catalogue)
    letters = group_by_letter(catalogue.words, sorted(groups), str) if len(groups) > size else ()
    yield links.SOURCES, partial(_make_whole, catalogue, groups, letters)
    for letter in letters:
        for number in range(1, count_pages(letter, size) + 1):
            address = links.letter_address(links.SOURCES, letter.letter, number)
            yield address, partial(_make_letter, catalogue, groups, letters, letter, number)


def _group_sources(catalogue: Catalogue) -> dict[str, list[Listed]]:
    """Return the entries of each source, newest first."""
    by_name: dict[str, list[Listed]] = {}
    for each in catalogue.listed:
        if each.entry.source:
            known = find_source(catalogue.digest, each.entry.source.name)
            by_name.setdefault(known.name if known else each.entry.source.name, []).append(each)
    return by_name


def _find_size(catalogue: Catalogue) -> int:
    """Return how many sources fit on one page."""
    return max(1, catalogue.page_size // SOURCE_SIZE)


def _make_whole(catalogue: Catalogue, groups: dict[str, list[Listed]], letters: tuple[Letter[str], ...]) -> SourcesPage:
    """Return the page of all sources, or of the most frequent where they are very many."""
    words, size = catalogue.words, _find_size(catalogue)
    title = words.say("title.sources")
    frequent = sorted(groups, key=lambda name: (-len(groups[name]), name))[:size]
    description = words.say("about.sources", site=catalogue.digest.title)
    return SourcesPage(
        head=make_head(catalogue, title, description, links.SOURCES),
        title=title,
        sources=tuple(_make_row(catalogue, name, tuple(groups[name])) for name in frequent),
        own_count=len(catalogue.listed) - sum(map(len, groups.values())),
        ways=find_letter_ways(words, links.SOURCES, letters, size) if letters else (),
    )


def _make_letter(
    catalogue: Catalogue,
    groups: dict[str, list[Listed]],
    letters: tuple[Letter[str], ...],
    letter: Letter[str],
    number: int,
) -> SourcesPage:
    """Return the sources that begin with one letter, by alphabet."""
    words, size = catalogue.words, _find_size(catalogue)
    whole = Link(words.say("title.sources"), links.SOURCES)
    title = words.say("term.letter", kind=whole.text, letter=letter.letter)
    if number > 1:
        title = words.say("ways.numbered", period=title, page=words.write(number))
    description = words.say("about.sources", site=catalogue.digest.title)
    address = links.letter_address(links.SOURCES, letter.letter, number)
    names = choose_page(letter, number, size)
    return SourcesPage(
        head=make_head(catalogue, title, description, address, parents=(whole,)),
        title=title,
        sources=tuple(_make_row(catalogue, name, tuple(groups[name])) for name in names),
        own_count=0,
        ways=find_letter_ways(words, links.SOURCES, letters, size, (letter.letter, number)),
    )


def _make_row(catalogue: Catalogue, name: str, listed: tuple[Listed, ...]) -> SourceRow:
    """Return one source, of which these are the entries, newest first."""
    known = find_source(catalogue.digest, name)
    counts = Counter(each.entry.rights for each in listed)
    ranked = sorted(counts, key=lambda rights: (-counts[rights], rights))
    is_licensed = known and known.licence and Rights.LICENSED in counts
    return SourceRow(
        name=name,
        site=known.url if known else None,
        rights=tuple(RightsCount(rights, counts[rights]) for rights in ranked),
        licence=Link(known.licence or "", known.licence_url or "") if known and is_licensed else None,
        count=len(listed),
        first_day=listed[-1].entry.date.day,
        last_day=listed[0].entry.date.day,
        latest=tuple(each.card for each in listed[:MAX_LATEST]),
        names=tuple(sorted({each.card.source_name for each in listed})),
    )
