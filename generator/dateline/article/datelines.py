"""The opening of a paragraph in; its dateline out: place, agency, day, and where the story's own words begin.

"ISLAMABAD:", "BEIJING/HONG KONG (Reuters) -", "KARACHI: (Reuters)", "WASHINGTON, Jan 4 (AP) —".
"""

import re
from dataclasses import dataclass

from dateline.article.known_names import (
    could_be_place,
    is_agency,
    is_all_capitals,
    is_city,
    is_known_place,
    looks_like_publication,
    names_its_place,
    normal_case,
)
from dateline.english.days import StatedDay, YearlessDay, find_stated_days, find_yearless_days
from dateline.english.sentences import ENDS_SENTENCE
from dateline.regexes import make_regex

STAMPED = make_regex(r"\b(?:Updated|Published|Posted|Modified)\b")
"""In a line that says where the paper is and when the copy appeared: no dateline."""
LONGEST = 120
SEPARATOR = make_regex(
    r"(?<=\)):?\s+(?=[\"“‘'A-ZÀ-Þ])"
    r"|:\s+|\s+(?:—|–|--?|―)\s*|(?<=[\w.)])(?:—|--)|\s*[—–]\s+|\s*-{2}\s+|(?<=\))\s*[-–—]{1,2}\s*"
)
BRACKETS = make_regex(r"\(([^()]{1,60})\)")
AGENCY_BEHIND = make_regex(
    r"\(([^()]{2,60})\)\s*(?:(?:—|–|--?|―|:)\s*)?(?=[\"“‘'\w\[(])|(?P<bare>[A-Z][\w./ ]{1,30}?)\s*(?:—|–"
    r"|--)\s+(?=[\"“‘']?[A-Z])"
)
WIRE_ONLY = make_regex(r"\(([^()]{2,60})\)\s*(?:—|–|--?|―|:)\s+(?=[\"“‘'A-ZÀ-Þ])")
SLASHED = make_regex(r"(?P<head>[^/\r\n]{3,80}?)\.?\s*/(?P<agency>[A-Za-z .-]{2,30})/\.?\s+(?:[—–-]{1,2}\s*)?(?=\S)")
DAY_BEHIND = make_regex(r"[^—–]{6,30}?\s*(?:—|–|--?)\s+(?=[\"“‘'\w])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, agency and day that open the copy."""

    place: str | None
    """In normal case; None where only a wire's name opens the copy."""
    source: str | None
    """The agency in brackets."""
    day: StatedDay | None
    yearless: YearlessDay | None
    length: int
    """Characters up to the first one of the story itself."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A dateline's words before its separator, taken apart."""

    place: str
    source: str | None
    day: StatedDay | None
    yearless: YearlessDay | None


def find_dateline(text: str, *, day_first: bool, known_sources: tuple[str, ...] = ()) -> Dateline | None:
    """Return the dateline that opens a paragraph, or None."""
    wire = WIRE_ONLY.match(text)
    if wire and (is_agency(wire[1]) or _is_among(wire[1], known_sources)):
        return Dateline(None, wire[1].strip(), None, None, wire.end())
    slashed = SLASHED.match(text)
    head = _read_head(f"{slashed['head']} ({slashed['agency']})", day_first=day_first) if slashed else None
    if slashed and head:
        return Dateline(head.place, head.source, head.day, head.yearless, slashed.end())
    for separator in SEPARATOR.finditer(text, 2, LONGEST + 10):
        if separator.start() > LONGEST:
            break
        name = text[: separator.end()].rstrip(" \t\xa0:—–―-")
        behind = text[separator.end() :] if separator[0].strip() == ":" else None
        head = _read_head(name, day_first=day_first, behind=behind)
        if head and _is_dateline(head, text, separator) and not STAMPED.search(text[: separator.start()]):
            return _with_rest(head, text, separator.end(), day_first=day_first, known_sources=known_sources)
    return None


def read_place_line(text: str, *, day_first: bool) -> Dateline | None:
    """Return the dateline that stands on a line of its own ("TEHRAN, 12 January 2020"), or None."""
    if len(text) > LONGEST:
        return None
    head = _read_head(text.rstrip(" .:—–-"), day_first=day_first)
    if not head:
        return None
    first = head.place.split(",")[0]
    dated = head.day or head.yearless or head.source
    if not is_city(first) and not (
        dated and (is_known_place(first) or is_all_capitals(text.split(",", maxsplit=1)[0]))
    ):
        return None
    return Dateline(normal_case(head.place), head.source, head.day, head.yearless, len(text))


def _read_head(head: str, *, day_first: bool, behind: str | None = None) -> _Head | None:
    """Return place, agency and day of what stands before the separator; None where it is no dateline.

    `behind` is the copy behind a colon, which may speak of it as a place.
    """
    opened = _open_bracket(head, day_first=day_first)
    dated = _take_day(opened[0], day_first=day_first) if opened else None
    if not opened or not dated:
        return None
    (bare, day, yearless), source = dated, opened[1]
    pieces = [piece for each in bare.split(",") if (piece := each.strip(" \t\xa0:—–-|"))]
    if len(pieces) > 1 and source is None and is_agency(pieces[-1]):
        source = pieces.pop()
    if not 1 <= len(pieces) <= 3 or not all(could_be_place(piece) for piece in pieces):
        return None
    is_sure = source or day or yearless or is_known_place(pieces[0]) or is_all_capitals(pieces[0])
    if not is_sure and (behind is None or not names_its_place(head, behind)):
        return None
    return _Head(_join_place(pieces), source, day, yearless)


def _take_day(head: str, *, day_first: bool) -> tuple[str, StatedDay | None, YearlessDay | None] | None:
    """Return the head with a comma in place of its day, and the day; None where it has more than one."""
    days = find_stated_days(head, day_first=day_first)
    yearless = () if days else find_yearless_days(head)
    found: tuple[StatedDay | YearlessDay, ...] = (*days, *yearless)
    if len(found) > 1:
        return None
    for each in found:
        head = f"{head[: each.span.start]},{head[each.span.end :]}"
    return head, next(iter(days), None), next(iter(yearless), None)


def _open_bracket(head: str, *, day_first: bool) -> tuple[str, str | None] | None:
    """Return the head without its brackets, and the agency in them; None where something else stands in them."""
    bracket = BRACKETS.search(head)
    if not bracket:
        return head, None
    inside = bracket[1].strip()
    if find_stated_days(inside, day_first=day_first) or find_yearless_days(inside):
        return head.replace("(", ", ").replace(")", " "), None
    if not looks_like_publication(inside.replace("/", " ")):
        return None
    return f"{head[: bracket.start()].rstrip()} {head[bracket.end() :].lstrip()}".strip(), inside


def _join_place(pieces: list[str]) -> str:
    """Return town and region in normal case; behind a town in capitals the region keeps its own ("Ill.", "DC")."""
    if is_all_capitals("".join(pieces)):
        return ", ".join(normal_case(piece) for piece in pieces)
    return ", ".join((normal_case(pieces[0]), *pieces[1:]))


def _is_dateline(head: _Head, text: str, separator: re.Match[str]) -> bool:
    """Say whether a head that has the form of one is a dateline: a story must follow."""
    rest = text[separator.end() :]
    if not rest or not (rest[0].isupper() or rest[0] in "\"“‘'([0123456789`«„"):
        # Wire copy may begin with a small letter only behind an agency or a day.
        return bool(rest) and bool(head.source or head.day or head.yearless)
    if head.source or head.day or head.yearless:
        return True
    first = head.place.split(",")[0]
    mark = separator[0].strip()
    if is_known_place(first):
        # "Ukraine: what we know" is a headline.
        return bool(ENDS_SENTENCE.search(rest[-4:]) or len(rest) > LONGEST or (mark != ":" and len(rest) > 60))
    return bool(ENDS_SENTENCE.search(rest[-4:])) and len(rest) > 60


def _with_rest(head: _Head, text: str, start: int, *, day_first: bool, known_sources: tuple[str, ...]) -> Dateline:
    """Return the dateline with the agency or day that stands behind its separator: "KARACHI: (Reuters) Police"."""
    source = head.source
    behind = AGENCY_BEHIND.match(text, start, start + LONGEST) if source is None else None
    if behind:
        name = (behind[1] or behind["bare"]).strip()
        if is_agency(name) or _is_among(name, known_sources) or (behind[1] and _is_short_name(name)):
            source, start = name, behind.end()
    day = head.day
    behind = DAY_BEHIND.match(text, start, start + LONGEST) if day is None else None
    days = find_stated_days(behind[0], day_first=day_first) if behind else ()
    if behind and days and days[0].span.start == 0 and not behind[0][days[0].span.end :].strip(" \t\xa0—–-"):
        day, start = days[0], behind.end()
    return Dateline(head.place, source, day, head.yearless, start)


def _is_short_name(name: str) -> bool:
    """Say whether this is a desk's name rather than a remark in brackets."""
    return looks_like_publication(name) and len(name.split()) <= 4 and all(word[0].isupper() for word in name.split())


def _is_among(name: str, names: tuple[str, ...]) -> bool:
    """Say whether the name is one of these, whatever its case."""
    return name.strip().casefold() in {each.casefold() for each in names}
