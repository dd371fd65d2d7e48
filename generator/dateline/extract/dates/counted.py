"""Layer 3 too: dates so many units from another - two years ago, three days later, fifteen years ago today."""

import re
from calendar import monthrange
from datetime import date

from dateline.english.calendar import (
    ABOUT,
    CLOCK_UNITS,
    COUNT,
    HALF,
    UNIT,
    UNIT_DAYS,
    UNIT_MONTHS,
    UNITS,
    VAGUE_COUNT,
    fold_words,
    format_length,
    format_unit,
    make_date,
    read_number,
    read_unit,
    shift_days,
    shift_units,
)
from dateline.extract.dates.reading import Context, Reading, Rule, Tense, make_rule
from dateline.extract.dates.relative import DAY_SHIFTS

VAGUE_AHEAD = {"later": "XXXX-XX-XX", "on": "XXXX-XX-XX", "after that": "XXXX-XX-XX"}
"""Later than something told: on some day, past or to come."""
BACK_WORDS = ("ago", "earlier", "before", "previously", "back")


def _read_counted(found: re.Match[str], context: Context) -> Reading | None:
    """Return "two years ago", "three days later": counted from today, or from the last day named."""
    unit, count = read_unit(found["unit"]), fold_words(found["count"])
    direction = fold_words(found["direction"])
    is_back = direction.split()[0] in BACK_WORDS
    if re.fullmatch(VAGUE_COUNT, count) or " or " in count or " to " in count:
        vague = Reading("DATE", "PAST_REF" if is_back else VAGUE_AHEAD.get(direction, "FUTURE_REF"), edtf="")
        return Reading("DURATION", f"PTX{UNITS[unit]}") if unit in CLOCK_UNITS else vague
    number = read_number(count)
    if unit == "hour" and number and number % 24 == 0:
        unit, number = "day", number / 24
    if unit in CLOCK_UNITS:
        return Reading("DURATION", f"PT{number:g}{UNITS[unit]}")
    if number != int(number):
        return None
    if direction == "ago" and found["word"]:
        return _read_anniversary(int(number), unit, fold_words(found["word"]), context)
    base = context.today if direction.startswith(("ago", "from", "hence")) else find_base(unit, context)
    if base is None and unit in UNIT_MONTHS and (is_back or context.tense is not Tense.PAST):
        base = context.today
    if base is None:
        return Reading("DURATION", format_length(number, unit, half=found["half"] is not None))
    return _count(found, base, int(number) * (-1 if is_back else 1), unit, context)


def _count(found: re.Match[str], base: date, number: int, unit: str, context: Context) -> Reading | None:
    """Return the date so many units from a day; none ahead in a story of the past."""
    if found.group().casefold().startswith("exactly ") or (found["word"] and "to the day" in found["word"]):
        return _shift_to_the_day(base, number, unit)
    reading = _shift(base, unit, number, half=found["half"] is not None)
    is_impossible = reading and reading.when and reading.when.first > context.published and context.tense is Tense.PAST
    return None if is_impossible else reading


def _read_anniversary(number: int, unit: str, word: str, context: Context) -> Reading | None:
    """Return "fifteen years ago today", "a year ago this week": the day, week or month of that name back then."""
    day = _find_same_day(shift_days(context.today, DAY_SHIFTS.get(word, 0)), -number, unit)
    value = format_unit(word.removeprefix("this ") if word.startswith("this") else "day", day) if day else None
    return Reading("DATE", value) if value else None


def _shift_to_the_day(base: date, number: int, unit: str) -> Reading | None:
    """Return "ten years later to the day", "exactly a month later"."""
    day = _find_same_day(base, number, unit)
    return Reading("DATE", day.isoformat()) if day else None


def _find_same_day(day: date, number: int, unit: str) -> date | None:
    """Return the day of the same number so many units on, or the last of its month; None outside the calendar."""
    shifted = shift_units(day, unit, number)
    if not shifted:
        return None
    same = shifted.day if unit in UNIT_DAYS else min(day.day, monthrange(shifted.year, shifted.month)[1])
    return make_date(shifted.year, shifted.month, same)


def find_base(unit: str, context: Context) -> date | None:
    """Return the day that "a year later" counts from: years also from a year or month named after the last day.

    In a plan ("on 16 May and again a fortnight later") it is the day to come that the sentence has named.
    Months count from such a month too.
    """
    fixed = context.fixed
    if fixed.here and fixed.here > context.published and context.tense is not Tense.PAST:
        return fixed.here
    is_month = fixed.since is not None and fixed.month == (fixed.since.year, fixed.since.month)
    return fixed.since if fixed.since and (unit == "year" or (unit == "month" and is_month)) else fixed.day


def _shift(base: date, unit: str, number: int, *, half: bool) -> Reading | None:
    """Return a date counted from a day, as exact as its unit; a week gives an event the very day."""
    if half and unit == "year":
        unit, number = "month", number * 12 + (6 if number > 0 else -6)
        day = shift_units(base, unit, number)
        return Reading("DATE", f"{day.year:04}") if day else None
    day = shift_units(base, unit, number)
    value = format_unit(unit, day) if day else None
    if not day or not value:
        return None
    return Reading("DATE", value, edtf=day.isoformat() if unit in ("week", "fortnight") else None)


RULES: tuple[Rule, ...] = (
    make_rule(
        rf"(?<!\w){ABOUT}\[?{COUNT}\]?{HALF}[ -]{UNIT}s? "
        r"(?P<direction>ago|(?:earlier|later)(?! this\b)|from now|from today|hence|previously|back|afterwards?|"
        r"after that|(?:on|before)(?= ?(?:[.,;:)]|$)))"
        r"(?P<word> (?:today|yesterday|tomorrow|tonight|this (?:week|month))|,? to the day)?\b",
        _read_counted,
    ),
)
