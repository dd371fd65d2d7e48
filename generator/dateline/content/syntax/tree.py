"""The values that YAML is read into: texts as written, lists and mappings, each with its place in the file."""

from dataclasses import dataclass, field
from typing import TypeAlias

End: TypeAlias = tuple[int, int]
"""Line and column behind the last character, as the parser tells them: blank lines may lie in front of it. Of a list or
table that is set out in lines it says nothing; its last item does."""
NOWHERE: End = (0, 0)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value."""

    text: str
    """As written, quotation marks and escapes resolved; empty where nothing stands behind the colon."""
    line: int
    """Counted from 1 in the file."""
    column: int
    """Counted from 1 in characters."""
    end: End = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int
    end: End = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and what stands behind it."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values."""

    pairs: tuple[Pair, ...]
    """In the order of the file; no two share a key."""
    line: int
    column: int
    end: End = field(default=NOWHERE, compare=False, repr=False)


Node: TypeAlias = Scalar | Listing | Table
EMPTY = Table((), 1, 1)


def is_empty(node: Node) -> bool:
    """Tell whether nothing is written there."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Listing) else node.pairs)
