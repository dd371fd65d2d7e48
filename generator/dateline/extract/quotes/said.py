"""Who says a quotation, and how the report puts it."""

from dataclasses import dataclass

from dateline.extract.quotes.channels import find_channel
from dateline.extract.quotes.passages import MASK, Passage
from dateline.extract.quotes.voices import UNNAMED, Voice
from dateline.regexes import make_regex

ACCORDING = make_regex(r"\b[Aa]ccording\s+to\b")


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
    return Attribution(voice, find_channel(words, voice.document), verb, is_direct, is_behind)
