"""What a layer is made of: rules that see words in their context and say what date they mean."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from dateline.english.calendar import find_when
from dateline.model import Basis
from dateline.regexes import make_regex
from dateline.when import NotADate, When, read_when


class Tense(Enum):
    """Which way a clause looks from the day it was written."""

    PAST = "past"
    AHEAD = "ahead"
    PLANNED = "planned"
    """A plan told in the present ("begins on Friday"), if it is not history told so."""
    LIKELY = "likely"
    """A plan told in the past ("was to meet"): it may be over by now."""
    OPEN = "open"
    """No verb near, or one that does not tell."""

    @property
    def is_plan(self) -> bool:
        """Say whether the clause tells of what is, or was, to come."""
        return self in (Tense.AHEAD, Tense.PLANNED, Tense.LIKELY)


@dataclass(frozen=True, slots=True)
class Fixed:
    """The dates that the text has fixed so far, for words that point back to them."""

    day: date | None = None
    """The last day named that was no later than the day of writing."""
    here: date | None = None
    """The last day named in the same sentence, be it ahead."""
    named: date | None = None
    """The last day named in the same sentence, be it in a clause that only recalls something."""
    last: date | None = None
    """The last day named, be it ahead."""
    near: date | None = None
    """The last day named, where it stands in the same paragraph."""
    before: date | None = None
    """The last day named in the paragraph just before, where no paragraph stands between."""
    small_hours: date | None = None
    """The last day whose small hours the text names."""
    quarter: str | None = None
    """The quarter last named in the same paragraph, as TIMEX3 writes it."""
    month: tuple[int, int] | None = None
    """Year and month last named, be it by a day or alone."""
    year: int | None = None
    """Year last named, be it by a day, a month or alone."""
    since: date | None = None
    """The first day of the month or year last named as a time when something happened ("in 1984"), where no day has
    been named since."""
    stated: int | None = None
    """The year that a day or month earlier in the same sentence states in full."""
    around: int | None = None
    """The year that a day or month earlier in the same paragraph states in full."""
    onward: date | None = None
    """The day, or first day, of "two months later" in the same sentence: a month named next follows it."""
    is_aside: bool = False
    """That year stands in a clause that only recalls something ("who was elected in August 2017")."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence whose day is known, for "on the day X was killed"."""

    words: frozenset[str]
    day: date


@dataclass(frozen=True, slots=True)
class Context:
    """Where a time expression stands and from which days it counts."""

    sentence: str
    today: date
    """The day that "today" means here: of the utterance inside quotation marks, else the news day."""
    published: date
    """The day that weekdays count back from: the day published, inside quotation marks `today`."""
    tense: Tense
    fixed: Fixed
    told: tuple[Told, ...]
    """Sentences with a known day before this one."""
    day_first: bool
    """04/01/2020 is 4 January."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of words: a TIMEX3 value, and the calendar date that it gives an event."""

    type: str
    value: str
    basis: Basis = Basis.RESOLVED
    edtf: str | None = None
    """Where the event's date differs from the value; empty where there is none."""

    @property
    def when(self) -> When | None:
        """The calendar date that it gives an event; None for durations, sets, hours alone and vague words."""
        if self.type not in ("DATE", "TIME") or self.edtf == "":
            return None
        if self.edtf is None:
            return find_when(self.value)
        try:
            return read_when(self.edtf)
        except NotADate:
            return None


Reader = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Words and what they mean. Where the reader returns None the words are no date, and no other rule has them."""

    pattern: re.Pattern[str]
    read: Reader


BLANK = make_regex(r"\[(?:\\.|[^\]])*\]|\\.| \?| ")
"""A class of characters, an escape, a blank that may be missing, a blank: what `make_rule` looks at one by one."""


def make_rule(pattern: str, read: Reader, *, any_case: bool = True) -> Rule:
    """Return a rule from a pattern in which a blank stands for a run of white space and ` ?` for one or none."""
    return Rule(make_regex(open_blanks(pattern), re.IGNORECASE if any_case else 0), read)


def open_blanks(pattern: str) -> str:
    """Return a pattern whose blanks stand for runs of white space."""
    return BLANK.sub(_open_blank, pattern)


def _open_blank(found: re.Match[str]) -> str:
    """Return what a blank in a rule stands for; runs are bounded so that no text makes a search slow."""
    text = found.group()
    if text[0] == "[":
        return text.replace(" ", r"\s")
    return {" ": r"\s{1,9}", " ?": r"\s{0,9}"}.get(text, text)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading at its place in a sentence."""

    start: int
    end: int
    reading: Reading

    def widened(self, start: int, end: int, reading: Reading) -> "Found":
        """Return it over more words."""
        return replace(self, start=start, end=end, reading=reading)
