"""The vocabulary, tags and links by name in; a problem for each name that two things want, or nothing has, out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from dateline import links
from dateline.content.markdown.dialect import part_name
from dateline.content.markdown.markup import NameLink, find_names
from dateline.model import Entry, Kind, Tag, Vocabulary, VocabularyTerm
from dateline.problems import Problem, find_nearest, find_place
from dateline.rules import Rule
from dateline.site.bodies import Body
from dateline.site.checks.doubt import Doubt
from dateline.site.naming.name_links import Target, Targets
from dateline.site.naming.names import KnownNames, fold
from dateline.site.naming.taxonomy import climb, make_term_slug

HOW = (
    "Names are those of tags and of the vocabulary, and the titles of stories. Without a page, leave the brackets out."
)


def check_vocabulary(vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Return a problem for each name of a term that another has already in other case, accents or punctuation.

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


def check_terms(entries: tuple[Entry, ...], names: KnownNames) -> tuple[Problem, ...]:
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


def _check_tags(entry: Entry, names: KnownNames, winners: dict[Tag, Tag]) -> list[Problem]:
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


def check_places(
    vocabulary: Vocabulary, entries: tuple[Entry, ...], names: KnownNames, doubt: Doubt
) -> Iterator[Problem]:
    """Yield a problem for each `part_of` that leads in a circle, to an unknown name, or to what is no place."""
    placed = [term for term in vocabulary.terms if term.part_of]
    if not placed:
        return
    named: set[str] = set()
    for term in placed:
        way = (term.name, *climb(term, names))
        if way[-1] == term.name and term.name not in named:
            named.update(way)
            yield _refuse_place(
                term,
                Rule.PLACE_CYCLE,
                f"'{term.name}' would lie in itself: {' in '.join(way)}",
                "Take 'part_of' out, here or at another of them." if len(way) > 2 else "Take 'part_of' out.",
            )
    if doubt.may_hold("content/entries") or doubt.may_hold("content/vocabulary"):
        return
    used = {tag for entry in entries for tag in entry.tags} | {Tag(term.kind, term.name) for term in vocabulary.terms}
    yield from _check_larger(placed, used, names)


def _check_larger(placed: list[VocabularyTerm], used: set[Tag], names: KnownNames) -> Iterator[Problem]:
    """Yield a problem for each `part_of` that names no place of the digest."""
    known = {(tag.kind, fold(tag.name)) for tag in used}
    for term in placed:
        name = fold(term.part_of)
        if (Kind.PLACES, name) in known or names.find(Kind.PLACES, term.part_of):
            continue
        other = next((kind for kind in Kind if (kind, name) in known or names.find(kind, term.part_of)), None)
        if other:
            what = f"'{term.part_of}' is no place, but one of the {other.value}"
            yield _refuse_place(term, Rule.PLACE_KIND, what, "Name a place that it lies in, or take 'part_of' out.")
            continue
        near = find_nearest(term.part_of, [tag.name for tag in used if tag.kind is Kind.PLACES])
        hint = f"Did you mean '{near}'?" if near else f"Name it in {term.path} too, as '- name: {term.part_of}'."
        yield _refuse_place(term, Rule.PLACE_MISSING, f"there is no place '{term.part_of}'", hint)


def _refuse_place(term: VocabularyTerm, rule: Rule, what: str, hint: str) -> Problem:
    """Return the problem at a term's `part_of`."""
    return Problem(term.path, *find_place(term.marks, "part_of"), what, hint, rule)


def check_name_links(bodies: Iterable[Body], targets: Targets, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a problem for each link by name that leads to no page, or to several."""
    for body in bodies:
        for link in find_names(body.text) if "[[" in body.text else ():
            found = targets.find(link.name)
            if len(found) != 1:
                what, hint = _explain_several(link, found) if found else _explain_none(link, targets, vocabulary)
                rule = Rule.NAME_SEVERAL if found else Rule.NAME_UNKNOWN
                yield Problem(body.path, link.line + body.first_line - 1, link.column, what, hint, rule)


def _explain_several(link: NameLink, found: tuple[Target, ...]) -> tuple[str, str]:
    """Return what is wrong with a name that several pages have, and the way out."""
    choices = [f"[[{target.kind}:{target.name}]]" for target in found]
    return f"the name [[{link.name}]] leads to {len(found)} pages", f"Write {' or '.join(choices)}."


def _explain_none(link: NameLink, targets: Targets, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return what is wrong with a name that no page has, and the way out."""
    kind, name = part_name(link.name)
    known = [term for term in vocabulary.terms if kind in ("", term.kind.value)]
    if any(fold(name) in map(fold, (term.name, *term.aliases, *term.former)) for term in known):
        what = f"no entry is tagged with [[{link.name}]], so that it has no page"
        return what, "Tag an entry with it, or leave the brackets out."
    pages = {target for names in (targets.own, targets.other) for each in names.values() for target in each}
    names = {target.name for target in pages if kind in ("", target.kind)}
    names |= {other for term in known for other in term.aliases if targets.find(other)}
    whole = [each for each in sorted(names) if f" {fold(name)} " in f" {fold(each)} "]
    near = whole[0] if len(whole) == 1 else find_nearest(name, sorted(names))
    if near:
        return f"nothing is called [[{link.name}]]", f"Did you mean [[{f'{kind}:' if kind else ''}{near}]]?"
    others = targets.find(name) if kind else ()
    return f"nothing is called [[{link.name}]]", f"Did you mean [[{others[0].kind}:{name}]]?" if others else HOW
