"""A report's words around a quotation in, the channel that carried it out."""

import re

from dateline.english.lexicon import read_entries
from dateline.regexes import make_regex

CHANNELS = dict(entry.split("=") for entry in read_entries("channels"))
NAMED_CHANNEL = make_regex(
    "|".join(rf"\b{re.escape(words)}\b" for words in sorted(CHANNELS, key=lambda words: -len(words))), re.IGNORECASE
)
BY_WORDS = {words.casefold(): channel for words, channel in CHANNELS.items()}
ORDER = {words.casefold(): place for place, words in enumerate(CHANNELS)}


def find_channel(words: str, document: str) -> str:
    """Return the channel in plain words: the most telling named, else what the document is; empty for speech."""
    found = [match.group().casefold() for match in NAMED_CHANNEL.finditer(words)]
    return BY_WORDS[min(found, key=lambda words: ORDER[words])] if found else document
