"""Places of filing: is this one, and how is it written in normal case?"""

import re
import unicodedata
from functools import cache

from dateline.english.lexicon import read_entries, read_names, read_words
from dateline.regexes import make_regex

CITIES = ("capitals", "cities", "large_cities")
LISTS = (*CITIES, "countries", "regions")
WORD = make_regex(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
PARTS = make_regex(r"[^\s/-]+|[\s/-]+")
SMALL = frozenset((
    "ad", "al", "am", "an", "and", "as", "ash", "au", "aux", "da", "das", "de", "del", "der", "di", "do", "dos", "du",
    "el", "en", "es", "et", "i", "la", "las", "le", "los", "of", "on", "sur", "the", "und", "upon", "y",
))  # fmt: skip
KEPT_CAPITAL = frozenset(("UN", "UK", "US", "USA", "UAE", "DC", "NSW", "DI", "DG"))
LABELS = frozenset((
    "advertisement", "alert", "analysis", "announcement", "answer", "author", "background", "blog", "breaking",
    "brief", "briefs", "byline", "caption", "clarification", "column", "comment", "commentary", "correction",
    "corrigendum", "date", "editor", "editorial", "embargoed", "exclusive", "explained", "explainer", "fact-check",
    "factbox", "feature", "file", "flash", "focus", "follow-up", "gallery", "graphic", "headline", "image",
    "important", "in-brief", "infographic", "insight", "interview", "key", "letter", "live", "map", "minister",
    "note", "notice", "obituary", "opinion", "photo", "photos", "picture", "pictures", "podcast", "poll", "president",
    "press", "preview", "profile", "published", "question", "quiz", "quote", "recap", "report", "reporter", "review",
    "source", "special", "spokesman", "sponsored", "story", "subject", "summary", "timeline", "tip", "title", "topic",
    "transcript", "update", "update-1", "urgent", "video", "warning", "watch", "wrap-up",
))  # fmt: skip
OPENERS = read_words("place_openers")
FIVE_WORDS = 5


def fold_place(name: str) -> str:
    """Return a place's name for comparison: without case, accents and outer marks."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("’", "'"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split()).strip(" .,")


@cache
def read_places() -> dict[str, str]:
    """Return the names of the gazetteer by their folded form."""
    return {fold_place(name): name for forms in read_names(*LISTS) for name in forms}


@cache
def read_cities() -> frozenset[str]:
    """Return the folded names of cities and towns."""
    return frozenset(fold_place(name) for each in CITIES for name in read_entries(each))


@cache
def _read_organisations() -> frozenset[str]:
    """Return the folded names of well-known organisations, which open sentences and headlines but file no copy."""
    names = frozenset(fold_place(name) for forms in read_names("organisations") for name in forms)
    return names - {"united nations"}


def is_known_place(name: str) -> bool:
    """Say whether the gazetteer has each part of "Beijing/Hong Kong"."""
    parts = [part for part in re.split(r"/|\band\b|\bAND\b", name) if part.strip()]
    known = read_places()
    return bool(parts) and all(fold_place(part) in known or fold_place(part) == "united nations" for part in parts)


def names_its_place(name: str, rest: str) -> bool:
    """Say whether a name that no list knows is a place by its first word, or by what the copy behind it says of it."""
    if name.partition(" ")[0].casefold() in OPENERS:
        return True
    return (
        re.search(rf"\b(?:in|near|outside|(?:people|city|town|village|port) of)\s+{re.escape(name)}\b", rest)
        is not None
    )


def is_city(name: str) -> bool:
    """Say whether the gazetteer has a city of this name."""
    return fold_place(name) in read_cities()


def could_be_place(name: str) -> bool:
    """Say whether these words have the form of a place of filing: few, no figures, capitals in front."""
    words = re.split(r"[\s/]+", name.strip())
    if not 1 <= len(words) <= FIVE_WORDS + 2 or fold_place(name) in LABELS or words[0].casefold() in LABELS:
        return False
    if fold_place(name) in _read_organisations() or name[:1].islower():
        return False
    return all(
        WORD.fullmatch(word) and (word[0].isupper() or word.casefold() in SMALL or "-" in word) for word in words
    )


def is_all_capitals(name: str) -> bool:
    """Say whether the letters are capitals, small words aside."""
    return len([char for char in name if char.isalpha()]) > 1 and name == name.upper()


def normal_case(name: str) -> str:
    """Return a place in normal case: `RIO DE JANEIRO` gives `Rio de Janeiro`.

    >>> normal_case("PORT-AU-PRINCE"), normal_case("BEIJING/HONG KONG"), normal_case("WASHINGTON D.C.")
    ('Port-au-Prince', 'Beijing/Hong Kong', 'Washington D.C.')
    """
    name = " ".join(name.split())
    if not is_all_capitals(name):
        return name
    known = read_places().get(fold_place(name))
    if known and known.casefold() == name.casefold():
        return known
    pieces = PARTS.findall(name)
    return "".join(piece if _keeps(piece) else _lower(piece, first=not index) for index, piece in enumerate(pieces))


def _keeps(word: str) -> bool:
    """Say whether a word stays in capitals: initials and short names of countries."""
    return word in KEPT_CAPITAL or bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word))


def _lower(word: str, *, first: bool) -> str:
    """Return one word of a place in normal case."""
    if word.casefold() in SMALL and not first:
        return word.lower()
    lowered = word[:1] + word[1:].lower()
    # N'DJAMENA, L'AQUILA: the letter behind an early apostrophe is a capital; XI'AN has none.
    return re.sub(r"^([NLDO]['’])([^\W\d_])", lambda found: found[1] + found[2].upper(), lowered)
