"""Pages in; the events of every timeline, term and story, for calendars and programs, out."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.site.catalogue import Catalogue
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import EventsLink, EventYear, PlacedEvent, place_events
from dateline.site.pages.kinds import Page
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.pages.timeline import TimelinePage


@dataclass(frozen=True, slots=True)
class EventList:
    """The events of one page, written as iCalendar, JSON and CSV."""

    title: str
    link: EventsLink
    page_address: str
    events: tuple[PlacedEvent, ...]
    """By date; at least one."""


def make_event_lists(catalogue: Catalogue, pages: Iterable[Page]) -> tuple[EventList, ...]:
    """Return the events of the whole site, and those of each term and story that has any, by address."""
    lists = []
    for page in pages:
        if isinstance(page, TermPage | StoryPage | TimelinePage) and page.events:
            title = catalogue.words.say("title.with_site", title=page.head.title, site=catalogue.digest.title)
            lists.append(EventList(title, page.events, page.head.address, place_events(_find_rows(catalogue, page))))
    return tuple(sorted(lists, key=lambda each: each.page_address))


def _find_rows(catalogue: Catalogue, page: TermPage | StoryPage | TimelinePage) -> tuple[EventRow, ...]:
    """Return the events of a page by date; for the timeline of the site those of all years."""
    if isinstance(page, TimelinePage):
        return tuple(event.row for event in catalogue.events)
    ahead = page.future_events if isinstance(page, StoryPage) else ()
    return (*_flatten(page.years), *ahead)


def _flatten(years: tuple[EventYear, ...]) -> tuple[EventRow, ...]:
    """Return the events of all years in their order."""
    return tuple(row for year in years for month in year.months for row in month.events)
