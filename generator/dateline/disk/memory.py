"""Files as they were read before, kept until they change: for a preview, which reads everything again at each save."""

import os
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.model import Entry, Picture, StoryText, TextPageSource
from dateline.problems import Problem

T = TypeVar("T")
Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """One file as it was read."""

    stamp: Stamp
    value: T | None
    problems: tuple[Problem, ...]
    sound: T | None
    """What it was when it last had no problem; None where it always had one."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What files were read as, by path; written on by every reading."""

    entries: dict[str, Kept[Entry]] = field(default_factory=dict)
    stories: dict[str, Kept[StoryText]] = field(default_factory=dict)
    text_pages: dict[str, Kept[TextPageSource]] = field(default_factory=dict)
    pictures: dict[str, Kept[Picture]] = field(default_factory=dict)


def find_stamp(file: str) -> Stamp:
    """Return what changes with every save of a file; the same four noughts for one that cannot be looked at."""
    try:
        found = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - a thousand paths at each save
    except OSError:
        return (0, 0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
