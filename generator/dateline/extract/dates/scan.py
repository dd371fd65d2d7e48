"""One sentence in, its readings out: which rules see words there, and which of them win."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.english.calendar import MONTH, find_when
from dateline.extract.dates import (
    absolute,
    anaphora,
    clock,
    counted,
    durations,
    feasts,
    partial,
    periods,
    relative,
    vague,
    weekdays,
)
from dateline.extract.dates.reading import Context, Fixed, Found, Rule, open_blanks
from dateline.extract.dates.tense import find_tense
from dateline.model import Basis
from dateline.regexes import make_regex


@dataclass(frozen=True, slots=True)
class Layer:
    """Rules of one kind, and what a sentence must hold for any of them to see something."""

    trigger: re.Pattern[str]
    rules: tuple[Rule, ...]


def _make_layer(trigger: str, rules: tuple[Rule, ...]) -> Layer:
    """Return a layer from the pattern of its trigger."""
    return Layer(make_regex(trigger, re.IGNORECASE), rules)


UNIT_WORDS = r"second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur"
LAYERS = (
    _make_layer(r"\d|ties\b|century|nineteen|eighteen|twenty|thousand", absolute.RULES),
    _make_layer(
        r"\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|spring|summer|autumn|fall|"
        r"winter|quarter|half|\bq[1-4]\b|\d(?:st|nd|rd|th)\b",
        (*partial.RULES, *weekdays.RULES, *periods.RULES),
    ),
    _make_layer(
        r"day\b|\beve\b|(?:bonfire|fawkes|burns) night|juneteenth|epiphany|halloween|christmas|easter|thanksgiving"
        r"|of july",
        feasts.RULES,
    ),
    _make_layer(rf"today|yesterday|tomorrow|night|evening|{UNIT_WORDS}", (*relative.RULES, *counted.RULES)),
    _make_layer(rf"{UNIT_WORDS}|every|each|ly\b|annual|biennial|days\b", durations.RULES),
    _make_layer(r"now|present|moment|these|current|past|recent|lately|long ago|previous|future", vague.RULES),
    _make_layer(r"\d|clock|noon|midday|midnight|morning|evening|night|hours|dawn|dusk|break|sun|lunch", clock.RULES),
    _make_layer(r"\b(?:that|the|a)\s", anaphora.RULES),
)
"""Where two rules see the same words, that of the layer named first has them."""
NARROWING = make_regex(
    open_blanks(
        r"\b(?:the )?(?:(?:very )?(?:(?P<end>end)|beginning|start|middle|first half|second half|rest) of |"
        r"(?:early|late|mid)(?: in)?[ -])(?:the )?$"
    ),
    re.IGNORECASE,
)
"""What narrows a month or year behind it: "early", "the end of"."""
LONG_VALUE = make_regex(r"\d{2,4}(?:-(?:\d\d|Q\d|H\d|SP|SU|FA|WI))?")
"""A month, quarter, season, year, decade or century."""
MONTH_VALUE = make_regex(r"\d{4}-(?:0\d|1[0-2])")
QUARTER = make_regex(r"\d{4}-Q[1-4]")
YEAR_BEFORE = make_regex(r"\b(?:ago|earlier)\b", re.IGNORECASE)
GOING_ON = make_regex(r"\b(?:later|following)\b", re.IGNORECASE)
RECALLING = make_regex(r"\b(?:who|whom|whose|which|where)\b[^,;.]{0,70}$", re.IGNORECASE)
SAYING_BEFORE = make_regex(
    open_blanks(
        r"\b(?:said|says|told (?:\w{2,20} ){1,2}|announced|declared|added|reported|confirmed)"
        r"(?: (?:late|early))?(?: on)? $"
    ),
    re.IGNORECASE,
)
"""Before the day of a saying ("said on Thursday"), which "the same day" behind it does not mean."""
NARRATING = make_regex(
    open_blanks(r"\b(?:in|during|by|until) (?:early |late |mid-|the (?:first|second|last) (?:week|days|half) of )?$"),
    re.IGNORECASE,
)
"""Before a month or year in which something happened, which "a year later" counts from."""
YEAR_OF_RANGE = make_regex(
    open_blanks(
        r" ?(?:-|–|—|to|and|until|till|through) (?:(?:early|late|mid)[ -])?"
        rf"(?:{MONTH} (?:\d{{1,2}},? )?|\d{{1,2}} {MONTH} )([12]\d{{3}})\b"
    )
)
"""Behind "3 March" in "between 3 March and 5 April 2019": the year that both have."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule sees."""

    start: int
    end: int
    rule: Rule
    words: re.Match[str]


def find_matches(text: str) -> tuple[Match, ...]:
    """Return where rules see words: by start, the longest first, then in the order of the layers."""
    seen = [
        (found.start(), -found.end(), order, Match(found.start(), found.end(), rule, found))
        for order, rule in enumerate(_rules_for(text))
        for found in rule.pattern.finditer(text)
        if found.end() > found.start()
    ]
    seen.sort(key=lambda item: item[:3])
    return tuple(match for *_, match in seen)


def cut_matches(matches: tuple[Match, ...], start: int, end: int) -> tuple[Match, ...]:
    """Return those that lie between two places of the sentence."""
    first = bisect_left(matches, start, key=lambda match: match.start)
    last = bisect_left(matches, end, key=lambda match: match.start)
    return tuple(match for match in matches[first:last] if match.end <= end)


def read_words(matches: tuple[Match, ...], context: Context) -> Iterator[Found]:
    """Yield the readings of matches, in their order; the leftmost, then longest, win.

    What a reading fixes is known to those behind it in the same sentence.
    """
    text, reached = context.sentence, 0
    for match in matches:
        if match.start < reached:
            continue
        least, reached = reached, match.end
        tense = find_tense(text, match.start, match.end)
        context = replace(context, tense=tense, fixed=_with_year(context, match))
        reading = match.rule.read(match.words, context)
        if reading:
            found = _widen(Found(match.start, match.end, reading), text, least)
            context = fix(context, (found,))
            yield found


def _rules_for(text: str) -> Iterator[Rule]:
    """Yield the rules of the layers whose trigger the text holds."""
    for layer in LAYERS:
        if layer.trigger.search(text):
            yield from layer.rules


def _with_year(context: Context, match: Match) -> Fixed:
    """Return what is fixed, with the year that the other end of a range states; without that of an aside behind it."""
    ahead = YEAR_OF_RANGE.match(context.sentence, match.end)
    if ahead:
        return replace(context.fixed, stated=int(ahead[1]), is_aside=False)
    is_over = context.fixed.is_aside and not _is_aside(context.sentence, match.start)
    return replace(context.fixed, stated=None, is_aside=False) if is_over else context.fixed


def _is_aside(sentence: str, start: int) -> bool:
    """Say whether a date stands in a clause that only recalls something."""
    return RECALLING.search(sentence, max(start - 80, 0), start) is not None


def _widen(found: Found, text: str, least: int) -> Found:
    """Return the reading over the words before it that narrow it: "early", "the end of"; an end is a last day."""
    reading = found.reading
    narrowing = NARROWING.search(text, max(least, found.start - 24), found.start)
    if not narrowing or reading.type != "DATE" or not LONG_VALUE.fullmatch(reading.value):
        return found
    if narrowing["end"] and reading.when:
        reading = replace(reading, value=reading.when.last.isoformat(), edtf=None)
    return found.widened(narrowing.start(), found.end, reading)


def fix(context: Context, founds: Iterable[Found]) -> Context:
    """Return the context of the words behind these readings, which fix days, months and years."""
    for found in founds:
        context = replace(context, fixed=_fix(context, found))
    return context


def _fix(context: Context, found: Found) -> Fixed:
    """Return what is fixed once this reading is known: its day, its month, its year."""
    reading, fixed = found.reading, context.fixed
    if QUARTER.fullmatch(reading.value) and not YEAR_BEFORE.search(context.sentence, found.start, found.end):
        fixed = replace(fixed, quarter=reading.value)
    when = find_when(reading.value) if MONTH_VALUE.fullmatch(reading.value) else reading.when
    if not when or "/" in when.edtf or not re.match(r"\d{4}", when.edtf):
        return fixed
    year, is_month = when.first.year, MONTH_VALUE.fullmatch(when.edtf) is not None
    if reading.basis is Basis.STATED and (when.is_day or is_month):
        fixed = replace(fixed, stated=year, around=year, is_aside=_is_aside(context.sentence, found.start))
    month = (year, when.first.month) if when.is_day or is_month else fixed.month
    fixed = replace(fixed, month=month, year=year)
    if when.is_day:
        return _fix_day(replace(context, fixed=fixed), found, when.first)
    return _fix_stretch(replace(context, fixed=fixed), found, when.first)


def _fix_day(context: Context, found: Found, day: date) -> Fixed:
    """Return what is fixed once a day is named.

    One ahead, or one of a clause that only recalls something ("who was killed on Friday"), is no day of the story.
    """
    fixed, sentence = context.fixed, context.sentence
    is_aside = _is_aside(sentence, found.start)
    is_saying = fixed.here is not None and SAYING_BEFORE.search(sentence, max(found.start - 40, 0), found.start)
    if found.reading.value.endswith("TNI") and "hours" in sentence[found.start : found.end]:
        fixed = replace(fixed, small_hours=day)
    here = fixed.here if is_aside or is_saying else day
    fixed = replace(fixed, here=here, named=day, last=day)
    if day > context.published or (is_aside and fixed.day):
        return fixed
    return replace(fixed, day=day, near=day, since=None)


def _fix_stretch(context: Context, found: Found, first: date) -> Fixed:
    """Return what is fixed once a month or year is named in which something happened, or that is later than another."""
    sentence = context.sentence
    place = max(sentence.rfind(" in ", found.start, found.end) + len(" in "), found.start)
    is_told = NARRATING.search(sentence, max(place - 30, 0), place) or not sentence[: found.start].strip(" •*-–—")
    goes_on = GOING_ON.search(sentence, found.start, found.end) is not None
    if not is_told and not goes_on:
        return context.fixed
    return replace(context.fixed, since=first, onward=first if goes_on else None)
