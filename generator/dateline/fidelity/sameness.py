"""The fingerprint of an article and another article in; how much of the one stands in the other, out.

It tells whether an article is an earlier one with changes. Two reports of one event share names and phrases, but no
sentences; a corrected article keeps most of its own.
"""

from dataclasses import dataclass

from dateline.fidelity.copying import SHORTEST_RUN, fold_words
from dateline.model import Entry

Run = tuple[str, ...]
ENOUGH = 0.6
"""Share of the words that must stand in the other; measured, two different real articles share less than 0.1."""
FEWEST_WORDS = 30
"""Of less nothing is said: a headline and a quote may be anybody's."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The words of its article that an entry holds, by which the article is known again."""

    source: str
    """Empty where it names none."""
    texts: tuple[tuple[str, ...], ...]
    """The words of body, events and quotes."""


def read_fingerprint(entry: Entry) -> Fingerprint:
    """Return the fingerprint of an article, from the machine's entry of it."""
    texts = (entry.body.replace("\\", ""), *(each.text for each in entry.timeline), *(q.text for q in entry.quotes))
    return Fingerprint(entry.source.name if entry.source else "", tuple(tuple(fold_words(text)) for text in texts))


def find_runs(text: str) -> frozenset[Run]:
    """Return every five words in a row."""
    return frozenset(_list_runs(tuple(fold_words(text))))


def measure_sameness(fingerprint: Fingerprint, source: str, runs: frozenset[Run]) -> float:
    """Return the share of the words that stand in an article in runs of at least five; 0 for another source's."""
    number = sum(map(len, fingerprint.texts))
    if number < FEWEST_WORDS or (fingerprint.source and source and fingerprint.source != source):
        return 0.0
    return sum(_count_covered(words, runs) for words in fingerprint.texts) / number


def _count_covered(words: tuple[str, ...], runs: frozenset[Run]) -> int:
    """Return how many of the words stand in one of these runs."""
    covered = [False] * len(words)
    for start, run in enumerate(_list_runs(words)):
        if run in runs:
            covered[start : start + SHORTEST_RUN] = [True] * SHORTEST_RUN
    return sum(covered)


def _list_runs(words: tuple[str, ...]) -> list[Run]:
    """Return every five words in a row, in order."""
    return [words[start : start + SHORTEST_RUN] for start in range(len(words) - SHORTEST_RUN + 1)]
