"""Events of one article in, each once: what the story and its list of dates both tell is one event."""

from dataclasses import dataclass
from datetime import date

from dateline.extract.events.verbs import BE, WORD, find_bare_form
from dateline.model import Event

SMALL = BE | frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in",
    "into", "is", "it", "its", "of", "on", "or", "over", "said", "says", "she", "that", "the", "their", "them",
    "they", "this", "to", "up", "was", "were", "when", "which", "who", "will", "with", "would", "after", "before",
    "also", "than", "then", "there", "out", "not", "one", "two", "three",
))  # fmt: skip
LEAST_SHARED = 3
LEAST_SHARE = 0.6
"""Share of the shorter telling's words that the longer one must have."""


@dataclass(slots=True)
class _Kept:
    """An event to show, with its words in bare forms."""

    event: Event
    words: frozenset[str]


def tell_once(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events without second tellings: same stretch of days and mostly the same words; the fuller is kept."""
    kept: dict[tuple[date, date], list[_Kept]] = {}
    for event in events:
        words = find_bare_words(event.text)
        same_days = kept.setdefault((event.when.first, event.when.last), [])
        twin = next((each for each in same_days if _are_one(each.words, words)), None)
        if twin is None:
            same_days.append(_Kept(event, words))
        elif len(event.text) > len(twin.event.text):
            twin.event, twin.words = event, words
    return tuple(each.event for same_days in kept.values() for each in same_days)


def _are_one(words: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two texts of one date tell one event; a text of two words must stand in the other whole."""
    shared, shorter = len(words & others), min(len(words), len(others))
    if shorter < LEAST_SHARED:
        return shorter > 1 and shared == shorter
    return shared >= LEAST_SHARED and shared >= LEAST_SHARE * shorter


def find_bare_words(text: str) -> frozenset[str]:
    """Return the bare forms of the words that carry meaning."""
    words = (found.group().casefold().removesuffix("'s").removesuffix("’s") for found in WORD.finditer(text))
    return frozenset(find_bare_form(word) for word in words if word not in SMALL)
