"""The words and sums of the calendar that all layers share: names, numbers, units, and TIMEX3 values as dates."""

import re
from datetime import date, timedelta

from dateline.regexes import make_regex
from dateline.when import NotADate, When, read_when

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
WEEKDAY = rf"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?<![Tt]he\s){SHORT_WEEKDAY}\b(?:\.|(?=,)))"
WEEKDAY_BEFORE_DAY = rf"(?:{WEEKDAY}|{SHORT_WEEKDAY}(?=\s))"
"""Before a day and month the short form needs no mark: "Wed 16 June"."""
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {
    **{word: number for number, word in enumerate((*ONES, *TEENS), 1)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
    "a": 1, "an": 1, "a couple of": 2, "a dozen": 12, "half a dozen": 6,
}  # fmt: skip
ONES_OR = "|".join(ONES)
NUMBER = (
    r"(?:\d(?:,?\d){0,9}(?:\.\d{1,3})?|(?:" + "|".join(TENS) + r")(?:[ -](?:" + ONES_OR + r"))?\b"
    r"|(?:" + "|".join(TEENS) + r")|(?:" + ONES_OR + r")\b)"
)
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
CLOCK_UNITS = ("second", "minute", "hour")
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "MI", "midday": "MI", "lunchtime": "MI",
    "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "night": "NI", "midnight": "NI", "hours": "NI",
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Outside of these a number is no year that news tells of."""


def read_month(word: str) -> int:
    """Return the number of a month from its name or the first three letters of it."""
    start = word.casefold()[:3]
    return next(number for number, name in enumerate(MONTH_NAMES, 1) if name.startswith(start))


def read_weekday(word: str) -> int:
    """Return the number of a weekday, Monday 0, from its name or the first three letters of it."""
    start = word.casefold()[:3]
    return next(number for number, name in enumerate(WEEKDAY_NAMES) if name.startswith(start))


def read_number(text: str) -> float:
    """Return the number that digits or words name.

    >>> read_number("twenty-five"), read_number("1,200"), read_number("a couple of")
    (25, 1200, 2)
    """
    folded = " ".join(text.casefold().split())
    if folded in NUMBER_WORDS:
        return NUMBER_WORDS[folded]
    if folded[0].isdigit():
        number = float(folded.replace(",", "").rstrip("."))
        return int(number) if number.is_integer() else number
    return sum(NUMBER_WORDS[part] for part in re.split(r"[ -]", folded))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none (31 April, 29 February 2021)."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Return year and month so many months later."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def shift_days(day: date, days: int) -> date:
    """Return the day so many days later, held inside the calendar."""
    return date.fromordinal(max(1, min(day.toordinal() + days, date.max.toordinal())))


def format_week(day: date) -> str:
    """Return the TIMEX3 value of the day's week, Monday to Sunday."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def format_month(year: int, month: int) -> str:
    """Return the TIMEX3 value of a month."""
    return f"{year:04}-{month:02}"


def format_quarter(year: int, month: int) -> str:
    """Return the TIMEX3 value of the quarter that the month lies in."""
    return f"{year:04}-Q{(month - 1) // 3 + 1}"


WEEK_VALUE = make_regex(r"(\d{4})-W(\d\d)(-WE)?")
PART_VALUE = make_regex(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")


def find_when(value: str) -> When | None:
    """Return the calendar date that a TIMEX3 value of type DATE or TIME names, its time of day left out; else None.

    >>> find_when("2020-W01").edtf, find_when("2019-Q3").edtf, find_when("199").edtf
    ('2019-12-30/2020-01-05', '2019-07/2019-09', '199X')
    """
    bare = value.partition("T")[0] if value[:1].isdigit() else ""
    week, part = WEEK_VALUE.fullmatch(bare), PART_VALUE.fullmatch(bare)
    if week:
        bare = _format_week_as_interval(week)
    elif part:
        bare = f"{part[1]}-{_format_part(part[1], part[2])}"
    elif re.fullmatch(r"\d{2,3}", bare):
        bare = bare.ljust(4, "X")
    try:
        return read_when(bare)
    except NotADate:
        return None


def _format_week_as_interval(week: re.Match[str]) -> str:
    """Return a week or a weekend as an interval of two days."""
    monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
    first = monday + timedelta(5 if week[3] else 0)
    return f"{first}/{monday + timedelta(6)}"


def _format_part(year: str, part: str) -> str:
    """Return a quarter, half or season as EDTF writes what stands behind the year.

    A quarter is an interval: the code for it is of EDTF's level 2, which few programs read.
    """
    if part in EDTF_SEASONS:
        return EDTF_SEASONS[part]
    length = {"Q": 3, "H": 6}[part[0]]
    last = length * int(part[1])
    return f"{last - length + 1:02}/{year}-{last:02}"
