"""What editors have said about names, obeyed before any vote."""

import re
from bisect import bisect_right

from dateline.english.name_forms import fold
from dateline.model import Kind, Mention, Sentence, Span, Vocabulary, VocabularyTerm, Vote

LISTED = "vocabulary"
CERTAIN = 20.0
"""More than all voters together."""
SURE = 1.5
"""With this much weight, a longer name is one."""


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
            LISTED,
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


def yield_to_longer(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """Return the votes without those for a listed name that is a part of a longer one: "Wuhan" in "Wuhan University".

    The longer stretch needs voters enough of its own, for a body or a place.
    """
    weights: dict[Span, float] = {}
    for vote in votes:
        if vote.reason != LISTED and vote.mention.kind in (Kind.ORGANISATIONS, Kind.PLACES):
            weights[vote.mention.span] = weights.get(vote.mention.span, 0.0) + vote.weight
    longer = sorted((span for span, weight in weights.items() if weight >= SURE), key=lambda span: span.start)
    return tuple(vote for vote in votes if vote.reason != LISTED or not _is_inside(vote.mention.span, longer))


def _is_inside(span: Span, longer: list[Span]) -> bool:
    """Tell whether a stretch is a part of one of these, which stand in order."""
    at = bisect_right(longer, span.start, key=lambda other: other.start)
    return any(
        other.start <= span.start and span.end <= other.end and other != span for other in longer[max(0, at - 5) : at]
    )


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
