"""Tags of all entries in; terms with one name, one slug and one address each, and the tags that clash, out."""

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby

from dateline import links
from dateline.content.marks import find_place
from dateline.model import Entry, Kind, Tag, Vocabulary, VocabularyTerm
from dateline.problems import Problem
from dateline.rules import Rule
from dateline.site.naming.names import Names, Pattern, fold, make_name_pattern
from dateline.site.pages.pages import TagLink


@dataclass(frozen=True, slots=True)
class Term:
    """One person, place, organisation or topic that has a page."""

    tag: Tag
    link: TagLink
    pattern: Pattern
    """The forms under which a sentence names it."""
    known: VocabularyTerm | None
    """What editors have said about it."""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Aliases and former names."""
        return (*self.known.aliases, *self.known.former) if self.known else ()


def settle_tags(entry: Entry, names: Names) -> Entry:
    """Return the entry with canonical names for its tags, none of them twice; nothing else is changed."""
    return replace(entry, tags=tuple(dict.fromkeys(names.settle(tag) for tag in entry.tags)))


def make_terms(entries: tuple[Entry, ...], names: Names) -> dict[Tag, Term]:
    """Return the terms of the entries, whose tags are settled."""
    counts = Counter(tag for entry in entries for tag in entry.tags)
    return {tag: _make_term(tag, counts[tag], names) for tag in sorted(counts, key=lambda tag: (tag.kind, tag.name))}


def _make_term(tag: Tag, count: int, names: Names) -> Term:
    """Return one term."""
    known = names.find(tag.kind, tag.name)
    link = TagLink(tag.kind, tag.name, links.term_address(tag.kind, make_term_slug(tag)), count)
    all_names = (tag.name, *known.aliases, *known.former) if known else (tag.name,)
    return Term(tag, link, make_name_pattern(tag.kind, all_names, known.triggers if known else ()), known)


def make_term_slug(tag: Tag) -> str:
    """Return the slug of a term; a name that no transliteration can write is numbered by its hash.

    >>> make_term_slug(Tag(Kind.PEOPLE, "António Guterres"))
    'antonio-guterres'
    """
    return links.make_slug(tag.name) or f"{tag.kind.value}-{sha256(tag.name.encode()).hexdigest()[:8]}"


def check_names(vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Return a problem for every name of a term that belongs to another already, but for accents and punctuation.

    Names that are alike to the letter are told where their file is read.
    """
    problems = []
    owners: dict[tuple[Kind, str], tuple[VocabularyTerm, str]] = {}
    for term in vocabulary.terms:
        places = [("name", term.name)]
        places += [
            (f"{key}.{index}", name) for key in ("aliases", "former") for index, name in enumerate(getattr(term, key))
        ]
        for key, name in places:
            owner, form = owners.setdefault((term.kind, fold(name)), (term, name))
            if owner is not term and fold(name) and form.casefold() != name.casefold():
                place = find_place(term.marks, key)
                what = f"'{name}' is a name of '{owner.name}' already, on line {owner.line} as '{form}'"
                hint = "Take it out here or there; case, accents and punctuation make no two names."
                problems.append(Problem(term.path, *place, what, hint, Rule.NAME_CLAIMED))
    return tuple(problems)


def check_terms(entries: tuple[Entry, ...], names: Names) -> tuple[Problem, ...]:
    """Return a problem for every tag whose page another spelling wants too.

    The more frequent spelling stands, at equal numbers the first by alphabet; the entries are as their editors wrote
    them.
    """
    spelt = Counter(names.settle(tag) for entry in entries for tag in entry.tags)
    by_slug = sorted(spelt, key=lambda tag: (tag.kind, make_term_slug(tag), -spelt[tag], tag.name))
    winners: dict[Tag, Tag] = {}
    for _, group in groupby(by_slug, key=lambda tag: (tag.kind, make_term_slug(tag))):
        first, *others = group
        winners |= dict.fromkeys(others, first)
    return tuple(problem for entry in entries for problem in _check_tags(entry, names, winners))


def _check_tags(entry: Entry, names: Names, winners: dict[Tag, Tag]) -> list[Problem]:
    """Return the problems of one entry."""
    found = []
    for kind in Kind:
        for index, tag in enumerate(tag for tag in entry.tags if tag.kind is kind):
            other = winners.get(names.settle(tag))
            if other:
                place = find_place(entry.marks, f"tags.{kind.value}.{index}")
                found.append(Problem(entry.path, *place, *_describe_clash(tag, other), Rule.TAG_CLASH))
    return found


def _describe_clash(tag: Tag, other: Tag) -> tuple[str, str]:
    """Return what is wrong with two spellings of one address, and the way out."""
    address = links.term_address(other.kind, make_term_slug(other))
    what = f"'{tag.name}' wants the address {address}, which '{other.name}' has in other entries"
    file = f"content/vocabulary/{tag.kind.value}.yaml"
    hint = f"If one thing is meant, write '{other.name}', or make one an alias of the other in {file}."
    return what, f"{hint} Else give one of the two a longer name."
