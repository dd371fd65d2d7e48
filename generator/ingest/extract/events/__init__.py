"""Sentences and their dates in, events out: what happened when, a line each, in the source's own words."""

from bisect import bisect_left
from datetime import date

from generator.ingest.extract.events.lines import Line, find_line
from generator.ingest.extract.events.phrases import find_phrase
from generator.ingest.extract.events.subjects import Name, index_names
from generator.ingest.extract.events.tellings import tell_once
from generator.ingest.extract.events.verbs import AHEAD
from generator.model import Event, Referent, Sentence, Span, Timex
from generator.when import When


def find_events(
    sentences: tuple[Sentence, ...],
    timexes: tuple[Timex, ...],
    *,
    news_day: date | None,
    published: date | None,
    referents: tuple[Referent, ...] = (),
) -> tuple[Event, ...]:
    """Return what the story dates, by date, then by place in the seed; no event twice.

    A sentence without a date of its own gives none: the document's date is never put in its place. Crossheads give
    none either: they repeat the story.
    """
    told = published or news_day
    names = index_names(sentences, referents)
    dated = _share_out(sentences, timexes)
    found = tuple(
        event
        for number in range(len(sentences))
        for event in _find_in_sentence(number, sentences, dated[number], names, told)
    )
    return tuple(sorted(tell_once(found), key=_place))


def _share_out(sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...]) -> list[list[Timex]]:
    """Return for each sentence the dates that stand in it; those of crossheads and without a calendar date are left."""
    starts = [sentence.span.start for sentence in sentences]
    shared: list[list[Timex]] = [[] for _ in sentences]
    for timex in timexes:
        number = bisect_left(starts, timex.span.start + 1) - 1
        if timex.when and number >= 0 and timex.span.start < sentences[number].span.end:
            if sentences[number].style != "heading":
                shared[number].append(timex)
    return shared


def _find_in_sentence(
    number: int,
    sentences: tuple[Sentence, ...],
    dated: list[Timex],
    names: tuple[tuple[Name, ...], ...],
    told: date | None,
) -> list[Event]:
    """Return one event for each date that the sentence gives."""
    sentence = sentences[number]
    places = {timex: _find_place(sentence, timex) for timex in dated}
    events = []
    seen = set()
    for timex in dated:
        if timex.when is None or timex.when in seen:
            continue
        seen.add(timex.when)
        others = tuple(places[other] for other in dated if other.when != timex.when)
        twins = tuple(places[other] for other in dated if other.when == timex.when and other != timex)
        line = find_line(number, sentences, places[timex], others, twins, names)
        if line:
            events.append(_make_event(sentence, timex, places[timex], line, told))
    return events


def _find_place(sentence: Sentence, timex: Timex) -> Span:
    """Return where the date stands in the sentence's text."""
    return Span(timex.span.start - sentence.span.start, timex.span.end - sentence.span.start)


def _make_event(sentence: Sentence, timex: Timex, place: Span, line: Line, told: date | None) -> Event:
    """Return the event of one date."""
    assert timex.when  # noqa: S101 - only dated expressions come here
    phrase = find_phrase(sentence.text, place)
    return Event(
        when=timex.when,
        text=line.text,
        phrase=" ".join(sentence.text[phrase.start : phrase.end].split()),
        basis=timex.basis,
        future=told is not None and _lies_ahead(timex.when, sentence.text[line.clause.start : line.clause.end], told),
        span=Span(line.start, sentence.span.end),
    )


def _lies_ahead(when: When, clause: str, told: date) -> bool:
    """Say whether it had not happened on the day of publication; within a stretch still running the verb decides."""
    if when.first > told:
        return True
    return when.first < when.last and when.last > told and AHEAD.search(clause) is not None


def _place(event: Event) -> tuple[tuple[int, int, str], int]:
    """Order by date, then by place in the seed."""
    return (event.when.sort_key, event.span.start if event.span else 0)
