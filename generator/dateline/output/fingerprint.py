"""A frozen value in; a hash of all that it holds, the same in every process, out."""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from operator import attrgetter
from typing import Any

from dateline.content.markdown.surroundings import Surroundings
from dateline.site.cards import Card
from dateline.site.events.site_events import EventRow

SHARED = (Card, EventRow, Surroundings)
"""Values that stand in many others, by the thousand: each is hashed once."""

Writer = Callable[[Any], tuple[type[tuple[object, ...]], tuple[object, ...]]]
"""Returns how pickle writes a value: as what is called on reading, which never happens, and with what."""


class Fingerprints:
    """The hashes of values that live as long as this does."""

    def __init__(self, *around: object) -> None:
        """Begin with what all fingerprints hold, whatever else they are of."""
        self._known: dict[int, tuple[object, bytes]] = {}
        """By the place of a value in memory, with the value itself, so that no other can take that place."""
        self._writers = _Writers()
        self._writers |= dict.fromkeys(SHARED, self._write_shared)
        self._around = self._hash(around)

    def find(self, *parts: object) -> bytes:
        """Return the fingerprint of some values; sets, whose order changes from process to process, are not among them.

        Two values with the same fingerprint hold the same; the same text is hashed by its characters, not by its place.
        """
        return sha256(self._around + self._hash(parts)).digest()

    def _hash(self, value: object) -> bytes:
        """Return the hash of a value; shared values within are hashed by themselves."""
        written = io.BytesIO()
        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = self._writers
        # Without this a text that stands there twice would count differently from two like texts.
        pickler.fast = True
        pickler.dump(value)
        return sha256(written.getbuffer()).digest()

    def _write_shared(self, shared: Any) -> tuple[type[tuple[object, ...]], tuple[object, ...]]:  # noqa: ANN401 - any of them
        """Return how a shared value is written: by its hash, from the last time where there was one."""
        key = id(shared)
        if key not in self._known:
            kind = type(shared)
            self._known[key] = (shared, self._hash((kind.__name__, _list_values(kind)(shared))))
        return tuple, (self._known[key][1],)


class _Writers(dict[type, Writer]):
    """How values are written, by their classes: a frozen value as its class and what it holds.

    Pickle would ask each of them for its state, which takes longer than all else.
    """

    def __missing__(self, kind: type) -> Writer:
        if issubclass(kind, Enum):
            self[kind] = lambda value: (tuple, (kind.__name__, value.value))
        elif is_dataclass(kind):
            read = _list_values(kind)
            self[kind] = lambda value: (tuple, (kind.__name__, read(value)))
        else:
            raise KeyError(kind)
        return self[kind]


def _list_values(kind: type) -> Callable[[Any], object]:
    """Return what reads all values of a frozen value of this class."""
    return attrgetter(*(each.name for each in fields(kind)))
