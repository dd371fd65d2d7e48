"""A file's text and changes to single values of its YAML in; the text with these values changed and no other byte, out.

Comments, the order of keys, quotation marks, line ends, a byte-order mark and a missing end of the last line stay as an
editor has them. Each change is read back: what cannot be changed so is refused, never guessed at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dateline.content.keys.schema import ENTRY, PART_OF, SOURCE, TAGS, TERM, TRIGGERS
from dateline.content.syntax.frontmatter import read_document, read_yaml
from dateline.content.syntax.layout import Layout
from dateline.content.syntax.splicing import Item, NotEditable, add_item, add_scalar, remove_item, replace_scalar
from dateline.content.syntax.tree import Listing, Node, Scalar, Table

BYTE_ORDER_MARK = "\ufeff"
ORDERS = tuple(tuple(key.name for key in keys) for keys in (ENTRY, SOURCE, TAGS, (*TERM, PART_OF, TRIGGERS)))
"""In tables that have no other keys than these a new key goes where the schema has it."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys and, counted from 0, the places in lists that lead to a value: `("tags", "people", 0)`."""
Data: TypeAlias = "str | list[Data] | dict[str, Data]"


@dataclass(frozen=True, slots=True)
class Replace:
    """Write another text where one stands, or a first one; the last key on the way is made where it is missing."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an item out of its list; comments inside it stay, on lines of their own."""

    path: Path
    """Ends with the item's place."""


@dataclass(frozen=True, slots=True)
class Add:
    """Put an item at the end of a list; keys on the way that are missing are made."""

    path: Path
    """Of the list."""
    item: Item


@dataclass(frozen=True, slots=True)
class Rename:
    """Give an item of a list another name; where the list has that name already, the item goes."""

    path: Path
    """Of the list."""
    old: str
    new: str


Edit: TypeAlias = Replace | Remove | Add | Rename


def edit_front_matter(text: str, *edits: Edit) -> str:
    """Return a Markdown file with these values of its front matter changed, one after the other.

    Raises NotEditable where the file has faults, has no such value, or would not read back as meant.
    """
    return _edit_all(text, edits, _read_front_matter)


def edit_yaml(text: str, *edits: Edit) -> str:
    """Return a YAML file with these values changed, one after the other. Raises NotEditable as `edit_front_matter`."""
    return _edit_all(text, edits, _read_whole)


def _read_front_matter(text: str) -> tuple[Node | None, str]:
    """Return the front matter and the body of a Markdown file."""
    document, problems = read_document("", text)
    if problems:
        raise NotEditable(problems[0].what)
    return document.table, document.body


def _read_whole(text: str) -> tuple[Node | None, str]:
    """Return what a YAML file holds; it has no body."""
    root, problems = read_yaml("", text)
    if problems:
        raise NotEditable(problems[0].what)
    return root, ""


def _edit_all(text: str, edits: tuple[Edit, ...], read: Callable[[str], tuple[Node | None, str]]) -> str:
    """Return the text after all edits, each checked by reading it back."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    text = text.removeprefix(BYTE_ORDER_MARK)
    for edit in edits:
        root, body = read(text)
        edited = _edit(Layout(text, root), edit)
        meant = _change(_find_data(root), edit)
        if _read_back(edited, read) != (_tidy(meant), body):
            raise NotEditable("the change would not read back as meant")
        text = edited
    return mark + text


def _read_back(text: str, read: Callable[[str], tuple[Node | None, str]]) -> tuple[Data, str] | None:
    """Return what an edited file says; None where it has faults now."""
    try:
        root, body = read(text)
    except NotEditable:
        return None
    return _tidy(_find_data(root)), body


def _edit(layout: Layout, edit: Edit) -> str:
    """Return the text after one edit."""
    nodes = _walk(layout.root, edit.path)
    if isinstance(edit, Add):
        return add_item(layout, nodes, edit.path[max(len(nodes) - 1, 0) :], edit.item, ORDERS)
    if isinstance(edit, Replace) and len(nodes) == len(edit.path) and isinstance(nodes[-1], Table):
        return add_scalar(layout, nodes[-1], str(edit.path[-1]), edit.text, ORDERS)
    if len(nodes) <= len(edit.path):
        raise NotEditable(f"there is no value {_name(edit.path)}")
    match edit:
        case Replace():
            return replace_scalar(layout, nodes, edit.text)
        case Remove():
            return _remove(layout, nodes, edit.path)
        case Rename():
            return _rename(layout, nodes, edit)


def _walk(root: Node | None, path: Path) -> tuple[Node, ...]:
    """Return the nodes on the way, the root first, as far as they are there."""
    if root is None:
        return ()
    nodes: list[Node] = [root]
    for step in path:
        node = _step(nodes[-1], step)
        if node is None:
            break
        nodes.append(node)
    return tuple(nodes)


def _step(node: Node, step: str | int) -> Node | None:
    """Return the value under a key or at a place; None where there is none."""
    if isinstance(node, Table):
        return next((pair.value for pair in node.pairs if pair.key.text == step), None)
    if isinstance(node, Listing) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _name(path: Path) -> str:
    """Return a path as messages give it."""
    return f"'{'.'.join(str(step) for step in path)}'"


def _rename(layout: Layout, nodes: tuple[Node, ...], edit: Rename) -> str:
    """Return the text with an item renamed, or taken out where the list has the new name."""
    listing = nodes[-1]
    items = listing.items if isinstance(listing, Listing) else ()
    names = [item.text.strip() if isinstance(item, Scalar) else None for item in items]
    if edit.old not in names:
        raise NotEditable(f"the list {_name(edit.path)} has no item '{edit.old}'")
    index = names.index(edit.old)
    if edit.new in names and edit.new != edit.old:
        return _remove(layout, (*nodes, items[index]), (*edit.path, index))
    return replace_scalar(layout, (*nodes, items[index]), edit.new)


def _remove(layout: Layout, nodes: tuple[Node, ...], path: Path) -> str:
    """Return the text without an item."""
    listing = nodes[-2] if len(nodes) > 1 else None
    if not isinstance(listing, Listing) or not isinstance(path[-1], int):
        raise NotEditable(f"{_name(path)} is no item of a list")
    return remove_item(layout, listing, path[-1])


def _find_data(node: Node | None) -> Data:
    """Return what a value says, without its places."""
    match node:
        case Scalar():
            return node.text.strip()
        case Listing():
            return [_find_data(item) for item in node.items]
        case Table():
            return {pair.key.text: _find_data(pair.value) for pair in node.pairs}
    return ""


def _change(data: Data, edit: Edit) -> Data:
    """Return what a file should say after an edit."""
    if isinstance(edit, Add):
        return _add_data(data, edit.path, edit.item)
    if isinstance(edit, Rename):
        return _at(data, edit.path, lambda names: _rename_data(names, edit.old, edit.new))
    if isinstance(edit, Replace):
        return _at(data, edit.path[:-1], lambda around: _put_data(around, edit.path[-1], edit.text.strip()))
    index = edit.path[-1]
    return _at(data, edit.path[:-1], lambda items: [each for at, each in enumerate(items) if at != index])


def _at(data: Data, path: Path, change: Callable[[Data], Data]) -> Data:
    """Return the data with the value at a path changed; the path must be there."""
    if not path:
        return change(data)
    if isinstance(data, dict):
        return {key: _at(value, path[1:], change) if key == path[0] else value for key, value in data.items()}
    return [_at(each, path[1:], change) if at == path[0] else each for at, each in enumerate(data)]


def _put_data(around: Data, step: str | int, text: str) -> Data:
    """Return a list or table with a text under a key or at a place."""
    if isinstance(around, dict):
        return {**around, str(step): text}
    return [text if at == step else each for at, each in enumerate(around)]


def _rename_data(names: Data, old: str, new: str) -> Data:
    """Return a list of names after a renaming."""
    if new != old and new in names:
        return [name for name in names if name != old]
    return [new if name == old else name for name in names]


def _add_data(data: Data, path: Path, item: Item) -> Data:
    """Return the data with an item more; keys that are missing are made."""
    if not path:
        added: Data = item.strip() if isinstance(item, str) else _find_item_data(item)
        return [*(data if isinstance(data, list) else ()), added]
    step = path[0]
    if isinstance(step, int):
        return _at(data, (step,), lambda inner: _add_data(inner, path[1:], item))
    table = data if isinstance(data, dict) else {}
    return {**table, step: _add_data(table.get(step, ""), path[1:], item)}


def _find_item_data(pairs: tuple[tuple[str, str | tuple[str, ...]], ...]) -> Data:
    """Return what an item with keys says."""
    return {key: value if isinstance(value, str) else list(value) for key, value in pairs if value}


def _tidy(data: Data) -> Data:
    """Return the data with an empty text for each empty list or table, as a key without a value is read."""
    if isinstance(data, list):
        return [_tidy(each) for each in data] or ""
    if isinstance(data, dict):
        return {key: _tidy(value) for key, value in data.items()} or ""
    return data
