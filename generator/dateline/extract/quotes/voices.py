"""Who may speak, and whom a pronoun or a description means among those whom the report was about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from dateline.english.lexicon import read_pairs, read_words
from dateline.extract.quotes.passages import Named, Passage, names_between
from dateline.model import Kind
from dateline.regexes import make_regex

LONE_NAME = make_regex(
    r"\s*,?\s*(?!(?:He|She|It|They|We|I|You|The|A|An|One|Another|Both|Some|Many|This|That)\b)(?P<name>[A-Z][\w’'-]+)\s+"
)
FARTHEST = 8
"""How many sentences back a pronoun may reach."""
ROLES = read_words("role_nouns")
ORGANISATIONS = read_words("organisation_nouns")
NAMED_BEHIND = make_regex(r"(?:\s+(?:on|of|for|in|at|to)\s+[\w’'-]+(?:\s+[\w’'-]+){0,3})?,\s+(?:[A-Z][\w.-]*\s+){0,3}")
"""Between a description and the name that it introduces: ", Mr ", " on water, "."""
PARTED = make_regex(r"\s*[,.;:]|\s*$")
"""Behind a name that a description introduces."""
OWNING = make_regex(r"(?:[’']s?)?(?:\s+[a-z][\w-]*){0,3}\s+")
"""Between an owner and a description: "Trump's new lawyer"."""
SPEAKING_FOR = make_regex(r"\s+(?:for|of|from|by|at)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,2}")
"""Between a description and whom it speaks for: "a spokesman for the Foreign Office"."""
HEADS = frozenset((
    "president", "minister", "premier", "chancellor", "secretary-general", "director-general", "secretary", "chairman",
    "chairwoman", "chair", "chief", "head", "director", "leader", "governor", "mayor", "commander", "coach", "captain",
    "founder", "speaker", "ambassador",
))  # fmt: skip
"""Of these a body has one: "the secretary-general of the UN" is the person spoken of, where one is."""
LONGEST_NAME = 100
"""Characters that a name with what belongs to it may take."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks."""

    name: str
    """Fullest name; empty where the report does not name the speaker."""
    kind: Kind | None = None
    document: str = ""
    """What carries the words, where that is the subject ("the statement said")."""
    pronoun: str = ""
    """`he` or `she` where that is known."""
    offices: tuple[str, ...] = ()
    """What the report calls them beside their name, in small letters."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom one sentence of the report was about."""

    subject: Voice | None
    others: tuple[Voice, ...]
    """All others named in it, in order."""
    text: str = ""
    """Its words, quotations masked."""


UNNAMED = Voice("")


def name_voice(named: Named) -> Voice:
    """Return the voice of somebody named."""
    return Voice(named.name, named.kind, "", named.pronoun, named.offices)


def name_stranger(words: str) -> Voice | None:
    """Return somebody whom no list knows, named between a quotation and its verb: ",” Wakatsubame said."."""
    lone = LONE_NAME.fullmatch(words)
    return Voice(lone["name"]) if lone else None


def resolve_pronoun(pronoun: str, foci: tuple[Focus, ...], near: tuple[Voice, ...]) -> Voice | None:
    """Return whom the pronoun means: somebody near in its sentence, else the last subject or other name that fits."""
    for voice in near:
        if _fits(pronoun, voice):
            return voice
    for focus in reversed(foci[-FARTHEST:]):
        if focus.subject and _fits(pronoun, focus.subject):
            return focus.subject
        if pronoun.lower() != "it":
            for voice in focus.others:
                if _fits(pronoun, voice):
                    return voice
    return None


def _fits(pronoun: str, voice: Voice) -> bool:
    """Say whether the pronoun can mean this voice."""
    if pronoun.lower() in ("he", "she"):
        return voice.kind is Kind.PEOPLE and voice.pronoun in ("", pronoun.lower())
    if pronoun.lower() == "who":
        return voice.kind is Kind.PEOPLE
    return voice.kind is Kind.ORGANISATIONS


def _list_nouns() -> tuple[str, ...]:
    """Return the nouns of descriptions, as they stand in an expression, the longest first."""
    nouns = (*ROLES, *ORGANISATIONS, *read_pairs("document_nouns"))
    return tuple(sorted((re.escape(noun) for noun in nouns), key=len, reverse=True))


def _write_noun() -> str:
    """Return the expression for the noun of a description, which looks at a word's first letter first."""
    by_letter = groupby(sorted(_list_nouns()), itemgetter(0))
    groups = (f"{letter}(?:{'|'.join(noun[1:] for noun in nouns)})" for letter, nouns in by_letter)
    return rf"\b(?:{'|'.join(groups)})\b"


def _write_description() -> str:
    """Return the expression for a description by office or kind: "the new foreign minister", "its statement"."""
    any_noun = "|".join(_list_nouns())
    return (
        r"(?:\b(?P<which>the|an?|his|her|its|their|this|that|one|another|some|several|two|many)\s+)?"
        rf"(?:(?P<kind>[\w’'-]{{1,40}}(?:\s+[\w’'-]{{1,40}}){{0,3}}?)\s+)??\b(?P<noun>{any_noun})\b"
    )


DESCRIBED = make_regex(_write_description, re.IGNORECASE)
NOUN = make_regex(_write_noun, re.IGNORECASE)
WORDS_BEFORE = 6
"""A description has fewer words before its noun: one that tells which, and four that tell what kind."""


def _find_descriptions(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `DESCRIBED` finds between two places; it is asked only from a few words before a noun on."""
    while noun := NOUN.search(text, start, end):
        far, *near = text[start : noun.start()].rsplit(maxsplit=WORDS_BEFORE) or ("",)
        described = DESCRIBED.search(text, start + len(far) if len(near) == WORDS_BEFORE else start, end)
        if not described:  # pragma: no cover - a noun alone is a description
            return
        yield described
        start = described.end()


def find_described(passage: Passage, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the descriptions by office or kind between two places; a noun inside a name describes nobody."""
    for described in _find_descriptions(passage.text, start, end):
        at = described.start("noun")
        if not any(at < named.end for named in names_between(passage, at - LONGEST_NAME, at + 1)):
            yield described


def describe(described: re.Match[str], passage: Passage, foci: tuple[Focus, ...]) -> Voice | None:
    """Return whom a description means: who is named behind it, its owner, its holder, or what was last spoken of."""
    named = _find_named_behind(described, passage)
    if named:
        return name_voice(named)
    noun, which = described["noun"].lower(), (described["which"] or "").lower()
    document = read_pairs("document_nouns").get(noun, "")
    owner = _find_owner(described, passage) or _find_principal(described, passage)
    if owner and which == "the" and noun in HEADS:
        near = _find_near(foci[-1:])
        if near:
            return near
    if owner and (document or owner.kind is Kind.ORGANISATIONS):
        return Voice(owner.name, owner.kind, document, owner.pronoun)
    if which in ("his", "her", "its", "their"):
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}[which]
        meant = resolve_pronoun(pronoun, foci, ())
        return Voice(meant.name, meant.kind, document, meant.pronoun) if meant and document else UNNAMED
    if owner or which not in ("the", "this", "that"):
        return UNNAMED
    return _find_holder(f"{described['kind'] or ''} {noun}".lower().split(), foci) or _find_meant(noun, document, foci)


def _find_named_behind(described: re.Match[str], passage: Passage) -> Named | None:
    """Return the person whom the description introduces: "the suspects' lawyer, Mr Omar Darzi, said"."""
    for named in names_between(passage, described.end() + 1, described.end() + LONGEST_NAME):
        between = passage.text[described.end() : named.start]
        if named.kind is Kind.PEOPLE and NAMED_BEHIND.fullmatch(between):
            return named if PARTED.match(passage.text[named.end : named.end + 3]) else None
    return None


def _find_holder(words: list[str], foci: tuple[Focus, ...]) -> Voice | None:
    """Return the person last named whom the report gives this office: "the prime minister" is Prime Minister Lind."""
    people = [
        voice
        for focus in reversed(foci)
        for voice in ((focus.subject,) if focus.subject else ()) + focus.others
        if voice.kind is Kind.PEOPLE
    ]
    office = re.compile(rf"\b{re.escape(' '.join(words))}\b")
    return next((voice for voice in people if any(office.search(text) for text in voice.offices)), None)


def _find_meant(noun: str, document: str, foci: tuple[Focus, ...]) -> Voice:
    """Return the organisation, document or person last spoken of that the noun can mean; unnamed where none fits."""
    voices = [
        voice
        for focus in reversed(foci[-FARTHEST:])
        for voice in ((focus.subject,) if focus.subject else ()) + focus.others
    ]
    subjects = [focus.subject for focus in reversed(foci[-FARTHEST:]) if focus.subject]
    if document:
        telling = [
            focus.subject for focus in reversed(foci[-FARTHEST:]) if focus.subject and noun in focus.text.lower()
        ]
        meant = next(iter(telling + subjects), UNNAMED)
        return Voice(meant.name, meant.kind, document, meant.pronoun)
    if noun in ORGANISATIONS:
        same = [voice for voice in voices if noun in voice.name.lower() and voice.kind is Kind.ORGANISATIONS]
        others = [voice for voice in subjects if voice.kind is Kind.ORGANISATIONS]
        return next(iter(same + others), UNNAMED)
    return _find_near(foci[-FARTHEST:]) or UNNAMED


def _find_near(foci: tuple[Focus, ...]) -> Voice | None:
    """Return the person whom the latest sentence that names one is about, else the one named last in it."""
    for focus in reversed(foci):
        if focus.subject and focus.subject.kind is Kind.PEOPLE:
            return focus.subject
        people = [voice for voice in focus.others if voice.kind is Kind.PEOPLE]
        if people:
            return people[-1]
    return None


def _find_owner(described: re.Match[str], passage: Passage) -> Named | None:
    """Return whose the thing or person described is: "the FO statement", "Trump's lawyer"."""
    at = described.start("noun")
    for named in reversed(names_between(passage, at - LONGEST_NAME, at)):
        if named.end <= at and OWNING.fullmatch(passage.text[named.end : at]):
            return named
    return None


def _find_principal(described: re.Match[str], passage: Passage) -> Named | None:
    """Return for whom the one described speaks: "a spokesman for the Foreign Office"."""
    for named in names_between(passage, described.end() + 1, described.end() + LONGEST_NAME):
        between = passage.text[described.end() : named.start]
        if SPEAKING_FOR.fullmatch(between):
            return named
    return None
