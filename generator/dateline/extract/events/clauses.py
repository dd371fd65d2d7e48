"""A sentence in, its clauses out; and for each date the stretch that tells what happened then."""

import re
from dataclasses import dataclass

from dateline.extract.events.phrases import AHEAD, DOUBT, begins_with_verb, claims, find_quoted, find_verb, is_inside
from dateline.extract.events.scopes import blank, find_asides, is_needed
from dateline.extract.events.wording import Edit
from dateline.model import Span
from dateline.regexes import make_regex

LONGEST = 160
LONGEST_WITH_REASON = 200
BORDER = make_regex(
    r"(?P<semicolon>;)\s+|(?P<comma>,)?\s+(?:(?:less than |more than |about |nearly )?(?:[\w-]+ )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|shortly|soon|just) (?=after|before))?"
    r"(?P<word>and|but|who|which|whose|whom|where|when|after|before|until|while|whereas|as|because|since|once|although|though)\s+",
)
RELATIVE = ("who", "which")
NEED_COMMA = ("who", "which", "whose", "whom", "where", "as", "since")
JOINING = ("and", "but")
CARRYING_ON = ("", ";", *JOINING)
"""A clause so joined carries the news on; every other hangs on the one before it."""
LAST_ATTRIBUTION = make_regex(r",[”\"]? [^,;“\"]{1,90}$")
MOST_SUBJECT_WORDS = 10
PRONOUN = make_regex(r"(?:he|she|it|they|this|these|that|those)\b", re.IGNORECASE)
SPEAKER = make_regex(r"(?:he|she) ", re.IGNORECASE)
WHO = make_regex(r",\s+(?:who|which)\s+")
BY = make_regex(r"\s+by\b")
"""Behind a passive verb, whose subject does nothing."""
LEADING = make_regex(r"\W*(?:When|After|Before|As|While|Since|Because|Although|Though|Until|Once)\b")
TITLED = make_regex(r"(?:(?:[A-Z][\w.’'-]*|[a-z]+-[A-Z]\w+)\s+)*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence, by offsets in it."""

    span: Span
    border: Span
    """The words between it and the clause before; empty for the first."""
    word: str = ""
    """The joining word, `;`, or empty for the first clause."""
    has_comma: bool = False
    """A comma stands before the joining word."""

    @property
    def reach(self) -> Span:
        """The clause with its border."""
        return Span(self.border.start, self.span.end)

    @property
    def shares_subject(self) -> bool:
        """It hangs on the clause before by "and" or "but" alone."""
        return self.word in JOINING and not self.has_comma


@dataclass(frozen=True, slots=True)
class Stretch:
    """What to show of a sentence."""

    span: Span
    edits: tuple[Edit, ...] = ()
    is_whole: bool = False


def _find_clauses(text: str) -> tuple[Clause, ...]:
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
    opening = [Clause(Span(0, 0), Span(0, 0)), *(_make_opening(border) for border in kept)]
    return tuple(
        Clause(Span(first, last), opened.border, opened.word, has_comma=opened.has_comma)
        for first, last, opened in zip(starts, stops, opening, strict=True)
    )


def _make_opening(border: re.Match[str]) -> Clause:
    """Return a clause of which only the border is known yet."""
    return Clause(
        Span(border.end(), border.end()), Span(*border.span()), border["word"] or ";", has_comma=bool(border["comma"])
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
        return begins_with_verb(following)
    return True


def choose_stretch(
    text: str, place: int, others: tuple[int, ...], mentions: tuple[Span, ...], *, is_long: bool
) -> Stretch:
    """Return what to show for the date at `place`: the whole sentence, or its own clauses where others are dated too.

    A long sentence is cut to the date's clause and the neighbours that fit. Nothing is cut that would take an
    attribution, a doubt or the subject away.
    """
    whole = Stretch(Span(0, len(text)), is_whole=True)
    asides = find_asides(text)
    own = next((aside for aside in asides if aside.start <= place < aside.end), None)
    if own:
        opened = _open_aside(text, own, mentions) if others or is_long else None
        return opened or whole
    cut = tuple(aside for aside in asides if (is_long or _holds(aside, others)) and not is_needed(text, aside))
    edits = tuple(Edit(aside.start, aside.end, " ") for aside in cut)
    others = tuple(other for other in others if not is_inside(other, cut))
    if not others and (not is_long or len(blank(text, cut).split()) * 6 <= LONGEST):
        return Stretch(whole.span, edits, is_whole=not edits)
    chosen = _choose_clauses(blank(text, asides), place, others, mentions)
    if chosen:
        return Stretch(chosen.span, chosen.edits + edits)
    return Stretch(whole.span, edits if is_long else (), is_whole=True)


def _holds(span: Span, places: tuple[int, ...]) -> bool:
    """Say whether one of the places lies in the span."""
    return any(span.start <= place < span.end for place in places)


def _choose_clauses(text: str, place: int, others: tuple[int, ...], mentions: tuple[Span, ...]) -> Stretch | None:
    """Return the date's clause with its neighbours; None where only the whole sentence will do."""
    clauses = _find_clauses(text)
    own = next(number for number, clause in enumerate(clauses) if place < clause.span.end or clause is clauses[-1])
    if _holds(clauses[own].reach, others):
        return None
    first, last = _grow(clauses, own, others)
    if first == 0 and last == len(clauses) - 1:
        return None
    if last < len(clauses) - 1 and _ends_with_attribution(text, clauses[-1]):
        return None
    end = clauses[last].span.end
    return Stretch(Span(0, end)) if first == 0 else _open(text, clauses, first, end, mentions)


def find_own_clause(text: str, place: int) -> Span:
    """Return the clause at an offset; one that carries the news on ("and", ";") reaches back to the start.

    A clause that hangs on the news stands apart, in front too ("When the jury sat on 3 May, ...").
    """
    asides = find_asides(text)
    aside = next((aside for aside in asides if aside.start <= place < aside.end), None)
    if aside:
        return aside
    leading = LEADING.match(text)
    if leading and leading.end() <= place < leading.end() + len(text[leading.end() :].partition(",")[0]):
        return Span(leading.end(), text.index(",", place) if "," in text[place:] else len(text))
    clause = next((clause for clause in _find_clauses(blank(text, asides)) if place < clause.span.end), None)
    if clause is None:
        return Span(0, len(text))
    return Span(0, clause.span.end) if clause.word in CARRYING_ON else clause.span


def _grow(clauses: tuple[Clause, ...], own: int, others: tuple[int, ...]) -> tuple[int, int]:
    """Return the first and last clause to show: the neighbours without a date of their own, as far as they fit."""
    dated = frozenset(number for number, clause in enumerate(clauses) if _holds(clause.reach, others))
    first = _grow_back(clauses, own, dated)
    return first, _grow_on(clauses, own, first, dated)


def _grow_back(clauses: tuple[Clause, ...], own: int, dated: frozenset[int]) -> int:
    """Return the first clause to show: that of the start, else behind a semicolon, else that of the subject."""
    free = own
    while free > 0 and free - 1 not in dated and _fits(clauses, free - 1, own):
        free -= 1
    if free == 0:
        return 0
    first = next((number for number in range(own, free - 1, -1) if clauses[number].word == ";"), own)
    while first > free and clauses[first].shares_subject:
        first -= 1
    return first


def _grow_on(clauses: tuple[Clause, ...], own: int, first: int, dated: frozenset[int]) -> int:
    """Return the last clause to show.

    Behind a clause that hangs on another ("after the vote, but ...") nothing is shown that goes on with the news, and
    no subject is shown without the dated verb that shares it.
    """
    hangs = clauses[own].word not in CARRYING_ON
    last = own
    while last + 1 < len(clauses) and last + 1 not in dated and _fits(clauses, first, last + 1):
        following = clauses[last + 1]
        goes_on = hangs and not following.shares_subject and following.word in CARRYING_ON
        if goes_on or (last + 2 in dated and clauses[last + 2].shares_subject):
            break
        last += 1
    return last


def _fits(clauses: tuple[Clause, ...], first: int, last: int) -> bool:
    """Say whether these clauses are short enough for a line, which may be longer where the last gives a reason."""
    longest = LONGEST if clauses[last].word in ("", ";", "while", "whereas", "where", *JOINING) else LONGEST_WITH_REASON
    return clauses[last].span.end - clauses[first].span.start <= longest


def _ends_with_attribution(text: str, last: Clause) -> bool:
    """Say whether the sentence closes with who said it (", the commission said")."""
    found = LAST_ATTRIBUTION.search(text, last.span.start)
    return bool(found and claims(found.group()))


def _open(text: str, clauses: tuple[Clause, ...], first: int, end: int, mentions: tuple[Span, ...]) -> Stretch | None:
    """Return the stretch from a later clause on, with a subject; None where it cannot stand alone."""
    clause = clauses[first]
    lost = text[: clause.border.start]
    if clause.word != ";" and (claims(lost) or DOUBT.search(lost)):
        return None
    if clause.word not in (";", *JOINING) and AHEAD.search(lost):
        return None
    following = text[clause.span.start : clause.span.end]
    if clause.word in RELATIVE:
        return _open_relative(text, clause, end, mentions)
    if begins_with_verb(following):
        return _share_subject(text, clauses[0], clause, end) if clause.word in JOINING else None
    if PRONOUN.match(following) and not SPEAKER.match(following):
        return None
    return Stretch(Span(clause.span.start, end))


def _open_relative(text: str, clause: Clause, end: int, mentions: tuple[Span, ...]) -> Stretch | None:
    """Return "X was killed" for "..., X, who was killed": the name before the comma takes the pronoun's place."""
    start = _find_antecedent(text, clause.border.start, mentions)
    if start is None or not begins_with_verb(text[clause.span.start : clause.span.end]):
        return None
    return Stretch(Span(start, end), (Edit(clause.border.start, clause.border.end, " "),))


def _open_aside(text: str, aside: Span, mentions: tuple[Span, ...]) -> Stretch | None:
    """Return the same for a clause in the middle: "Lord X, who came in 1939, voted" gives "Lord X came"."""
    opening = WHO.match(text[aside.start : aside.end])
    start = _find_antecedent(text, aside.start, mentions)
    if not opening or start is None or claims(text[:start]) or DOUBT.search(text[:start]):
        return None
    if not begins_with_verb(text[aside.start + opening.end() : aside.end]):
        return None
    edit = Edit(aside.start, aside.start + opening.end(), " ")
    return Stretch(Span(start, aside.end), (edit,))


def _find_antecedent(text: str, comma: int, mentions: tuple[Span, ...]) -> int | None:
    """Return where the name before the comma begins, its title included; None where no name stands there."""
    name = next((mention for mention in mentions if 0 <= comma - mention.end <= 1), None)
    if not name:
        return None
    titled = TITLED.search(text[: name.start])
    return titled.start() if titled else name.start


def _share_subject(text: str, head: Clause, clause: Clause, end: int) -> Stretch | None:
    """Return the first clause's subject with the later clause's verb."""
    verb = find_verb(text, head.span.start)
    if not verb or BY.match(text, verb.end()):
        return None
    subject = text[: verb.start()]
    if not subject.strip() or "," in subject or len(subject.split()) > MOST_SUBJECT_WORDS:
        return None
    return Stretch(Span(0, end), (Edit(len(subject.rstrip()), clause.span.start, " "),))
