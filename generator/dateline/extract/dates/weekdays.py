"""Layer 2 too: weekdays - "on Friday", "Saturday week", "the Wednesday of the following week"."""

import re
from datetime import date

from dateline.english.calendar import WEEKDAY, read_weekday, shift_days
from dateline.extract.dates.partial import RELATIVE, YEAR_SHIFTS
from dateline.extract.dates.reading import Context, Reading, Rule, Tense, make_rule
from dateline.regexes import make_regex

ANY_DAY = make_regex(r"\bon (?:a|an|any|some)\s+$", re.IGNORECASE)


def choose_weekday(number: int, relative: str, context: Context) -> date:
    """Return the day that a weekday's name means."""
    back = (context.published.weekday() - number) % 7
    ahead = (number - context.published.weekday()) % 7
    if relative in ("last", "past", "this past"):
        return shift_days(context.published, -(back or 7))
    if relative in ("next", "coming", "this coming"):
        return shift_days(context.published, ahead or 7)
    if relative == "that" and context.fixed.day:
        return shift_days(context.fixed.day, (number - context.fixed.day.weekday()) % 7)
    if relative == "this":
        week_day = shift_days(context.published, number - context.published.weekday())
        return week_day if context.tense is not Tense.AHEAD else shift_days(context.published, ahead)
    is_near = context.tense is Tense.LIKELY and ahead < back
    is_ahead = context.tense in (Tense.AHEAD, Tense.PLANNED) or is_near
    return shift_days(context.published, ahead if is_ahead else -back)


def _read_weekday(found: re.Match[str], context: Context) -> Reading | None:
    """Return the day of a weekday's name; "on a Friday" is any Friday, "the Monday of Holy Week" explains a date."""
    before, after = context.sentence[max(found.start() - 12, 0) : found.start()], context.sentence[found.end() :]
    if ANY_DAY.search(before) or (before.endswith("the ") and after.startswith(" of ")):
        return None
    relative = " ".join((found["relative"] or "").casefold().split())
    return Reading("DATE", choose_weekday(read_weekday(found["weekday"]), relative, context).isoformat())


def _read_weekday_week(found: re.Match[str], context: Context) -> Reading:
    """Return "Saturday week", "a week from Saturday": the one after the next."""
    ahead = (read_weekday(found["weekday"]) - context.published.weekday()) % 7 or 7
    return Reading("DATE", shift_days(context.published, ahead + 7).isoformat())


def _read_the_weekday(found: re.Match[str], context: Context) -> Reading | None:
    """Return "on the Saturday", "the Wednesday of the following week": counted from the last day named."""
    day, number = context.fixed.day, read_weekday(found["weekday"])
    if not day:
        return None
    if found["week"]:
        monday = shift_days(day, -day.weekday() + {"same": 0, "following": 7, "next": 7}[found["week"].casefold()])
        return Reading("DATE", shift_days(monday, number).isoformat())
    following = shift_days(day, (number - day.weekday()) % 7)
    return Reading(
        "DATE", (following if following <= context.published else choose_weekday(number, "", context)).isoformat()
    )


def _read_weekday_after(found: re.Match[str], context: Context) -> Reading:
    """Return the day of "Friday last week", "Monday of this week"."""
    number = read_weekday(found["weekday"])
    monday = shift_days(context.published, -context.published.weekday())
    return Reading("DATE", shift_days(monday, number + 7 * YEAR_SHIFTS[found["week"].casefold()]).isoformat())


def _read_weekday_and_number(found: re.Match[str], context: Context) -> Reading | None:
    """Return the day of "Friday the 13th", where the last or the next such weekday has that number."""
    day = choose_weekday(read_weekday(found["weekday"]), "", context)
    return Reading("DATE", day.isoformat()) if day.day == int(found["day"]) else None


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: the weekday is a name or stands in one ("Rev. Sunday Ibe", "Black Friday")."""


RULES: tuple[Rule, ...] = (
    make_rule(rf"\b(?i:{RELATIVE})(?P<weekday>{WEEKDAY})(?!\w)", _read_weekday, any_case=False),
    make_rule(rf"\b(?P<weekday>{WEEKDAY}) week\b(?![- ]?(?:end|long))", _read_weekday_week, any_case=False),
    make_rule(rf"\b[Aa] week (?:from|on) (?P<weekday>{WEEKDAY})(?!\w)", _read_weekday_week, any_case=False),
    make_rule(
        rf"(?:(?<=\b[Oo]n\s)|(?<=\b[Bb]y\s)|(?<=\buntil\s))the (?P<weekday>{WEEKDAY})"
        r"(?: of (?:the|that) (?P<week>same|following|next) week\b)?(?! (?:before|after|of|when|that)\b)(?!\w)",
        _read_the_weekday,
        any_case=False,
    ),
    make_rule(
        rf"\b(?P<weekday>{WEEKDAY}),?(?: of)? (?P<week>this|last|next) week\b", _read_weekday_after, any_case=False
    ),
    make_rule(rf"\b(?P<weekday>{WEEKDAY}),? the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b", _read_weekday_and_number),
    make_rule(rf"\b(?:Black|Bloody|Super|Cyber|Fat|Blue|Ruby) {WEEKDAY}(?!\w)", _read_nothing, any_case=False),
    make_rule(
        rf"\b{WEEKDAY} (?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|Star|World|Review|Sentinel|Tribune|Punch|"
        r"Vanguard|Sun|Nation|Standard|Independent|People|Business Post|Night (?:Football|Live))\b",
        _read_nothing,
        any_case=False,
    ),
    make_rule(
        rf"\b(?:Mr|Mrs|Ms|Dr|Rev|Prof|Hon|Chief|Pastor|Sir|Gen|Col|Capt|Sen)\.? {WEEKDAY} (?=[A-Z])",
        _read_nothing,
        any_case=False,
    ),
)
