"""A frozen value in; a hash of all that it holds, the same in every process, out."""

import io
import pickle
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from dateline.content.markdown.surroundings import Surroundings
from dateline.site.cards import Card
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import PlacedEvent
from dateline.site.pages.entry import EntryPage

SHARED = (Card, EntryPage, EventRow, PlacedEvent, Surroundings)
"""Values that stand in many others, by the thousand: each is hashed once."""


class Fingerprints:
    """The hashes of values that live as long as this does."""

    def __init__(self, *around: object) -> None:
        """Begin with what all fingerprints hold, whatever else they are of."""
        self._known: dict[int, bytes] = {}
        self._around = self._hash(around)

    def find(self, *parts: object) -> bytes:
        """Return the fingerprint of some values; sets, whose order changes from process to process, are not among them.

        Two values with the same fingerprint hold the same; the same text is hashed by its characters, not by its place.
        """
        return sha256(self._around + self._hash(parts)).digest()

    def _hash(self, value: object, top: object = None) -> bytes:
        """Return the hash of a value; shared values within are hashed by themselves."""
        written = io.BytesIO()
        pickler = _Pickler(written, self._describe, top)
        # Without this a text that stands there twice would count differently from two like texts.
        pickler.fast = True
        pickler.dump(value)
        return sha256(written.getbuffer()).digest()

    def _describe(self, value: object) -> bytes:
        """Return the hash of a shared value, from the last time where there was one."""
        key = id(value)
        if key not in self._known:
            self._known[key] = self._hash(value, value)
        return self._known[key]


class _Pickler(pickle.Pickler):
    """Writes values by what they hold, and shared ones by their hash."""

    def __init__(self, file: io.BytesIO, describe: Callable[[object], bytes], top: object) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._describe = describe
        self._top = top

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - `NotImplemented` has no type of its own
        """Return how a value is written."""
        if value is not self._top and isinstance(value, SHARED):
            return bytes, (self._describe(value),)
        return NotImplemented
