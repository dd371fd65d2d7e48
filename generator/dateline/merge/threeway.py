"""One value as ingest last wrote it, as an editor has it and as ingest would write it now, in; what it should be, out.

What only one side changed is changed. What an editor took out stays out, and what an editor changed stays in its list.
Where both changed one thing differently, ingest's version is given, and a clash says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeAlias, TypeVar

from dateline.content.syntax.splicing import Item, Keys
from dateline.links import make_slug
from dateline.merge.matching import find_alike, find_pairs
from dateline.model import Basis

T = TypeVar("T")
Texts: TypeAlias = dict[Keys, str]
Lists: TypeAlias = Mapping[Keys, Sequence[Item]]
Pairs: TypeAlias = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Versions(Generic[T]):
    """One thing three times."""

    mine: T
    """As an editor has it."""
    base: T
    """As ingest last wrote it."""
    new: T
    """As ingest would write it now."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that an editor and ingest have both changed."""

    keys: Keys
    """Where it stands in the editor's version: `("summary",)`, `("timeline", 2, "text")`, `("body", 4)`."""
    theirs: str
    """What ingest would write; empty where it would write nothing."""


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    """One thing as it should be."""

    value: T
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One item of a merged list."""

    origin: int | None
    """Its place in the editor's list; None where ingest adds it."""
    item: Item


def merge_texts(texts: Versions[Texts]) -> Merged[Texts]:
    """Return each text as it should be."""
    mine = texts.mine
    base, new = _move_title(mine, texts.base, texts.new)
    done = {keys: _merge_text(keys, Versions(text, base[keys], new[keys])) for keys, text in mine.items()}
    merged = {keys: each.value for keys, each in done.items()}
    if not merged["source", "name"]:
        # Without a name there is no source: nothing of one comes back where an editor has taken it out.
        source = [keys for keys in merged if keys[0] == "source"]
        is_untouched = all(mine[keys] == base[keys] for keys in source)
        merged |= {keys: "" if is_untouched else mine[keys] for keys in source}
    return Merged(merged, join_clashes(done.values()))


def join_clashes(merged: Iterable[Merged[T]]) -> tuple[Clash, ...]:
    """Return all clashes of these."""
    return tuple(chain.from_iterable(each.clashes for each in merged))


def _move_title(mine: Texts, base: Texts, new: Texts) -> tuple[Texts, Texts]:
    """Return both of ingest's versions with its headline as the source's, where an editor has written another title.

    That is where the original headline goes; an entry without a source has no such place.
    """
    title, original = ("title",), ("source", "title")
    if mine[title] == base[title] or base[original] or new[original]:
        return base, new
    if not mine[original] and new[title] not in (base[title], mine[title]) and mine["source", "name"]:
        return base, {**new, title: base[title], original: new[title]}
    if mine[original] not in (base[title], new[title]):
        return base, new
    # What stands there already is no change of the editor's; the title itself is theirs.
    return {**base, original: mine[original]}, {**new, title: base[title], original: new[title]}


def _merge_text(keys: Keys, text: Versions[str]) -> Merged[str]:
    """Return one text as it should be."""
    if text.new in (text.base, text.mine):
        return Merged(text.mine)
    return Merged(text.new, (Clash(keys, text.new),) if text.mine != text.base else ())


def find_unwanted(lists: Versions[Lists]) -> frozenset[str]:
    """Return the names, as addresses tell them apart, that ingest may not add as tags of any kind.

    An editor has them already, perhaps under another kind, or has taken them out.
    """
    mine, base, new = lists.mine, lists.base, lists.new
    kept = {
        _fold(name)
        for keys, names in mine.items()
        for name in names
        if keys[0] == "tags" and (name not in base[keys] or name in new[keys])
    }
    all_mine = {_fold(name) for keys, names in mine.items() for name in names if keys[0] == "tags"}
    all_base = {_fold(name) for keys, names in base.items() for name in names if keys[0] == "tags"}
    return frozenset(kept | (all_base - all_mine))


def _fold(name: Item) -> str:
    """Return a name as addresses tell names apart."""
    return make_slug(str(name)) or str(name).casefold()


@dataclass(frozen=True, slots=True)
class _Row:
    """One item by its place in each version of a list; None where a version has no such item."""

    mine: int | None
    base: int | None
    new: int | None


def merge_list(
    keys: Keys, items: Versions[Sequence[Item]], *, unwanted: frozenset[str] = frozenset()
) -> Merged[tuple[Slot, ...]]:
    """Return a list as it should be, in the editor's order; in that of ingest where an editor has changed nothing."""
    rows = _align(keys, items)
    added = _find_added(keys, items, rows, unwanted)
    if items.mine == items.base:
        origins = _find_origins(rows)
        wanted = ((at, item) for at, item in enumerate(items.new) if at in origins or at in added)
        return Merged(tuple(Slot(origins.get(at), item) for at, item in wanted))
    by_place = {row.mine: row for row in rows}
    merged = [_merge_row((*keys, at), items, item, by_place[at]) for at, item in enumerate(items.mine)]
    kept = [Slot(at, each.value) for at, each in enumerate(merged) if each.value is not None]
    return Merged(_insert(kept, items.new, rows, added), join_clashes(merged))


def _align(keys: Keys, items: Versions[Sequence[Item]]) -> tuple[_Row, ...]:
    """Return every item of the three versions once: those that ingest wrote, then an editor's own, then new ones."""
    to_mine, to_new = (find_pairs(items.base, other, keys) for other in (items.mine, items.new))
    own, fresh = set(range(len(items.mine))) - set(to_mine.values()), set(range(len(items.new))) - set(to_new.values())
    return (
        *(_Row(to_mine.get(at), at, to_new.get(at)) for at in range(len(items.base))),
        *(_Row(at, None, None) for at in sorted(own)),
        *(_Row(None, None, at) for at in sorted(fresh)),
    )


def _find_added(
    keys: Keys, items: Versions[Sequence[Item]], rows: tuple[_Row, ...], unwanted: frozenset[str]
) -> frozenset[int]:
    """Return the places of the items that ingest adds: not those that an editor has put in already, in like words."""
    own = [row.mine for row in rows if row.base is None and row.mine is not None]
    fresh = [row.new for row in rows if row.base is None and row.new is not None]
    if keys[0] == "tags":
        fresh = [at for at in fresh if _fold(items.new[at]) not in unwanted]
    alike = find_alike(keys, items.new, items.mine, fresh, own)
    put_in = {items.mine[at] for at in own}
    return frozenset(at for at in fresh if at not in alike and items.new[at] not in put_in)


def _find_origins(rows: tuple[_Row, ...]) -> dict[int, int]:
    """Return the place in the editor's list of each item of ingest's that stands in both."""
    return {row.new: row.mine for row in rows if row.new is not None and row.mine is not None}


def _insert(kept: list[Slot], new: Sequence[Item], rows: tuple[_Row, ...], added: frozenset[int]) -> tuple[Slot, ...]:
    """Return the list with what ingest adds, each item behind the one that it follows in ingest's version.

    What an editor put at that place stays directly behind that item.
    """
    merged = list(kept)
    own = {row.mine for row in rows if row.base is None and row.mine is not None}
    origins = _find_origins(rows)
    at = 0
    for index, item in enumerate(new):
        if index in origins:
            at = next((place + 1 for place, slot in enumerate(merged) if slot.origin == origins[index]), at)
        elif index in added:
            while at < len(merged) and merged[at].origin in own:
                at += 1
            merged.insert(at, Slot(None, item))
            at += 1
    return tuple(merged)


def _merge_row(keys: Keys, items: Versions[Sequence[Item]], mine: Item, row: _Row) -> Merged[Item | None]:
    """Return an item of the editor's list as it should be; None where it should go."""
    if row.base is None:
        return Merged(mine)
    base = items.base[row.base]
    if row.new is not None:
        return _merge_item(keys, Versions(mine, base, items.new[row.new]))
    if mine == base:
        return Merged(None)
    # What the source has withdrawn must not stay published unseen.
    return Merged(None, (Clash(keys, ""),)) if keys[0] == "body" else Merged(mine)


def _merge_item(keys: Keys, item: Versions[Item]) -> Merged[Item | None]:
    """Return an item that all three versions have as it should be."""
    mine, base, new = item.mine, item.base, item.new
    if isinstance(mine, str) or isinstance(base, str) or isinstance(new, str):
        if new == mine:
            return Merged(new)
        text = _merge_text(keys, Versions(str(mine), str(base), str(new)))
        return Merged(text.value, text.clashes)
    return _merge_pairs(keys, _settle_date(Versions(dict(mine), dict(base), dict(new))))


def _settle_date(pairs: Versions[Pairs]) -> Versions[Pairs]:
    """Return an item with ingest's date and basis out of the way where an editor vouches for the date.

    That settles it, until the source dates the event in other words.
    """
    mine, base, new = pairs.mine, pairs.base, pairs.new
    if mine.get("basis") != Basis.EDITOR.value or base.get("basis") == Basis.EDITOR.value:
        return pairs
    is_settled = base.get("when") == new.get("when")
    date = mine.get("date", "") if is_settled else new.get("date", "")
    return Versions(mine, {**base, "date": ""}, {**new, "basis": base.get("basis", ""), "date": date})


def _merge_pairs(keys: Keys, pairs: Versions[Pairs]) -> Merged[Item | None]:
    """Return an item with keys as it should be."""
    names = dict.fromkeys((*pairs.mine, *pairs.new))
    merged = {name: _merge_value((*keys, name), _pick(pairs, name)) for name in names}
    item = tuple((name, each.value) for name, each in merged.items() if each.value)
    return Merged(item, join_clashes(merged.values()))


def _pick(pairs: Versions[Pairs], name: str) -> Versions[str | tuple[str, ...]]:
    """Return what stands under one key; an empty text where nothing does."""
    return Versions(pairs.mine.get(name, ""), pairs.base.get(name, ""), pairs.new.get(name, ""))


def _merge_value(keys: Keys, value: Versions[str | tuple[str, ...]]) -> Merged[str | tuple[str, ...]]:
    """Return what should stand under a key of an item."""
    mine, base, new = value.mine, value.base, value.new
    if isinstance(mine, str) and isinstance(base, str) and isinstance(new, str):
        text = _merge_text(keys, Versions(mine, base, new))
        return Merged(text.value, text.clashes)
    merged = merge_list(keys, Versions(tuple(mine or ()), tuple(base or ()), tuple(new or ())))
    return Merged(tuple(str(slot.item) for slot in merged.value), merged.clashes)
