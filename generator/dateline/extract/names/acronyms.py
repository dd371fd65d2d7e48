"""Words in, opinions out: a body whose initials stand in brackets behind its full name."""

from collections.abc import Iterator

from dateline.english.tokens import Word
from dateline.extract.names.opinions import Opinion
from dateline.model import Kind

LONGEST = 12
"""Words of the longest full name."""
SMALL = frozenset(("of", "for", "the", "and", "on", "in", "to", "de", "la", "du", "des", "&"))
WEIGHT = 1.8


def vote_on_spelt_out(words: tuple[Word, ...]) -> Iterator[Opinion]:
    """Yield an opinion on every name whose initials follow in brackets: "Tehreek-i-Labbaik Pakistan (TLP)"."""
    for at in range(2, len(words)):
        letters = words[at].text
        if words[at].gap.strip() != "(" or not letters.isupper() or not 2 < len(letters) < 9 or not letters.isalpha():
            continue
        first = _find_first(words, at, letters.casefold())
        if first is not None:
            yield Opinion(first, at, Kind.ORGANISATIONS, WEIGHT, f"short form '{letters}' in brackets")


def _find_first(words: tuple[Word, ...], at: int, letters: str) -> int | None:
    """Return where the name before these brackets begins; None where no words have the letters as initials."""
    for first in range(at - 1, max(-1, at - LONGEST - 1), -1):
        if words[first].is_name and letters in _spell(words[first:at]):
            return first
        if first < at - 1 and words[first + 1].gap.strip():
            return None
    return None


def _spell(run: tuple[Word, ...]) -> tuple[str, str, str]:
    """Return the initials of all words, of those that are not small, and those with the parts of joined words too."""
    every = "".join(word.folded[0] for word in run)
    main = "".join(word.folded[0] for word in run if word.folded not in SMALL)
    parts = "".join(
        part[0] for word in run if word.folded not in SMALL for part in word.folded.split("-") if len(part) > 1
    )
    return every, main, parts
