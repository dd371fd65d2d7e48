"""One value as ingest last wrote it, as an editor has it and as ingest would write it now, in; what it should be, out.

What only one side changed is changed. What an editor took out stays out, and what an editor changed stays in its list.
Where both changed one thing differently, ingest's version is given, and a clash says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dateline.content.syntax.splicing import Item, Keys
from dateline.links import make_slug
from dateline.merge.matching import find_alike, find_pairs
from dateline.model import Basis

Texts: TypeAlias = dict[Keys, str]
Pairs: TypeAlias = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that an editor and ingest have both changed."""

    keys: Keys
    """Where it stands in the editor's version: `("summary",)`, `("timeline", 2, "text")`, `("body", 4)`."""
    theirs: str
    """What ingest would write; empty where it would write nothing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One item of a merged list."""

    origin: int | None
    """Its place in the editor's list; None where ingest adds it."""
    item: Item


def merge_texts(mine: Texts, base: Texts, new: Texts, clashes: list[Clash]) -> Texts:
    """Return each text as it should be; what both changed is added to the clashes."""
    base, new = _move_title(mine, base, new)
    merged = {keys: _merge_text(keys, text, base[keys], new[keys], clashes) for keys, text in mine.items()}
    if not merged["source", "name"]:
        # Without a name there is no source: nothing of one comes back where an editor has taken it out.
        source = [keys for keys in merged if keys[0] == "source"]
        is_untouched = all(mine[keys] == base[keys] for keys in source)
        merged |= {keys: "" if is_untouched else mine[keys] for keys in source}
    return merged


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


def _merge_text(keys: Keys, mine: str, base: str, new: str, clashes: list[Clash]) -> str:
    """Return one text as it should be."""
    if new in (base, mine):
        return mine
    if mine != base:
        clashes.append(Clash(keys, new))
    return new


def find_unwanted(
    mine: Mapping[Keys, Sequence[Item]], base: Mapping[Keys, Sequence[Item]], new: Mapping[Keys, Sequence[Item]]
) -> frozenset[str]:
    """Return the names, as addresses tell them apart, that ingest may not add as tags of any kind.

    An editor has them already, perhaps under another kind, or has taken them out.
    """
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


def merge_list(
    keys: Keys,
    mine: Sequence[Item],
    base: Sequence[Item],
    new: Sequence[Item],
    clashes: list[Clash],
    *,
    unwanted: frozenset[str] = frozenset(),
) -> tuple[Slot, ...]:
    """Return a list as it should be, in the editor's order; what both changed is added to the clashes."""
    to_new = find_pairs(base, new, keys)
    places = {index: place for place, index in find_pairs(base, mine, keys).items()}
    own = [index for index in range(len(mine)) if index not in places]
    known = set(to_new.values())
    added = [index for index in range(len(new)) if index not in known]
    added = [index for index in added if keys[0] != "tags" or _fold(new[index]) not in unwanted]
    # What an editor has put in already, in like words, is not put in again.
    put_in = {mine[index] for index in own}
    alike = find_alike(keys, new, mine, added, own)
    added = [index for index in added if index not in alike and new[index] not in put_in]
    if mine == base:
        origins = {index: place for place, index in to_new.items()}
        wanted = (index for index in range(len(new)) if index in origins or index in added)
        return tuple(Slot(origins.get(index), new[index]) for index in wanted)
    merged: list[Slot] = []
    for index, item in enumerate(mine):
        kept: Item | None = item
        if index in places:
            place = places[index]
            theirs = new[to_new[place]] if place in to_new else None
            kept = _merge_item((*keys, index), item, base[place], theirs, clashes)
        if kept is not None:
            merged.append(Slot(index, kept))
    stay = {to_new[place]: index for index, place in places.items() if place in to_new}
    return _add(merged, new, added, stay, frozenset(own))


def _add(
    merged: list[Slot], new: Sequence[Item], added: list[int], stay: dict[int, int], own: frozenset[int]
) -> tuple[Slot, ...]:
    """Return the list with what ingest adds, each item behind the one that it follows in ingest's version.

    What an editor put at that place stays directly behind that item.
    """
    at = 0
    for index, item in enumerate(new):
        if index in stay:
            at = next((place + 1 for place, slot in enumerate(merged) if slot.origin == stay[index]), at)
        elif index in added:
            while at < len(merged) and merged[at].origin in own:
                at += 1
            merged.insert(at, Slot(None, item))
            at += 1
    return tuple(merged)


def _merge_item(keys: Keys, mine: Item, base: Item, new: Item | None, clashes: list[Clash]) -> Item | None:
    """Return an item as it should be; None where it should go."""
    if new is None:
        if mine == base:
            return None
        if keys[0] == "body":
            # What the source has withdrawn must not stay published unseen.
            clashes.append(Clash(keys, ""))
            return None
        return mine
    if isinstance(mine, str) or isinstance(base, str) or isinstance(new, str):
        return new if new == mine else _merge_text(keys, str(mine), str(base), str(new), clashes)
    return _merge_pairs(keys, dict(mine), dict(base), dict(new), clashes)


def _merge_pairs(keys: Keys, mine: Pairs, base: Pairs, new: Pairs, clashes: list[Clash]) -> Item:
    """Return an item with keys as it should be."""
    if mine.get("basis") == Basis.EDITOR.value != base.get("basis"):
        # Who vouches for a date has settled it, until the source dates the event in other words.
        is_settled = base.get("when") == new.get("when")
        new = {
            **new,
            "basis": base.get("basis", ""),
            "date": mine.get("date", "") if is_settled else new.get("date", ""),
        }
        base = {**base, "date": ""}
    merged = []
    for key in dict.fromkeys((*mine, *new)):
        ours, old, theirs = mine.get(key, ""), base.get(key, ""), new.get(key, "")
        if all(isinstance(each, str) for each in (ours, old, theirs)):
            value: str | tuple[str, ...] = _merge_text((*keys, key), str(ours), str(old), str(theirs), clashes)
        else:
            slots = merge_list((*keys, key), tuple(ours or ()), tuple(old or ()), tuple(theirs or ()), clashes)
            value = tuple(str(slot.item) for slot in slots)
        merged.append((key, value))
    return tuple((key, value) for key, value in merged if value)
