"""Events in; a calendar (iCalendar, RFC 5545) out, each event from a part that is written once for all calendars.

The format is a dozen kinds of lines. Written here, an event costs a tenth of what a library takes for it, which asks at
each line what it may hold.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from dateline import links
from dateline.language.dates import say_when
from dateline.site.events.years import PlacedEvent
from dateline.site.feeds import EventList
from dateline.site.pages.head import Masthead

MAX_CALENDAR_DAYS = 31
"""A calendar shows days: what is only known to a season or a year is left out of it."""
MAX_BYTES = 74
"""Of a line; the format allows 75."""
LINE_END = b"\r\n"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})
KEPT_WITH_NEXT = b"\\^"
"""Signs that change the next one; some calendars lose it where a line ends between the two."""


def make_calendar(events: EventList, parts: Iterable[bytes], site: Masthead) -> bytes:
    """Return the calendar of a list with these parts."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dateline//Timeline//EN",
        f"NAME:{_escape(events.title)}",
        f"X-WR-CALNAME:{_escape(events.title)}",
        f"URL:{links.absolute(events.page_address, site.base_url)}",
    )
    return b"".join((_write_lines(lines), *parts, b"END:VCALENDAR" + LINE_END))


def make_calendar_event(event: PlacedEvent, site: Masthead) -> bytes:
    """Return an event, as whole days, for calendars; nothing where it is not known to the month at least."""
    when = event.row.when
    return b"" if (when.last - when.first).days >= MAX_CALENDAR_DAYS else _write_lines(_describe(event, site))


def _describe(event: PlacedEvent, site: Masthead) -> tuple[str, ...]:
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
        f"SUMMARY:{_escape(event.row.text)}",
        f"DTSTART;VALUE=DATE:{_write_day(when.first)}",
        f"DTEND;VALUE=DATE:{_write_day(when.last + timedelta(days=1))}",
        f"DTSTAMP:{_write_day(stamp.date())}T{stamp.hour:02}{stamp.minute:02}{stamp.second:02}Z",
        f"UID:{_escape(address)}",
        f"DESCRIPTION:{_escape(description)}",
        "TRANSP:TRANSPARENT",
        f"URL:{address}",
        "END:VEVENT",
    )


def _write_day(day: date) -> str:
    """Return a day as the format has it."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escape(text: str) -> str:
    r"""Return a text as the format has it (section 3.3.11).

    >>> _escape("Talks, at last;\nall came")
    'Talks\\, at last\\;\\nall came'
    """
    return text.replace("\r\n", "\n").translate(ESCAPES)


def _write_lines(lines: Iterable[str]) -> bytes:
    """Return lines, each with its end; what is too long goes on in the next line, behind a blank (section 3.1)."""
    encoded = (line.encode() for line in lines)
    return b"".join(b"".join(_fold(line)) if len(line) > MAX_BYTES else line + LINE_END for line in encoded)


def _fold(line: bytes) -> Iterator[bytes]:
    """Yield the parts of a long line with their ends; no letter is cut in two."""
    start = 0
    while len(line) - start > MAX_BYTES:
        end = start + MAX_BYTES
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if line[end - 1] in KEPT_WITH_NEXT:
            end -= 1
        yield line[start:end] + LINE_END + b" "
        start = end
    yield line[start:] + LINE_END
