"""Words in, verbs of saying out: those that have a subject, not the nouns that look like them."""

import re
from collections.abc import Iterator

from dateline.english.lexicon import read_words
from dateline.extract.quotes.subjects import SPEECH_VERBS, STANCE_VERBS
from dateline.regexes import make_regex

PARTICIPLES = read_words("saying_participles")
VERBS = "|".join(sorted((SPEECH_VERBS | STANCE_VERBS | PARTICIPLES), key=len, reverse=True))
SPEECH = "|".join(sorted(SPEECH_VERBS, key=len, reverse=True))
ANY_VERB = make_regex(rf"\b(?:{VERBS})\b")
SPEECH_VERB = make_regex(rf"\b(?:{SPEECH})\b")
FOND_OF = "".join(rf"(?<!{word}\s)" for word in ("liked", "likes", "used", "loved"))
"""Not behind "he liked to say", where the verb has its subject."""
NO_VERB = make_regex(
    rf"(?:\b(?:the|an?|his|her|its|their|this|that|no|of|new|{FOND_OF}to)\s+|[\w’']+[’']s\s+)$", re.IGNORECASE
)
NOT_FINITE = make_regex(rf"{FOND_OF}\bto\s+$")
PASSIVE = make_regex(
    r"\b(?:is|are|was|were|been|be|being)\s+(?:[\w-]+ly\s+|also\s+|once\s+|often\s+|never\s+|not\s+)?$"
)


def find_verbs(verbs: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the verbs of a text; one behind an article or a possessive is a noun ("its report")."""
    for found in verbs.finditer(text):
        # Expressions that end at a place are searched in a window: a search of all before it would be slow.
        if not NO_VERB.search(text, max(found.start() - 24, 0), found.start()):
            yield found
