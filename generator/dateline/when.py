"""Dates with the precision that a story gives them: EDTF text in, comparable values out.

The notation is EDTF (ISO 8601-2:2019), levels 0 and 1, and what news needs of level 2:
`2020-01-03`, `2020-01-03T02:49`, `2020-01`, `2020`, `202X`, `19XX`, `2020-21` to `-24` (spring to winter),
`2020-33` to `-36` (quarters), a trailing `~` (about), `?` (uncertain) or `%` (both), intervals `A/B` with
`..` for an open end.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.regexes import make_regex

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = range(33, 37)
POINT = make_regex(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?)?)?)?"
    r"(?P<mark>[~?%]?)"
)
FIRST_DAY = date(1, 1, 1)
LAST_DAY = date(9999, 12, 31)


class NotADate(ValueError):  # noqa: N818 - read in a sentence: "raises NotADate"
    """The text is no EDTF date. Its message says why, in words an editor understands."""


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, as precisely as is known. Make one with `read_when`; sort with `sort_key`."""

    edtf: str
    """The date as written: valid EDTF in the forms of this module."""
    first: date
    """The first day that it can mean."""
    last: date
    """The last day that it can mean; equal to `first` where the day is known."""

    @property
    def is_day(self) -> bool:
        """The very day is known."""
        return self.first == self.last

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Order by first day, the longer stretch first (a month stands before its days), then by time of day."""
        return (self.first.toordinal(), -self.last.toordinal(), self.edtf)


# Dates return in entry after entry.
@lru_cache(maxsize=1 << 16)
def read_when(text: str) -> When:
    """Return the date that the EDTF text means. Raises NotADate with the reason."""
    left, slash, right = text.partition("/")
    if not slash:
        return When(text, *_read_point(text))
    if left in ("", "..") and right in ("", ".."):
        raise NotADate("an interval needs a date on at least one side of '/'")
    first = FIRST_DAY if left in ("", "..") else _read_point(left)[0]
    last = LAST_DAY if right in ("", "..") else _read_point(right)[1]
    if first > last:
        raise NotADate(f"the interval ends before it begins: {text}")
    return When(text, first, last)


def make_day(day: date) -> When:
    """Return the date that means this very day."""
    return When(day.isoformat(), day, day)


def _read_point(text: str) -> tuple[date, date]:
    """Return first and last day of a date without '/'."""
    found = POINT.fullmatch(text)
    if not found:
        raise NotADate(f"'{text}' is not written as YYYY-MM-DD, YYYY-MM or YYYY")
    year = found["year"]
    if "X" in year:
        if found["month"]:
            raise NotADate(f"'{text}' gives a month in a year that is not known")
        return _checked(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    if not found["month"]:
        return _checked(int(year), 1, 1), date(int(year), 12, 31)
    if found["day"]:
        day = _checked(int(year), int(found["month"]), int(found["day"]))
        if found["hour"] and not (int(found["hour"]) < 24 and int(found["minute"]) < 60):
            raise NotADate(f"'{text}' gives a time of day that no clock shows")
        return day, day
    return _read_stretch(int(year), int(found["month"]))


def _read_stretch(year: int, month: int) -> tuple[date, date]:
    """Return first and last day of a month, a season (21-24) or a quarter (33-36) of a year."""
    if month in SEASONS:
        # Northern seasons by calendar months; winter runs into the next year.
        start = 3 * (month - 21) + 3
        end_year = year + (month == 24)
        end = 2 if month == 24 else start + 2
        return _checked(year, start, 1), _checked(end_year, end, calendar.monthrange(end_year, end)[1])
    if month in QUARTERS:
        end = 3 * (month - 32)
        return _checked(year, end - 2, 1), _checked(year, end, calendar.monthrange(year, end)[1])
    first = _checked(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def _checked(year: int, month: int, day: int) -> date:
    """Return the day, or raise NotADate where the calendar has none."""
    if year == 0:
        raise NotADate("there is no year 0000")
    if not 1 <= month <= 12:
        raise NotADate(f"there is no month {month:02}; months go from 01 to 12")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise NotADate(f"{MONTHS[month - 1]} {year} has {days} days, not {day}")
    return date(year, month, day)


def format_day(day: date) -> str:
    """Return the day in words, as messages and drafts give it; `language/dates.py` says it on the site.

    >>> format_day(date(2020, 1, 4))
    '4 January 2020'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
