"""A list of events in; the same as iCalendar (RFC 5545), JSON and CSV, and for TimelineJS, out."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from dateline import links
from dateline.language.dates import say_when
from dateline.model import File
from dateline.output.formats.data_writing import Json, write_csv, write_json
from dateline.output.formats.timelinejs import write_timeline
from dateline.site.events.years import PlacedEvent
from dateline.site.feeds import EventList
from dateline.site.pages.head import Masthead

MAX_CALENDAR_DAYS = 31
"""A calendar shows days: what is only known to a season or a year is left out of it."""
COLUMNS = ("date", "first_day", "last_day", "text", "when", "stated", "future", "url", "entries")


def make_event_files(events: EventList, site: Masthead) -> tuple[File, ...]:
    """Return the events as a calendar, as JSON and as CSV, and as TimelineJS reads them."""
    rows = describe_events(events, site)
    return (
        File(links.output_path(events.link.calendar), _make_calendar(events, site)),
        File(links.output_path(events.link.json), _make_json(events, rows, site)),
        File(links.output_path(events.link.csv), write_csv(COLUMNS, rows)),
        File(links.output_path(events.link.timelinejs), write_timeline(events, site)),
    )


def describe_events(events: EventList, site: Masthead) -> tuple[dict[str, Json], ...]:
    """Return what programs may want to know of each event, by date."""
    return tuple(_describe(event, site) for event in events.events)


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


def _make_json(events: EventList, rows: tuple[dict[str, Json], ...], site: Masthead) -> bytes:
    """Return the events as one object: title, page, events by date."""
    return write_json(
        {"title": events.title, "url": links.absolute(events.page_address, site.base_url), "events": list(rows)}
    )


def _make_calendar(events: EventList, site: Masthead) -> bytes:
    """Return the events that are known to the month at least, as whole days."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("name", events.title)
    calendar.add("x-wr-calname", events.title)
    calendar.add("url", links.absolute(events.page_address, site.base_url))
    for component in _find_components(events, site):
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _find_components(events: EventList, site: Masthead) -> Iterator[Event]:
    """Yield each event of the calendar; it is stamped with its oldest telling, as no clock is read."""
    for event in events.events:
        when, cards = event.row.when, event.row.entries
        if (when.last - when.first).days >= MAX_CALENDAR_DAYS:
            continue
        address = links.absolute(event.address, site.base_url)
        sources = "\n".join(
            f"{card.title} ({card.source_name or site.title}): {links.absolute(card.address, site.base_url)}"
            for card in cards
        )
        stamp = min(card.date.time or datetime.combine(card.date.day, time(), UTC) for card in cards)
        made = Event()
        made.add("uid", address)
        made.add("dtstamp", stamp.astimezone(UTC))
        made.add("dtstart", when.first)
        made.add("dtend", when.last + timedelta(days=1))
        made.add("summary", event.row.text)
        made.add("description", f"{say_when(site.words, when)}\n{sources}")
        made.add("url", address)
        made.add("transp", "TRANSPARENT")
        yield made
