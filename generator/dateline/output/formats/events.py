"""Lists of events in; each as iCalendar (RFC 5545), as JSON and CSV, and for TimelineJS (its "JSON data format"), out.

An event is written once for all files that it stands in. A calendar is a dozen kinds of lines: written here, an event
costs a tenth of what a library takes for it, which asks at each line what it may hold. TimelineJS takes headlines and
texts for HTML, and sorts by dates of its own; the words of a date are given beside them, so that nothing looks more
precise than it is. Addresses are links already: it must not make links of them again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache, partial

from dateline import links
from dateline.language.dates import say_when
from dateline.model import File
from dateline.output.formats.writing import Json, join_csv, join_json, write_csv_row, write_json_part
from dateline.site.events.years import PlacedEvent
from dateline.site.feeds import EventList
from dateline.site.pages.head import Masthead
from dateline.when import FIRST_DAY, LAST_DAY, When

COLUMNS = ("date", "first_day", "last_day", "text", "when", "stated", "future", "url", "entries")
MAX_KEPT = 1 << 14
"""Events that wait for a further list; so memory does not grow without end."""
MAX_CALENDAR_DAYS = 31
"""A calendar shows days: what is only known to a season or a year is left out of it."""
MAX_LINE_BYTES = 74
"""Of a line; the format allows 75."""
LINE_END = b"\r\n"
CALENDAR_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})
KEPT_WITH_NEXT = b"\\^"
"""Signs that change the next one; some calendars lose it where a line ends between the two."""
DAY = timedelta(days=1)
HTML_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})


@dataclass(frozen=True)  # without slots: what is asked for first is kept beside the fields
class EventParts:
    """One event as it stands in each file, written where somebody asks."""

    event: PlacedEvent
    site: Masthead

    @cached_property
    def calendar(self) -> bytes:
        """In a calendar; nothing where its day is not known well enough."""
        return _make_calendar_event(self.event, self.site)

    @cached_property
    def json(self) -> bytes:
        """In a list for programs."""
        return write_json_part(self._row)

    @cached_property
    def csv(self) -> bytes:
        """In a table."""
        return write_csv_row(COLUMNS, self._row)

    @cached_property
    def slide(self) -> bytes:
        """In a timeline of TimelineJS."""
        return write_json_part(_make_slide(self.event, self.site))

    @cached_property
    def _row(self) -> dict[str, Json]:
        return _describe(self.event, self.site)


WriteEvent = Callable[[PlacedEvent], EventParts]


def write_events_once(site: Masthead) -> WriteEvent:
    """Return what writes an event for all files that it stands in."""
    return lru_cache(MAX_KEPT)(partial(EventParts, site=site))


def make_event_files(lists: Iterable[EventList], write_event: WriteEvent, site: Masthead) -> Iterator[File]:
    """Yield the four files of each list."""
    for events in lists:
        parts = tuple(write_event(event) for event in events.events)
        link, page = events.link, links.absolute(events.page_address, site.base_url)
        yield File(links.output_path(link.calendar), _make_calendar(events, (each.calendar for each in parts), site))
        yield File(links.output_path(link.json), make_events_json(events.title, page, parts))
        yield File(links.output_path(link.csv), make_events_csv(parts))
        yield File(links.output_path(link.timelinejs), _make_timeline(events, (each.slide for each in parts), site))


def make_events_json(title: str, url: str, parts: Iterable[EventParts]) -> bytes:
    """Return events as one object: title, page, events by date."""
    return join_json({"title": title, "url": url}, "events", (each.json for each in parts))


def make_events_csv(parts: Iterable[EventParts]) -> bytes:
    """Return events as a table."""
    return join_csv(COLUMNS, (each.csv for each in parts))


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


def _make_calendar(events: EventList, parts: Iterable[bytes], site: Masthead) -> bytes:
    """Return the calendar of a list with these parts."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dateline//Timeline//EN",
        f"NAME:{_escape_text(events.title)}",
        f"X-WR-CALNAME:{_escape_text(events.title)}",
        f"URL:{links.absolute(events.page_address, site.base_url)}",
    )
    return b"".join((_write_lines(lines), *parts, b"END:VCALENDAR" + LINE_END))


def _make_calendar_event(event: PlacedEvent, site: Masthead) -> bytes:
    """Return an event, as whole days, for calendars; nothing where it is not known to the month at least."""
    when = event.row.when
    return b"" if (when.last - when.first).days >= MAX_CALENDAR_DAYS else _write_lines(_describe_lines(event, site))


def _describe_lines(event: PlacedEvent, site: Masthead) -> tuple[str, ...]:
    """Return the lines of an event; it is stamped with its oldest telling, as no clock is read."""
    when, cards = event.row.when, event.row.entries
    address = links.absolute(event.address, site.base_url)
    sources = (
        f"{card.title} ({card.source_name or site.title}): {links.absolute(card.address, site.base_url)}"
        for card in cards
    )
    description = "\n".join((say_when(site.words, when), *sources))
    stamp = min(card.date.time or datetime.combine(card.date.day, time(), UTC) for card in cards).astimezone(UTC)
    return (
        "BEGIN:VEVENT",
        f"SUMMARY:{_escape_text(event.row.text)}",
        f"DTSTART;VALUE=DATE:{_write_day(when.first)}",
        f"DTEND;VALUE=DATE:{_write_day(when.last + timedelta(days=1))}",
        f"DTSTAMP:{_write_day(stamp.date())}T{stamp.hour:02}{stamp.minute:02}{stamp.second:02}Z",
        f"UID:{_escape_text(address)}",
        f"DESCRIPTION:{_escape_text(description)}",
        "TRANSP:TRANSPARENT",
        f"URL:{address}",
        "END:VEVENT",
    )


def _write_day(day: date) -> str:
    """Return a day as the format has it."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escape_text(text: str) -> str:
    r"""Return a text as the format has it (section 3.3.11).

    >>> _escape_text("Talks, at last;\nall came")
    'Talks\\, at last\\;\\nall came'
    """
    return text.replace("\r\n", "\n").translate(CALENDAR_ESCAPES)


def _write_lines(lines: Iterable[str]) -> bytes:
    """Return lines, each with its end; what is too long goes on in the next line, behind a blank (section 3.1)."""
    encoded = (line.encode() for line in lines)
    return b"".join(_fold(line) if len(line) > MAX_LINE_BYTES else line + LINE_END for line in encoded)


def _fold(line: bytes) -> bytes:
    """Return a long line in parts with their ends; no letter is cut in two."""
    parts: list[bytes] = []
    start = 0
    while len(line) - start > MAX_LINE_BYTES:
        end = start + MAX_LINE_BYTES
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if line[end - 1] in KEPT_WITH_NEXT:
            end -= 1
        parts.append(line[start:end])
        start = end
    return (LINE_END + b" ").join((*parts, line[start:])) + LINE_END


def _make_timeline(events: EventList, slides: Iterable[bytes], site: Masthead) -> bytes:
    """Return one timeline of these slides, with a title that leads to its page."""
    address = _escape_html(links.absolute(events.page_address, site.base_url))
    title = _make_text(_escape_html(events.title), f'<p><a href="{address}">{address}</a></p>')
    return join_json({"title": {"text": title, "autolink": False}}, "events", slides)


def _make_slide(event: PlacedEvent, site: Masthead) -> Json:
    """Return one event, with links to the entries that tell it."""
    row = event.row
    told = "".join(
        f'<p><a href="{_escape_html(links.absolute(card.address, site.base_url))}">{_escape_html(card.title)}</a>'
        f"{f' ({_escape_html(card.source_name)})' if card.source_name else ''}</p>"
        for card in row.entries
    )
    return {
        "unique_id": row.anchor,
        **_make_dates(row.when),
        "display_date": say_when(site.words, row.when),
        "text": _make_text(_escape_html(row.text), told),
        "autolink": False,
    }


def _make_text(headline: str, text: str) -> dict[str, Json]:
    """Return the words of a slide, which are HTML."""
    return {"headline": headline, "text": text}


def _escape_html(text: str) -> str:
    """Return plain text as HTML, within an attribute as well."""
    return text.translate(HTML_SIGNS)


def _make_dates(when: When) -> dict[str, Json]:
    """Return where an event begins, as precisely as one date says it, and where it ends if that takes another."""
    first, last = when.first, when.last
    if when.is_day:
        return {"start_date": _make_day(when, is_last=False) | _find_time(when)}
    if first == FIRST_DAY:
        return {"start_date": _make_day(when, is_last=True)}
    if last == LAST_DAY:
        return {"start_date": _make_day(when, is_last=False)}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return {"start_date": {"year": first.year}}
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + DAY).day == 1:
        return {"start_date": {"year": first.year, "month": first.month}}
    return {"start_date": _make_day(when, is_last=False), "end_date": _make_day(when, is_last=True)}


def _make_day(when: When, *, is_last: bool) -> dict[str, Json]:
    """Return the first or the last day that a date can mean."""
    day = when.last if is_last else when.first
    return {"year": day.year, "month": day.month, "day": day.day}


def _find_time(when: When) -> dict[str, Json]:
    """Return the time of a day, where it is known."""
    _, mark, time = when.edtf.partition("T")
    return {"hour": int(time[:2]), "minute": int(time[3:5])} if mark and "/" not in when.edtf else {}
