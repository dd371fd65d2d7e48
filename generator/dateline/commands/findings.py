"""An article and its extraction in; the JSON object that tells them out. Its keys are an interface: they stay.

The scorers read these objects, and whoever wants the findings without a digest.
"""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

from dateline.model import Event, Kind, Span
from dateline.seed import Article, Extraction, Mention, Timex

MENTION_TYPES = {Kind.PEOPLE: "PER", Kind.PLACES: "LOC", Kind.ORGANISATIONS: "ORG"}


class FoundMention(TypedDict):
    """One place at which the story names a person, a place or an organisation."""

    start: int
    """Characters of the text as given, counted from 0; so do all starts and ends."""
    end: int
    """Behind the last character; so do all ends."""
    type: str
    """`PER`, `LOC` or `ORG`."""
    text: str


class FoundTimex(TypedDict):
    """One time expression."""

    start: int
    end: int
    value: str
    """As in TIMEX3: `2020-01-03`, `P3D`, `PAST_REF`."""
    type: str
    """`DATE`, `TIME`, `DURATION` or `SET`."""
    text: str
    date: str | None
    """The same as a date of EDTF; None where it is none."""


class FoundSpan(TypedDict):
    """One stretch of the text."""

    start: int
    end: int


class FoundEvent(TypedDict):
    """One line of the timeline."""

    date: str
    """A date of EDTF."""
    text: str
    """What happened, in the article's own words, shortened."""
    phrase: str
    """The words that date it."""
    basis: str
    """`stated` in the text, or `resolved` from other days."""
    start: int | None
    """Of the sentence; None where it is none of the text as it stands."""
    end: int | None
    clause_start: int | None
    """Of the clause that the date belongs to."""
    clause_end: int | None
    further: list[FoundSpan]
    """Clauses of other sentences that tell of the same event."""


class FoundQuote(TypedDict):
    """Words that somebody has said."""

    speaker: str
    text: str
    via: str
    """What carried the words ("radio", "Twitter"); may be empty."""


class FoundArticle(TypedDict):
    """All that is found in one text."""

    id: str
    headline: str | None
    """None where the text has none, though an entry gets one made from its lede."""
    dateline: str | None
    date: str | None
    """The day of publication."""
    source: str | None
    byline: str | None
    people: list[str]
    places: list[str]
    organisations: list[str]
    topics: list[str]
    mentions: list[FoundMention]
    timexes: list[FoundTimex]
    timeline: list[FoundEvent]
    quotes: list[FoundQuote]
    reasons: NotRequired[dict[str, dict[str, list[str]]]]
    """Why each tag was given, by kind and name; where reasons were asked for, as are the two below."""
    salience: NotRequired[dict[str, dict[str, float]]]
    """How much the article is about each, by kind and name."""
    keyphrases: NotRequired[list[str]]
    """Phrases that may be made triggers of a topic, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the characters of the text that was read stand in the text as given."""

    kept: tuple[int, ...] | None = None
    """The place of each; None where nothing was left out between them."""
    shift: int = 0
    """Characters before the first."""

    def find_start(self, at: int) -> int:
        """Return where a stretch begins that begins here in what was read."""
        return (at if self.kept is None else self.kept[at]) + self.shift

    def find_end(self, at: int) -> int:
        """Return where a stretch ends that ends here in what was read."""
        return (at if self.kept is None else self.kept[at - 1] + 1) + self.shift


def describe(name: str, article: Article, found: Extraction, offsets: Offsets) -> FoundArticle:
    """Return an article and what was found in it."""
    return {
        "id": name,
        "headline": None if article.headline_is_made else article.headline,
        "dateline": article.dateline,
        "date": article.published.day.isoformat() if article.published else None,
        "source": article.source,
        "byline": article.byline,
        "people": _list_names(found, Kind.PEOPLE),
        "places": _list_names(found, Kind.PLACES),
        "organisations": _list_names(found, Kind.ORGANISATIONS),
        "topics": _list_names(found, Kind.TOPICS),
        "mentions": [_describe_mention(each, offsets) for each in found.mentions if each.kind in MENTION_TYPES],
        "timexes": [_describe_timex(each, offsets) for each in found.timexes],
        "timeline": [_describe_event(each, offsets) for each in found.events],
        "quotes": [{"speaker": each.speaker, "text": each.text, "via": each.via} for each in found.quotes],
    }


def explain(told: FoundArticle, found: Extraction, keyphrases: tuple[str, ...]) -> FoundArticle:
    """Return the same with why each tag was given and how much the article is about it, and with hints for topics."""
    rows = tuple(zip(found.tags, found.reasons, found.salience, strict=True))
    return {
        **told,
        "reasons": {kind.value: {tag.name: [*why] for tag, why, _ in rows if tag.kind is kind} for kind in Kind},
        "salience": {
            kind.value: {tag.name: round(weight, 2) for tag, _, weight in rows if tag.kind is kind} for kind in Kind
        },
        "keyphrases": list(keyphrases),
    }


def _list_names(found: Extraction, kind: Kind) -> list[str]:
    """Return the names of the tags of a kind."""
    return [tag.name for tag in found.tags if tag.kind is kind]


def _describe_mention(mention: Mention, offsets: Offsets) -> FoundMention:
    """Return one mention of a person, place or organisation."""
    return {
        "start": offsets.find_start(mention.span.start),
        "end": offsets.find_end(mention.span.end),
        "type": MENTION_TYPES[mention.kind],
        "text": mention.text,
    }


def _describe_timex(timex: Timex, offsets: Offsets) -> FoundTimex:
    """Return one time expression."""
    return {
        "start": offsets.find_start(timex.span.start),
        "end": offsets.find_end(timex.span.end),
        "value": timex.value,
        "type": timex.type,
        "text": timex.text,
        "date": timex.when.edtf if timex.when else None,
    }


def _describe_event(event: Event, offsets: Offsets) -> FoundEvent:
    """Return one event of the timeline with its sentence, the clause that the date belongs to, and further clauses."""
    return {
        "date": event.when.edtf,
        "text": event.text,
        "phrase": event.phrase,
        "basis": event.basis.value,
        "start": offsets.find_start(event.span.start) if event.span else None,
        "end": offsets.find_end(event.span.end) if event.span else None,
        "clause_start": offsets.find_start(event.clause.start) if event.clause else None,
        "clause_end": offsets.find_end(event.clause.end) if event.clause else None,
        "further": [_describe_span(span, offsets) for span in event.further],
    }


def _describe_span(span: Span, offsets: Offsets) -> FoundSpan:
    """Return one stretch of the text."""
    return {"start": offsets.find_start(span.start), "end": offsets.find_end(span.end)}
