"""The page of all sources, with their rights and how much the digest holds of each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dateline import links
from dateline.config import find_source
from dateline.model import Rights
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue
from dateline.site.pages.head import Head, make_head

MAX_LATEST = 5


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
    """`/sources/`: where the digest's facts come from."""

    head: Head
    sources: tuple[SourceRow, ...]
    """The most frequent first; may be empty."""
    own_count: int
    """Entries that name no source."""


def make_sources(catalogue: Catalogue) -> SourcesPage:
    """Return the page; sources of which there are no entries are left out."""
    by_name: dict[str, list[Listed]] = {}
    for each in catalogue.listed:
        if each.entry.source:
            known = find_source(catalogue.digest, each.entry.source.name)
            by_name.setdefault(known.name if known else each.entry.source.name, []).append(each)
    rows = [_make_row(catalogue, name, tuple(listed)) for name, listed in by_name.items()]
    title = catalogue.words.say("title.sources")
    description = catalogue.words.say("about.sources", site=catalogue.digest.title)
    return SourcesPage(
        head=make_head(catalogue, title, description, links.SOURCES),
        sources=tuple(sorted(rows, key=lambda row: (-row.count, row.name))),
        own_count=len(catalogue.listed) - sum(row.count for row in rows),
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
