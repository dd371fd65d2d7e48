"""Sentences in, votes out: what titles, roles, verbs, prepositions, heads of bodies and lists say about names."""

from collections.abc import Iterator

from generator.ingest.extract.names.gazetteer import find_known
from generator.ingest.extract.names.rules import vote_on_segments
from generator.ingest.extract.names.words import Word, read_names_words
from generator.model import Kind, Mention, Sentence, Span, Vote


def find_names(sentences: tuple[Sentence, ...]) -> tuple[Vote, ...]:
    """Return what the rules and the gazetteer think, by sentence; votes may overlap and contradict one another.

    A stretch in the gazetteer that is no tag (a people, a day) gets a vote for topics, which bars it.
    """
    return tuple(vote for sentence in sentences for vote in _vote(sentence))


def _vote(sentence: Sentence) -> Iterator[Vote]:
    """Yield the votes on one sentence."""
    if _shouts(sentence.text):
        return
    words = read_names_words(sentence.text)
    known = find_known(words)
    for found in known:
        span = _span(sentence, words, found.first, found.last)
        yield _make(sentence, span, found.known.kind, found.known.weight, found.known.label)
    for opinion in vote_on_segments(words, known):
        span = _span(sentence, words, opinion.first, opinion.last)
        yield _make(sentence, span, opinion.kind, opinion.weight, opinion.reason)


def _span(sentence: Sentence, words: tuple[Word, ...], first: int, last: int) -> Span:
    """Return where words `first` to `last`, the last excluded, stand in the seed."""
    return Span(sentence.span.start + words[first].start, sentence.span.start + words[last - 1].end)


def _make(sentence: Sentence, span: Span, kind: Kind | None, weight: float, why: str) -> Vote:
    """Return the vote on a stretch; no kind means that it is no tag."""
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Vote(Mention(kind or Kind.TOPICS, " ".join(text.split()), span), weight, why)


def _shouts(text: str) -> bool:
    """Say whether a line is set in capitals, where they tell nothing."""
    letters = [letter for letter in text[:400] if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)
