"""Layer 3: words that count from a day - today, last night, two years ago, this week, the end of the year."""

import re
from dataclasses import replace

from dateline.english.calendar import (
    LENGTHS,
    SEASON_CODES,
    fold_words,
    format_unit,
    format_week,
    read_number,
    shift_days,
    shift_units,
)
from dateline.extract.dates.reading import Context, Reading, Rule, Tense, make_rule

WITHIN = r"(?:(?:earlier|later|early|late|late in|early in|earlier in|later in) )?"
DAY_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
              "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2}  # fmt: skip
UNIT_SHIFTS = {
    "this": 0, "the current": 0, "current": 0, "same": 0, "next": 1, "the coming": 1, "coming": 1, "this coming": 1,
    "last": -1, "past": -1, "the past": -1, "the last": -1, "this past": -1,
}  # fmt: skip


def _read_day_word(found: re.Match[str], context: Context) -> Reading:
    """Return the day of "today", "yesterday", "the day after tomorrow"; the night of "tonight"."""
    word = fold_words(found["word"])
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


def _read_last_evening(_found: re.Match[str], context: Context) -> Reading:
    """Return the evening before the day that "today" means."""
    return Reading("TIME", f"{shift_days(context.today, -1)}TEV")


def _read_overnight(found: re.Match[str], context: Context) -> Reading:
    """Return the night that ended on the day that "today" means."""
    del found
    return Reading("TIME", f"{context.today}TNI", edtf="")


def _read_unit_word(found: re.Match[str], context: Context) -> Reading | None:
    """Return "this week", "last month", "next year"; "the past year" is a stretch of that length."""
    relative, unit = fold_words(found["relative"]), found["unit"].casefold()
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
    """Return "the end of the year", "later in the month": the one that runs; an end is its last day.

    Its rest is a length, in which nothing happens on a date.
    """
    value = format_unit(found["unit"].casefold(), context.today)
    reading = Reading("DATE", value) if value else None
    if reading and reading.when and found["end"]:
        return replace(reading, value=reading.when.last.isoformat())
    return replace(reading, edtf="") if reading and found["rest"] else reading


def _read_weekend(found: re.Match[str], context: Context) -> Reading | None:
    """Return "the weekend": the one that is, or that is just over."""
    del found
    ahead = context.tense is Tense.AHEAD
    day = context.today if ahead or context.today.weekday() >= 5 else shift_days(context.today, -7)
    return Reading("DATE", f"{format_week(day)}-WE")


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
    shift = UNIT_SHIFTS[found["relative"].casefold()]
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
    make_rule(r"\b(?:last|yesterday) evening\b", _read_last_evening),
    make_rule(r"\bovernight\b", _read_overnight),
    make_rule(
        rf"\b{WITHIN}(?P<relative>this(?: past| coming)?|last|next|(?:the )?(?:past|current|coming)|the last) "
        r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?!-)",
        _read_unit_word,
    ),
    make_rule(
        r"\b(?:the (?:very )?(?:(?P<end>end)|(?P<rest>rest|remainder|course)|beginning|start|middle|turn) of"
        r" (?:the|this)|(?:earlier|later|late|early) (?:in )?(?:the|this))"
        r" (?P<unit>week|month|quarter|year|decade|century)\b",
        _read_end,
    ),
    make_rule(r"\b(?:over |at |during )?the weekend\b", _read_weekend),
    make_rule(r"\b(?:(?:the|a) )?year[ -](?:ago|earlier)\b(?: (?:period|quarter|month|week))?", _read_year_ago),
    make_rule(r"\b(?:the )?(?:year[ -]end|year[’']s end|end of year)\b", _read_year_end),
    make_rule(
        r"\b(?:the )?(?P<season>spring|summer|autumn|fall|winter) of (?P<relative>this|last|next) year\b",
        _read_season_of,
    ),
)
