"""One line before the lede in; what it says of byline, place, date or source out."""

from dataclasses import replace

from dateline.article.bylines import read_byline
from dateline.article.datelines import Dateline, read_place_line
from dateline.article.finding import Finding, Rank
from dateline.article.places import could_be_place
from dateline.article.publications import is_agency, is_publication
from dateline.article.stamps import read_stamp
from dateline.english.days import find_stated_days
from dateline.english.lexicon import read_words
from dateline.regexes import make_regex

PLACE_THEN_STAMP = make_regex(r"(?P<place>[A-ZÀ-Þ][\w .’'-]{2,30}), (?P<stamp>(?:Updated|Published|Posted)\b.*)")
GIVEN = read_words("given_names", "given_names_more")
FAMILY = read_words("family_names")
LONGEST_PIECE = 6
NAME_WORD = make_regex(r"[^\W\d_][\w.’'-]*")


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
    """Return what a dateline says."""
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
