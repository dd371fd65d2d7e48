"""The nouns of a seed: the paste, the article in it, and what is found there; spans count in the seed's text."""

from dataclasses import dataclass
from datetime import date

from dateline.model import Basis, Correction, Event, Kind, Moment, Quote, Span, Tag
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw article as received."""

    path: str
    """Relative to the project's root, with `/`."""
    text: str
    """Decoded, byte-order mark taken off; line ends as they came."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, list item, table row or crosshead of a story."""

    text: str
    """On one line: each character of a line end is a blank here, so that it is as long as its span and offsets add up;
    the dateline is taken off, and a list item's marker."""
    span: Span
    """Where it stands in the seed's text."""
    style: str = "prose"
    """`prose`, `heading` (a crosshead), `item` (a bullet), `numbered` (an item with a number) or `table` (a row)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a story."""

    text: str
    """As long as its span, as in `Paragraph`; without blanks at its ends."""
    span: Span
    """Where it stands in the seed's text."""
    paragraph: int
    """Index of its paragraph in the article, from 0."""
    style: str = "prose"
    """That of its paragraph."""


@dataclass(frozen=True, slots=True)
class Article:
    """A seed understood: the frame taken apart from the story."""

    seed: Seed
    headline: str
    """As printed; made from the lede where `headline_is_made`."""
    headline_is_made: bool
    dateline: str | None
    """Place of filing in normal case ("Islamabad", "Beijing/Hong Kong")."""
    byline: str | None
    """Who wrote it, without "By"."""
    source: str | None
    """The publication or agency that the copy names."""
    published: Moment | None
    """The publication date; None where the copy gives no date at all."""
    news_day: date | None
    """The day that "today" means in the story: the dateline's date (at most the day after publication), the latest
    past weekday that the lede of a print edition names, else the day published."""
    updated: Moment | None
    """From an "Updated" line; it is never the publication date unless there is no other."""
    corrections: tuple[Correction, ...]
    """Correction and clarification lines, in the order of the copy."""
    paragraphs: tuple[Paragraph, ...]
    """The story in its order, without headline, byline, date, source, update and correction lines."""
    filed: date | None = None
    """The day in the dateline, as it stands there; it contradicts `published` where it is later."""
    frame: tuple[Paragraph, ...] = ()
    """The lines around the story in the order of the copy, as they stand there: headline, byline, date, source, update
    and correction lines, and the dateline that opens the lede."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the seed's text that names a person, place or organisation."""

    kind: Kind
    text: str
    """As it stands there, without title and possessive; hard wraps folded."""
    span: Span


@dataclass(frozen=True, slots=True)
class Vote:
    """What one finder of names thinks of a stretch of text."""

    mention: Mention
    weight: float
    """How much it counts: 1 is a fair guess, 2 is enough alone."""
    reason: str
    """Why, in plain words: `title 'Gen'`, `gazetteer: country`, `tagger`."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, as TIMEX3 describes one."""

    type: str
    """`DATE`, `TIME`, `DURATION` or `SET`."""
    value: str
    """TIMEX3 value: `2020-01-03`, `2020-W02`, `2020-01-03TNI`, `P3D`, `PAST_REF`."""
    text: str
    span: Span
    basis: Basis = Basis.RESOLVED
    when: When | None = None
    """The calendar date that it gives an event; None for durations, sets and vague words."""


@dataclass(frozen=True, slots=True)
class Referent:
    """One thing that an article names."""

    tag: Tag
    """Kind and fullest name."""
    mentions: tuple[Mention, ...]
    """By place in the seed; empty where only the frame names it (a dateline's place)."""
    salience: float
    """How much the article is about it: 1 is one passing mention."""
    reasons: tuple[str, ...] = ()
    """Why it is a tag, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the machine found in an article."""

    tags: tuple[Tag, ...]
    """By kind in the order of `Kind`, the most important first; no two name one thing."""
    mentions: tuple[Mention, ...]
    """By place in the seed; never overlapping."""
    timexes: tuple[Timex, ...]
    """By place in the seed; never overlapping."""
    events: tuple[Event, ...]
    """By date, then by place in the seed."""
    quotes: tuple[Quote, ...]
    """By place in the seed."""
    salience: tuple[float, ...] = ()
    """How much the article is about each tag, in the order of `tags`: 1 is one passing mention; topics have a scale
    of their own."""
    reasons: tuple[tuple[str, ...], ...] = ()
    """Why each tag was given, in the order of `tags`, the weightiest reason first."""
