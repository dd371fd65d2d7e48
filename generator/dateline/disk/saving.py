"""A path and its bytes in; the file on disk, whole or not at all, out."""

import errno
import os
import secrets
from pathlib import Path

from dateline.problems import Problem, ProblemsFound

MARK = ".dateline-"
NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)


def save_new(root: Path, path: str, data: bytes) -> None:
    """Write a file that must not be there yet. Raises FileExistsError where it is, ProblemsFound where it cannot be.

    The whole file appears in one step: a crash leaves nothing at its place.
    """
    made = _save_beside(root, path, data)
    target = root / path
    try:
        try:
            os.link(made, target)
        except OSError as error:
            # Some disks know no hard links; the project's lock keeps other commands of ours out meanwhile.
            if error.errno not in NO_LINKS or os.path.lexists(target):
                raise
            made.rename(target)
            return
        made.unlink()
    except FileExistsError:
        made.unlink(missing_ok=True)
        raise
    except OSError as error:
        made.unlink(missing_ok=True)
        raise _refuse(path, error) from error
    finally:
        _settle(target.parent)


class ChangedMeanwhile(Exception):  # noqa: N818 - read in a sentence: "raises ChangedMeanwhile"
    """Somebody has saved the file, whose path the message is, since it was read."""


def save_over(root: Path, path: str, data: bytes, *, before: bytes | None = None) -> None:
    """Write a file, new or not, in one step: it holds the old bytes or the new.

    Raises ProblemsFound where it cannot be written, and ChangedMeanwhile where it no longer holds the bytes that it is
    said to hold; they are compared at the last moment.
    """
    made = _save_beside(root, path, data)
    target = root / path
    try:
        if before is not None and (not target.exists() or target.read_bytes() != before):
            made.unlink()
            raise ChangedMeanwhile(path)
        made.replace(target)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise _refuse(path, error) from error
    _settle(target.parent)


def remove_file(root: Path, path: str) -> None:
    """Delete a file, if it is there."""
    (root / path).unlink(missing_ok=True)


def remove_leftovers(*folders: Path) -> None:
    """Delete the unfinished files of a command that was killed, in these folders and the folders right in them."""
    for folder in folders:
        for pattern in (f"{MARK}*.tmp", f"*/{MARK}*.tmp"):
            for left in folder.glob(pattern):
                left.unlink(missing_ok=True)


def _save_beside(root: Path, path: str, data: bytes) -> Path:
    """Return a finished file with a name of its own in the folder of `path`, which is made where it is missing."""
    folder = (root / path).parent
    try:
        _check_no_link(root, folder)
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"{MARK}{secrets.token_hex(6)}.tmp"
        with made.open("xb") as opened:
            try:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            except OSError:
                made.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise _refuse(path, error) from error
    return made


def _check_no_link(root: Path, folder: Path) -> None:
    """Raise ProblemsFound where a folder on the way from the project's root is a link to another place."""
    for part in (folder, *folder.parents):
        if part == root or not part.is_relative_to(root):
            return
        if part.is_symlink():
            name = part.relative_to(root).as_posix()
            hint = "Put the folder itself here; links are not followed."
            raise ProblemsFound([Problem(name, 0, 0, "is a link to another place", hint)])


def _settle(folder: Path) -> None:
    """Make the names in a folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse(path: str, error: OSError) -> ProblemsFound:
    """Return the problem of a file that cannot be written."""
    hint = "Nothing is lost. Check the folder's permissions and the room on its disk, then try again."
    return ProblemsFound([Problem(path, 0, 0, f"cannot be written: {error.strerror}", hint)])
