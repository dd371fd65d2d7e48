"""Layer 2: dates that leave something out - the year, or day and year."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from dateline.english.calendar import (
    MONTH,
    WEEKDAY,
    WEEKDAY_BEFORE_DAY,
    fold_words,
    format_month,
    make_date,
    read_month,
    read_weekday,
    shift_month,
)
from dateline.extract.dates.absolute import ORDINALS, TH, TO
from dateline.extract.dates.patterns import Context, Meaning, Tense, TimePattern, make_loose_regex, make_pattern
from dateline.model import Basis
from dateline.regexes import make_regex

RELATIVE = r"(?:(?P<relative>last|next|this past|this coming|this|past|coming|that) )?"
YEAR_WORDS = (
    r"(?: (?:of )?(?P<year>(?:this|last|next|that|the same|the previous|the following|the next) year"
    r"|the year (?:before|after))\b)?"
)
YEAR_SHIFTS = {"this": 0, "last": -1, "next": 1}
SHIFTS_FROM_NAMED = {
    "that": 0, "the same": 0, "the previous": -1, "the following": 1, "the next": 1, "the year before": -1,
    "the year after": 1,
}  # fmt: skip
"""From the year last named."""
BACK, ONWARD = ("last", "past", "this past"), ("next", "coming", "this coming")
BEFORE_MONTH = make_regex(
    r"\b(?:in|since|until|till|during|from|through|before|after|last|next|this|early|late|mid|middle|end|beginning|"
    r"start|and|or|between|by|to|for|of|as of|every|each|around|about)[ -]*(?:of )?$",
    re.IGNORECASE,
)
BEFORE_MAY = make_regex(
    r"\b(?:in|since|until|till|during|through|last|next|this|early|late|mid|middle of|end of|beginning of|start of|"
    r"as of|every|from|before|after)[ -]*$"
    rf"|\b(?:between|from) (?:early |mid-|late )?{MONTH} (?:and|to|until|till|through) $",
    re.IGNORECASE,
)
RANGE_BEFORE = make_loose_regex(rf"\b(?:between|from) {MONTH} (?:and|to|until|till|through) (?:early |mid-|late )?$")
"""Before "March" in "between December and March"."""
SURNAME = make_regex(r"\b(?!(?:Early|Mid|Late)-)[A-Z][^\W\d_]*-$")
"""The first half of "Dlamini-October"."""
GIVEN_NAME = make_regex(rf"\s(?!{MONTH}|{WEEKDAY}|[A-Z]+\b)[A-Z][a-z’'-]+[A-Za-z]\b")
"""Behind "June" in "where June Mulgrew kept house"."""
NEAR_DAYS = 45
"""A day and month further ahead than this is last year's where its clause tells of the past."""
AROUND_DAYS = 150
"""A day and month as near as this is of the present, whatever year its paragraph has named before."""
STATED_DAYS = 14
"""So near is it of the present where its own sentence has named the year."""
FAR_AHEAD_DAYS = 120
FARTHEST_AHEAD = {Tense.PAST: NEAR_DAYS, Tense.LIKELY: 366, Tense.PLANNED: 366}
"""A day and month further ahead than this is last year's unless its clause looks ahead."""


def _choose_year(month: int, day: int, context: Context, weekday: int | None = None) -> date | None:
    """Return the day that a month and day without year mean."""
    return choose_day(lambda year: make_date(year, month, day), context, weekday)


def choose_day(find: Callable[[int], date | None], context: Context, weekday: int | None = None) -> date | None:
    """Return which year's day is meant: that of a year named, else the nearest; `find` gives the day of a year."""
    days = [day for shift in (-1, 0, 1) if (day := find(context.today.year + shift))]
    year = _find_named_year(days, context)
    if year:
        return find(year)
    days = [day for day in days if weekday is None or day.weekday() == weekday] or days
    return _choose_nearest(days, context) if days else None


def _find_named_year(days: list[date], context: Context) -> int | None:
    """Return the year that the text has named; None in a plan, or where one of these days is near enough to today."""
    anchors = context.anchors
    named = anchors.sentence_year or (anchors.later_start.year if anchors.later_start else None)
    year, reach = (named, STATED_DAYS) if named else (anchors.paragraph_year, AROUND_DAYS)
    if not year or context.tense in (Tense.AHEAD, Tense.PLANNED):
        return None
    is_near = any(-min(reach, NEAR_DAYS) <= (context.today - day).days <= reach for day in days)
    return None if is_near else year


def _choose_nearest(days: list[date], context: Context) -> date:
    """Return the day nearest to today, ahead only as far as the clause allows; of a plan the next one."""
    today, tense = context.today, context.tense
    nearest = min(days, key=lambda day: abs((day - today).days))
    is_over = tense is Tense.PLANNED and 0 < (today - nearest).days <= NEAR_DAYS
    if tense in (Tense.AHEAD, Tense.PLANNED) and not is_over:
        return min((day for day in days if day >= today), default=days[-1])
    if (nearest - today).days <= FARTHEST_AHEAD.get(tense, FAR_AHEAD_DAYS):
        return nearest
    return max((day for day in days if day <= today), default=nearest)


def _read_day(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a day and month without year."""
    month, number = read_month(found["month"]), int(found["day"])
    year = read_year_words(found["year"], context)
    if year:
        day = make_date(year, month, number)
    else:
        weekday = read_weekday(found["weekday"]) if found["weekday"] else None
        day = _choose_year(month, number, context, weekday)
    return Meaning("DATE", day.isoformat()) if day else None


def _read_days(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a stretch of days in one month without year."""
    month = read_month(found["month"])
    first = _choose_year(month, int(found["day"]), context)
    last = make_date(first.year, month, int(found["last"])) if first else None
    if not first or not last or first >= last:
        return None
    return Meaning("DATE", f"{first}/{last}")


def read_year_words(words: str | None, context: Context) -> int | None:
    """Return the year of "last year", "that year" behind a month; None where there are no such words."""
    folded = fold_words(words).removesuffix(" year")
    if folded in YEAR_SHIFTS:
        return context.today.year + YEAR_SHIFTS[folded]
    shift = SHIFTS_FROM_NAMED.get(folded)
    return None if shift is None else (context.anchors.year or context.today.year) + shift


def choose_month_year(month: int, relative: str, context: Context) -> int:
    """Return the year of a month's name alone: the last one, or the next where the clause looks ahead."""
    year, now = context.today.year, context.today.month
    if relative in ONWARD:
        return year + (month <= now)
    if relative in BACK:
        return year - (month >= now)
    if relative == "this":
        return year
    if relative == "that" and context.anchors.year:
        return context.anchors.year
    if context.anchors.later_start:
        return context.anchors.later_start.year + (month < context.anchors.later_start.month)
    if context.tense in (Tense.AHEAD, Tense.PLANNED):
        return year + (month < now)
    if context.tense is Tense.LIKELY and not context.anchors.sentence_year:
        return year
    return context.anchors.sentence_year or year - (month > now)


def _read_day_of_month(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the 5th of next month"."""
    which = found["month"].casefold()
    base = context.anchors.month if which == "that" else (context.today.year, context.today.month)
    day = make_date(*shift_month(*base, YEAR_SHIFTS.get(which, 0)), int(found["day"])) if base else None
    return Meaning("DATE", day.isoformat()) if day else None


def _read_month(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a month without year, where its name is no verb, no person and no abbreviation of something else."""
    word, relative = found["month"], fold_words(found["relative"])
    before = context.sentence[max(found.start() - 32, 0) : found.start()]
    if SURNAME.search(before):
        return None
    if not relative and GIVEN_NAME.match(context.sentence, found.end()) and not BEFORE_MONTH.search(before):
        return None
    year = read_year_words(found["year"], context)
    needed = BEFORE_MAY if word in ("May", "March") else BEFORE_MONTH
    is_doubtful = word in ("May", "March") or len(word.rstrip(".")) < 4
    if is_doubtful and not (relative or year or needed.search(before)):
        return None
    month = read_month(word)
    if context.anchors.month and RANGE_BEFORE.search(context.sentence, max(found.start() - 40, 0), found.start()):
        year = year or context.anchors.month[0] + (month < context.anchors.month[1])
    return Meaning("DATE", format_month(year or choose_month_year(month, relative, context), month))


def _read_week_of_month(found: re.Match[str], context: Context) -> Meaning | None:
    """Return the days of "the third week of February", counted from the first of the month."""
    month, week = read_month(found["month"]), ORDINALS[found["week"].casefold()]
    stated = int(found["stated"]) if found["stated"] else None
    year = stated or read_year_words(found["year"], context) or choose_month_year(month, "", context)
    length = monthrange(year, month)[1]
    first = length - 6 if found["week"].casefold() in ("last", "final") else 7 * week - 6
    edtf = f"{year:04}-{month:02}-{first:02}/{year:04}-{month:02}-{first + 6:02}"
    return Meaning("DATE", format_month(year, month), Basis.STATED if stated else Basis.RESOLVED, edtf)


def _read_following_month(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the following February": the first after the month or year last named."""
    month, anchors = read_month(found["month"]), context.anchors
    if not anchors.year:
        return None
    is_month_known = anchors.month is not None and anchors.month[0] == anchors.year
    last = anchors.month[1] if anchors.month and is_month_known else 12
    return Meaning("DATE", format_month(anchors.year + (month <= last), month))


def _read_numbered(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "on the 14th": of the month last named, or the next or last such day where the clause looks that way."""
    number, base = int(found["day"]), context.anchors.sentence_day or context.anchors.paragraph_day
    ahead = context.tense.is_plan or (context.tense is Tense.OPEN and not context.anchors.sentence_day)
    start = max(base or context.today, context.today) if ahead else base or context.today
    shifts = (0, 1) if ahead else (0,) if base else (0, -1)
    days = [make_date(*shift_month(start.year, start.month, shift), number) for shift in shifts]
    fits = [day for day in days if day and (day >= start if ahead else base or day <= context.today)]
    return Meaning("DATE", fits[0].isoformat()) if fits else None


LEAD = rf"(?:(?P<weekday>{WEEKDAY_BEFORE_DAY}),? (?:the )?)?"
DAY = rf"(?P<day>[0-3]?\d){TH}"
NOT_MORE = r"(?!\d|,\d{3}|%|:\d|[-–/]\d| ?(?:percent|million|billion))"

PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(rf"\b{LEAD}(?P<month>{MONTH}) {DAY}\b{NOT_MORE}{YEAR_WORDS}", _read_day, any_case=False),
    make_pattern(rf"\b{LEAD}(?:the )?{DAY}(?: of)? (?P<month>{MONTH})(?!\w){YEAR_WORDS}", _read_day, any_case=False),
    make_pattern(rf"\b{DAY}{TO}(?P<last>[0-3]?\d){TH}(?: of)? (?P<month>{MONTH})(?!\w)", _read_days, any_case=False),
    make_pattern(rf"\b(?P<month>{MONTH}) {DAY}{TO}(?P<last>[0-3]?\d){TH}(?!\d|:\d)", _read_days, any_case=False),
    make_pattern(rf"\b(?i:{RELATIVE})(?P<month>{MONTH})(?!\w|-\w){YEAR_WORDS}", _read_month, any_case=False),
    make_pattern(
        rf"\b[Tt]he (?P<week>(?i:first|second|third|fourth|last|final)) (?:full )?week of (?P<month>{MONTH})(?!\w)"
        rf"(?:,? (?P<stated>[12]\d{{3}})\b|{YEAR_WORDS})",
        _read_week_of_month,
        any_case=False,
    ),
    make_pattern(rf"\b[Tt]he (?:following|next) (?P<month>{MONTH})(?!\w|-\w)", _read_following_month, any_case=False),
    make_pattern(
        r"(?<=\b(?:on|by)\s)the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
        r"(?= ?(?:[.,;:)]|$)| (?:and|at|with|when|but|after|in|the|he|she|it|they)\b)"
        r"(?![^.;]{0,24} of (?:each|every) month\b)",
        _read_numbered,
    ),
    make_pattern(
        r"\bthe (?P<day>[0-3]?\d)(?:st|nd|rd|th) of (?P<month>this|last|next|that) month\b", _read_day_of_month
    ),
)
