"""The values that YAML is read into: texts as written, lists and mappings, each with its place in the file."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value."""

    text: str
    """As written, quotation marks and escapes resolved; empty where nothing stands behind the colon."""
    line: int
    """Counted from 1 in the file."""
    column: int
    """Counted from 1 in characters."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


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


Node: TypeAlias = Scalar | Listing | Table
EMPTY = Table((), 1, 1)


def is_empty(node: Node) -> bool:
    """Tell whether nothing is written there."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Listing) else node.pairs)
