"""Places in; which lies in which, and a problem for each that cannot lie where editors say, out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.content.marks import find_place
from dateline.model import Entry, Kind, Tag, Vocabulary, VocabularyTerm
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule
from dateline.site.checks.doubt import Doubt
from dateline.site.naming.names import Names, fold
from dateline.site.naming.taxonomy import Term
from dateline.site.pages.pages import TagLink


@dataclass(frozen=True, slots=True)
class Places:
    """Which of the places with pages lies in which other: in the nearest larger one that has a page."""

    larger: dict[Tag, TagLink]
    """By the smaller place."""
    smaller: dict[Tag, tuple[TagLink, ...]]
    """By the larger place; in the order of the terms."""


def arrange_places(terms: Iterable[Term], names: Names) -> Places:
    """Return which place lies in which."""
    by_name = {fold(term.tag.name): term for term in terms if term.tag.kind is Kind.PLACES}
    larger: dict[Tag, TagLink] = {}
    smaller: defaultdict[Tag, list[TagLink]] = defaultdict(list)
    for term in by_name.values():
        found = (by_name.get(fold(name)) for name in _climb(term.known, names)) if term.known else ()
        around = next((each for each in found if each), None)
        if around:
            larger[term.tag] = around.link
            smaller[around.tag].append(term.link)
    return Places(larger, {tag: tuple(links) for tag, links in smaller.items()})


def check_places(vocabulary: Vocabulary, entries: tuple[Entry, ...], names: Names, doubt: Doubt) -> Iterator[Problem]:
    """Yield a problem for every place that lies in itself, in a place that nobody names, or in what is none."""
    placed = [term for term in vocabulary.terms if term.part_of]
    if not placed:
        return
    told: set[str] = set()
    for term in placed:
        way = (term.name, *_climb(term, names))
        if way[-1] == term.name and term.name not in told:
            told.update(way)
            yield _refuse(
                term,
                Rule.PLACE_CYCLE,
                f"'{term.name}' would lie in itself: {' in '.join(way)}",
                "Take 'part_of' out, here or at another of them." if len(way) > 2 else "Take 'part_of' out.",
            )
    if doubt.may_hold("content/entries") or doubt.may_hold("content/vocabulary"):
        return
    used = {tag for entry in entries for tag in entry.tags} | {Tag(term.kind, term.name) for term in vocabulary.terms}
    yield from _check_names(placed, used, names)


def _check_names(placed: list[VocabularyTerm], used: set[Tag], names: Names) -> Iterator[Problem]:
    """Yield a problem for every larger place that is none of those used."""
    known = {(tag.kind, fold(tag.name)) for tag in used}
    for term in placed:
        name = fold(term.part_of)
        if (Kind.PLACES, name) in known or names.find(Kind.PLACES, term.part_of):
            continue
        other = next((kind for kind in Kind if (kind, name) in known or names.find(kind, term.part_of)), None)
        if other:
            what = f"'{term.part_of}' is no place, but one of the {other.value}"
            yield _refuse(term, Rule.PLACE_KIND, what, "Name a place that it lies in, or take 'part_of' out.")
            continue
        near = find_nearest(term.part_of, [tag.name for tag in used if tag.kind is Kind.PLACES])
        hint = f"Did you mean '{near}'?" if near else f"Name it in {term.path} too, as '- name: {term.part_of}'."
        yield _refuse(term, Rule.PLACE_MISSING, f"there is no place '{term.part_of}'", hint)


def _climb(term: VocabularyTerm, names: Names) -> Iterator[str]:
    """Yield the places that a place lies in, from the nearest to the largest; the first that returns is the last."""
    seen: set[str] = set()
    above: VocabularyTerm | None = term
    while above and above.part_of and above.name not in seen:
        seen.add(above.name)
        known = names.find(Kind.PLACES, above.part_of)
        yield known.name if known else above.part_of
        above = known


def _refuse(term: VocabularyTerm, rule: Rule, what: str, hint: str) -> Problem:
    """Return the problem of what a term says of its place."""
    return Problem(term.path, *find_place(term.marks, "part_of"), what, hint, rule)
