"""Reads case files: documents of title, a dot, input, a dot, expected, a dot, as pytest parameters.

    Weekday before publication
    .
    2020-01-04 | on Friday
    .
    2020-01-03
    .

The id of a case names its file and line. A folder without cases is a failure, not an empty run.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import TESTS

CASES = TESTS / "cases"


def read_cases(folder: str) -> list:
    """Return one parameter (given, expected) for each case in `tests/cases/<folder>/*.md`, in order."""
    files = sorted((CASES / folder).glob("*.md"))
    cases = [case for file in files for case in _read_file(file)]
    assert cases, f"no cases in tests/cases/{folder}"
    return cases


def _read_file(file: Path) -> Iterator:
    """Yield the cases of one file."""
    parts: list[list[str]] = [[]]
    start = 1
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line != ".":
            if len(parts) == 1 and line.strip() and not parts[0]:
                start = number
            if len(parts) > 1 or line.strip():
                parts[-1].append(line)
            continue
        parts.append([])
        if len(parts) == 4:
            title = " ".join(parts[0]).lstrip("# ")
            given, expected = "\n".join(parts[1]), "\n".join(parts[2])
            yield pytest.param(given, expected, id=f"{file.name}:{start} {title}")
            parts = [[]]
    assert parts == [[]], f"{file}:{start}: a case that does not end"


def assert_case(actual: str, expected: str) -> None:
    """Fail with the actual text ready to paste into the case file."""
    assert actual == expected, f"the actual text is:\n.\n{actual}\n."
