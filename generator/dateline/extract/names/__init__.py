"""Sentences in, votes out: what titles, roles, verbs, prepositions, heads of bodies and lists say about names."""

from collections.abc import Iterator

from dateline.english.tokens import Word, read_names_words
from dateline.extract.names.acronyms import vote_on_spelt_out
from dateline.extract.names.gazetteer import Found, find_known
from dateline.extract.names.opinions import Opinion, is_joined
from dateline.extract.names.organisations import vote_on_neighbours
from dateline.extract.names.votes import is_in_person, vote_on_segments
from dateline.model import Kind, Mention, Sentence, Span, Vote

INSIDE = 0.4
"""Weight of a listed name inside a longer body's or place's."""
BODY = 1.5
"""An opinion of this weight on a longer stretch silences the lists inside it."""
THE = 0.7
"""What an article before it adds to a body whose name is a common word."""


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
    opinions = (*vote_on_spelt_out(words), *vote_on_neighbours(words, known), *vote_on_segments(words, known))
    for found in known:
        weight = _weigh(found, words, opinions)
        if weight:
            span = _span(sentence, words, found.first, found.last)
            span = Span(span.start, span.end + len("'s") * found.is_own)
            yield _make(sentence, span, found.known.kind, weight, found.known.label)
    for opinion in opinions:
        span = _span(sentence, words, opinion.first, opinion.last)
        yield _make(sentence, span, opinion.kind, opinion.weight, opinion.reason)


def _weigh(found: Found, words: tuple[Word, ...], opinions: tuple[Opinion, ...]) -> float:
    """Return what the lists' word counts here: less inside a longer name, more for "the Guardian" than "Guardian"."""
    is_single = found.last - found.first == 1
    if is_single and is_in_person(found, words):
        return 0.0
    if found.known.kind is None:
        return (
            0.0 if is_single and (is_joined(words, found.first) or is_joined(words, found.last)) else found.known.weight
        )
    for opinion in opinions:
        is_longer = opinion.last - opinion.first > found.last - found.first
        if is_longer and opinion.first <= found.first and found.last <= opinion.last and opinion.weight >= BODY:
            return INSIDE
    is_doubtful = found.known.weight < 1 and found.known.kind is Kind.ORGANISATIONS
    return found.known.weight + (THE if is_doubtful and found.first and words[found.first - 1].folded == "the" else 0.0)


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
