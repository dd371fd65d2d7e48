"""Layer 2: dates that leave something out - weekday, day and month, month alone."""

import re
from collections.abc import Callable
from datetime import date

from generator.ingest.extract.dates.absolute import TH, TO
from generator.ingest.extract.dates.calendar_words import (
    MONTH,
    WEEKDAY,
    format_month,
    make_date,
    read_month,
    read_weekday,
    shift_days,
    shift_month,
)
from generator.ingest.extract.dates.reading import Context, Reading, Rule, Tense, make_rule

RELATIVE = r"(?:(?P<relative>last|next|this past|this coming|this|past|coming) )?"
YEAR_WORDS = r"(?: (?:of )?(?P<year>this|last|next|that|the same|the previous|the following) year\b)?"
YEAR_SHIFTS = {"this": 0, "last": -1, "next": 1}
BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|during|from|through|before|after|last|next|this|early|late|mid|middle|end|beginning|"
    r"start|and|or|between|by|to|for|of|as of|every|each|around|about)[ -]*(?:of )?$",
    re.IGNORECASE,
)
BEFORE_MAY = re.compile(
    r"\b(?:in|since|until|till|during|through|last|next|this|early|late|mid|middle of|end of|beginning of|start of|"
    r"as of|every|from|before|after)[ -]*$",
    re.IGNORECASE,
)
ANY_DAY = re.compile(r"\bon (?:a|an|any|some)\s+$", re.IGNORECASE)
SURNAME = re.compile(r"\b(?!(?:Early|Mid|Late)-)[A-Z][^\W\d_]*-$")
"""The first half of "Dlamini-October"."""
NEAR_DAYS = 45
"""A day and month as near as this is of the present, whatever year the sentence has named before."""
FAR_AHEAD_DAYS = 120
FARTHEST_AHEAD = {Tense.PAST: NEAR_DAYS, Tense.LIKELY: 366}
"""A day and month further ahead than this is last year's unless its clause looks ahead."""


def choose_weekday(number: int, relative: str, context: Context) -> date:
    """Return the day that a weekday's name means."""
    back = (context.published.weekday() - number) % 7
    ahead = (number - context.published.weekday()) % 7
    if relative in ("last", "past", "this past"):
        return shift_days(context.published, -(back or 7))
    if relative in ("next", "coming", "this coming"):
        return shift_days(context.published, ahead or 7)
    if relative == "this":
        week_day = shift_days(context.published, number - context.published.weekday())
        return week_day if context.tense is not Tense.AHEAD else shift_days(context.published, ahead)
    is_ahead = context.tense is Tense.AHEAD or (context.tense is Tense.LIKELY and ahead <= back + 1)
    return shift_days(context.published, ahead if is_ahead else -back)


def _read_weekday(found: re.Match[str], context: Context) -> Reading | None:
    """Return the day of a weekday's name; "on a Friday" is any Friday."""
    if ANY_DAY.search(context.sentence, max(found.start() - 12, 0), found.start()):
        return None
    relative = " ".join((found["relative"] or "").casefold().split())
    return Reading("DATE", choose_weekday(read_weekday(found["weekday"]), relative, context).isoformat())


def _read_weekday_week(found: re.Match[str], context: Context) -> Reading:
    """Return "Saturday week": the one after the next."""
    ahead = (read_weekday(found["weekday"]) - context.published.weekday()) % 7 or 7
    return Reading("DATE", shift_days(context.published, ahead + 7).isoformat())


def _read_weekday_after(found: re.Match[str], context: Context) -> Reading:
    """Return the day of "Friday last week", "Monday of this week"."""
    number = read_weekday(found["weekday"])
    monday = shift_days(context.published, -context.published.weekday())
    return Reading("DATE", shift_days(monday, number + 7 * YEAR_SHIFTS[found["week"].casefold()]).isoformat())


def _read_weekday_and_number(found: re.Match[str], context: Context) -> Reading | None:
    """Return the day of "Friday the 13th", where the last or the next such weekday has that number."""
    day = choose_weekday(read_weekday(found["weekday"]), "", context)
    return Reading("DATE", day.isoformat()) if day.day == int(found["day"]) else None


def choose_year(month: int, day: int, context: Context, weekday: int | None = None) -> date | None:
    """Return the day of a month and day without year."""
    return choose_day(lambda year: make_date(year, month, day), context, weekday)


def choose_day(find: Callable[[int], date | None], context: Context, weekday: int | None = None) -> date | None:
    """Return which year's day is meant: the nearest, ahead only as far as the clause allows."""
    today = context.today
    days = [day for shift in (-1, 0, 1) if (day := find(today.year + shift))]
    if context.fixed.stated and context.tense is not Tense.AHEAD:
        stated = find(context.fixed.stated)
        if not any(abs((day - today).days) <= NEAR_DAYS for day in days):
            return stated
    days = [day for day in days if weekday is None or day.weekday() == weekday] or days
    if not days:
        return None
    if context.tense is Tense.AHEAD:
        return min((day for day in days if day >= today), default=days[-1])
    nearest = min(days, key=lambda day: abs((day - today).days))
    far_ahead = (nearest - today).days > FARTHEST_AHEAD.get(context.tense, FAR_AHEAD_DAYS)
    return max((day for day in days if day <= today), default=nearest) if far_ahead else nearest


def _read_day(found: re.Match[str], context: Context) -> Reading | None:
    """Return a day and month without year."""
    month, number = read_month(found["month"]), int(found["day"])
    year = read_year_words(found["year"], context)
    if year:
        day = make_date(year, month, number)
    else:
        weekday = read_weekday(found["weekday"]) if found["weekday"] else None
        day = choose_year(month, number, context, weekday)
    return Reading("DATE", day.isoformat()) if day else None


def _read_days(found: re.Match[str], context: Context) -> Reading | None:
    """Return a stretch of days in one month without year."""
    month = read_month(found["month"])
    first = choose_year(month, int(found["day"]), context)
    last = make_date(first.year, month, int(found["last"])) if first else None
    if not first or not last or first >= last:
        return None
    return Reading("DATE", f"{first}/{last}")


def read_year_words(words: str | None, context: Context) -> int | None:
    """Return the year of "last year", "that year" behind a month; None where there are no such words."""
    folded = " ".join((words or "").casefold().split())
    if folded in YEAR_SHIFTS:
        return context.today.year + YEAR_SHIFTS[folded]
    fixed = context.fixed.year or context.today.year
    return {"that": fixed, "the same": fixed, "the previous": fixed - 1, "the following": fixed + 1}.get(folded)


def choose_month_year(month: int, relative: str, context: Context) -> int:
    """Return the year of a month's name alone: the last one, or the next where the clause looks ahead."""
    year, now = context.today.year, context.today.month
    if relative in ("next", "coming", "this coming"):
        return year + (month <= now)
    if relative in ("last", "past", "this past"):
        return year - (month >= now)
    if relative == "this":
        return year
    if context.tense is Tense.AHEAD:
        return year + (month < now)
    if context.tense is Tense.LIKELY and not context.fixed.stated:
        return year
    return context.fixed.stated or year - (month > now)


def _read_day_of_month(found: re.Match[str], context: Context) -> Reading | None:
    """Return "the 5th of next month"."""
    year, month = shift_month(context.today.year, context.today.month, YEAR_SHIFTS[found["month"].casefold()])
    day = make_date(year, month, int(found["day"]))
    return Reading("DATE", day.isoformat()) if day else None


def _read_month(found: re.Match[str], context: Context) -> Reading | None:
    """Return a month without year, where its name is no verb, no person and no abbreviation of something else."""
    word, relative = found["month"], " ".join((found["relative"] or "").casefold().split())
    before = context.sentence[max(found.start() - 16, 0) : found.start()]
    if SURNAME.search(before):
        return None
    year = read_year_words(found["year"], context)
    needed = BEFORE_MAY if word in ("May", "March") else BEFORE_MONTH
    is_doubtful = word in ("May", "March") or len(word.rstrip(".")) < 4
    if is_doubtful and not (relative or year or needed.search(before)):
        return None
    month = read_month(word)
    return Reading("DATE", format_month(year or choose_month_year(month, relative, context), month))


def _read_following_month(found: re.Match[str], context: Context) -> Reading | None:
    """Return "the following February": the first after the month or year last named."""
    month, fixed = read_month(found["month"]), context.fixed
    if not fixed.year:
        return None
    is_month_known = fixed.month is not None and fixed.month[0] == fixed.year
    last = fixed.month[1] if fixed.month and is_month_known else 12
    return Reading("DATE", format_month(fixed.year + (month <= last), month))


def _read_numbered(found: re.Match[str], context: Context) -> Reading | None:
    """Return "on the 14th": of the month last named, or the next or last such day where the clause looks that way."""
    number, base = int(found["day"]), context.fixed.here or context.fixed.near
    ahead = context.tense in (Tense.AHEAD, Tense.LIKELY) or (context.tense is Tense.OPEN and not context.fixed.here)
    start = max(base or context.today, context.today) if ahead else base or context.today
    shifts = (0, 1) if ahead else (0,) if base else (0, -1)
    days = [make_date(*shift_month(start.year, start.month, shift), number) for shift in shifts]
    fits = [day for day in days if day and (day >= start if ahead else base or day <= context.today)]
    return Reading("DATE", fits[0].isoformat()) if fits else None


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: a weekday in a name."""


LEAD = rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?"
DAY = rf"(?P<day>[0-3]?\d){TH}"
NOT_MORE = r"(?!\d|,\d{3}|%|:\d|[-–/]\d| ?(?:percent|million|billion))"

RULES: tuple[Rule, ...] = (
    make_rule(rf"\b{LEAD}(?P<month>{MONTH}) {DAY}\b{NOT_MORE}{YEAR_WORDS}", _read_day, any_case=False),
    make_rule(rf"\b{LEAD}(?:the )?{DAY}(?: of)? (?P<month>{MONTH})(?!\w){YEAR_WORDS}", _read_day, any_case=False),
    make_rule(rf"\b{DAY}{TO}(?P<last>[0-3]?\d){TH}(?: of)? (?P<month>{MONTH})(?!\w)", _read_days, any_case=False),
    make_rule(rf"\b(?P<month>{MONTH}) {DAY}{TO}(?P<last>[0-3]?\d){TH}(?!\d|:\d)", _read_days, any_case=False),
    make_rule(rf"\b(?i:{RELATIVE})(?P<month>{MONTH})(?!\w|-\w){YEAR_WORDS}", _read_month, any_case=False),
    make_rule(rf"\b(?i:{RELATIVE})(?P<weekday>{WEEKDAY})(?!\w)", _read_weekday, any_case=False),
    make_rule(rf"\b(?P<weekday>{WEEKDAY}) week\b(?![- ]?(?:end|long))", _read_weekday_week, any_case=False),
    make_rule(
        rf"\b(?P<weekday>{WEEKDAY}),?(?: of)? (?P<week>this|last|next) week\b", _read_weekday_after, any_case=False
    ),
    make_rule(rf"\bthe following (?P<month>{MONTH})(?!\w|-\w)", _read_following_month, any_case=False),
    make_rule(
        r"(?<=\b(?:on|by)\s)the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
        r"(?= ?(?:[.,;:)]|$)| (?:and|at|with|when|but|after|in)\b)",
        _read_numbered,
    ),
    make_rule(r"\bthe (?P<day>[0-3]?\d)(?:st|nd|rd|th) of (?P<month>this|last|next) month\b", _read_day_of_month),
    make_rule(rf"\b(?P<weekday>{WEEKDAY}),? the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b", _read_weekday_and_number),
    make_rule(rf"\b(?:Black|Bloody|Super|Cyber|Fat|Blue|Ruby) {WEEKDAY}(?!\w)", _read_nothing, any_case=False),
    make_rule(
        rf"\b{WEEKDAY} (?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|Star|World|Review|Night (?:Football|Live))\b",
        _read_nothing,
        any_case=False,
    ),
)
