"""Names in; the same by letter, and the pages of letters where there are very many, out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from dateline import links
from dateline.language.letters import find_letter, rank_letter, rank_name
from dateline.language.words import Words
from dateline.site.listing.ways import MANY, NEAREST, PAGE, Way, WayLink

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Letter(Generic[T]):
    """What begins with one letter."""

    letter: str
    """`A` to `Z`, or `#`."""
    items: tuple[T, ...]
    """By alphabet; at least one."""


def group_by_letter(words: Words, items: Iterable[T], name: Callable[[T], str]) -> tuple[Letter[T], ...]:
    """Return things under each letter of the language's alphabet, both in its order."""
    named = ((find_letter(words, name(item)), name(item), item) for item in items)
    ranked = sorted(named, key=lambda each: (rank_letter(words, each[0]), rank_name(words, each[1]), each[1]))
    return tuple(
        Letter(letter, tuple(item for _, _, item in group))
        for letter, group in groupby(ranked, key=lambda each: each[0])
    )


def count_pages(letter: Letter[T], size: int) -> int:
    """Return on how many pages a letter stands where so many fit on one."""
    return -(-len(letter.items) // size)


def choose_page(letter: Letter[T], number: int, size: int) -> tuple[T, ...]:
    """Return what stands on a letter's page of this number."""
    return letter.items[(number - 1) * size : number * size]


def find_letter_ways(
    words: Words, address: str, letters: tuple[Letter[T], ...], size: int, here: tuple[str, int] | None = None
) -> tuple[Way, ...]:
    """Return the ways to the pages of all letters, and to all pages of the letter here; `here` has its number too."""
    letter, number = here or ("", 0)
    shown = (
        WayLink(each.letter, links.letter_address(address, each.letter), 0, PAGE if each.letter == letter else "")
        for each in letters
    )
    ways = [Way(words.say("term.letters"), tuple(shown))]
    pages = next((count_pages(each, size) for each in letters if each.letter == letter), 1)
    if pages > 1:
        near = (
            range(max(1, number - NEAREST), min(pages, number + NEAREST) + 1) if pages > MANY else range(1, pages + 1)
        )
        numbered = (
            WayLink(words.write(each), links.letter_address(address, letter, each), 0, PAGE if each == number else "")
            for each in near
        )
        ways.append(Way(words.say("ways.pages"), tuple(numbered)))
    return tuple(ways)
