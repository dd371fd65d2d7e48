"""Layer 3: words that count from a day - today, last night, two years ago, this week, the end of the year."""

import re
from dataclasses import replace
from datetime import date

from generator.ingest.extract.dates.calendar_words import (
    CLOCK_UNITS,
    NUMBER,
    SEASON_CODES,
    UNITS,
    format_month,
    format_quarter,
    format_week,
    read_number,
    shift_days,
    shift_month,
)
from generator.ingest.extract.dates.reading import Context, Reading, Rule, Tense, make_rule

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
WITHIN = r"(?:(?:earlier|later|early|late|late in|early in|earlier in|later in) )?"
DAY_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
              "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2}  # fmt: skip
UNIT_SHIFTS = {
    "this": 0, "the current": 0, "current": 0, "same": 0, "next": 1, "the coming": 1, "coming": 1, "this coming": 1,
    "last": -1, "past": -1, "the past": -1, "the last": -1, "this past": -1,
}  # fmt: skip
VAGUE_AHEAD = {"later": "XXXX-XX-XX", "on": "XXXX-XX-XX", "after that": "XXXX-XX-XX"}
"""Later than something told: on some day, past or to come."""
BACK_WORDS = ("ago", "earlier", "before", "previously", "back")
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


def _words(text: str | None) -> str:
    """Return words in small letters, one blank apart; nothing for None."""
    return " ".join((text or "").casefold().split())


def read_unit(word: str) -> str:
    """Return a unit's name in the singular, from what the rules catch of it."""
    stem = word.casefold().removesuffix("s")
    return "century" if stem == "centurie" else stem


def _read_day_word(found: re.Match[str], context: Context) -> Reading:
    """Return the day of "today", "yesterday", "the day after tomorrow"; the night of "tonight"."""
    word = _words(found["word"])
    day = shift_days(context.today, DAY_SHIFTS[word])
    return Reading("TIME", f"{day}TNI") if word == "tonight" else Reading("DATE", day.isoformat())


def _read_weeks_from(found: re.Match[str], context: Context) -> Reading | None:
    """Return "a week today", "two weeks tomorrow"."""
    count = found["count"].casefold()
    weeks = 1 if count in ("", "a") else int(read_number(count))
    day = shift_days(context.today, DAY_SHIFTS[found["word"].casefold()] + 7 * weeks)
    return Reading("DATE", day.isoformat())


def _read_last_night(found: re.Match[str], context: Context) -> Reading:
    """Return the night before the day that "today" means, by the day on which it fell.

    Where the text has told of the small hours of today, what happened in that night happened today.
    """
    del found
    night = shift_days(context.today, -1)
    is_after_midnight = context.fixed.small_hours == context.today
    return Reading("TIME", f"{night}TNI", edtf=context.today.isoformat() if is_after_midnight else None)


def _read_overnight(found: re.Match[str], context: Context) -> Reading:
    """Return the night that ended on the day that "today" means."""
    del found
    return Reading("TIME", f"{context.today}TNI", edtf="")


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


def _read_unit_word(found: re.Match[str], context: Context) -> Reading | None:
    """Return "this week", "last month", "next year"; "the past year" is a stretch of that length."""
    relative, unit = _words(found["relative"]), found["unit"].casefold()
    if (
        relative in ("the past", "the last", "past")
        and unit in LENGTHS
        and not (relative == "the last" and unit == "quarter")
    ):
        return Reading("DURATION", LENGTHS[unit])
    shift = UNIT_SHIFTS[relative]
    if unit == "weekend" and relative == "this" and context.tense is Tense.PAST and context.today.weekday() < 3:
        shift = -1  # told early in the week as done, it is the one just over
    shifted = shift_units(context.today, unit, shift)
    value = format_unit(unit, shifted) if shifted else None
    return Reading("DATE", value) if value else None


def _read_end(found: re.Match[str], context: Context) -> Reading | None:
    """Return "the end of the year", "later in the month": the one that runs; an end is its last day."""
    value = format_unit(found["unit"].casefold(), context.today)
    reading = Reading("DATE", value) if value else None
    if reading and reading.when and found["end"]:
        return replace(reading, value=reading.when.last.isoformat())
    return reading


def _read_weekend(found: re.Match[str], context: Context) -> Reading | None:
    """Return "the weekend": the one that is, or that is just over."""
    del found
    ahead = context.tense is Tense.AHEAD
    day = context.today if ahead or context.today.weekday() >= 5 else shift_days(context.today, -7)
    return Reading("DATE", f"{format_week(day)}-WE")


def _read_counted(found: re.Match[str], context: Context) -> Reading | None:
    """Return "two years ago", "three days later": counted from today, or from the last day named."""
    unit, count = read_unit(found["unit"]), _words(found["count"])
    direction = _words(found["direction"])
    is_back = direction.split()[0] in BACK_WORDS
    if re.fullmatch(VAGUE, count) or " or " in count or " to " in count:
        vague = Reading("DATE", "PAST_REF" if is_back else VAGUE_AHEAD.get(direction, "FUTURE_REF"), edtf="")
        return Reading("DURATION", f"PTX{UNITS[unit]}") if unit in CLOCK_UNITS else vague
    number = read_number(count)
    if unit == "hour" and number and number % 24 == 0:
        unit, number = "day", number / 24
    if unit in CLOCK_UNITS:
        return Reading("DURATION", f"PT{number:g}{UNITS[unit]}")
    if number != int(number):
        return None
    base = context.today if direction.startswith(("ago", "from", "hence")) else find_base(unit, context)
    if base is None and unit in UNIT_MONTHS:
        base = context.today
    if base is None:
        return Reading("DURATION", format_length(number, unit, half=found["half"] is not None))
    return _shift(base, unit, int(number) * (-1 if is_back else 1), half=found["half"] is not None)


def find_base(unit: str, context: Context) -> date | None:
    """Return the day that "a year later" counts from: years also from a year or month named after the last day.

    Months count from such a month too.
    """
    fixed = context.fixed
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


def _read_year_ago(found: re.Match[str], context: Context) -> Reading:
    """Return "a year ago", "the year-earlier period": the same quarter a year before where the text speaks of one."""
    del found
    year, quarter = context.today.year, ""
    if context.fixed.quarter:
        year, quarter = int(context.fixed.quarter[:4]), context.fixed.quarter[4:]
    return Reading("DATE", f"{year - 1:04}{quarter}")


def _read_year_end(found: re.Match[str], context: Context) -> Reading:
    """Return "year-end", "year's end": the running year's last day."""
    del found
    return Reading("DATE", f"{context.today.year:04}-12-31")


def _read_season_of(found: re.Match[str], context: Context) -> Reading:
    """Return "the summer of last year"."""
    shift = {"this": 0, "last": -1, "next": 1}[found["relative"].casefold()]
    return Reading("DATE", f"{context.today.year + shift}-{SEASON_CODES[found['season'].casefold()]}")


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: a programme or a newspaper called Today."""


RULES: tuple[Rule, ...] = (
    make_rule(
        r"\b[A-Z][\w’'-]+ Today(?=\s?[,.;:)]|\s(?:said|reported|newspaper|magazine|website)\b)"
        r"|\bToday (?:programme|program|show|newspaper|app)\b",
        _read_nothing,
        any_case=False,
    ),
    make_rule(
        rf"\b{WITHIN}(?P<word>today|yesterday|tomorrow|tonight|(?:the )?day (?:before yesterday|after tomorrow))\b",
        _read_day_word,
    ),
    make_rule(r"\b(?P<count>a|two|three) weeks? (?P<word>today|tomorrow)\b", _read_weeks_from),
    make_rule(r"\b(?P<word>today|tomorrow) week\b(?P<count>)", _read_weeks_from),
    make_rule(r"\b(?:late |early )?last night\b|\byesterday night\b", _read_last_night),
    make_rule(r"\bovernight\b", _read_overnight),
    make_rule(
        rf"\b{WITHIN}(?P<relative>this(?: past| coming)?|last|next|(?:the )?(?:past|current|coming)|the last) "
        r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?!-)",
        _read_unit_word,
    ),
    make_rule(
        r"\b(?:the (?:very )?(?:(?P<end>end)|beginning|start|middle|course|rest|remainder|turn) of (?:the|this)|"
        r"(?:earlier|later|late|early) (?:in )?(?:the|this)) (?P<unit>week|month|quarter|year|decade|century)\b",
        _read_end,
    ),
    make_rule(r"\b(?:over |at |during )?the weekend\b", _read_weekend),
    make_rule(r"\b(?:(?:the|a) )?year[ -](?:ago|earlier)\b(?: (?:period|quarter|month|week))?", _read_year_ago),
    make_rule(
        rf"(?<!\w){ABOUT}\[?{COUNT}\]?{HALF}[ -]{UNIT}s? "
        r"(?P<direction>ago|earlier|later|from now|from today|hence|previously|back|on|before(?= ?(?:[,.;:)]|$)))\b",
        _read_counted,
    ),
    make_rule(r"\b(?:the )?(?:year[ -]end|year[’']s end|end of year)\b", _read_year_end),
    make_rule(
        r"\b(?:the )?(?P<season>spring|summer|autumn|fall|winter) of (?P<relative>this|last|next) year\b",
        _read_season_of,
    ),
)
