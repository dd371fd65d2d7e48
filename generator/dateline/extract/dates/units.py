"""Units of time: their names and lengths, and the week, month or year that a day lies in, so many units on."""

from datetime import date

from dateline.english.calendar_words import (
    CLOCK_UNITS,
    NUMBER,
    UNITS,
    format_month,
    format_quarter,
    format_week,
    shift_days,
    shift_month,
)

ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|some|more than|less than|fewer than|at least|over|only|just|just over|"
    r"just under|up to|exactly|barely|approximately|well over|as many as|as long as) )?"
)
VAGUE = (
    r"(?:several|a few|few|many|some|a number of|dozens of|hundreds of|thousands of|numerous|countless|various|"
    r"a couple|couple)"
)
COUNT = rf"(?P<count>half a dozen|a couple of|a dozen|{NUMBER}(?: (?:or|to) {NUMBER})?|an?|{VAGUE})"
UNIT = r"(?P<unit>second|minute|hour|day|week(?:end)?|fortnight|month|quarter|year|decade|centur(?:y|ie))"
HALF = r"(?P<half>[ -]and[ -]a[ -]half|[ -]1/2|½)?"
UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
LENGTHS = {
    "week": "P1W",
    "month": "P1M",
    "quarter": "P3M",
    "year": "P1Y",
    "decade": "P10Y",
    "century": "P100Y",
    "weekend": "P1WE",
}


def fold_words(text: str | None) -> str:
    """Return words in small letters, one blank apart; nothing for None."""
    return " ".join((text or "").casefold().split())


def read_unit(word: str) -> str:
    """Return a unit's name in the singular, from what the rules catch of it."""
    stem = word.casefold().removesuffix("s")
    return "century" if stem == "centurie" else stem


def format_unit(unit: str, day: date) -> str | None:
    """Return the TIMEX3 value of the week, month, quarter, year that the day lies in; None for shorter units."""
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
    """Return a day in the week, month or year so many units later; None outside the calendar."""
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
