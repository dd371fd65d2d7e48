"""Words in, known names out: the lists of places, bodies, peoples and of what only looks like a name."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from dateline.english.lexicon import read_entries, read_words
from dateline.english.tokens import Word, read_names_words
from dateline.model import Kind


@dataclass(frozen=True, slots=True)
class Known:
    """What the lists say of a name."""

    kind: Kind | None
    """None: a people, a day, a thing; no tag."""
    weight: float
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a sentence: words `first` to `last`, the last excluded."""

    first: int
    last: int
    known: Known
    is_own: bool = False
    """The possessive ending belongs to the name: "Sainsbury's"."""


LISTS = (
    ("provinces", Kind.PLACES, 1.0, "province"),
    ("cities", Kind.PLACES, 1.0, "city"),
    ("well_known_people", Kind.PEOPLE, 1.4, "well-known person"),
    ("large_cities", Kind.PLACES, 1.5, "large city"),
    ("regions", Kind.PLACES, 1.8, "region"),
    ("capitals", Kind.PLACES, 1.8, "capital"),
    ("bodies", Kind.ORGANISATIONS, 1.8, "well-known body"),
    ("nationalities", None, 2.0, "people"),
    ("not_names", None, 2.0, "no name"),
    ("countries", Kind.PLACES, 2.2, "country"),
)
"""In the order of trust: a later list overrules an earlier one."""
LONGEST = 8
CROSSED = str.maketrans("đĐłŁøØıð", "dDlLoOid")
"""Letters that no accent makes."""
DOUBTFUL = 0.7
"""Weight of a listed name that is also a person's name or a common word."""


def find_known(words: tuple[Word, ...]) -> tuple[Found, ...]:
    """Return the longest known names, left to right, never overlapping."""
    index, found, at = read_gazetteer(), [], 0
    while at < len(words):
        match = _longest(index, words, at) if words[at].is_name or words[at].text == "The" else None
        if match:
            found.append(match)
        at = match.last if match else at + 1
    return tuple(found)


def _longest(index: dict[str, Known], words: tuple[Word, ...], at: int) -> Found | None:
    """Return the longest known name that begins at this word."""
    key, best = "", None
    for last in range(at, min(at + LONGEST, len(words))):
        word = words[last]
        if last > at and word.gap not in (" ", "&", ","):
            break
        key = f"{key}{_own(words[last - 1])} {word.text}" if key else word.text
        known, own = index.get(key), index.get(key + "'s") if word.is_possessive else None
        if not known and len(key) > 4 and not key.isascii():
            known = index.get(strip_accents(key))
        if whole := own or known:
            best = Found(at, last + 1, whole, own is not None)
    return best


@cache
def read_gazetteer() -> dict[str, Known]:
    """Return what is known of each name; the keys are words as `read_names_words` writes them, with single blanks."""
    index: dict[str, Known] = {}
    people = read_words("given_names") | read_words("family_names")
    for name, kind, weight, label in LISTS:
        for entry in read_entries(name):
            for form in entry.split(" = "):
                doubtful = name in ("cities", "provinces") and form in people
                index[make_key(form)] = Known(kind, DOUBTFUL if doubtful else weight, label)
    for entry in read_entries("ambiguous"):
        if entry in index:
            index[entry] = Known(index[entry].kind, DOUBTFUL, index[entry].label)
    return index


def strip_accents(text: str) -> str:
    """Return the text as a press without accents writes it: "Hai Phong", "Erdogan"."""
    parts = unicodedata.normalize("NFKD", text.translate(CROSSED))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def make_key(form: str) -> str:
    """Return a name's words with single blanks between them."""
    return form if form.isalpha() else " ".join(word.text + _own(word) for word in read_names_words(form))


def _own(word: Word) -> str:
    """Return the possessive ending of a word that has one: it is a part of "People's Bank of China"."""
    return "'s" if word.is_possessive else ""
