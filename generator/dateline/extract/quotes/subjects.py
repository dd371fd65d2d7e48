"""A verb of saying in, its subject out, looking left from the verb or, where it is inverted, right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.english.lexicon import read_words
from dateline.extract.quotes.passages import Named, Passage, names_between
from dateline.extract.quotes.voices import (
    DESCRIBED,
    Focus,
    Voice,
    describe,
    find_described,
    name_voice,
    resolve_pronoun,
)
from dateline.model import Kind
from dateline.regexes import make_regex

GOVERNING = read_words("prepositions", "speech_verbs", "stance_verbs")
KIN = read_words("kin") | ("partner", "friend", "fiancé", "fiancée", "colleague")
PRONOUN = make_regex(r"\b(he|she|it|they|who)\b", re.IGNORECASE)
PRONOUN_AHEAD = make_regex(r"\s*(he|she|it|they)\b")
BREAK = make_regex(r"[,;:]|\.\s|\ufffc")
"""What ends the words that may name a speaker."""
ASIDE = make_regex(
    r",\s(?:he|she|it|they|(?:an?|the|his|her|its|their)\s[\w’' -]{2,40}|[A-Z][\w’' .-]{1,40})\s(?:has |had )?"
    r"(?:said|says|added|wrote|adds),(?=\s)"
)
"""Somebody's saying, put between commas into a sentence about somebody else: "Gen Bajwa, it said, called for"."""
GOVERNOR = make_regex(
    r"([^\W\d_][\w’'-]*)\s+(?:(?:the|an?|his|her|its|their|both)\s+)?"
    r"(?:[A-Z][\w.’'-]*(?:\s+(?:of|for|and)(?:\s+the)?\s+[A-Z][\w.’'-]*)*\s+)*$"
)
TITLES_ONLY = make_regex(
    r"(?:^|[,;:—–(\ufffc]\s*)(?:[Tt]he\s+)?(?:[A-Z][\w.’'-]*(?:\s+(?:of|for|and)(?:\s+the)?\s+[A-Z][\w.’'-]*)*\s+)*$"
)
BEFORE_VERB = make_regex(r"(?<=,)\s+(?:(?:has|had|have|also|later|then|once|[\w-]+ly)\s+)+$")
"""Behind "Ana Lind, the minister," what a verb may have before it."""
RELATED = make_regex(
    lambda: (
        rf"\b(?i:to|of|for|from|with|by|about|like)\s+(?:her|his|their)\s+(?:[\w-]+\s+)?(?:{'|'.join(sorted(KIN))})"
        r",\s+(?:the\s+(?:[\w-]+\s+){1,3})?$"
    )
)
"""Before the name of a relative to whom somebody else does something: "to her daughter, Neve, she said"."""
OPENED = make_regex(r"(?:Of|To|For|From|With|About|Like|Unlike|Against)\s+(?:[A-Z][\w.’'-]*\s+)*$")
"""A sentence that opens with a preposition and a title: "Of President De Klerk he said"."""
AS_FOR = make_regex(r"\bas\s+for\s+$", re.IGNORECASE)
RELATIVE = make_regex(r",\s+(?:which|whose|whom|where)\s[^,;]*$")
"""Before a name in a clause that hangs on another: ", which his lawyer Ana Lind said was dangerous"."""
NEAR = 200
"""So many characters back a clause is looked for that a name stands in."""
LEADING = make_regex(r"(?:When|After|Before|As|While|Since|Because|Although|Though|Once)\s")
BEHIND_VERB = make_regex(r"\b(?:is|are|was|were|has|had|will|[a-z]{2,20}ed)\s[^;]*$")
"""Before a name that is no subject: "when some forty climbers walked past a dying man, David Sharp, he"."""
RIGHT_BEFORE = make_regex(r"\b(?:of|for|from|at|with|by|to|against|about)\s+(?:[Tt]he\s+)?$")
DAYS = make_regex(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
WHERE = make_regex(r"\b(?:in|at|from|outside|near|[Ii]n|At|From)\s+(?:the\s+)?$")
LINK = make_regex(r"\b(?:and|but|or)\s+(?:[\w-]+ly\s+|then\s+|also\s+|later\s+|has\s+|had\s+|have\s+)*$")
OWNING = make_regex(r"[’']s?\s")
"""Behind a name of which only something is meant."""
TITLES = make_regex(r"\s*(?:[A-Z][\w.-]*\s+){0,3}")
"""Between a comma and a name."""
RANKS = frozenset(
    ("managing", "acting", "outgoing", "incoming", "sitting", "ruling", "serving", "presiding", "founding")
)
"""Participles that are part of an office, and govern nobody."""
CLOSE_BY = make_regex(
    r"(?:\s+(?:has|had|have|is|was|also|then|later|once|again|who|itself|himself|herself|[\w-]+ly))*\s*$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A stretch that could be the subject of a verb."""

    start: int
    end: int
    named: Named | None = None
    pronoun: str = ""
    described: re.Match[str] | None = None


def find_subject(passage: Passage, start: int, verb: int, foci: tuple[Focus, ...]) -> Voice | None:
    """Return who does what the verb says, looking left from it as far as `start`; None where nobody does."""
    left = ASIDE.sub(lambda aside: " " * len(aside.group()), passage.text[start:verb])
    subjects = list(_find_subjects(passage, start, left))
    chosen = _find_before_commas(subjects, left, start) or _choose(subjects, left, start)
    return _make_voice(chosen, passage, start, foci) if chosen else None


def find_main_subject(passage: Passage, start: int, end: int, foci: tuple[Focus, ...]) -> Voice | None:
    """Return whom a sentence is about: the first that it names, means or describes and that no other word governs."""
    text = passage.text[start:end]
    subjects = (
        one
        for one in _find_subjects(passage, start, text)
        if not RELATIVE.search(text[max(one.start - start - NEAR, 0) : one.start - start])
    )
    for subject in sorted(subjects, key=lambda subject: subject.start):
        if not (subject.named and subject.named.kind is Kind.PLACES):
            voice = _make_voice(subject, passage, start, foci)
            if voice and voice.name:
                return voice
    return None


def find_beside(passage: Passage, start: int, place: int, foci: tuple[Focus, ...]) -> Voice | None:
    """Return who stands right before a participle: "with one witness saying", "quoted Gen Lind as saying"."""
    left = passage.text[start:place]
    for named in names_between(passage, start, place):
        if named.end <= place and passage.text[named.end : place].strip() in ("", "as"):
            return name_voice(named)
    described = next(
        (one for one in find_described(passage, start, place) if not left[one.end() - start :].strip()), None
    )
    return describe(described, passage, foci) if described else None


def find_named_right(passage: Passage, start: int, end: int, foci: tuple[Focus, ...]) -> Voice | None:
    """Return who is named or described from `start` on, as behind an inverted verb: "said Ana Lind, a nurse"."""
    text = passage.text[start:end]
    pronoun = PRONOUN_AHEAD.match(text)
    if pronoun:
        return resolve_pronoun(pronoun[1], foci, ())
    mark = BREAK.search(text)
    stop = start + mark.start() if mark else end
    names = names_between(passage, start, end)
    first = [named for named in names if named.start < stop and not _is_owner(passage, named)]
    free = [named for named in first if not _is_governed(passage, start, named.start)]
    aside = next((named for named in names if mark and _opens_aside(passage.text, stop, named.start)), None)
    speaker = next((named for named in (*free, aside) if named and named.kind is Kind.PEOPLE), None)
    if speaker:
        return name_voice(speaker)
    described = next(find_described(passage, start + len(text) - len(text.lstrip()), stop), None)
    if described and not passage.text[start : described.start()].strip():
        return describe(described, passage, foci)
    return name_voice(free[0]) if free else None


def _find_subjects(passage: Passage, start: int, left: str) -> Iterator[Subject]:
    """Yield what could be a subject in the text from `start` on, in no order; nothing governed by a preposition."""
    end = start + len(left)
    for named in names_between(passage, start, end):
        is_inside = named.end <= end and left[named.start - start].strip()
        if is_inside and not (_is_owner(passage, named) or _is_governed(passage, start, named.start)):
            yield Subject(named.start, named.end, named=named)
    for found in PRONOUN.finditer(left):
        is_close = CLOSE_BY.match(left, found.end()) or not left[: found.start()].strip()
        if found[1].lower() in ("he", "she") or is_close:
            yield Subject(start + found.start(), start + found.end(), pronoun=found[1].lower())
    for described in find_described(passage, start, end):
        if any(named.start == described.end() + 1 for named in names_between(passage, described.end(), end)):
            continue  # "Prime Minister Narendra Modi" is one, and named
        if left[described.start() - start].strip() and not _is_governed(passage, start, described.start()):
            yield Subject(described.start(), described.end(), described=described)


def _find_before_commas(subjects: list[Subject], left: str, start: int) -> Subject | None:
    """Return the subject of a verb behind a comma: "Rob Rogers, the deputy commissioner, said"."""
    bare = BEFORE_VERB.sub("", left).rstrip()
    if not bare.endswith(","):
        return None
    for comma in (found.start() for found in reversed(list(re.finditer(",", bare[:-1])))):
        ahead = next((one for one in subjects if one.end - start == comma), None)
        if ahead:
            if ahead.named and ahead.named.kind is Kind.PEOPLE:
                return ahead
            people = [one for one in subjects if one.named and one.named.kind is Kind.PEOPLE]
            return next((one for one in people if _opens_aside(left, comma, one.start - start)), ahead)
    return None


def _choose(subjects: list[Subject], left: str, start: int) -> Subject | None:
    """Return the subject nearest to the verb; the first of the sentence where the verb follows "and"."""
    verb = start + len(left)
    able = [one for one in subjects if _is_able(one, left, start)]
    ordered = sorted(able, key=lambda one: (one.end, one.named is not None, one.start))
    if not ordered:
        return None
    link = LINK.search(left)
    if link and ordered[-1].end <= start + link.start() + 1 and ordered[-1].end < verb:
        return min(ordered, key=lambda one: one.start)
    return ordered[-1]


def _is_able(subject: Subject, left: str, start: int) -> bool:
    """Say whether it can be the subject of this verb: a place speaks only right before its verb."""
    gap = left[subject.end - start :]
    if subject.named and subject.named.kind is Kind.PLACES:
        return CLOSE_BY.match(gap) is not None
    if subject.named and subject.named.kind is Kind.PEOPLE:
        noun = DESCRIBED.match(gap.lstrip())
        return not (noun and not noun["which"] and not noun["kind"] and CLOSE_BY.match(gap.lstrip(), noun.end()))
    return True


def _is_owner(passage: Passage, named: Named) -> bool:
    """Say whether only something of the one named is meant: "Haftar's march"."""
    return OWNING.match(passage.text[named.end : named.end + 3]) is not None


def _is_governed(passage: Passage, start: int, place: int) -> bool:
    """Say whether a preposition, a participle or another verb of saying governs what begins at a place."""
    left = _lower_times_and_places(passage, start, place)
    if AS_FOR.search(left):
        return False
    if RIGHT_BEFORE.search(left) or RELATED.search(left) or OPENED.match(left):
        return True
    governor = GOVERNOR.search(left)
    if not governor:
        return False
    word = governor[1].lower()
    if word.endswith("ing") and len(word) > 5 and word not in RANKS:
        return True
    if TITLES_ONLY.search(left):
        return False
    return word in GOVERNING


def _may_be_meant(passage: Passage, start: int, named: Named) -> bool:
    """Say whether a pronoun later in the sentence can mean this name: nothing governs it, and it is a subject."""
    left = passage.text[max(start, named.start - NEAR) : named.start]
    return not _is_governed(passage, start, named.start) and not (
        LEADING.match(passage.text, start) and BEHIND_VERB.search(left)
    )


def _lower_times_and_places(passage: Passage, start: int, place: int) -> str:
    """Return the text up to a place, with days and the names of where something happened in small letters."""
    left = DAYS.sub(lambda day: day.group().lower(), passage.text[start:place])
    for other in names_between(passage, start, place):
        if other.end <= place and other.kind is Kind.PLACES:
            at, end = other.start - start, other.end - start
            if WHERE.search(left[:at]):
                left = left[:at] + left[at:end].lower() + left[end:]
    return left


def _opens_aside(text: str, comma: int, name: int) -> bool:
    """Say whether the name, perhaps with a title, stands right behind the comma."""
    return name > comma and TITLES.fullmatch(text[comma + 1 : name]) is not None


def _make_voice(subject: Subject, passage: Passage, start: int, foci: tuple[Focus, ...]) -> Voice | None:
    """Return whom a subject means."""
    if subject.named:
        return name_voice(subject.named)
    if subject.described:
        return describe(subject.described, passage, foci)
    near = [
        name_voice(named)
        for named in names_between(passage, start, subject.start)
        if not _is_owner(passage, named) and (subject.pronoun == "who" or _may_be_meant(passage, start, named))
    ]
    return resolve_pronoun(subject.pronoun, foci, tuple(near[::-1] if subject.pronoun == "who" else near))
