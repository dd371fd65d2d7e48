"""Who may speak, and whom a pronoun means among those whom the report was about."""

from dataclasses import dataclass

from dateline.extract.quotes.passages import Named
from dateline.model import Kind
from dateline.regexes import make_regex

LONE_NAME = make_regex(
    r"\s*,?\s*(?!(?:He|She|It|They|We|I|You|The|A|An|One|Another|Both|Some|Many|This|That)\b)(?P<name>[A-Z][\w’'-]+)\s+"
)
FARTHEST = 8
"""How many sentences back a pronoun may reach."""


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
class Beat:
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


def resolve_pronoun(pronoun: str, beats: tuple[Beat, ...], near: tuple[Voice, ...]) -> Voice | None:
    """Return whom the pronoun means: somebody near in its sentence, else the last subject or other name that fits."""
    for voice in near:
        if _fits(pronoun, voice):
            return voice
    for beat in reversed(beats[-FARTHEST:]):
        if beat.subject and _fits(pronoun, beat.subject):
            return beat.subject
        if pronoun.lower() != "it":
            for voice in beat.others:
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
