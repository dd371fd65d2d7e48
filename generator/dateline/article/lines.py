"""One line of the frame in; what it says of headline, byline, place, date or source out."""

import re
from dataclasses import dataclass, replace

from dateline.article.datelines import Dateline, read_place_line
from dateline.article.finding import Finding, Rank
from dateline.article.known_names import could_be_place, is_agency, is_city, is_known_place, is_publication, normal_case
from dateline.article.stamps import read_stamp
from dateline.english.days import find_stated_days
from dateline.english.lexicon import read_words
from dateline.regexes import make_regex

PLACE_THEN_STAMP = make_regex(r"(?P<place>[A-ZÀ-Þ][\w .’'-]{2,30}), (?P<stamp>(?:Updated|Published|Posted)\b.*)")
GIVEN = read_words("given_names", "given_names_more")
FAMILY = read_words("family_names")
LONGEST_PIECE = 6
NAME_WORD = make_regex(r"[^\W\d_][\w.’'-]*")
KEY_LINE = make_regex(r"(?P<key>[A-Za-z][A-Za-z _-]{1,24}?)[ \t\xa0]*:[ \t\xa0]*(?P<value>.*)")
HEADLINE = frozenset(("title", "headline", "subject", "heading", "head", "hed"))
AUTHOR = frozenset(("author", "authors", "byline", "by", "writer", "reporter", "written by", "from"))
DATE = frozenset((
    "date", "published", "publication date", "date published", "published on", "pubdate", "issued", "posted", "dated",
    "published at", "day",
))  # fmt: skip
UPDATED = frozenset(("updated", "last updated", "modified", "last modified", "updated on"))
SOURCE = frozenset(
    ("publication", "source", "newspaper", "publisher", "outlet", "news source", "agency", "provider", "site", "paper")
)
PLACE = frozenset(("place", "dateline", "location", "city"))
IGNORED = frozenset((
    "categories", "category", "cc", "column", "contact", "copyright", "country", "desk", "doi", "edition", "editor",
    "embargo", "format", "id", "image", "isbn", "issue", "keyword", "keywords", "kicker", "language", "length",
    "licence", "license", "link", "message-id", "notes", "page", "photo", "priority", "region", "reply-to", "rights",
    "section", "sent", "slug", "status", "tag", "tags", "to", "topic", "topics", "type", "url", "version", "volume",
    "word count", "words",
))  # fmt: skip
KNOWN = HEADLINE | AUTHOR | DATE | UPDATED | SOURCE | PLACE | IGNORED
ANYWHERE = HEADLINE - {"subject", "head"} | {"byline", "publication", "dateline", "place"}
LONGEST_BYLINE = 160
BYLINE_OPENING = make_regex(
    r"(?:(?:exclusive |special |report |story |words |text |written |reported |compiled )?by|reporting by|author"
    r"|byline)"
    r"\b[ \t\xa0]*[:—–-]?[ \t\xa0]*(?=\S)",
    re.IGNORECASE,
)
BYLINE_FROM = make_regex(
    r"(?:from|FROM|From)\s+(?P<names>[A-ZÀ-Þ].{2,80}?)\s+(?:in|IN)\s+(?P<place>[A-ZÀ-Þ][\w .’'-]{1,40})"
)
ADDRESS = make_regex(r"[(<\[]?[\w.+-]{1,64}@[\w.-]{1,64}[)>\]]?|(?<!\w)@\w{1,30}|https?://\S{1,200}")
BRACKETS = make_regex(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
BYLINE_WORD = make_regex(r"[^\W\d_](?:[\w.’'-]*\w)?\.?|&")
MAY_BE_SMALL = frozenset((
    "af", "agencies", "agency", "al", "and", "at", "av", "bin", "bint", "bureau", "correspondent", "correspondents",
    "da", "das", "de", "del", "della", "den", "der", "desk", "di", "do", "dos", "du", "e", "editor", "el", "for",
    "from", "ibn", "in", "la", "le", "newspaper's", "newspaper’s", "of", "our", "report", "reporter", "reporters",
    "special", "staff", "ten", "ter", "the", "ul", "ur", "van", "von", "wire", "wires", "with", "writer", "writers",
    "y", "&",
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
BYLINE_CUTS = make_regex(r"\s*(?:\||•|·|;|\s[—–-]{1,2}\s)\s*")
MONTHS = read_words("calendar")


def read_line(text: str, *, is_first: bool, day_first: bool, known_sources: tuple[str, ...] = ()) -> Finding | None:
    """Return what a line before the lede, or a piece of it between strokes, says."""
    byline = read_byline(text)
    if byline:
        days = () if "pdated" in text else find_stated_days(text, day_first=day_first)
        day = days[0].moment if days else None
        return Finding(byline=byline.name, place=byline.place, published=day, rank=Rank.STAMP)
    if not is_first and len(text) < 40 and is_agency(text.strip("() ")):
        return Finding(byline=text.strip("() "))
    stamped = PLACE_THEN_STAMP.match(text)
    stamp = read_stamp(stamped["stamp"], day_first=day_first) if stamped else None
    if stamped and stamp and could_be_place(stamped["place"]):
        return replace(stamp, place=stamped["place"])
    place = read_place_line(text, day_first=day_first)
    if place and (place.day or not is_first) and not is_publication(text.split(",", maxsplit=1)[0], known_sources):
        return describe_dateline(place)
    return read_stamp(text, day_first=day_first, known_sources=known_sources)


def is_date_row(found: list[Finding | None], pieces: list[str]) -> bool:
    """Say whether one piece of a row is a date and the others are short: "On May 9, 2018   In Politics   by Ade"."""
    is_dated = any(each and each.published for each in found)
    return is_dated and all(
        each or len(piece.split()) <= LONGEST_PIECE for each, piece in zip(found, pieces, strict=True)
    )


def describe_dateline(dateline: Dateline) -> Finding:
    """Return a dateline as a finding."""
    return Finding(
        place=dateline.place,
        source=dateline.source,
        published=dateline.day.moment if dateline.day else None,
        yearless=dateline.yearless,
        rank=Rank.DATELINE,
    )


def read_name(text: str) -> Finding | None:
    """Return the byline that a bare name is ("Ana Ruiz in Lisbon"); None where it is no known name."""
    name, _, place = text.partition(" in ")
    if not is_name(name) or (place and not could_be_place(place)):
        return None
    return Finding(byline=name.strip(" |-–—,"), place=place or None)


def is_name(text: str) -> bool:
    """Say whether these words are a person's name: two to four with capitals, one of them a known name."""
    words = text.strip(" |-–—,").split()
    if not 2 <= len(words) <= 4 or not all(NAME_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return False
    return words[0] in GIVEN or words[-1] in FAMILY


def read_key(text: str, *, day_first: bool, in_head: bool) -> Finding | None:
    """Return what a key line says; None for another line, and for all but plain keys outside a block of keys."""
    match = KEY_LINE.match(text)
    if not match:
        return None
    key = " ".join(match["key"].casefold().replace("_", " ").split())
    if key not in (KNOWN if in_head else ANYWHERE):
        return None
    value = match["value"].strip().strip('"“”') if match["value"].count('"') == 2 else match["value"].strip()
    return _read_value(key, value, day_first=day_first) if value else Finding()


def is_key_line(text: str) -> bool:
    """Say whether a line opens with a key that a block at the head of an article may have."""
    match = KEY_LINE.match(text)
    return match is not None and " ".join(match["key"].casefold().split()) in KNOWN


def _read_value(key: str, value: str, *, day_first: bool) -> Finding:
    days = find_stated_days(value, day_first=day_first) if len(value) < 200 else ()
    if key in HEADLINE:
        return Finding(headline=value)
    if key in AUTHOR:
        byline = read_author(value)
        return (
            Finding(byline=byline.name, place=byline.place)
            if byline
            else Finding(byline=value[:100] if key == "author" else None)
        )
    if key in DATE and days:
        return Finding(published=days[0].moment, rank=Rank.KEY)
    if key in UPDATED and days:
        return Finding(updated=days[0].moment)
    if key in SOURCE:
        name = value[: days[0].span.start].strip(" ,(") if days else value
        return Finding(source=name or None, published=days[0].moment if days else None, rank=Rank.KEY, in_print=True)
    if key in PLACE:
        place = value[: days[0].span.start].strip(" ,(") if days else value
        return Finding(place=normal_case(place) if could_be_place(place.split(",")[0]) else None)
    return Finding()


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the copy."""

    name: str
    place: str | None
    """Where they wrote it, if the line says so ("By Dateline Desk, Munich")."""


def read_byline(text: str) -> Byline | None:
    """Return the byline that a line is ("By Ana Ruiz, Staff Correspondent"), or None where it is none."""
    opening = BYLINE_OPENING.match(text) if len(text) <= LONGEST_BYLINE else None
    if not opening:
        return _read_from(text)
    if text.rstrip()[-1] in "?!:":
        return None
    return read_author(text[opening.end() :])


def _read_from(text: str) -> Byline | None:
    """Return the byline of a line in the older British style ("From Ana Ruiz in Lisbon"); None for other lines."""
    named = BYLINE_FROM.fullmatch(text) if len(text) <= LONGEST_BYLINE else None
    if not named or not could_be_place(named["place"]):
        return None
    return read_author(text[len("from ") :])


def read_author(value: str) -> Byline | None:
    """Return the author whom the value of a byline or an `Author:` key names."""
    value = _without_extras(value[: 2 * LONGEST_BYLINE])
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
    pieces = [piece for piece in BYLINE_CUTS.split(" ".join(value.split())) if piece.strip(" ,")]
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
    return all(BYLINE_WORD.fullmatch(word) and (word[0].isupper() or word.casefold() in MAY_BE_SMALL) for word in words)


def _name_case(name: str) -> str:
    """Return a name written in capitals in normal case; an agency's initials stay."""
    letters = [char for char in name if char.isalpha()]
    if not all(char.isupper() for char in letters) or len(name.split()) < 2 or is_agency(name):
        return name
    return re.sub(r"[^\W\d_]+", lambda found: found[0] if len(found[0]) == 1 else found[0].capitalize(), name)
