"""The text of a file in; its front matter, or all of a YAML file, as a tree with places, and its body, out.

What the reader can make sense of after a fault is read on, so that one run tells an editor of all faults of a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.content.syntax.characters import cut
from dateline.content.syntax.decoding import find_place, unify_line_ends
from dateline.content.syntax.faults import Fault
from dateline.content.syntax.parsing import TreeBuilder
from dateline.content.syntax.tree import EMPTY, Listing, Node, Table
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule

MAX_FRONT_MATTER_BYTES = 64 * 1024
# Each opening bracket may begin a link, which costs time to find out; no story has as many.
MAX_BRACKETS = 5_000
# After so many faults of one file more would not help.
MAX_FAULTS = 25
MAX_REPAIRS = 2
# What YAML takes for no text or for the end of a line: next line, line and paragraph separator, a byte-order mark.
UNSEEN = make_regex(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

NEAR_FENCE = make_regex(r"\s*(?:[-–—]{1,6}|\.\.\.)\s*")
CONFLICT = make_regex(r"^<{7}(?: .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file, its front matter apart from its body."""

    table: Table
    """The front matter; empty where it could not be read."""
    body: str
    """Without blank lines at both ends; line ends are `\\n`."""
    body_line: int
    """Line of the file on which the body begins."""


def read_document(path: str, text: str) -> tuple[Document, tuple[Problem, ...]]:
    """Return front matter and body of a Markdown file, and every problem of its form."""
    text = unify_line_ends(text)
    conflicts = _find_conflicts(path, text)
    lines = text.split("\n")
    problem = _check_fences(path, lines)
    if problem or conflicts:
        return Document(EMPTY, "", 1), (problem,) if problem and not conflicts else conflicts
    end = _find_fence(lines)
    first = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), end + 1)
    head, body = "\n".join(lines[1:end]), "\n".join(lines[first:]).rstrip()
    too_large = _check_sizes(path, head, body, first + 1)
    if too_large:
        return Document(EMPTY, "", 1), too_large
    node, problems = _read(path, head, 2)
    table, unfit = _expect_table(path, node, 2)
    return Document(table, body, first + 1), (*problems, *unfit)


def _find_fence(lines: list[str]) -> int:
    """Return the index of the line that closes the front matter; 0 where none does."""
    return next((number for number in range(1, len(lines)) if lines[number].rstrip() == "---"), 0)


def _check_fences(path: str, lines: list[str]) -> Problem | None:
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
    if _find_fence(lines):
        return None
    near = next((number for number in range(1, len(lines)) if _is_near_fence(lines[number])), None)
    hint = "Put a line '---' behind the last key, above the body."
    if near:
        hint = f"Line {near + 1} looks like its end; write exactly three hyphens there."
    return Problem(path, 1, 1, "the front matter that opens here is not closed", hint, Rule.FRONT_MATTER_OPEN)


def _is_near_fence(line: str) -> bool:
    """Tell whether a line was probably meant to close the front matter."""
    return len(line.strip()) > 1 and NEAR_FENCE.fullmatch(line) is not None


def _find_conflicts(path: str, text: str) -> tuple[Problem, ...]:
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


def _check_sizes(path: str, head: str, body: str, body_line: int) -> tuple[Problem, ...]:
    """Return a problem where front matter or body hold more than can be read in good time."""
    if len(head.encode("utf-8", "replace")) > MAX_FRONT_MATTER_BYTES:
        hint = "Move long texts into the body, below the second '---'."
        return (Problem(path, 1, 1, "the front matter is larger than 64 KB", hint, Rule.FRONT_MATTER_SIZE),)
    if body.count("[") > MAX_BRACKETS:
        what = f"the body has more than {MAX_BRACKETS} opening brackets"
        return (Problem(path, body_line, 0, what, "Cut it into several entries.", Rule.BODY_BRACKETS),)
    return ()


def read_table(path: str, text: str) -> tuple[Table, tuple[Problem, ...]]:
    """Return the keys and values of a YAML file, and every problem of its form."""
    node, problems = read_yaml(path, text)
    table, unfit = _expect_table(path, node, 1)
    return table, (*problems, *unfit)


def read_yaml(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what a YAML file holds, None where it holds nothing, and every problem of its form."""
    text = unify_line_ends(text)
    return (EMPTY, conflicts) if (conflicts := _find_conflicts(path, text)) else _read(path, text, 1)


def _expect_table(path: str, node: Node | None, line: int) -> tuple[Table, tuple[Problem, ...]]:
    """Return the root of a file as a table; a problem where it is something else."""
    if node is None:
        return Table((), line, 1), ()
    if isinstance(node, Table):
        return node, ()
    what = (
        "there are no keys here, but a list"
        if isinstance(node, Listing)
        else f"there are no keys here: {cut(node.text)}"
    )
    return EMPTY, (Problem(path, node.line, node.column, what, "Write each key as 'key: value'.", Rule.KEYS_MISSING),)


def _read(path: str, text: str, first_line: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what a stretch of YAML holds, and its problems; lines count from the first one's."""
    unseen = tuple(_find_unseen(path, text, first_line))
    if unseen:
        return EMPTY, unseen
    lines = text.split("\n")
    problems: dict[tuple[int, int], Problem] = {}
    repaired: list[Fault] = []
    while len(problems) < MAX_FAULTS:
        builder = TreeBuilder(path, lines, first_line, tuple(repaired))
        fault = builder.build()
        if not fault:
            return builder.root, tuple(sorted((*problems.values(), *builder.problems)))
        place = builder.find_place(fault.spot)
        # What a line that was repaired twice still lacks is no longer what an editor wrote.
        if place in problems or [old.spot.line for old in repaired].count(fault.spot.line) == MAX_REPAIRS:
            break
        problems[place] = Problem(path, *place, fault.what, fault.hint, fault.rule)
        if fault.repaired is None:
            break
        repaired.insert(0, replace(fault, length=len(lines[fault.spot.line])))
        lines = [*lines[: fault.spot.line], fault.repaired, *lines[fault.spot.line + 1 :]]
    return EMPTY, tuple(sorted(problems.values()))


def _find_unseen(path: str, text: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each character that nobody sees and YAML does not take for text."""
    for found in UNSEEN.finditer(text):
        line, column = find_place(text, found.start())
        what = f"holds a character that cannot be seen: U+{ord(found[0]):04X}"
        hint = "Delete it, or write a blank in its place."
        yield Problem(path, line + first_line - 1, column, what, hint, Rule.UNSEEN_CHARACTER)
