"""The vocabulary's terms of one kind and a merge or new name in; the edits of the file and the terms meant, out."""

from dataclasses import dataclass, replace
from operator import attrgetter

from dateline.content.editing import Add, Edit, Remove, Replace
from dateline.content.syntax.splicing import Item
from dateline.model import VocabularyTerm

# The lists of a term that are joined when two terms become one, in the order of the file.
JOINED = ("same_as", "former", "triggers")


@dataclass(frozen=True, slots=True)
class TermChange:
    """What becomes of one file of the vocabulary."""

    edits: tuple[Edit, ...]
    """One after the other; none where the file says all already."""
    terms: tuple[VocabularyTerm, ...]
    """What the file should say then; paths and lines are not to be compared."""
    left_out: str = ""
    """The description of a term that was merged into one with another description."""


def merge_in_file(terms: tuple[VocabularyTerm, ...], into: str, name: str, fresh: VocabularyTerm) -> TermChange:
    """Return the file in which `name`, with all that was said of it, is another name of the term `into`.

    `fresh` is an empty term of the file's kind.
    """
    target, source = _find(terms, into), _find(terms, name)
    if target and source:
        return _join(terms, target, source)
    if source:
        return _give_name(terms, source, into, "aliases")
    if target:
        aliases = (*target.aliases, *_pick((name,), _list_names(target)))
        return _change(terms, target, replace(target, aliases=aliases))
    made = replace(fresh, name=into, aliases=_pick((name,), (into,)))
    return TermChange((Add((), _format_term(made)),), (*terms, made))


def rename_in_file(terms: tuple[VocabularyTerm, ...], old: str, new: str, fresh: VocabularyTerm) -> TermChange:
    """Return the file in which the term `old` is called `new`, and had its old name before."""
    term, renamed = _find(terms, old), _find(terms, new)
    if term is None and renamed:
        return _change(terms, renamed, replace(renamed, former=(*renamed.former, *_pick((old,), _list_names(renamed)))))
    if term is None:
        made = replace(fresh, name=new, former=_pick((old,), (new,)))
        return TermChange((Add((), _format_term(made)),), (*terms, made))
    return _give_name(terms, term, new, "former")


def fold(name: str) -> str:
    """Return a name as the vocabulary tells names apart: case and runs of blanks make no difference."""
    return " ".join(name.casefold().split())


def _find(terms: tuple[VocabularyTerm, ...], name: str) -> VocabularyTerm | None:
    """Return the term of this very name."""
    return next((term for term in terms if term.name == name), None)


def _list_names(term: VocabularyTerm) -> tuple[str, ...]:
    """Return every name that a term claims."""
    return (term.name, *term.aliases, *term.former)


def _pick(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that differ from all that are known, and from one another."""
    taken = {fold(name) for name in known}
    picked = []
    for name in names:
        if fold(name) not in taken:
            taken.add(fold(name))
            picked.append(name)
    return tuple(picked)


def _give_name(terms: tuple[VocabularyTerm, ...], term: VocabularyTerm, name: str, key: str) -> TermChange:
    """Return the file in which a term has another name, and its old one among its aliases or former names."""
    lists = {
        each: tuple(old for old in getattr(term, each) if fold(old) != fold(name)) for each in ("aliases", "former")
    }
    bare = replace(term, name=name, aliases=lists["aliases"], former=lists["former"])
    kept = _pick((term.name,), _list_names(bare))
    former = (*bare.former, *kept) if key == "former" else bare.former
    aliases = (*bare.aliases, *kept) if key == "aliases" else bare.aliases
    return _change(terms, term, replace(bare, aliases=aliases, former=former))


def _join(terms: tuple[VocabularyTerm, ...], target: VocabularyTerm, source: VocabularyTerm) -> TermChange:
    """Return the file in which two terms are one."""
    aliases = _pick((source.name, *source.aliases), _list_names(target))
    former = _pick(source.former, (*_list_names(target), *aliases))
    joined = replace(
        target,
        aliases=(*target.aliases, *aliases),
        former=(*target.former, *former),
        description=target.description or source.description,
        same_as=tuple(dict.fromkeys((*target.same_as, *source.same_as))),
        triggers=tuple(dict.fromkeys((*target.triggers, *source.triggers))),
        part_of=_choose_larger(target, source),
    )
    change = _change(terms, target, joined)
    left_out = source.description if source.description not in ("", joined.description) else ""
    gone = Remove((terms.index(source),))
    return TermChange((*change.edits, gone), tuple(term for term in change.terms if term.name != source.name), left_out)


def _choose_larger(target: VocabularyTerm, source: VocabularyTerm) -> str:
    """Return the place that two places lie in when they are one: not one of the two."""
    own = {fold(name) for name in (*_list_names(target), *_list_names(source))}
    return next((place for place in (target.part_of, source.part_of) if place and fold(place) not in own), "")


def _change(terms: tuple[VocabularyTerm, ...], old: VocabularyTerm, new: VocabularyTerm) -> TermChange:
    """Return the file in which a term says something else."""
    at = terms.index(old)
    edits: list[Edit] = [
        Replace((at, key), getattr(new, key))
        for key in ("name", "description", "part_of")
        if getattr(new, key) != getattr(old, key)
    ]
    for key in ("aliases", *JOINED):
        before, after = attrgetter(key)(old), attrgetter(key)(new)
        gone = [place for place, text in enumerate(before) if text not in after]
        edits += [Remove((at, key, place)) for place in reversed(gone)]
        edits += [Add((at, key), text) for text in after if text not in before]
    return TermChange(tuple(edits), (*terms[:at], new, *terms[at + 1 :]))


def _format_term(term: VocabularyTerm) -> Item:
    """Return a term as an item of its file."""
    return tuple((key, value) for key in ("name", "aliases", "former") if (value := attrgetter(key)(term)))
