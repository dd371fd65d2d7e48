"""Words in, listed names out: places, organisations, people and peoples, and what only looks like a name."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from dateline.english.lexicon import read_entries, read_names, read_words
from dateline.english.sentences import Word, read_name_words
from dateline.model import Kind


@dataclass(frozen=True, slots=True)
class Listing:
    """What the lists say of a name."""

    kind: Kind | None
    """None: a people, a day, a thing; no tag."""
    weight: float
    label: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of the lists in a sentence: words `first` to `last`, the last excluded."""

    first: int
    last: int
    listing: Listing
    is_own: bool = False
    """The possessive ending belongs to the name: "Sainsbury's"."""


LISTS = (
    ("provinces", Kind.PLACES, 1.0, "province"),
    ("cities", Kind.PLACES, 1.0, "city"),
    ("well_known_people", Kind.PEOPLE, 1.4, "well-known person"),
    ("large_cities", Kind.PLACES, 1.5, "large city"),
    ("regions", Kind.PLACES, 1.8, "region"),
    ("capitals", Kind.PLACES, 1.8, "capital"),
    ("organisations", Kind.ORGANISATIONS, 1.8, "well-known body"),
    ("nationalities", None, 2.0, "people"),
    ("not_names", None, 2.0, "no name"),
    ("countries", Kind.PLACES, 2.2, "country"),
)
"""In the order of trust: a later list overrules an earlier one."""
GIVEN = read_words("given_names", "given_names_more")
FAMILY = read_words("family_names")
FAMILY_FIRST = read_words("family_names_first")
BORNE = GIVEN | FAMILY
LONGEST = 8
"""Words of the longest name that is looked for."""
CROSSED = str.maketrans("đĐłŁøØıð", "dDlLoOid")
"""Letters that no accent makes."""
DOUBTFUL = 0.7
"""Weight of a listed name that is also a person's name or a common word."""


def find_listed_names(words: tuple[Word, ...]) -> tuple[ListedName, ...]:
    """Return the longest listed names, left to right, never overlapping."""
    index, found, at = read_gazetteer(), [], 0
    while at < len(words):
        match = _longest(index, words, at) if words[at].is_name or words[at].text == "The" else None
        if match:
            found.append(match)
        at = match.last if match else at + 1
    return tuple(found)


def is_full_name(run: tuple[Word, ...]) -> bool:
    """Say whether the words are rather a person's name that ends like an organisation or place: "Charlotte Church"."""
    return len(run) < 4 and run[0].text in GIVEN and run[-1].text in FAMILY


def may_be_person(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether the lists take the words for a person's name."""
    return words[first].text.split("-")[0] in GIVEN or (
        last - first > 1 and (words[first].text in FAMILY_FIRST or words[last - 1].text in FAMILY)
    )


def _longest(index: dict[str, Listing], words: tuple[Word, ...], at: int) -> ListedName | None:
    """Return the longest listed name that begins at this word."""
    key, best = "", None
    for last in range(at, min(at + LONGEST, len(words))):
        word = words[last]
        if last > at and word.gap not in (" ", "&", ","):
            break
        key = f"{key}{_own(words[last - 1])} {word.text}" if key else word.text
        listed, own = index.get(key), index.get(key + "'s") if word.is_possessive else None
        if not listed and len(key) > 4 and not key.isascii():
            listed = index.get(_strip_accents(key))
        if whole := own or listed:
            best = ListedName(at, last + 1, whole, own is not None)
    return best


@cache
def read_gazetteer() -> dict[str, Listing]:
    """Return what is listed of each name; the keys are words as `read_name_words` cuts them, one blank apart."""
    index: dict[str, Listing] = {}
    people = read_words("given_names", "family_names")
    for name, kind, weight, label in LISTS:
        sure, doubtful = Listing(kind, weight, label), Listing(kind, DOUBTFUL, label)
        for forms in read_names(name):
            for form in forms:
                is_borne = name in ("cities", "provinces") and form in people
                index[_make_key(form)] = doubtful if is_borne else sure
    for entry in read_entries("ambiguous"):
        if entry in index:
            index[entry] = Listing(index[entry].kind, DOUBTFUL, index[entry].label)
    return index


def _strip_accents(text: str) -> str:
    """Return the text as a press without accents writes it: "Hai Phong", "Erdogan"."""
    parts = unicodedata.normalize("NFKD", text.translate(CROSSED))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _make_key(form: str) -> str:
    """Return a name's words with single blanks between them."""
    if form.replace(" ", "").isalpha():
        return form
    return " ".join(word.text + _own(word) for word in read_name_words(form))


def _own(word: Word) -> str:
    """Return the possessive ending of a word that has one: it is a part of "People's Bank of China"."""
    return "'s" if word.is_possessive else ""
