"""Groups in, the same groups out with the mentions that no voter saw: a surname alone, a short form further on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dateline.english.name_forms import fold
from dateline.extract.referents.groups import Group
from dateline.extract.referents.spans import Candidate
from dateline.model import Kind, Sentence, Span
from dateline.regexes import make_regex

WORD = make_regex(r"[^\W_]+(?:[-'’][^\W_]+)*")
POSSESSIVE = make_regex(r"['’][sS]?$")
Forms = dict[str, list[tuple[str, int]]]
"""For each first word the forms that begin with it, the longest first, and the group that each names."""


def add_repeats(groups: tuple[Group, ...], sentences: tuple[Sentence, ...]) -> tuple[Group, ...]:
    """Return the groups with every further place where their names stand outside all mentions known so far."""
    forms = _read_forms(groups)
    taken = sorted((candidate.span.start, candidate.span.end) for group in groups for candidate in group.candidates)
    added: dict[int, list[Candidate]] = defaultdict(list)
    at = 0
    for number, sentence in enumerate(sentences):
        behind = -1
        for start, text, group in _find(sentence, forms):
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            is_free = at == len(taken) or start + len(text) <= taken[at][0]
            if is_free and start >= behind:
                added[group].append(Candidate(text, Span(start, start + len(text)), number, (), ()))
                behind = start + len(text)
    return tuple(
        replace(group, candidates=group.candidates + tuple(added[at])) if at in added else group
        for at, group in enumerate(groups)
    )


def _read_forms(groups: tuple[Group, ...]) -> Forms:
    """Return the forms to look for; a surname that two people bear is left out."""
    owners: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for form in {candidate.text for candidate in group.candidates} | _surname(group):
            owners[form].add(at)
    forms: Forms = defaultdict(list)
    for form in sorted(owners, key=lambda text: (-len(text), text)):
        words = WORD.findall(form)
        if words and len(owners[form]) == 1 and form[:1].isupper():
            forms[POSSESSIVE.sub("", words[0])].append((form, min(owners[form])))
    return forms


def _surname(group: Group) -> set[str]:
    """Return the last word of a person's full name, where it can stand alone."""
    last = group.name.split()[-1]
    return {last} if group.kind is Kind.PEOPLE and len(last) > 2 and fold(last) != fold(group.name) else set()


def _find(sentence: Sentence, forms: Forms) -> Iterator[tuple[int, str, int]]:
    """Yield offset in the seed, text and group of each form that stands in a sentence."""
    for found in WORD.finditer(sentence.text):
        for form, group in forms.get(POSSESSIVE.sub("", found.group()), ()):
            end = found.start() + len(form)
            if sentence.text.startswith(form, found.start()) and not sentence.text[end : end + 1].isalnum():
                yield sentence.span.start + found.start(), form, group
                break
