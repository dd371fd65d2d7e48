"""A date in its sentence in, the words out that it dates: its own clause or aside, not what stands beside it."""

import re

from dateline.extract.events.phrases import (
    AUXILIARIES,
    BE,
    DENIAL,
    DOUBT,
    PARTICIPLES,
    WORD,
    begins_with_verb,
    claims,
    find_quoted,
    find_verb,
    is_verb,
)
from dateline.model import Span
from dateline.regexes import make_regex

BORDER = make_regex(
    r"(?P<mark>;|:|\s[–—-]|—)\s*|(?P<comma>,)?\s+(?:(?P<word>and|but|who|which|whose|whom|where|when|after|before|until|"
    r"while|whereas|as|because|since|once|although|though|if|that)\s+)|,\s+(?P<participle>(?:[a-z]+ly |later |then )?"
    r"[a-z]{3,}ing\b)|,\s+(?=[^,]{1,60}\b(?:said|says|announced|added|reported)\b)"
)
"""Between a clause and the next: a joining word, a mark, a participle behind a comma, who says so behind a comma."""
JOINING = ("and", "but")
POSSESSIVE = make_regex(r"(?:\b(?i:the|a|an|its|his|her|their|our|this|that)|[’']s?)\s+(?:[^\W\d_][\w-]*\s+)?$")
TIMING = make_regex(
    r"\b(?:in|during|at|after|before|since|following|by|until|from)\s+(?:[\w’'-]+\s+){1,4}$", re.IGNORECASE
)
LATER = make_regex(r"later\b", re.IGNORECASE)
NOUN_BEFORE = make_regex(r"[^\W\d_]\s+$")
NAMED_LAW = make_regex(r"\b(?:Act|Law|Code|Treaty|Convention|Protocol|Charter|Accord|Accords|Pact|Ordinance|Bill) of $")
NAMED_EDITION = make_regex(r"\b[A-Z][\w’'-]* (?:Report|Review|Survey|Outlook|Yearbook|Index|Vision|Agenda|Strategy) $")
"""Before the year of "the World Malaria Report 2020"."""
MODEL_YEAR = make_regex(r"\bmodel years? (?:[12]\d{3} (?:to|and|–|-) )?$")
ASIDE_OPENING = make_regex(
    r",\s+(?:who|which|whose|whom|where|(?:originally |first |[a-z]{2,}ly )?(?:born|built|founded|held|led|made|due|"
    rf"{'|'.join(PARTICIPLES)}|[a-z]{{3,}}ed))\s"
)
LONGEST_ASIDE = 300
"""No aside of news copy is longer."""
COMMA = make_regex(r",\s+")
YEAR = make_regex(r"[12]\d{3}")
THING = make_regex(
    r"\s+(?!(?:and|or|but|to|in|on|at|by|for|of|from|with|when|as|after|before|until|is|was|were|had|has|the|a|an|that|"
    r"which|who|it|he|she|they)\b)[^\W\d_]"
)


def only_names(text: str, place: Span) -> bool:
    """Say whether a year only tells which thing is meant ("the 1991 accord", "the Reform Act of 1995"), not when."""
    before = text[max(0, place.start - 60) : place.start]
    if not YEAR.fullmatch(text[place.start : place.end]):
        return False
    if NAMED_LAW.search(before) or NAMED_EDITION.search(before) or MODEL_YEAR.search(before):
        return True
    if not THING.match(text, place.end):
        return False
    determiner = POSSESSIVE.search(before)
    return determiner is not None and not TIMING.search(before)


def find_scope(text: str, place: int, others: tuple[int, ...]) -> Span:
    """Return the words that a date at this offset belongs to; `others` are the offsets of other dates.

    They are its clause and, up to the next date, what follows with the same subject ("... and killed two", ", killing
    two"). A date inside quotation marks reaches no further than these.
    """
    quoted = find_quoted(text)
    own = next((span for span in quoted if span.start <= place < span.end), None)
    if own:
        inside = tuple(other - own.start for other in others)
        inner = _find_clauses(text[own.start : own.end], place - own.start, inside)
        return Span(own.start + inner.start, own.start + inner.end)
    asides = find_asides(text)
    aside = next((span for span in asides if span.start <= place < span.end), None)
    return aside or _find_clauses(blank(text, (*asides, *quoted)), place, others)


def _find_clauses(text: str, place: int, others: tuple[int, ...]) -> Span:
    """Return the clause of a date with those that go on from it."""
    borders = _find_borders(text)
    starts = [0, *(border.start() for border in borders)]
    ends = [*starts[1:], len(text)]
    number = max(index for index, start in enumerate(starts) if start <= place)
    start = max(starts[number], _find_participle(text, starts[number], place))
    last = number
    while last < len(borders) and _goes_on(borders[last], text) and not _is_dated(ends[last], ends[last + 1], others):
        last += 1
    return Span(start, ends[last])


def _is_dated(start: int, end: int, others: tuple[int, ...]) -> bool:
    """Say whether one of the dates stands between two offsets."""
    return any(start <= other < end for other in others)


def _goes_on(border: re.Match[str], text: str) -> bool:
    """Say whether the clause behind a border tells more of the same subject and time."""
    if border["participle"]:
        return not LATER.match(border["participle"])
    return border["word"] in JOINING and begins_with_verb(text[border.end() :])


def _find_participle(text: str, start: int, place: int) -> int:
    """Return where a participle begins that the date belongs to ("signed an accord reached in 1991"); else 0.

    It is a second verb form in the clause, right behind a noun.
    """
    finite = find_verb(text, start)
    if not finite or finite.end() >= place:
        return 0
    found = None
    for word in WORD.finditer(text, finite.end(), place):
        if word.group() in PARTICIPLES or is_verb(word.group()):
            found = word
    if not found or not NOUN_BEFORE.search(text[: found.start()]) or _is_auxiliary(text[: found.start()]):
        return 0
    return found.start()


def _is_auxiliary(before: str) -> bool:
    """Say whether the last word is one that a finite verb is made with, or joins one ("was", "had", "and")."""
    words = WORD.findall(before[-40:])
    return not words or words[-1].casefold() in AUXILIARIES | BE | {"and", "or", "but", "then", "also", "to"}


def _find_borders(text: str) -> list[re.Match[str]]:
    """Return where clauses meet, in their order."""
    seen = list(BORDER.finditer(text))
    ends = [*(border.start() for border in seen), len(text)][1:]
    kept: list[re.Match[str]] = []
    start = 0
    for border, end in zip(seen, ends, strict=True):
        if find_verb(text[start : border.start()]) and _opens(border, text[border.end() : end]):
            kept.append(border)
            start = border.end()
    return kept


def _opens(border: re.Match[str], following: str) -> bool:
    """Say whether a clause begins behind this border."""
    if border["participle"] or not (border["word"] or border["mark"]):
        return True
    if not find_verb(following):
        return False
    return border["word"] not in JOINING or bool(border["comma"]) or begins_with_verb(following)


def find_asides(text: str) -> tuple[Span, ...]:
    """Return the asides, each from its first comma to behind its last, where the sentence's own verb follows.

    Of two within each other the inner one counts.
    """
    asides: list[Span] = []
    for opening in ASIDE_OPENING.finditer(text):
        commas = COMMA.finditer(text, opening.end(), opening.end() + LONGEST_ASIDE)
        closing = next((comma for comma in commas if begins_with_verb(text[comma.end() : comma.end() + 80])), None)
        if closing:
            while asides and asides[-1].end > opening.start():
                asides.pop()
            asides.append(Span(opening.start(), closing.end()))
    return tuple(asides)


def is_needed(text: str, aside: Span) -> bool:
    """Say whether an aside must stay: it says who claims something, doubts or denies."""
    words = text[aside.start : aside.end]
    return bool(claims(words) or DOUBT.search(words) or DENIAL.search(words))


def blank(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with the spans as blanks, as long as before."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
