"""What a layer is made of: patterns that see words in their context, and readers that say what date they mean."""

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
class Anchors:
    """The days, months and years that the text has named so far: what later words count from or point back to."""

    past_day: date | None = None
    """The last day named that was no later than the DCT."""
    last_day: date | None = None
    """The last day named, be it ahead."""
    sentence_day: date | None = None
    """The last day named in the same sentence, be it ahead."""
    mentioned_day: date | None = None
    """The last day named in the same sentence, also in a clause that only recalls something."""
    paragraph_day: date | None = None
    """The last day named in the same paragraph that was no later than the DCT."""
    previous_paragraph_day: date | None = None
    """The same of the paragraph just before."""
    small_hours_day: date | None = None
    """The last day whose small hours the text names."""
    quarter: str | None = None
    """The quarter last named in the same paragraph, as TIMEX3 writes it."""
    month: tuple[int, int] | None = None
    """Year and month last named, by a day or alone."""
    year: int | None = None
    """Year last named, by a day, a month or alone."""
    stretch_start: date | None = None
    """The first day of the month or year last named as a time when something happened ("in 1984"), where no day has
    been named since."""
    later_start: date | None = None
    """The first day of "two months later" in the same sentence, which a month named next follows."""
    sentence_year: int | None = None
    """The year that a day or month earlier in the same sentence states in full."""
    paragraph_year: int | None = None
    """The year that a day or month earlier in the same paragraph states in full."""
    is_year_aside: bool = False
    """The sentence's year stands in a clause that only recalls something ("who was elected in August 2017")."""


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence whose day is known, for "on the day X was killed"."""

    words: frozenset[str]
    """Those that tell what it is about, cut short."""
    day: date


@dataclass(frozen=True, slots=True)
class Context:
    """Where a time expression stands and what it counts from."""

    sentence: str
    today: date
    """The day that "today" means here: that of the utterance inside quotation marks, else the news day."""
    dct: date
    """The document creation time, from which weekdays count back: the day published; inside quotation marks `today`."""
    tense: Tense
    anchors: Anchors
    dated: tuple[DatedSentence, ...]
    """The sentences before this one."""
    day_first: bool
    """04/01/2020 is 4 January."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a pattern makes of words: a TIMEX3 type and value, and the calendar date that it gives an event."""

    type: str
    value: str
    basis: Basis = Basis.RESOLVED
    edtf: str | None = None
    """Where the event's date differs from the value; empty where there is none."""

    @property
    def when(self) -> When | None:
        """The calendar date that it gives an event; None for lengths, what recurs, hours alone and vague words."""
        if self.type not in ("DATE", "TIME") or self.edtf == "":
            return None
        if self.edtf is None:
            return find_when(self.value)
        try:
            return read_when(self.edtf)
        except NotADate:
            return None


Reader = Callable[[re.Match[str], Context], Meaning | None]


@dataclass(frozen=True, slots=True)
class TimePattern:
    """Words and what they mean. Where the reader returns None the words are no date, and no other pattern has them."""

    expression: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class PlacedMeaning:
    """What words mean, at their place in a sentence."""

    start: int
    end: int
    meaning: Meaning

    def widened(self, start: int, end: int, meaning: Meaning) -> "PlacedMeaning":
        """Return the same over more words, with what they mean."""
        return replace(self, start=start, end=end, meaning=meaning)


BLANK = make_regex(r"\[(?:\\.|[^\]])*\]|\\.| \?| ")
"""A class of characters, an escape, a blank that may be missing, a blank."""


def make_pattern(text: str | Callable[[], str], read: Reader, *, any_case: bool = True) -> TimePattern:
    """Return a pattern from an expression in which a blank stands for white space, as in `make_loose_regex`."""
    return TimePattern(make_loose_regex(text, re.IGNORECASE if any_case else 0), read)


def make_loose_regex(text: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    r"""Return an expression in which a blank stands for a run of white space, and ` ?` for one or none.

    >>> make_loose_regex("next week").search("in the next\n  week") is not None
    True
    """
    return make_regex(lambda: BLANK.sub(_open_blank, text if isinstance(text, str) else text()), flags)


def _open_blank(found: re.Match[str]) -> str:
    """Return what a blank stands for; runs are bounded so that no text makes a search slow."""
    text = found.group()
    if text[0] == "[":
        return text.replace(" ", r"\s")
    return {" ": r"\s{1,9}", " ?": r"\s{0,9}"}.get(text, text)
