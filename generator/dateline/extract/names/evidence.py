"""Segments in, opinions out: what the words of a name, and the words without a capital around it, say of it."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from dateline.english.lexicon import read_words
from dateline.english.sentences import Word
from dateline.extract.names.gazetteer import BORNE, ListedName, is_full_name, may_be_person
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
from dateline.regexes import make_regex

TRADE_HEADS = read_words("trade_heads")
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
TRADES_BEFORE = read_words("trades_before")
TRADES_BEHIND = read_words("trades_behind")
TRADES_OF = read_words("trades_of")
KIN = read_words("kin")
WORKS = read_words("works")
ORGANISATION_NOUNS = read_words("organisation_nouns", "trades_before") | ("arm", "unit", "division", "customer")
ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "one"))
TRADE_LINKS = ("in", "of", "at", "with", "for")
"""Between a noun of business and a firm: "a stake in Orvela"."""
ROADS = frozenset(("route", "highway", "interstate", "autoroute"))
TICKER = make_regex(r"[A-Z0-9]{1,6}")
CUTS = frozenset(("of", "in", "for", "at", "that", "which", "who", "whose", "with", "on", "from", "to", "where"))
Evidence = tuple[float, str] | None
"""Weight and reason of an opinion; None where the words say nothing."""


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
    if end.is_name and end.folded in TRADE_HEADS and any(word.folded not in COMMON for word in run[:-1]):
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


def vote_by_surroundings(words: tuple[Word, ...], segment: Segment) -> Iterator[Opinion]:
    """Vote on relatives, roads and exchanges, and on organisations by the business words beside them."""
    first, last = segment.first, segment.last
    if last - first > 5 or segment.title:
        return
    if _is_kin(words, first):
        yield Opinion(
            first, last, Kind.PEOPLE, 1.4 if last - first == 1 else 0.8, f"'{words[first - 1].text}' before it"
        )
    elif words[last - 1].folded in ROADS and _has_number(words, last):
        yield Opinion(last - 1, last + 1, Kind.PLACES, 1.6, f"number behind '{words[first].text}'")
    elif _is_exchange(words, first, last):
        yield Opinion(first, last, Kind.ORGANISATIONS, 1.5, "a share's sign behind it")
    elif not _is_common_or_person(words, first, last):
        for read in ORGANISATION_RULES:
            if evidence := read(words, first, last):
                yield Opinion(first, last, Kind.ORGANISATIONS, *evidence)


def vote_on_work(words: tuple[Word, ...], segment: Segment) -> Iterator[Opinion]:
    """Vote against the titles of works and ships: "third novel, The Salt Ledger,"."""
    first = segment.first
    if _is_work(words, first, segment.last):
        first -= words[first - 1].text == "The"
        yield Opinion(first, segment.last, None, 4.0, f"title of a {words[first - 1].folded}")


def _is_kin(words: tuple[Word, ...], first: int) -> bool:
    """Say whether a relative's noun stands before the name: "her son, Micheál", "my cousin Salie"."""
    return (
        first > 0 and words[first - 1].folded in KIN and words[first].gap in (" ", ",") and not words[first - 1].is_name
    )


def _is_work(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether the name is the title of a work or a ship: "third novel, The Salt Ledger, was"."""
    has_article = first > 1 and words[first - 1].text == "The"
    at = first - 1 if has_article else first
    if at < 1 or words[at - 1].folded not in WORKS or words[at - 1].is_name or words[at - 1].is_possessive:
        return False
    is_parted = last == len(words) or words[last].gap[:1] in (",", ".", ")", ";", ":")
    return is_parted and words[at].gap in (",", " ") and (has_article or not may_be_person(words, first, last))


def _has_number(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a road's number stands here."""
    return at < len(words) and words[at].gap == " " and words[at].text.isdigit() and len(words[at].text) < 4


def _is_exchange(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether a share's sign follows: "(HKEX: 9417)"."""
    if last + 1 >= len(words) or words[last].gap != ":" or not words[last + 1].gap.startswith(")"):
        return False
    is_sign = TICKER.fullmatch(words[last].text) is not None
    return is_sign and last - first == 1 and words[first].text.isupper() and len(words[first].text) > 2


def _is_common_or_person(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether the lists take the words for a person's name, or the only one for a common word."""
    is_single = last - first == 1
    is_listed = is_single and (words[first].text in BORNE or words[first].folded in COMMON)
    return is_listed or may_be_person(words, first, last)


def _read_noun_in_commas(words: tuple[Word, ...], first: int, last: int) -> Evidence:
    """Return what an organisation's noun says of a name in commas behind it: "the group, Ufundi wa Bahari, has"."""
    if first < 2 or words[first].gap != "," or words[first - 1].folded not in TRADES_BEFORE:
        return None
    if first > 2 and words[first - 3].folded in ("for", "of", "at", "from"):
        return None
    is_closed = last < len(words) and words[last].gap == ","
    is_noun = not words[first - 1].is_name and words[first - 2].folded in ARTICLES
    return (1.6, f"'{words[first - 1].text},' before it") if is_closed and is_noun else None


def _read_trade_before(words: tuple[Word, ...], first: int, _last: int) -> Evidence:
    """Return what a trade right before the name says: "the retailer Orvela"."""
    if not first or words[first].gap != " ":
        return None
    before = words[first - 1]
    is_trade = not before.is_name and not before.is_possessive and before.folded in TRADES_BEFORE
    return (1.2, f"'{before.text}' before it") if is_trade else None


def _read_trade_behind(words: tuple[Word, ...], _first: int, last: int) -> Evidence:
    """Return what a noun of business right behind the name says: "Orvela shareholders"."""
    if last == len(words) or words[last].gap != " " or words[last].is_name:
        return None
    return (0.9, f"'{words[last].text}' behind it") if words[last].folded in TRADES_BEHIND else None


def _read_trade_of(words: tuple[Word, ...], first: int, _last: int) -> Evidence:
    """Return what a noun of business without a capital says through a preposition: "a stake in Orvela"."""
    if first < 2 or words[first].gap != " " or words[first - 1].folded not in TRADE_LINKS:
        return None
    noun = words[first - 2]
    is_trade = noun.folded in TRADES_OF and (first == 2 or not noun.is_name)
    return (0.9, f"'{noun.text} {words[first - 1].text}' before it") if is_trade else None


def _read_description(words: tuple[Word, ...], _first: int, last: int) -> Evidence:
    """Return what a noun behind a comma says: "Icesave, an arm of", "Kaupthing, the biggest of its banks"."""
    if last + 1 >= len(words) or words[last].gap != "," or words[last].folded not in ARTICLES:
        return None
    at = last + 1
    while at < min(len(words), last + 6) and words[at].gap == " " and words[at].folded not in CUTS:
        at += 1
    is_choice = at + 2 < len(words) and words[at].folded == "of" and words[at + 1].folded in ("its", "the", "their")
    nouns = (words[at - 1], words[at + 2]) if is_choice else (words[at - 1],)
    is_described = any(
        not word.is_name and not word.is_possessive and _singular(word.folded) in ORGANISATION_NOUNS for word in nouns
    )
    return (1.0, "a body by the words behind it") if is_described else None


def _singular(noun: str) -> str:
    """Return a plural noun's singular, where it is made by "s"."""
    return noun.removesuffix("s") if len(noun) > 3 else noun


ORGANISATION_RULES: tuple[Callable[[tuple[Word, ...], int, int], Evidence], ...] = (
    _read_noun_in_commas, _read_trade_before, _read_trade_behind, _read_trade_of, _read_description,
)  # fmt: skip
"""For words `first` to `last`, the last excluded."""
