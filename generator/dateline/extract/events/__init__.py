"""Sentences and their dates in, events out: what happened when, a line each, in the source's own words."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.events.further import find_further
from dateline.extract.events.lines import Dates, EventLine, NamedText, find_line
from dateline.extract.events.phrases import AHEAD, BE, WORD, find_bare_form, find_phrase
from dateline.extract.events.scopes import find_scope, only_names
from dateline.extract.events.wording import index_names
from dateline.model import Event, Span
from dateline.regexes import make_regex
from dateline.seed import Referent, Sentence, Timex
from dateline.when import NotADate, When, read_when

LONGEST_SENTENCE = 3000
"""What runs on without a stop for longer is no sentence but a register or a broken table, and tells no event."""
SMALL = BE | frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in",
    "into", "is", "it", "its", "of", "on", "or", "over", "said", "says", "she", "that", "the", "their", "them",
    "they", "this", "to", "up", "was", "were", "when", "which", "who", "will", "with", "would", "after", "before",
    "also", "than", "then", "there", "out", "not", "one", "two", "three",
))  # fmt: skip
LEAST_SHARED = 3
LEAST_SHARE = 0.6
"""Share of the shorter telling's words that the longer one must have."""
JOINS = make_regex(r"\s*(?:,|(?:,\s*)?and(?:\s+on)?)\s+")
NOT_MOVED = "".join(rf"(?<!{verb}\s)" for verb in ("moved", "postponed", "delayed", "shifted", "changed", "forward"))
"""Not behind these: "postponed from 3 May to 5 June" names two days and no stretch."""
ENDS = (
    (make_regex(r"\bbetween\s+$", re.IGNORECASE), make_regex(r"\s+and\s+")),
    (make_regex(rf"{NOT_MOVED}\bfrom\s+$", re.IGNORECASE), make_regex(r"\s+(?:to|until|till|through)\s+")),
    (
        make_regex(r"\b(?:years|period|seasons)\s+$", re.IGNORECASE),
        make_regex(r"\s+(?:to|through)\s+|\s?[–-]\s?"),
    ),
)
"""What stands before and between the two ends of a stretch."""
LONGEST_JOIN = 16
TOLD_AGAIN = make_regex(r",\s+(?:in|on)\s+")
"""Between "ten years later" and the date that says the same."""
HOUR = make_regex(r"T\d")
IN_BRACKETS = make_regex(r",?\s*[(\[](?:or |about |at )?")
HOUR_ONLY = make_regex(
    r"(?:at |about |around |before |after |by |the |local time|\d{1,2}(?:[:.]\d{2})?(?::\d{2})?|\d{4}|[ap]\.?m\.?|noon|"
    r"midday|midnight|o[’']clock|gmt|utc|bst|cet|hours|hrs|h|\(|\)|,|\s)+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Kept:
    """An event to show, with its words in bare forms."""

    event: Event
    words: frozenset[str]


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
    dct = published or news_day
    story = NamedText(sentences, index_names(sentences, referents))
    dated = _share_out(sentences, timexes)
    found = tuple(
        event for number in range(len(sentences)) for event in _find_in_sentence(story, number, dated[number], dct)
    )
    events = find_further(story, _tell_once(found), tuple(bool(timexes) for timexes in dated), dct)
    return tuple(sorted(events, key=_place))


def _share_out(sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...]) -> list[list[Timex]]:
    """Return for each sentence the dates in it that can date an event; none of crossheads and registers."""
    starts = [sentence.span.start for sentence in sentences]
    shared: list[list[Timex]] = [[] for _ in sentences]
    for timex in timexes:
        number = bisect_left(starts, timex.span.start + 1) - 1
        if number < 0 or timex.span.start >= sentences[number].span.end or sentences[number].style == "heading":
            continue
        if timex.when and len(sentences[number].text) <= LONGEST_SENTENCE:
            shared[number].append(timex)
    return shared


def _find_in_sentence(story: NamedText, number: int, dated: list[Timex], dct: date | None) -> list[Event]:
    """Return one event for each date that the sentence gives."""
    sentence = story.sentences[number]
    events = []
    dated = [timex for timex in dated if not only_names(sentence.text, _find_place(sentence, timex))]
    dated = _join_spells(sentence.text, sentence.span.start, dated)
    for when, timexes in _group(dated).items():
        places = tuple(_find_place(sentence, timex) for timex in timexes)
        others = tuple(_find_place(sentence, timex) for timex in dated if timex.when != when)
        line = find_line(story, number, Dates(places[0], places[1:], others))
        if line:
            events.append(_make_event(sentence, timexes[0], Dates(_reach(places), (), others), line, dct))
    return events


def _group(dated: list[Timex]) -> dict[When, list[Timex]]:
    """Return the expressions of each date, in their order."""
    groups: dict[When, list[Timex]] = {}
    for timex in dated:
        if timex.when:
            groups.setdefault(timex.when, []).append(timex)
    return groups


def _find_place(sentence: Sentence, timex: Timex) -> Span:
    """Return where the date stands in the sentence's text."""
    return Span(timex.span.start - sentence.span.start, timex.span.end - sentence.span.start)


def _reach(places: tuple[Span, ...]) -> Span:
    """Return the first expression with those that follow it at once ("a week earlier, on 23 January")."""
    end = places[0].end
    for place in places[1:]:
        if place.start - end > len(", on the "):
            break
        end = place.end
    return Span(places[0].start, end)


def _make_event(sentence: Sentence, timex: Timex, dates: Dates, line: EventLine, dct: date | None) -> Event:
    """Return the event of one date."""
    assert timex.when  # noqa: S101 - only dated expressions come here
    phrase = find_phrase(sentence.text, dates.place)
    scope = find_scope(sentence.text, dates.place.start, tuple(other.start for other in dates.others))
    return Event(
        when=timex.when,
        text=line.text,
        phrase=" ".join(sentence.text[phrase.start : phrase.end].split()),
        basis=timex.basis,
        future=dct is not None and _lies_ahead(timex.when, sentence.text[line.clause.start : line.clause.end], dct),
        span=Span(line.start, sentence.span.end),
        clause=Span(sentence.span.start + scope.start, sentence.span.start + scope.end),
    )


def _lies_ahead(when: When, clause: str, dct: date) -> bool:
    """Say whether an event was still to come when it was told; in a stretch still running the verb decides."""
    if when.first > dct:
        return True
    return when.first < when.last and when.last > dct and AHEAD.search(clause) is not None


def _place(event: Event) -> tuple[tuple[int, int, str], int]:
    """Return what events are sorted by: their date, then their place in the seed."""
    return (event.when.sort_key, event.span.start if event.span else 0)


def _tell_once(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events without second tellings: same stretch of days and mostly the same words; the fuller is kept."""
    kept: dict[tuple[date, date], list[_Kept]] = {}
    for event in events:
        words = _find_bare_words(event.text)
        same_days = kept.setdefault((event.when.first, event.when.last), [])
        twin = next((each for each in same_days if _are_one(each.words, words)), None)
        if twin is None:
            same_days.append(_Kept(event, words))
        elif len(event.text) > len(twin.event.text):
            twin.event, twin.words = event, words
    return tuple(each.event for same_days in kept.values() for each in same_days)


def _are_one(words: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two texts of one date tell one event; a text of two words must stand in the other whole."""
    shared, shorter = len(words & others), min(len(words), len(others))
    if shorter < LEAST_SHARED:
        return shorter > 1 and shared == shorter
    return shared >= LEAST_SHARED and shared >= LEAST_SHARE * shorter


def _find_bare_words(text: str) -> frozenset[str]:
    """Return the bare forms of the words that carry meaning."""
    words = (found.group().casefold().removesuffix("'s").removesuffix("’s") for found in WORD.finditer(text))
    return frozenset(find_bare_form(word) for word in words if word not in SMALL)


def _join_spells(text: str, offset: int, timexes: list[Timex]) -> list[Timex]:
    """Return the expressions that date events, by place.

    Days in a row ("Wednesday and Thursday") are one stretch, and so are two ends ("between 2015 and 2021").

    An hour alone dates nothing unless the sentence names its day as well, nor does the same hour on another clock
    ("at 2 a.m. on Wednesday (2300 GMT on Tuesday)").
    """
    named = {timex.when for timex in timexes if not _is_hour(timex)}
    spells: list[Timex] = []
    for timex in timexes:
        if _is_hour(timex) and timex.when not in named:
            continue
        if any(_is_other_clock(text, offset, one, timex) or _tells_again(text, offset, timex, one) for one in timexes):
            continue
        joined = _join_ends(text, offset, spells[-1], timex) if spells else None
        if joined:
            spells[-1] = joined
        else:
            spells.append(timex)
    return spells


def _is_hour(timex: Timex) -> bool:
    """Say whether the words name an hour and no day."""
    return timex.type == "TIME" and HOUR_ONLY.fullmatch(timex.text) is not None


def _is_other_clock(text: str, offset: int, one: Timex, other: Timex) -> bool:
    """Say whether the second expression stands in brackets behind the first, and both give an hour."""
    between = text[max(one.span.end - offset, 0) : max(other.span.start - offset, 0)]
    hours = all(timex.type == "TIME" and HOUR.search(timex.value) for timex in (one, other))
    return bool(hours) and IN_BRACKETS.fullmatch(between) is not None and one.span.end <= other.span.start


def _tells_again(text: str, offset: int, one: Timex, other: Timex) -> bool:
    """Say whether the second makes the first exact: "ten years later, in March 2004"."""
    between = text[max(one.span.end - offset, 0) : max(other.span.start - offset, 0)]
    is_counted = one.when != other.when and one.text.casefold().endswith(("later", "earlier", "afterwards"))
    return is_counted and TOLD_AGAIN.fullmatch(between) is not None


def _follows(one: When, other: When) -> bool:
    """Say whether the second is the day after the first, or the year after it."""
    are_years = len(one.edtf) == len(other.edtf) == len("2020")
    return (other.is_day or are_years) and (other.first - one.last).days == 1


def _join_ends(text: str, offset: int, one: Timex, other: Timex) -> Timex | None:
    """Return two expressions as one where they are the ends of a stretch, or the second is the day after the first."""
    between = text[one.span.end - offset : other.span.start - offset]
    if not (one.when and other.when) or "T" in one.when.edtf + other.when.edtf or len(between) > LONGEST_JOIN:
        return None
    opening = text[max(one.span.start - offset - LONGEST_JOIN, 0) : one.span.start - offset]
    is_stretch = any(first.search(opening) and second.fullmatch(between) for first, second in ENDS)
    if not is_stretch and not (_follows(one.when, other.when) and JOINS.fullmatch(between)):
        return None
    first = one.when.edtf.partition("/")[0]
    try:
        when = read_when(f"{first}/{other.when.edtf}")
    except NotADate:
        return None
    words = text[one.span.start - offset : other.span.end - offset]
    return replace(one, value=when.edtf, text=words, span=Span(one.span.start, other.span.end), when=when)
