"""Segments in, opinions out: what the words without a capital around a name say of it."""

from collections.abc import Iterator

from dateline.english.lexicon import read_words
from dateline.english.tokens import Word
from dateline.extract.names.opinions import FAMILY, GIVEN, Opinion, may_be_person
from dateline.extract.names.segments import Segment
from dateline.model import Kind
from dateline.regexes import make_regex

BEFORE = read_words("trades_before")
BEHIND = read_words("trades_behind")
OF = read_words("trades_of")
BORNE = GIVEN | FAMILY
KIN = read_words("kin")
WORKS = read_words("works")
BODY_NOUNS = read_words("body_nouns") | read_words("trades_before") | frozenset(("arm", "unit", "division", "customer"))
COMMON = read_words("common_words")
ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "one"))
ROADS = frozenset(("route", "highway", "interstate", "autoroute"))
TICKER = make_regex(r"[A-Z0-9]{1,6}")
CUTS = frozenset(("of", "in", "for", "at", "that", "which", "who", "whose", "with", "on", "from", "to", "where"))


def vote_by_surroundings(words: tuple[Word, ...], segment: Segment) -> Iterator[Opinion]:
    """Vote on firms by the business words beside them, on relatives, on titles of works, on roads and exchanges."""
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
    else:
        yield from _vote_firm(words, first, last)


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
    """Say whether a number of a road stands here."""
    return at < len(words) and words[at].gap == " " and words[at].text.isdigit() and len(words[at].text) < 4


def _is_exchange(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether a share's sign follows: "(HKEX: 9417)"."""
    if last + 1 >= len(words) or words[last].gap != ":" or not words[last + 1].gap.startswith(")"):
        return False
    is_sign = TICKER.fullmatch(words[last].text) is not None
    return is_sign and last - first == 1 and words[first].text.isupper() and len(words[first].text) > 2


def _vote_firm(words: tuple[Word, ...], first: int, last: int) -> Iterator[Opinion]:
    """Vote on firms and other bodies by business words beside a name that the lists take for no person's."""
    if may_be_person(words, first, last) or (last - first == 1 and words[first].text in BORNE):
        return
    if words[first].folded in COMMON and last - first == 1:
        return
    before = words[first - 1] if first and words[first].gap == " " else None
    behind = words[last] if last < len(words) and words[last].gap == " " and not words[last].is_name else None
    if _is_named_body(words, first, last):
        yield Opinion(first, last, Kind.ORGANISATIONS, 1.6, f"'{words[first - 1].text},' before it")
    if before and not before.is_name and not before.is_possessive and before.folded in BEFORE:
        yield Opinion(first, last, Kind.ORGANISATIONS, 1.2, f"'{before.text}' before it")
    if behind and behind.folded in BEHIND:
        yield Opinion(first, last, Kind.ORGANISATIONS, 0.9, f"'{behind.text}' behind it")
    if before and before.folded in ("in", "of", "at", "with", "for") and _is_noun(words, first - 2):
        yield Opinion(first, last, Kind.ORGANISATIONS, 0.9, f"'{words[first - 2].text} {before.text}' before it")
    if _is_described_body(words, last):
        yield Opinion(first, last, Kind.ORGANISATIONS, 1.0, "a body by the words behind it")


def _is_named_body(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether the name stands between commas behind a body's noun: "the group, Ufundi wa Bahari, has"."""
    if first < 2 or words[first].gap != "," or words[first - 1].folded not in BEFORE:
        return False
    if first > 2 and words[first - 3].folded in ("for", "of", "at", "from"):
        return False
    is_closed = last < len(words) and words[last].gap == ","
    return is_closed and not words[first - 1].is_name and words[first - 2].folded in ARTICLES


def _is_noun(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a noun of business stands here, without a capital: "stake" in "a stake in Orvela"."""
    return at >= 0 and words[at].folded in OF and (at == 0 or not words[at].is_name)


def _is_described_body(words: tuple[Word, ...], last: int) -> bool:
    """Say whether a body's noun follows a comma: "Icesave, an arm of", "Kaupthing, the biggest of its banks"."""
    if last + 1 >= len(words) or words[last].gap != "," or words[last].folded not in ARTICLES:
        return False
    at = last + 1
    while at < min(len(words), last + 6) and words[at].gap == " " and words[at].folded not in CUTS:
        at += 1
    is_choice = at + 2 < len(words) and words[at].folded == "of" and words[at + 1].folded in ("its", "the", "their")
    nouns = (words[at - 1], words[at + 2]) if is_choice else (words[at - 1],)
    return any(not word.is_name and not word.is_possessive and _singular(word.folded) in BODY_NOUNS for word in nouns)


def _singular(noun: str) -> str:
    """Return a plural noun's singular, where it is made by "s"."""
    return noun.removesuffix("s") if len(noun) > 3 else noun
