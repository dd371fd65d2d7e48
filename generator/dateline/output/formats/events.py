"""Lists of events in; each as iCalendar, JSON and CSV, and for TimelineJS, out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from dateline import links
from dateline.model import File
from dateline.output.formats.calendars import make_calendar, make_calendar_event
from dateline.output.formats.timelinejs import make_slide, make_timeline
from dateline.output.formats.writing import Json, join_csv, join_json, write_csv_row, write_json_part
from dateline.site.events.years import PlacedEvent
from dateline.site.feeds import EventList
from dateline.site.pages.head import Masthead

COLUMNS = ("date", "first_day", "last_day", "text", "when", "stated", "future", "url", "entries")
MAX_KEPT = 1 << 14
"""Events that wait for a further list; so memory does not grow without end."""


@dataclass(frozen=True, slots=True)
class EventParts:
    """One event as it stands in each file."""

    calendar: bytes
    json: bytes
    csv: bytes
    slide: bytes


WriteEvent = Callable[[PlacedEvent], EventParts]


def write_events_once(site: Masthead) -> WriteEvent:
    """Return what writes an event for all files that it stands in."""
    return lru_cache(MAX_KEPT)(partial(_make_parts, site=site))


def make_event_files(lists: Iterable[EventList], write_event: WriteEvent, site: Masthead) -> Iterator[File]:
    """Yield the four files of each list."""
    for events in lists:
        parts = tuple(write_event(event) for event in events.events)
        link, page = events.link, links.absolute(events.page_address, site.base_url)
        yield File(links.output_path(link.calendar), make_calendar(events, (each.calendar for each in parts), site))
        yield File(links.output_path(link.json), make_events_json(events.title, page, parts))
        yield File(links.output_path(link.csv), make_events_csv(parts))
        yield File(links.output_path(link.timelinejs), make_timeline(events, (each.slide for each in parts), site))


def make_events_json(title: str, url: str, parts: Iterable[EventParts]) -> bytes:
    """Return events as one object: title, page, events by date."""
    return join_json({"title": title, "url": url}, "events", (each.json for each in parts))


def make_events_csv(parts: Iterable[EventParts]) -> bytes:
    """Return events as a table."""
    return join_csv(COLUMNS, (each.csv for each in parts))


def _make_parts(event: PlacedEvent, site: Masthead) -> EventParts:
    """Return an event as it stands in each file."""
    row = _describe(event, site)
    return EventParts(
        calendar=make_calendar_event(event, site),
        json=write_json_part(row),
        csv=write_csv_row(COLUMNS, row),
        slide=write_json_part(make_slide(event, site)),
    )


def _describe(event: PlacedEvent, site: Masthead) -> dict[str, Json]:
    """Return what programs may want to know of an event; dates as EDTF, addresses whole."""
    row = event.row
    return {
        "date": row.when.edtf,
        "first_day": row.when.first.isoformat(),
        "last_day": row.when.last.isoformat(),
        "text": row.text,
        "when": row.phrase,
        "stated": row.is_stated,
        "future": row.is_future,
        "url": links.absolute(event.address, site.base_url),
        "entries": [
            {"title": card.title, "source": card.source_name, "url": links.absolute(card.address, site.base_url)}
            for card in row.entries
        ],
    }
