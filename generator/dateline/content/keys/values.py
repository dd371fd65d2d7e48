"""The text of one value in; what it means, or why it means nothing, out."""

import re
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from dateline.content.syntax.characters import CONTROL, TURNING
from dateline.links import is_slug, make_slug
from dateline.model import Moment
from dateline.problems import find_nearest
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.when import MONTHS, NotADate, When, read_when

MAX_LINE = 300
MAX_NAME = 120
MOMENT = make_regex(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:(?:[Tt]| +)(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?: *(?P<zone>[Zz]|UTC|GMT|(?P<sign>[+-])(?P<zone_hour>\d{2}):?(?P<zone_minute>\d{2})))?)?"
)
NUMERIC_DAY = make_regex(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
WORDED_DAY = make_regex(
    r"(?:(?P<first>\d{1,2})\w{0,2} )?(?P<month>[A-Za-z]{3,9})\.? (?:(?P<last>\d{1,2})\w{0,2},? )?(?P<year>\d{4})"
)
LANGUAGE = make_regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
DAY_FORM = "Write it as YYYY-MM-DD."
MOMENT_FORM = "Write it as YYYY-MM-DD, with time and zone where they matter: 2020-01-04T10:30+05:00."
WHEN_FORM = (
    "Write it as YYYY-MM-DD, YYYY-MM or YYYY; also 2019-11~ (about), 199X (the 1990s) "
    "or 2020-01-03/2020-01-05 (from, to)."
)

E = TypeVar("E", bound=StrEnum)


class Unfit(ValueError):  # noqa: N818 - read in a sentence: "raises Unfit"
    """The text is no value of its kind: `what` goes behind the key ("is not a day"), `hint` is the way out."""

    def __init__(self, what: str, hint: str, rule: Rule = Rule.VALUE) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.rule = rule


def read_text(text: str) -> str:
    """Return a text that may have several lines, without blanks at its ends."""
    found = CONTROL.search(text)
    if found:
        raise Unfit(
            f"holds a control character, U+{ord(found[0]):04X}", "Delete it; it cannot be seen.", Rule.CONTROL_CHARACTER
        )
    return text.strip()


def read_line(text: str) -> str:
    """Return a text of one line, without blanks at its ends."""
    line = read_text(text)
    if "\n" in line:
        raise Unfit("must stand on one line", "Write it on one line, or behind '>' instead of '|'.", Rule.VALUE_LINES)
    return line


def read_title(text: str) -> str:
    """Return a title: one line of at most 300 characters that reads in one direction."""
    return _check_label(read_line(text), MAX_LINE)


def read_name(text: str) -> str:
    """Return a name: one line of at most 120 characters that reads in one direction."""
    return _check_label(read_line(text), MAX_NAME)


def _check_label(line: str, limit: int) -> str:
    """Return a line that stands in lists and addresses, or raise Unfit."""
    if len(line) > limit:
        raise Unfit(
            f"is longer than {limit} characters", f"Shorten it by {len(line) - limit} characters.", Rule.VALUE_LENGTH
        )
    found = TURNING.search(line)
    if found:
        hint = "Delete it; letters of right-to-left scripts need none."
        raise Unfit(
            f"holds a character that turns the reading direction, U+{ord(found[0]):04X}", hint, Rule.TURNING_CHARACTER
        )
    return line


def read_moment(text: str) -> Moment:
    """Return a day, with its time and zone where they are given."""
    found = MOMENT.fullmatch(text)
    if not found:
        raise Unfit("is not a day", _propose_day(text, MOMENT_FORM), Rule.VALUE_DAY)
    day = _read_calendar_day(found["day"])
    if not found["hour"]:
        return Moment(day)
    if not found["zone"]:
        hint = f"Write the zone behind it, as in {found['day']}T{found['hour']}:{found['minute']}+05:00; Z means UTC."
        raise Unfit("gives a time without a zone", hint, Rule.VALUE_NO_ZONE)
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Unfit(
            "gives a time that no clock shows", "Hours go from 00 to 23, minutes and seconds to 59.", Rule.VALUE_CLOCK
        )
    return Moment(day, datetime.combine(day, time(hour, minute, second), _read_zone(found)))


def _read_zone(found: re.Match[str]) -> timezone:
    """Return the zone of a moment."""
    if not found["sign"]:
        return timezone.utc  # noqa: UP017 - beside the other zones
    offset = timedelta(hours=int(found["zone_hour"]), minutes=int(found["zone_minute"]))
    if offset > timedelta(hours=14) or int(found["zone_minute"]) > 59:
        raise Unfit("gives a zone that no place has", "Zones go from -14:00 to +14:00.", Rule.VALUE_ZONE)
    return timezone(-offset if found["sign"] == "-" else offset)


def read_day(text: str) -> date:
    """Return a calendar day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise Unfit("is not a day", _propose_day(text, DAY_FORM), Rule.VALUE_DAY)
    return _read_calendar_day(text)


def _read_calendar_day(text: str) -> date:
    """Return the day written as YYYY-MM-DD; raise Unfit where the calendar has none."""
    try:
        return read_when(text).first
    except NotADate as error:
        raise Unfit("is not a day", _make_sentence(str(error)), Rule.VALUE_DAY) from None


def read_edtf(text: str) -> When:
    """Return a date as precise as it is known."""
    try:
        return read_when(text)
    except NotADate as error:
        reason = str(error)
        hint = _propose_day(text, WHEN_FORM) if "not written as" in reason else _make_sentence(reason)
        raise Unfit("is not a date", hint, Rule.VALUE_DATE) from None


def _make_sentence(reason: str) -> str:
    """Return a reason as a sentence."""
    return f"{reason[0].upper()}{reason[1:]}."


def _propose_day(text: str, form: str) -> str:
    """Return how to write a date: the very day where it is clear which is meant, else the form."""
    numeric = NUMERIC_DAY.fullmatch(text)
    if numeric:
        return _propose(int(numeric[1]), int(numeric[2]), int(numeric[3]), form)
    worded = WORDED_DAY.fullmatch(text)
    number = worded["first"] or worded["last"] if worded else None
    if not worded or not number:
        return form
    known = [month for month in MONTHS if month.casefold().startswith(worded["month"].casefold())]
    return _propose(int(worded["year"]), MONTHS.index(known[0]) + 1, int(number), form) if known else form


def _propose(year: int, month: int, day: int, form: str) -> str:
    """Return the proposal of one day, or the form where the calendar has no such day."""
    try:
        return f"Write it as {date(year, month, day).isoformat()}."
    except ValueError:
        return form


def read_slug(text: str) -> str:
    """Return a slug as written."""
    if is_slug(text):
        return text
    better = make_slug(text)
    hint = f"Write '{better}'." if better else "Use small letters, digits and single hyphens, at most 80 characters."
    raise Unfit("is no slug", hint, Rule.VALUE_SLUG)


def read_choice(text: str, known: tuple[str, ...]) -> str:
    """Return one of a few words."""
    if text in known:
        return text
    near = find_nearest(text, known)
    hint = f"Did you mean '{near}'?" if near else f"Write one of {', '.join(known)}."
    raise Unfit(f"is none of {', '.join(known)}", hint, Rule.VALUE_CHOICE)


def read_url(text: str) -> str:
    """Return a whole web address."""
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_whole = False
    if is_whole and not re.search(r"[\s<>\"\\]", text):
        return text
    looks_bare = re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text)
    hint = f"Write 'https://{text}'." if looks_bare else "Write it whole, as https://example.org/page."
    raise Unfit("is no web address", hint, Rule.VALUE_URL)


def read_site_url(text: str) -> str:
    """Return the address of a whole site, with `/` at its end."""
    address = read_url(text)
    if "?" in address or "#" in address:
        raise Unfit("has more than host and path", "Leave out what begins with '?' or '#'.", Rule.VALUE_URL_REST)
    return address if address.endswith("/") else f"{address}/"


def read_language(text: str) -> str:
    """Return a BCP 47 language tag."""
    if LANGUAGE.fullmatch(text) and len(text.split("-", maxsplit=1)[0]) < 4:
        return text
    raise Unfit("is no language tag", "Write its tag, as en, en-GB, ur or zh-Hans.", Rule.VALUE_LANGUAGE)


def read_flag(text: str) -> bool:
    """Return yes or no, written as true or false."""
    if text in ("true", "false"):
        return text == "true"
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
    better = meant.get(text.casefold()) or (text.casefold() if text.casefold() in ("true", "false") else "")
    raise Unfit(
        "is neither true nor false", f"Write '{better}'." if better else "Write 'true' or 'false'.", Rule.VALUE_FLAG
    )


def read_share(text: str) -> float:
    """Return a share between 0 and 1."""
    found = re.fullmatch(r"(?:0?\.\d{1,6}|[01](?:\.0{1,6})?)", text)
    if found:
        return float(text)
    percent = re.fullmatch(r"(\d{1,2}) ?%", text)
    hint = f"Write '{int(percent[1]) / 100}'." if percent else "Write a number from 0 to 1, as 0.3."
    raise Unfit("is no share between 0 and 1", hint, Rule.VALUE_SHARE)


def read_count(text: str) -> int:
    """Return a whole number from 0 to 99."""
    if re.fullmatch(r"\d{1,2}", text):
        return int(text)
    raise Unfit("is no whole number from 0 to 99", "Write it in digits, as 15.", Rule.VALUE_COUNT)


def format_moment(moment: Moment) -> str:
    """Return a moment as front matter gives it.

    >>> format_moment(read_moment("2020-01-04 10:30 +05:00"))
    '2020-01-04T10:30+05:00'
    """
    if moment.time is None:
        return moment.day.isoformat()
    precision = "seconds" if moment.time.second else "minutes"
    text = moment.time.replace(microsecond=0).isoformat(timespec=precision)
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
