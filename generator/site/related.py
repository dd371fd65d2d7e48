"""One entry and the catalogue in; up to four other entries that belong to it, each with the reason in words, out."""

from collections import defaultdict
from math import log

from generator.model import Kind, Tag
from generator.site.cards import Listed
from generator.site.catalogue import Catalogue
from generator.site.pages import Related

MAX_RELATED = 4
STORY_SCORE = 4.0
MIN_SCORE = 2.0
# A shared topic or country says less than a shared person.
WEIGHTS = {Kind.PEOPLE: 1.5, Kind.ORGANISATIONS: 1.2, Kind.PLACES: 1.0, Kind.TOPICS: 0.8}
# A tag on more entries than this would make every entry related to every other, at great cost.
MAX_COMMON = 400


def find_related(catalogue: Catalogue, listed: Listed) -> tuple[Related, ...]:
    """Return the entries that share most with this one, best first, at equal score the nearest in time.

    A shared tag counts by its rarity; the same story counts as much as several tags.
    """
    shared: defaultdict[str, list[Tag]] = defaultdict(list)
    others: dict[str, Listed] = {}
    for tag in listed.entry.tags:
        group = catalogue.by_tag[tag]
        for other in group if len(group) <= MAX_COMMON else ():
            shared[other.entry.path].append(tag)
            others[other.entry.path] = other
    scores = {path: _score(catalogue, tags) for path, tags in shared.items()}
    story = catalogue.stories.get(listed.entry.story or "")
    for other in story.listed if story and len(story.listed) <= MAX_COMMON else ():
        scores[other.entry.path] = scores.get(other.entry.path, 0.0) + STORY_SCORE
        others[other.entry.path] = other
    day = listed.entry.date.day
    ranked = sorted(
        (each for each in others.values() if each is not listed and scores[each.entry.path] >= MIN_SCORE),
        key=lambda each: (-scores[each.entry.path], abs((each.entry.date.day - day).days), each.entry.path),
    )
    return tuple(
        Related(each.card, _give_reason(catalogue, listed, each, shared[each.entry.path]))
        for each in ranked[:MAX_RELATED]
    )


def _score(catalogue: Catalogue, tags: list[Tag]) -> float:
    """Return how much these tags tie two entries together."""
    return round(sum(_weigh(catalogue, tag) for tag in tags), 6)


def _weigh(catalogue: Catalogue, tag: Tag) -> float:
    """Return the weight of one shared tag: the rarer, the heavier."""
    return WEIGHTS[tag.kind] * log((len(catalogue.listed) + 2) / len(catalogue.by_tag[tag]))


def _give_reason(catalogue: Catalogue, listed: Listed, other: Listed, tags: list[Tag]) -> str:
    """Return the reason in words, the heaviest tags first."""
    names = [tag.name for tag in sorted(tags, key=lambda tag: (-_weigh(catalogue, tag), tag.kind, tag.name))[:3]]
    about = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
    story = listed.card.story
    if story and story == other.card.story:
        return f"In the same story; also about {about}" if about else f"In the same story, {story.text}"
    return f"Also about {about}"
