"""A seed's text and an entry's body in, how much of the one stands verbatim in the other out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
BREAK = ""
"""No word of any seed."""
SHORTEST_RUN = 5
"""Fewer words in a row are not copied: names, dates and set phrases are everybody's."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a seed stands verbatim in a body."""

    share: float
    """Of the seed's words, those that stand in the body in runs of at least five, each counted once; 0 to 1."""
    longest: int
    """Words in the longest such run; 0 where there is none."""


def measure_overlap(seed_text: str, *shown: str) -> Overlap:
    """Return how much of the seed stands in the texts shown, whatever the case, the marks and the line ends.

    No run goes from one text into the next. Backslashes count as nothing, so that a copy escaped for Markdown is still
    a copy.
    """
    seed = fold_words(seed_text)
    copied = [word for text in shown for word in (*fold_words(text.replace("\\", "")), BREAK)]
    covered = [0] * (len(seed) + 1)
    longest = 0
    for end, length in enumerate(_match_lengths(seed, _make_states(copied)), 1):
        if length >= SHORTEST_RUN:
            longest = max(longest, length)
            covered[end - length] += 1
            covered[end] -= 1
    share = sum(runs > 0 for runs in accumulate(covered)) / len(seed) if seed else 0.0
    return Overlap(share, longest)


def fold_words(text: str) -> list[str]:
    """Return the words without case, with straight apostrophes."""
    return [word.replace("’", "'").casefold() for word in WORD.findall(text)]


@dataclass(slots=True)
class _State:
    """One state of a suffix automaton: the runs of words that end at the same places."""

    length: int
    """Of the longest of these runs."""
    shorter: int = -1
    """The state of the longest shorter run that ends at more places; -1 behind the empty run."""
    following: dict[str, int] = field(default_factory=dict)
    """The state that each next word leads to."""


def _make_states(words: list[str]) -> list[_State]:
    """Return the suffix automaton of the words; state 0 is the empty run.

    The time is linear even where the words repeat themselves (Blumer and others, "The smallest automaton recognizing
    the subwords of a text", 1985).
    """
    states = [_State(0)]
    last = 0
    for word in words:
        states.append(_State(states[last].length + 1))
        newest, place = len(states) - 1, last
        while place >= 0 and word not in states[place].following:
            states[place].following[word] = newest
            place = states[place].shorter
        states[newest].shorter = _part(states, place, word) if place >= 0 else 0
        last = newest
    return states


def _part(states: list[_State], place: int, word: str) -> int:
    """Return the state of just the run at `place` with the word behind it, parted from longer runs where needed."""
    target = states[place].following[word]
    if states[target].length == states[place].length + 1:
        return target
    states.append(_State(states[place].length + 1, states[target].shorter, dict(states[target].following)))
    parted = len(states) - 1
    states[target].shorter = parted
    while place >= 0 and states[place].following.get(word) == target:
        states[place].following[word] = parted
        place = states[place].shorter
    return parted


def _match_lengths(words: list[str], states: list[_State]) -> Iterator[int]:
    """Yield, for each word, how many words up to it stand in a row in the automaton's text."""
    state = length = 0
    for word in words:
        while state and word not in states[state].following:
            state = states[state].shorter
            length = states[state].length
        if word in states[state].following:
            state = states[state].following[word]
            length += 1
        yield length
