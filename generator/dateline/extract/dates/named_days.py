"""Layer 2 too: days by name - "on Friday", "Saturday week", "the Friday of the following week", "Christmas Eve"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateline.english.calendar import WEEKDAY, fold_words, read_weekday, shift_days
from dateline.extract.dates.partial import BACK, ONWARD, RELATIVE, YEAR_SHIFTS, choose_day
from dateline.extract.dates.patterns import Context, Meaning, Tense, TimePattern, make_pattern
from dateline.model import Basis
from dateline.regexes import make_regex

ANY_DAY = make_regex(r"\bon (?:a|an|any|some)\s+$", re.IGNORECASE)
FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25), "christmas eve": (12, 24),
    "christmas": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14), "st patrick's day": (3, 17),
    "april fools' day": (4, 1), "april fool's day": (4, 1), "may day": (5, 1), "bastille day": (7, 14),
    "the fourth of july": (7, 4), "juneteenth": (6, 19), "halloween": (10, 31), "all saints' day": (11, 1),
    "armistice day": (11, 11), "remembrance day": (11, 11), "veterans day": (11, 11), "australia day": (1, 26),
    "midsummer's day": (6, 24), "midsummer day": (6, 24), "st george's day": (4, 23), "st david's day": (3, 1),
    "st andrew's day": (11, 30), "bonfire night": (11, 5), "guy fawkes night": (11, 5), "burns night": (1, 25),
    "waitangi day": (2, 6), "pakistan day": (3, 23), "earth day": (4, 22), "world aids day": (12, 1),
    "mandela day": (7, 18), "madaraka day": (6, 1), "mashujaa day": (10, 20), "jamhuri day": (12, 12),
    "anzac day": (4, 25), "canada day": (7, 1), "epiphany": (1, 6), "international women's day": (3, 8),
}  # fmt: skip
BEFORE_FEAST = make_regex(r"\b(?:on|at|by|before|after|since|until|till|for|over)\s{1,9}$", re.IGNORECASE)
"""Words that make a day of "Christmas", which else is a time of the year, a market or a tree."""
THING = make_regex(r"\s(?!(?:and|or|in|at|on|for|with|when|after|before|of|is|was|will)\b)[^\W\d_]")
"""Behind "the Good Friday" of an accord so called."""
SEASONAL = ("christmas", "easter", "thanksgiving")


def _choose_weekday(number: int, relative: str, context: Context) -> date:
    """Return the day that a weekday's name means, counted from the DCT: back, unless the clause looks ahead."""
    back = (context.dct.weekday() - number) % 7
    ahead = (number - context.dct.weekday()) % 7
    if relative in BACK:
        return shift_days(context.dct, -(back or 7))
    if relative in ONWARD:
        return shift_days(context.dct, ahead or 7)
    if relative == "that" and context.anchors.past_day:
        return shift_days(context.anchors.past_day, (number - context.anchors.past_day.weekday()) % 7)
    if relative == "this":
        week_day = shift_days(context.dct, number - context.dct.weekday())
        return week_day if context.tense is not Tense.AHEAD else shift_days(context.dct, ahead)
    is_near = context.tense is Tense.LIKELY and ahead < back
    is_ahead = context.tense in (Tense.AHEAD, Tense.PLANNED) or is_near
    return shift_days(context.dct, ahead if is_ahead else -back)


def _read_weekday(found: re.Match[str], context: Context) -> Meaning | None:
    """Return the day of a weekday's name; "on a Friday" is any Friday, "the Monday of Holy Week" explains a date."""
    before, after = context.sentence[max(found.start() - 12, 0) : found.start()], context.sentence[found.end() :]
    if ANY_DAY.search(before) or (before.endswith("the ") and after.startswith(" of ")):
        return None
    relative = fold_words(found["relative"])
    return Meaning("DATE", _choose_weekday(read_weekday(found["weekday"]), relative, context).isoformat())


def _read_weekday_week(found: re.Match[str], context: Context) -> Meaning:
    """Return "Saturday week", "a week from Saturday": the one after the next."""
    ahead = (read_weekday(found["weekday"]) - context.dct.weekday()) % 7 or 7
    return Meaning("DATE", shift_days(context.dct, ahead + 7).isoformat())


def _read_the_weekday(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "on the Saturday", "the Wednesday of the following week": counted from the last day named."""
    day, number = context.anchors.past_day, read_weekday(found["weekday"])
    if not day:
        return None
    if found["week"]:
        monday = shift_days(day, -day.weekday() + {"same": 0, "following": 7, "next": 7}[found["week"].casefold()])
        return Meaning("DATE", shift_days(monday, number).isoformat())
    following = shift_days(day, (number - day.weekday()) % 7)
    return Meaning(
        "DATE", (following if following <= context.dct else _choose_weekday(number, "", context)).isoformat()
    )


def _read_weekday_after(found: re.Match[str], context: Context) -> Meaning:
    """Return the day of "Friday last week", "Monday of this week"."""
    number = read_weekday(found["weekday"])
    monday = shift_days(context.dct, -context.dct.weekday())
    return Meaning("DATE", shift_days(monday, number + 7 * YEAR_SHIFTS[found["week"].casefold()]).isoformat())


def _read_weekday_and_number(found: re.Match[str], context: Context) -> Meaning | None:
    """Return the day of "Friday the 13th", where the last or the next such weekday has that number."""
    day = _choose_weekday(read_weekday(found["weekday"]), "", context)
    return Meaning("DATE", day.isoformat()) if day.day == int(found["day"]) else None


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: the weekday is a name or stands in one ("Rev. Sunday Ibe", "Black Friday")."""


def find_easter(year: int) -> date:
    """Return Easter Sunday of the western churches, by the anonymous Gregorian computus.

    >>> find_easter(2020)
    datetime.date(2020, 4, 12)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    count = moon + weekday - 7 * shift + 114
    return date(year, count // 31, count % 31 + 1)


def _find_nth(weekday: int, month: int, nth: int) -> Callable[[int], date]:
    """Return a function that finds the nth weekday of a month in a year."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return find


def _find_around_easter(days: int) -> Callable[[int], date]:
    """Return a function that finds the day so many days from Easter in a year."""
    return lambda year: find_easter(year) + timedelta(days)


MOVING: dict[str, Callable[[int], date]] = {
    "easter sunday": find_easter,
    "easter monday": _find_around_easter(1),
    "easter": find_easter,
    "good friday": _find_around_easter(-2),
    "maundy thursday": _find_around_easter(-3),
    "palm sunday": _find_around_easter(-7),
    "ash wednesday": _find_around_easter(-46),
    "shrove tuesday": _find_around_easter(-47),
    "thanksgiving day": _find_nth(3, 11, 4),
    "thanksgiving": _find_nth(3, 11, 4),
    "labor day": _find_nth(0, 9, 1),
    "martin luther king jr. day": _find_nth(0, 1, 3),
    "martin luther king day": _find_nth(0, 1, 3),
    "presidents' day": _find_nth(0, 2, 3),
    "columbus day": _find_nth(0, 10, 2),
    "memorial day": lambda year: date(year, 5, 31) - timedelta(date(year, 5, 31).weekday()),
}


@cache
def _read_feasts() -> dict[str, str]:
    """Return the feasts by their letters alone: "St. Patrick's Day" is written in several ways."""
    return {re.sub(r"[^a-z]", "", name): name for name in (*FIXED, *MOVING)}


def _write_feast() -> str:
    """Return the expression for a feast, with the day or week beside it and the year that is stated."""
    names = sorted(_read_feasts().values(), key=len, reverse=True)
    written = (name.replace(".", r"\.?").replace("'", "[’']?").replace("st pat", r"st\.? pat") for name in names)
    return (
        r"\b(?:the (?P<unit>day|week) (?P<way>before|after) )?"
        rf"(?:(?P<relative>last|this|next) )?(?P<name>{'|'.join(written)})(?!\w)(?:,? (?P<stated>[12]\d{{3}})\b"
        rf"|(?: [a-z]{{3,20}}){{1,2}} (?:of|in) (?P<behind>[12]\d{{3}})\b)?"
    )


def _find_feast(name: str, year: int) -> date | None:
    """Return the day of a feast in a year; None outside the Gregorian calendar."""
    if not 1583 <= year <= 2999:
        return None
    return date(year, *FIXED[name]) if name in FIXED else MOVING[name](year)


def _read_feast(found: re.Match[str], context: Context) -> Meaning | None:
    """Return the day of a feast: of the year stated, else the nearest."""
    name = _read_feasts()[re.sub(r"[^a-z]", "", found["name"].casefold())]
    before = context.sentence[max(found.start() - 12, 0) : found.start()]
    if name in SEASONAL and not (
        found["unit"] or found["relative"] or found["stated"] or found["behind"] or BEFORE_FEAST.search(before)
    ):
        return None
    year = found["stated"] or found["behind"]
    if not year and before.casefold().endswith("the ") and THING.match(context.sentence, found.end()):
        return None
    if year:
        stated = _find_feast(name, int(year))
        return Meaning("DATE", _beside(stated, found["unit"], found["way"]), Basis.STATED) if stated else None
    day = choose_day(lambda year: _find_feast(name, year), context)
    if day and day >= context.today and (found["relative"] or "").casefold() == "last":
        day = _find_feast(name, day.year - 1)
    return Meaning("DATE", _beside(day, found["unit"], found["way"])) if day else None


def _beside(day: date, unit: str | None, way: str | None) -> str:
    """Return a feast, or the day or the seven days before or after it."""
    shift = -1 if way and way.casefold() == "before" else 1
    if not unit:
        return day.isoformat()
    if unit.casefold() == "day":
        return (day + timedelta(shift)).isoformat()
    first, last = sorted((day + timedelta(shift), day + timedelta(7 * shift)))
    return f"{first}/{last}"


WEEKDAY_PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(rf"\b(?i:{RELATIVE})(?P<weekday>{WEEKDAY})(?!\w)", _read_weekday, any_case=False),
    make_pattern(rf"\b(?P<weekday>{WEEKDAY}) week\b(?![- ]?(?:end|long))", _read_weekday_week, any_case=False),
    make_pattern(rf"\b[Aa] week (?:from|on) (?P<weekday>{WEEKDAY})(?!\w)", _read_weekday_week, any_case=False),
    make_pattern(
        rf"(?:(?<=\b[Oo]n\s)|(?<=\b[Bb]y\s)|(?<=\buntil\s))the (?P<weekday>{WEEKDAY})"
        r"(?: of (?:the|that) (?P<week>same|following|next) week\b)?(?! (?:before|after|of|when|that)\b)(?!\w)",
        _read_the_weekday,
        any_case=False,
    ),
    make_pattern(
        rf"\b(?P<weekday>{WEEKDAY}),?(?: of)? (?P<week>this|last|next) week\b", _read_weekday_after, any_case=False
    ),
    make_pattern(rf"\b(?P<weekday>{WEEKDAY}),? the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b", _read_weekday_and_number),
    make_pattern(rf"\b(?:Black|Bloody|Super|Cyber|Fat|Blue|Ruby) {WEEKDAY}(?!\w)", _read_nothing, any_case=False),
    make_pattern(
        rf"\b{WEEKDAY} (?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|Star|World|Review|Sentinel|Tribune|Punch|"
        r"Vanguard|Sun|Nation|Standard|Independent|People|Business Post|Night (?:Football|Live))\b",
        _read_nothing,
        any_case=False,
    ),
    make_pattern(
        rf"\b(?:Mr|Mrs|Ms|Dr|Rev|Prof|Hon|Chief|Pastor|Sir|Gen|Col|Capt|Sen)\.? {WEEKDAY} (?=[A-Z])",
        _read_nothing,
        any_case=False,
    ),
)
FEAST_PATTERNS: tuple[TimePattern, ...] = (make_pattern(_write_feast, _read_feast),)
