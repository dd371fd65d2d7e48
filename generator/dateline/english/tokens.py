"""A sentence in, its words out: what the rules on names look at."""

import re
from dataclasses import dataclass

from dateline.english.lexicon import read_words
from dateline.regexes import make_regex

TOKEN = make_regex(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[-'’&]|\.(?=[a-z]{2,3}\b))[^\W_]+)*")
POSSESSIVE = make_regex(r"['’][sS]$")
LONGEST_WORD = 40
"""Longer strings are addresses, keys or noise, never names."""
DOTTED = read_words("abbreviations_before") | {"jr", "sr", "inc", "corp", "co", "ltd", "bros"}
ARTICLE_PREFIX = make_regex(
    r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]r|[Aa]s|[Aa]sh|[Aa]n|[Aa]z|[Uu]l|[Dd]e|[Dd]|[Ll]|[Oo])[-’'](?=[A-ZÀ-Ý])"
)
"""Arabic, French and Irish beginnings that belong to the capitalised part behind them ("al-Muhandis", "d'Ivoire")."""
COUNTRIES = frozenset(form for entry in read_words("countries") for form in entry.split(" = "))
COMPOUND_HEADS = COUNTRIES | {"UN", "EU", "Nato", "NATO", "pro", "anti", "ex", "non", "post", "Anglo", "Sino", "Franco"}
COMPOUND_TAIL = make_regex(
    r"\w+ed|\w+ing|led|born|wide|era|style|like|held|run|made|bound|friendly|area|wing|year|only"
)
SMALL = frozenset(word.capitalize() for word in read_words("small_words"))
"""With a capital they only open a sentence or a title; they part names and begin none."""
INVISIBLE = make_regex(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence."""

    text: str
    """Without possessive 's; apostrophes straight."""
    start: int
    """Offset in the sentence."""
    end: int
    """Behind the word, the possessive left out."""
    gap: str
    """What stands between the word before, its possessive included, and this one."""
    is_possessive: bool
    is_name: bool
    """Written as names are: with a capital, or as "al-Muhandis" is."""

    @property
    def folded(self) -> str:
        """In lower case, without a full stop."""
        return self.text.casefold().rstrip(".")


def read_names_words(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence in their order; compounds such as "US-led" and "Iran-Iraq" are taken apart."""
    words: list[Word] = []
    behind = 0
    for found in TOKEN.finditer(text):
        if found.end() - found.start() > LONGEST_WORD:
            continue
        for start, end in _parts(text, found):
            possessive = POSSESSIVE.search(text, start, end)
            stop = possessive.start() if possessive else end
            word = text[start:stop].replace("’", "'")
            gap = _read_gap(text[behind:start], words)
            words.append(Word(word, start, stop, gap, possessive is not None, _looks_like_name(word)))
            behind = end
    return tuple(words)


def _parts(text: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of a compound's parts: cut where the part behind the hyphen is no part of a name."""
    token = found.group()
    if "-" not in token or ARTICLE_PREFIX.match(token) or token in COUNTRIES:
        return [found.span()]
    pieces, start = [], found.start()
    for hyphen in re.finditer("-", token):
        at = found.start() + hyphen.start()
        head, rest = text[start:at], text[at + 1 : found.end()]
        if head in COMPOUND_HEADS or (head[:1].isupper() and rest[:1].islower() and COMPOUND_TAIL.fullmatch(rest)):
            pieces.append((start, at))
            start = at + 1
    pieces.append((start, found.end()))
    return pieces


def _read_gap(gap: str, words: list[Word]) -> str:
    """Return what parts two words: one blank, also where a full stop only shortens the first; else the marks."""
    gap = INVISIBLE.sub("", gap)
    is_shortened = bool(words) and (words[-1].folded in DOTTED or len(words[-1].text) == 1)
    if gap.rstrip() == "." and len(gap) > 1 and is_shortened:
        return " "
    return " ".join(gap.split()) or gap[:1]


def _looks_like_name(word: str) -> bool:
    """Say whether the word is written with a capital that counts."""
    return (word[:1].isupper() and word not in SMALL) or ARTICLE_PREFIX.match(word) is not None
