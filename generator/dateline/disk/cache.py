"""Results that were dear to make, kept under a hash of everything they were made from; the folder may be deleted."""

import contextlib
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.regexes import make_regex

DIGEST_BYTES = 32
# Builds under two or three base URLs take turns on one machine, and edits are taken back; what is older is only weight.
MIN_SPARE = 40
OWN_NAME = make_regex(r"[0-9a-f]{64}|\.(?:[0-9a-f]{64}|clock)\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results. What cannot be read or written is made again: a cache is never an error."""

    folder: Path

    def read(self, key: str) -> bytes | None:
        """Return the result kept under a key, or None where there is none or its bytes have changed since."""
        file = self.folder / key
        try:
            kept = file.read_bytes()
            os.utime(file)
        except OSError:
            return None
        data = kept[DIGEST_BYTES:]
        return data if sha256(data).digest() == kept[:DIGEST_BYTES] else None

    def write(self, key: str, data: bytes) -> None:
        """Keep a result; a command that is killed meanwhile leaves no half one under the key."""
        half = self.folder / f".{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                half.write_bytes(sha256(data).digest() + data)
                half.replace(self.folder / key)
            except OSError:
                # On a full disk it would take the room that the site needs.
                half.unlink(missing_ok=True)

    def prune(self, in_use: int) -> None:
        """Delete all but the results used last: so many that are in use, as many again, and a few dozen at least."""
        self.keep_last(in_use + max(in_use, MIN_SPARE))

    def keep_last(self, number: int) -> None:
        """Delete all but so many results, those used last."""
        with contextlib.suppress(OSError):
            files = sorted(self._list_results(), key=lambda file: file.lstat().st_mtime_ns, reverse=True)
            for file in files[number:]:
                file.unlink()

    def drop_others(self, keys: frozenset[str]) -> None:
        """Delete all results but those kept under these keys."""
        with contextlib.suppress(OSError):
            for file in self._list_results():
                if file.name not in keys:
                    file.unlink()

    def _list_results(self) -> tuple[Path, ...]:
        """Return every result, after deleting what killed commands left half written.

        Nothing else is ours: the folder may be a link to a place where somebody keeps files. Raises OSError.
        """
        found = tuple(file for file in self.folder.iterdir() if OWN_NAME.fullmatch(file.name) and not file.is_dir())
        for file in found:
            if file.name.startswith("."):
                file.unlink(missing_ok=True)
        return tuple(file for file in found if not file.name.startswith("."))


def make_key(*parts: str | bytes) -> str:
    """Return the key of a result that is made from these parts alone; where one ends and the next begins matters."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()
