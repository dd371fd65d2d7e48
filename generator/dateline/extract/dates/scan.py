"""One sentence in, what its words mean out: which patterns see words there, and which of them win."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.english.calendar import MONTH, find_when
from dateline.extract.dates import absolute, anaphora, clock, durations, named_days, partial, periods, relative
from dateline.extract.dates.patterns import Anchors, Context, PlacedMeaning, TimePattern, make_loose_regex
from dateline.extract.dates.tense import find_tense
from dateline.model import Basis
from dateline.regexes import make_regex


@dataclass(frozen=True, slots=True)
class Layer:
    """Patterns of one kind, and what a sentence must hold for any of them to see something."""

    trigger: re.Pattern[str]
    patterns: tuple[TimePattern, ...]


def _make_layer(trigger: str, patterns: tuple[TimePattern, ...]) -> Layer:
    """Return a layer from the expression of its trigger."""
    return Layer(make_regex(trigger, re.IGNORECASE), patterns)


UNIT_WORDS = r"second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur"
LAYERS = (
    _make_layer(r"\d|ties\b|century|nineteen|eighteen|twenty|thousand", absolute.PATTERNS),
    _make_layer(
        r"\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|spring|summer|autumn|fall|"
        r"winter|quarter|half|\bq[1-4]\b|\d(?:st|nd|rd|th)\b",
        (*partial.PATTERNS, *named_days.WEEKDAY_PATTERNS, *periods.PATTERNS),
    ),
    _make_layer(
        r"day\b|\beve\b|(?:bonfire|fawkes|burns) night|juneteenth|epiphany|halloween|christmas|easter|thanksgiving"
        r"|of july",
        named_days.FEAST_PATTERNS,
    ),
    _make_layer(rf"today|yesterday|tomorrow|night|evening|{UNIT_WORDS}", relative.PATTERNS),
    _make_layer(rf"{UNIT_WORDS}|every|each|ly\b|annual|biennial|days\b", durations.PATTERNS),
    _make_layer(
        r"now|present|moment|these|current|past|recent|lately|long ago|previous|future", durations.VAGUE_PATTERNS
    ),
    _make_layer(r"\d|clock|noon|midday|midnight|morning|evening|night|hours|dawn|dusk|break|sun|lunch", clock.PATTERNS),
    _make_layer(r"\b(?:that|the|a)\s", anaphora.PATTERNS),
)
"""Where two patterns see the same words, that of the layer named first has them."""
NARROWING = make_loose_regex(
    r"\b(?:the )?(?:(?:very )?(?:(?P<end>end)|beginning|start|middle|first half|second half|rest) of |"
    r"(?:early|late|mid)(?: in)?[ -])(?:the )?$",
    re.IGNORECASE,
)
"""What narrows a month or year behind it: "early", "the end of"."""
LONG_VALUE = make_regex(r"\d{2,4}(?:-(?:\d\d|Q\d|H\d|SP|SU|FA|WI))?")
"""A month, quarter, season, year, decade or century."""
MONTH_VALUE = make_regex(r"\d{4}-(?:0\d|1[0-2])")
QUARTER = make_regex(r"\d{4}-Q[1-4]")
COUNTED_BACK = make_regex(r"\b(?:ago|earlier)\b", re.IGNORECASE)
"""In "a year earlier", which names the quarter of another year but no quarter of its own."""
GOING_ON = make_regex(r"\b(?:later|following)\b", re.IGNORECASE)
RECALLING = make_regex(r"\b(?:who|whom|whose|which|where)\b[^,;.]{0,70}$", re.IGNORECASE)
SAYING_BEFORE = make_loose_regex(
    r"\b(?:said|says|told (?:\w{2,20} ){1,2}|announced|declared|added|reported|confirmed)"
    r"(?: (?:late|early))?(?: on)? $",
    re.IGNORECASE,
)
"""Before the day of a saying ("said on Thursday"), which "the same day" behind it does not mean."""
NARRATING = make_loose_regex(
    r"\b(?:in|during|by|until) (?:early |late |mid-|the (?:first|second|last) (?:week|days|half) of )?$",
    re.IGNORECASE,
)
"""Before a month or year in which something happened, which "a year later" counts from."""
YEAR_OF_RANGE = make_loose_regex(
    r" ?(?:-|–|—|to|and|until|till|through) (?:(?:early|late|mid)[ -])?"
    rf"(?:{MONTH} (?:\d{{1,2}},? )?|\d{{1,2}} {MONTH} )([12]\d{{3}})\b"
)
"""Behind "3 March" in "between 3 March and 5 April 2019": the year that both have."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a pattern sees."""

    start: int
    end: int
    pattern: TimePattern
    words: re.Match[str]


def find_matches(text: str) -> tuple[Match, ...]:
    """Return where patterns see words: by start, the longest first, then in the order of the layers."""
    layers = [layer for layer in LAYERS if layer.trigger.search(text)]
    seen = [
        (found.start(), -found.end(), order, Match(found.start(), found.end(), pattern, found))
        for order, pattern in enumerate(pattern for layer in layers for pattern in layer.patterns)
        for found in pattern.expression.finditer(text)
        if found.end() > found.start()
    ]
    seen.sort(key=lambda item: item[:3])
    return tuple(match for *_, match in seen)


def cut_matches(matches: tuple[Match, ...], start: int, end: int) -> tuple[Match, ...]:
    """Return the matches that lie between two places of the sentence."""
    first = bisect_left(matches, start, key=lambda match: match.start)
    last = bisect_left(matches, end, key=lambda match: match.start)
    return tuple(match for match in matches[first:last] if match.end <= end)


def read_matches(matches: tuple[Match, ...], context: Context) -> Iterator[PlacedMeaning]:
    """Yield what matches mean, in their order; the leftmost, then longest, win.

    The anchors that one sets are known to those behind it in the same sentence.
    """
    text, reached = context.sentence, 0
    for match in matches:
        if match.start < reached:
            continue
        least, reached = reached, match.end
        tense = find_tense(text, match.start, match.end)
        context = replace(context, tense=tense, anchors=_find_year(context, match))
        meaning = match.pattern.read(match.words, context)
        if meaning:
            found = _widen(PlacedMeaning(match.start, match.end, meaning), text, least)
            context = set_anchors(context, (found,))
            yield found


def _find_year(context: Context, match: Match) -> Anchors:
    """Return the anchors with the sentence's year: that of a range's other end; none behind an aside that stated it."""
    ahead = YEAR_OF_RANGE.match(context.sentence, match.end)
    if ahead:
        return replace(context.anchors, sentence_year=int(ahead[1]), is_year_aside=False)
    is_over = context.anchors.is_year_aside and not _is_aside(context.sentence, match.start)
    return replace(context.anchors, sentence_year=None, is_year_aside=False) if is_over else context.anchors


def _is_aside(sentence: str, start: int) -> bool:
    """Say whether a date stands in a clause that only recalls something."""
    return RECALLING.search(sentence, max(start - 80, 0), start) is not None


def _widen(found: PlacedMeaning, text: str, least: int) -> PlacedMeaning:
    """Return the meaning over the words before it that narrow it: "early", "the end of"; an end is a last day."""
    meaning = found.meaning
    narrowing = NARROWING.search(text, max(least, found.start - 24), found.start)
    if not narrowing or meaning.type != "DATE" or not LONG_VALUE.fullmatch(meaning.value):
        return found
    if narrowing["end"] and meaning.when:
        meaning = replace(meaning, value=meaning.when.last.isoformat(), edtf=None)
    return found.widened(narrowing.start(), found.end, meaning)


def set_anchors(context: Context, founds: Iterable[PlacedMeaning]) -> Context:
    """Return the context of the words behind these, with the days, months and years that they name as anchors."""
    for found in founds:
        context = replace(context, anchors=_name(context, found))
    return context


def _name(context: Context, found: PlacedMeaning) -> Anchors:
    """Return the anchors once these words are read: with their quarter, day, month and year."""
    meaning, anchors = found.meaning, context.anchors
    if QUARTER.fullmatch(meaning.value) and not COUNTED_BACK.search(context.sentence, found.start, found.end):
        anchors = replace(anchors, quarter=meaning.value)
    when = find_when(meaning.value) if MONTH_VALUE.fullmatch(meaning.value) else meaning.when
    if not when or "/" in when.edtf or not re.match(r"\d{4}", when.edtf):
        return anchors
    year, is_month = when.first.year, MONTH_VALUE.fullmatch(when.edtf) is not None
    if meaning.basis is Basis.STATED and (when.is_day or is_month):
        is_aside = _is_aside(context.sentence, found.start)
        anchors = replace(anchors, sentence_year=year, paragraph_year=year, is_year_aside=is_aside)
    month = (year, when.first.month) if when.is_day or is_month else anchors.month
    context = replace(context, anchors=replace(anchors, month=month, year=year))
    return _name_day(context, found, when.first) if when.is_day else _name_stretch(context, found, when.first)


def _name_day(context: Context, found: PlacedMeaning, day: date) -> Anchors:
    """Return the anchors once a day is named.

    One ahead, or one of a clause that only recalls something ("who was killed on Friday"), is no day of the story.
    """
    anchors, sentence = context.anchors, context.sentence
    is_aside = _is_aside(sentence, found.start)
    said = SAYING_BEFORE.search(sentence, max(found.start - 40, 0), found.start) if anchors.sentence_day else None
    if found.meaning.value.endswith("TNI") and "hours" in sentence[found.start : found.end]:
        anchors = replace(anchors, small_hours_day=day)
    sentence_day = anchors.sentence_day if is_aside or said else day
    anchors = replace(anchors, sentence_day=sentence_day, mentioned_day=day, last_day=day)
    if day > context.dct or (is_aside and anchors.past_day):
        return anchors
    return replace(anchors, past_day=day, paragraph_day=day, stretch_start=None)


def _name_stretch(context: Context, found: PlacedMeaning, first: date) -> Anchors:
    """Return the anchors once a month or year is named: one in which something happened ("in 1984"), or a later one."""
    sentence = context.sentence
    place = max(sentence.rfind(" in ", found.start, found.end) + len(" in "), found.start)
    is_told = NARRATING.search(sentence, max(place - 30, 0), place) or not sentence[: found.start].strip(" •*-–—")
    goes_on = GOING_ON.search(sentence, found.start, found.end) is not None
    if not is_told and not goes_on:
        return context.anchors
    return replace(context.anchors, stretch_start=first, later_start=first if goes_on else None)
