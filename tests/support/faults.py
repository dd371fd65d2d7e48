"""How a contributor's mistakes are told: each with its place and the way out, all of them in one run."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

TOLD = re.compile(r"^(?P<fault>\S+:\d+(?::\d+)?: .+\n  \S.*)$", re.MULTILINE)
# In front of what a test says that failed in one of several processes.
PROCESS = re.compile(r"^\[gw\d+\] .*\n")


def tell(place: str, what: str, remedy: str) -> str:
    """Return a fault as editors are told theirs: what is wrong, and below it what to do."""
    return f"{place}: {what}\n  {remedy}"


def name_place(file: Path, line: int = 1) -> str:
    """Return file and line, relative to the repository where the file is in it."""
    return f"{(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file).as_posix()}:{line}"


def find_line(text: str, wanted: str) -> int:
    """Return the first line that holds the words; 1 where none does."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if wanted in line), 1)


def refuse(faults: Iterable[str]) -> None:
    """Fail the test with nothing but its faults, each once; without any the test goes on."""
    told = tuple(dict.fromkeys(faults))
    if told:
        pytest.fail("\n".join(told), pytrace=False)


def find_drowned(failures: Iterable[str]) -> Iterator[str]:
    """Yield the faults among what failed tests say, if others failed as well, whose long words hide them."""
    texts = tuple(PROCESS.sub("", text) for text in failures)
    faulty = [text for text in texts if TOLD.match(text)]
    if len(faulty) < len(texts):
        yield from dict.fromkeys(fault for text in faulty for fault in TOLD.findall(text))
