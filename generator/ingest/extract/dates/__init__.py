"""Sentences in, time expressions out: words like "on Friday" or "two years ago" with what they mean.

Rules in layers (`absolute`, `partial`, `relative`, `durations`, `vague`, `clock`, `anaphora`) see words; `scan` lets
them contend for a sentence; here stand the days that they count from, quotation by quotation.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from generator.ingest.extract.dates.anaphora import find_content_words
from generator.ingest.extract.dates.clock import attach_days
from generator.ingest.extract.dates.reading import Context, Fixed, Found, Tense, Told
from generator.ingest.extract.dates.scan import fix, read_words
from generator.ingest.extract.dates.utterance import cut_quotations, find_saying_day
from generator.model import Basis, Sentence, Span, Timex

NO_DAY = date(2030, 1, 1)
"""Stands in where the copy names no day; what was reckoned from it is thrown away."""
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
    spoken: tuple[int, date] | None = None
    """Paragraph and day of the last saying that names one."""


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
    ordered = tuple(sorted(quotations, key=lambda span: span.start))
    story = _Story(context, [span.start for span in ordered], ordered)
    found = tuple(timex for number in range(len(sentences)) for timex in _read_sentence(sentences, number, story))
    return found if news_day or published else tuple(timex for timex in found if _needs_no_day(timex))


def _needs_no_day(timex: Timex) -> bool:
    """Say whether a time expression counts from no day of its own."""
    return timex.basis is Basis.STATED or timex.type in ("DURATION", "SET") or timex.value.endswith("_REF")


def _read_sentence(sentences: tuple[Sentence, ...], number: int, story: _Story) -> tuple[Timex, ...]:
    """Return the time expressions of one sentence and note what it fixes."""
    sentence = sentences[number]
    told = tuple(story.told)
    context = replace(story.context, sentence=sentence.text, told=told, fixed=replace(story.context.fixed, stated=None))
    inside = cut_quotations(sentence, story.quotations, story.starts)
    outside = _read_outside(sentence, inside, context)
    _note(sentence, outside, story)
    found = list(outside)
    for quotation in inside:
        day = _find_utterance(sentences, number, quotation, outside, story)
        spoken = replace(context, today=day, published=day, fixed=story.context.fixed)
        stretch = (quotation.start - sentence.span.start, quotation.end - sentence.span.start)
        found += attach_days(tuple(read_words(sentence.text, spoken, (stretch,))), sentence.text, day)
    return _make_timexes(sentence, found)


def _read_outside(sentence: Sentence, inside: tuple[Span, ...], context: Context) -> tuple[Found, ...]:
    """Return the readings of what stands outside quotation marks."""
    base, stretches, reached = sentence.span.start, [], 0
    for quotation in inside:
        stretches.append((reached, quotation.start - base))
        reached = quotation.end - base
    stretches.append((reached, len(sentence.text)))
    founds = tuple(read_words(sentence.text, context, tuple(stretches)))
    return attach_days(founds, sentence.text, context.fixed.day or context.today)


def _note(sentence: Sentence, outside: tuple[Found, ...], story: _Story) -> None:
    """Note the days that the sentence fixes, what it tells of them, and when somebody in it spoke."""
    context = story.context
    days = [when.first for found in outside if (when := found.reading.when) and when.is_day]
    for found in outside:
        context = replace(context, fixed=fix(context, found.reading))
    story.context = context
    if days:
        story.told = [*story.told[1 - MOST_TOLD :], Told(find_content_words(sentence.text), days[0])]
    day = find_saying_day(sentence.text, outside, context.published)
    if day:
        story.spoken = (sentence.paragraph, day)


def _find_utterance(
    sentences: tuple[Sentence, ...], number: int, quotation: Span, outside: tuple[Found, ...], story: _Story
) -> date:
    """Return the day on which the words between the marks were said or written.

    It is the day named with the verb of saying in the sentence, in one that the quotation runs into, or before it in
    the paragraph; else the news day, never the day a next-day paper came out.
    """
    if quotation in story.uttered:
        return story.uttered[quotation]
    latest = story.context.published
    day = find_saying_day(sentences[number].text, outside, latest)
    last = number
    while last + 1 < len(sentences) and sentences[last + 1].span.start < quotation.end:
        last += 1
    if not day and last > number:
        inside = cut_quotations(sentences[last], story.quotations, story.starts)
        context = replace(story.context, sentence=sentences[last].text)
        day = find_saying_day(sentences[last].text, _read_outside(sentences[last], inside, context), latest)
    if not day and story.spoken and story.spoken[0] == sentences[number].paragraph:
        day = story.spoken[1]
    story.uttered[quotation] = day or story.context.today
    return story.uttered[quotation]


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
