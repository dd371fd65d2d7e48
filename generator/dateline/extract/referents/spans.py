"""Votes in, candidates out: where voters differ on where a name begins and ends, one stretch is chosen."""

from collections import defaultdict
from dataclasses import dataclass

from dateline.english.name_forms import spells
from dateline.model import Kind, Sentence, Span, Vote
from dateline.regexes import make_regex

PER_WORD = 0.3
"""A longer name is worth this much more for each word beyond the first: "Bank of England" beats "England"."""
OVERLAP = 0.5
"""Share of its weight that a vote gives to a chosen stretch which it overlaps but does not equal."""
BRACKETED = make_regex(r"\s*\(\s*(?:the\s+)?[\"“]?([^\W\d_][\w&.-]{1,11})[\"”]?\s*\)")


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
    """Return the candidates, those with their own initials in brackets behind them knowing their short form."""
    return tuple(_with_acronym(candidate, sentences[candidate.sentence]) for candidate in candidates)


def _with_acronym(candidate: Candidate, sentence: Sentence) -> Candidate:
    """Return the candidate with the short form that brackets behind it give."""
    found = BRACKETED.match(sentence.text, candidate.span.end - sentence.span.start)
    if not found or not spells(found[1], candidate.text):
        return candidate
    weights = dict(candidate.weights)
    weights[Kind.ORGANISATIONS] = weights.get(Kind.ORGANISATIONS, 0.0) + 1.5
    reasons = (*candidate.reasons, f"short form '{found[1]}' in brackets")
    return Candidate(
        candidate.text, candidate.span, candidate.sentence, tuple(sorted(weights.items())), reasons, found[1]
    )
