"""Segments in, opinions out: the evidence that capitalised words name a person, a place or an organisation."""

import re
from collections.abc import Iterator

from dateline.english.lexicon import read_words
from dateline.english.sentences import Word
from dateline.extract.names.evidence import (
    COMPASS,
    PLACE_HEADS,
    Evidence,
    vote_by_surroundings,
    vote_on_branch,
    vote_on_organisation,
    vote_on_work,
)
from dateline.extract.names.gazetteer import (
    BORNE,
    FAMILY,
    FAMILY_FIRST,
    GIVEN,
    ListedName,
    is_full_name,
    read_gazetteer,
)
from dateline.extract.names.segments import NAMED_FOR, Opinion, Segment, find_segments, is_joined, opens
from dateline.model import Kind
from dateline.regexes import make_regex

OFFICES = read_words("common_words", "role_nouns", "titles")
CALLED = read_words("titles", "role_nouns")
LETTERS_BEHIND = frozenset(("QC", "KC", "SC", "MP", "MEP", "TD", "OBE", "MBE", "CBE"))
"""Letters behind a person's name: "Courtenay Griffiths QC"."""
CALLINGS = ("er", "or", "ist", "ian", "man", "woman")
"""How words end that call somebody by a trade, where they open a sentence: "Trucker Gilbert Wood"."""
LONGEST_SIGN = 4
"""Letters of an office's short form: MP, MCA, CEO."""
LANDSCAPE = frozenset((
    "lake", "mount", "mt", "cape", "fort", "port", "camp", "gulf", "strait", "bay", "wadi", "jebel", "jabal",
))  # fmt: skip
"""Before a name they make it a place, wherever it stands."""
DIRECTIONS = COMPASS | {"rural"}
DWELLERS = frozenset((
    "people", "residents", "villagers", "fishermen", "women", "men", "farmers", "streets", "outskirts", "mayor",
    "coast",
))  # fmt: skip
"""With "of" before the name of a place."""
BEFORE_OF = PLACE_HEADS | DWELLERS | DIRECTIONS
NO_GIVEN = read_words("organisation_heads", "titles", "organisation_openers", "place_heads") | LANDSCAPE | DIRECTIONS
"""Before a place these are no given name."""
SAYING = read_words("saying_verbs")
PREPOSITIONS = read_words("place_prepositions")
THINGS = read_words("things")
NO_PEOPLE = PLACE_HEADS | THINGS
TRUSTING = frozenset(("trust", "faith", "confidence", "interest", "believe", "believes", "believed", "role", "star"))
"""Before "in" and a person's name."""
MONEY = make_regex(
    r"(?:Rs|Sh|KSh|Ksh|USh|Ush|TSh|Tsh|Shs|GHS|NGN|Nu|Tk|Php|PHP|RM|Rp|Birr|Lek|Kz|[A-Z]{0,2}\$)\.?\d[\w.,]*"
    r"|[A-Z]\d[\d.,]*(?:m|mn|bn|tn|million|billion|trillion)"
)
"""A currency's letters before a figure: Sh40m, Rs500, N200bn."""


def vote_on_segments(words: tuple[Word, ...], listed: tuple[ListedName, ...]) -> Iterator[Opinion]:
    """Yield the opinions on a sentence; several on one stretch where several rules speak."""
    taken = {at: name for name in listed for at in range(name.first, name.last)}
    for segment in find_segments(words, listed):
        whole = taken.get(segment.first)
        if whole and whole.first < segment.first and whole.last >= segment.last:
            continue
        if work := [*vote_on_work(words, segment)]:
            yield from work
            continue
        found = [*vote_on_organisation(words, segment, taken), *vote_on_branch(segment, taken)]
        yield from found
        if found and found[0].weight > 1:
            continue
        for piece in _pieces(words, segment, taken):
            yield from _vote_thing(words, piece)
            yield from _vote_person(words, piece)
            yield from _vote_place(words, piece)
            yield from vote_by_surroundings(words, piece)


def _pieces(words: tuple[Word, ...], segment: Segment, taken: dict[int, ListedName]) -> Iterator[Segment]:
    """Yield the parts of a segment between the words that the lists call no names: peoples, days."""
    first = segment.first
    for at in range(segment.first, segment.last):
        found = taken.get(at)
        if found and _cuts(found, words, segment):
            if at > first:
                yield Segment(first, at, segment.title if first == segment.first else "")
            first = at + 1
    if first < segment.last:
        yield Segment(first, segment.last, segment.title if first == segment.first else "")


def _cuts(found: ListedName, words: tuple[Word, ...], segment: Segment) -> bool:
    """Say whether a listed word is no part of a person's name: a people, a day, or a place before a full name."""
    if is_in_person(found, words):
        return False
    is_sure = found.listing.weight > 1.4 and found.listing.kind is Kind.PLACES
    is_before_name = found.last + 1 < segment.last and words[found.last].text in GIVEN
    return found.listing.kind is None or (is_sure and found.first - segment.first < 2 and is_before_name)


def is_in_person(found: ListedName, words: tuple[Word, ...]) -> bool:
    """Say whether a listed word is rather a part of a person's name: "Jim Jordan", "Chad Wolf", "Theresa May"."""
    if found.last - found.first > 1:
        return False
    before, at = found.first - 1, found.last
    is_beside = before >= 0 and words[found.first].gap == " " and not words[before].is_possessive
    if is_beside and (words[before].text in GIVEN or _is_bearer(words, found)):
        return True
    return words[found.first].text in GIVEN and is_joined(words, at) and words[at].folded not in NAMED_FOR


def _is_bearer(words: tuple[Word, ...], found: ListedName) -> bool:
    """Say whether a place's name is rather an unlisted person's last: "said Charity Holland, its finance member"."""
    first, last = found.first - 1, found.last
    if found.listing.kind is not Kind.PLACES or first < 1 or is_joined(words, last):
        return False
    if words[first].folded in NO_GIVEN:
        return False
    before, listing = words[first - 1], read_gazetteer().get(words[first].text)
    if (before.is_name and is_joined(words, first)) or (listing and listing.kind is Kind.ORGANISATIONS):
        return False
    is_said = words[first].gap == " " and before.folded in SAYING and not before.is_name
    return is_said or _is_described(words, first, last)


def _has_place_behind(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a listed place stands here as an unlisted person's last name."""
    listing = read_gazetteer().get(words[at].text)
    if not listing or words[at - 1].text in GIVEN:
        return False
    return _is_bearer(words, ListedName(at, at + 1, listing))


def _vote_thing(words: tuple[Word, ...], segment: Segment) -> Iterator[Opinion]:
    """Vote against laws, events, storms and projects, and against sums of money."""
    if MONEY.fullmatch(words[segment.first].text):
        yield Opinion(segment.first, segment.last, None, 3.0, "a sum of money")
    if segment.last - segment.first > 1 and words[segment.last - 1].folded in THINGS:
        yield Opinion(segment.first, segment.last, None, 2.0, f"thing '{words[segment.last - 1].text}'")


def _vote_person(words: tuple[Word, ...], segment: Segment) -> Iterator[Opinion]:
    """Vote on people: titles, given names, verbs of saying, ages and roles behind a comma."""
    first, last = segment.first + (1 if opens(words, segment.first) else 0), segment.last
    behind = _find_behind_office(words, first, last)
    if behind:
        yield Opinion(behind, last, Kind.PEOPLE, 3.0, f"given name '{words[behind].text}' behind an office")
        return
    run = words[first:last]
    if not 1 <= len(run) <= 5 or (run[-1].folded in NO_PEOPLE and not is_full_name(run)):
        return
    if segment.title:
        certain = words[segment.first - 1].is_name or last - first > 1
        yield Opinion(first, last, Kind.PEOPLE, 2.0 if certain else 1.0, f"title '{segment.title}'")
    if last - first == 1:
        if _says(words, first, last) and words[first].text in FAMILY:
            yield Opinion(first, last, Kind.PEOPLE, 0.6, "known name and a verb of saying")
        return
    if last < len(words) and words[last].gap == " " and words[last].text in LETTERS_BEHIND:
        yield Opinion(first, last, Kind.PEOPLE, 2.0, f"'{words[last].text}' behind it")
    yield from _vote_by_lists(words, first, last)
    yield from _vote_beside(words, first, last)


def _find_behind_office(words: tuple[Word, ...], first: int, last: int) -> int:
    """Return where a name begins behind an office or trade with capitals; 0 where there is none.

    "Trucker Gilbert Wood", "Minister of Public Works Lourdes Ortega", "Chepareria MCA Philip Pkosing".
    """
    if last - first < 3 or words[first].text in BORNE:
        return 0
    at = next((at for at in range(first + 1, last - 1) if words[at].text in GIVEN), 0)
    office = words[first:at]
    is_office = all(word.folded in OFFICES for word in office)
    is_office = is_office or (len(office) == 1 and first == 0 and office[0].folded.endswith(CALLINGS))
    is_sign = bool(office) and office[-1].text.isupper() and 2 <= len(office[-1].text) <= LONGEST_SIGN
    return at if at and (is_office or is_sign) else 0


def _vote_by_lists(words: tuple[Word, ...], first: int, last: int) -> Iterator[Opinion]:
    """Vote on people by the lists of names; what has an article is a ship or an organisation: "the Mary Rose"."""
    if first and words[first - 1].folded == "the":
        return
    if words[first].text.split("-")[0] in GIVEN or re.fullmatch(r"[A-Z]\.?", words[first].text):
        known = words[last - 1].text in FAMILY
        yield Opinion(first, last, Kind.PEOPLE, 1.6 if known else 1.4, f"given name '{words[first].text}'")
    elif words[first].text in FAMILY_FIRST and last - first < 4:
        weight = 1.5 if "-" in words[first + 1].text else 1.1
        yield Opinion(first, last, Kind.PEOPLE, weight, f"family name '{words[first].text}' first")
    elif words[last - 1].text in FAMILY:
        yield Opinion(first, last, Kind.PEOPLE, 0.8, f"family name '{words[last - 1].text}'")


def _vote_beside(words: tuple[Word, ...], first: int, last: int) -> Iterator[Opinion]:
    """Vote on people of two words or more by the verb, age or role beside them."""
    if last - first == 2 and _has_place_behind(words, last - 1):
        yield Opinion(first, last, Kind.PEOPLE, 0.8, "a place for a surname")
    if _says(words, first, last):
        yield Opinion(first, last, Kind.PEOPLE, 0.7, "verb of saying")
    if _is_described(words, first, last):
        yield Opinion(first, last, Kind.PEOPLE, 1.8, "age or role beside it")


def _says(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether a verb of saying stands beside the words."""
    behind = last < len(words) and words[last].gap == " " and words[last].folded in SAYING
    before = (
        first > 0 and words[first].gap == " " and words[first - 1].folded in SAYING and not words[first - 1].is_name
    )
    return (behind and not words[last - 1].is_possessive) or before


def _is_described(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether an age, "who" or a role stands behind a comma, or a role before one."""
    if last < len(words) and words[last].gap == ",":
        ahead = [word.folded for word in words[last : last + 5]]
        if ahead[0] in ("who", "whose", "aged") or (ahead[0].isdigit() and 10 < int(ahead[0][:3]) < 105):
            return True
        has_owner = ahead[0] in ("a", "an", "the", "its", "his", "her") or words[last].is_possessive
        if has_owner and any(word in CALLED for word in ahead[1:]):
            return True
    return first > 1 and words[first].gap == "," and words[first - 1].folded in CALLED and not words[first - 1].is_name


def _vote_place(words: tuple[Word, ...], segment: Segment) -> Iterator[Opinion]:
    """Vote on places: lower-case heads ("Hubei province"), openers ("Lake Chad"), prepositions."""
    first, last = segment.first + (1 if opens(words, segment.first) else 0), segment.last
    if not 1 <= last - first <= 5 or segment.title:
        return
    evidence = [_read_place_name(words, first, last)]
    if first > 0 and words[first].gap == " " and last - first < 4:
        evidence += [_read_place_before(words, first, last), _read_preposition(words, first, last)]
    for found in evidence:
        if found:
            yield Opinion(first, last, Kind.PLACES, *found)


def _read_place_name(words: tuple[Word, ...], first: int, last: int) -> Evidence:
    """Return what a place's own words say: "Co Kerry", "Lake Chad", "Hubei province"."""
    if _is_county(words, first, last):
        return 2.0, "a county"
    if last - first > 1 and words[first].folded in LANDSCAPE:
        return 1.5, f"opener '{words[first].text}'"
    if last == len(words) or words[last].gap != " " or words[last].is_name or words[last - 1].is_possessive:
        return None
    ahead = words[last].folded
    return (1.2, f"'{ahead}' behind it") if ahead in PLACE_HEADS and last - first < 4 else None


def _is_county(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether "Co" stands for a county: "Dingle, Co Kerry", "in Co Mayo"."""
    is_behind = first > 0 and (words[first].gap == "," or words[first - 1].folded in PREPOSITIONS)
    return words[first].folded in ("co", "county") and is_behind and last - first == 2


def _read_place_before(words: tuple[Word, ...], first: int, last: int) -> Evidence:
    """Return what a noun with "of" or a direction before a place says: "women of Doma", "north Clare"."""
    before = words[first - 1]
    if before.folded == "of" and first > 1 and not words[first - 2].is_name:
        noun = words[first - 2].folded
        return (1.2 if noun in PLACE_HEADS else 0.8, f"'{noun} of' before it") if noun in BEFORE_OF else None
    is_direction = before.folded in DIRECTIONS and not before.is_name and last - first < 3
    return (1.6, f"'{before.text}' before it") if is_direction else None


def _read_preposition(words: tuple[Word, ...], first: int, last: int) -> Evidence:
    """Return what a preposition of place before a name says."""
    if words[first - 1].folded not in PREPOSITIONS:
        return None
    return 1.1 if _is_inside(words, first, last) else 0.6, f"'{words[first - 1].text}' before it"


def _is_inside(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether the words stand behind "in" and before a larger place ("in Laini Saba, Kondele")."""
    if words[first - 1].folded != "in" or (first > 1 and words[first - 2].folded in TRUSTING):
        return False
    return last < len(words) and words[last].gap == "," and words[last].is_name and not words[last - 1].is_possessive
