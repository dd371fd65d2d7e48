"""One line of the frame in; what it says of headline, byline, place, date or source out."""

from dataclasses import replace

from dateline.article.bylines import read_author, read_byline
from dateline.article.datelines import Dateline, read_place_line
from dateline.article.finding import Finding, Rank
from dateline.article.known_names import could_be_place, is_agency, is_publication, normal_case
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
