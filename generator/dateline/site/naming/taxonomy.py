"""Tags of all entries in; terms with one name, one slug and one address each, and which place lies in which, out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from dateline import links
from dateline.model import Entry, Kind, Tag, VocabularyTerm
from dateline.site.naming.names import KnownNames, NamePattern, fold, make_name_pattern


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag with its page. How many entries have it stands on no page that is not about that: it changes every day."""

    kind: Kind
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class TagGroup:
    """The tags of one kind."""

    kind: Kind
    tags: tuple[TagLink, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class CountedTag:
    """A tag with its page and a number of entries: all that have it, or those of a week, a story, another tag."""

    kind: Kind
    name: str
    address: str
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """The tags of one kind, each with a number of entries."""

    kind: Kind
    tags: tuple[CountedTag, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person, place, organisation or topic that has a page."""

    tag: Tag
    link: TagLink
    count: int
    """Entries that name it; at least 1."""
    pattern: NamePattern
    """The forms under which a sentence names it."""
    known: VocabularyTerm | None
    """What editors have said about it."""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Aliases and former names."""
        return (*self.known.aliases, *self.known.former) if self.known else ()


@dataclass(frozen=True, slots=True)
class Places:
    """Which of the places with pages lies in which other: in the nearest larger one that has a page."""

    larger: dict[Tag, TagLink]
    """By the smaller place."""
    smaller: dict[Tag, tuple[TagLink, ...]]
    """By the larger place; in the order of the terms."""


def settle_tags(entry: Entry, names: KnownNames) -> Entry:
    """Return the entry with canonical names for its tags, none of them twice; nothing else is changed."""
    return replace(entry, tags=tuple(dict.fromkeys(names.settle(tag) for tag in entry.tags)))


def make_terms(entries: tuple[Entry, ...], names: KnownNames) -> dict[Tag, Term]:
    """Return the terms of the entries, whose tags are settled."""
    counts = Counter(tag for entry in entries for tag in entry.tags)
    return {tag: _make_term(tag, counts[tag], names) for tag in sorted(counts, key=lambda tag: (tag.kind, tag.name))}


def _make_term(tag: Tag, count: int, names: KnownNames) -> Term:
    """Return the term of a tag that so many entries have."""
    known = names.find(tag.kind, tag.name)
    link = TagLink(tag.kind, tag.name, links.term_address(tag.kind, make_term_slug(tag)))
    all_names = (tag.name, *known.aliases, *known.former) if known else (tag.name,)
    return Term(tag, link, count, make_name_pattern(tag.kind, all_names, known.triggers if known else ()), known)


def make_term_slug(tag: Tag) -> str:
    """Return the slug of a term; a name that no transliteration can write is numbered by its hash.

    >>> make_term_slug(Tag(Kind.PEOPLE, "António Guterres"))
    'antonio-guterres'
    """
    return links.make_slug(tag.name) or f"{tag.kind.value}-{sha256(tag.name.encode()).hexdigest()[:8]}"


def count_tag(link: TagLink, count: int) -> CountedTag:
    """Return a tag with a number of entries."""
    return CountedTag(link.kind, link.name, link.address, count)


def choose_top(tags: Iterable[CountedTag], limit: int) -> tuple[CountedTag, ...]:
    """Return the most frequent tags; at equal counts in the order of their addresses."""
    return tuple(sorted(tags, key=lambda tag: (-tag.count, tag.address))[:limit])


def group_tags(tags: tuple[TagLink, ...]) -> tuple[TagGroup, ...]:
    """Return the tags by kind, kinds without tags left out."""
    groups = ((kind, tuple(tag for tag in tags if tag.kind is kind)) for kind in Kind)
    return tuple(TagGroup(kind, group) for kind, group in groups if group)


def group_top(tags: Iterable[CountedTag], limit: int) -> tuple[CountedGroup, ...]:
    """Return the most frequent tags of each kind, kinds without tags left out."""
    by_kind: dict[Kind, list[CountedTag]] = {kind: [] for kind in Kind}
    for tag in tags:
        by_kind[tag.kind].append(tag)
    return tuple(CountedGroup(kind, choose_top(group, limit)) for kind, group in by_kind.items() if group)


def arrange_places(terms: Iterable[Term], names: KnownNames) -> Places:
    """Return which of the places among these terms lies in which other."""
    by_name = {fold(term.tag.name): term for term in terms if term.tag.kind is Kind.PLACES}
    larger: dict[Tag, TagLink] = {}
    smaller: defaultdict[Tag, list[TagLink]] = defaultdict(list)
    for term in by_name.values():
        found = (by_name.get(fold(name)) for name in climb(term.known, names)) if term.known else ()
        around = next((each for each in found if each), None)
        if around:
            larger[term.tag] = around.link
            smaller[around.tag].append(term.link)
    return Places(larger, {tag: tuple(links) for tag, links in smaller.items()})


def climb(term: VocabularyTerm, names: KnownNames) -> Iterator[str]:
    """Yield the places that a place lies in, from the nearest to the largest; a circle is followed once round."""
    seen: set[str] = set()
    above: VocabularyTerm | None = term
    while above and above.part_of and above.name not in seen:
        seen.add(above.name)
        known = names.find(Kind.PLACES, above.part_of)
        yield known.name if known else above.part_of
        above = known
