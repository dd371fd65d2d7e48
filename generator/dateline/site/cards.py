"""Settled entries in; entries with their address, links and card, as every list of the site shows them, out."""

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePosixPath

from dateline import links
from dateline.model import Entry, Kind, Moment, Tag
from dateline.regexes import make_regex
from dateline.site.naming.names import KnownNames
from dateline.site.naming.taxonomy import TagLink, Term, settle_tags

FILE_DATE = make_regex(r"\d{4}-\d{2}-\d{2}(?:-|$)")
MAX_TAGS = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere in the site."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as lists show it."""

    title: str
    address: str
    date: Moment
    source_name: str
    """Empty where the entry names none."""
    summary: str
    story: Link | None
    tags: tuple[TagLink, ...]
    """At most six, the most telling first."""
    updated: Moment | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that is on the site."""

    entry: Entry
    """Its tags under their canonical names."""
    address: str
    tags: tuple[TagLink, ...]
    """All of them, in the order of `Kind` and within in the editor's."""
    card: Card


def find_slug(entry: Entry) -> str:
    """Return the editor's slug, else the file's name without its date; it may be no slug at all."""
    if entry.slug is not None:
        return entry.slug
    return FILE_DATE.sub("", entry.path.rpartition("/")[2].removesuffix(".md"), count=1)


def find_address(entry: Entry) -> str:
    """Return the entry's address."""
    return links.entry_address(entry.date.day, find_slug(entry))


def read_alias(alias: str) -> str:
    """Return a former address as pages have theirs: with a `/` at its end unless it names a file."""
    return alias if alias.endswith("/") or "." in PurePosixPath(alias).name else f"{alias}/"


def list_entry(entry: Entry, terms: dict[Tag, Term], stories: dict[str, str]) -> Listed:
    """Return a settled entry with its card; `stories` gives the title for each slug."""
    address = find_address(entry)
    tags = tuple(terms[tag].link for kind in Kind for tag in entry.tags if tag.kind is kind)
    title = stories.get(entry.story or "")
    card = Card(
        title=entry.title,
        address=address,
        date=entry.date,
        source_name=entry.source.name if entry.source else "",
        summary=entry.summary,
        story=Link(title, links.story_address(entry.story)) if entry.story and title else None,
        tags=_choose_tags(tags),
        updated=entry.updated,
        language=entry.language,
    )
    return Listed(entry, address, tags, card)


def _choose_tags(tags: tuple[TagLink, ...]) -> tuple[TagLink, ...]:
    """Return the first of each kind, then the second of each: editors put the most telling first."""
    columns = ([tag for tag in tags if tag.kind is kind] for kind in Kind)
    return tuple(tag for row in zip_longest(*columns) for tag in row if tag)[:MAX_TAGS]


def settle(entries: tuple[Entry, ...], names: KnownNames) -> tuple[Entry, ...]:
    """Return the entries that can have an address, their tags under their canonical names."""
    return tuple(settle_tags(entry, names) for entry in entries if links.is_slug(find_slug(entry)))
