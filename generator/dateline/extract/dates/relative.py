"""Layer 3: words that count from a day - today, last night, two years ago, three days later, the end of the year."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from dateline.english.calendar import (
    ABOUT,
    CLOCK_UNITS,
    COUNT,
    HALF,
    LENGTHS,
    SEASON_CODES,
    UNIT,
    UNIT_DAYS,
    UNIT_MONTHS,
    UNITS,
    VAGUE_COUNT,
    fold_words,
    format_length,
    format_unit,
    format_week,
    make_date,
    read_number,
    read_unit,
    shift_days,
    shift_units,
)
from dateline.extract.dates.patterns import Context, Meaning, Tense, TimePattern, make_pattern

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


def _read_day_word(found: re.Match[str], context: Context) -> Meaning:
    """Return the day of "today", "yesterday", "the day after tomorrow"; the night of "tonight"."""
    word = fold_words(found["word"])
    day = shift_days(context.today, DAY_SHIFTS[word])
    return Meaning("TIME", f"{day}TNI") if word == "tonight" else Meaning("DATE", day.isoformat())


def _read_weeks_from(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "a week today", "two weeks tomorrow"."""
    count = found["count"].casefold()
    weeks = 1 if count in ("", "a") else int(read_number(count))
    day = shift_days(context.today, DAY_SHIFTS[found["word"].casefold()] + 7 * weeks)
    return Meaning("DATE", day.isoformat())


def _read_last_night(found: re.Match[str], context: Context) -> Meaning:
    """Return the night before the day that "today" means, by the day on which it fell.

    Where the text has told of the small hours of today, what happened in that night happened today.
    """
    del found
    night = shift_days(context.today, -1)
    is_after_midnight = context.anchors.small_hours_day == context.today
    return Meaning("TIME", f"{night}TNI", edtf=context.today.isoformat() if is_after_midnight else None)


def _read_last_evening(_found: re.Match[str], context: Context) -> Meaning:
    """Return the evening before the day that "today" means."""
    return Meaning("TIME", f"{shift_days(context.today, -1)}TEV")


def _read_overnight(found: re.Match[str], context: Context) -> Meaning:
    """Return the night that ended on the day that "today" means."""
    del found
    return Meaning("TIME", f"{context.today}TNI", edtf="")


def _read_unit_word(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "this week", "last month", "next year"; "the past year" is a stretch of that length."""
    relative, unit = fold_words(found["relative"]), found["unit"].casefold()
    if (
        relative in ("the past", "the last", "past")
        and unit in LENGTHS
        and not (relative == "the last" and unit == "quarter")
    ):
        return Meaning("DURATION", LENGTHS[unit])
    shift = UNIT_SHIFTS[relative]
    if unit == "weekend" and relative == "this" and context.tense is Tense.PAST and context.today.weekday() < 3:
        shift = -1  # told early in the week as done, it is the one just over
    shifted = shift_units(context.today, unit, shift)
    value = format_unit(unit, shifted) if shifted else None
    return Meaning("DATE", value) if value else None


def _read_end(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the end of the year", "later in the month": of the running one; an end is its last day.

    "The rest of the year" is a length, and gives an event no date.
    """
    value = format_unit(found["unit"].casefold(), context.today)
    meaning = Meaning("DATE", value) if value else None
    if meaning and meaning.when and found["end"]:
        return replace(meaning, value=meaning.when.last.isoformat())
    return replace(meaning, edtf="") if meaning and found["rest"] else meaning


def _read_weekend(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the weekend": the one that is, or that is just over."""
    del found
    ahead = context.tense is Tense.AHEAD
    day = context.today if ahead or context.today.weekday() >= 5 else shift_days(context.today, -7)
    return Meaning("DATE", f"{format_week(day)}-WE")


def _read_year_ago(found: re.Match[str], context: Context) -> Meaning:
    """Return "a year ago", "the year-earlier period": of a quarter, where the text speaks of one."""
    del found
    year, quarter = context.today.year, ""
    if context.anchors.quarter:
        year, quarter = int(context.anchors.quarter[:4]), context.anchors.quarter[4:]
    return Meaning("DATE", f"{year - 1:04}{quarter}")


def _read_year_end(found: re.Match[str], context: Context) -> Meaning:
    """Return "year-end", "year's end": the running year's last day."""
    del found
    return Meaning("DATE", f"{context.today.year:04}-12-31")


def _read_season_of(found: re.Match[str], context: Context) -> Meaning:
    """Return "the summer of last year"."""
    shift = UNIT_SHIFTS[found["relative"].casefold()]
    return Meaning("DATE", f"{context.today.year + shift}-{SEASON_CODES[found['season'].casefold()]}")


def _read_counted(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "two years ago", "three days later": counted from today, or from the last day named."""
    unit, count, direction = read_unit(found["unit"]), fold_words(found["count"]), fold_words(found["direction"])
    is_back = direction.split()[0] in BACK_WORDS
    if re.fullmatch(VAGUE_COUNT, count) or " or " in count or " to " in count:
        return _read_vague_count(unit, direction, is_back=is_back)
    number = read_number(count)
    if unit == "hour" and number and number % 24 == 0:
        unit, number = "day", number / 24
    if unit in CLOCK_UNITS:
        return Meaning("DURATION", f"PT{number:g}{UNITS[unit]}")
    if number != int(number):
        return None
    if direction == "ago" and found["word"]:
        return _read_anniversary(int(number), unit, fold_words(found["word"]), context)
    base = _find_start(unit, direction, context, is_back=is_back)
    if base is None:
        return Meaning("DURATION", format_length(number, unit, half=found["half"] is not None))
    return _count(found, base, int(number) * (-1 if is_back else 1), unit, context)


def _read_vague_count(unit: str, direction: str, *, is_back: bool) -> Meaning:
    """Return "several years ago", "two or three hours later": no day, and in hours a length."""
    if unit in CLOCK_UNITS:
        return Meaning("DURATION", f"PTX{UNITS[unit]}")
    return Meaning("DATE", "PAST_REF" if is_back else VAGUE_AHEAD.get(direction, "FUTURE_REF"), edtf="")


def _find_start(unit: str, direction: str, context: Context, *, is_back: bool) -> date | None:
    """Return the day that is counted from; None where only a length can be meant ("three days later", no day named)."""
    if direction.startswith(("ago", "from", "hence")):
        return context.today
    is_long = unit in UNIT_MONTHS and (is_back or context.tense is not Tense.PAST)
    return find_base(unit, context) or (context.today if is_long else None)


def _count(found: re.Match[str], base: date, number: int, unit: str, context: Context) -> Meaning | None:
    """Return the date so many units from a day; None if that lies ahead of a story of the past."""
    if found.group().casefold().startswith("exactly ") or (found["word"] and "to the day" in found["word"]):
        return _shift_to_the_day(base, number, unit)
    meaning = _shift(base, unit, number, half=found["half"] is not None)
    is_impossible = meaning and meaning.when and meaning.when.first > context.dct and context.tense is Tense.PAST
    return None if is_impossible else meaning


def _read_anniversary(number: int, unit: str, word: str, context: Context) -> Meaning | None:
    """Return "fifteen years ago today", "a year ago this week": the day, week or month of that name back then."""
    day = _find_same_day(shift_days(context.today, DAY_SHIFTS.get(word, 0)), -number, unit)
    value = format_unit(word.removeprefix("this ") if word.startswith("this") else "day", day) if day else None
    return Meaning("DATE", value) if value else None


def _shift_to_the_day(base: date, number: int, unit: str) -> Meaning | None:
    """Return "ten years later to the day", "exactly a month later"."""
    day = _find_same_day(base, number, unit)
    return Meaning("DATE", day.isoformat()) if day else None


def _find_same_day(day: date, number: int, unit: str) -> date | None:
    """Return the day of the same number so many units on, or the last of its month; None outside the calendar."""
    shifted = shift_units(day, unit, number)
    if not shifted:
        return None
    same = shifted.day if unit in UNIT_DAYS else min(day.day, monthrange(shifted.year, shifted.month)[1])
    return make_date(shifted.year, shifted.month, same)


def find_base(unit: str, context: Context) -> date | None:
    """Return the day that "a year later" counts from: the last one, or the start of a year or month named after it.

    In a plan ("on 16 May and again a fortnight later") it is the day to come that the sentence has named. From a year
    named only years are counted, from a month named months too.
    """
    anchors = context.anchors
    if anchors.sentence_day and anchors.sentence_day > context.dct and context.tense is not Tense.PAST:
        return anchors.sentence_day
    start = anchors.stretch_start
    if not start or unit not in ("month", "year"):
        return anchors.past_day
    is_month = anchors.month == (start.year, start.month)
    return start if unit == "year" or is_month else anchors.past_day


def _shift(base: date, unit: str, number: int, *, half: bool) -> Meaning | None:
    """Return a date counted from a day, as exact as its unit; counted in weeks it gives an event the very day."""
    if half and unit == "year":
        unit, number = "month", number * 12 + (6 if number > 0 else -6)
        day = shift_units(base, unit, number)
        return Meaning("DATE", f"{day.year:04}") if day else None
    day = shift_units(base, unit, number)
    value = format_unit(unit, day) if day else None
    if not day or not value:
        return None
    return Meaning("DATE", value, edtf=day.isoformat() if unit in ("week", "fortnight") else None)


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: a programme or a newspaper called Today."""


PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(
        r"\b[A-Z][\w’'-]+ Today(?=\s?[,.;:)]|\s(?:said|reported|newspaper|magazine|website)\b)"
        r"|\bToday (?:programme|program|show|newspaper|app)\b",
        _read_nothing,
        any_case=False,
    ),
    make_pattern(
        rf"\b{WITHIN}(?P<word>today|yesterday|tomorrow|tonight|(?:the )?day (?:before yesterday|after tomorrow))\b",
        _read_day_word,
    ),
    make_pattern(r"\b(?P<count>a|two|three) weeks? (?P<word>today|tomorrow)\b", _read_weeks_from),
    make_pattern(r"\b(?P<word>today|tomorrow) week\b(?P<count>)", _read_weeks_from),
    make_pattern(r"\b(?:late |early )?last night\b|\byesterday night\b", _read_last_night),
    make_pattern(r"\b(?:last|yesterday) evening\b", _read_last_evening),
    make_pattern(r"\bovernight\b", _read_overnight),
    make_pattern(
        rf"\b{WITHIN}(?P<relative>this(?: past| coming)?|last|next|(?:the )?(?:past|current|coming)|the last) "
        r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?!-)",
        _read_unit_word,
    ),
    make_pattern(
        r"\b(?:the (?:very )?(?:(?P<end>end)|(?P<rest>rest|remainder|course)|beginning|start|middle|turn) of"
        r" (?:the|this)|(?:earlier|later|late|early) (?:in )?(?:the|this))"
        r" (?P<unit>week|month|quarter|year|decade|century)\b",
        _read_end,
    ),
    make_pattern(r"\b(?:over |at |during )?the weekend\b", _read_weekend),
    make_pattern(r"\b(?:(?:the|a) )?year[ -](?:ago|earlier)\b(?: (?:period|quarter|month|week))?", _read_year_ago),
    make_pattern(r"\b(?:the )?(?:year[ -]end|year[’']s end|end of year)\b", _read_year_end),
    make_pattern(
        r"\b(?:the )?(?P<season>spring|summer|autumn|fall|winter) of (?P<relative>this|last|next) year\b",
        _read_season_of,
    ),
    make_pattern(
        rf"(?<!\w){ABOUT}\[?{COUNT}\]?{HALF}[ -]{UNIT}s? "
        r"(?P<direction>ago|(?:earlier|later)(?! this\b)|from now|from today|hence|previously|back|afterwards?|"
        r"after that|(?:on|before)(?= ?(?:[.,;:)]|$)))"
        r"(?P<word> (?:today|yesterday|tomorrow|tonight|this (?:week|month))|,? to the day)?\b",
        _read_counted,
    ),
)
