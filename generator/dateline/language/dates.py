"""Dates in, as precise as they are known; the same in the words of a language out."""

from datetime import date, datetime, timedelta

from dateline.language.locales import name_months, write_day, write_parts
from dateline.language.words import Words
from dateline.model import Moment
from dateline.when import POINT, QUARTERS, SEASONS, NotADate, When

QUALIFIERS = {"~": "when.about", "?": "when.perhaps", "%": "when.perhaps_about"}


def say_day(words: Words, day: date) -> str:
    """Return the day in words: `4 January 2020`."""
    return write_day(words.locale, day, words.day_pattern)


def say_month(words: Words, month: int, year: int | None = None) -> str:
    """Return the month in words, with the year where one is given: `January 2020`."""
    if year is None:
        return name_months(words.locale, "wide")[month - 1]
    return write_parts(words.locale, date(year, month, 1), "yMMMM")


def say_short_month(words: Words, month: int) -> str:
    """Return the month in a few letters: `Jan`."""
    return name_months(words.locale, "abbreviated")[month - 1]


def say_year(words: Words, year: int) -> str:
    """Return the year: `2020`."""
    return write_parts(words.locale, date(year, 1, 1), "y")


def say_day_number(words: Words, day: date) -> str:
    """Return the day of its month alone: `4`."""
    return write_parts(words.locale, day, "d")


def say_moment(words: Words, moment: Moment) -> str:
    """Return a publication date in words, with the time and zone where they are known."""
    day = say_day(words, moment.day)
    if not moment.time:
        return day
    return words.say("when.with_zone", date=day, time=f"{moment.time:%H:%M}", zone=_name_zone(moment.time))


def _name_zone(time: datetime) -> str:
    """Return the zone as its distance from UTC."""
    offset = time.utcoffset() or timedelta()
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    # U+2212: a hyphen would read as a range.
    sign = "+" if offset > timedelta() else "−"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


def say_gap(words: Words, days: int) -> str:
    """Return a long time in round words: `5 weeks`, `3 months`, `13 years`."""
    for length, noun, least in ((365, "years", 365), (30, "months", 60)):
        if days >= least:
            return words.count(noun, days // length)
    return words.count("weeks", days // 7)


def say_when(words: Words, when: When, *, is_short: bool = False) -> str:
    """Return the date in words, precision included: `about November 2019`.

    A short one leaves out the year of a day, for lists that stand under their year.
    """
    left, slash, right = when.edtf.partition("/")
    if not slash:
        return _say_point(words, left, is_short=is_short)
    if left in ("", ".."):
        return words.say("when.until", date=_say_point(words, right))
    if right in ("", ".."):
        return words.say("when.since", date=_say_point(words, left))
    return words.say("when.range", first=_say_point(words, left), last=_say_point(words, right))


def say_short_when(words: Words, when: When) -> str:
    """Return the date in words, of a day without its year: `3 January`, `November 2019`."""
    return say_when(words, when, is_short=True)


def _say_point(words: Words, text: str, *, is_short: bool = False) -> str:
    """Return a date without `/` in words."""
    found = POINT.fullmatch(text)
    if not found:
        raise NotADate(f"'{text}' is not written as YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    said = _say_day_of(words, text, is_short=is_short and not mark) if day else _say_stretch(words, year, month)
    return words.say(QUALIFIERS[mark], date=said) if mark else said


def _say_day_of(words: Words, text: str, *, is_short: bool) -> str:
    """Return a day in words, the time of day behind it where the text has one."""
    day = date.fromisoformat(text[:10])
    said = write_parts(words.locale, day, "MMMMd") if is_short else say_day(words, day)
    return words.say("when.with_time", date=said, time=text[11:16]) if "T" in text else said


def _say_stretch(words: Words, year: str, month: str | None) -> str:
    """Return a century, decade, year, season, quarter or month in words."""
    if "X" in year:
        key = "when.century" if year.endswith("XX") else "when.decade"
        return words.say(key, year=say_year(words, int(year.replace("X", "0"))))
    number, said = int(month or 0), say_year(words, int(year))
    if number in SEASONS:
        return words.say(f"when.{SEASONS[number]}", year=said)
    if number in QUARTERS:
        return words.say(f"when.quarter_{number - 32}", year=said)
    return say_month(words, number, int(year)) if number else said
