"""Events as pages show them in; the same by year and month, with their places on the timeline, out."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline import links
from dateline.regexes import make_regex
from dateline.site.cutting import Cut, Day, cut, find_period_address
from dateline.site.events.site_events import EventRow
from dateline.when import When

# Days; a spine as even as ours would hide that nothing is told of them.
MIN_GAP = 30
KNOWN = make_regex(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?")


@dataclass(frozen=True, slots=True)
class EventMonth:
    """The events of one month, or those of a year whose month is not known."""

    year: int
    month: int | None
    """None for events that are dated by year, season or longer."""
    anchor: str
    """`m2020-01`, or `m2020` for the year without month."""
    events: tuple[EventRow, ...]
    """By date; at least one."""
    gap: int = 0
    """Days since the event before, where they are more than thirty."""


@dataclass(frozen=True, slots=True)
class EventYear:
    """The events of one year."""

    year: int
    anchor: str
    """`y2020` (the year's heading)."""
    months: tuple[EventMonth, ...]
    """In order; at least one."""
    count: int


@dataclass(frozen=True, slots=True)
class EventsLink:
    """The events of a page as files: for calendars, for programs, for spreadsheets, for TimelineJS."""

    calendar: str
    """Address of the iCalendar file."""
    json: str
    csv: str
    timelinejs: str
    """Address of the JSON file that TimelineJS shows."""


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event with the place where a reader finds it."""

    address: str
    """Page and anchor."""
    row: EventRow


def group_years(rows: tuple[EventRow, ...]) -> tuple[EventYear, ...]:
    """Return rows, which stand by date, by year and month; what has no month stands first in its year."""
    placed = sorted(((*find_day(row.when)[:2], row) for row in rows), key=lambda place: place[:2])
    gaps = _find_gaps(placed)
    years = []
    for year, in_year in groupby(placed, key=lambda place: place[0]):
        months = tuple(
            _make_month(year, month, tuple(row for _, _, row in in_month), gaps)
            for month, in_month in groupby(in_year, key=lambda place: place[1])
        )
        years.append(EventYear(year, f"y{year:04}", months, sum(len(month.events) for month in months)))
    return tuple(years)


def find_day(when: When) -> Day:
    """Return year, month and day under which a date stands; 0 where the month or the day is not known.

    An interval stands under its first day, one with an open start under its last.
    """
    left, _, right = when.edtf.partition("/")
    is_open = left in ("", "..")
    found = KNOWN.match(right if is_open else left)
    if found:
        return int(found["year"]), int(found["month"]), int(found["day"] or 0)
    return (when.last if is_open else when.first).year, 0, 0


def _find_gaps(placed: list[tuple[int, int, EventRow]]) -> dict[str, int]:
    """Return the days of each gap of more than a month, by the anchor of the row that ends it.

    What is dated by its year tells of the whole year: no gap is claimed where an event may lie.
    """
    gaps: dict[str, int] = {}
    told_until: date | None = None
    for _, month, row in placed:
        day = _find_start(row.when)
        if month and told_until and (day - told_until).days > MIN_GAP:
            gaps[row.anchor] = (day - told_until).days
        until = day if row.when.edtf.endswith(("/", "..")) else max(day, row.when.last)
        told_until = max(told_until or until, until)
    return gaps


def _find_start(when: When) -> date:
    """Return the day at which a date stands on a timeline."""
    return when.last if when.edtf.startswith(("/", "..")) else when.first


def _make_month(year: int, month: int, events: tuple[EventRow, ...], gaps: dict[str, int]) -> EventMonth:
    """Return a month of a year; month 0 holds the events whose month is not known."""
    if month:
        return EventMonth(year, month, f"m{year:04}-{month:02}", events, gaps.get(events[0].anchor, 0))
    return EventMonth(year, None, f"m{year:04}", events)


def cut_timeline(rows: tuple[EventRow, ...], size: int) -> Cut:
    """Return the pages of events, which stand by date; at most `size` stand on one."""
    return cut([find_day(row.when) for row in rows], size)


def find_event_pages(rows: tuple[EventRow, ...], pages: Cut) -> dict[str, str]:
    """Return the address of each event, by its anchor: one event has one address, whoever lists it."""
    found: dict[str, str] = {}
    for period, page in pages.items():
        address = find_period_address(links.TIMELINE, period)
        found |= {rows[place].anchor: f"{address}#{rows[place].anchor}" for place in page.rows}
    return found


def place_events(rows: tuple[EventRow, ...], event_pages: dict[str, str]) -> tuple[PlacedEvent, ...]:
    """Return events with their place on the site's timeline."""
    return tuple(PlacedEvent(event_pages[row.anchor], row) for row in rows)


def flatten_years(years: tuple[EventYear, ...]) -> tuple[EventRow, ...]:
    """Return the events of years in their order."""
    return tuple(row for year in years for month in year.months for row in month.events)


def link_events(page_address: str, has_events: object) -> EventsLink | None:
    """Return the addresses of the files of events beside a page; None where it has no events."""
    if not has_events:
        return None
    names = (links.CALENDAR, links.EVENTS_JSON, links.EVENTS_CSV, links.EVENTS_TIMELINEJS)
    return EventsLink(*(page_address + name for name in names))
