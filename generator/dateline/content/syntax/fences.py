"""The lines of a Markdown file in; where its front matter ends, or why it has none, out."""

import re

from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule

NEAR_FENCE = make_regex(r"\s*(?:[-–—]{1,6}|\.\.\.)\s*")
CONFLICT = make_regex(r"^<{7}(?: .*)?$", re.MULTILINE)


def find_fence(lines: list[str]) -> int:
    """Return the index of the line that closes the front matter; 0 where none does."""
    return next((number for number in range(1, len(lines)) if lines[number].rstrip() == "---"), 0)


def check_fences(path: str, lines: list[str]) -> Problem | None:
    """Return a problem where the front matter does not stand between two lines of three hyphens."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        hint = "Begin it with front matter: a line '---', keys, and a line '---'."
        return Problem(path, 0, 0, "is empty", hint, Rule.FILE_EMPTY)
    if lines[0].rstrip() != "---":
        if lines[first].rstrip() == "---":
            what = f"the front matter begins on line {first + 1}"
            return Problem(path, 1, 1, what, "Delete the lines above it.", Rule.FRONT_MATTER_LATE)
        what = f"the file does not begin with a line '---': {lines[first].strip()[:60]}"
        hint = "Put the keys, 'title' first, between two lines of three hyphens."
        return Problem(path, first + 1, 1, what, hint, Rule.FRONT_MATTER_MISSING)
    if find_fence(lines):
        return None
    near = next((number for number in range(1, len(lines)) if _is_near_fence(lines[number])), None)
    hint = "Put a line '---' behind the last key, above the body."
    if near:
        hint = f"Line {near + 1} looks like its end; write exactly three hyphens there."
    return Problem(path, 1, 1, "the front matter that opens here is not closed", hint, Rule.FRONT_MATTER_OPEN)


def _is_near_fence(line: str) -> bool:
    """Tell whether a line was probably meant to close the front matter."""
    return len(line.strip()) > 1 and NEAR_FENCE.fullmatch(line) is not None


def find_conflicts(path: str, text: str) -> tuple[Problem, ...]:
    """Return a problem for each clash of two changes that git has marked; its first line is told."""
    hint = "Choose between the two versions, then delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
    found = CONFLICT.finditer(text) if "<<<<<<<" in text else ()
    return tuple(
        Problem(
            path,
            text.count("\n", 0, each.start()) + 1,
            1,
            f"git left a conflict mark: {each[0]}",
            hint,
            Rule.CONFLICT_MARK,
        )
        for each in found
    )
