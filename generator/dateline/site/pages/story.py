"""The page of a running story."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from dateline.config import Reach
from dateline.model import Kind
from dateline.site.cards import Card
from dateline.site.catalogue import Catalogue, FeedLink, RunningStory, make_page_feed_link
from dateline.site.events.site_events import EventRow, SiteEvent
from dateline.site.events.years import EventsLink, EventYear, group_years, link_events
from dateline.site.listing.lists import Lists, choose_newest, cut_lists, is_long
from dateline.site.listing.ways import Guide, Way, find_ways, make_guide
from dateline.site.naming.taxonomy import CountedGroup, TagLink, count_tag, group_top
from dateline.site.pages.head import Head, Planned, link_part, make_head

MAX_TAGS = 8
MAX_KEY_EVENTS = 5
# Shorter timelines need no shorter one before them.
MIN_EVENTS = 8
MAX_LANES = 7


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A running story as lists show it."""

    title: str
    address: str
    summary: str
    count: int
    """Entries in it; at least 1."""
    latest: Card
    latest_event: EventRow | None
    """The last event that is not in the future."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One person of a story with the events that name them."""

    tag: TagLink
    events: tuple[EventRow, ...]
    """By date; at least two."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """`/stories/slug/`: a running story."""

    head: Head
    title: str
    summary: str
    body: str
    """Markdown; may be empty."""
    count: int
    """Entries in it; at least 1."""
    years: tuple[EventYear, ...]
    """The newest events where not all fit."""
    future_events: tuple[EventRow, ...]
    key_events: tuple[EventRow, ...]
    """Those of the timeline here that most entries tell, by date; at most five, empty where it is short."""
    lanes: tuple[Lane, ...]
    """The people whom most events of the timeline here name; at most seven, empty or at least two."""
    cards: tuple[Card, ...]
    """Newest first; at least one. The newest where not all fit."""
    ways: tuple[Way, ...]
    """To the pages of its years, which hold all; empty where all stands here."""
    tags: tuple[CountedGroup, ...]
    """The most frequent in the story, at most eight a kind; `count` is that of the story."""
    first_day: date
    last_day: date
    feed: FeedLink | None
    """None where the digest has no feeds of stories."""
    events: EventsLink | None
    """None where the digest has no such files of stories, and where there are no events."""


def plan_stories(catalogue: Catalogue) -> Iterator[Planned[StoryPage]]:
    """Yield the page of each story that has entries."""
    for story in catalogue.stories.values():
        yield story.address, partial(_make_page, catalogue, story)


def make_story_card(catalogue: Catalogue, story: RunningStory) -> StoryCard:
    """Return a story as lists show it."""
    past = [event.row for event in catalogue.find_events(story.listed) if not event.row.is_future]
    return StoryCard(
        title=story.text.title,
        address=story.address,
        summary=story.text.summary,
        count=len(story.listed),
        latest=story.listed[0].card,
        latest_event=past[-1] if past else None,
    )


def _make_page(catalogue: Catalogue, story: RunningStory) -> StoryPage:
    """Return one story's page."""
    text = story.text
    feed = make_page_feed_link(catalogue, text.title, story.address, Reach.STORIES)
    parents = (link_part(catalogue, "stories"),)
    events = catalogue.find_events(story.listed)
    rows = tuple(each.row for each in events)
    lists = Lists(rows, (), story.listed)
    is_cut = is_long(lists, catalogue.page_size)
    shown = choose_newest(lists, catalogue.page_size) if is_cut else lists
    ahead = find_ahead(catalogue, shown.events)
    far = frozenset(row.anchor for row in ahead)
    past = tuple(row for row in shown.events if row.anchor not in far)
    return StoryPage(
        head=make_head(catalogue, text.title, text.summary, story.address, parents=parents, feed=feed),
        title=text.title,
        summary=text.summary,
        body=text.body,
        count=len(story.listed),
        years=group_years(past),
        future_events=ahead,
        key_events=find_key_events(past),
        lanes=find_lanes(catalogue, story, events[len(events) - len(shown.events) :]),
        cards=tuple(each.card for each in shown.listed),
        ways=find_ways(catalogue.words, guide_story(catalogue, story, lists)) if is_cut else (),
        tags=_find_tags(story),
        first_day=story.listed[-1].entry.date.day,
        last_day=story.listed[0].entry.date.day,
        feed=feed,
        events=link_story_events(catalogue, story, rows),
    )


def find_lists(catalogue: Catalogue, story: RunningStory) -> Lists:
    """Return the events and entries of a story."""
    return Lists(tuple(event.row for event in catalogue.find_events(story.listed)), (), story.listed)


def guide_story(catalogue: Catalogue, story: RunningStory, lists: Lists) -> Guide:
    """Return the guide through the pages of a story of which these are the lists."""
    return make_guide(story.address, cut_lists(lists, catalogue.page_size), has_counts=False)


def link_story_events(catalogue: Catalogue, story: RunningStory, has_events: object) -> EventsLink | None:
    """Return the addresses of the files of events beside a story's page; None where it has none."""
    return link_events(story.address, has_events and catalogue.digest.events.covers(Reach.STORIES))


def find_ahead(catalogue: Catalogue, rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
    """Return the events that lay ahead when the site's newest entry was published."""
    last_day = catalogue.last_day
    return tuple(row for row in rows if row.is_future and last_day and row.when.last > last_day)


def _find_tags(story: RunningStory) -> tuple[CountedGroup, ...]:
    """Return the most frequent terms of the story's entries."""
    counts = Counter(tag for each in story.listed for tag in each.tags)
    return group_top((count_tag(tag, count) for tag, count in counts.items()), MAX_TAGS)


def find_key_events(rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
    """Return the events that several entries tell, by date; empty where the timeline is short or there is only one."""
    shared = sorted((row for row in rows if len(row.entries) > 1), key=lambda row: -len(row.entries))[:MAX_KEY_EVENTS]
    if len(rows) < MIN_EVENTS or len(shared) < 2:
        return ()
    return tuple(row for row in rows if row in shared)


def find_lanes(catalogue: Catalogue, story: RunningStory, events: Iterable[SiteEvent]) -> tuple[Lane, ...]:
    """Return the people whom at least two events of a story name, those of most events first.

    Empty where fewer than two people are named so often.
    """
    past = [each for each in events if not each.row.is_future]
    tags = dict.fromkeys(tag for each in story.listed for tag in each.entry.tags if tag.kind is Kind.PEOPLE)
    lanes = []
    for tag in tags:
        term = catalogue.terms[tag]
        named = tuple(
            each.row for each in past if any(term.pattern.stands_in(account.sentence) for account in each.accounts)
        )
        if len(named) > 1:
            lanes.append(Lane(term.link, named))
    lanes.sort(key=lambda lane: (-len(lane.events), lane.tag.address))
    return tuple(lanes[:MAX_LANES]) if len(lanes) > 1 else ()
