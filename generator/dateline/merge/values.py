"""An entry's front matter and body in; the values that a merge compares, each with its place in the file, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.content.keys.schema import ENTRY, Key, Shape
from dateline.content.syntax.splicing import Item, Keys
from dateline.content.syntax.tree import Listing, Node, Scalar, Table
from dateline.regexes import make_regex

LISTS = frozenset((Shape.NAMES, Shape.LINES, Shape.URLS, Shape.TABLES))
LINE = make_regex(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
ANY_LINE_END = make_regex(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Values:
    """What an entry says, as texts."""

    texts: dict[Keys, str]
    """By the keys that lead there; every key of the schema that holds one text, empty where nothing is written."""
    lists: dict[Keys, tuple[Item, ...]]
    """Every key of the schema that holds a list."""


def read_values(table: Table) -> Values:
    """Return the values of an entry's front matter, which has no faults."""
    texts: dict[Keys, str] = {}
    lists: dict[Keys, tuple[Item, ...]] = {}
    for keys, key, node in _walk_schema((), ENTRY, table):
        if key.shape in LISTS:
            lists[keys] = tuple(_read_item(item) for item in node.items) if isinstance(node, Listing) else ()
        else:
            texts[keys] = node.text.strip() if isinstance(node, Scalar) else ""
    return Values(texts, lists)


def _walk_schema(above: Keys, keys: tuple[Key, ...], table: Node | None) -> Iterator[tuple[Keys, Key, Node | None]]:
    """Yield every key of the schema that holds no table, with what the entry has there."""
    present = {pair.key.text: pair.value for pair in table.pairs} if isinstance(table, Table) else {}
    for key in keys:
        if key.shape is Shape.TABLE:
            yield from _walk_schema((*above, key.name), key.keys, present.get(key.name))
        else:
            yield (*above, key.name), key, present.get(key.name)


def _read_item(node: Node) -> Item:
    """Return an item of a list: a text, or its keys that say something in the file's order."""
    if isinstance(node, Table):
        pairs = ((pair.key.text, _read_value(pair.value)) for pair in node.pairs)
        return tuple((key, value) for key, value in pairs if value)
    return node.text.strip() if isinstance(node, Scalar) else ""


def _read_value(node: Node) -> str | tuple[str, ...]:
    """Return what stands under a key of an item."""
    if isinstance(node, Listing):
        return tuple(item.text.strip() for item in node.items if isinstance(item, Scalar))
    return node.text.strip() if isinstance(node, Scalar) else ""


@dataclass(frozen=True, slots=True)
class Body:
    """What stands behind the front matter, in blocks with blank lines between them."""

    blocks: tuple[str, ...]
    """As written, without the line end at their end."""
    gaps: tuple[str, ...]
    """What stands before the first block, between them, and behind the last: one more than blocks."""

    def find_line(self, index: int) -> int:
        """Return how many lines stand above a block, from the line behind the front matter."""
        above = "".join(gap + block for gap, block in zip(self.gaps[:index], self.blocks[:index], strict=True))
        return len(ANY_LINE_END.findall(above + self.gaps[index]))


def split_file(text: str) -> tuple[str, str]:
    """Return an entry's front matter with both of its fences, and what stands behind it."""
    lines = LINE.findall(text)
    fence = next(number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    return "".join(lines[: fence + 1]), "".join(lines[fence + 1 :])


def read_body(text: str) -> Body:
    """Return a body's blocks and the blanks between them; nothing of the text is lost."""
    blocks: list[str] = []
    gaps = [""]
    in_block = False
    for line in LINE.findall(text):
        bare = line.rstrip("\r\n")
        if not bare.strip():
            gaps[-1] += line
            in_block = False
            continue
        if in_block:
            blocks[-1] += gaps.pop() + bare
        else:
            blocks.append(bare)
        gaps.append(line[len(bare) :])
        in_block = True
    return Body(tuple(blocks), tuple(gaps))
