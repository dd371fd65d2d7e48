"""A tree of values and the keys that it may have, in; typed values, marks and a problem for each fault, out."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dateline.content.keys import values
from dateline.content.keys.schema import Key, Shape
from dateline.content.keys.values import Unfit
from dateline.content.syntax.characters import cut
from dateline.content.syntax.tree import Listing, Node, Scalar, Table, is_empty
from dateline.model import Mark, Moment
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule
from dateline.when import When

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
LINES: dict[Shape, Callable[[str], str]] = {
    Shape.TITLE: values.read_title,
    Shape.NAME: values.read_name,
    Shape.LINE: values.read_line,
    Shape.TEXT: values.read_text,
    Shape.SLUG: values.read_slug,
    Shape.URL: values.read_url,
    Shape.SITE_URL: values.read_site_url,
    Shape.LANGUAGE: values.read_language,
}
LISTS: dict[Shape, Callable[[str], str]] = {
    Shape.NAMES: values.read_name,
    Shape.LINES: values.read_line,
    Shape.URLS: values.read_url,
}
ONE_EACH = "Write each on a line of its own, behind '- '."


class Fields:
    """The keys of one table. Every key is read once, by a method that says what it is.

    Unknown keys are problems as soon as the table is opened, missing ones when they are asked for. What is absent,
    empty or faulty reads as None, an empty text or an empty tuple.
    """

    def __init__(self, path: str, table: Table, keys: tuple[Key, ...], problems: list[Problem], name: str = "") -> None:
        self.path = path
        self.line = table.line if name else 1
        self.column = table.column if name else 1
        self.name = name
        self._table = table
        self._keys = {key.name: key for key in keys}
        self._values = {pair.key.text: pair.value for pair in table.pairs}
        self._places = {pair.key.text: pair.key for pair in table.pairs}
        self._problems = problems
        unknown = [pair.key for pair in table.pairs if pair.key.text not in self._keys]
        # The keys that were probably meant are not missing.
        self._misspelt = {find_nearest(key.text.partition(":")[0], self._keys) for key in unknown}
        for key in unknown:
            where = f" under '{name}'" if name else ""
            self._add(key, Rule.KEY_UNKNOWN, f"unknown key '{cut(key.text)}'{where}", self._propose_key(key.text))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where each value of the table stands."""
        return find_marks(self._table)

    def text(self, name: str) -> str:
        """Return a text of any shape; empty where there is none."""
        return self._read(name, LINES[self._keys[name].shape]) or ""

    def optional(self, name: str) -> str | None:
        """Return a text of any shape; None where there is none."""
        return self.text(name) or None

    def moment(self, name: str) -> Moment | None:
        """Return a day with or without its time."""
        return self._read(name, values.read_moment, Shape.MOMENT)

    def day(self, name: str) -> date | None:
        """Return a calendar day."""
        return self._read(name, values.read_day, Shape.DAY)

    def when(self, name: str) -> When | None:
        """Return an EDTF date."""
        return self._read(name, values.read_edtf, Shape.DATE)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return yes or no."""
        found = self._read(name, values.read_flag, Shape.FLAG)
        return default if found is None else found

    def share(self, name: str, default: float) -> float:
        """Return a number from 0 to 1."""
        found = self._read(name, values.read_share, Shape.SHARE)
        return default if found is None else found

    def count(self, name: str, default: int) -> int:
        """Return a whole number from 0 to 99."""
        found = self._read(name, values.read_count, Shape.COUNT)
        return default if found is None else found

    def choice(self, name: str, default: E) -> E:
        """Return one of the words that the key takes, as one of the default's kind."""
        words = self._keys[name].choices
        found = self._read(name, lambda text: type(default)(values.read_choice(text, words)), Shape.CHOICE)
        return found or default

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; one that stands twice is a problem."""
        read = LISTS[self._keys[name].shape]
        found: dict[str, int] = {}
        for item in self._list(name):
            if not isinstance(item, Scalar):
                self._add(item, Rule.ITEM_TEXT_EXPECTED, f"an item of '{name}' must be a text", ONE_EACH)
            elif is_empty(item):
                self._add(item, Rule.ITEM_EMPTY, f"an item of '{name}' is empty", "Write it, or take the '-' out.")
            else:
                self._collect(name, item, read, found)
        return tuple(found)

    def table(self, name: str) -> "Fields | None":
        """Return the keys of a table; None where it has none."""
        key, node = self._find(name, Shape.TABLE)
        if node is None:
            return None
        if isinstance(node, Table):
            return Fields(self.path, node, key.keys, self._problems, name)
        hint = f"Write its keys below it: {_list_names(key)}."
        self._add(node, Rule.KEYS_EXPECTED, f"'{name}' must hold keys{_quote(node)}", hint)
        return None

    def tables(self, name: str) -> "Iterator[Fields]":
        """Yield the keys of each item of a list."""
        for item in self._list(name):
            if isinstance(item, Table):
                yield Fields(self.path, item, self._keys[name].keys, self._problems, name)
            elif is_empty(item):
                self._add(item, Rule.ITEM_EMPTY, f"an item of '{name}' is empty", "Write it, or take the '-' out.")
            else:
                hint = f"Write its keys behind '- ': {_list_names(self._keys[name])}."
                self._add(item, Rule.ITEM_KEYS_EXPECTED, f"an item of '{name}' must hold keys{_quote(item)}", hint)

    def claim(self, owner: str, keys: tuple[str, ...], owners: dict[str, tuple[str, int, int]]) -> None:
        """Add a problem for every name under these keys that is claimed already; `owners` gains the others.

        It says who has claimed a folded name, with line and column.
        """
        for key in keys:
            node = self._values.get(key)
            names = node.items if isinstance(node, Listing) else (node,)
            for name in dict.fromkeys(each.text.strip() for each in names if isinstance(each, Scalar)):
                place = next(each for each in names if isinstance(each, Scalar) and each.text.strip() == name)
                first, line, column = owners.setdefault(_fold(name), (owner, place.line, place.column))
                if name and (line, column) != (place.line, place.column):
                    what = f"'{name}' is a name of '{first}' already, on line {line}"
                    self._add(place, Rule.NAME_CLAIMED, what, "Take it out here or there; a name belongs to one.")

    def refuse(self, name: str, rule: Rule, what: str, hint: str) -> None:
        """Add a problem with the value of a key."""
        self._add(self._values.get(name, Scalar("", self.line, self.column)), rule, what, hint)

    def _find(self, name: str, shape: Shape) -> tuple[Key, Node | None]:
        """Return the rule and the value of a key; None where nothing is written. A required key must be there."""
        key = self._keys[name]
        if key.shape is not shape:
            raise LookupError(f"'{name}' is read as {shape}, but the schema says {key.shape}")
        node = self._values.get(name)
        if node is not None and not is_empty(node):
            return key, node
        if key.is_required and name not in self._misspelt:
            where = f" under '{self.name}'" if self.name else ""
            hint = f"Write '{name}: ' with a value. {key.description}"
            if node is None:
                place = Scalar("", self.line, self.column)
                self._add(place, Rule.KEY_MISSING, f"the key '{name}' is missing{where}", hint)
            else:
                self._add(self._places[name], Rule.KEY_EMPTY, f"the key '{name}' is empty{where}", hint)
        return key, None

    def _read(self, name: str, read: Callable[[str], T], shape: Shape | None = None) -> T | None:
        """Return the value of a key as its reader understands it."""
        _, node = self._find(name, shape or self._keys[name].shape)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            found = "a list" if isinstance(node, Listing) else "keys"
            hint = "Write it behind the colon, on its line."
            self._add(node, Rule.VALUE_EXPECTED, f"'{name}' must be a single value, not {found}", hint)
            return None
        return self._try(f"'{name}'", node, read)

    def _try(self, name: str, node: Scalar, read: Callable[[str], T]) -> T | None:
        """Return the value that a reader finds in a text; None where it refuses the text, which is a problem then."""
        try:
            return read(node.text.strip())
        except Unfit as unfit:
            self._add(node, unfit.rule, f"{name} {unfit.what}: {cut(node.text)}", unfit.hint)
            return None

    def _collect(self, name: str, item: Scalar, read: Callable[[str], str], found: dict[str, int]) -> None:
        """Add an item of a list to those found, which are kept with their lines."""
        text = self._try(f"an item of '{name}'", item, read)
        if text in found:
            what = f"'{text}' stands twice under '{name}'; first on line {found[text]}"
            self._add(item, Rule.ITEM_DUPLICATE, what, "Take one of the two out.")
        elif text:
            found[text] = item.line

    def _list(self, name: str) -> tuple[Node, ...]:
        """Return the items of a list; none where the key is absent, empty or no list."""
        _, node = self._find(name, self._keys[name].shape)
        if node is None or isinstance(node, Listing):
            return node.items if node else ()
        self._add(node, Rule.LIST_EXPECTED, f"'{name}' must be a list{_quote(node)}", ONE_EACH)
        return ()

    def _propose_key(self, name: str) -> str:
        """Return the way out of an unknown key."""
        parent = next((key.name for key in self._keys.values() if name in {inner.name for inner in key.keys}), None)
        near = find_nearest(name, self._keys)
        head = name.partition(":")[0]
        if head != name and head in self._keys:
            return f"Put a blank behind the colon of '{head}'."
        if parent and near is None:
            return f"It belongs under '{parent}'."
        return f"Did you mean '{near}'?" if near else f"Known keys are {', '.join(self._keys)}."

    def _add(self, node: Node, rule: Rule, what: str, hint: str) -> None:
        """Add a problem at the place of a value."""
        self._problems.append(Problem(self.path, node.line, node.column, what, hint, rule))


def _fold(name: str) -> str:
    """Return a name as clashes are found: case and runs of blanks make no difference."""
    return " ".join(name.casefold().split())


def _quote(node: Node) -> str:
    """Return what was written instead, as messages end."""
    if isinstance(node, Scalar):
        return f": {cut(node.text)}"
    return ", not a list" if isinstance(node, Listing) else ", not keys"


def _list_names(key: Key) -> str:
    """Return the keys under a key, as messages list them."""
    return ", ".join(inner.name for inner in key.keys)


def find_marks(table: Table) -> tuple[Mark, ...]:
    """Return where each value stands, by dotted key; lists and tables stand where their key does."""
    marks: list[Mark] = []
    _walk("", table, marks)
    return tuple(marks)


def _walk(prefix: str, node: Node, marks: list[Mark]) -> None:
    """Add the marks of everything inside a list or table."""
    if isinstance(node, Table):
        for pair in node.pairs:
            key, value = f"{prefix}{pair.key.text}", pair.value
            if isinstance(value, Scalar):
                place = value if value.text else pair.key
                marks.append(Mark(key, place.line, place.column))
            else:
                marks.append(Mark(key, pair.key.line, pair.key.column))
                _walk(f"{key}.", value, marks)
    elif isinstance(node, Listing):
        for index, item in enumerate(node.items):
            key = f"{prefix}{index}"
            marks.append(Mark(key, item.line, item.column))
            if not isinstance(item, Scalar):
                _walk(f"{key}.", item, marks)
