"""Paragraphs, sentences and referents in, passages out: what a report says around its quotations, and whom it names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline.english.lexicon import read_words
from dateline.english.quotation_marks import Quotation, find_marked
from dateline.model import Kind
from dateline.regexes import make_regex
from dateline.seed import Paragraph, Referent, Sentence

MASK = "\ufffc"
"""Stands for each character of a quotation, so that its words are not taken for the report's."""
FEMALE = read_words("female_names")
MALE = read_words("male_names")
HER_TITLES = make_regex(
    r"\b(?:Mrs|Ms|Miss|Mme|Madame|Lady|Dame|Queen|Princess|Baroness|Duchess|Sister|Congresswoman)\.?\s+(?:[A-Z]\w*\s+)?$"
)
HIS_TITLES = make_regex(
    r"\b(?:Mr|Sir|Lord|King|Prince|Pope|Father|Baron|Duke|Sheikh|Imam|Mullah|Ayatollah|Cardinal|Congressman)\.?\s+"
    r"(?:[A-Z]\w*\s+)?$"
)

OFFICE_BEFORE = make_regex(r"(?:\b(?:the|an?|his|her|its|their)|[’']s)\s+([^\W\d_][\w -]{2,40}),\s*$", re.IGNORECASE)
"""Before a name: "the city's governor, Omar Darzi"."""
ASIDE_BEHIND = make_regex(r"\s*,\s+(?:(?:the|an?|its|their|his|her|who is)\s+)?([a-z][^,.;]{2,60})[,.;]")
OFFICE_BREAK = make_regex(r"[,.;:“”\"()—–]\s|\b(?:and|by|to|with|told|met)\s")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something named outside quotation marks."""

    start: int
    """Offset in the paragraph's text."""
    end: int
    name: str
    """The fullest name."""
    kind: Kind
    pronoun: str
    """`he` or `she` where that is known; empty for others."""
    offices: tuple[str, ...] = ()
    """What the report says of a person right before the name, and between commas behind it, in small letters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as its report reads with the quotations masked."""

    number: int
    base: int
    """Where the paragraph begins in the seed."""
    style: str
    text: str
    """As long as the paragraph's text."""
    words: str
    """The paragraph's text itself."""
    stretches: tuple[tuple[int, int], ...]
    """Its sentences, by start and end; one that would end inside a quotation goes on behind it."""
    names: tuple[Named, ...]
    """In order, those inside quotations left out."""
    quotations: tuple[Quotation, ...]


def make_passages(
    paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...], referents: tuple[Referent, ...]
) -> tuple[Passage, ...]:
    """Return one passage for each paragraph."""
    quotations = _by_paragraph(find_marked(paragraphs))
    cuts: dict[int, list[int]] = {}
    for sentence in sentences:
        cuts.setdefault(sentence.paragraph, []).append(sentence.span.start)
    names = _find_names(paragraphs, referents)
    return tuple(
        _make_passage(number, paragraph, quotations.get(number, ()), cuts.get(number, []), names.get(number, []))
        for number, paragraph in enumerate(paragraphs)
    )


def names_between(passage: Passage, start: int, end: int) -> tuple[Named, ...]:
    """Return the names that begin between two places of the passage, in order."""
    first = bisect_left(passage.names, start, key=lambda named: named.start)
    return passage.names[first : bisect_left(passage.names, end, key=lambda named: named.start)]


def quotations_between(passage: Passage, start: int, end: int) -> tuple[Quotation, ...]:
    """Return the quotations that open between two places of the passage, in order."""
    first = bisect_left(passage.quotations, start, key=lambda quotation: quotation.opens)
    return passage.quotations[first : bisect_left(passage.quotations, end, key=lambda quotation: quotation.opens)]


def _by_paragraph(marked: tuple[Quotation, ...]) -> dict[int, tuple[Quotation, ...]]:
    """Return the quotations by the paragraph that they stand in."""
    return {number: tuple(group) for number, group in groupby(marked, key=lambda quotation: quotation.paragraph)}


def _find_names(paragraphs: tuple[Paragraph, ...], referents: tuple[Referent, ...]) -> dict[int, list[Named]]:
    """Return by paragraph who and what is named in it, in order."""
    starts = [paragraph.span.start for paragraph in paragraphs]
    found: dict[int, list[Named]] = {}
    for referent in referents:
        places = [(bisect_right(starts, mention.span.start) - 1, mention.span) for mention in referent.mentions]
        inside = [(number, span) for number, span in places if number >= 0]
        lefts = [paragraphs[number].text[: span.start - starts[number]][-40:] for number, span in inside]
        rights = [paragraphs[number].text[span.end - starts[number] :][:90] for number, span in inside]
        pronoun = _find_pronoun(referent, lefts)
        offices = _find_offices(lefts, rights) if referent.tag.kind is Kind.PEOPLE else ()
        for number, span in inside:
            base = starts[number]
            named = Named(span.start - base, span.end - base, referent.tag.name, referent.tag.kind, pronoun, offices)
            found.setdefault(number, []).append(named)
    return {number: sorted(names, key=lambda named: named.start) for number, names in found.items()}


def _make_passage(
    number: int, paragraph: Paragraph, quotations: tuple[Quotation, ...], cuts: list[int], names: list[Named]
) -> Passage:
    base, text = paragraph.span.start, paragraph.text
    masked = _mask(text, quotations)
    stretches = tuple(_find_stretches(text, [cut - base for cut in cuts], quotations))
    shown = tuple(named for named in names if named.end <= len(text) and not _is_inside(named.start, quotations))
    return Passage(number, base, paragraph.style, masked, text, stretches, shown, quotations)


def _is_inside(place: int, quotations: tuple[Quotation, ...]) -> bool:
    """Say whether a place stands inside a quotation or on its marks."""
    before = bisect_right(quotations, place, key=lambda quotation: quotation.opens)
    return before > 0 and place < quotations[before - 1].closes


def _mask(text: str, quotations: tuple[Quotation, ...]) -> str:
    """Return the text with a mask over each quotation and its marks."""
    parts, end = [], 0
    for quotation in quotations:
        parts += [text[end : quotation.opens], MASK * (quotation.closes - quotation.opens)]
        end = quotation.closes
    return "".join((*parts, text[end:]))


def _find_stretches(text: str, cuts: list[int], quotations: tuple[Quotation, ...]) -> Iterator[tuple[int, int]]:
    """Yield the sentences, none of which begins inside a quotation."""
    openings = {quotation.opens for quotation in quotations}
    start = 0
    for cut in (*cuts, len(text)):
        is_free = cut == len(text) or cut in openings or not _is_inside(cut, quotations)
        if start < cut <= len(text) and is_free:
            yield start, cut
            start = cut


def _find_offices(lefts: list[str], rights: list[str]) -> tuple[str, ...]:
    """Return what the report calls a person: right before the name, with a comma too, and between commas behind it."""
    asides = (ASIDE_BEHIND.match(right) for right in rights)
    before = (OFFICE_BEFORE.search(left) for left in lefts)
    found = [OFFICE_BREAK.split(left)[-1] for left in lefts] + [aside[1] for aside in (*asides, *before) if aside]
    return tuple(dict.fromkeys(office.strip().lower() for office in found if office.strip()))


def _find_pronoun(referent: Referent, lefts: Iterable[str]) -> str:
    """Return `he` or `she` where a title before a mention or the given name tells, else nothing."""
    if referent.tag.kind is not Kind.PEOPLE:
        return ""
    for left in lefts:
        if HER_TITLES.search(left):
            return "she"
        if HIS_TITLES.search(left):
            return "he"
    given = next(iter(referent.tag.name.casefold().split()), "")
    return "she" if given in FEMALE else "he" if given in MALE else ""
