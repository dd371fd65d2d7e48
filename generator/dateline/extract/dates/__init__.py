"""Sentences in, time expressions out: words like "on Friday" or "two years ago" with what they mean.

The modules that `scan` lists in its layers hold patterns that see words; `scan` lets them contend for a sentence; here
stand the days that they count from. Between quotation marks "today" is the day of the utterance.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.extract.dates.anaphora import find_content_words
from dateline.extract.dates.clock import attach_days
from dateline.extract.dates.patterns import Anchors, Context, DatedSentence, PlacedMeaning, Tense
from dateline.extract.dates.scan import Match, cut_matches, find_matches, read_matches, set_anchors
from dateline.model import Basis, Span
from dateline.regexes import make_regex
from dateline.seed import Sentence, Timex

NO_DAY = date(2030, 1, 1)
"""Stands in where the copy names no day; what was reckoned from it is thrown away."""
LONGEST_QUOTATION = 40
"""So many sentences of one quotation are looked through for the words that say who spoke and when."""
MOST_DATED = 200
"""So many sentences of known day are remembered for "the day X was killed"."""
SAYING = make_regex(
    r"\b(?:said|says|told|tells|saying|telling|wrote|writes|tweeted|posted|announced|added|declared|stated|warned|"
    r"insisted|claimed|argued|asked|replied|quoted|commented|spoke|speaking|testified|message|statement|speech|interview|"
    r"tweet|post|letter|broadcast|address|remarks|briefing|conference|reporters)\b",
    re.IGNORECASE,
)
DAYS_OF_NEWS = 2
"""A day further back from the DCT is of the background."""
NEAR = 45
"""So many characters from the verb of saying a day is that of the utterance."""


@dataclass(slots=True)
class _Progress:
    """What is known on the way through the sentences."""

    context: Context
    quotations: tuple[Span, ...]
    """In order; none overlaps another."""
    starts: list[int]
    """First offsets of the quotations."""
    dated: list[DatedSentence] = field(default_factory=list)
    uttered: dict[Span, date] = field(default_factory=dict)
    """The day of each quotation met so far."""
    paragraph: int = -1
    """That of the sentence before."""
    saying: tuple[int, date] | None = None
    """Paragraph and day of the last saying that names one."""
    reported: date | None = None
    """The day that the lede tells of."""
    spoken: tuple[Span, Anchors] | None = None
    """The last quotation, and the anchors that its own words have set."""

    def find_anchors(self, quotation: Span) -> Anchors:
        """Return the anchors of the words of a quotation.

        "That day" may be one that the story names; "three days later" counts from what the speaker has named.
        """
        if self.spoken and self.spoken[0] == quotation:
            return replace(self.spoken[1], sentence_year=None)
        around = self.context.anchors
        return replace(around, past_day=None, stretch_start=None, sentence_day=around.sentence_day or around.past_day)


def find_timexes(
    sentences: tuple[Sentence, ...],
    *,
    news_day: date | None,
    dct: date | None,
    day_first: bool,
    quotations: tuple[Span, ...],
) -> tuple[Timex, ...]:
    """Return the time expressions by place in the seed, never overlapping; `dct` is the day that weekdays count from.

    With neither day known only what the text states in full, lengths and vague words are returned.
    """
    today = news_day or dct or NO_DAY
    context = Context("", today, dct or today, Tense.OPEN, Anchors(), (), day_first)
    ordered = _join_quotations(quotations)
    progress = _Progress(context, ordered, [span.start for span in ordered])
    found = tuple(timex for number in range(len(sentences)) for timex in _read_sentence(sentences, number, progress))
    return found if news_day or dct else tuple(timex for timex in found if _needs_no_day(timex))


def _needs_no_day(timex: Timex) -> bool:
    """Say whether a time expression counts from no day of its own."""
    return timex.basis is Basis.STATED or timex.type in ("DURATION", "SET") or timex.value.endswith("_REF")


def _read_sentence(sentences: tuple[Sentence, ...], number: int, progress: _Progress) -> tuple[Timex, ...]:
    """Return the time expressions of one sentence and note the anchors that it sets."""
    sentence = sentences[number]
    matches = find_matches(sentence.text)
    inside = _cut_quotations(sentence, progress)
    if not matches and not inside:
        return ()
    context = _enter(sentence, progress)
    found = list(_read_outside(sentence, matches, inside, context))
    said = _note(sentence, tuple(found), progress)
    for quotation in inside:
        day = _find_utterance(sentences, number, quotation, said, progress)
        start, end = quotation.start - sentence.span.start, quotation.end - sentence.span.start
        spoken = replace(context, today=day, dct=day, anchors=progress.find_anchors(quotation))
        words = tuple(read_matches(cut_matches(matches, start, end), spoken))
        progress.spoken = (quotation, set_anchors(spoken, words).anchors)
        found += attach_days(words, sentence.text, day)
    return _make_timexes(sentence, found)


def _enter(sentence: Sentence, progress: _Progress) -> Context:
    """Return the context of a sentence, without the anchors of other sentences and paragraphs."""
    anchors = replace(
        progress.context.anchors, sentence_year=None, sentence_day=None, mentioned_day=None, later_start=None
    )
    if progress.paragraph != sentence.paragraph:
        is_next = sentence.paragraph == progress.paragraph + 1
        anchors = replace(
            anchors,
            paragraph_day=None,
            previous_paragraph_day=anchors.paragraph_day if is_next else None,
            quarter=None,
            paragraph_year=None,
        )
    progress.paragraph = sentence.paragraph
    progress.context = replace(progress.context, sentence=sentence.text, anchors=anchors)
    return replace(progress.context, dated=tuple(progress.dated))


def _read_outside(
    sentence: Sentence, matches: tuple[Match, ...], inside: tuple[Span, ...], context: Context
) -> tuple[PlacedMeaning, ...]:
    """Return what the words outside quotation marks mean."""
    base, kept, reached = sentence.span.start, list[Match](), 0
    for quotation in inside:
        kept += cut_matches(matches, reached, quotation.start - base)
        reached = quotation.end - base
    kept += cut_matches(matches, reached, len(sentence.text))
    founds = tuple(read_matches(tuple(kept), context))
    return attach_days(founds, sentence.text, context.anchors.past_day or context.today)


def _note(sentence: Sentence, outside: tuple[PlacedMeaning, ...], progress: _Progress) -> date | None:
    """Note the anchors that a sentence sets and the day it is of; return the day on which somebody in it spoke."""
    dct = progress.context.dct
    days = [when.first for found in outside if (when := found.meaning.when) and when.is_day]
    progress.context = set_anchors(progress.context, outside)
    if days:
        dated = DatedSentence(find_content_words(sentence.text), days[0])
        progress.dated = [*progress.dated[1 - MOST_DATED :], dated]
    if sentence.paragraph == 0:
        progress.reported = progress.reported or _find_reported_day(outside, dct)
    day = _find_saying_day(sentence.text, outside, dct)
    if day:
        progress.saying = (sentence.paragraph, day)
    return day


def _find_utterance(
    sentences: tuple[Sentence, ...], number: int, quotation: Span, said: date | None, progress: _Progress
) -> date:
    """Return the day on which the words between the marks were said or written.

    It is the day named with the verb of saying in the sentence, in one that the quotation runs into, or before it in
    the paragraph; else the day that the report is about: the last one that the lede tells of, or the news day, never
    the day a next-day paper came out.
    """
    if quotation in progress.uttered:
        return progress.uttered[quotation]
    day = said or _look_ahead(sentences, number, quotation, progress)
    if not day and progress.saying and progress.saying[0] == sentences[number].paragraph:
        day = progress.saying[1]
    progress.uttered[quotation] = day or progress.reported or progress.context.today
    return progress.uttered[quotation]


def _look_ahead(sentences: tuple[Sentence, ...], number: int, quotation: Span, progress: _Progress) -> date | None:
    """Return the day of saying named in the sentence that a quotation ends in, where that is a later one."""
    last = number
    while last + 1 < min(len(sentences), number + LONGEST_QUOTATION) and sentences[last + 1].span.start < quotation.end:
        last += 1
    if last == number:
        return None
    sentence = sentences[last]
    inside = _cut_quotations(sentence, progress)
    context = replace(progress.context, sentence=sentence.text)
    outside = _read_outside(sentence, find_matches(sentence.text), inside, context)
    return _find_saying_day(sentence.text, outside, progress.context.dct)


def _make_timexes(sentence: Sentence, founds: list[PlacedMeaning]) -> tuple[Timex, ...]:
    """Return what words mean as time expressions of the seed, in order; of two on the same words the first stays."""
    timexes: list[Timex] = []
    for found in sorted(founds, key=lambda found: (found.start, -found.end)):
        span = Span(sentence.span.start + found.start, sentence.span.start + found.end)
        if timexes and span.start < timexes[-1].span.end:
            continue
        meaning = found.meaning
        text = sentence.text[found.start : found.end]
        timexes.append(Timex(meaning.type, meaning.value, text, span, meaning.basis, meaning.when))
    return tuple(timexes)


def _join_quotations(quotations: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the quotations in order; one within another or across its end becomes part of it."""
    joined: list[Span] = []
    for span in sorted(quotations, key=lambda span: (span.start, span.end)):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _cut_quotations(sentence: Sentence, progress: _Progress) -> tuple[Span, ...]:
    """Return the quotations that reach into the sentence."""
    span = sentence.span
    first = bisect_right(progress.starts, span.start) - 1
    inside: list[Span] = []
    for quotation in progress.quotations[max(first, 0) :]:
        if quotation.start >= span.end:
            break
        if quotation.end > span.start:
            inside.append(quotation)
    return tuple(inside)


def _find_saying_day(text: str, founds: tuple[PlacedMeaning, ...], latest: date) -> date | None:
    """Return the day that stands nearest to a verb or noun of saying, not after the latest; None where none does."""
    days = [
        (_measure_gap(text, found), when.first)
        for found in founds
        if (when := found.meaning.when) and when.is_day and when.first <= latest
    ]
    gap, day = min(days, default=(NEAR + 1, None))
    return day if gap <= NEAR else None


def _find_reported_day(founds: tuple[PlacedMeaning, ...], dct: date) -> date | None:
    """Return the last day that a lede tells of, on which what the report quotes was said; None where it has none."""
    days = [
        when.first
        for found in founds
        if (when := found.meaning.when) and when.is_day and 0 <= (dct - when.first).days <= DAYS_OF_NEWS
    ]
    return max(days, default=None)


def _measure_gap(text: str, found: PlacedMeaning) -> int:
    """Return how many characters lie between the words and the nearest word of saying."""
    before = [match.end() for match in SAYING.finditer(text, max(found.start - NEAR, 0), found.start)]
    after = SAYING.search(text, found.end, found.end + NEAR)
    gaps = ([found.start - before[-1]] if before else []) + ([after.start() - found.end] if after else [])
    return min(gaps, default=NEAR + 1)
