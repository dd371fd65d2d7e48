"""Sentences in, votes out: what titles, roles, verbs, prepositions, heads and lists say about names."""

from collections.abc import Iterator

from dateline.english.sentences import Word, is_shouted, read_name_words
from dateline.extract.names.evidence import vote_on_neighbours, vote_on_spelt_out
from dateline.extract.names.gazetteer import ListedName, find_listed_names
from dateline.extract.names.opinions import is_in_person, vote_on_segments
from dateline.extract.names.segments import Opinion, is_joined
from dateline.model import Kind, Span
from dateline.seed import Mention, Sentence, Vote

INSIDE = 0.4
"""Weight of a listed name inside a longer one of an organisation or a place."""
SILENCING = 1.5
"""An opinion of this weight on a longer stretch silences the lists inside it."""
WITH_ARTICLE = 0.7
"""What an article before it adds to an organisation whose name is a common word."""


def find_names(sentences: tuple[Sentence, ...]) -> tuple[Vote, ...]:
    """Return what the rules and the gazetteer think, by sentence; votes may overlap and contradict one another.

    A stretch in the gazetteer that is no tag (a people, a day) gets a vote for topics, which bars it.
    """
    return tuple(vote for sentence in sentences for vote in _vote(sentence))


def _vote(sentence: Sentence) -> Iterator[Vote]:
    """Yield the votes on one sentence."""
    if is_shouted(sentence.text):
        return
    words = read_name_words(sentence.text)
    listed = find_listed_names(words)
    opinions = (*vote_on_spelt_out(words), *vote_on_neighbours(words, listed), *vote_on_segments(words, listed))
    for found in listed:
        weight = _weigh(found, words, opinions)
        if weight:
            span = _span(sentence, words, found.first, found.last)
            span = Span(span.start, span.end + len("'s") * found.is_own)
            yield _make(sentence, span, found.listing.kind, weight, found.listing.label)
    for opinion in opinions:
        span = _span(sentence, words, opinion.first, opinion.last)
        yield _make(sentence, span, opinion.kind, opinion.weight, opinion.reason)


def _weigh(found: ListedName, words: tuple[Word, ...], opinions: tuple[Opinion, ...]) -> float:
    """Return what the lists' word counts here: less inside a longer name, more for "the Guardian" than "Guardian"."""
    is_single = found.last - found.first == 1
    if is_single and is_in_person(found, words):
        return 0.0
    if found.listing.kind is None:
        is_in_name = is_single and (is_joined(words, found.first) or is_joined(words, found.last))
        return 0.0 if is_in_name else found.listing.weight
    if any(_silences(opinion, found) for opinion in opinions):
        return INSIDE
    is_doubtful = found.listing.weight < 1 and found.listing.kind is Kind.ORGANISATIONS
    has_article = is_doubtful and found.first > 0 and words[found.first - 1].folded == "the"
    return found.listing.weight + (WITH_ARTICLE if has_article else 0.0)


def _silences(opinion: Opinion, found: ListedName) -> bool:
    """Say whether a sure opinion is on a longer stretch that the listed name is a part of."""
    is_longer = opinion.last - opinion.first > found.last - found.first
    return is_longer and opinion.first <= found.first and found.last <= opinion.last and opinion.weight >= SILENCING


def _span(sentence: Sentence, words: tuple[Word, ...], first: int, last: int) -> Span:
    """Return where words `first` to `last`, the last excluded, stand in the seed."""
    return Span(sentence.span.start + words[first].start, sentence.span.start + words[last - 1].end)


def _make(sentence: Sentence, span: Span, kind: Kind | None, weight: float, why: str) -> Vote:
    """Return the vote on a stretch; no kind means that it is no tag."""
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Vote(Mention(kind or Kind.TOPICS, " ".join(text.split()), span), weight, why)
