"""The words and sums of the calendar: months, weekdays, numbers and units in, days and TIMEX3 values out."""

import re
from datetime import date, timedelta

from dateline.regexes import make_regex
from dateline.when import MONTHS, NotADate, When, read_when

MONTH_NAMES = tuple(month.casefold() for month in MONTHS)
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
# In these parts of expressions a blank stands for a run of white space, as in the patterns of `extract.dates`.
ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|some|more than|less than|fewer than|at least|over|only|just|just over|"
    r"just under|up to|exactly|barely|approximately|well over|as many as|as long as) )?"
)
VAGUE_COUNT = (
    r"(?:several|a few|few|many|some|a number of|dozens of|hundreds of|thousands of|numerous|countless|various|"
    r"a couple|couple)"
)
COUNT = rf"(?P<count>half a dozen|a couple of|a dozen|{NUMBER}(?: (?:or|to) {NUMBER})?|an?|{VAGUE_COUNT})"
UNIT = r"(?P<unit>second|minute|hour|day|week(?:end)?|fortnight|month|quarter|year|decade|centur(?:y|ie))"
HALF = r"(?P<half>[ -]and[ -]a[ -]half|[ -]1/2|½)?"
UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
LENGTHS = {
    "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "decade": "P10Y", "century": "P100Y",
    "weekend": "P1WE",
}  # fmt: skip
"""Units that a length of time may be named by, with its TIMEX3 value."""
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
    """Return the year and month that lie so many months later."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def shift_days(day: date, days: int) -> date:
    """Return the day so many days later; the first or last day of the calendar where that lies outside."""
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


def fold_words(text: str | None) -> str:
    """Return words in small letters, one blank apart; an empty text for None."""
    return " ".join((text or "").casefold().split())


def read_unit(word: str) -> str:
    """Return the singular of a unit's name; `UNIT` catches "centurie" of "centuries"."""
    stem = word.casefold().removesuffix("s")
    return "century" if stem == "centurie" else stem


def format_unit(unit: str, day: date) -> str | None:
    """Return the TIMEX3 value of the week, month, quarter or year that the day lies in; None for parts of a day."""
    values = {
        "day": day.isoformat(),
        "week": format_week(day),
        "fortnight": format_week(day),
        "weekend": f"{format_week(day)}-WE",
        "month": format_month(day.year, day.month),
        "quarter": format_quarter(day.year, day.month),
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }
    return values.get(unit)


def shift_units(day: date, unit: str, count: int) -> date | None:
    """Return a day that lies in the week, month or year so many units later; None outside the calendar."""
    if unit in UNIT_DAYS:
        return shift_days(day, UNIT_DAYS[unit] * count) if abs(count) < 100_000 else None
    year, month = shift_month(day.year, day.month, UNIT_MONTHS[unit] * count)
    return date(year, month, 1) if 1 <= year <= 9999 else None


def format_length(number: float, unit: str, *, half: bool = False) -> str:
    """Return the TIMEX3 value of a duration.

    >>> format_length(3, "day"), format_length(2, "year", half=True), format_length(2, "decade")
    ('P3D', 'P2.5Y', 'P20Y')
    """
    number = number + 0.5 if half else number
    if unit in ("decade", "century"):
        return f"P{number * (10 if unit == 'decade' else 100):.12g}Y"
    if unit == "fortnight":
        return f"P{number * 2:.12g}W"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{number:.12g}{UNITS[unit]}"


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
