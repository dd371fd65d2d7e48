"""Words in, opinions out: organisations and places by how their names are made, in English and other languages."""

from collections.abc import Iterator
from itertools import pairwise

from dateline.english.lexicon import read_words
from dateline.english.tokens import Word
from dateline.extract.names.gazetteer import ListedName, is_full_name
from dateline.extract.names.segments import (
    COMMON,
    COMPANIES,
    FOREIGN,
    HEADS,
    LINKS,
    ORDINAL,
    Opinion,
    Segment,
    is_joined,
    opens,
)
from dateline.model import Kind

TRADES = read_words("trade_heads")
FIRMS = read_words("firm_suffixes")
PLACE_HEADS = read_words("place_heads")
OPENERS = read_words("organisation_openers")
INNER_LINKS = LINKS | {"the", "all"}
SCHOOLS = frozenset(("college", "university", "school", "hospital", "institute", "academy", "polytechnic", "museum"))
"""Organisations with their town or country behind them: "Trinity College Dublin"."""
BOARDS = frozenset(("school", "health", "water", "fire", "police"))
"""Before "District" they name who runs it."""
COMPASS = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"))
PARTS = COMPASS | {"upper", "lower", "greater"}
"""With a capital, before a listed place, they name a part of it."""
LONGEST = 11
"""Words of the longest name of an organisation."""
LONGEST_SPELT_OUT = 12
"""Words of the longest full name before its initials in brackets."""
NO_INITIALS = frozenset(("of", "for", "the", "and", "on", "in", "to", "de", "la", "du", "des", "&"))
Verdict = tuple[Kind, float, str]
"""Kind, weight and reason of an opinion."""


def vote_on_organisation(words: tuple[Word, ...], segment: Segment, taken: dict[int, ListedName]) -> Iterator[Opinion]:
    """Vote on organisations by head, suffix, opening word or town behind them, on places by their heads."""
    first = segment.first + (1 if opens(words, segment.first) else 0)
    if first and ORDINAL.fullmatch(words[first - 1].text) and words[first].gap == " ":
        first -= 1
    run = words[first : segment.last]
    if not 2 <= len(run) <= LONGEST or is_full_name(run):
        return
    found = _by_ending(run) or _by_opening(run, first) or _by_town(run, first, taken)
    if found:
        kind, weight, reason = found
        yield Opinion(first, segment.last, kind, weight, reason)


def _by_ending(run: tuple[Word, ...]) -> Verdict | None:
    """Return the kind of a name by its last word, or by a head that small words lead on from."""
    end = run[-1]
    if end.folded.replace(".", "") in FIRMS or end.text == "AS":
        return Kind.ORGANISATIONS, 2.0, f"firm's suffix '{end.text}'"
    if any(word.folded in INNER_LINKS for word in run) and any(word.folded in HEADS and word.is_name for word in run):
        return Kind.ORGANISATIONS, 1.6, "head of a body with 'of' or 'for'"
    if end.is_name and (end.folded in HEADS or (end.folded == "district" and run[-2].folded in BOARDS)):
        return Kind.ORGANISATIONS, 1.5, f"head '{end.text}'"
    if end.folded in PLACE_HEADS:
        return Kind.PLACES, 1.5, f"head '{end.text}'"
    if end.is_name and end.folded in TRADES and any(word.folded not in COMMON for word in run[:-1]):
        return Kind.ORGANISATIONS, 1.5, f"trade '{end.text}'"
    return None


def _by_opening(run: tuple[Word, ...], first: int) -> Verdict | None:
    """Return the kind of a name by its first word: one of another language, or "Friends" of somebody."""
    if run[0].folded in FOREIGN:
        return Kind.ORGANISATIONS, 1.6, f"head '{run[0].text}'"
    if first and run[0].folded in COMPANIES and run[1].folded in INNER_LINKS:
        return Kind.ORGANISATIONS, 1.5, f"head '{run[0].text}'"
    return None


def _by_town(run: tuple[Word, ...], first: int, taken: dict[int, ListedName]) -> Verdict | None:
    """Return the kind of a name that a place ends: "Trinity College Dublin", "Cricket Australia"."""
    place = taken.get(first + len(run) - 1)
    if not place or place.listing.kind is not Kind.PLACES or place.first <= first:
        return None
    ahead = run[: place.first - first]
    if ahead[-1].folded in SCHOOLS and len(ahead) > 1:
        return Kind.ORGANISATIONS, 1.7, f"'{ahead[-1].text}' before its town"
    if place.listing.weight > 1 and all(word.folded in OPENERS for word in ahead):
        return Kind.ORGANISATIONS, 1.7, f"'{ahead[0].text}' before its country"
    return None


def vote_on_neighbours(words: tuple[Word, ...], listed: tuple[ListedName, ...]) -> Iterator[Opinion]:
    """Vote on a listed name beside another ("Ecobank Zimbabwe", "Vanuatu Red Cross"), and on "South Jutland"."""
    for found, behind in pairwise(listed):
        is_beside = found.last == behind.first and is_joined(words, behind.first)
        if is_beside and found.listing.kind is Kind.ORGANISATIONS and behind.listing.kind is Kind.PLACES:
            yield Opinion(found.first, behind.last, Kind.ORGANISATIONS, 1.7, "a well-known body and its country")
        if is_beside and found.listing.kind is Kind.PLACES and _has_two_words(behind):
            yield Opinion(found.first, behind.last, Kind.ORGANISATIONS, 2.0, "a country and a well-known body")
    for found in listed:
        at = found.first - 1
        if found.listing.kind is Kind.PLACES and _is_part(words, at, found.last):
            yield Opinion(at, found.last, Kind.PLACES, max(found.listing.weight, 1.2), f"'{words[at].text}' before it")


def _has_two_words(found: ListedName) -> bool:
    """Say whether a listed organisation has two words or more: "Red Cross"."""
    return found.listing.kind is Kind.ORGANISATIONS and found.last - found.first > 1


def _is_part(words: tuple[Word, ...], at: int, last: int) -> bool:
    """Say whether a capitalised direction stands before a listed place that ends its name."""
    is_part = at >= 0 and words[at].is_name and words[at].folded in PARTS
    return is_part and is_joined(words, at + 1) and not is_joined(words, last)


def vote_on_branch(segment: Segment, taken: dict[int, ListedName]) -> Iterator[Opinion]:
    """Vote on an organisation whose name ends in that of a listed one: "Kurdish Hezbollah", "Ghana Red Cross"."""
    found = taken.get(segment.last - 1)
    if not found or found.listing.kind is not Kind.ORGANISATIONS or segment.first in (0, found.first):
        return
    if all(at not in taken for at in range(segment.first, found.first)) and segment.last == found.last:
        yield Opinion(segment.first, segment.last, Kind.ORGANISATIONS, 1.6, "ends in a well-known body")


def vote_on_spelt_out(words: tuple[Word, ...]) -> Iterator[Opinion]:
    """Yield an opinion on every name whose initials follow in brackets: "Tehreek-i-Labbaik Pakistan (TLP)"."""
    for at in range(2, len(words)):
        letters = words[at].text
        if words[at].gap.strip() != "(" or not letters.isupper() or not 2 < len(letters) < 9 or not letters.isalpha():
            continue
        first = _find_first(words, at, letters.casefold())
        if first is not None:
            yield Opinion(first, at, Kind.ORGANISATIONS, 1.8, f"short form '{letters}' in brackets")


def _find_first(words: tuple[Word, ...], at: int, letters: str) -> int | None:
    """Return where the name before these brackets begins; None where no words have the letters as initials."""
    for first in range(at - 1, max(-1, at - LONGEST_SPELT_OUT - 1), -1):
        if words[first].is_name and letters in _spell(words[first:at]):
            return first
        if first < at - 1 and words[first + 1].gap.strip():
            return None
    return None


def _spell(run: tuple[Word, ...]) -> tuple[str, str, str]:
    """Return the initials of the words: of all, without small ones, and with the parts of hyphenated ones."""
    every = "".join(word.folded[0] for word in run)
    main = "".join(word.folded[0] for word in run if word.folded not in NO_INITIALS)
    parts = "".join(
        part[0] for word in run if word.folded not in NO_INITIALS for part in word.folded.split("-") if len(part) > 1
    )
    return every, main, parts
