"""Events in; the same out with the later clauses that go on with them: a speaker goes on, an event is named again.

Only sentences without a date of their own, and only where the text says so; nothing is dated by standing near.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.extract.events.lines import NamedText
from dateline.extract.events.phrases import AHEAD, find_verb
from dateline.extract.events.wording import NameAt
from dateline.model import Event, Kind, Span, Tag
from dateline.regexes import make_regex

SPOKE = make_regex(
    r"\b(?:said|told|announced|added|stated|noted|claimed|declared|explained|warned|acknowledged|admitted|confirmed|"
    r"insisted|called|argued|attributed|dismissed|showed|welcomed|talked|introduced|promised|described|predicted|denied|"
    r"asked|replied|vowed|pledged|urged|accused|praised|thanked|stressed|recalled|suggested|unveiled|presented|revealed|"
    r"demonstrated|hinted|remarked|joked|responded|commented|observed|conceded|reiterated|maintained|testified|"
    r"went on|moved on|concluded|saying|adding|noting|telling|warning)\b"
)
BETWEEN = make_regex(r"\.?(?:,[^,;]{1,60},)?\s+(?:(?:also|then|further|later|first|[a-z]{2,}ly)\s+)*(?:on \w+ )?$")
"""What may stand between a speaker and the verb."""
JOINED = make_regex(r"(?:,?\s+(?:and|but)\s+(?:also\s+|then\s+)?|,[”\"]?\s+)$")
"""Between a saying and one more of the same speaker ("..., but denied", "..., saying that")."""
BY = make_regex(r"\s+(?:by\s+)?")
"""Between the verb and a speaker behind it: "said Berg", "was praised by Berg"."""
SPEECH = make_regex(r"\b(?:speech|address|keynote|conference|briefing|interview|lecture|testimony|statement)\b")
PRONOUN = make_regex(r"(?:^|[\s“\"])(?:he|she|they)$", re.IGNORECASE)
WHAT_WAS_SAID = make_regex(r"\bthat\b|[:“\"]|``")
HAPPENINGS = (
    r"(?:accident|address|announcement|arrest|arrival|assault|attack|battle|blast|bombing|briefing|ceremony|collapse|"
    r"collision|conference|crash|deal|debate|decision|delivery|demonstration|departure|derailment|earthquake|event|"
    r"explosion|fire|flight|game|hearing|incident|interview|keynote|killing|landing|launch|march|match|meeting|move|"
    r"presentation|protest|purchase|quake|raid|rally|rescue|resignation|ruling|sale|shooting|speech|strike|summit|"
    r"take-?off|trial|unveiling|verdict|visit|vote)\b"
)
HAPPENING = make_regex(rf"\b{HAPPENINGS}")
NAMED_AGAIN = make_regex(
    rf"(?:The|This|That) (?:[\w-]+ ){{0,2}}{HAPPENINGS}|(?:During|At|In|After) (?:the|his|her|that|this) (?:same )?"
    rf"(?:[\w-]+ )?{HAPPENINGS}"
)
NAMED_INSIDE = make_regex(
    rf"\b(?i:at|during|in|after) (?:the|that|this|his|her) (?:[\w,’'-]+ ){{0,3}}(?P<happening>{HAPPENINGS})"
)
NOT_THEN = frozenset(("has", "have", "had", "is", "are"))
LONGEST = 3000
"""What stands further behind in a sentence is not read: no sentence is so long."""
NEAR = 120
"""So many characters before a verb its speaker is looked for."""
REACH = 12
"""So many sentences behind the last one of a speaker, or of an event, still go on with it."""


@dataclass(slots=True)
class _Thread:
    """An event that later sentences may go on with."""

    number: int
    """The last sentence that did."""
    index: int
    """That of the event."""


@dataclass(slots=True)
class _Threads:
    """What later sentences may go on with."""

    speakers: dict[Tag | None, _Thread] = field(default_factory=dict)
    """By speaker; under None the last one."""
    last: _Thread | None = None
    happenings: dict[str, _Thread] = field(default_factory=dict)
    """By the word for what happens ("crash"): the last event whose clause has it."""
    further: dict[int, list[Span]] = field(default_factory=dict)
    """By index of the event."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """Somebody says something."""

    speaker: Tag | None
    """None for a pronoun."""
    span: Span
    """From the speaker to what was said, by offsets in the sentence."""


def find_further(
    story: NamedText, events: tuple[Event, ...], dated: tuple[bool, ...], dct: date | None
) -> tuple[Event, ...]:
    """Return the events with the later clauses that tell of the same day; `dated` says which sentences name a date."""
    threads = _Threads()
    starts = [sentence.span.start for sentence in story.sentences]
    by_sentence: dict[int, list[int]] = {}
    for index, event in enumerate(events):
        if event.clause:
            by_sentence.setdefault(bisect_right(starts, event.clause.start) - 1, []).append(index)
    for number in range(len(story.sentences)):
        if number in by_sentence:
            here = tuple(index for index in by_sentence[number] if _can_go_on(events[index], dct))
            _open_threads(story, number, events, here, threads)
            base = story.sentences[number].span.start
            _follow(story, number, threads, tuple(_find_clause(events[index], base) for index in by_sentence[number]))
        elif not dated[number] and story.sentences[number].style != "heading" and not _follow(story, number, threads):
            _name_again(story, number, threads)
    return tuple(replace(event, further=tuple(threads.further.get(index, ()))) for index, event in enumerate(events))


def _can_go_on(event: Event, dct: date | None) -> bool:
    """Say whether later sentences may go on with an event: it is of one day, and not still to come."""
    return event.when.is_day and not event.future and (dct is None or event.when.first <= dct)


def _open_threads(
    story: NamedText, number: int, events: tuple[Event, ...], here: tuple[int, ...], threads: _Threads
) -> None:
    """Note the events of a sentence that later ones may go on with, by who speaks and by what happens."""
    base = story.sentences[number].span.start
    ordered = sorted(here, key=lambda index: _place(events[index]))
    threads.last = _Thread(number, ordered[0]) if ordered else None
    clauses = {index: _find_clause(events[index], base) for index in ordered}
    for at, clause in clauses.items():
        words = HAPPENING.findall(story.sentences[number].text[clause.start : clause.end].casefold())
        threads.happenings |= dict.fromkeys(words, _Thread(number, at))
    for saying in (*_find_speeches(story, number), *_find_sayings(story, number)):
        index = next((index for index, clause in clauses.items() if _overlap(clause, saying.span)), None)
        if index is not None:
            threads.speakers[saying.speaker] = threads.speakers[None] = _Thread(number, index)


def _find_clause(event: Event, base: int) -> Span:
    """Return the clause of an event by offsets in its sentence."""
    return Span(event.clause.start - base, event.clause.end - base) if event.clause else Span(0, 0)


def _overlap(one: Span, other: Span) -> bool:
    """Say whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def _follow(story: NamedText, number: int, threads: _Threads, taken: tuple[Span, ...] = ()) -> bool:
    """Note that somebody goes on speaking in a sentence, outside the clauses `taken`; say whether anybody does."""
    goes_on = False
    for saying in _find_sayings(story, number):
        thread = threads.speakers.get(saying.speaker)
        if not thread or number - thread.number > REACH or any(_overlap(clause, saying.span) for clause in taken):
            continue
        _note(threads, thread.index, story.sentences[number].span.start, saying.span)
        threads.speakers[saying.speaker] = threads.speakers[None] = _Thread(number, thread.index)
        goes_on = True
    return goes_on


def _name_again(story: NamedText, number: int, threads: _Threads) -> None:
    """Note the event that a sentence names again: by the same word, as somebody's speech, or as the last one told."""
    text = story.sentences[number].text[:LONGEST]
    opening, inside = NAMED_AGAIN.match(text), list(NAMED_INSIDE.finditer(text))
    if _looks_away(text) or not (opening or inside):
        return
    thread = next(
        (threads.happenings[word] for each in inside if (word := each["happening"]) in threads.happenings), None
    )
    if not thread and any(SPEECH.fullmatch(each["happening"]) for each in inside):
        speakers = (threads.speakers.get(name.referent.tag) for name in story.names[number])
        thread = next((speaker for speaker in speakers if speaker), None)
    if not thread and opening:
        thread = threads.last
    if thread and number - thread.number <= REACH:
        end = len(text) if opening else _find_end(text, 0)
        _note(threads, thread.index, story.sentences[number].span.start, Span(0, end))
        thread.number = number


def _looks_away(text: str) -> bool:
    """Say whether the sentence's first verb tells of another time than the event's."""
    verb = find_verb(text)
    return verb is None or verb.group() in NOT_THEN or AHEAD.match(text, verb.start()) is not None


def _note(threads: _Threads, index: int, base: int, span: Span) -> None:
    """Keep a clause as one more of an event."""
    threads.further.setdefault(index, []).append(Span(base + span.start, base + span.end))


def _find_sayings(story: NamedText, number: int) -> list[_Saying]:
    """Return who says something in a sentence, in its order, with the words that tell so."""
    text, sayings = story.sentences[number].text, list[_Saying]()
    for verb in SPOKE.finditer(text[:LONGEST]):
        saying = _find_speaker(text, verb, story.names[number])
        if not saying and sayings and JOINED.search(text, max(0, verb.start() - NEAR), verb.start()):
            saying = _Saying(sayings[-1].speaker, Span(verb.start(), _find_end(text, verb.end())))
        if saying:
            sayings.append(saying)
    return sayings


def _find_speaker(text: str, verb: re.Match[str], names: tuple[NameAt, ...]) -> _Saying | None:
    """Return who a verb of saying belongs to: the name or pronoun in front of it, else the name behind it."""
    between = BETWEEN.search(text, max(0, verb.start() - NEAR), verb.start())
    if not between:
        return None
    name = next((name for name in names if name.place.end == between.start()), None)
    pronoun = PRONOUN.search(text, max(0, between.start() - NEAR), between.start())
    if name or pronoun:
        start = name.place.start if name else pronoun.start() if pronoun else 0
        return _Saying(_tag(name), Span(start, _find_end(text, verb.end())))
    by = BY.match(text, verb.end())
    behind = next((name for name in names if by and name.place.start == by.end()), None)
    if not behind or verb.group() == "told":
        return None
    return _Saying(_tag(behind), Span(verb.start(), behind.place.end))


def _find_speeches(story: NamedText, number: int) -> list[_Saying]:
    """Return who gives a speech in a sentence: the people named in front of the word."""
    speech = SPEECH.search(story.sentences[number].text[:LONGEST])
    if not speech:
        return []
    people = (name for name in story.names[number] if name.referent.tag.kind is Kind.PEOPLE)
    return [_Saying(name.referent.tag, Span(*speech.span())) for name in people if name.place.end <= speech.start()]


def _tag(name: NameAt | None) -> Tag | None:
    return name.referent.tag if name else None


def _find_end(text: str, place: int) -> int:
    """Return where the words that tell of the saying end and what was said begins."""
    said = WHAT_WAS_SAID.search(text, place)
    return len(text[: said.start()].rstrip()) if said else len(text)


def _place(event: Event) -> int:
    return event.clause.start if event.clause else 0
