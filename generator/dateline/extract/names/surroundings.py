"""Segments in, opinions out: what the words without a capital around a name say of it."""

from collections.abc import Callable, Iterator

from dateline.english.lexicon import read_words
from dateline.english.tokens import Word
from dateline.extract.names.gazetteer import BORNE, may_be_person
from dateline.extract.names.segments import COMMON, Opinion, Segment
from dateline.model import Kind
from dateline.regexes import make_regex

TRADES_BEFORE = read_words("trades_before")
TRADES_BEHIND = read_words("trades_behind")
TRADES_OF = read_words("trades_of")
KIN = read_words("kin")
WORKS = read_words("works")
ORGANISATION_NOUNS = read_words("organisation_nouns", "trades_before") | ("arm", "unit", "division", "customer")
ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "one"))
LINKS = ("in", "of", "at", "with", "for")
"""Between a noun of business and a firm: "a stake in Orvela"."""
ROADS = frozenset(("route", "highway", "interstate", "autoroute"))
TICKER = make_regex(r"[A-Z0-9]{1,6}")
CUTS = frozenset(("of", "in", "for", "at", "that", "which", "who", "whose", "with", "on", "from", "to", "where"))
Evidence = tuple[float, str] | None
"""Weight and reason of an opinion; None where the words say nothing."""


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
    if first < 2 or words[first].gap != " " or words[first - 1].folded not in LINKS:
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
