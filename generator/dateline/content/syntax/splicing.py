"""A YAML text with its layout and a change to one value in; the text with that value's characters changed, out."""

from typing import TypeAlias

from dateline.content.syntax.layout import Layout
from dateline.content.syntax.scalars import format_scalar
from dateline.content.syntax.tree import Listing, Node, Scalar, Table, is_empty

INDENT = "  "
# What a bare text may hold in a line of its own, but not between brackets.
BRACKETS = frozenset("[]{},:?")

Keys: TypeAlias = tuple[str | int, ...]
Item: TypeAlias = str | tuple[tuple[str, str | tuple[str, ...]], ...]
"""What is added to a list: a text, or keys with a text or a list of texts each."""
Orders: TypeAlias = tuple[tuple[str, ...], ...]
"""The keys of each kind of table in the order in which they are written: a new key goes where its table has it."""


class NotEditable(ValueError):  # noqa: N818 - read in a sentence: "raises NotEditable"
    """The text is laid out so that the value cannot be changed on its own."""


def _splice(text: str, start: int, end: int, new: str) -> str:
    """Return the text with a stretch of it replaced."""
    return text[:start] + new + text[end:]


def _write(text: str, *, in_flow: bool) -> str:
    """Return a text as a scalar that stands in a line of its own, or between brackets."""
    written = format_scalar(text)
    if in_flow and written == text and BRACKETS & set(text):
        return "'" + text.replace("'", "''") + "'"
    return written


def replace_scalar(layout: Layout, nodes: tuple[Node, ...], new: str) -> str:
    """Return the text with another scalar in the place of one."""
    node = nodes[-1]
    if not isinstance(node, Scalar):
        raise NotEditable("a list or keys stand where a single value was expected")
    in_flow = any(layout.is_flow(each) for each in nodes[:-1])
    return _put(layout, node, _write(new, in_flow=in_flow))


def add_scalar(layout: Layout, table: Table, key: str, text: str, orders: Orders) -> str:
    """Return the text with a key and its value added to a table."""
    if layout.is_flow(table):
        return _add_between_brackets(layout, table, f"{key}: {_write(text, in_flow=True)}")
    line = f"{' ' * (table.column - 1)}{key}: {format_scalar(text)}"
    return _insert_lines(layout, _find_place(layout, table, key, orders), (line,))


def _put(layout: Layout, node: Scalar, written: str) -> str:
    """Return the text with a written value in the place of a scalar."""
    start, end = layout.start(node), layout.end(node)
    comment = layout.find_header_comment(node) if layout.is_block_text(node) else ""
    lead = " " if start == end and start and layout.text[start - 1] not in " \t" else ""
    return _splice(layout.text, start, end, lead + written + (f"  {comment}" if comment else ""))


def remove_item(layout: Layout, listing: Listing, index: int) -> str:
    """Return the text without an item of a list."""
    if layout.is_flow(listing):
        return _remove_between_brackets(layout, listing, index)
    return _remove_lines(layout, listing, index)


def _remove_lines(layout: Layout, listing: Listing, index: int) -> str:
    """Return the text without the lines of an item; its comments keep lines of their own."""
    text, item = layout.text, listing.items[index]
    dash = layout.find_dash(listing, index)
    start, (end, after) = layout.line_start(dash), layout.line_end(layout.end(item))
    indent = text[start:dash]
    if indent.strip():
        raise NotEditable("the item does not stand on a line of its own")
    comments = tuple(layout.find_comments(dash, item))
    if comments:
        return _splice(text, start, end, layout.find_break(dash).join(indent + comment for comment in comments))
    if end == after and start:
        # The last line has no end, and the line above it becomes the last.
        start = layout.line_end(layout.line_start(start - 1))[0]
    return _splice(text, start, after, "")


def _remove_between_brackets(layout: Layout, listing: Listing, index: int) -> str:
    """Return the text without an item and one comma beside it."""
    text, items = layout.text, listing.items
    start, end = layout.start(items[index]), layout.end(items[index])
    comma = layout.skip(end)
    behind = layout.start(items[index + 1]) if index + 1 < len(items) else 0
    before = layout.end(items[index - 1]) if index else 0
    if behind and "#" not in text[end:behind]:
        return _splice(text, start, behind, "")
    if not behind and before and "#" not in text[before:start]:
        return _splice(text, before, end, "")
    if text[comma] == ",":
        text = _splice(text, comma, comma + 1, "")
    return _splice(text, start, end, "")


def add_item(layout: Layout, nodes: tuple[Node, ...], missing: Keys, item: Item, orders: Orders) -> str:
    """Return the text with an item at the end of a list; `nodes` lead to it, as far as its keys are there."""
    if any(not isinstance(key, str) for key in missing):
        raise NotEditable(f"there is no item {missing[0]}")
    keys = tuple(str(key) for key in missing)
    if not nodes:
        return _append(layout, _lay_out(keys, item, ""))
    node = nodes[-1]
    if isinstance(node, Scalar):
        return _fill(layout, nodes, keys, item)
    if isinstance(node, Listing) == bool(keys):
        raise NotEditable("a list was expected where keys stand, or keys where a list stands")
    if layout.is_flow(node):
        return _add_between_brackets(layout, node, _write_pair(keys, item) if keys else _write_item(item))
    indent = " " * (node.column - 1)
    if isinstance(node, Table):
        place = _find_place(layout, node, keys[0], orders)
        return _insert_lines(layout, place, _lay_out(keys, item, indent))
    return _insert_lines(layout, layout.end(node), _lay_out(keys, item, indent))


def _fill(layout: Layout, nodes: tuple[Node, ...], keys: tuple[str, ...], item: Item) -> str:
    """Return the text with a list below a key that has no value yet."""
    node, parent = nodes[-1], nodes[-2] if len(nodes) > 1 else None
    if not isinstance(node, Scalar) or not isinstance(parent, Table) or not is_empty(node):
        raise NotEditable("a single value stands where a list was expected")
    if layout.is_flow(parent):
        return _put(layout, node, "{" + _write_pair(keys, item) + "}" if keys else f"[{_write_item(item)}]")
    start = layout.start(node)
    bare = Layout(_splice(layout.text, start, layout.end(node), ""), layout.root)
    indent = " " * (parent.column - 1) + INDENT
    return _insert_lines(bare, start, _lay_out(keys, item, indent))


def _find_place(layout: Layout, table: Table, key: str, orders: Orders) -> int:
    """Return the offset behind the value that a new key follows: the last one where no order has all keys."""
    present = [pair.key.text for pair in table.pairs]
    order = next((names for names in orders if {*present, key} <= set(names)), ())
    before = [index for index, name in enumerate(present) if order and order.index(name) < order.index(key)]
    return layout.end(table.pairs[before[-1] if before else -1].value)


def _insert_lines(layout: Layout, offset: int, lines: tuple[str, ...]) -> str:
    """Return the text with lines below the one of an offset."""
    end, after = layout.line_end(offset)
    line_break = layout.find_break(offset)
    new = line_break.join(lines)
    return _splice(layout.text, after, after, line_break + new if end == after else new + line_break)


def _append(layout: Layout, lines: tuple[str, ...]) -> str:
    """Return a text that holds comments at most, with these lines added at its end."""
    line_break = layout.find_break(len(layout.text))
    lead = line_break if layout.text and not layout.text.endswith(("\n", "\r")) else ""
    return layout.text + lead + "".join(line + line_break for line in lines)


def _add_between_brackets(layout: Layout, node: Listing | Table, written: str) -> str:
    """Return the text with this as the last between the brackets of a list or table."""
    inside = node.items if isinstance(node, Listing) else tuple(pair.value for pair in node.pairs)
    if not inside:
        offset = layout.start(node) + 1
        return _splice(layout.text, offset, offset, written)
    offset = layout.end(inside[-1])
    return _splice(layout.text, offset, offset, f", {written}")


def _lay_out(keys: tuple[str, ...], item: Item, indent: str) -> tuple[str, ...]:
    """Return the lines of an item, below these keys."""
    if keys:
        return (f"{indent}{keys[0]}:", *_lay_out(keys[1:], item, indent + INDENT))
    if isinstance(item, str):
        return (f"{indent}- {format_scalar(item)}",)
    lines: list[str] = []
    for key, value in item:
        if isinstance(value, str):
            lines.append(f"{key}: {format_scalar(value)}")
        elif value:
            lines += [f"{key}:", *(f"{INDENT}- {format_scalar(each)}" for each in value)]
    return tuple(f"{indent}{'- ' if at == 0 else INDENT}{line}" for at, line in enumerate(lines))


def _write_item(item: Item) -> str:
    """Return an item as it stands between brackets."""
    if isinstance(item, str):
        return _write(item, in_flow=True)
    return "{" + ", ".join(f"{key}: {_write_value(value)}" for key, value in item if value) + "}"


def _write_value(value: str | tuple[str, ...]) -> str:
    """Return a value of an item's key as it stands between brackets."""
    if isinstance(value, str):
        return _write(value, in_flow=True)
    return f"[{', '.join(_write(each, in_flow=True) for each in value)}]"


def _write_pair(keys: tuple[str, ...], item: Item) -> str:
    """Return an item below these keys as it stands between brackets."""
    inner = "{" + _write_pair(keys[1:], item) + "}" if len(keys) > 1 else f"[{_write_item(item)}]"
    return f"{keys[0]}: {inner}"
