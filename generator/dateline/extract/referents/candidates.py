"""Votes in, candidates out: where voters differ on where a name begins and ends, one stretch is chosen.

What editors have said about names is obeyed before any vote.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from dateline.english.name_forms import fold, spells
from dateline.model import Kind, Span, Vocabulary, VocabularyTerm
from dateline.regexes import make_regex
from dateline.seed import Mention, Sentence, Vote

PER_WORD = 0.3
"""A longer name is worth this much more for each word beyond the first: "Bank of England" beats "England"."""
OVERLAP = 0.5
"""Share of its weight that a vote gives to a chosen stretch which it overlaps but does not equal."""
BRACKETED = make_regex(r"\s*\(\s*(?:the\s+)?[\"“]?([^\W\d_][\w&.-]{1,11})[\"”]?\s*\)")

OPENING = make_regex(r"\w+|[^\w\s]")
"""What a listed name opens with, and any place in a text at which one may begin: letters or a mark."""
LISTED = "vocabulary"
CERTAIN = 20.0
"""More than all voters together."""
SURE = 1.5
"""With this much weight, a longer name is one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name something."""

    text: str
    span: Span
    sentence: int
    weights: tuple[tuple[Kind, float], ...]
    """What the votes for each kind add up to; topics mean "no tag"."""
    reasons: tuple[str, ...]
    acronym: str = ""
    """What stands in brackets behind it and is short for it."""


def choose_spans(votes: tuple[Vote, ...], sentences: tuple[Sentence, ...]) -> tuple[Candidate, ...]:
    """Return the chosen stretches by place; none overlaps another and none crosses the end of a sentence."""
    chosen: list[Candidate] = []
    for number, found in _by_sentence(votes, sentences):
        rest = found
        for cluster in _clusters(rest):
            chosen.extend(_choose(cluster, number))
    return tuple(sorted(chosen, key=lambda candidate: candidate.span.start))


def _by_sentence(votes: tuple[Vote, ...], sentences: tuple[Sentence, ...]) -> list[tuple[int, list[Vote]]]:
    """Return the votes of each sentence in order; a vote that no sentence holds is left out."""
    ordered = sorted(votes, key=lambda vote: (vote.mention.span.start, vote.mention.span.end))
    found: dict[int, list[Vote]] = defaultdict(list)
    at = 0
    for vote in ordered:
        while at < len(sentences) and sentences[at].span.end <= vote.mention.span.start:
            at += 1
        if at < len(sentences) and vote.mention.span.end <= sentences[at].span.end:
            found[at].append(vote)
    return sorted(found.items())


def _clusters(votes: list[Vote]) -> list[list[Vote]]:
    """Return the votes in runs that overlap one another."""
    clusters: list[list[Vote]] = []
    end = -1
    for vote in votes:
        if vote.mention.span.start >= end:
            clusters.append([])
        clusters[-1].append(vote)
        end = max(end, vote.mention.span.end)
    return clusters


def _choose(cluster: list[Vote], sentence: int) -> list[Candidate]:
    """Return the best stretches of one cluster."""
    by_span: dict[Span, list[Vote]] = defaultdict(list)
    for vote in cluster:
        by_span[vote.mention.span].append(vote)
    ranked = sorted(by_span, key=lambda span: (-_worth(by_span[span]), span.start))
    taken: list[Span] = []
    for span in ranked:
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(span)
    return [_make(span, by_span, sentence) for span in taken]


def _worth(votes: list[Vote]) -> float:
    """Return how well the votes speak for exactly this stretch."""
    return sum(vote.weight for vote in votes) + PER_WORD * (len(votes[0].mention.text.split()) - 1)


def _make(span: Span, by_span: dict[Span, list[Vote]], sentence: int) -> Candidate:
    """Return the candidate with the votes for its stretch, and half of those for others that overlap it."""
    weights: dict[Kind, float] = defaultdict(float)
    reasons: dict[str, float] = {}
    for other, votes in by_span.items():
        if other.end <= span.start or span.end <= other.start:
            continue
        share = 1.0 if other == span else OVERLAP
        for vote in votes:
            if share == 1.0 or vote.mention.kind is not Kind.TOPICS:
                weights[vote.mention.kind] += share * vote.weight
        if share == 1.0:
            reasons.update((vote.reason, vote.weight) for vote in votes if vote.mention.kind is not Kind.TOPICS)
    ordered = tuple(sorted(reasons, key=lambda reason: -reasons[reason]))
    return Candidate(by_span[span][0].mention.text, span, sentence, tuple(sorted(weights.items())), ordered)


def add_acronyms(candidates: tuple[Candidate, ...], sentences: tuple[Sentence, ...]) -> tuple[Candidate, ...]:
    """Return the candidates, with the short form of those whose initials stand in brackets behind them."""
    return tuple(_with_acronym(candidate, sentences[candidate.sentence]) for candidate in candidates)


def _with_acronym(candidate: Candidate, sentence: Sentence) -> Candidate:
    found = BRACKETED.match(sentence.text, candidate.span.end - sentence.span.start)
    if not found or not spells(found[1], candidate.text):
        return candidate
    weights = dict(candidate.weights)
    weights[Kind.ORGANISATIONS] = weights.get(Kind.ORGANISATIONS, 0.0) + 1.5
    reasons = (*candidate.reasons, f"short form '{found[1]}' in brackets")
    return Candidate(
        candidate.text, candidate.span, candidate.sentence, tuple(sorted(weights.items())), reasons, found[1]
    )


def find_listed(sentences: tuple[Sentence, ...], vocabulary: Vocabulary) -> tuple[Vote, ...]:
    """Return a certain vote wherever a listed name or alias stands; topics are found by their own rules."""
    listed = _read_listed(vocabulary)
    if not listed.kinds:
        return ()
    return tuple(
        Vote(Mention(listed.kinds[name], name, _span(sentence, found)), CERTAIN, LISTED)
        for sentence in sentences
        for found in _find_listed(listed, sentence.text)
        for name in (" ".join(found.group().split()),)
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """The names of a vocabulary."""

    kinds: Mapping[str, Kind]
    """By name; topics mean "no tag"."""
    by_opening: Mapping[str, re.Pattern[str]]
    """What finds the names that open with these letters or this mark, the longest first."""


@lru_cache(maxsize=4)
def _read_listed(vocabulary: Vocabulary) -> _Listed:
    """Return the names of a vocabulary by how they open: of thousands, a sentence is held against a few."""
    kinds: dict[str, Kind] = {
        " ".join(name.split()): term.kind
        for term in vocabulary.terms
        if term.kind is not Kind.TOPICS
        for name in (term.name, *term.aliases, *term.former)
    }
    kinds.update((" ".join(name.split()), Kind.TOPICS) for name in vocabulary.ignore)
    by_opening: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(kinds, key=lambda name: (-len(name), name)):
        if opening := OPENING.match(name):
            by_opening[opening[0]].append(name)
    return _Listed(kinds, {opening: make_regex(partial(_write_names, names)) for opening, names in by_opening.items()})


def _find_listed(listed: _Listed, text: str) -> Iterator[re.Match[str]]:
    """Yield where listed names stand, from left to right; none overlaps another."""
    reached = 0
    for opening in OPENING.finditer(text):
        names = listed.by_opening.get(opening[0])
        found = names.match(text, opening.start()) if names and opening.start() >= reached else None
        if found:
            reached = found.end()
            yield found


def _write_names(names: list[str]) -> str:
    """Return the expression for names, each of which stands alone; any blanks between their words."""
    words = (r"\s+".join(re.escape(word) for word in name.split()) for name in names)
    return "|".join(rf"(?<!\w){each}(?!\w)" for each in words)


def _span(sentence: Sentence, found: re.Match[str]) -> Span:
    """Return where a match stands in the seed."""
    return Span(sentence.span.start + found.start(), sentence.span.start + found.end())


def yield_to_longer(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """Return the votes without those for a listed name that is a part of a longer one: "Wuhan" in "Wuhan University".

    Enough other votes must take the longer stretch for an organisation or a place.
    """
    weights: dict[Span, float] = {}
    for vote in votes:
        if vote.reason != LISTED and vote.mention.kind in (Kind.ORGANISATIONS, Kind.PLACES):
            weights[vote.mention.span] = weights.get(vote.mention.span, 0.0) + vote.weight
    longer = sorted((span for span, weight in weights.items() if weight >= SURE), key=lambda span: span.start)
    return tuple(vote for vote in votes if vote.reason != LISTED or not _is_inside(vote.mention.span, longer))


def _is_inside(span: Span, longer: list[Span]) -> bool:
    """Say whether a stretch is a part of one of these, which stand in order."""
    at = bisect_right(longer, span.start, key=lambda other: other.start)
    return any(
        other.start <= span.start and span.end <= other.end and other != span for other in longer[max(0, at - 5) : at]
    )


def bar_ignored(votes: tuple[Vote, ...], vocabulary: Vocabulary) -> tuple[Vote, ...]:
    """Return the votes without those for names that editors want never to see as tags."""
    ignored = {fold(name) for name in vocabulary.ignore}
    return tuple(vote for vote in votes if fold(vote.mention.text) not in ignored)


@lru_cache(maxsize=4)
def read_terms(vocabulary: Vocabulary) -> Mapping[str, VocabularyTerm]:
    """Return the terms by every folded form that an editor lists, the first claim winning; topics are none."""
    terms: dict[str, VocabularyTerm] = {}
    for term in vocabulary.terms:
        if term.kind is not Kind.TOPICS:
            for alias in (term.name, *term.aliases, *term.former):
                terms.setdefault(fold(alias), term)
    return terms
