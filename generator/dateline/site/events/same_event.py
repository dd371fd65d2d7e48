"""Two accounts of one day in; whether they tell the same event out.

An account is weighed by its words: rare words of the site count more than common ones, forms of a word and words for
one deed ("killed", "assassinated") are one, and what only gives the background ("in the aftermath of ...") counts
nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.regexes import make_regex
from dateline.site.naming.names import FORMS_KEPT, fold

ENOUGH = 0.4
"""Share of the shorter account that the other must have too."""
FEW_NAMES = 0.75
"""The same, where both give names and none is the other's."""
FIRST_WORDS = 20
"""Characters that are never background: an account that opens with "After ..." still has its event there."""
BACKGROUND = make_regex(
    r"[,;]?\s(?:in the (?:aftermath|wake) of|as part of|in (?:response|reply) to|because|amid|ahead of"
    r"|(?:(?:days|hours|weeks|minutes) )?after|following|about)\s",
    re.IGNORECASE,
)
# Words that say nothing about which event is meant: function words, calendar words, and titles, which say who.
EMPTY = """
a all also an and any are as at be been before being but by did do does for from had has have he her him his i if in
into is it its later more most no nor not of off on once one only or other our out over own same she so some such than
that the their them then there these they this those to too until up us was we were what when where which while who
whom whose will with would you your may might must shall should could can cannot
said say says saying told tell tells added according
day days week weeks month months year years today yesterday tomorrow night morning evening afternoon noon early
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december jan feb mar apr jun jul aug sept sep oct nov dec am pm gmt
mr mrs ms dr sir lord gen general col lt sgt prof president prime minister secretary chancellor premier chief senator
governor commander king queen sheikh ayatollah mullah state
"""
# A line of words for one deed or one country.
DEEDS = """
kill kills killed killing assassinate assassinated assassination die dies died death deaths dead slain murdered
strike strikes struck attack attacks attacked raid raids raided bomb bombs bombed bombing hit hits airstrike airstrikes
fire fires fired launch launches launched shoot shoots shot shooting
leave leaves left depart departs departed departure quit quits exit withdraw withdraws withdrew withdrawal
vote votes voted voting approve approves approved approval pass passes passed consent consents
declare declares declared declaration proclaim proclaims proclaimed announce announces announced announcement
open opens opened opening begin begins began begun start starts started
plane planes airliner airliners jet jets aircraft flight
american americans america united-states
british britain britons united-kingdom
"""
EMPTY_WORDS = frozenset(EMPTY.split())
FIRST_WORD = {word: line.split()[0] for line in DEEDS.strip().split("\n") for word in line.split()}
LONG_NAMES = (
    (make_regex(r"\b(?:United States|U\.S\.?|US|USA)(?=\W|$)"), "united-states"),
    (make_regex(r"\b(?:United Kingdom|U\.K\.?|UK)(?=\W|$)"), "united-kingdom"),
)
# Missiles and missile, Ukraine and Ukrainian are one; four letters stay at least.
ENDING = make_regex(r"(?<=.{4})(?:ians?|ings?|ies|ied|ers|ed|es|an|s|n|y|e)$")
CLOCK = make_regex(r"\b\d{1,2}[:.]\d\d\b")
WORD = make_regex(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Gist:
    """What an account says, as units that can be compared."""

    units: frozenset[str]
    """Names and stems of words."""
    names: frozenset[str]
    """Those of the units that are names: the last word of each run of capitalised words."""
    figures: frozenset[str]
    """Numbers of two digits and more."""


@lru_cache(maxsize=FORMS_KEPT)
def read_gist(text: str, phrase: str) -> Gist:
    """Return what an event's text says without the words that date it and without its background."""
    plain = text.replace(phrase, " ") if phrase else text
    plain = CLOCK.sub(" ", plain)
    cut = BACKGROUND.search(plain, FIRST_WORDS)
    plain = plain[: cut.start()] if cut else plain
    for pattern, name in LONG_NAMES:
        plain = pattern.sub(name, plain)
    units: set[str] = set()
    names: set[str] = set()
    words = [(found, *_read_word(found.group())) for found in WORD.finditer(plain)]
    for number, (found, unit, is_name) in enumerate(words):
        follows, _, goes_on = words[number + 1] if number + 1 < len(words) else (None, "", False)
        if follows and is_name and goes_on and plain[found.end() : follows.start()] == " ":
            continue
        if unit:
            units.add(unit)
            # A lone capital at the beginning of a sentence says nothing.
            if is_name and number:
                names.add(unit)
    figures = frozenset(unit for unit in units if unit.isdigit() and len(unit) > 1)
    return Gist(frozenset(units), frozenset(names), figures)


def has_other_figures(one: Gist, other: Gist) -> bool:
    """Tell whether two accounts of one event both give figures, none of them the same."""
    return bool(one.figures and other.figures and one.figures.isdisjoint(other.figures))


# The words of news return all day.
@lru_cache(maxsize=FORMS_KEPT)
def _read_word(word: str) -> tuple[str, bool]:
    """Return what forms of a word share, empty for words that say nothing, and whether it is written as names are.

    Titles are no names: they say who, and stand before one.
    """
    is_name = word[0].isupper() and word.casefold() not in EMPTY_WORDS
    if word.isupper() and len(word) > 2 and word.isalpha():
        return word, is_name
    plain = word.casefold() if word.isascii() else fold(word).replace(" ", "-")
    if plain in EMPTY_WORDS or len(plain) < 2:
        return "", is_name
    return FIRST_WORD.get(plain) or ENDING.sub("", plain), is_name


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each unit tells, from how many accounts have it."""

    counts: Counter[str]
    number: int

    def weigh(self, units: Iterable[str]) -> float:
        """Return the weight of units together."""
        return math.fsum(math.log((self.number + 2) / (self.counts[unit] + 0.5)) for unit in sorted(units))


def count_units(accounts: Iterable[Gist]) -> Weights:
    """Return the weights of all units of the site's accounts."""
    listed = list(accounts)
    return Weights(Counter(unit for account in listed for unit in account.units), len(listed))


def tell_same(one: Gist, other: Gist, weights: Weights) -> float:
    """Return how surely two accounts of one day tell the same event: 0 where they do not, at most 1.

    They share two units at least, one of them no name: two deeds of one person on one day are two events.
    """
    if one.units == other.units:
        return 1.0
    shared = one.units & other.units
    if len(shared) < 2 or not shared - one.names - other.names:
        return 0.0
    lesser = min(weights.weigh(one.units), weights.weigh(other.units))
    likeness = weights.weigh(shared) / lesser if lesser else 0.0
    has_other_names = bool(one.names and other.names and not (one.names & other.units or other.names & one.units))
    return likeness if likeness >= (FEW_NAMES if has_other_names else ENOUGH) else 0.0
