"""A value in; its bytes beside the site, and the value back, or none where there is any doubt about it, out.

What is read back may have been put there by anybody who can write in the folder, so that it can be no more than the
frozen values of this package: nothing that it names is called.
"""

import io
import pickle
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from importlib import import_module
from typing import TypeVar

from dateline.disk.cache import Cache, make_key
from dateline.garbage import pausing_collection

T = TypeVar("T")
OWN = "dateline."
PLAIN = {each.__name__: each for each in (date, datetime, time, timedelta, timezone)}


class _Reader(pickle.Unpickler):
    """Reads values of this package alone."""

    def find_class(self, module: str, name: str) -> type:
        """Return a class that may be made: a day or a time, or a frozen value or a choice of this package."""
        if module == "datetime" and name in PLAIN:
            return PLAIN[name]
        found = getattr(import_module(module), name, None) if module.startswith(OWN) and "__" not in module else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a state")


class State:
    """What a command leaves for the next one; what cannot be read or written is done without."""

    def __init__(self, cache: Cache, *marks: str) -> None:
        self._cache = cache
        self._marks = marks

    def load(self, name: str, kind: type[T]) -> T | None:
        """Return the value of this name; None where there is none, or where it is damaged or of another version."""
        key = self._make_key(name)
        kept = self._cache.read(key)
        if kept is None:
            return None
        try:
            with pausing_collection():
                of_key, value = _Reader(io.BytesIO(kept)).load()
        except Exception:  # noqa: BLE001 - damaged bytes can raise anything
            return None
        # Somebody may have given the file of another value this name.
        return value if of_key == key and isinstance(value, kind) else None

    def save(self, name: str, value: object) -> None:
        """Keep a value."""
        key = self._make_key(name)
        with pausing_collection():
            self._cache.write(key, pickle.dumps((key, value), protocol=pickle.HIGHEST_PROTOCOL))

    def _make_key(self, name: str) -> str:
        """Return the key of a value."""
        return make_key(name, *self._marks)
