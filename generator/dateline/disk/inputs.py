"""Folders in; every file in them with its stamp and hash, those that were known before not read again, out."""

import os
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from dateline.disk.reading import Stamp, list_names

NOT_READ = ("__pycache__",)
COARSE_NS = 2_000_000_000
"""File systems keep times as coarse as this: what was saved so recently may be saved again under the same stamp."""
UNSURE: Stamp = (0, 0, 0, 0)
"""Stands for a stamp that says nothing."""


Known = tuple[Stamp, bytes, bool]
"""A file that something was made from: its stamp, the SHA-256 of its content (empty where it is not readable), and
whether a like stamp will mean like content."""


def read_inputs(folders: Mapping[str, Path], former: Mapping[str, Known], now: int) -> dict[str, Known]:
    """Return every file of some folders, by the folder's name and its path within.

    A file whose stamp is the former one is taken to have the former hash. `now` is a time in nanoseconds by the clock
    of the disk.
    """
    found: dict[str, Known] = {}
    for key, file, stamp in _list_files(folders):
        before, digest, was_sure = former.get(key, (UNSURE, b"", False))
        if not was_sure or before != stamp:
            digest = _hash(file)
        found[key] = (stamp, digest, stamp != UNSURE and max(stamp[2:]) < now - COARSE_NS)
    return found


def list_stamps(folders: Mapping[str, Path]) -> dict[str, Stamp]:
    """Return the stamp of every file of some folders, under the names that `read_inputs` gives them."""
    return {key: stamp for key, _, stamp in _list_files(folders)}


def mark_changed(stamps: Mapping[str, Stamp], inputs: Mapping[str, Known]) -> dict[str, Known]:
    """Return what was read, without the hash of each file that has been saved or added meanwhile: nobody knows when."""
    unknown: Known = (UNSURE, b"", False)
    marked = {key: known if stamps.get(key) == known[0] else unknown for key, known in inputs.items()}
    return marked | dict.fromkeys(stamps.keys() - inputs.keys(), unknown)


def find_linked(name: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield a folder under its name, and every other that a link in it leads to under its place there, each once."""
    waiting, seen = [(name, folder)], {os.path.realpath(folder)}
    while waiting:
        here, root = waiting.pop()
        yield here, root
        for place, folders, _ in os.walk(root):
            inside = Path(place)
            for each in sorted(inside / one for one in folders if (inside / one).is_symlink()):
                if (real := os.path.realpath(each)) not in seen:
                    seen.add(real)
                    waiting.append((f"{here}/{each.relative_to(root).as_posix()}", each))


def list_packages() -> tuple[str, ...]:
    """Return name and version of every package that can be imported, and of Python."""
    found = {sys.version}
    for folder in sys.path:
        try:
            found.update(name for name in list_names(Path(folder)) if name.endswith(".dist-info"))
        except OSError:
            continue
    return tuple(sorted(found))


def read_clock(folder: Path) -> int:
    """Return the time in nanoseconds by the clock of a folder's disk; 0, which trusts no stamp, where it has none."""
    probe = folder / f".clock.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        now = probe.stat().st_mtime_ns
        probe.unlink()
    except OSError:
        return 0
    return now


def _list_files(folders: Mapping[str, Path]) -> Iterator[tuple[str, str, Stamp]]:
    """Yield every file of the folders by name and path, with its stamp."""
    for name, folder in folders.items():
        waiting = [""]
        while waiting:
            here = waiting.pop()
            try:
                inside = sorted(os.scandir(f"{folder}/{here}"), key=lambda each: each.name)
            except OSError:
                continue
            for each in inside:
                if not each.is_dir(follow_symlinks=False):
                    yield f"{name}/{here}{each.name}", each.path, _find_stamp(each)
                elif each.name not in NOT_READ:
                    waiting.append(f"{here}{each.name}/")


def _find_stamp(entry: os.DirEntry[str]) -> Stamp:
    """Return the stamp of a file, of what it leads to where it is a link."""
    try:
        found = entry.stat()
    except OSError:
        return UNSURE
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _hash(file: str) -> bytes:
    """Return the hash of a file's content; that of nothing where it is no regular file, or may not be read."""
    try:
        return sha256(Path(file).read_bytes()).digest() if Path(file).is_file() else b""
    except OSError:
        return b""
