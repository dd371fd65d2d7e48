"""The home page: the latest entries, and what is said of the day of the newest."""

from dataclasses import dataclass
from datetime import timedelta

from dateline import links
from dateline.regexes import make_regex
from dateline.site.cards import Card
from dateline.site.catalogue import Catalogue
from dateline.site.events.years import PlacedEvent
from dateline.site.naming.taxonomy import CountedGroup
from dateline.site.pages.archive import DayGroup, group_days
from dateline.site.pages.corrections import CorrectionRow, find_corrections
from dateline.site.pages.head import Extent, Head, find_extent, make_head
from dateline.site.pages.story import StoryCard, make_story_card
from dateline.site.pages.term import find_top

MAX_LATEST = 20
MAX_STORIES = 6
WEEK = timedelta(days=7)
MAX_BRIEF, MAX_SECONDS, MAX_UPDATED, MAX_ON_THIS_DAY, MAX_CORRECTIONS = 5, 3, 5, 3, 3
MIN_SECONDS = 2
"""Fewer stand in no row."""
MONTH_AND_DAY = make_regex(r"\d{4}-(\d{2}-\d{2})(?:T.*)?")


@dataclass(frozen=True, slots=True)
class HomePage:
    """`/`: the latest entries and the ways in."""

    head: Head
    extent: Extent
    lead: Card | None
    """The newest entry; None in an empty digest."""
    seconds: tuple[Card, ...]
    """The newest entries of other stories of the week: two or three, or none."""
    days: tuple[DayGroup, ...]
    """The newest entries behind these, newest day first."""
    stories: tuple[StoryCard, ...]
    """The newest, newest first; at most six."""
    story_count: int
    """All stories."""
    tags: tuple[CountedGroup, ...]
    """The most frequent of each kind, at most ten a kind."""
    brief: tuple[Card, ...]
    """What makes the last day, or the week that ends with it, in one sentence: at most five; empty or at least two."""
    is_of_day: bool
    """The sentence is that of the last day alone."""
    updated: tuple[Card, ...]
    """Entries changed since they were published, the latest change first; at most five."""
    on_this_day: tuple[PlacedEvent, ...]
    """What happened in earlier years on the day of the newest entry; at most three."""
    corrections: tuple[CorrectionRow, ...]
    """Those of the week before the newest entry and since; at most three."""


def make_home(catalogue: Catalogue) -> HomePage:
    """Return the home page: an issue that ends, not a stream."""
    cards = tuple(each.card for each in catalogue.listed[: MAX_LATEST + 1])
    brief, is_of_day = find_brief(catalogue)
    seconds = find_seconds(catalogue)
    newest = tuple(catalogue.stories.values())[:MAX_STORIES]
    return HomePage(
        head=make_head(catalogue, "", catalogue.digest.description, links.HOME),
        extent=find_extent(catalogue),
        lead=cards[0] if cards else None,
        seconds=seconds,
        days=group_days(tuple(card for card in cards[1:] if card not in seconds)),
        stories=tuple(make_story_card(catalogue, story) for story in newest),
        story_count=len(catalogue.stories),
        tags=find_top(catalogue),
        brief=brief,
        is_of_day=is_of_day,
        updated=find_updated(catalogue),
        on_this_day=find_on_this_day(catalogue),
        corrections=find_week_corrections(catalogue),
    )


def find_brief(catalogue: Catalogue) -> tuple[tuple[Card, ...], bool]:
    """Return the entries of the sentence that sums up the last day, and whether all are of that day.

    A day with one entry makes no sentence; then it is that of the seven days which end with it, one entry a story.
    """
    last_day = catalogue.last_day
    of_day = [each.card for each in catalogue.listed if each.entry.date.day == last_day]
    if len(of_day) > 1:
        return tuple(of_day[:MAX_BRIEF]), True
    of_week = _find_week(catalogue)
    return (of_week[:MAX_BRIEF], False) if len(of_week) > 1 else ((), False)


def find_seconds(catalogue: Catalogue) -> tuple[Card, ...]:
    """Return what stands below the newest entry: the newest of the week's other stories; empty or at least two."""
    others = _find_week(catalogue)[1 : MAX_SECONDS + 1]
    return others if len(others) >= MIN_SECONDS else ()


def _find_week(catalogue: Catalogue) -> tuple[Card, ...]:
    """Return the newest entry of each story, of the seven days that end with the newest entry of all; newest first."""
    of_week: dict[str, Card] = {}
    for each in catalogue.listed:
        if catalogue.last_day and each.entry.date.day > catalogue.last_day - WEEK:
            of_week.setdefault(each.entry.story or each.address, each.card)
    return tuple(of_week.values())


def find_updated(catalogue: Catalogue) -> tuple[Card, ...]:
    """Return the entries updated last, the latest update first."""
    updated = [each.card for each in catalogue.listed if each.card.updated]
    return tuple(sorted(updated, key=lambda card: card.updated.day if card.updated else card.date.day, reverse=True))[
        :MAX_UPDATED
    ]


def find_on_this_day(catalogue: Catalogue) -> tuple[PlacedEvent, ...]:
    """Return what happened on the day of the newest entry in earlier years, the latest first."""
    last_day = catalogue.last_day
    if not last_day:
        return ()
    found = []
    for event in reversed(catalogue.events):
        dated = MONTH_AND_DAY.fullmatch(event.row.when.edtf)
        if dated and dated[1] == f"{last_day:%m-%d}" and event.row.when.first.year < last_day.year:
            found.append(PlacedEvent(catalogue.event_pages[event.row.anchor], event.row))
    return tuple(found[:MAX_ON_THIS_DAY])


def find_week_corrections(catalogue: Catalogue) -> tuple[CorrectionRow, ...]:
    """Return the corrections made since a week before the newest entry, the newest first."""
    last_day = catalogue.last_day
    rows = find_corrections(catalogue) if last_day else ()
    recent = (row for row in rows if last_day and (row.correction.date or row.card.date.day) > last_day - WEEK)
    return tuple(recent)[:MAX_CORRECTIONS]
