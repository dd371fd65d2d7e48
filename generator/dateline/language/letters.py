"""Names in; the letters under which an index lists them, in the order of the language's alphabet, out."""

import unicodedata
from functools import cache

from dateline import links
from dateline.language.words import Words

OTHER = "#"
"""What stands under no letter: names that begin with a digit."""


def find_letter(words: Words, name: str) -> str:
    """Return the letter of an index under which a name stands.

    It is a letter of the language's alphabet; for a name in another script the first of its transliteration.
    """
    first = next((letter for letter in name if letter.isalnum()), "")
    place = _find_place(words.alphabet, first)
    if place is not None:
        return words.alphabet[place][0]
    plain = links.make_slug(name)[:1].upper()
    return plain if plain.isalpha() else OTHER


def rank_letter(words: Words, letter: str) -> tuple[int, int]:
    """Return the place of an index's letter: digits first, then the alphabet, then letters of other scripts."""
    place = _find_place(words.alphabet, letter)
    if place is not None:
        return (1, place)
    return (2, ord(letter)) if letter.isalpha() else (0, 0)


def rank_name(words: Words, name: str) -> tuple[tuple[int, int], ...]:
    """Return the key that sorts names by the language's alphabet: blanks before digits, digits before letters."""
    spelt = "".join(letter for letter in unicodedata.normalize("NFC", name) if not unicodedata.combining(letter))
    return tuple(_rank(words.alphabet, letter) for letter in " ".join(spelt.split()))


@cache
def _rank(alphabet: tuple[str, ...], letter: str) -> tuple[int, int]:
    """Return the place of one letter of a name."""
    place = _find_place(alphabet, letter) if letter.isalpha() else None
    if place is not None:
        return (1, place)
    if letter.isalpha():
        return (2, ord((links.make_slug(letter) or letter)[0]))
    return (0, ord(letter)) if letter.isalnum() else (0, 0)


@cache
def _find_place(alphabet: tuple[str, ...], letter: str) -> int | None:
    """Return the place of a letter or, where the alphabet has not that, of the letter without its marks."""
    plain = unicodedata.normalize("NFKD", letter)[:1]
    forms = [form for form in (letter.upper(), plain.upper()) if form]
    found = (place for form in forms for place, variants in enumerate(alphabet) if form in variants)
    return next(found, None)
