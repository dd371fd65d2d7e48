"""The filters of the templates: values of a page in, words and machine-readable dates out."""

import re
from datetime import date, datetime, timedelta

from generator.model import Kind, Moment
from generator.site.pages import EventYear
from generator.when import MONTHS, When, format_day, format_when

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The date strings that HTML allows in <time datetime> (section 4.5.14) among those that EDTF can write.
MACHINE_DATE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?P<time>T\d{2}:\d{2})?(?::\d{2})?")
# Languages that are written from right to left and that news comes in.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

KIND_TITLES = {
    Kind.PEOPLE: "People",
    Kind.PLACES: "Places",
    Kind.ORGANISATIONS: "Organisations",
    Kind.TOPICS: "Topics",
}
KIND_NAMES = {Kind.PEOPLE: "person", Kind.PLACES: "place", Kind.ORGANISATIONS: "organisation", Kind.TOPICS: "topic"}
KIND_QUESTIONS = {Kind.PEOPLE: "Who", Kind.PLACES: "Where", Kind.ORGANISATIONS: "Which", Kind.TOPICS: "What"}


def long_day(day: date) -> str:
    """Return the day in words with its weekday.

    >>> long_day(date(2020, 1, 4))
    'Saturday, 4 January 2020'
    """
    return f"{WEEKDAYS[day.weekday()]}, {format_day(day)}"


def month_name(month: int, year: int | None = None) -> str:
    """Return the month in words, with the year where one is given.

    >>> month_name(1, 2020)
    'January 2020'
    """
    name = MONTHS[month - 1]
    return f"{name} {year}" if year else name


def moment(value: Moment) -> str:
    """Return a publication date in words, with the time and zone where they are known.

    >>> moment(Moment(date(2020, 1, 4)))
    '4 January 2020'
    """
    words = format_day(value.day)
    return f"{words}, {value.time:%H:%M} {_zone(value.time)}" if value.time else words


def _zone(time: datetime) -> str:
    """Return the zone as its distance from UTC."""
    offset = time.utcoffset() or timedelta()
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    # U+2212: a hyphen would read as a range.
    sign = "+" if offset > timedelta() else "−"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


def short_when(when: When) -> str:
    """Return the date in words without its year where it is a day, for lists that stand under their year.

    >>> from generator.when import read_when
    >>> short_when(read_when("2020-01-03")), short_when(read_when("2019-11"))
    ('3 January', 'November 2019')
    """
    found = DAY.fullmatch(when.edtf)
    if not found:
        return format_when(when)
    words = f"{when.first.day} {MONTHS[when.first.month - 1]}"
    return f"{words}, {found['time'][1:]}" if found["time"] else words


def machine_date(value: date | Moment | When) -> str:
    """Return the date for `<time datetime>`; empty where HTML has no form for it ("about 2019", "the 1990s").

    >>> from generator.when import read_when
    >>> machine_date(read_when("2019-11")), machine_date(read_when("2019-11~"))
    ('2019-11', '')
    """
    if isinstance(value, When):
        return value.edtf if MACHINE_DATE.fullmatch(value.edtf) else ""
    if isinstance(value, Moment):
        return value.time.isoformat(timespec="minutes") if value.time else value.day.isoformat()
    return value.isoformat()


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> count(1, "entry", "entries"), count(1204, "entry", "entries")
    ('1 entry', '1,204 entries')
    """
    return f"{number:,} {one if number == 1 else many}"


def kind_title(kind: Kind) -> str:
    """Return what a kind is called: `People`."""
    return KIND_TITLES[kind]


def kind_name(kind: Kind) -> str:
    """Return what one of a kind is called: `person`. It is the facet's name in the search as well."""
    return KIND_NAMES[kind]


def kind_question(kind: Kind) -> str:
    """Return the question that a kind answers: `Who`."""
    return KIND_QUESTIONS[kind]


def direction(language: str) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`.

    >>> direction("ur-PK"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def gap(days: int) -> str:
    """Return a long time in round words.

    >>> gap(35), gap(92), gap(400), gap(5000)
    ('5 weeks', '3 months', '1 year', '13 years')
    """
    for length, one, many, least in ((365, "year", "years", 365), (30, "month", "months", 60)):
        if days >= least:
            return count(days // length, one, many)
    return count(days // 7, "week", "weeks")


def busiest(years: tuple[EventYear, ...]) -> int:
    """Return the number of events in the month that has most of them; 0 where there are none."""
    return max((len(month.events) for year in years for month in year.months), default=0)


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent, at least 1 where there is any, so that its bar can be seen."""
    return max(1, round(100 * part / whole)) if part and whole else 0
