"""Settled entries in; entries with their address, links and card, as every list of the site shows them, out."""

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePosixPath

from dateline import links
from dateline.content.marks import find_place
from dateline.model import Entry, Kind, Tag
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.site.naming.names import Names
from dateline.site.naming.taxonomy import Term, settle_tags
from dateline.site.pages.pages import Card, Link, TagGroup, TagLink

FILE_DATE = make_regex(r"\d{4}-\d{2}-\d{2}(?:-|$)")
MAX_TAGS = 6


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


def check_slug(entry: Entry) -> Problem | None:
    """Return a problem where neither key nor file name can stand in an address."""
    slug = find_slug(entry)
    if links.is_slug(slug):
        return None
    if entry.slug is not None:
        place = find_place(entry.marks, "slug")
        what = f"'slug' cannot stand in an address: {slug}"
        hint = "Use small letters, digits and single hyphens, at most 80 characters."
        return Problem(entry.path, *place, what, hint, Rule.ADDRESS_SLUG)
    better = f"{entry.date.day.isoformat()}-{links.make_slug(slug) or links.make_slug(entry.title) or 'title'}.md"
    what = f"the file's name makes no address: {PurePosixPath(entry.path).name}"
    hint = f"Rename it to {better}, or give the entry a 'slug' of small letters, digits and single hyphens."
    return Problem(entry.path, 0, 0, what, hint, Rule.FILE_NAME)


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


def group_tags(tags: tuple[TagLink, ...]) -> tuple[TagGroup, ...]:
    """Return the tags by kind, kinds without tags left out."""
    groups = ((kind, tuple(tag for tag in tags if tag.kind is kind)) for kind in Kind)
    return tuple(TagGroup(kind, group) for kind, group in groups if group)


def settle(entries: tuple[Entry, ...], names: Names) -> tuple[Entry, ...]:
    """Return the entries that can have an address, their tags under their canonical names."""
    return tuple(settle_tags(entry, names) for entry in entries if not check_slug(entry))
