"""Files of content as an earlier build read them in; those that hold the same now, out, and what was read anew kept.

They are kept in several parts by the names of files, so that an edit writes one part and not all.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TypeAlias

from dateline.disk.cache import make_key
from dateline.disk.inputs import Known
from dateline.disk.memory import Memory, Remembered
from dateline.disk.state import State

PARTS = 16
"""As many as a digit of a hash has values."""
NOT_KEPT = "pictures"
"""They are as quickly read as kept."""

Key: TypeAlias = tuple[str, str]
"""The field of `Memory`, and the path of a file."""
Part: TypeAlias = dict[Key, tuple[bytes, Remembered[object]]]
"""Each file with the hash of its content."""


class KeptContent:
    """What a state knows of files of content."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._loaded: dict[Key, Remembered[object]] = {}
        self._dropped: set[Key] = set()

    def load(self, inputs: dict[str, Known]) -> Memory:
        """Return every file that holds what it held, under the stamp that it has now."""
        memory = Memory()
        for number in range(PARTS):
            part: Part = self._state.load(f"content-{number}", dict) or {}
            for key, (digest, each) in part.items():
                name, path = key
                stamp, now, _ = inputs.get(path, (None, b"", False))
                if stamp is None or not digest or now != digest:
                    self._dropped.add(key)
                    continue
                self._loaded[key] = each if each.stamp == stamp else replace(each, stamp=stamp)
                getattr(memory, name)[path] = self._loaded[key]
        return memory

    def save(self, memory: Memory, inputs: dict[str, Known]) -> None:
        """Keep what was read; the parts in which nothing is new stay as they are.

        A file that was saved after `inputs` were looked at is not kept: nobody knows what it held when it was read.
        """
        read = dict(_list_files(memory))
        new = {key for key, each in read.items() if self._loaded.get(key) is not each}
        changed = {_find_part(key) for key in (*new, *self._dropped, *(self._loaded.keys() - read.keys()))}
        parts: dict[int, Part] = {number: {} for number in changed}
        for key, each in read.items():
            stamp, digest, _ = inputs.get(key[1], (None, b"", False))
            if _find_part(key) in parts and each.stamp == stamp:
                parts[_find_part(key)][key] = (digest, each)
        for number, part in parts.items():
            self._state.save(f"content-{number}", part)


def _list_files(memory: Memory) -> Iterator[tuple[Key, Remembered[object]]]:
    """Yield every file that is remembered and kept."""
    for each in fields(memory):
        if each.name != NOT_KEPT:
            for path, remembered in getattr(memory, each.name).items():
                yield (each.name, path), remembered


def _find_part(key: Key) -> int:
    """Return the number of the part that a file belongs to."""
    return int(make_key(key[1])[0], PARTS)
