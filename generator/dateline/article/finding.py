"""What a line of the frame says, as a value; `article` weighs the findings of all lines."""

from dataclasses import dataclass
from enum import IntEnum

from dateline.english.days import YearlessDay
from dateline.model import Moment


class Rank(IntEnum):
    """How much a line's word on date or source counts; the lowest number wins."""

    PUBLICATION_LINE = 1
    KEY = 2
    STAMP = 3
    """A line that is only a date, or `Published` and a date."""
    DATELINE = 4
    CREDIT = 5
    """A copyright line, an agency behind the last sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one line of the frame says; all None for a line that is only to be left out of the story."""

    headline: str | None = None
    byline: str | None = None
    place: str | None = None
    source: str | None = None
    published: Moment | None = None
    yearless: YearlessDay | None = None
    """The dateline's day where its year stands elsewhere."""
    year: int | None = None
    """Of a copyright line: the year of a dateline that has none."""
    updated: Moment | None = None
    rank: Rank = Rank.CREDIT
    """Of date and source."""
    in_print: bool = False
    """It says in which publication the copy appeared: a print edition, whose news is of the day before."""
