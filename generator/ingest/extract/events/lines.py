"""A date in its sentence in, the line of the timeline out that tells what happened then."""

import re
from dataclasses import dataclass

from generator.ingest.extract.events.clauses import Stretch, choose_stretch, find_own_clause
from generator.ingest.extract.events.phrases import find_cut, find_label
from generator.ingest.extract.events.subjects import Name, find_pronoun, name_subject
from generator.ingest.extract.events.verbs import SAYING, WORD, find_verb
from generator.ingest.extract.events.wording import Edit, make_line, measure_line
from generator.model import Sentence, Span

FEWEST_WORDS = 3
"""A line of fewer words keeps its date, so that it says something."""
ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
LONGEST_QUOTATION = 240
"""How much of a quotation is put before a bare "she said"."""
MOST_WORDS_OF_SAYING = 5


@dataclass(frozen=True, slots=True)
class Line:
    """What the timeline shows of a sentence."""

    text: str
    clause: Span
    """The date's own clause, by offsets in the sentence."""
    start: int
    """Where the source of the line begins in the seed."""


def find_line(
    number: int,
    sentences: tuple[Sentence, ...],
    place: Span,
    others: tuple[Span, ...],
    twins: tuple[Span, ...],
    names: tuple[tuple[Name, ...], ...],
) -> Line | None:
    """Return the line for the date at `place`; None where the words beside it tell no event.

    `others` are the sentence's other dates, `twins` further words for the same one ("six days later, on 9 December").
    """
    sentence = sentences[number]
    bare = _blank_label(sentence.text, min((place, *others, *twins), key=lambda span: span.start))
    if not _tells(sentence, bare, place, others + twins):
        return None
    shown = tuple(other for other in others if bare[other.start : other.end].strip())
    mentions = tuple(name.place for name in names[number])
    stretch = choose_stretch(bare, place.start, tuple(other.start for other in shown), mentions)
    line = _write(number, sentences, bare, stretch, (place, *twins), shown, names)
    if not line:
        whole = Stretch(Span(0, len(bare)), is_whole=True)
        line = _write(number, sentences, bare, whole, (place, *twins), shown, names) or sentence.text
    start, line = _put_quotation_before(number, sentences, line)
    return Line(line, find_own_clause(bare, place.start), start)


def _blank_label(text: str, first: Span) -> str:
    """Return the text with an opening date label ("3 January: ...") as blanks, if enough words stand behind it."""
    end = find_label(text, first)
    behind = WORD.findall(text[end:])
    return " " * end + text[end:] if len(behind) >= FEWEST_WORDS or find_verb(text, end) or len(behind) > 1 else text


def _tells(sentence: Sentence, bare: str, place: Span, dates: tuple[Span, ...]) -> bool:
    """Say whether the words beside the dates tell an event; a caption, a lone year or a table's cell does not."""
    rest = bare
    for date in (place, *dates):
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    words = [word for word in WORD.findall(rest) if len(word) > 1]
    if sentence.style == "table":
        return bare != sentence.text and len(words) >= FEWEST_WORDS
    if bare != sentence.text or sentence.style in ("item", "numbered"):
        return len(words) > 1
    return len(words) > 1 and bool(ENDS.search(bare) or find_verb(rest))


def _write(
    number: int,
    sentences: tuple[Sentence, ...],
    bare: str,
    stretch: Stretch,
    dates: tuple[Span, ...],
    others: tuple[Span, ...],
    names: tuple[tuple[Name, ...], ...],
) -> str:
    """Return the line for a stretch of the sentence; empty where it would open with a pronoun that nothing names."""
    span = stretch.span
    cuts = _find_cuts(bare, stretch, dates, others)
    if measure_line(bare, span, stretch.edits + cuts) < FEWEST_WORDS:
        cuts = ()
    opened = next((cut.end for cut in cuts if not bare[span.start : cut.start].strip()), None)
    found = find_pronoun(bare, span.start, opened)
    edits = stretch.edits + cuts
    if found:
        name = name_subject(bare, found, number, sentences, names)
        if not name and span.start > 0 and bare[: span.start].strip():
            return ""
        edits += (name,) if name else ()
    return make_line(bare, span, edits)


def _find_cuts(bare: str, stretch: Stretch, dates: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Edit, ...]:
    """Return the date words that the line leaves out: those of the news itself, where no other date is shown with it."""
    span = stretch.span
    if any(span.start <= other.start < span.end and not _is_cut(other, stretch.edits) for other in others):
        return ()
    cuts = []
    for date in dates:
        near = tuple(other for other in (*dates, *others) if other != date)
        cut = find_cut(bare, date, near) if span.start <= date.start < span.end else None
        own = find_own_clause(bare, date.start)
        if cut and (own.start == 0 or own.start == span.start or not stretch.is_whole):
            cuts.append(Edit(cut.start, cut.end, " "))
    return tuple(cuts)


def _is_cut(place: Span, edits: tuple[Edit, ...]) -> bool:
    """Say whether an edit takes these words away."""
    return any(edit.start <= place.start and place.end <= edit.end for edit in edits)


def _put_quotation_before(number: int, sentences: tuple[Sentence, ...], line: str) -> tuple[int, str]:
    """Return where the line's source begins, and the line, with the quotation put before a bare "the minister said"."""
    sentence = sentences[number]
    before = sentences[number - 1] if number else None
    if not before or before.paragraph != sentence.paragraph or not before.text.endswith(("”", '"')):
        return sentence.span.start, line
    if len(WORD.findall(line)) > MOST_WORDS_OF_SAYING or not SAYING.search(line):
        return sentence.span.start, line
    first = number - 1
    while "“" not in sentences[first].text and first > 0 and sentences[first - 1].paragraph == sentence.paragraph:
        first -= 1
    spoken = " ".join(each.text for each in sentences[first:number])
    if len(spoken) > LONGEST_QUOTATION:
        first, spoken = number - 1, before.text
    whole = make_line(spoken, Span(0, len(spoken)), ())
    return sentences[first].span.start, f"{whole} {line}"
