"""Sentences in, votes out: what a linear model, trained on annotated news copy, takes for names.

Only here python-crfsuite is run. The model is part of the package, as the word lists are.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from threading import Lock

import pycrfsuite

from dateline.english.tokens import Token, is_shouted, read_tokens
from dateline.extract.tagger.features import read_features
from dateline.model import Kind, Span
from dateline.seed import Mention, Sentence, Vote

KINDS = {"P": Kind.PEOPLE, "L": Kind.PLACES, "O": Kind.ORGANISATIONS}
"""Letters of the labels; "B-P" begins a person's name, "I-P" goes on with it."""
SCALE = 1.6
"""Weight of a vote that is certain."""
DOUBT = 3
"""Power of the probability: a name of which the model is half sure counts for little. Best of those tried beside the
rules' votes, on documents that the model had not seen; see training/README.md."""
LONGEST_SENTENCE = 300
"""Words; what is longer is no sentence, and would take memory for nothing."""
LEAST = 0.1
"""A kind less likely than this gets no vote."""
_LOCK = Lock()
"""The tagger of python-crfsuite holds the sentence that it is at: one thread at a time."""


def tag_names(sentences: tuple[Sentence, ...]) -> tuple[Vote, ...]:
    """Return the tagger's votes by place in the seed; on one stretch there may be votes for several kinds."""
    model = _read_model()
    pieces = [piece for sentence in sentences if not is_shouted(sentence.text) for piece in _cut(sentence)]
    votes: list[Vote] = []
    with _LOCK:
        for (sentence, tokens), features in zip(pieces, read_features([piece[1] for piece in pieces]), strict=True):
            if any(token.text[0].isupper() for token in tokens):
                model.set(pycrfsuite.ItemSequence(features))
                votes.extend(_vote(model, sentence, tokens))
    return tuple(votes)


def _cut(sentence: Sentence) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
    """Yield the tokens of a sentence, an endless one in pieces."""
    tokens = read_tokens(sentence.text)
    for at in range(0, len(tokens), LONGEST_SENTENCE):
        yield sentence, tokens[at : at + LONGEST_SENTENCE]


@cache
def _read_model() -> pycrfsuite.Tagger:
    """Return the shipped model."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_read_bytes())
    return tagger


@cache
def _read_bytes() -> bytes:
    """Return the model's file; held for good, since the tagger reads these very bytes and keeps no copy."""
    return files(__name__).joinpath("names.crf").read_bytes()


def find_stretches(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield first index, last index (excluded) and letter of each name that the labels mark."""
    first = 0
    for at, label in enumerate([*labels, "O"]):
        goes_on = label[0] == "I" and at > 0 and labels[at - 1][2:] == label[2:]
        if not goes_on:
            if at and labels[at - 1] != "O":
                yield first, at, labels[at - 1][2:]
            first = at


def _vote(model: pycrfsuite.Tagger, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Vote]:
    """Yield the votes on the sentence that the model was set to."""
    for first, last, _ in find_stretches(model.tag()):
        span = Span(sentence.span.start + tokens[first].start, sentence.span.start + tokens[last - 1].end)
        text = " ".join(sentence.text[tokens[first].start : tokens[last - 1].end].split())
        for letter, kind in KINDS.items():
            sure = min(_probability(model, at, letter, is_first=at == first) for at in range(first, last))
            if sure >= LEAST:
                yield Vote(Mention(kind, text, span), SCALE * sure**DOUBT, f"tagger {sure:.2f}")


def _probability(model: pycrfsuite.Tagger, at: int, letter: str, *, is_first: bool) -> float:
    """Return how likely a word is to begin, or go on with, a name of this kind."""
    return float(model.marginal(f"{'B' if is_first else 'I'}-{letter}", at))
