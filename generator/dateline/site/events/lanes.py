"""The events of a story in; those that most entries tell, and the people whom they name, out."""

from collections.abc import Iterable

from dateline.model import Kind
from dateline.site.catalogue import Catalogue, Story
from dateline.site.events.timeline import Told
from dateline.site.pages.pages import EventRow, Lane

MAX_KEY_EVENTS = 5
# Shorter timelines need no shorter one before them.
MIN_EVENTS = 8
MAX_LANES = 7


def find_key_events(rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
    """Return the events that several entries tell, by date; empty where the timeline is short or there is only one."""
    shared = sorted((row for row in rows if len(row.entries) > 1), key=lambda row: -len(row.entries))[:MAX_KEY_EVENTS]
    if len(rows) < MIN_EVENTS or len(shared) < 2:
        return ()
    return tuple(row for row in rows if row in shared)


def find_lanes(catalogue: Catalogue, story: Story, told: Iterable[Told]) -> tuple[Lane, ...]:
    """Return the people whom at least two events of a story name, those of most events first.

    Empty where fewer than two people are named so often.
    """
    past = [each for each in told if not each.row.is_future]
    tags = dict.fromkeys(tag for each in story.listed for tag in each.entry.tags if tag.kind is Kind.PEOPLE)
    lanes = []
    for tag in tags:
        term = catalogue.terms[tag]
        named = tuple(
            each.row for each in past if any(term.pattern.stands_in(telling.wording) for telling in each.tellings)
        )
        if len(named) > 1:
            lanes.append(Lane(term.link, named))
    lanes.sort(key=lambda lane: (-len(lane.events), lane.tag.address))
    return tuple(lanes[:MAX_LANES]) if len(lanes) > 1 else ()
