"""A date in its sentence in, the line of the timeline out that tells what happened then."""

import re
from dataclasses import dataclass

from dateline.english.sentences import ENDS_SENTENCE
from dateline.extract.events.clauses import LONGEST, Stretch, choose_stretch, find_own_clause
from dateline.extract.events.phrases import SAYING, WORD, find_cut, find_label, find_quoted, find_verb
from dateline.extract.events.scopes import blank
from dateline.extract.events.wording import Edit, NameAt, find_pronoun, make_line, measure_line, name_subject
from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Sentence
from dateline.when import MONTHS

LIFE = make_regex(r"(?:born|died|married|founded|opened|elected|appointed|launched): ", re.IGNORECASE)
"""A row of a life or a firm's facts: "Born: 3 March 1926"."""
FEWEST_WORDS = 3
"""A line of fewer words keeps its date, so that it says something."""
FEWEST_OF_A_CLAUSE = 4
"""A clause of fewer words is shown with the whole sentence when it opens with a word that points elsewhere."""
POINTS_ELSEWHERE = make_regex(
    r"\s*(?:he|she|it|they|some|others?|another|both|one|this|that|these|those)\b", re.IGNORECASE
)
CONDITION = make_regex(r"\s*(?:(?:And|But|Even) )?[Ii]f\b")
HABIT = make_regex(
    r"\b(?:usually|normally|typically|traditionally|generally|tends? to|every year|each year)\b", re.IGNORECASE
)
YEARLY = make_regex(
    rf"(?:(?:early|late|mid)[ -])?(?:(?:the )?(?:spring|summer|autumn|winter)|Christmas|Easter|{'|'.join(MONTHS)})"
)
"""A time of the year, no year named."""
SPEAKERS_DAY = make_regex(r"(?:today|tonight|this (?:morning|afternoon|evening|week))", re.IGNORECASE)
LONGEST_QUOTATION = 240
"""How much of a quotation is put before a bare "she said"."""
MOST_WORDS_OF_SAYING = 5


@dataclass(frozen=True, slots=True)
class NamedText:
    """The sentences of an article with the names in them."""

    sentences: tuple[Sentence, ...]
    names: tuple[tuple[NameAt, ...], ...]
    """For each sentence the names in it."""


@dataclass(frozen=True, slots=True)
class Dates:
    """One date of a sentence beside its others, by offsets in the sentence."""

    place: Span
    """The one that the line is for."""
    twins: tuple[Span, ...]
    """Further words for the same date ("six days later, on 9 December")."""
    others: tuple[Span, ...]
    """Other dates."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """What the timeline shows of a sentence."""

    text: str
    clause: Span
    """The date's own clause, by offsets in the sentence."""
    start: int
    """Where the source of the line begins in the seed."""


def find_line(story: NamedText, number: int, dates: Dates) -> EventLine | None:
    """Return the line for one date of a sentence; None where the words beside it tell no event."""
    sentence = story.sentences[number]
    every = (dates.place, *dates.twins, *dates.others)
    bare = _blank_label(sentence.text, min(every, key=lambda span: span.start))
    if not _tells(sentence, bare, every) or _is_unreal(bare, dates.place):
        return None
    shown = tuple(other for other in dates.others if bare[other.start : other.end].strip())
    text = _choose_text(story, number, bare, Dates(dates.place, dates.twins, shown))
    start, text = _put_quotation_before(story.sentences, number, text)
    return EventLine(text, find_own_clause(bare, dates.place.start), start)


def _blank_label(text: str, first: Span) -> str:
    """Return the text with an opening date label ("3 January: ...") as blanks, where words enough stand behind it."""
    end = find_label(text, first)
    return blank(text, (Span(0, end),)) if len(WORD.findall(text[end:])) > 1 else text


def _tells(sentence: Sentence, bare: str, dates: tuple[Span, ...]) -> bool:
    """Say whether the words beside the dates tell an event; a caption, a lone year or a table's cell does not."""
    rest = blank(bare, dates)
    words = [word for word in WORD.findall(rest) if len(word) > 1]
    if sentence.style == "table":
        return bare != sentence.text and len(words) >= FEWEST_WORDS
    if bare != sentence.text or sentence.style in ("item", "numbered"):
        return len(words) > 1 or LIFE.match(bare) is not None
    return len(words) > 1 and bool(ENDS_SENTENCE.search(bare) or find_verb(rest))


def _is_unreal(bare: str, place: Span) -> bool:
    """Say whether the date tells no event.

    It stands in a condition that opens the sentence ("If talks fail on 3 May, ..."), or is of every year ("the rains
    usually begin in June"), or it is a speaker's own "tonight" beside no finite verb ("The thing to say tonight is").
    """
    before = bare[: place.start]
    if CONDITION.match(before) and not re.search(r"[,:;]", before):
        return True
    if YEARLY.fullmatch(bare[place.start : place.end]):
        own = find_own_clause(bare, place.start)
        if HABIT.search(bare, own.start, own.end):
            return True
    quotation = next((span for span in find_quoted(bare) if span.start <= place.start < span.end), None)
    if not quotation or not SPEAKERS_DAY.fullmatch(bare[place.start : place.end]):
        return False
    spoken = bare[quotation.start : place.start]
    return WORD.search(spoken) is not None and find_verb(spoken) is None


def _choose_text(story: NamedText, number: int, bare: str, dates: Dates) -> str:
    """Return the whole sentence as a line where that is short and dated once, else the date's part of it."""
    whole = _write(story, number, bare, Stretch(Span(0, len(bare)), is_whole=True), dates)
    is_long = len(whole) > LONGEST
    if not dates.others and not is_long:
        return whole
    mentions = tuple(name.place for name in story.names[number])
    others = tuple(other.start for other in dates.others)
    stretch = choose_stretch(bare, dates.place.start, others, mentions, is_long=is_long)
    part = "" if stretch.is_whole and not stretch.edits else _write(story, number, bare, stretch, dates)
    return part or whole


def _write(story: NamedText, number: int, bare: str, stretch: Stretch, dates: Dates) -> str:
    """Return the line for a stretch of the sentence; empty where it would open with a word that points elsewhere."""
    span = stretch.span
    cuts = _find_cuts(bare, stretch, dates)
    if measure_line(bare, span, stretch.edits + cuts) < FEWEST_WORDS:
        cuts = ()
    edits = stretch.edits + cuts
    opened = next((cut.end for cut in cuts if not bare[span.start : cut.start].strip()), None)
    found = find_pronoun(bare, span.start, opened)
    name = name_subject(found, number, bare, story.sentences, story.names) if found else None
    if not stretch.is_whole:
        elsewhere = POINTS_ELSEWHERE.match(bare, span.start)
        is_thin = measure_line(bare, span, edits) < FEWEST_OF_A_CLAUSE
        if elsewhere and (is_thin or (found and not name and bare[: span.start].strip())):
            return ""
    return make_line(bare, span, (*edits, name) if name else edits)


def _find_cuts(bare: str, stretch: Stretch, dates: Dates) -> tuple[Edit, ...]:
    """Return the date words that the line leaves out; none where another date is shown with them."""
    span = stretch.span
    kept = (other for other in dates.others if span.start <= other.start < span.end)
    if any(not _is_cut(other, stretch.edits) for other in kept):
        return ()
    near = tuple(other for other in dates.others if other.start < span.end)
    cuts: list[Edit] = []
    every = (dates.place, *dates.twins)
    for date in every:
        if not span.start <= date.start < span.end:
            continue
        cut = find_cut(bare[: span.end], date, near)
        own = find_own_clause(bare, date.start)
        if not cut or (own.start < span.start and own.start) or (own.start and not span.start):
            return ()
        cuts.append(Edit(cut.start, cut.end, " "))
    return tuple(cuts)


def _is_cut(place: Span, edits: tuple[Edit, ...]) -> bool:
    """Say whether an edit takes these words away."""
    return any(edit.start <= place.start and place.end <= edit.end for edit in edits)


def _put_quotation_before(sentences: tuple[Sentence, ...], number: int, line: str) -> tuple[int, str]:
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
