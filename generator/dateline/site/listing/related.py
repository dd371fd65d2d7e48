"""An entry in; the other entries that belong to it, each with the reason in words, out.

What an entry is tied to is settled when it is a month old: ties are weighed by the entries that were known on its day,
and only these and those of the month that follows are looked at. So a new entry changes few pages of older ones.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest
from math import log

from dateline.language.words import Words
from dateline.model import Kind, Tag
from dateline.site.cards import Card, Listed
from dateline.site.catalogue import Catalogue

MAX_RELATED = 4
STORY_SCORE = 4.0
MIN_SCORE = 2.0
# A shared topic or country says less than a shared person.
WEIGHTS = {Kind.PEOPLE: 1.5, Kind.ORGANISATIONS: 1.2, Kind.PLACES: 1.0, Kind.TOPICS: 0.8}
# What more entries share than this says little about two of them, and to compare them all would cost most of a build.
MAX_COMMON = 120
FOLLOWING = timedelta(days=30)
# With fewer entries nothing is rare yet.
MIN_KNOWN = 24


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry, and why it is shown."""

    card: Card
    reason: str
    """In words: "Also about Qasem Soleimani and Iraq"."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where entries stand among all, counted from the newest."""

    of_entry: dict[str, int]
    """By file."""
    of_tag: dict[Tag, tuple[int, ...]]
    """Those of the entries that have a tag, in order."""
    of_story: dict[str, tuple[int, ...]]
    days: tuple[int, ...]
    """How many days before the newest each entry was published."""


def find_places(catalogue: Catalogue) -> Places:
    """Return the places of all entries."""
    of_entry = {each.entry.path: place for place, each in enumerate(catalogue.listed)}
    return Places(
        of_entry,
        {tag: tuple(of_entry[each.entry.path] for each in group) for tag, group in catalogue.by_tag.items()},
        {slug: tuple(of_entry[each.entry.path] for each in story.listed) for slug, story in catalogue.stories.items()},
        tuple((catalogue.listed[0].entry.date.day - each.entry.date.day).days for each in catalogue.listed),
    )


def find_related(catalogue: Catalogue, listed: Listed, places: Places) -> tuple[Related, ...]:
    """Return the entries that share most with this one, best first, at equal score the nearest in time.

    The same story counts as much as several tags.
    """
    own = places.of_entry[listed.entry.path]
    weights = {tag: weight for tag in listed.entry.tags if (weight := _weigh(tag, own, places))}
    scores: defaultdict[int, float] = defaultdict(float)
    for tag, weight in weights.items():
        for other in _look_around(places.of_tag[tag], own, places):
            scores[other] += weight
    in_story = places.of_story.get(listed.entry.story or "", ())
    for other in _look_around(in_story, own, places) if _count_known(in_story, own) <= MAX_COMMON else ():
        scores[other] += STORY_SCORE
    # Sums of the same weights in another order differ in the last digits.
    rounded = {other: round(score, 6) for other, score in scores.items() if other != own and score >= MIN_SCORE}
    least = min(nlargest(MAX_RELATED, rounded.values()), default=0.0)
    best = sorted(
        (other for other, score in rounded.items() if score >= least),
        key=lambda other: (
            -rounded[other],
            abs(places.days[other] - places.days[own]),
            catalogue.listed[other].entry.path,
        ),
    )[:MAX_RELATED]
    return tuple(
        Related(other.card, _give_reason(catalogue.words, listed, other, weights))
        for other in (catalogue.listed[each] for each in best)
    )


def _weigh(tag: Tag, own: int, places: Places) -> float:
    """Return how much a tag tied two entries when this one was new: the rarer, the more; 0 where it said too little."""
    sharing = _count_known(places.of_tag[tag], own)
    known = max(MIN_KNOWN, len(places.days) - own)
    return WEIGHTS[tag.kind] * log((known + 2) / max(2, sharing)) if sharing <= MAX_COMMON else 0.0


def _count_known(group: tuple[int, ...], own: int) -> int:
    """Return how many of a group were known when the entry at a place was new, itself among them."""
    return len(group) - bisect_left(group, own)


def _look_around(group: tuple[int, ...], own: int, places: Places) -> Iterator[int]:
    """Yield the places of a group's entries that can be related to one: the known ones, and the nearest that follow."""
    at = bisect_left(group, own)
    yield from group[at:]
    latest = places.days[own] - FOLLOWING.days
    for other in reversed(group[max(0, at - MAX_COMMON) : at]):
        if places.days[other] < latest:
            return
        yield other


def _give_reason(words: Words, listed: Listed, other: Listed, weights: dict[Tag, float]) -> str:
    """Return the reason in words, the heaviest tags first."""
    shared = [tag for tag in listed.entry.tags if tag in weights and tag in other.entry.tags]
    ranked = sorted(shared, key=lambda tag: (-weights[tag], tag.kind, tag.name))[:3]
    names = words.join(tuple(tag.name for tag in ranked))
    story = listed.card.story
    if not story or story != other.card.story:
        return words.say("related.about", names=names)
    return words.say("related.story_and", names=names) if names else words.say("related.story", story=story.text)
