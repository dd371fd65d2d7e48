"""The word lists of `extract` as values: a list's name comes in, its entries go out.

Each file's first line names its source and licence. Entries stand on lines of their own or between semicolons; lines
that begin with `#` are comments. The lists are part of the package, as the code is, and never change while it runs.
"""

from functools import cache
from importlib.resources import files


@cache
def read_entries(name: str) -> tuple[str, ...]:
    """Return the entries of `lexicon/<name>.txt` in their order."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(entry.strip() for line in lines for entry in line.split(";") if entry.strip())


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the same entries as a set."""
    return frozenset(read_entries(name))
