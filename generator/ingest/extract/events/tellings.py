"""Events of one article in, each once: what the story and its list of dates both tell is one event."""

from generator.ingest.extract.events.verbs import BE, WORD, find_bare_form
from generator.model import Event

SMALL = BE | frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in",
    "into", "is", "it", "its", "of", "on", "or", "over", "said", "says", "she", "that", "the", "their", "them",
    "they", "this", "to", "up", "was", "were", "when", "which", "who", "will", "with", "would", "after", "before",
    "also", "than", "then", "there", "out", "not", "one", "two", "three",
))  # fmt: skip
LEAST_SHARED = 3
LEAST_SHARE = 0.6
"""Share of the shorter telling's words that the longer one must have."""
WHOLE_SHARE = 1.0
"""A telling of two words must stand in the longer one whole."""


def tell_once(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events without second tellings: same stretch of days and mostly the same words; the fuller is kept."""
    kept: list[Event] = []
    for event in events:
        twin = next((number for number, other in enumerate(kept) if _are_one(event, other)), None)
        if twin is None:
            kept.append(event)
        elif len(event.text) > len(kept[twin].text):
            kept[twin] = event
    return tuple(kept)


def _are_one(one: Event, other: Event) -> bool:
    """Say whether two events are tellings of one."""
    if (one.when.first, one.when.last) != (other.when.first, other.when.last) or one.span == other.span:
        return one.span == other.span and one.text == other.text and one.when == other.when
    words, others = find_bare_words(one.text), find_bare_words(other.text)
    shared, shorter = len(words & others), min(len(words), len(others))
    if shorter < LEAST_SHARED:
        return shorter > 1 and shared >= WHOLE_SHARE * shorter
    return shared >= LEAST_SHARED and shared >= LEAST_SHARE * shorter


def find_bare_words(text: str) -> frozenset[str]:
    """Return the bare forms of the words that carry meaning."""
    words = (found.group().casefold().removesuffix("'s").removesuffix("’s") for found in WORD.finditer(text))
    return frozenset(find_bare_form(word) for word in words if word not in SMALL)
