"""Descriptions in, voices out: whom "the minister", "its spokesman" or "the statement" stands for."""

import re
from collections.abc import Iterator

from dateline.english.lexicon import read_entries, read_words
from dateline.extract.quotes.passages import Named, Passage, names_between
from dateline.extract.quotes.voices import FARTHEST, UNNAMED, Beat, Voice, name_voice, resolve_pronoun
from dateline.model import Kind
from dateline.regexes import make_regex

ROLES = read_words("role_nouns")
BODIES = read_words("body_nouns")
DOCUMENTS = dict(entry.split("=") for entry in read_entries("document_nouns"))
NOUNS = "|".join(sorted((re.escape(noun) for noun in (*ROLES, *BODIES, *DOCUMENTS)), key=len, reverse=True))
DESCRIBED = make_regex(
    rf"(?:\b(?P<which>the|an?|his|her|its|their|this|that|one|another|some|several|two|many)\s+)?"
    rf"(?:(?P<kind>[\w’'-]{{1,40}}(?:\s+[\w’'-]{{1,40}}){{0,3}}?)\s+)??\b(?P<noun>{NOUNS})\b",
    re.IGNORECASE,
)
NAMED_BEHIND = make_regex(r"(?:\s+(?:on|of|for|in|at|to)\s+[\w’'-]+(?:\s+[\w’'-]+){0,3})?,\s+(?:[A-Z][\w.-]*\s+){0,3}")
"""Between a description and the name that it introduces: ", Mr ", " on water, "."""
HEADS = frozenset((
    "president", "minister", "premier", "chancellor", "secretary-general", "director-general", "secretary", "chairman",
    "chairwoman", "chair", "chief", "head", "director", "leader", "governor", "mayor", "commander", "coach", "captain",
    "founder", "speaker", "ambassador",
))  # fmt: skip
"""Of these a body has one: "the secretary-general of the UN" is the person spoken of, where one is."""
LONGEST_NAME = 100
"""Characters that a name with what belongs to it may take."""


def find_described(passage: Passage, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the descriptions by office or kind between two places; a noun inside a name describes nobody."""
    for described in DESCRIBED.finditer(passage.text, start, end):
        at = described.start("noun")
        if not any(at < named.end for named in names_between(passage, at - LONGEST_NAME, at + 1)):
            yield described


def describe(described: re.Match[str], passage: Passage, beats: tuple[Beat, ...]) -> Voice | None:
    """Return whom a description means: who is named behind it, its owner, its holder, or what was last spoken of."""
    named = _find_named_behind(described, passage)
    if named:
        return name_voice(named)
    noun, which = described["noun"].lower(), (described["which"] or "").lower()
    document = DOCUMENTS.get(noun, "")
    owner = _find_owner(described, passage) or _find_principal(described, passage)
    if owner and which == "the" and noun in HEADS:
        near = _find_near(beats[-1:])
        if near:
            return near
    if owner and (document or owner.kind is Kind.ORGANISATIONS):
        return Voice(owner.name, owner.kind, document, owner.pronoun)
    if which in ("his", "her", "its", "their"):
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}[which]
        meant = resolve_pronoun(pronoun, beats, ())
        return Voice(meant.name, meant.kind, document, meant.pronoun) if meant and document else UNNAMED
    if owner or which not in ("the", "this", "that"):
        return UNNAMED
    return _find_holder(f"{described['kind'] or ''} {noun}".lower().split(), beats) or _find_meant(
        noun, document, beats
    )


def _find_named_behind(described: re.Match[str], passage: Passage) -> Named | None:
    """Return the person whom the description introduces: "the suspects' lawyer, Mr Omar Darzi, said"."""
    for named in names_between(passage, described.end() + 1, described.end() + LONGEST_NAME):
        between = passage.text[described.end() : named.start]
        if named.kind is Kind.PEOPLE and NAMED_BEHIND.fullmatch(between):
            return named if re.match(r"\s*[,.;:]|\s*$", passage.text[named.end : named.end + 3]) else None
    return None


def _find_holder(words: list[str], beats: tuple[Beat, ...]) -> Voice | None:
    """Return the person last named whom the report gives this office: "the prime minister" is Prime Minister Lind."""
    people = [
        voice
        for beat in reversed(beats)
        for voice in ((beat.subject,) if beat.subject else ()) + beat.others
        if voice.kind is Kind.PEOPLE
    ]
    office = re.compile(rf"\b{re.escape(' '.join(words))}\b")
    return next((voice for voice in people if any(office.search(text) for text in voice.offices)), None)


def _find_meant(noun: str, document: str, beats: tuple[Beat, ...]) -> Voice:
    """Return what "the" body, document or person was last spoken of; unnamed where none fits."""
    voices = [
        voice
        for beat in reversed(beats[-FARTHEST:])
        for voice in ((beat.subject,) if beat.subject else ()) + beat.others
    ]
    subjects = [beat.subject for beat in reversed(beats[-FARTHEST:]) if beat.subject]
    if document:
        telling = [beat.subject for beat in reversed(beats[-FARTHEST:]) if beat.subject and noun in beat.text.lower()]
        meant = next(iter(telling + subjects), UNNAMED)
        return Voice(meant.name, meant.kind, document, meant.pronoun)
    if noun in BODIES:
        same = [voice for voice in voices if noun in voice.name.lower() and voice.kind is Kind.ORGANISATIONS]
        bodies = [voice for voice in subjects if voice.kind is Kind.ORGANISATIONS]
        return next(iter(same + bodies), UNNAMED)
    return _find_near(beats[-FARTHEST:]) or UNNAMED


def _find_near(beats: tuple[Beat, ...]) -> Voice | None:
    """Return the person whom the last sentence that names one is about, else the one named last in it."""
    for beat in reversed(beats):
        if beat.subject and beat.subject.kind is Kind.PEOPLE:
            return beat.subject
        people = [voice for voice in beat.others if voice.kind is Kind.PEOPLE]
        if people:
            return people[-1]
    return None


def _find_owner(described: re.Match[str], passage: Passage) -> Named | None:
    """Return whose the thing or person described is: "the FO statement", "Trump's lawyer"."""
    at = described.start("noun")
    for named in reversed(names_between(passage, at - LONGEST_NAME, at)):
        if named.end <= at and re.fullmatch(r"(?:[’']s?)?(?:\s+[a-z][\w-]*){0,3}\s+", passage.text[named.end : at]):
            return named
    return None


def _find_principal(described: re.Match[str], passage: Passage) -> Named | None:
    """Return for whom the one described speaks: "a spokesman for the Foreign Office"."""
    for named in names_between(passage, described.end() + 1, described.end() + LONGEST_NAME):
        between = passage.text[described.end() : named.start]
        if re.fullmatch(r"\s+(?:for|of|from|by|at)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,2}", between):
            return named
    return None
