"""A sentence in, its clauses out; and for each date the stretch that tells what happened then."""

import re
from dataclasses import dataclass

from generator.ingest.extract.events.phrases import find_quoted, is_inside
from generator.ingest.extract.events.verbs import DOUBT, SAYING, find_verb, is_verb
from generator.ingest.extract.events.wording import Edit
from generator.model import Span

LONGEST = 160
BORDER = re.compile(
    r"(?P<semicolon>;)\s+|(?P<comma>,)?\s+(?:(?:less than |more than |about |nearly )?(?:[\w-]+ )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|shortly|soon|just) (?=after|before))?"
    r"(?P<word>and|but|who|which|where|when|after|before|until|while|whereas|as|because|since|once|although|though)\s+",
)
RELATIVE = ("who", "which")
NEED_COMMA = ("who", "which", "where", "as", "since")
JOINING = ("and", "but")
BEFORE_VERB = re.compile(r"(?:(?:on|in|at) [\w.]+ (?:\d+ )?)?(?:\w+ly |then |later |also |never |not )*")
LAST_ATTRIBUTION = re.compile(r",[”\"]? [^,;“\"]{1,90}$")
MOST_SUBJECT_WORDS = 10
PRONOUN = re.compile(r"(?:he|she|it|they|this|these|that|those)\b", re.IGNORECASE)
TITLED = re.compile(r"(?:(?:[A-Z][\w.’'-]*|[a-z]+-[A-Z]\w+)\s+)*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence, by offsets in it."""

    span: Span
    border: Span
    """The words between it and the clause before; empty for the first."""
    word: str = ""
    """The joining word, `;`, or empty for the first clause."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What to show of a sentence."""

    span: Span
    edits: tuple[Edit, ...] = ()
    is_whole: bool = False


def find_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses in their order; each has a finite verb, and none begins inside a quotation."""
    quoted = find_quoted(text)
    borders = [found for found in BORDER.finditer(text) if not is_inside(found.end() - 1, quoted)]
    ends = [*(border.start() for border in borders), len(text)][1:]
    kept: list[re.Match[str]] = []
    start = 0
    for border, end in zip(borders, ends, strict=True):
        if find_verb(text[start : border.start()]) and _opens(text, border, end):
            kept.append(border)
            start = border.end()
    starts = [0, *(border.end() for border in kept)]
    stops = [*(border.start() for border in kept), len(text)]
    opening = [(Span(0, 0), ""), *((Span(*border.span()), border["word"] or ";") for border in kept)]
    return tuple(
        Clause(Span(first, last), border, word)
        for first, last, (border, word) in zip(starts, stops, opening, strict=True)
    )


def _opens(text: str, border: re.Match[str], end: int) -> bool:
    """Say whether a clause begins at this border."""
    word = border["word"]
    following = text[border.end() : end]
    if not find_verb(following):
        return False
    if word in NEED_COMMA:
        return bool(border["comma"])
    if word in JOINING and not border["comma"]:
        return _begins_with_verb(following)
    return True


def _begins_with_verb(text: str) -> bool:
    """Say whether the clause shares the subject of the one before ("... and declared an emergency")."""
    skipped = BEFORE_VERB.match(text)
    word = re.match(r"[^\W_]+", text[skipped.end() if skipped else 0 :])
    return bool(word and is_verb(word.group()))


def choose_stretch(text: str, place: int, others: tuple[int, ...], mentions: tuple[Span, ...]) -> Stretch:
    """Return what to show for the date at `place`: the whole sentence, or its own clauses where others are dated too.

    A long sentence is cut to the date's clause and the neighbours that fit. Nothing is cut that would take an
    attribution, a doubt or the subject away.
    """
    whole = Stretch(Span(0, len(text)), is_whole=True)
    if not others and len(text) <= LONGEST:
        return whole
    clauses = find_clauses(text)
    own = next(number for number, clause in enumerate(clauses) if place < clause.span.end or clause is clauses[-1])
    if any(clauses[own].span.start <= other < clauses[own].span.end for other in others):
        return whole
    first, last = _grow(clauses, own, others)
    if first == 0 and last == len(clauses) - 1:
        return whole
    if last < len(clauses) - 1 and _ends_with_attribution(text, clauses[-1]):
        return whole
    end = clauses[last].span.end
    if first == 0:
        return Stretch(Span(0, end))
    return _open(text, clauses, first, end, mentions) or whole


def find_own_clause(text: str, place: int) -> Span:
    """Return the clause at an offset; one that carries the news on ("and", ";") reaches back to the start."""
    clause = next((clause for clause in find_clauses(text) if place < clause.span.end), None)
    if clause is None:
        return Span(0, len(text))
    return Span(0, clause.span.end) if clause.word in ("", ";", *JOINING) else clause.span


def _grow(clauses: tuple[Clause, ...], own: int, others: tuple[int, ...]) -> tuple[int, int]:
    """Return the first and last clause to show: the neighbours without a date of their own, as far as they fit."""
    dated = {
        number
        for number, clause in enumerate(clauses)
        if any(clause.border.start <= other < clause.span.end for other in others)
    }
    first = last = own
    while first > 0 and first - 1 not in dated and _fits(clauses, first - 1, last):
        first -= 1
    while last + 1 < len(clauses) and last + 1 not in dated and _fits(clauses, first, last + 1):
        last += 1
    return first, last


def _fits(clauses: tuple[Clause, ...], first: int, last: int) -> bool:
    """Say whether these clauses are short enough for a line."""
    return clauses[last].span.end - clauses[first].span.start <= LONGEST


def _ends_with_attribution(text: str, last: Clause) -> bool:
    """Say whether the sentence closes with who said it (", the commission said")."""
    found = LAST_ATTRIBUTION.search(text, last.span.start)
    return bool(found and SAYING.search(found.group()))


def _open(text: str, clauses: tuple[Clause, ...], first: int, end: int, mentions: tuple[Span, ...]) -> Stretch | None:
    """Return the stretch from a later clause on, with a subject; None where it cannot stand alone."""
    clause = clauses[first]
    lost = text[: clause.border.start]
    if clause.word != ";" and (SAYING.search(lost) or DOUBT.search(lost)):
        return None
    following = text[clause.span.start : clause.span.end]
    if clause.word in RELATIVE:
        return _open_relative(text, clause, end, mentions)
    if _begins_with_verb(following):
        return _share_subject(text, clauses[0], clause, end) if clause.word in JOINING else None
    if PRONOUN.match(following) and not re.match(r"(?:he|she) ", following, re.IGNORECASE):
        return None
    return Stretch(Span(clause.span.start, end))


def _open_relative(text: str, clause: Clause, end: int, mentions: tuple[Span, ...]) -> Stretch | None:
    """Return "X was killed" for "..., X, who was killed": the name before the comma takes the pronoun's place."""
    name = next((mention for mention in mentions if 0 <= clause.border.start - mention.end <= 1), None)
    if not name or not _begins_with_verb(text[clause.span.start : clause.span.end]):
        return None
    titled = TITLED.search(text[: name.start])
    start = titled.start() if titled else name.start
    return Stretch(Span(start, end), (Edit(clause.border.start, clause.border.end, " "),))


def _share_subject(text: str, head: Clause, clause: Clause, end: int) -> Stretch | None:
    """Return the first clause's subject with the later clause's verb."""
    verb = find_verb(text, head.span.start)
    subject = text[: verb.start()] if verb else ""
    if not subject.strip() or "," in subject or len(subject.split()) > MOST_SUBJECT_WORDS:
        return None
    return Stretch(Span(0, end), (Edit(len(subject.rstrip()), clause.span.start, " "),))
