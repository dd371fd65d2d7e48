"""Paragraphs, sentences and referents in, passages out: what a report says around its quotations, and whom it names."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from generator.ingest.extract.lexicon import read_words
from generator.ingest.extract.quotes.marks import Quotation, find_marked
from generator.model import Kind, Paragraph, Referent, Sentence

MASK = "\ufffc"
"""Stands for each character of a quotation, so that its words are not taken for the report's."""
FEMALE = read_words("female_names")
MALE = read_words("male_names")
HER_TITLES = re.compile(
    r"\b(?:Mrs|Ms|Miss|Mme|Madame|Lady|Dame|Queen|Princess|Baroness|Duchess|Sister|Congresswoman)\.?\s+(?:[A-Z]\w*\s+)?$"
)
HIS_TITLES = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Pope|Father|Baron|Duke|Sheikh|Imam|Mullah|Ayatollah|Cardinal|Congressman)\.?\s+"
    r"(?:[A-Z]\w*\s+)?$"
)


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
    marked = find_marked(paragraphs)
    pronouns = {referent.tag.name: _find_pronoun(referent, paragraphs) for referent in referents}
    mentions = sorted(
        ((mention.span.start, mention.span.end, referent) for referent in referents for mention in referent.mentions),
        key=lambda mention: mention[:2],
    )
    starts = [start for start, _, _ in mentions]
    passages = []
    for number, paragraph in enumerate(paragraphs):
        quotations = tuple(quotation for quotation in marked if quotation.paragraph == number)
        base, end = paragraph.span.start, paragraph.span.start + len(paragraph.text)
        inside = mentions[bisect_left(starts, base) : bisect_left(starts, end)]
        names = tuple(
            Named(start - base, stop - base, referent.tag.name, referent.tag.kind, pronouns[referent.tag.name])
            for start, stop, referent in inside
            if not any(quotation.opens <= start - base < quotation.closes for quotation in quotations)
        )
        cuts = [sentence.span.start - base for sentence in sentences if sentence.paragraph == number]
        stretches = tuple(_find_stretches(paragraph.text, cuts, quotations))
        text = _mask(paragraph.text, quotations)
        passages.append(Passage(number, base, paragraph.style, text, paragraph.text, stretches, names, quotations))
    return tuple(passages)


def _mask(text: str, quotations: tuple[Quotation, ...]) -> str:
    """Return the text with a mask over each quotation and its marks."""
    for quotation in quotations:
        text = text[: quotation.opens] + MASK * (quotation.closes - quotation.opens) + text[quotation.closes :]
    return text


def _find_stretches(text: str, cuts: list[int], quotations: tuple[Quotation, ...]) -> Iterator[tuple[int, int]]:
    """Yield the sentences, none of which begins inside a quotation."""
    kept = [
        cut
        for cut in cuts
        if 0 < cut < len(text) and not any(quotation.opens < cut < quotation.closes for quotation in quotations)
    ]
    start = 0
    for cut in (*kept, len(text)):
        if cut > start:
            yield start, cut
        start = cut


def _find_pronoun(referent: Referent, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return `he` or `she` where a title or the given name tells, else nothing."""
    if referent.tag.kind is not Kind.PEOPLE:
        return ""
    for mention in referent.mentions:
        left = _read_left(mention.span.start, paragraphs)
        if HER_TITLES.search(left):
            return "she"
        if HIS_TITLES.search(left):
            return "he"
    given = referent.tag.name.casefold().split()[0]
    return "she" if given in FEMALE else "he" if given in MALE else ""


def _read_left(place: int, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return up to thirty characters that stand before a place of the seed in its paragraph."""
    starts = [paragraph.span.start for paragraph in paragraphs]
    number = bisect_left(starts, place + 1) - 1
    if number < 0:
        return ""
    at = place - starts[number]
    return paragraphs[number].text[max(at - 30, 0) : at]
