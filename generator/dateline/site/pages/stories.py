"""The catalogue in; the page of every running story and their index out."""

from collections import Counter

from dateline import links
from dateline.model import Kind
from dateline.site.cards import group_tags
from dateline.site.catalogue import Catalogue, Story, make_page_feed_link
from dateline.site.events.event_lists import link_events
from dateline.site.events.lanes import find_key_events, find_lanes
from dateline.site.events.timeline import group_years
from dateline.site.pages.head import link_part, make_head
from dateline.site.pages.pages import EventRow, StoryCard, StoryIndexPage, StoryPage, TagLink

MAX_TAGS = 8


def make_stories(catalogue: Catalogue) -> tuple[StoryPage | StoryIndexPage, ...]:
    """Return the index, which may be empty, and the page of each story that has entries."""
    title = catalogue.words.say("title.stories")
    description = catalogue.words.say("about.stories", site=catalogue.digest.title)
    index = StoryIndexPage(make_head(catalogue, title, description, links.STORIES), make_story_cards(catalogue))
    return (index, *(_make_page(catalogue, story) for story in catalogue.stories.values()))


def make_story_cards(catalogue: Catalogue) -> tuple[StoryCard, ...]:
    """Return the stories as lists show them, that of the newest entry first."""
    return tuple(_make_card(catalogue, story) for story in catalogue.stories.values())


def _make_card(catalogue: Catalogue, story: Story) -> StoryCard:
    """Return one story's card."""
    past = [told.row for told in catalogue.find_told(story.listed) if not told.row.is_future]
    return StoryCard(
        title=story.text.title,
        address=story.address,
        summary=story.text.summary,
        count=len(story.listed),
        latest=story.listed[0].card,
        latest_event=past[-1] if past else None,
    )


def _make_page(catalogue: Catalogue, story: Story) -> StoryPage:
    """Return one story's page."""
    text = story.text
    feed = make_page_feed_link(catalogue, text.title, story.address)
    parents = (link_part(catalogue, "stories"),)
    told = catalogue.find_told(story.listed)
    rows = tuple(each.row for each in told)
    ahead = find_ahead(catalogue, rows)
    past = tuple(row for row in rows if row not in ahead)
    return StoryPage(
        head=make_head(catalogue, text.title, text.summary, story.address, parents=parents, feed=feed),
        title=text.title,
        summary=text.summary,
        body=text.body,
        years=group_years(past),
        future_events=ahead,
        key_events=find_key_events(past),
        lanes=find_lanes(catalogue, story, told),
        cards=tuple(each.card for each in story.listed),
        tags=group_tags(_find_tags(catalogue, story)),
        first_day=story.listed[-1].entry.date.day,
        last_day=story.listed[0].entry.date.day,
        feed=feed,
        events=link_events(story.address, rows),
    )


def find_ahead(catalogue: Catalogue, rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
    """Return the events that lay ahead when the site's newest entry was published."""
    last_day = catalogue.last_day
    return tuple(row for row in rows if row.is_future and last_day and row.when.last > last_day)


def _find_tags(catalogue: Catalogue, story: Story) -> tuple[TagLink, ...]:
    """Return the most frequent terms of the story's entries; `count` is that of their pages."""
    counts = Counter(catalogue.terms[tag].link for each in story.listed for tag in each.entry.tags)
    ranked = sorted(counts, key=lambda link: (-counts[link], link.address))
    return tuple(link for kind in Kind for link in [link for link in ranked if link.kind is kind][:MAX_TAGS])
