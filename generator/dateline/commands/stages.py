"""What a build is doing, as it tells whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the work, as far as it is done."""

    words: str
    """`Rendering`."""
    total: int = 0
    """How many parts there are; 0 where nobody can say."""
    noun: str = ""
    """What is counted: `pages`."""
    done: int = 0
    """How many of them are done."""
    written: int = 0
    """Files that the whole build has written so far."""
    size_bytes: int = 0
    """The bytes of these."""


NOTHING_YET = Stage("")

Report: TypeAlias = Callable[[Stage], None]
"""Told each step of the work, often many a second."""
