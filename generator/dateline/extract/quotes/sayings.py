"""The words that attribute a quotation: verbs of saying, the channel they name, and the attribution that they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.english.lexicon import read_pairs, read_words
from dateline.extract.quotes.passages import MASK, Passage
from dateline.extract.quotes.voices import UNNAMED, Voice
from dateline.regexes import make_regex

SPEECH_VERBS = read_words("speech_verbs")
PARTICIPLES = read_words("saying_participles")
ANY_VERB = make_regex(lambda: _write_verbs("speech_verbs", "stance_verbs", "saying_participles"))
SPEECH_VERB = make_regex(lambda: _write_verbs("speech_verbs"))
FOND_OF = "".join(rf"(?<!{word}\s)" for word in ("liked", "likes", "used", "loved"))
"""Not behind "he liked to say", where the verb has its subject."""
NO_VERB = make_regex(
    rf"(?:\b(?:the|an?|his|her|its|their|this|that|no|of|new|{FOND_OF}to)\s+|[\w’']+[’']s\s+)$", re.IGNORECASE
)
NOT_FINITE = make_regex(rf"{FOND_OF}\bto\s+$")
PASSIVE = make_regex(
    r"\b(?:is|are|was|were|been|be|being)\s+(?:[\w-]+ly\s+|also\s+|once\s+|often\s+|never\s+|not\s+)?$"
)
ACCORDING = make_regex(r"\b[Aa]ccording\s+to\b")
NAMED_CHANNEL = make_regex(
    lambda: "|".join(rf"\b{re.escape(words)}\b" for words in sorted(read_pairs("channels"), key=len, reverse=True)),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, and how the report puts it."""

    voice: Voice
    via: str
    verb: str
    """The word that attributes; empty where the quotation follows another or stands alone."""
    is_direct: bool
    """Whole speech, not a part of the report's own sentence."""
    is_behind: bool = False
    """The attributing words stand behind the quotation."""
    reach: int = 0
    """Words between the verb and the quotation behind it; many where a semicolon parts them."""


def make_attribution(
    passage: Passage, start: int, end: int, voice: Voice | None, verb: str, *, is_direct: bool, is_behind: bool = False
) -> Attribution | None:
    """Return the attribution with its channel; None where nobody speaks and the quotation is but a part."""
    if voice is None and not is_direct:
        return None
    words = passage.text[start:end].replace(MASK, " ")
    voice = voice or UNNAMED
    return Attribution(voice, _find_channel(words, voice.document), verb, is_direct, is_behind)


def find_verbs(verbs: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the verbs of a text; one behind an article or a possessive is a noun ("its report")."""
    for found in verbs.finditer(text):
        # Expressions that end at a place are searched in a window: a search of all before it would be slow.
        if not NO_VERB.search(text, max(found.start() - 24, 0), found.start()):
            yield found


def _find_channel(words: str, document: str) -> str:
    """Return the channel in plain words: the most telling named, else what the document is; empty for speech."""
    found = {match.group().casefold() for match in NAMED_CHANNEL.finditer(words)}
    return (
        next((channel for named, channel in _read_channels().items() if named in found), document)
        if found
        else document
    )


@cache
def _read_channels() -> dict[str, str]:
    """Return the channels by the words that name them, in small letters; the most telling first."""
    return {words.casefold(): channel for words, channel in read_pairs("channels").items()}


def _write_verbs(*lists: str) -> str:
    """Return the expression for the verbs of these lists, longer ones first."""
    return rf"\b(?:{'|'.join(sorted(read_words(*lists), key=len, reverse=True))})\b"
