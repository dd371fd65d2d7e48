"""A line of newspaper text in; the full dates that it states, with their times where the zone is known, out.

"4 January 2020", "Saturday, January 4th, 2020", "Jan. 4, 2020 at 5:06 p.m. EST", "Sat, 04 Jan 2020 10:20 GMT",
"2020-01-04T10:20:00+05:00", "04/01/2020", "4.1.2020". Dates without a year are found apart.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from dateline.english.calendar import read_month
from dateline.model import Moment, Span
from dateline.regexes import make_regex

# Hours from Greenwich. Letters that mean several zones (IST, CST, AST) are left out: the day alone is certain then.
ZONES = {
    "z": 0.0, "gmt": 0.0, "utc": 0.0, "ut": 0.0, "wet": 0.0, "bst": 1.0, "west": 1.0, "wat": 1.0, "cet": 1.0,
    "cest": 2.0, "eet": 2.0, "sast": 2.0, "cat": 2.0, "eest": 3.0, "eat": 3.0, "msk": 3.0, "trt": 3.0, "irst": 3.5,
    "gst": 4.0, "aft": 4.5, "pkt": 5.0, "npt": 5.75, "hkt": 8.0, "sgt": 8.0, "myt": 8.0, "awst": 8.0, "pht": 8.0,
    "kst": 9.0, "jst": 9.0, "acst": 9.5, "acdt": 10.5, "aest": 10.0, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0,
    "nst": -3.5, "adt": -3.0, "edt": -4.0, "est": -5.0, "cdt": -5.0, "mdt": -6.0, "mst": -7.0, "pdt": -7.0, "pst": -8.0,
    "akst": -9.0, "akdt": -8.0, "hst": -10.0, "et": 0.0, "ct": 0.0, "mt": 0.0, "pt": 0.0,
}  # fmt: skip
# American papers write ET for whichever of the two holds; only the season tells, so no moment is made of them.
TWOFOLD = frozenset(("et", "ct", "mt", "pt"))

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[ \t\xa0]{1,3})?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\b"
_GAP = r"[ \t\xa0]{1,3}"
_YEAR = r"(?P<year>(?:1[5-9]|2[01])[0-9]{2})(?![0-9])"
_START = r"(?<![\w./-])"
DAY_MONTH = rf"{_DAY}(?:{_GAP}(?:day{_GAP})?of)?(?:{_GAP}|[-/])?{_MONTH}"
MONTH_DAY = rf"{_MONTH}{_GAP}(?:the{_GAP})?{_DAY}"
SHAPES = tuple(
    make_regex(_START + _WEEKDAY + shape, re.IGNORECASE)
    for shape in (
        rf"(?:the{_GAP})?{DAY_MONTH}(?:,?{_GAP}|[-/]|,){_YEAR}",
        rf"{MONTH_DAY}(?:,?{_GAP}|,){_YEAR}",
        rf"{_MONTH[:-3]}\.{_DAY}\.{_YEAR}",
        r"(?P<year>(?:1[5-9]|2[01])[0-9]{2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9])",
        (
            r"(?P<one>[0-9]{1,2})(?P<mark>[-/.])(?P<two>[0-9]{1,2})(?P=mark)"
            r"(?P<year>(?:1[5-9]|2[01])[0-9]{2}|[0-9]{2})(?![\w/-]|\.[0-9])"
        ),
    )
)
YEARLESS = tuple(
    make_regex(_START + _WEEKDAY + shape + rf"(?!,?{_GAP}[0-9]{{4}})", re.IGNORECASE)
    for shape in (rf"(?:the{_GAP})?{DAY_MONTH}", MONTH_DAY)
)
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?)?"
    r"(?:[ \t\xa0]?(?P<half>[ap])\.?m\b\.?)?(?:[ \t\xa0]?(?:hrs|hours|h|uhr)\b)?"
)
_ZONE = (
    r"(?:[ \t\xa0]?\(?(?:(?P<zone>[A-Za-z]{1,4})\b(?!['’]|\.\w))?"
    r"(?:(?P<sign>[+−-])(?P<off_hour>[0-9]{1,2})(?::?(?P<off_minute>[0-9]{2}))?)?\)?)"
)
TIME_BEHIND = make_regex(rf"(?:T|,?{_GAP}(?:at{_GAP}|[-–—|@·]{_GAP})?|,){_CLOCK}{_ZONE}", re.IGNORECASE)
TIME_BEFORE = make_regex(rf"(?<![\w.:]){_CLOCK}{_ZONE}(?:,|{_GAP}on)?{_GAP}$", re.IGNORECASE)
LONGEST_TIME = 40


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A full date as a line states it."""

    moment: Moment
    """With its time only where time and zone are both stated."""
    span: Span
    """Where it stands in the text, weekday and time included."""


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A day and month whose year stands elsewhere ("Jan 4")."""

    month: int
    day: int
    """29 February is possible."""
    span: Span


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day as found."""

    hour: int
    minute: int
    second: int
    offset: timedelta | None
    span: Span


def find_stated_days(text: str, *, day_first: bool) -> tuple[StatedDay, ...]:
    """Return the full dates in the text's order, none overlapping; `day_first` reads 04/01/2020 as 4 January."""
    found: list[StatedDay] = []
    matches = sorted((match for shape in SHAPES for match in shape.finditer(text)), key=lambda m: (m.start(), -m.end()))
    end = 0
    for match in matches:
        day = _read_day(match, day_first=day_first)
        if match.start() < end or day is None:
            continue
        stated = _with_time(text, day, Span(match.start(), match.end()), earliest=end)
        found.append(stated)
        end = stated.span.end
    return tuple(found)


def find_yearless_days(text: str) -> tuple[YearlessDay, ...]:
    """Return days with a month but no year, in the text's order ("Jan 4", "28 October")."""
    found: list[YearlessDay] = []
    for match in sorted((m for shape in YEARLESS for m in shape.finditer(text)), key=lambda m: (m.start(), -m.end())):
        month, day = _month_number(match["month"]), int(match["day"])
        if (not found or match.start() >= found[-1].span.end) and _is_day(2000, month, day):
            found.append(YearlessDay(month, day, Span(match.start(), match.end())))
    return tuple(found)


def nearest_day(yearless: YearlessDay, near: date) -> date | None:
    """Return the day in the year that brings it nearest to another; None if no near year has it (29 February)."""
    years = [year for year in (near.year, near.year - 1, near.year + 1) if _is_day(year, yearless.month, yearless.day)]
    days = [date(year, yearless.month, yearless.day) for year in years]
    return min(days, key=lambda day: abs(day - near), default=None)


def _read_day(match: re.Match[str], *, day_first: bool) -> date | None:
    """Return the day that one match means; None where the calendar has none such."""
    parts = match.groupdict()
    year = int(parts["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if "one" in parts:
        # With full stops the day stands first everywhere: 4.1.2020.
        first_is_day = day_first or parts["mark"] == "."
        one, two = int(parts["one"]), int(parts["two"])
        day, month = (one, two) if first_is_day else (two, one)
        if month > 12:
            day, month = month, day
    else:
        day, month = int(parts["day"]), _month_number(parts["month"])
    return date(year, month, day) if _is_day(year, month, day) else None


def _month_number(word: str) -> int:
    """Return the number of a month given as figures, name or short name."""
    return int(word) if word.isdigit() else read_month(word)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _with_time(text: str, day: date, span: Span, *, earliest: int) -> StatedDay:
    """Return the day with the time that stands behind it or before it."""
    behind = TIME_BEHIND.match(text, span.end, span.end + LONGEST_TIME)
    clock = _read_clock(behind) if behind else None
    if clock:
        span = Span(span.start, clock.span.end)
    else:
        opening = max(earliest, span.start - LONGEST_TIME)
        before = TIME_BEFORE.search(text, opening, span.start)
        clock = _read_clock(before) if before else None
        if clock:
            span = Span(clock.span.start, span.end)
    if not clock or clock.offset is None:
        return StatedDay(Moment(day), span)
    zone = timezone(clock.offset)
    time = datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second, tzinfo=zone)
    return StatedDay(Moment(day, time), span)


def _read_clock(match: re.Match[str]) -> _Clock | None:
    """Return the time of day of one match; None where no clock shows it or the figures are no time."""
    if not match["half"] and match["minute"] is None:
        return None
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    start, end = match.start("hour"), match.end()
    zone = (match["zone"] or "").casefold()
    if zone and zone not in ZONES:
        # The word behind the time is no zone ("at 5 p.m. by").
        return _Clock(hour, minute, second, None, Span(start, _without_zone(match)))
    return _Clock(hour, minute, second, _read_offset(match, zone), Span(start, end))


def _without_zone(match: re.Match[str]) -> int:
    """Return where the time ends, the word behind it being no zone ("at 5 p.m. by")."""
    return len(match.string[: match.start("zone")].rstrip(" \t\xa0("))


def _read_offset(match: re.Match[str], zone: str) -> timedelta | None:
    """Return the hours from Greenwich; None where none or an ambiguous zone is stated."""
    if match["sign"] and zone in ("", "gmt", "utc"):
        hours, minutes = int(match["off_hour"]), int(match["off_minute"] or 0)
        if hours > 14 or minutes > 59:
            return None
        size = timedelta(hours=hours, minutes=minutes)
        return size if match["sign"] == "+" else -size
    if not zone or zone in TWOFOLD:
        return None
    return timedelta(hours=ZONES[zone])
