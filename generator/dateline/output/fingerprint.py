"""A frozen value in; a hash of all that it holds, the same in every process, out."""

import io
import pickle
from hashlib import sha256
from typing import Any

from dateline.content.markdown.surroundings import Surroundings
from dateline.site.cards import Card
from dateline.site.events.site_events import EventRow

SHARED = (Card, EventRow, Surroundings)
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
        """Return the hash of a value; shared values within are hashed by themselves, but for the one at the top."""
        written = io.BytesIO()

        def write_shared(shared: Any) -> Any:  # noqa: ANN401 - as pickle's own types have it
            """Return how a shared value is written: by its hash, from the last time where there was one."""
            if shared is top:
                return shared.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
            key = id(shared)
            if key not in self._known:
                self._known[key] = self._hash(shared, shared)
            return bytes, (self._known[key],)

        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        # Asked of these alone: whatever else a page holds, as days and kinds, is written without a call.
        pickler.dispatch_table = dict.fromkeys(SHARED, write_shared)
        # Without this a text that stands there twice would count differently from two like texts.
        pickler.fast = True
        pickler.dump(value)
        return sha256(written.getbuffer()).digest()
