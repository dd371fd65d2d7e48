"""A fault of the YAML as a value, and the parts of a line that faults are found in."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from dateline.content.syntax.scalars import format_scalar
from dateline.regexes import make_regex
from dateline.rules import Rule

# Indentation, the marks of list items, the key, and what stands behind its colon.
LINE = make_regex(
    r"(?P<head>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,?-][^:]*):(?:[ \t]+|$))?(?P<value>.*)"
)
BLOCK_VALUE = make_regex(r"[|>][-+\d]*\s*(?:#.*)?")


class Spot(NamedTuple):
    """A place in the lines, both counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the YAML."""

    spot: Spot
    rule: Rule
    what: str
    hint: str
    repaired: str | None = None
    """The fault's line as it was probably meant; None where that is not clear."""
    shift: int = 0
    """How much farther right the repair has moved what stands behind the fault."""
    length: int = 0
    """Of the line before it was repaired; the reader sets it."""


def match_line(line: str) -> re.Match[str]:
    """Return the parts of a line."""
    found = LINE.match(line)
    if found is None:  # pragma: no cover - every part may be empty
        raise AssertionError(line)
    return found


def replace_value(line: str, spot: Spot, text: str) -> str:
    """Return the line with its value from the spot on written so that YAML can read it."""
    return line[: spot.column] + format_scalar(text)
