"""Names as they are compared: folded, without titles, by their initials, and by the lists of names for one thing."""

import re
import unicodedata
from functools import cache, lru_cache

from dateline.english.lexicon import read_names, read_words
from dateline.regexes import make_regex

UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphens, joiners and marks of direction, for a class of characters."""
INVISIBLE = make_regex(f"[{UNSEEN}]")
POSSESSIVE = make_regex(r"['’]s?$", re.IGNORECASE)
"""The ending of a name that owns something; a plural's has no "s" behind the apostrophe."""
TITLES = read_words("titles")
NOT_INITIALS = frozenset(("of", "the", "and", "for", "on", "in", "de", "la", "to", "&"))


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return a name without case, accents, dots, possessive, hyphens and leading article."""
    text = INVISIBLE.sub("", name.strip())
    if not text.isascii():
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    text = POSSESSIVE.sub("", text.casefold()).replace("’", "'").replace(".", "").replace("-", " ")
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

    Countries are shown by their first form, so that "US" and "United States" are one term on the site; organisations
    and towns by what the article calls them.
    """
    same: dict[str, tuple[str, bool]] = {}
    for name in ("organisations", "regions", "countries"):
        for forms in read_names(name):
            for form in forms[: len(forms) if len(forms) > 1 else 0]:
                same.setdefault(fold(form), (forms[0], name == "countries"))
    return same


def spells(acronym: str, name: str) -> bool:
    """Say whether the letters are the initials of the name, small words left out or not."""
    letters = "".join(filter(str.isalpha, acronym.casefold()))
    words = [word for word in re.split(r"[\s-]+", fold(name.replace("-", " "))) if word]
    if len(letters) < 2 or len(words) < 2:
        return False
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in NOT_INITIALS)
    long = "".join(word[0] for word in words if word not in NOT_INITIALS and len(word) > 1)
    return letters in (every, main, long) or (len(letters) > 2 and letters in (every[1:], main[1:]))
