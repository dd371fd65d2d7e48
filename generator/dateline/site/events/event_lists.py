"""Pages in; the events of every timeline, term and story, for calendars and programs, out."""

from collections.abc import Iterable

from dateline import links
from dateline.site.catalogue import Catalogue
from dateline.site.events.timeline import find_year
from dateline.site.pages.pages import (
    EventList,
    EventRow,
    EventsLink,
    EventYear,
    Page,
    PlacedEvent,
    StoryPage,
    TermPage,
    TimelinePage,
)


def link_events(page_address: str, has_events: object) -> EventsLink | None:
    """Return the addresses of the files of events beside a page; None where it has no events."""
    if not has_events:
        return None
    names = (links.CALENDAR, links.EVENTS_JSON, links.EVENTS_CSV, links.EVENTS_TIMELINEJS)
    return EventsLink(*(page_address + name for name in names))


def make_event_lists(catalogue: Catalogue, pages: Iterable[Page]) -> tuple[EventList, ...]:
    """Return the events of the whole site, and those of each term and story that has any, by address."""
    lists = []
    for page in pages:
        if isinstance(page, TermPage | StoryPage | TimelinePage) and page.events:
            title = catalogue.words.say("title.with_site", title=page.head.title, site=catalogue.digest.title)
            lists.append(EventList(title, page.events, page.head.address, _place(_find_rows(catalogue, page))))
    return tuple(sorted(lists, key=lambda each: each.page_address))


def _find_rows(catalogue: Catalogue, page: TermPage | StoryPage | TimelinePage) -> tuple[EventRow, ...]:
    """Return the events of a page by date; for the timeline of the site those of all years."""
    if isinstance(page, TimelinePage):
        return tuple(told.row for told in catalogue.told)
    ahead = page.future_events if isinstance(page, StoryPage) else ()
    return (*_flatten(page.years), *ahead)


def _place(rows: tuple[EventRow, ...]) -> tuple[PlacedEvent, ...]:
    """Return events with their place on the site's timeline: one event has one address, whoever lists it."""
    return tuple(PlacedEvent(f"{links.timeline_year_address(find_year(row.when))}#{row.anchor}", row) for row in rows)


def _flatten(years: tuple[EventYear, ...]) -> tuple[EventRow, ...]:
    """Return the events of all years in their order."""
    return tuple(row for year in years for month in year.months for row in month.events)
