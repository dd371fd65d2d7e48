"""Sentences in, time expressions out: words like "on Friday" or "two years ago" with what they mean.

The modules that `scan` lists in its layers hold rules that see words; `scan` lets them contend for a sentence; here
stand the days that they count from, quotation by quotation.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from dateline.extract.dates.anaphora import find_content_words
from dateline.extract.dates.clock import attach_days
from dateline.extract.dates.reading import Context, Fixed, Found, Tense, Told
from dateline.extract.dates.scan import Match, cut_matches, find_matches, fix, read_words
from dateline.extract.dates.utterance import (
    cut_quotations,
    find_reported_day,
    find_saying_day,
    join_quotations,
)
from dateline.model import Basis, Sentence, Span, Timex

NO_DAY = date(2030, 1, 1)
"""Stands in where the copy names no day; what was reckoned from it is thrown away."""
LONGEST = 40
"""So many sentences of one quotation are looked through for the words that say who spoke and when."""
MOST_TOLD = 200
"""So many sentences of known day are remembered for "the day X was killed"."""


@dataclass(slots=True)
class _Story:
    """What is known on the way through the sentences."""

    context: Context
    starts: list[int]
    """First offsets of the quotations."""
    quotations: tuple[Span, ...]
    told: list[Told] = field(default_factory=list)
    uttered: dict[Span, date] = field(default_factory=dict)
    """The day of each quotation met so far."""
    paragraph: int = -1
    """That of the sentence before."""
    spoken: tuple[int, date] | None = None
    """Paragraph and day of the last saying that names one."""
    reported: date | None = None
    """The day that the lede tells of."""
    inside: tuple[Span, Fixed] | None = None
    """The last quotation, and what its own words have fixed."""

    def told_in(self, quotation: Span) -> Fixed:
        """Return what is fixed for the words of a quotation.

        "That day" may be one that the story names; "three days later" counts from what the speaker has named.
        """
        if self.inside and self.inside[0] == quotation:
            return replace(self.inside[1], stated=None)
        around = self.context.fixed
        return replace(around, day=None, since=None, here=around.here or around.day)


def find_timexes(
    sentences: tuple[Sentence, ...],
    *,
    news_day: date | None,
    published: date | None,
    day_first: bool,
    quotations: tuple[Span, ...],
) -> tuple[Timex, ...]:
    """Return the time expressions by place in the seed, never overlapping.

    With neither day known only what the text states in full, lengths and vague words are returned.
    """
    today = news_day or published or NO_DAY
    context = Context("", today, published or today, Tense.OPEN, Fixed(), (), day_first)
    ordered = join_quotations(quotations)
    story = _Story(context, [span.start for span in ordered], ordered)
    found = tuple(timex for number in range(len(sentences)) for timex in _read_sentence(sentences, number, story))
    return found if news_day or published else tuple(timex for timex in found if _needs_no_day(timex))


def _needs_no_day(timex: Timex) -> bool:
    """Say whether a time expression counts from no day of its own."""
    return timex.basis is Basis.STATED or timex.type in ("DURATION", "SET") or timex.value.endswith("_REF")


def _read_sentence(sentences: tuple[Sentence, ...], number: int, story: _Story) -> tuple[Timex, ...]:
    """Return the time expressions of one sentence and note what it fixes."""
    sentence = sentences[number]
    matches = find_matches(sentence.text)
    inside = cut_quotations(sentence, story.quotations, story.starts)
    if not matches and not inside:
        return ()
    context = _enter(sentence, story)
    found = list(_read_outside(sentence, matches, inside, context))
    said = _note(sentence, tuple(found), story)
    for quotation in inside:
        day = _find_utterance(sentences, number, quotation, said, story)
        start, end = quotation.start - sentence.span.start, quotation.end - sentence.span.start
        spoken = replace(context, today=day, published=day, fixed=story.told_in(quotation))
        words = tuple(read_words(cut_matches(matches, start, end), spoken))
        story.inside = (quotation, fix(spoken, words).fixed)
        found += attach_days(words, sentence.text, day)
    return _make_timexes(sentence, found)


def _enter(sentence: Sentence, story: _Story) -> Context:
    """Return the context of a sentence, what it need not remember left out."""
    fixed = replace(story.context.fixed, stated=None, here=None, named=None, onward=None)
    if story.paragraph != sentence.paragraph:
        follows = sentence.paragraph == story.paragraph + 1
        fixed = replace(fixed, near=None, before=fixed.near if follows else None, quarter=None, around=None)
    story.paragraph = sentence.paragraph
    story.context = replace(story.context, sentence=sentence.text, fixed=fixed)
    return replace(story.context, told=tuple(story.told))


def _read_outside(
    sentence: Sentence, matches: tuple[Match, ...], inside: tuple[Span, ...], context: Context
) -> tuple[Found, ...]:
    """Return the readings of what stands outside quotation marks."""
    base, kept, reached = sentence.span.start, list[Match](), 0
    for quotation in inside:
        kept += cut_matches(matches, reached, quotation.start - base)
        reached = quotation.end - base
    kept += cut_matches(matches, reached, len(sentence.text))
    founds = tuple(read_words(tuple(kept), context))
    return attach_days(founds, sentence.text, context.fixed.day or context.today)


def _note(sentence: Sentence, outside: tuple[Found, ...], story: _Story) -> date | None:
    """Note the days that the sentence fixes and what it tells of them; return the day on which somebody in it spoke."""
    context = story.context
    days = [when.first for found in outside if (when := found.reading.when) and when.is_day]
    story.context = fix(context, outside)
    if days:
        story.told = [*story.told[1 - MOST_TOLD :], Told(find_content_words(sentence.text), days[0])]
    if sentence.paragraph == 0:
        story.reported = story.reported or find_reported_day(outside, context.published)
    day = find_saying_day(sentence.text, outside, context.published)
    if day:
        story.spoken = (sentence.paragraph, day)
    return day


def _find_utterance(
    sentences: tuple[Sentence, ...], number: int, quotation: Span, said: date | None, story: _Story
) -> date:
    """Return the day on which the words between the marks were said or written.

    It is the day named with the verb of saying in the sentence, in one that the quotation runs into, or before it in
    the paragraph; else the day that the report is about: the last one that the lede tells of, or the news day, never
    the day a next-day paper came out.
    """
    if quotation in story.uttered:
        return story.uttered[quotation]
    day = said or _look_ahead(sentences, number, quotation, story)
    if not day and story.spoken and story.spoken[0] == sentences[number].paragraph:
        day = story.spoken[1]
    story.uttered[quotation] = day or story.reported or story.context.today
    return story.uttered[quotation]


def _look_ahead(sentences: tuple[Sentence, ...], number: int, quotation: Span, story: _Story) -> date | None:
    """Return the day of saying named in the sentence that a quotation ends in, where that is a later one."""
    last = number
    while last + 1 < min(len(sentences), number + LONGEST) and sentences[last + 1].span.start < quotation.end:
        last += 1
    if last == number:
        return None
    sentence = sentences[last]
    inside = cut_quotations(sentence, story.quotations, story.starts)
    context = replace(story.context, sentence=sentence.text)
    outside = _read_outside(sentence, find_matches(sentence.text), inside, context)
    return find_saying_day(sentence.text, outside, story.context.published)


def _make_timexes(sentence: Sentence, founds: list[Found]) -> tuple[Timex, ...]:
    """Return readings as time expressions of the seed, in order; of two on the same words the first stays."""
    timexes: list[Timex] = []
    for found in sorted(founds, key=lambda found: (found.start, -found.end)):
        span = Span(sentence.span.start + found.start, sentence.span.start + found.end)
        if timexes and span.start < timexes[-1].span.end:
            continue
        reading = found.reading
        text = sentence.text[found.start : found.end]
        timexes.append(Timex(reading.type, reading.value, text, span, reading.basis, reading.when))
    return tuple(timexes)
