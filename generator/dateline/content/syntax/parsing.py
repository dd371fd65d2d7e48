"""Lines of YAML in; the values that they hold, each with its place, or the fault that stopped the parser, out.

Only here is YAML parsed. The text of scalars stays as written (`NO` is no truth value, `010` no number). Anchors,
aliases, tags and deep nesting have no use in front matter and are refused while reading, so that no file can make the
program run out of time or memory.
"""

from dataclasses import dataclass, field
from typing import Protocol

import yaml

from dateline.content.syntax.causes import explain
from dateline.content.syntax.characters import cut
from dateline.content.syntax.faults import Fault, Spot
from dateline.content.syntax.scalars import format_scalar
from dateline.content.syntax.tree import Listing, Node, Pair, Scalar, Table
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule

MAX_DEPTH = 8
LOST_TAG = make_regex(r"\s+(?P<lost>#[^\s#].*)")
# Built with libyaml where PyYAML was; both read the same.
LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
NO_SPOT = Spot(0, 0)


class _Mark(Protocol):
    """A place as `Spot` and the library's two classes of marks give it."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class _Open:
    """A list or table that is being read."""

    is_table: bool
    start: _Mark
    nodes: list[Node] = field(default_factory=list)
    """Items; in a table keys and values in turn."""


class TreeBuilder:
    """Makes the tree of values in one pass through the events of the YAML parser."""

    def __init__(self, path: str, lines: list[str], first_line: int, repaired: tuple[Fault, ...]) -> None:
        self.path = path
        self.lines = lines
        self.first_line = first_line
        self.repaired = repaired
        """Faults whose lines stand repaired among the lines, the last one first."""
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []

    def build(self) -> Fault | None:
        """Set `root` and `problems` from all lines; return the fault that stopped the parser."""
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

    def find_place(self, spot: _Mark) -> tuple[int, int]:
        """Return line and column of the file, both counted from 1, of a place among the lines."""
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
            node = Scalar(event.value, *self.find_place(start), self.find_place(end))
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
        if isinstance(event, yaml.CollectionEndEvent):
            return self._close(self._open.pop(), event.end_mark or NO_SPOT)
        start = event.start_mark or NO_SPOT
        if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            return explain(self.lines, _find_spot(start), None)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) == MAX_DEPTH:
                what = f"lists stand in lists more than {MAX_DEPTH} deep"
                return Fault(_find_spot(start), Rule.YAML_DEPTH, what, "No key needs that; take it out.")
            self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), start))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            hint = "Delete this line; a file holds one."
            return Fault(_find_spot(start), Rule.YAML_DOCUMENTS, "a second document begins here", hint)
        return None

    def _close(self, done: _Open, end: _Mark) -> Fault | None:
        """Put a whole list or table where it belongs; return a fault where that is the place of a key."""
        line, column = self.find_place(done.start)
        behind = self.find_place(end)
        node: Node = (
            Table(self._pair(done.nodes), line, column, behind)
            if done.is_table
            else Listing(tuple(done.nodes), line, column, behind)
        )
        if not self._open:
            self.root = node
            return None
        parent = self._open[-1]
        if parent.is_table and len(parent.nodes) % 2 == 0:
            return explain(self.lines, _find_spot(done.start), None)
        parent.nodes.append(node)
        return None

    def _pair(self, nodes: list[Node]) -> tuple[Pair, ...]:
        """Return keys with their values; a key that stands twice is a problem, and its first value stays."""
        pairs: dict[str, Pair] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):  # pragma: no cover - refused before
                continue
            if key.text in pairs:
                what = f"the key '{cut(key.text)}' stands twice; first on line {pairs[key.text].key.line}"
                hint = "Take one of the two out."
                self.problems.append(Problem(self.path, key.line, key.column, what, hint, Rule.KEY_DUPLICATE))
                continue
            pairs[key.text] = Pair(key, value)
        return tuple(pairs.values())

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


def _find_spot(mark: _Mark | None) -> Spot:
    """Return the place of a mark; the parser gives one with each of its faults."""
    return Spot(mark.line, mark.column) if mark else NO_SPOT
