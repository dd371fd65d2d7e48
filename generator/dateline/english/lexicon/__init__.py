"""The word lists as values: a list's name comes in, its entries go out.

Each file's first line names its source and licence; the second shows one entry, in brackets, in a sentence of copy; a
test asks for both. Entries stand on lines of their own or between semicolons; lines that begin with `#` are comments.
The lists are part of the package, as the code is, and never change while it runs.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files

ALSO_CALLED = " = "
"""Between the forms of one name, of which the first is shown."""


class Words:
    """A set of words that is made when it is first asked; `|` and `-` give sets that wait as long.

    >>> "the" in read_words("sentence_openers") - {"the"}
    False
    """

    __slots__ = ("_make", "_words")

    def __init__(self, make: Callable[[], Iterable[str]]) -> None:
        self._make = make
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        return word in (self._words or self._read())

    def __iter__(self) -> Iterator[str]:
        return iter(self._words or self._read())

    def __or__(self, other: Iterable[str]) -> "Words":
        return Words(lambda: (*self, *other))

    def __sub__(self, other: Iterable[str]) -> "Words":
        return Words(lambda: frozenset(self).difference(other))

    def _read(self) -> frozenset[str]:
        """Return the words, and keep them."""
        self._words = frozenset(self._make())
        return self._words


@cache
def read_entries(name: str) -> tuple[str, ...]:
    """Return the entries of `lexicon/<name>.txt` in their order."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple([entry for each in ";".join(lines).split(";") if (entry := each.strip())])


@cache
def read_words(*names: str) -> Words:
    """Return the entries of these lists as one set; no file is read before the set is asked for a word."""
    return Words(lambda: frozenset().union(*[read_entries(name) for name in names]))


def read_names(*lists: str) -> list[list[str]]:
    """Return each entry of these lists as the forms of one name, the one to be shown first."""
    return [entry.split(ALSO_CALLED) for name in lists for entry in read_entries(name)]


@cache
def read_forms(*lists: str) -> Words:
    """Return every form of every name in these lists as one set."""
    return Words(lambda: frozenset().union(*read_names(*lists)))


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Return what stands behind the equals sign of each entry by what stands before it, in the list's order."""
    return dict(entry.split("=") for entry in read_entries(name))
