"""An entry's text and the values that it should have in; the text with these values changed in place, out.

Comments, quotation marks, the order of keys and line ends of everything else stay as they are.
"""

from collections.abc import Iterator, Sequence

from dateline.content.editing import Add, Remove, Replace, edit_front_matter
from dateline.content.keys.schema import ENTRY, Shape
from dateline.content.syntax.frontmatter import read_document
from dateline.content.syntax.layout import Layout
from dateline.content.syntax.splicing import Item, Keys, NotEditable
from dateline.content.syntax.tree import Listing, Node, Pair, Table
from dateline.merge.threeway import Slot
from dateline.merge.values import ANY_LINE_END, Body, Values, read_body, read_values, split_file
from dateline.regexes import make_regex

SOURCE = ("source", "name")
# What ingest writes without quotation marks, though other readers of YAML may take it for something else than a text.
UNQUOTED = (Shape.MOMENT, Shape.DAY, Shape.DATE, Shape.FLAG)
BARE = frozenset(each.name for key in ENTRY for each in (key, *key.keys) if each.shape in UNQUOTED)
SIMPLE = make_regex(r"""(?P<mark>["'])\w[\w~?%/.:+-]*(?P=mark)""")


def rewrite(text: str, texts: dict[Keys, str], lists: dict[Keys, tuple[Slot, ...]], blocks: tuple[Slot, ...]) -> str:
    """Return the entry with these values. Raises NotEditable where it cannot be changed so, or reads back otherwise."""
    document, problems = read_document("", text)
    if problems:
        raise NotEditable(problems[0].what)
    now = read_values(document.table)
    for keys, slots in lists.items():
        text = _rewrite_list(text, keys, now.lists[keys], slots)
    # The source's name goes first: it alone may stand without the others.
    for keys in sorted(texts, key=lambda each: each != SOURCE):
        if texts[keys] != now.texts[keys]:
            text = _rewrite_text(text, keys, texts[keys])
    head, behind = split_file(text)
    text = head + _rewrite_body(behind, blocks, _find_line_end(head))
    _check(text, texts, lists, blocks)
    return text


def _check(text: str, texts: dict[Keys, str], lists: dict[Keys, tuple[Slot, ...]], blocks: tuple[Slot, ...]) -> None:
    """Raise NotEditable where the entry does not say what it should."""
    document, problems = read_document("", text)
    meant = Values(texts, {keys: tuple(_sort(slot.item) for slot in slots) for keys, slots in lists.items()})
    got = read_values(document.table)
    got = Values(got.texts, {keys: tuple(_sort(item) for item in items) for keys, items in got.lists.items()})
    body = tuple(_unify(block) for block in read_body(split_file(text)[1]).blocks)
    if problems or got != meant or body != tuple(slot.item for slot in blocks):
        raise NotEditable("the merged entry would not read back as meant")


def _sort(item: Item) -> Item:
    """Return an item with its keys in one order."""
    return item if isinstance(item, str) else tuple(sorted(item))


def _unify(block: str) -> str:
    """Return a block as versions of the body are compared."""
    return ANY_LINE_END.sub("\n", block)


def _find_line_end(text: str) -> str:
    """Return how the lines of a text end: as its first one does."""
    found = ANY_LINE_END.search(text)
    return found[0] if found else "\n"


def _rewrite_text(text: str, keys: Keys, new: str) -> str:
    """Return the entry with another text under these keys; without the last of them where the text is empty."""
    if not new:
        return remove_key(text, keys)
    nodes = _walk(_read(text).root, keys[:-1])
    if len(keys) == 2 and (len(nodes) < 2 or not isinstance(nodes[-1], Table)):
        text = _add_table(text, str(keys[0]), str(keys[1]))
    return _unquote(edit_front_matter(text, Replace(keys, new)), keys)


def _unquote(text: str, keys: Keys) -> str:
    """Return the entry with a date, moment or flag as ingest writes it: without quotation marks."""
    if keys[-1] not in BARE:
        return text
    layout = _read(text)
    *around, node = _walk(layout.root, keys)
    start, end = layout.start(node), layout.end(node)
    if any(layout.is_flow(each) for each in around) or not SIMPLE.fullmatch(text[start:end]):
        return text
    return text[:start] + text[start + 1 : end - 1] + text[end:]


def _add_table(text: str, name: str, first: str) -> str:
    """Return the entry with a table that holds one key, without a value yet, at its place in the schema."""
    text = edit_front_matter(text, Replace((name,), first))
    layout = _read(text)
    node = _walk(layout.root, (name,))[-1]
    start, end = layout.start(node), layout.end(node)
    return f"{text[:start].rstrip(' ')}{layout.find_break(start)}  {first}:{text[end:]}"


def remove_key(text: str, keys: Keys) -> str:
    """Return the entry without a key, its comments kept; with an empty text there where it shares its line.

    A key that would be left with nothing below it goes too.
    """
    layout = _read(text)
    found = _find_pair(layout.root, keys)
    if not found:
        return text
    table, pair = found
    if len(table.pairs) == 1 and len(keys) > 1 and isinstance(keys[-2], str):
        return remove_key(text, keys[:-1])
    start, (end, after) = layout.line_start(layout.start(pair.key)), layout.line_end(layout.end(pair.value))
    indent = text[start : layout.start(pair.key)]
    if layout.is_flow(table) or indent.strip():
        return edit_front_matter(text, Replace(keys, ""))
    comments = tuple(layout.find_comments(layout.start(pair.key), pair.value))
    if comments:
        return text[:start] + layout.find_break(start).join(indent + each for each in comments) + text[end:]
    return text[:start] + text[after:]


def _rewrite_list(text: str, keys: Keys, now: Sequence[Item], slots: Sequence[Slot]) -> str:
    """Return the entry with another list under these keys: kept items changed, others taken out, new ones put in."""
    if tuple(slot.item for slot in slots) == tuple(now):
        return text
    kept = _find_rising([slot.origin for slot in slots])
    for slot in slots:
        if slot.origin in kept and slot.origin is not None:
            text = _rewrite_item(text, (*keys, slot.origin), now[slot.origin], slot.item)
    edits = [Remove((*keys, index)) for index in range(len(now) - 1, -1, -1) if index not in kept]
    text = edit_front_matter(text, *edits)
    for index, slot in enumerate(slots):
        if slot.origin not in kept:
            text = _add_item(text, keys, slot.item, index)
    return text if slots else remove_key(text, keys)


def _add_item(text: str, keys: Keys, item: Item, index: int) -> str:
    """Return the entry with one more item at this place of a list."""
    text = edit_front_matter(text, Add(keys, item))
    last = len(nodes.items) - 1 if isinstance(nodes := _walk(_read(text).root, keys)[-1], Listing) else 0
    for key, value in () if isinstance(item, str) else item:
        if isinstance(value, str):
            text = _unquote(text, (*keys, last, key))
    return move_last(text, keys, index)


def _find_rising(origins: Sequence[int | None]) -> frozenset[int]:
    """Return the most items that can stay where they are, one behind the other, while the rest moves."""
    best: list[tuple[int, ...]] = [()]
    for origin in origins:
        if origin is not None:
            _, before = max((len(run), run) for run in best if not run or run[-1] < origin)
            best.append((*before, origin))
    return frozenset(max((len(run), run) for run in best)[1])


def _rewrite_item(text: str, keys: Keys, now: Item, new: Item) -> str:
    """Return the entry with an item of a list changed key by key."""
    if isinstance(now, str) or isinstance(new, str):
        return text if now == new else edit_front_matter(text, Replace(keys, str(new)))
    old, meant = dict(now), dict(new)
    for key in dict.fromkeys((*old, *meant)):
        before, after = old.get(key, ""), meant.get(key, "")
        if before == after:
            continue
        if isinstance(before, str) and isinstance(after, str):
            text = _rewrite_in_item(text, (*keys, key), after)
        else:
            slots = _match_slots(tuple(before or ()), tuple(after or ()))
            text = _rewrite_list(text, (*keys, key), tuple(before or ()), slots)
    return text


def _rewrite_in_item(text: str, keys: Keys, new: str) -> str:
    """Return the entry with another text under one key of an item."""
    return _unquote(edit_front_matter(text, Replace(keys, new)), keys) if new else remove_key(text, keys)


def _match_slots(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Slot, ...]:
    """Return a list of texts with the place that each had."""
    return tuple(Slot(before.index(text) if text in before else None, text) for text in after)


def move_last(text: str, keys: Keys, index: int) -> str:
    """Return the entry with the last item of a list at another place; a list between brackets stays as it is."""
    layout = _read(text)
    listing = _walk(layout.root, keys)[-1]
    if not isinstance(listing, Listing) or index >= len(listing.items) - 1 or layout.is_flow(listing):
        return text
    last = len(listing.items) - 1
    start = layout.line_start(layout.find_dash(listing, last))
    end, after = layout.line_end(layout.end(listing.items[last]))
    if index:
        place = layout.line_end(layout.end(listing.items[index - 1]))[1]
    else:
        place = layout.line_start(layout.find_dash(listing, 0))
    lines = text[start:end] + layout.find_break(start)
    rest = text[end:] if end == after else text[after:]
    return text[:place] + lines + text[place:start] + rest


def _rewrite_body(text: str, slots: tuple[Slot, ...], line_end: str) -> str:
    """Return the body with these blocks; those that stay keep their bytes, and the blanks around them."""
    body = read_body(text)
    if tuple(slot.item for slot in slots) == tuple(_unify(block) for block in body.blocks):
        return text
    if not slots:
        return ""
    pieces = list(_lay_out(body, slots, line_end))
    return "".join((body.gaps[0], *pieces, (body.gaps[-1] if body.blocks else "") or line_end))


def _lay_out(body: Body, slots: tuple[Slot, ...], line_end: str) -> Iterator[str]:
    """Yield blocks and the blanks between them."""
    before: int | None = None
    for number, slot in enumerate(slots):
        if number:
            is_next = before is not None and slot.origin == before + 1
            yield body.gaps[before + 1] if is_next and before is not None else line_end * 2
        as_it_was = body.blocks[slot.origin] if slot.origin is not None else ""
        yield as_it_was if _unify(as_it_was) == slot.item else str(slot.item).replace("\n", line_end)
        before = slot.origin


def _read(text: str) -> Layout:
    """Return where the values of an entry's front matter stand."""
    document, problems = read_document("", text)
    if problems:
        raise NotEditable(problems[0].what)
    return Layout(text, document.table)


def _walk(root: Node | None, keys: Keys) -> tuple[Node, ...]:
    """Return the nodes on the way, the root first, as far as they are there."""
    nodes: list[Node] = [] if root is None else [root]
    for key in keys:
        node = nodes[-1]
        if isinstance(node, Listing) and isinstance(key, int) and key < len(node.items):
            nodes.append(node.items[key])
        elif isinstance(node, Table) and (pair := _find_key(node, key)):
            nodes.append(pair.value)
        else:
            break
    return tuple(nodes)


def _find_key(table: Table, key: str | int) -> Pair | None:
    """Return a key of a table with its value."""
    return next((pair for pair in table.pairs if pair.key.text == key), None)


def _find_pair(root: Node | None, keys: Keys) -> tuple[Table, Pair] | None:
    """Return a key with its value, and the table that it stands in."""
    nodes = _walk(root, keys)
    if len(nodes) <= len(keys):
        return None
    table = nodes[-2]
    pair = _find_key(table, keys[-1]) if isinstance(table, Table) else None
    return (table, pair) if isinstance(table, Table) and pair else None
