"""An entry as ingest last wrote it, as an editor has it, and as ingest would write it now, in; the merged entry out.

Single values are merged by key, tags, timeline and quotes as sets, the body by paragraph. What does not change keeps
its bytes. Order of work: values, threeway (with matching), rewriting.
"""

from dataclasses import dataclass

from dateline.content.editing import BYTE_ORDER_MARK
from dateline.content.syntax.characters import cut
from dateline.content.syntax.frontmatter import read_document
from dateline.content.syntax.splicing import Keys, NotEditable
from dateline.content.syntax.tree import Listing, Node, Scalar, Table
from dateline.merge.rewriting import rewrite
from dateline.merge.threeway import (
    Clash,
    Merged,
    Slot,
    Texts,
    Versions,
    find_unwanted,
    join_clashes,
    merge_list,
    merge_texts,
)
from dateline.merge.values import ANY_LINE_END, Values, read_body, read_values, split_file
from dateline.problems import Problem

BODY: Keys = ("body",)


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of a merge."""

    text: str
    """The entry; where there are problems, a proposal that takes ingest's version of what both have changed."""
    problems: tuple[Problem, ...]
    """Each place of the editor's entry that both have changed, without a hint; then nothing may be written over it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The values of a merged entry."""

    texts: Texts
    lists: dict[Keys, tuple[Slot, ...]]
    blocks: tuple[Slot, ...]


def merge_entry(path: str, mine: str, base: str, new: str) -> Merge:
    """Return the editor's entry (`mine`) with what ingest has changed from `base` to `new`; no file has faults.

    Where ingest has changed nothing, or an editor has made the same changes, the text is the editor's to the last byte.
    """
    mark = BYTE_ORDER_MARK if mine.startswith(BYTE_ORDER_MARK) else ""
    bare = mine.removeprefix(BYTE_ORDER_MARK)
    merged = _merge(Versions(bare, base, new))
    problems = tuple(sorted(_describe(path, bare, clash) for clash in merged.clashes))
    try:
        return Merge(mark + rewrite(bare, merged.value.texts, merged.value.lists, merged.value.blocks), problems)
    except NotEditable as error:
        problem = Problem(path, 0, 0, f"cannot take in by itself what is new: {error}")
        return Merge(mark + _write_anew(bare, new, merged.value), (problem, *problems))


def _merge(entry: Versions[str]) -> Merged[_Entry]:
    """Return the merged values of an entry."""
    files = (entry.mine, entry.base, entry.new)
    mine, base, new = (_read(text) for text in files)
    texts = merge_texts(Versions(mine.texts, base.texts, new.texts))
    unwanted = find_unwanted(Versions(mine.lists, base.lists, new.lists))
    lists = {
        keys: merge_list(keys, Versions(items, base.lists[keys], new.lists[keys]), unwanted=unwanted)
        for keys, items in mine.lists.items()
    }
    blocks = merge_list(BODY, Versions(*(_read_blocks(text) for text in files)))
    values = _Entry(texts.value, {keys: each.value for keys, each in lists.items()}, blocks.value)
    return Merged(values, (*texts.clashes, *join_clashes(lists.values()), *blocks.clashes))


def _write_anew(mine: str, new: str, merged: _Entry) -> str:
    """Return the merged values in the layout of ingest, for an entry whose own layout takes no changes."""
    lists = {keys: tuple(Slot(None, slot.item) for slot in slots) for keys, slots in merged.lists.items()}
    blocks = tuple(Slot(None, slot.item) for slot in merged.blocks)
    try:
        return rewrite(new, merged.texts, lists, blocks)
    except NotEditable:  # pragma: no cover - what ingest writes takes every change
        return mine


def _read(text: str) -> Values:
    """Return the values of an entry's front matter."""
    return read_values(read_document("", text)[0].table)


def _read_blocks(text: str) -> tuple[str, ...]:
    r"""Return the blocks of an entry's body, line ends as `\n`."""
    return tuple(ANY_LINE_END.sub("\n", block) for block in read_body(split_file(text)[1]).blocks)


def _describe(path: str, mine: str, clash: Clash) -> Problem:
    """Return the problem of one thing that both have changed, at its place in the editor's entry."""
    if clash.keys[0] == "body":
        head, behind = split_file(mine)
        line = len(ANY_LINE_END.findall(head)) + read_body(behind).find_line(int(clash.keys[1])) + 1
        return Problem(path, line, 1, f"this paragraph, which you have changed, {_tell(clash)}")
    node = _find_node(read_document("", mine)[0].table, clash.keys)
    name = ".".join(str(key) for key in clash.keys)
    return Problem(path, node.line, node.column, f"'{name}', which you have changed, {_tell(clash)}")


def _tell(clash: Clash) -> str:
    """Return what ingest would write now."""
    return f"would now be: {cut(clash.theirs)}" if clash.theirs else "would now be left out"


def _find_node(node: Node, keys: Keys) -> Node:
    """Return the value under these keys, or the nearest one above it that is there."""
    for key in keys:
        inner: Node | None = None
        if isinstance(node, Listing) and isinstance(key, int):
            inner = node.items[key]
        elif isinstance(node, Table):
            inner = next((pair.value for pair in node.pairs if pair.key.text == key), None)
        if inner is None or isinstance(inner, Scalar):
            return inner or node
        node = inner
    return node
