"""A sentence in, its tokens out: words, possessive endings and single marks, as the tagger reads them."""

import re
from dataclasses import dataclass

from dateline.english.lexicon import read_words
from dateline.regexes import make_regex

TOKEN = make_regex(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[-'’&]|\.(?=[a-z]{2,3}\b))[^\W_]+)*"
    r"|[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
POSSESSIVE = make_regex(r"['’][sS]$")
PLAIN = str.maketrans("’[]", "'()")
"""Square brackets are read as round ones: the annotated copy has none."""
LONGEST_WORD = 40
"""Longer strings are addresses, keys or noise, never names."""
ARTICLE_PREFIX = make_regex(r"(?:al|el|ad|ar|as|ash|an|az|ul|de|d|l|o)[-’'](?=[A-ZÀ-Ý])", re.IGNORECASE)
"""Arabic, French and Irish beginnings that belong to the capitalised part behind them ("al-Muhandis", "d'Ivoire")."""
COUNTRIES = frozenset(form for entry in read_words("countries") for form in entry.split(" = "))
COMPOUND_HEADS = COUNTRIES | {"UN", "EU", "Nato", "NATO", "pro", "anti", "ex", "non", "post", "Anglo", "Sino", "Franco"}
COMPOUND_TAIL = make_regex(
    r"\w+ed|\w+ing|led|born|wide|era|style|like|held|run|made|bound|friendly|area|wing|year|only|\d+"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence."""

    text: str
    """Apostrophes straight, brackets round."""
    start: int
    """Offset in the sentence."""
    end: int


def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence in their order; possessive endings and compounds' parts stand alone."""
    return tuple(
        Token(text[start:end].translate(PLAIN)[:LONGEST_WORD], start, end)
        for found in TOKEN.finditer(text)
        for start, end in _parts(text, found)
    )


def _parts(text: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of a word's parts: "US", "-", "led"; "Omar", "'s"."""
    start, stop = found.span()
    if stop - start == 1 or stop - start > LONGEST_WORD:
        return [(start, stop)]
    possessive = POSSESSIVE.search(text, start, stop)
    end = possessive.start() if possessive else stop
    pieces = [*_cut(text, start, end)]
    return [*pieces, (end, stop)] if possessive else pieces


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a compound: cut where what stands behind a hyphen is no part of the name before it."""
    word = text[start:end]
    if "-" not in word or ARTICLE_PREFIX.match(word) or word in COUNTRIES:
        return [(start, end)]
    pieces, begin = [], start
    for hyphen in re.finditer("-", word):
        at = start + hyphen.start()
        head, rest = text[begin:at], text[at + 1 : end]
        if head in COMPOUND_HEADS or (head[:1].isupper() and COMPOUND_TAIL.fullmatch(rest)):
            pieces += [(begin, at), (at, at + 1)]
            begin = at + 1
    return [*pieces, (begin, end)]
