"""Sentences in, votes out: what a linear model, trained on annotated news copy, takes for names.

Only here python-crfsuite is run. The model is part of the package, as the word lists are. It reads features: short
strings, the same at training, most of them about a word and its neighbours; some are about the run of capitalised
words that it stands in; some about the other places of the document where the same word stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

import pycrfsuite

from dateline.english.sentences import Token, is_shouted, read_tokens
from dateline.extract.tagger.classes import (
    Run,
    describe_runs,
    find_phrases,
    find_runs,
    is_common,
    read_classes,
    read_shape,
    read_sketch,
)
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
MOST_NEIGHBOURS = 6
"""More words beside a word in the whole document than this say nothing new."""
Features = list[str]


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


def read_features(document: Sequence[tuple[Token, ...]]) -> Iterator[list[Features]]:
    """Yield the features of each word, sentence by sentence; the whole document is read beforehand."""
    sentences = [[token.text for token in sentence] for sentence in document]
    runs = [find_runs(words) for words in sentences]
    context = _read_context(sentences, runs)
    for words, found in zip(sentences, runs, strict=True):
        yield _read_sentence(words, found, context)


def _read_sentence(words: list[str], runs: list[Run], context: dict[str, Features]) -> list[Features]:
    """Return the features of each word of one sentence."""
    codes = find_phrases(words)
    padded = ["<<", "<", *words, ">", ">>"]
    listed = ["", *codes, ""]
    features: list[Features] = []
    for at, word in enumerate(words):
        before, behind = padded[at + 1], padded[at + 3]
        own = [
            *_about(word),
            *_beside(before, "-1"),
            *_beside(behind, "+1"),
            f"-2w={padded[at].casefold()}",
            f"+2w={padded[at + 4].casefold()}",
            f"-1+0={read_sketch(before)}|{read_sketch(word)}",
            f"0+1={read_sketch(word)}|{read_sketch(behind)}",
            f"sss={read_shape(before)}|{read_shape(word)}|{read_shape(behind)}",
        ]
        own += [f"{place}g={code}" for place, code in zip(("-1", "0", "+1"), listed[at : at + 3], strict=True) if code]
        features.append(own)
    _add_place_in_line(words, features)
    _add_runs(describe_runs(words, codes, runs), runs, features)
    _add_context(words, context, features)
    return features


@lru_cache(maxsize=20_000)
def _about(word: str) -> tuple[str, ...]:
    """Return the features of a word itself."""
    folded = word.casefold()
    affixes = [f"p{size}={folded[:size]}" for size in (2, 3, 4) if len(folded) > size]
    affixes += [f"s{size}={folded[-size:]}" for size in (2, 3, 4) if len(folded) > size]
    classes = read_classes(word)
    return (
        f"w={folded}",
        f"W={word}",
        f"sh={read_shape(word)}",
        *affixes,
        *(f"c={code}" for code in classes),
        f"cc={'+'.join(classes)}",
        f"lc={is_common(folded)}|{read_shape(word)}",
    )


@lru_cache(maxsize=40_000)
def _beside(word: str, place: str) -> tuple[str, ...]:
    """Return the features of a word's neighbour."""
    folded = word.casefold()
    return (
        f"{place}w={folded}",
        f"{place}sh={read_shape(word)}",
        f"{place}s3={folded[-3:]}",
        *(f"{place}c={code}" for code in read_classes(word)),
    )


def _add_place_in_line(words: list[str], features: list[Features]) -> None:
    """Add what the line as a whole and the place in it say: its beginning, its capitals."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    style = "many" if len(long) > 3 and capitals > 0.7 * len(long) else ""
    loud = sum(word.isupper() for word in long)
    style = "loud" if len(long) > 1 and loud > 0.7 * len(long) else style
    for at, own in enumerate(features):
        if at < 2:
            own.append(f"at={at}")
        if style:
            own.append(f"line={style}")
            own.append(f"line={style}|{read_shape(words[at])}")
    if words and words[0] in "\"“‘'«(" and len(words) > 1:
        features[1].append("at=0")
    if words and words[-1] not in ".!?”\"’'":
        for own in features:
            own.append("line=open")


def _add_runs(described: list[Features], runs: list[Run], features: list[Features]) -> None:
    """Add what the run of capitalised words around a word says."""
    for (first, last), said in zip(runs, described, strict=True):
        count = min(last - first, 5)
        for at in range(first, last):
            features[at] += said
            features[at].append(f"ra={min(at - first, 3)}/{count}")
            features[at].append(f"rz={min(last - 1 - at, 3)}")


def _read_context(sentences: list[list[str]], runs: list[list[Run]]) -> dict[str, Features]:
    """Return for each capitalised word what all its places in the document say."""
    lower = {word for words in sentences for word in words if word.islower()}
    beside: dict[str, dict[str, None]] = defaultdict(dict)
    for words, found in zip(sentences, runs, strict=True):
        for first, last in found:
            for at in range(first, last):
                word = words[at]
                if not word[0].isupper():
                    continue
                said = beside[word]
                if len(said) < 4 * MOST_NEIGHBOURS:
                    said.update(dict.fromkeys(_describe_place(words, at, first, last)))
    return {word: [*said, *(["dlow"] if word.casefold() in lower else [])] for word, said in beside.items()}


def _describe_place(words: list[str], at: int, first: int, last: int) -> Features:
    """Return what one place of a word tells about the word elsewhere in the document."""
    before = words[at - 1] if at else "<"
    behind = words[at + 1] if at + 1 < len(words) else ">"
    said = [f"dp={read_sketch(before)}", f"dn={read_sketch(behind)}"]
    if at:
        said.append("dmid")
    if before[0].isalpha():
        said.append(f"dpw={before.casefold()}")
    if behind[0].isalpha():
        said.append(f"dnw={behind.casefold()}")
    if last - first > 1:
        said.append(f"dl={'+'.join(read_classes(words[last - 1]))}|{at == last - 1}")
        said.append(f"df={'+'.join(read_classes(words[first]))}|{at == first}")
    ahead = words[first - 1] if first else "<"
    if read_classes(ahead):
        said.append(f"db={'+'.join(read_classes(ahead))}")
    return said


def _add_context(words: list[str], context: dict[str, Features], features: list[Features]) -> None:
    """Add what the whole document says of each capitalised word."""
    for word, own in zip(words, features, strict=True):
        own.extend(context.get(word, ()))
