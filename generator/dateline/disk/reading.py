"""A path in; the bytes of a regular file, its stamp, or what keeps it from being read, out."""

import errno
import os
import stat
from pathlib import Path

from dateline.problems import Problem
from dateline.rules import Rule

MAX_BYTES = 2_000_000
Stamp = tuple[int, int, int, int]


def read_bytes(file: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the content of a regular file, at most one byte more than is allowed; never waits, never follows a link.

    Raises OSError, with ELOOP for a link and EINVAL for what is no regular file.
    """
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Not a regular file", str(file))
        return opened.read(limit + 1)


def list_names(folder: Path) -> tuple[str, ...]:
    """Return the names of what lies in a folder, sorted. Raises OSError."""
    with os.scandir(folder) as found:
        return tuple(sorted(each.name for each in found))


def read_if_there(file: Path) -> bytes | None:
    """Return what `read_bytes` does, or None where the file cannot be read."""
    try:
        return read_bytes(file)
    except OSError:
        return None


def describe_unreadable(path: str, error: OSError) -> Problem:
    """Return the problem of a file or folder of the project that could not be opened."""
    if error.errno == errno.ELOOP:
        hint = "Put the file itself here; links are not followed."
        return Problem(path, 0, 0, "is a link to another place", hint, Rule.FILE_LINK)
    if error.errno == errno.EINVAL:
        hint = f"Move it out of {path.partition('/')[0]}/."
        return Problem(path, 0, 0, "is no regular file", hint, Rule.FILE_IRREGULAR)
    hint = "Check who owns it and its permissions."
    return Problem(path, 0, 0, f"cannot be read: {error.strerror}", hint, Rule.FILE_UNREADABLE)


def find_stamp(file: str) -> Stamp:
    """Return what changes with every save of a file; the same four noughts for one that cannot be looked at."""
    try:
        found = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - a thousand paths at each save
    except OSError:
        return (0, 0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
