"""The timeline of the whole site, and of each year; of long years by month, of long months by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.config import Reach
from dateline.site.cards import Link
from dateline.site.catalogue import Catalogue
from dateline.site.cutting import Period, find_period_address
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import (
    EventsLink,
    EventYear,
    PlacedEvent,
    find_day,
    group_years,
    link_events,
    place_events,
)
from dateline.site.listing.shortening import choose_most_told, choose_newest
from dateline.site.listing.ways import (
    Guide,
    Way,
    find_below,
    find_neighbours,
    find_ways,
    link_parents,
    link_period,
    make_guide,
    say_period,
)
from dateline.site.pages.head import Head, Planned, link_part, make_head
from dateline.site.pages.story import find_ahead

MAX_KEY_EVENTS = 12


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """`/timeline/` (every year, or the newest events where all would be too long) or `/timeline/2020/` (one year).

    A year that is too long for one page has months, `/timeline/2020/06/`, and a month days.
    """

    head: Head
    title: str
    years: tuple[EventYear, ...]
    """Oldest first; empty where all events stand on the pages of months or days."""
    key_events: tuple[PlacedEvent, ...]
    """What most entries tell of a year or month whose events stand on further pages, by date; at most twelve."""
    future_events: tuple[EventRow, ...]
    """What lay ahead when the newest entry was published; empty on pages of years, where it stands in its place."""
    ways: tuple[Way, ...]
    """To all years, to the months of the same year, to the days of the same month."""
    below: Way | None
    """To the months of a year, or the days of a month, that is too long for one page; None for all others."""
    earlier: Link | None
    """The page of what happened before; None where a link to its year is enough."""
    later: Link | None
    events: EventsLink | None
    """None on the page of a year, where there are no events, and where the digest has no such files."""


def plan_timelines(catalogue: Catalogue) -> Iterator[Planned[TimelinePage]]:
    """Yield the timeline of all years, which may be empty, and that of each year, month or day with a page."""
    rows = tuple(event.row for event in catalogue.events)
    guide = make_guide(links.TIMELINE, catalogue.timeline, has_counts=True)
    yield links.TIMELINE, partial(_make_whole, catalogue, rows, guide)
    for period in catalogue.timeline:
        yield find_period_address(links.TIMELINE, period), partial(_make_period, catalogue, rows, guide, period)


def _make_whole(catalogue: Catalogue, rows: tuple[EventRow, ...], guide: Guide) -> TimelinePage:
    """Return the timeline of all years; what lies ahead stands apart from them."""
    words = catalogue.words
    ahead = find_ahead(catalogue, rows)
    far = frozenset(row.anchor for row in ahead)
    past = tuple(row for row in rows if row.anchor not in far)
    newest = choose_newest(past, catalogue.page_size)
    before = past[-len(newest) - 1] if len(newest) < len(past) else None
    head = make_head(
        catalogue,
        words.say("title.timeline"),
        words.say("about.timeline", site=catalogue.digest.title),
        links.TIMELINE,
    )
    return TimelinePage(
        head=head,
        title=words.say("title.timeline"),
        years=group_years(newest),
        key_events=(),
        future_events=ahead[: catalogue.page_size],
        ways=find_ways(words, guide),
        below=None,
        earlier=link_period(words, links.TIMELINE, Period(find_day(before.when)[0])) if before else None,
        later=None,
        events=link_site_events(catalogue),
    )


def link_site_events(catalogue: Catalogue) -> EventsLink | None:
    """Return the addresses of the files of all events; None where there are none."""
    return link_events(links.TIMELINE, catalogue.events and catalogue.digest.events.covers(Reach.SITE))


def _make_period(catalogue: Catalogue, rows: tuple[EventRow, ...], guide: Guide, period: Period) -> TimelinePage:
    """Return the timeline of a year, a month or a day."""
    words, page = catalogue.words, guide.pages[period]
    said = say_period(words, period)
    title = words.say("title.timeline_of_year", year=said)
    head = make_head(
        catalogue,
        title,
        words.say("about.timeline_of_year", year=said, site=catalogue.digest.title),
        find_period_address(links.TIMELINE, period),
        parents=(link_part(catalogue, "timeline"), *link_parents(words, links.TIMELINE, period)),
    )
    is_year_among_years = period == Period(period.year) and not page.below
    earlier, later = (None, None) if is_year_among_years else find_neighbours(words, guide, period)
    return TimelinePage(
        head=head,
        title=title,
        years=group_years(tuple(rows[place] for place in page.rows)),
        key_events=_find_key_events(catalogue, rows, guide, period) if page.below else (),
        future_events=(),
        ways=find_ways(words, guide, period),
        below=find_below(words, guide, period),
        earlier=earlier,
        later=later,
        events=None,
    )


def _find_key_events(
    catalogue: Catalogue, rows: tuple[EventRow, ...], guide: Guide, period: Period
) -> tuple[PlacedEvent, ...]:
    """Return the events of a period and its parts that most entries tell, by date; only those that several tell."""
    shared = tuple(rows[place] for place in sorted(_list_rows(guide, period)) if len(rows[place].entries) > 1)
    return place_events(choose_most_told(shared, MAX_KEY_EVENTS), catalogue.event_pages)


def _list_rows(guide: Guide, period: Period) -> list[int]:
    """Return the rows of a period and of the pages below it."""
    page = guide.pages[period]
    return [*page.rows, *(row for each in page.below for row in _list_rows(guide, each))]
