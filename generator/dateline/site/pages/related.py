"""One entry and the catalogue in; up to four other entries that belong to it, each with the reason in words, out."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
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


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry, and why it is shown."""

    card: Card
    reason: str
    """In words: "Also about Qasem Soleimani and Iraq"."""


def weigh_tags(catalogue: Catalogue) -> dict[Tag, float]:
    """Return how much each tag ties two entries: the rarer, the more; what says too little is left out."""
    number = len(catalogue.listed) + 2
    return {
        tag: WEIGHTS[tag.kind] * log(number / len(group))
        for tag, group in catalogue.by_tag.items()
        if len(group) <= MAX_COMMON
    }


def find_related(catalogue: Catalogue, listed: Listed, weights: dict[Tag, float]) -> tuple[Related, ...]:
    """Return the entries that share most with this one, best first, at equal score the nearest in time.

    The same story counts as much as several tags. `weights` are those of `weigh_tags`.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    others: dict[str, Listed] = {}
    for tag in listed.entry.tags:
        weight = weights.get(tag)
        for other in catalogue.by_tag[tag] if weight else ():
            scores[other.entry.path] += weight or 0.0
            others[other.entry.path] = other
    story = catalogue.stories.get(listed.entry.story or "")
    for other in story.listed if story and len(story.listed) <= MAX_COMMON else ():
        scores[other.entry.path] += STORY_SCORE
        others[other.entry.path] = other
    day = listed.entry.date.day
    best = nsmallest(
        MAX_RELATED,
        (each for each in others.values() if each is not listed and scores[each.entry.path] >= MIN_SCORE),
        key=lambda each: (
            # Sums of the same weights in another order differ in the last digits.
            -round(scores[each.entry.path], 6),
            abs((each.entry.date.day - day).days),
            each.entry.path,
        ),
    )
    return tuple(Related(other.card, _give_reason(catalogue.words, listed, other, weights)) for other in best)


def _give_reason(words: Words, listed: Listed, other: Listed, weights: dict[Tag, float]) -> str:
    """Return the reason in words, the heaviest tags first."""
    shared = [tag for tag in listed.entry.tags if tag in weights and tag in other.entry.tags]
    ranked = sorted(shared, key=lambda tag: (-weights[tag], tag.kind, tag.name))[:3]
    names = words.join(tuple(tag.name for tag in ranked))
    story = listed.card.story
    if not story or story != other.card.story:
        return words.say("related.about", names=names)
    return words.say("related.story_and", names=names) if names else words.say("related.story", story=story.text)
