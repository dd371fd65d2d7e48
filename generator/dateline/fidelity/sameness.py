"""What was told of an article in, and another article; how much of the one stands in the other, out.

It tells whether an article is an earlier one with changes. Two reports of one event share names and phrases, but no
sentences; a corrected article keeps most of its own.
"""

from dataclasses import dataclass

from dateline.fidelity.copying import SHORTEST_RUN, fold_words
from dateline.model import Entry

Run = tuple[str, ...]
ENOUGH = 0.6
"""Share of what was told that must stand in the other; measured, two different real articles share less than 0.1."""
FEWEST_WORDS = 30
"""Of less nothing is said: a headline and a quote may be anybody's."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What an entry tells in the words of its article."""

    source: str
    """Empty where it names none."""
    texts: tuple[tuple[str, ...], ...]
    """The words of body, events and quotes."""


def read_telling(entry: Entry) -> Telling:
    """Return what the machine's entry tells of its article."""
    texts = (entry.body.replace("\\", ""), *(each.text for each in entry.timeline), *(q.text for q in entry.quotes))
    return Telling(entry.source.name if entry.source else "", tuple(tuple(fold_words(text)) for text in texts))


def find_runs(text: str) -> frozenset[Run]:
    """Return every five words in a row."""
    return frozenset(_list_runs(tuple(fold_words(text))))


def measure_sameness(telling: Telling, source: str, runs: frozenset[Run]) -> float:
    """Return the share of the words told that stand in an article in runs of at least five; 0 for another source's."""
    number = sum(map(len, telling.texts))
    if number < FEWEST_WORDS or (telling.source and source and telling.source != source):
        return 0.0
    return sum(_count_covered(words, runs) for words in telling.texts) / number


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
