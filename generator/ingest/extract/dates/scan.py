"""One sentence in, its readings out: which rules see words there, and which of them win."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.ingest.extract.dates import absolute, anaphora, clock, durations, partial, relative, vague
from generator.ingest.extract.dates.calendar_words import MONTH
from generator.ingest.extract.dates.reading import Context, Fixed, Found, Reading, Rule
from generator.ingest.extract.dates.tense import find_tense
from generator.model import Basis


@dataclass(frozen=True, slots=True)
class Layer:
    """Rules of one kind, and what a sentence must hold for any of them to see something."""

    trigger: re.Pattern[str]
    rules: tuple[Rule, ...]


def _make_layer(trigger: str, rules: tuple[Rule, ...]) -> Layer:
    """Return a layer from the pattern of its trigger."""
    return Layer(re.compile(trigger, re.IGNORECASE), rules)


UNIT_WORDS = r"second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur"
LAYERS = (
    _make_layer(r"\d|ties\b|century", absolute.RULES),
    _make_layer(
        r"\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|spring|summer|autumn|fall|"
        r"winter|quarter|half|eve\b|day\b|epiphany|halloween|christmas",
        partial.RULES,
    ),
    _make_layer(rf"today|yesterday|tomorrow|night|{UNIT_WORDS}", relative.RULES),
    _make_layer(rf"{UNIT_WORDS}|every|each|ly\b|annual|biennial|days\b", durations.RULES),
    _make_layer(r"now|present|moment|current|past|recent|lately|long ago|previous|future|soon", vague.RULES),
    _make_layer(r"\d|clock|noon|midday|midnight|morning|evening|night|hours|dawn|dusk|break|sun|lunch", clock.RULES),
    _make_layer(r"\b(?:that|the|a)\s", anaphora.RULES),
)
"""Where two rules see the same words, that of the layer named first has them."""
YEAR_OF_RANGE = re.compile(
    rf"\s{{0,9}}(?:-|–|—|to|and|until|till|through)\s{{1,9}}(?:{MONTH}\s(?:\d{{1,2}},?\s)?|\d{{1,2}}\s{MONTH}\s)([12]\d{{3}})\b"
)
"""Behind "3 March" in "between 3 March and 5 April 2019": the year that both have."""


def read_words(text: str, context: Context, stretches: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    """Yield the readings of the words that lie in the stretches, in their order; the leftmost, then longest, win.

    What a reading fixes is known to those behind it in the same sentence.
    """
    reached = 0
    for start, end, rule, found in _find_matches(text):
        if start < reached or not any(first <= start and end <= last for first, last in stretches):
            continue
        reached = end
        context = replace(context, tense=find_tense(text, start, end), fixed=_with_year_of_range(context, text, end))
        reading = rule.read(found, context)
        if reading:
            context = replace(context, fixed=fix(context, reading))
            yield Found(start, end, reading)


def _find_matches(text: str) -> list[tuple[int, int, Rule, re.Match[str]]]:
    """Return where rules see words: by start, the longest first."""
    seen = [
        (found.start(), -found.end(), order, rule, found)
        for order, rule in enumerate(_rules_for(text))
        for found in rule.pattern.finditer(text)
        if found.end() > found.start()
    ]
    seen.sort(key=lambda item: item[:3])
    return [(start, -end, rule, found) for start, end, _, rule, found in seen]


def _rules_for(text: str) -> Iterator[Rule]:
    """Yield the rules of the layers whose trigger the text holds."""
    for layer in LAYERS:
        if layer.trigger.search(text):
            yield from layer.rules


def _with_year_of_range(context: Context, text: str, end: int) -> Fixed:
    """Return what is fixed, with the year that the other end of a range states."""
    ahead = YEAR_OF_RANGE.match(text, end)
    return replace(context.fixed, stated=int(ahead[1])) if ahead else context.fixed


def fix(context: Context, reading: Reading) -> Fixed:
    """Return what is fixed once this reading is known: its day, its month, its year."""
    fixed, when = context.fixed, reading.when
    if not when or "/" in when.edtf or not re.match(r"\d{4}", when.edtf):
        return fixed
    year, month = when.first.year, when.first.month
    stated = year if reading.basis is Basis.STATED else fixed.stated
    if when.is_day:
        return replace(fixed, day=when.first, month=(year, month), year=year, stated=stated)
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", when.edtf):
        return replace(fixed, month=(year, month), year=year, stated=stated)
    return replace(fixed, year=year)
