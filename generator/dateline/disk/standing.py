"""A folder in; what stands in it, and by what each file is known again, out. Links are never followed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FileStamp = tuple[int, int, int]
"""Number, size and time of a file: what stays when it is linked, and changes with every save."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a path."""

    is_folder: bool
    stamp: FileStamp | None
    """Of a regular file."""


def look(folder: Path) -> Iterator[tuple[str, Standing]]:
    """Yield what stands in a folder by its path there, folders before their content. Raises OSError."""
    waiting = [""]
    while waiting:
        here = waiting.pop()
        try:
            found = os.scandir(folder / here)
        except FileNotFoundError:
            continue
        with found:
            for each in found:
                path = here + each.name
                if each.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                    yield path, Standing(is_folder=True, stamp=None)
                else:
                    is_file = each.is_file(follow_symlinks=False)
                    stamp = find_stamp(each.stat(follow_symlinks=False)) if is_file else None
                    yield path, Standing(is_folder=False, stamp=stamp)


def find_stamp(found: os.stat_result) -> FileStamp:
    """Return the stamp of a regular file."""
    return (found.st_ino, found.st_size, found.st_mtime_ns)
