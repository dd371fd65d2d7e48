"""The terms of a digest in; pairs of names that probably mean one thing, with the reason, out.

Careful rather than complete: what two names have in common must speak for one thing, and nothing may speak for two
(different numbers, two countries or towns that both exist, two surnames that both exist, "Jr").
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dateline.english.lexicon import read_entries, read_words
from dateline.english.name_forms import NOT_INITIALS, fold, read_same, spells, strip_titles
from dateline.links import make_slug
from dateline.model import Kind, Tag
from dateline.site.naming.names import SUFFIXES, KnownNames
from dateline.site.naming.spelling import find_initial, find_key, is_one_letter_off, list_shorter, sounds_alike

SAME_LETTERS = "the same letters"
SAME_THING = "two names of one thing"
INITIALS = "one is the initials of the other"
SURNAME = "one is the surname of the other"
FULLER = "one is fuller than the other"
FIRM = "one names the kind of firm as well"
SOUND = "they sound alike"
ONE_LETTER = "one letter is different"
PLURAL = "one is the plural of the other"
# What a short name can stand for is not always one thing: several people share a surname or its initial.
SHORT = (SURNAME, FULLER, INITIALS)
MIN_LETTERS = 6
MAX_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two terms that probably are one."""

    kind: Kind
    into: str
    """The name to keep: the editors' own, else the fuller, else the more frequent."""
    into_count: int
    name: str
    name_count: int
    reason: str
    """Why, in plain words."""


@dataclass(frozen=True, slots=True)
class _ParsedName:
    """A name, taken apart."""

    tag: Tag
    count: int
    words: tuple[str, ...]
    """Small Latin letters and digits; titles and suffixes of people and a leading "the" are left out."""
    suffixes: frozenset[str]
    is_acronym: bool
    has_title: bool
    """Of a person: "Gen", "Mr"."""
    is_listed: bool
    """Editors have given it a term of its own."""

    @property
    def rank(self) -> tuple[bool | int | str, ...]:
        """What the names of a pair are sorted by: the one to keep stands last."""
        first, is_country = read_same().get(fold(self.tag.name), ("", False))
        full = sum(len(word) > 1 for word in self.words) if self.tag.kind is Kind.PEOPLE else 0
        is_first = is_country and first == self.tag.name
        is_plain = not self.is_acronym and not self.has_title
        return (self.is_listed, is_first, is_plain, full, self.count, len(self.tag.name), self.tag.name)


def find_likenesses(counts: dict[Tag, int], names: KnownNames) -> tuple[Likeness, ...]:
    """Return the likely duplicates by kind, the most frequent first; each name is merged at most once.

    `counts` says how many entries have each term. Two names that editors have both given a term are two things.
    """
    found = [likeness for kind in Kind for likeness in _find_in_kind(kind, counts, names)]
    return tuple(sorted(found, key=lambda each: (each.kind, -each.into_count - each.name_count, each.into, each.name)))


def _find_in_kind(kind: Kind, counts: dict[Tag, int], names: KnownNames) -> Iterator[Likeness]:
    """Yield the likely duplicates among the terms of a kind."""
    present = [_take_apart(tag, count, names) for tag, count in counts.items() if tag.kind is kind]
    present.sort(key=lambda each: each.rank)
    better: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for one, other in _pair_up(present):
        if other in better.get(one, ()) or (present[one].is_listed and present[other].is_listed):
            continue
        reason = _compare(kind, present[one], present[other])
        if reason:
            better[one][other] = reason
    kept = {one: max(others) for one, others in better.items()}
    kept = {one: to for one, to in kept.items() if better[one][to] not in SHORT or _are_one(to, better[one], better)}
    for one, to in kept.items():
        # Each command of the list works, whichever was given before.
        last = to
        while last in kept:
            last = kept[last]
        into, name = present[last], present[one]
        yield Likeness(kind, into.tag.name, into.count, name.tag.name, name.count, better[one][to])


def _are_one(kept: int, others: dict[int, str], better: dict[int, dict[int, str]]) -> bool:
    """Tell whether all that a short name can stand for is one thing itself."""
    return all(each == kept or kept in better.get(each, {}) for each in others)


def _take_apart(tag: Tag, count: int, names: KnownNames) -> _ParsedName:
    """Return a name with its words."""
    bare = strip_titles(tag.name) if tag.kind is Kind.PEOPLE else tag.name
    words = tuple(make_slug(bare).split("-"))
    suffixes = frozenset(words) & SUFFIXES if tag.kind is Kind.PEOPLE else frozenset()
    words = words[1:] if words[0] == "the" and len(words) > 1 else words
    letters = [letter for letter in tag.name if letter.isalpha()]
    is_acronym = 2 <= len(letters) <= MAX_ACRONYM and all(map(str.isupper, letters)) and " " not in tag.name
    listed = names.find(tag.kind, tag.name)
    kept = tuple(word for word in words if word not in suffixes) or words
    is_listed = listed is not None and listed.name == tag.name
    return _ParsedName(tag, count, kept, suffixes, is_acronym, bare != tag.name, is_listed)


def _pair_up(names: list[_ParsedName]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names, by place, that have something in common, the smaller place first; some twice.

    Comparing every name with every other would take hours in a digest of a hundred thousand tags.
    """
    alone = frozenset("".join(name.words) for name in names if len(name.words) == 1 or name.is_acronym)
    first: dict[int, int] = {}
    rooms: defaultdict[int, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        # Hashes take a tenth of the keys' room; two keys that share one cost a comparison and nothing else.
        for key in {hash(key) for key in _list_keys(name, alone)}:
            if first.setdefault(key, place) != place:
                rooms[key].append(place)
    for key, others in rooms.items():
        yield from combinations((first[key], *others), 2)


def _list_keys(name: _ParsedName, alone: frozenset[str]) -> Iterator[str]:
    """Yield what a name can have in common with one that is like it; `alone` are surnames and acronyms alone."""
    words = [word for word in name.words if word]
    if not words:
        return
    yield "letters " + "".join(words)
    if name.tag.kind in (Kind.PLACES, Kind.ORGANISATIONS):
        same = read_same().get(fold(name.tag.name))
        yield from (f"thing {same[0]}",) if same else ()
        yield from (f"initials {letters}" for letters in _list_initials(name) if letters in alone)
        yield "firm " + " ".join(_strip_firm(name.words))
    if name.tag.kind is Kind.PEOPLE:
        yield f"person {find_initial(words[0])} {words[-1]}"
        yield from (f"surname {words[-1]}",) if words[-1] in alone else ()
    yield "sound " + " ".join(find_key(word) for word in words)
    for place, word in enumerate(words):
        if len(word) >= MIN_LETTERS - 1 or (name.tag.kind is Kind.TOPICS and place == len(words) - 1):
            around = (*words[:place], "*", *words[place + 1 :])
            yield from (f"letter {' '.join(around)} {shorter}" for shorter in list_shorter(word))


def _list_initials(name: _ParsedName) -> Iterator[str]:
    """Yield the letters of an acronym, or the initials that a name may be known by."""
    if name.is_acronym:
        yield "".join(name.words)
        return
    words = fold(name.tag.name).split()
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in NOT_INITIALS)
    yield from (letters for letters in {every, main, every[1:], main[1:]} if len(letters) > 1)


def _compare(kind: Kind, one: _ParsedName, other: _ParsedName) -> str | None:
    """Return why two names probably mean one thing; None where they may well be two."""
    if one.suffixes != other.suffixes or _list_numbers(one) != _list_numbers(other) or not one.words[0]:
        return None
    if "".join(one.words) == "".join(other.words):
        return SAME_LETTERS
    reason = None
    if kind is Kind.PEOPLE:
        reason = _compare_people(one.words, other.words)
    elif kind in (Kind.PLACES, Kind.ORGANISATIONS):
        reason = _compare_bodies(one, other)
    return reason or _compare_spelling(kind, one, other)


def _list_numbers(name: _ParsedName) -> list[str]:
    """Return the words of a name that hold digits."""
    return [word for word in name.words if any(letter.isdigit() for letter in word)]


def _compare_people(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Return why two people are probably one: the surname alone, or one surname with given names that agree."""
    short, full = sorted((one, other), key=lambda words: (len(words), sum(map(len, words))))
    if short[-1] != full[-1]:
        return None
    if len(short) == 1:
        return SURNAME if len(short[0]) > 2 else None
    rest = iter(full[1:-1])
    if not _agree(short[0], full[0]) or not all(any(_agree(given, each) for each in rest) for given in short[1:-1]):
        return None
    return SOUND if len(short) == len(full) and min(map(len, one + other)) > 1 else FULLER


def _agree(one: str, other: str) -> bool:
    """Tell whether two given names can be one: alike, or one the other's initial."""
    short, full = sorted((one, other), key=len)
    return short == full or (len(short) == 1 and full.startswith(short)) or sounds_alike(one, other)


def _compare_bodies(one: _ParsedName, other: _ParsedName) -> str | None:
    """Return why two places or organisations are probably one."""
    first, second = (read_same().get(fold(name.tag.name)) for name in (one, other))
    if first and second:
        return SAME_THING if first[0] == second[0] else None
    if one.is_acronym != other.is_acronym:
        short, full = (one, other) if one.is_acronym else (other, one)
        return INITIALS if spells(short.tag.name, full.tag.name) else None
    return FIRM if _strip_firm(one.words) == _strip_firm(other.words) else None


def _strip_firm(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without "Ltd" and the like at its end."""
    while len(words) > 1 and words[-1] in read_words("firm_suffixes"):
        words = words[:-1]
    return words


def _compare_spelling(kind: Kind, one: _ParsedName, other: _ParsedName) -> str | None:
    """Return why two names are probably one name, spelt in two ways."""
    if len(one.words) != len(other.words):
        return None
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if any({a, b} <= words for a, b in pairs for words in _read_different()) or _are_two_places(one, other):
        return None
    if kind is Kind.TOPICS and all(max(a, b, key=len) == f"{min(a, b, key=len)}s" for a, b in pairs):
        return PLURAL
    if all(sounds_alike(a, b) for a, b in pairs):
        return SOUND
    if len(pairs) > 1 or (kind is Kind.PEOPLE and len(one.words) == 1):
        return None
    a, b = pairs[0]
    # Common words are near one another: sports, spots.
    enough = MIN_LETTERS + (kind is Kind.TOPICS)
    return ONE_LETTER if max(len(a), len(b)) >= enough and is_one_letter_off(a, b) else None


def _are_two_places(one: _ParsedName, other: _ParsedName) -> bool:
    """Tell whether both names are those of places that exist."""
    return {" ".join(one.words), " ".join(other.words)} <= _read_places()


@cache
def _read_places() -> frozenset[str]:
    """Return the names of countries, regions and towns, as words are compared."""
    lists = ("countries", "regions", "capitals", "large_cities", "cities")
    return frozenset(_plain(form) for name in lists for entry in read_entries(name) for form in entry.split(" = "))


@cache
def _read_different() -> tuple[frozenset[str], ...]:
    """Return sets of words of which two are never spellings of one: places and surnames."""
    return _read_places(), frozenset(_plain(name) for name in read_entries("family_names"))


def _plain(name: str) -> str:
    """Return a name in small Latin letters."""
    return make_slug(name).replace("-", " ")
