"""The bytes or text of a file in; its front matter as a tree with places, and its body, out. Only here is YAML read.

The text of scalars stays as written (`NO` is no truth value, `010` no number); the schema of each file gives the
types. Anchors, aliases, tags and deep nesting have no use in front matter and are refused while reading, so that no
file can make the program run out of time or memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

import yaml

from dateline.content.keys.values import cut
from dateline.content.syntax.decoding import decode_text, find_place, unify_line_ends
from dateline.content.syntax.faults import Fault, Spot, explain
from dateline.content.syntax.fences import check_fences, find_conflicts, find_fence
from dateline.content.syntax.scalars import format_scalar
from dateline.content.syntax.tree import EMPTY, End, Listing, Node, Pair, Scalar, Table
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule

MAX_FRONT_MATTER_BYTES = 64 * 1024
MAX_DEPTH = 8
# Each opening bracket may begin a link, which costs time to find out; no story has as many.
MAX_BRACKETS = 5_000
# After so many faults of one file more would not help.
MAX_FAULTS = 25
MAX_REPAIRS = 2
# What YAML takes for no text or for the end of a line: next line, line and paragraph separator, a byte-order mark.
UNSEEN = make_regex(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
LOST_TAG = make_regex(r"\s+(?P<lost>#[^\s#].*)")
__all__ = ("Document", "decode_text", "read_document", "read_table", "read_yaml")
# Built with libyaml where PyYAML was; both read the same.
LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


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
    conflicts = find_conflicts(path, text)
    lines = text.split("\n")
    problem = check_fences(path, lines)
    if problem or conflicts:
        return Document(EMPTY, "", 1), (problem,) if problem and not conflicts else conflicts
    end = find_fence(lines)
    first = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), end + 1)
    head, body = "\n".join(lines[1:end]), "\n".join(lines[first:]).rstrip()
    too_large = _check_sizes(path, head, body, first + 1)
    if too_large:
        return Document(EMPTY, "", 1), too_large
    node, problems = _read(path, head, 2)
    table, unfit = _expect_table(path, node, 2)
    return Document(table, body, first + 1), (*problems, *unfit)


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
    return (EMPTY, conflicts) if (conflicts := find_conflicts(path, text)) else _read(path, text, 1)


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
        reading = _Reading(path, lines, first_line, tuple(repaired))
        fault = reading.read()
        if not fault:
            return reading.root, tuple(sorted((*problems.values(), *reading.problems)))
        place = reading.find_place(fault.spot)
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


@dataclass(slots=True)
class _Open:
    """A list or table that is being read."""

    is_table: bool
    spot: Spot
    nodes: list[Node] = field(default_factory=list)
    """Items; in a table keys and values in turn."""


class _Reading:
    """One pass through the events of the YAML parser."""

    def __init__(self, path: str, lines: list[str], first_line: int, repaired: tuple[Fault, ...]) -> None:
        self.path = path
        self.lines = lines
        self.first_line = first_line
        self.repaired = repaired
        """Faults whose lines stand repaired among the lines, the last one first."""
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []

    def read(self) -> Fault | None:
        """Read all; return the fault that stopped the parser."""
        try:
            for event in yaml.parse("\n".join(self.lines), Loader=LOADER):
                # Nine of ten events are scalars, and a check of a large digest waits for little else.
                fault = self._take_scalar(event) if isinstance(event, yaml.ScalarEvent) else self._take(event)
                if fault:
                    return fault
        except yaml.MarkedYAMLError as error:
            opening = _find_spot(error.context_mark) if error.context_mark else None
            return explain(self.lines, _find_spot(error.problem_mark), opening)
        return None

    def find_place(self, spot: Spot) -> tuple[int, int]:
        """Return line and column of the file, both counted from 1."""
        column = spot.column
        for fault in self.repaired:
            if fault.spot.line == spot.line and fault.spot.column < column:
                column = min(column - fault.shift, fault.length)
        return spot.line + self.first_line, column + 1

    def _take_scalar(self, event: yaml.ScalarEvent) -> Fault | None:
        """Put a single value into the tree; return a fault where it is more than a text."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # pragma: no cover - the parser gives both
            return None
        if event.anchor or event.tag:
            return explain(self.lines, _find_spot(start), None)
        if event.value and not event.style and (end.line != start.line or "#" in self.lines[end.line]):
            self._check_plain(_find_spot(start), _find_spot(end), event.value)
        if self.repaired:
            node = Scalar(event.value, *self.find_place(_find_spot(start)), self.find_place(_find_spot(end)))
        else:
            first = self.first_line
            node = Scalar(event.value, start.line + first, start.column + 1, (end.line + first, end.column + 1))
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self.root = node
        return None

    def _take(self, event: yaml.Event) -> Fault | None:
        """Put one other event into the tree; return a fault where it has no place there."""
        spot, end = _find_spot(event.start_mark), _find_spot(event.end_mark)
        if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            return explain(self.lines, spot, None)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) == MAX_DEPTH:
                what = f"lists stand in lists more than {MAX_DEPTH} deep"
                return Fault(spot, Rule.YAML_DEPTH, what, "No key needs that; take it out.")
            self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), spot))
        elif isinstance(event, yaml.CollectionEndEvent):
            return self._close(self._open.pop(), self.find_place(end))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            hint = "Delete this line; a file holds one."
            return Fault(spot, Rule.YAML_DOCUMENTS, "a second document begins here", hint)
        return None

    def _add(self, node: Node, spot: Spot) -> Fault | None:
        """Put a node where it belongs; return a fault where it is a key and no text."""
        if not self._open:
            self.root = node
            return None
        parent = self._open[-1]
        if parent.is_table and len(parent.nodes) % 2 == 0 and not isinstance(node, Scalar):
            return explain(self.lines, spot, None)
        parent.nodes.append(node)
        return None

    def _close(self, done: _Open, end: End) -> Fault | None:
        """Put a whole list or table where it belongs."""
        place = self.find_place(done.spot)
        if done.is_table:
            return self._add(Table(tuple(self._pair(done.nodes)), *place, end), done.spot)
        return self._add(Listing(tuple(done.nodes), *place, end), done.spot)

    def _pair(self, nodes: list[Node]) -> Iterator[Pair]:
        """Yield keys with their values; a key that stands twice is a problem, and its first value stays."""
        lines: dict[str, int] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):  # pragma: no cover - refused before
                continue
            if key.text in lines:
                what = f"the key '{cut(key.text)}' stands twice; first on line {lines[key.text]}"
                hint = "Take one of the two out."
                self.problems.append(Problem(self.path, key.line, key.column, what, hint, Rule.KEY_DUPLICATE))
                continue
            lines[key.text] = key.line
            yield Pair(key, value)

    def _check_plain(self, start: Spot, end: Spot, text: str) -> None:
        """Add a problem where text is lost behind `#`, or a list item runs into the one above."""
        for number in range(start.line + 1, end.line + 1):
            line = self.lines[number]
            if line.lstrip().startswith("- "):
                place = self.find_place(Spot(number, len(line) - len(line.lstrip())))
                what = f"this line is read as part of the one above: {line.strip()}"
                hint = "Items of one list begin in one column."
                self.problems.append(Problem(self.path, *place, what, hint, Rule.YAML_ITEM_COLUMN))
        if not text or "#" not in self.lines[end.line]:
            return
        lost = LOST_TAG.match(self.lines[end.line], end.column)
        if lost:
            what = f"what follows the blank is a comment and no part of the value: {lost['lost']}"
            meant = self.lines[start.line][start.column :].rstrip()
            hint = f"Put the value in quotation marks: {format_scalar(meant)}"
            place = self.find_place(Spot(end.line, lost.start("lost")))
            self.problems.append(Problem(self.path, *place, what, hint, Rule.YAML_COMMENT))


class _Mark(Protocol):
    """What both of the library's kinds of mark have."""

    line: int
    column: int


def _find_spot(mark: _Mark | None) -> Spot:
    """Return the place of a mark; the parser gives one with each event and each of its faults."""
    return Spot(mark.line, mark.column) if mark else Spot(0, 0)
