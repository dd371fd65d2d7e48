"""Names that the lists know: is this a place of filing, and how is it written; is this a newspaper or an agency?"""

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
MOST_WORDS = 7
"""Of the name of a place."""
BAR = "|"
NAME_WORD = make_regex(
    r"(?:[A-Z0-9À-Þ][\w.'’&+-]*|[a-z]+\.(?:com|org|net|in|ie|pk|co|news|ge)\b|of|the|and|on|for|in|de|del"
    r"|della|da|do|le|la|el|al|&|y|und|sans|a)"
)
LONGEST_NAME = 60
MASTHEAD = make_regex(
    r"(?:[A-Z][\w'’&-]*\s+(?:of\s+|and\s+|&\s+)?){1,4}(?:Times|Post|News|Herald|Gazette|Tribune|Guardian|Observer|Chronicle|Star"
    r"|Mail|Mirror|Express|Telegraph|Standard|Nation|Independent|Monitor|Daily|Journal|Courier|Examiner|Echo|Argus"
    r"|Advertiser|Mercury|Globe|Inquirer|Bulletin|Sentinel|Dispatch|Register|Gleaner|Sun|Leader|Weekly|Reporter)"
)
"""What newspapers are called the world over."""


def _fold_place(name: str) -> str:
    """Return a place's name for comparison: without case, accents and outer marks."""
    plain = name.casefold().replace("’", "'")
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    return " ".join(plain.split()).strip(" .,")


@cache
def _read_places() -> dict[str, str]:
    """Return the names of the gazetteer by their folded form."""
    return {_fold_place(name): name for forms in read_names(*LISTS) for name in forms}


@cache
def _read_cities() -> frozenset[str]:
    """Return the folded names of cities and towns."""
    return frozenset(_fold_place(name) for each in CITIES for name in read_entries(each))


@cache
def _read_organisations() -> frozenset[str]:
    """Return the folded names of well-known organisations, which open sentences and headlines but file no copy."""
    names = frozenset(_fold_place(name) for forms in read_names("organisations") for name in forms)
    return names - {"united nations"}


def is_known_place(name: str) -> bool:
    """Say whether the gazetteer has each part of "Beijing/Hong Kong"."""
    parts = [part for part in re.split(r"/|\band\b|\bAND\b", name) if part.strip()]
    known = _read_places()
    return bool(parts) and all(_fold_place(part) in known or _fold_place(part) == "united nations" for part in parts)


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
    return _fold_place(name) in _read_cities()


def could_be_place(name: str) -> bool:
    """Say whether these words have the form of a place of filing: few, no figures, capitals in front."""
    words = re.split(r"[\s/]+", name.strip())
    if not 1 <= len(words) <= MOST_WORDS or _fold_place(name) in LABELS or words[0].casefold() in LABELS:
        return False
    if _fold_place(name) in _read_organisations() or name[:1].islower():
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
    known = _read_places().get(_fold_place(name))
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


def _fold(name: str) -> str:
    """Return a name for comparison: without case, article, curly marks and outer marks."""
    folded = " ".join(name.casefold().replace("’", "'").split()).strip(" .,;:()[]\"'“”‘")
    return folded.removeprefix("the ")


def is_same_line(one: str, other: str) -> bool:
    """Say whether two lines are equal but for case, blanks and marks."""
    return _fold(one) == _fold(other)


@cache
def _read_agencies() -> frozenset[str]:
    """Return the folded names of news agencies."""
    entries = read_entries("publications")
    return frozenset(_fold(entry) for entry in entries[: entries.index(BAR)])


@cache
def _read_publications() -> frozenset[str]:
    """Return the folded names of all newspapers, broadcasters and agencies known."""
    return frozenset(_fold(entry) for entry in read_entries("publications") if entry != BAR)


def is_agency(name: str) -> bool:
    """Say whether this names news agencies, one or several joined by strokes or 'and'."""
    parts = [part for part in re.split(r"/|,|&|\band\b", name) if part.strip()]
    return bool(parts) and (_fold(name) in _read_agencies() or all(_fold(part) in _read_agencies() for part in parts))


def is_publication(name: str, known_sources: tuple[str, ...] = ()) -> bool:
    """Say whether this is a publication that the list or the digest knows."""
    return _fold(name) in _read_publications() or _fold(name) in {_fold(known) for known in known_sources}


def is_masthead(line: str, known_sources: tuple[str, ...] = ()) -> bool:
    """Say whether a line is only a publication's name: a known one, or one made as newspapers' names are."""
    return is_publication(line, known_sources) or MASTHEAD.fullmatch(line.strip(" .|•·–—-")) is not None


def looks_like_publication(name: str) -> bool:
    """Say whether this could be a publication's name: a few words with capitals."""
    words = name.split()
    if not 1 <= len(words) <= 7 or len(name) > LONGEST_NAME:
        return False
    capital = any(word[0].isupper() or "." in word[:-1] for word in words)
    return capital and all(NAME_WORD.fullmatch(word.strip(",")) for word in words) and words[-1][0].isalnum()
