"""Files as they were read before, kept until they change: for a preview, which reads everything again at each save."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.disk.reading import Stamp
from dateline.model import Entry, Picture, StoryText, TextPageSource
from dateline.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Remembered(Generic[T]):
    """One file as it was read."""

    stamp: Stamp
    value: T | None
    problems: tuple[Problem, ...]
    sound: T | None
    """What it was when it last had no problem; None where it always had one."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What files were read as, by path; written on by every reading."""

    entries: dict[str, Remembered[Entry]] = field(default_factory=dict)
    stories: dict[str, Remembered[StoryText]] = field(default_factory=dict)
    text_pages: dict[str, Remembered[TextPageSource]] = field(default_factory=dict)
    pictures: dict[str, Remembered[Picture]] = field(default_factory=dict)
