"""The timeline of the whole site and of each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.config import Reach
from dateline.language.dates import say_year
from dateline.site.catalogue import Catalogue
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import EventsLink, EventYear, group_years, link_events
from dateline.site.pages.head import Head, Planned, link_part, make_head
from dateline.site.pages.story import find_ahead

MAX_EVENTS = 1000


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link with the number of entries behind it."""

    text: str
    address: str
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """`/timeline/` (every year, or the latest where all would be too long) or `/timeline/2020/` (one)."""

    head: Head
    year: int | None
    """None on the page of all years."""
    years: tuple[EventYear, ...]
    """Oldest first; on the page of all years the newest that hold some 1,000 events together."""
    all_years: tuple[CountedLink, ...]
    """Every year that has a page of its own, oldest first; `count` is its events."""
    future_events: tuple[EventRow, ...]
    """What lay ahead when the newest entry was published."""
    events: EventsLink | None
    """None on the page of a year, where there are no events, and where the digest has no such files."""


def plan_timelines(catalogue: Catalogue) -> Iterator[Planned[TimelinePage]]:
    """Yield the timeline of all years, which may be empty, and that of each year."""
    rows = tuple(event.row for event in catalogue.events)
    years = group_years(rows)
    words = catalogue.words
    all_years = tuple(
        CountedLink(say_year(words, year.year), links.timeline_year_address(year.year), year.count) for year in years
    )
    yield links.TIMELINE, partial(_make_whole, catalogue, rows, years, all_years)
    for year, link in zip(years, all_years, strict=True):
        yield link.address, partial(_make_year, catalogue, year, all_years)


def _make_whole(
    catalogue: Catalogue, rows: tuple[EventRow, ...], years: tuple[EventYear, ...], all_years: tuple[CountedLink, ...]
) -> TimelinePage:
    """Return the timeline of all years; what lies ahead stands apart from them."""
    ahead = find_ahead(catalogue, rows)
    description = catalogue.words.say("about.timeline", site=catalogue.digest.title)
    head = make_head(catalogue, catalogue.words.say("title.timeline"), description, links.TIMELINE)
    rest = group_years(tuple(row for row in rows if row not in ahead)) if ahead else years
    return TimelinePage(head, None, _choose_newest(rest), all_years, ahead, link_site_events(catalogue))


def link_site_events(catalogue: Catalogue) -> EventsLink | None:
    """Return the addresses of the files of all events; None where there are none."""
    return link_events(links.TIMELINE, catalogue.events and catalogue.digest.events.covers(Reach.SITE))


def _choose_newest(years: tuple[EventYear, ...]) -> tuple[EventYear, ...]:
    """Return the newest years that fit on one page, at least one; a page of all events would grow without end."""
    total = 0
    for index, year in enumerate(reversed(years)):
        total += year.count
        if total > MAX_EVENTS and index:
            return years[len(years) - index :]
    return years


def _make_year(catalogue: Catalogue, year: EventYear, all_years: tuple[CountedLink, ...]) -> TimelinePage:
    """Return the timeline of one year; what lies ahead stands in its place there."""
    words, said = catalogue.words, say_year(catalogue.words, year.year)
    head = make_head(
        catalogue,
        words.say("title.timeline_of_year", year=said),
        words.say("about.timeline_of_year", year=said, site=catalogue.digest.title),
        links.timeline_year_address(year.year),
        parents=(link_part(catalogue, "timeline"),),
    )
    return TimelinePage(head, year.year, (year,), all_years, (), None)
