"""A byline in; who wrote it, and from where, out, without titles, addresses and dates."""

import re
from dataclasses import dataclass

from dateline.article.known_names import could_be_place, is_agency, is_city, is_known_place, is_publication
from dateline.english.days import find_stated_days
from dateline.english.lexicon import read_words
from dateline.regexes import make_regex

LONGEST = 160
OPENING = make_regex(
    r"(?:(?:exclusive |special |report |story |words |text |written |reported |compiled )?by|reporting by|author"
    r"|byline)"
    r"\b[ \t\xa0]*[:—–-]?[ \t\xa0]*(?=\S)",
    re.IGNORECASE,
)
FROM = make_regex(r"(?:from|FROM|From)\s+(?P<names>[A-ZÀ-Þ].{2,80}?)\s+(?:in|IN)\s+(?P<place>[A-ZÀ-Þ][\w .’'-]{1,40})")
ADDRESS = make_regex(r"[(<\[]?[\w.+-]{1,64}@[\w.-]{1,64}[)>\]]?|(?<!\w)@\w{1,30}|https?://\S{1,200}")
BRACKETS = make_regex(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
WORD = make_regex(r"[^\W\d_](?:[\w.’'-]*\w)?\.?|&")
SMALL = frozenset((
    "af", "agencies", "agency", "al", "and", "at", "av", "bin", "bint", "bureau", "correspondent", "correspondents",
    "da", "das", "de", "del", "della", "den", "der", "desk", "di", "do", "dos", "du", "e", "editor", "el", "for",
    "from", "ibn", "in", "la", "le", "newspaper's", "newspaper’s", "of", "our", "report", "reporter", "reporters",
    "special", "staff", "ten", "ter", "the", "ul", "ur", "van", "von", "wire", "wires", "with", "writer", "writers",
    "y",
))  # fmt: skip
ROLE = make_regex(
    r"(?i:\b(?:correspondents?|reporters?|editors?|writers?|staff|bureau|chief|columnist|analyst|contributors?|producer"
    r"|photographer|journalist|freelance|intern|fellow|professor|lecturer|director|health|business|political|diplomatic"
    r"|security|science|technology|sports?|culture|environment|legal|media|education|defen[cs]e|news|desk|special"
    r"|contributing|senior|associated press|press|agencies|wire services|digital|online|team)\b)"
)
NOT_OPENING = make_regex(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|an?|this|that|these|those|his|her|its|their|my|your|no|all"
    r"|land|sea|air"
    r"|far|now|then|mid-?\w*|early|late",
    re.IGNORECASE,
)
PLACE_BEHIND = make_regex(r"\s+(?:in|from|at)\s+(?P<place>[^\W\d_][\w.’' /-]{1,60})$")
CUTS = make_regex(r"\s*(?:\||•|·|;|\s[—–-]{1,2}\s)\s*")
MONTHS = read_words("calendar")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the copy."""

    name: str
    place: str | None
    """Where they wrote it, if the line says so ("By Dateline Desk, Munich")."""


def read_byline(text: str) -> Byline | None:
    """Return the byline that a line is ("By Ana Ruiz, Staff Correspondent"), or None where it is none."""
    opening = OPENING.match(text) if len(text) <= LONGEST else None
    if not opening:
        return _read_from(text)
    if text.rstrip()[-1] in "?!:":
        return None
    return read_author(text[opening.end() :])


def _read_from(text: str) -> Byline | None:
    """Return the byline of a line in the older British style ("From Ana Ruiz in Lisbon"); None for other lines."""
    named = FROM.fullmatch(text) if len(text) <= LONGEST else None
    if not named or not could_be_place(named["place"]):
        return None
    return read_author(text[len("from ") :])


def read_author(value: str) -> Byline | None:
    """Return the author whom the value of a byline or an `Author:` key names."""
    value = _without_extras(value[: 2 * LONGEST])
    place = None
    behind = PLACE_BEHIND.search(value)
    if behind and could_be_place(behind["place"]):
        place, value = behind["place"].strip(), value[: behind.start()]
    pieces = [piece.strip() for piece in value.split(",") if piece.strip()]
    kept, place_named = _keep_names(pieces)
    name = ", ".join(kept)
    if not kept or not _is_names(name):
        return None
    return Byline(_name_case(name), place or place_named)


def _without_extras(value: str) -> str:
    """Return the value without addresses, brackets, dates and what stands behind a stroke or dash."""
    value = BRACKETS.sub(" ", ADDRESS.sub(" ", value))
    for stated in reversed(find_stated_days(value, day_first=True)):
        value = f"{value[: stated.span.start]} | {value[stated.span.end :]}"
    value = re.sub(r"\b(?:published|updated|posted)\b.*$", "", value, flags=re.IGNORECASE)
    pieces = [piece for piece in CUTS.split(" ".join(value.split())) if piece.strip(" ,")]
    return " ".join(pieces[0].split()).strip(" ,|;") if pieces else ""


def _keep_names(pieces: list[str]) -> tuple[list[str], str | None]:
    """Return the pieces between commas that are names, and the place that one of them is."""
    kept, place = pieces[:1], None
    for piece in pieces[1:]:
        bare = piece.removeprefix("and ").strip()
        if _is_place(bare):
            place = place or bare
        elif not (ROLE.search(bare) or is_agency(bare) or is_publication(bare)) and _is_person(bare):
            kept.append(piece)
    return kept, place


def _is_place(piece: str) -> bool:
    """Say whether a piece behind the first comma is where the author wrote."""
    return could_be_place(piece) and (is_city(piece) or is_known_place(piece))


def _is_person(piece: str) -> bool:
    """Say whether a piece behind the first comma looks like a further author."""
    words = piece.split()
    return 2 <= len(words) <= 9 and words[0][0].isupper() and words[-1][0].isupper()


def _is_names(name: str) -> bool:
    """Say whether the words are names: capitals but for small words, no figures."""
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= 16 or NOT_OPENING.fullmatch(words[0]) or words[0].casefold() in MONTHS:
        return False
    if words[0][0].islower() and words[0] not in {
        "our",
        "staff",
        "agencies",
        "the",
        "al",
        "el",
        "bin",
        "van",
        "von",
        "de",
        "la",
    }:
        return False
    if words[0].casefold() == "the" and len(words) > 5:
        return False
    return all(
        WORD.fullmatch(word) and (word[0].isupper() or word.casefold() in SMALL or word == "&") for word in words
    )


def _name_case(name: str) -> str:
    """Return a name written in capitals in normal case; an agency's initials stay."""
    letters = [char for char in name if char.isalpha()]
    if not all(char.isupper() for char in letters) or len(name.split()) < 2 or is_agency(name):
        return name
    return re.sub(r"[^\W\d_]+", lambda found: found[0] if len(found[0]) == 1 else found[0].capitalize(), name)
