"""A seed's text and an entry's body in, how much of the one stands verbatim in the other out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from dateline.regexes import make_regex

WORD = make_regex(r"[^\W_]+(?:['’.,-][^\W_]+)*")
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


def estimate_overlap(seed_text: str, *shown: str) -> Overlap:
    """Return the share as `measure_overlap` does, and how long the longest run can be at most; in a tenth of the time.

    A word is in a run of five where it is in a window of five that stands in a text shown.
    """
    seed = fold_words(seed_text)
    copied = [word for text in shown for word in (*fold_words(text.replace("\\", "")), BREAK)]
    windows = set(zip(*(copied[start:] for start in range(SHORTEST_RUN)), strict=False))
    covered = longest = run = last = 0
    for end, window in enumerate(zip(*(seed[start:] for start in range(SHORTEST_RUN)), strict=False), SHORTEST_RUN):
        if window not in windows:
            run = 0
            continue
        run += 1
        longest = max(longest, run + SHORTEST_RUN - 1)
        covered += end - max(last, end - SHORTEST_RUN)
        last = end
    return Overlap(covered / len(seed) if seed else 0.0, longest)


def find_copy(seed_text: str, text: str) -> tuple[int, int] | None:
    """Return the offset in a text shown at which its longest run from the seed begins, and the number of its words.

    None where no five words in a row are the seed's.
    """
    seed = fold_words(seed_text)
    # Offsets count in the text as it stands, where words may hold backslashes.
    kept = [offset for offset, sign in enumerate(text) if sign != "\\"]
    found = list(WORD.finditer(text.replace("\\", "")))
    words = [word[0].replace("’", "'").casefold() for word in found]
    end, length = max(enumerate(_match_lengths(seed, _make_states(words)), 1), key=lambda each: each[1], default=(0, 0))
    if length < SHORTEST_RUN:
        return None
    run = seed[end - length : end]
    first = next(place for place in range(len(words)) if words[place : place + length] == run)
    return kept[found[first].start()], length


def fold_words(text: str) -> list[str]:
    """Return the words without case, with straight apostrophes."""
    return WORD.findall(text.replace("’", "'").casefold())


@dataclass(slots=True)
class _Ending:
    """One state of a suffix automaton: the runs of words that end at the same places."""

    length: int
    """Of the longest of these runs."""
    shorter: int = -1
    """The state of the longest shorter run that ends at more places; -1 behind the empty run."""
    following: dict[str, int] = field(default_factory=dict)
    """The state that each next word leads to."""


def _make_states(words: list[str]) -> list[_Ending]:
    """Return the suffix automaton of the words; state 0 is the empty run.

    The time is linear even where the words repeat themselves (Blumer and others, "The smallest automaton recognizing
    the subwords of a text", 1985).
    """
    states = [_Ending(0)]
    last = 0
    for word in words:
        states.append(_Ending(states[last].length + 1))
        newest, place = len(states) - 1, last
        while place >= 0 and word not in states[place].following:
            states[place].following[word] = newest
            place = states[place].shorter
        states[newest].shorter = _part(states, place, word) if place >= 0 else 0
        last = newest
    return states


def _part(states: list[_Ending], place: int, word: str) -> int:
    """Return the state of just the run at `place` with the word behind it, parted from longer runs where needed."""
    target = states[place].following[word]
    if states[target].length == states[place].length + 1:
        return target
    states.append(_Ending(states[place].length + 1, states[target].shorter, dict(states[target].following)))
    parted = len(states) - 1
    states[target].shorter = parted
    while place >= 0 and states[place].following.get(word) == target:
        states[place].following[word] = parted
        place = states[place].shorter
    return parted


def _match_lengths(words: list[str], states: list[_Ending]) -> Iterator[int]:
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
