"""Names as they are compared: folded, and the lists of names that mean the same thing."""

import re
import unicodedata
from functools import cache

from dateline.english.lexicon import read_entries, read_words
from dateline.regexes import make_regex

POSSESSIVE = make_regex(r"['’]s?$", re.IGNORECASE)
INVISIBLE = make_regex(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
TITLES = read_words("titles")
NOT_INITIALS = frozenset(("of", "the", "and", "for", "on", "in", "de", "la", "to", "&"))


def fold(name: str) -> str:
    """Return a name without case, accents, dots, possessive, hyphens and leading article."""
    text = unicodedata.normalize("NFKD", INVISIBLE.sub("", name.strip()))
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    text = POSSESSIVE.sub("", text).replace("’", "'").replace(".", "").replace("-", " ")
    return " ".join(text.split()).removeprefix("the ")


def strip_titles(name: str) -> str:
    """Return a person's name without the titles before it; never empties it."""
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in TITLES:
        words = words[1:]
    return " ".join(words)


@cache
def read_same() -> dict[str, tuple[str, bool]]:
    """Return for each folded form that has other forms its first form, and whether that one is always to be shown.

    Countries are shown by their first form, so that "US" and "United States" are one term on the site; bodies and
    towns by what the article calls them.
    """
    same: dict[str, tuple[str, bool]] = {}
    for name in ("bodies", "regions", "countries"):
        for entry in read_entries(name):
            forms = entry.split(" = ")
            for form in forms[: len(forms) if len(forms) > 1 else 0]:
                same.setdefault(fold(form), (forms[0], name == "countries"))
    return same


def spells(acronym: str, name: str) -> bool:
    """Say whether the letters are the initials of the name, small words left out or not."""
    letters = "".join(letter for letter in acronym.casefold() if letter.isalpha())
    words = [word for word in re.split(r"[\s-]+", fold(name.replace("-", " "))) if word]
    if len(letters) < 2 or len(words) < 2:
        return False
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in NOT_INITIALS)
    long = "".join(word[0] for word in words if word not in NOT_INITIALS and len(word) > 1)
    return letters in (every, main, long) or (len(letters) > 2 and letters in (every[1:], main[1:]))
