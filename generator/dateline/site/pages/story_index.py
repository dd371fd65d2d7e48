"""The index of all running stories; where they are very many, all of them by the day of their newest entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.site.cards import Link
from dateline.site.catalogue import Catalogue
from dateline.site.cutting import ENTRY_SIZE, Period, cut, find_period_address
from dateline.site.listing.lists import find_publication_day
from dateline.site.listing.ways import Guide, Way, find_below, find_neighbours, find_ways, make_guide, say_period
from dateline.site.pages.head import Head, Planned, link_part, make_head
from dateline.site.pages.story import StoryCard, make_story_card


@dataclass(frozen=True, slots=True)
class StoryIndexPage:
    """`/stories/`: all running stories, or the newest where they are very many."""

    head: Head
    stories: tuple[StoryCard, ...]
    """Newest first."""
    ways: tuple[Way, ...]
    """To the stories of each year; empty where all stand here."""


@dataclass(frozen=True, slots=True)
class StoryPeriodPage:
    """`/archive/stories/2020/`: the stories whose newest entry is of one year, month or day.

    There is such a page only where all stories are too many for one.
    """

    head: Head
    title: str
    stories: tuple[StoryCard, ...]
    """Newest first; empty where all stand on the pages of months or days."""
    ways: tuple[Way, ...]
    below: Way | None
    """To the months of a year, or the days of a month, that is too long for one page; None for all others."""
    earlier: Link | None
    later: Link | None


def make_story_index(catalogue: Catalogue) -> StoryIndexPage:
    """Return the index, which may be empty."""
    words, stories = catalogue.words, tuple(catalogue.stories.values())
    description = words.say("about.stories", site=catalogue.digest.title)
    head = make_head(catalogue, words.say("title.stories"), description, links.STORIES)
    newest = stories[: max(1, catalogue.page_size // ENTRY_SIZE)]
    ways = find_ways(words, _make_guide(catalogue)) if _are_many(catalogue) else ()
    return StoryIndexPage(head, tuple(make_story_card(catalogue, story) for story in newest), ways)


def plan_story_periods(catalogue: Catalogue) -> Iterator[Planned[StoryPeriodPage]]:
    """Yield the pages of all stories by date; none where they stand on one page."""
    if _are_many(catalogue):
        guide = _make_guide(catalogue)
        for period in guide.pages:
            yield find_period_address(guide.address, period), partial(_make_period, catalogue, guide, period)


def _are_many(catalogue: Catalogue) -> bool:
    """Tell whether the stories are too many for one page."""
    return ENTRY_SIZE * len(catalogue.stories) > catalogue.page_size


def _make_guide(catalogue: Catalogue) -> Guide:
    """Return the guide through the pages of all stories, oldest first."""
    days = [find_publication_day(story.listed[0]) for story in reversed(catalogue.stories.values())]
    pages = cut(days, catalogue.page_size, [ENTRY_SIZE] * len(days))
    return make_guide(links.STORIES_BY_DATE, pages, has_counts=False)


def _make_period(catalogue: Catalogue, guide: Guide, period: Period) -> StoryPeriodPage:
    """Return the stories of a year, a month or a day."""
    words, stories = catalogue.words, tuple(reversed(catalogue.stories.values()))
    title = words.say("story.of_period", period=say_period(words, period))
    description = words.say("about.stories", site=catalogue.digest.title)
    address = find_period_address(guide.address, period)
    return StoryPeriodPage(
        make_head(catalogue, title, description, address, parents=(link_part(catalogue, "stories"),)),
        title,
        tuple(make_story_card(catalogue, stories[row]) for row in reversed(guide.pages[period].rows)),
        find_ways(words, guide, period),
        find_below(words, guide, period),
        *find_neighbours(words, guide, period),
    )
