"""What editors have said about names, obeyed before any vote."""

import re

from generator.ingest.extract.referents.forms import fold
from generator.model import Kind, Mention, Sentence, Span, Vocabulary, VocabularyTerm, Vote

CERTAIN = 20.0
"""More than all voters together."""


def find_listed(sentences: tuple[Sentence, ...], vocabulary: Vocabulary) -> tuple[Vote, ...]:
    """Return a certain vote wherever a listed name or alias stands; topics are found by their own rules."""
    kinds: dict[str, Kind] = {
        name: term.kind
        for term in vocabulary.terms
        if term.kind is not Kind.TOPICS
        for name in (term.name, *term.aliases, *term.former)
    }
    kinds.update((name, Kind.TOPICS) for name in vocabulary.ignore)
    if not kinds:
        return ()
    pattern = re.compile("|".join(_pattern(name) for name in sorted(kinds, key=lambda name: (-len(name), name))))
    return tuple(
        Vote(
            Mention(kinds[" ".join(found.group().split())], " ".join(found.group().split()), _span(sentence, found)),
            CERTAIN,
            "vocabulary",
        )
        for sentence in sentences
        for found in pattern.finditer(sentence.text)
    )


def _pattern(name: str) -> str:
    """Return the expression for a name that stands alone; any blanks between its words."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?<!\w){words}(?!\w)"


def _span(sentence: Sentence, found: re.Match[str]) -> Span:
    """Return where a match stands in the seed."""
    return Span(sentence.span.start + found.start(), sentence.span.start + found.end())


def bar_ignored(votes: tuple[Vote, ...], vocabulary: Vocabulary) -> tuple[Vote, ...]:
    """Return the votes without those for names that editors want never to see as tags."""
    ignored = {fold(name) for name in vocabulary.ignore}
    return tuple(vote for vote in votes if fold(vote.mention.text) not in ignored)


def read_terms(vocabulary: Vocabulary) -> dict[str, VocabularyTerm]:
    """Return the terms by every folded form that an editor lists, the first claim winning; topics are none."""
    terms: dict[str, VocabularyTerm] = {}
    for term in vocabulary.terms:
        if term.kind is not Kind.TOPICS:
            for alias in (term.name, *term.aliases, *term.former):
                terms.setdefault(fold(alias), term)
    return terms
