"""The folder of a site and the one that was made beside it in; both exchanged in one step, or what forbids it, out."""

import contextlib
import ctypes
import fcntl
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from dateline.disk.manifest import MANIFEST, Manifest, NotAManifest, read_manifest
from dateline.problems import Problem, ProblemsFound
from dateline.regexes import make_regex

STAGING = ".site-new-"
OLD = "-old-"
AT_FDCWD = -100
RENAME_EXCHANGE = 2
EMPTY = Manifest({}, ())
MAX_SPARE = 4
"""Builds under two or three base URLs take turns on one machine."""
SPARE = make_regex(r"[0-9a-f]{64}")
"""What spare folders are called: others are not ours."""


@dataclass(frozen=True, slots=True)
class Output:
    """The folder that a site is written to."""

    folder: Path
    name: str
    """As messages call it."""


def check_output(output: Output, root: Path, owned: tuple[Path, ...]) -> None:
    """Raise ProblemsFound where a site must not be written to this folder.

    Refused are the project itself and what contains it, the folders in `owned` and what they contain, links, files, and
    folders with content in which no build has left its manifest.
    """
    real = Path(os.path.realpath(output.folder))
    root = Path(os.path.realpath(root))
    hint = "Give the site a folder of its own, as site/."
    if root.is_relative_to(real):
        raise refuse(output, "is the digest's own folder, or holds it", hint)
    for folder in owned:
        if real.is_relative_to(os.path.realpath(folder)):
            raise refuse(output, f"lies in {folder.name}/, which is yours", hint)
    if output.folder.is_symlink():
        raise refuse(output, "is a link to another place", "Name the folder itself; links are not followed.")
    if output.folder.exists() and not output.folder.is_dir():
        raise refuse(output, "is no folder", hint)
    read_owned(output)


def read_owned(output: Output) -> Manifest:
    """Return the manifest of the folder, an empty one for a folder that is empty or not there.

    Raises ProblemsFound where the folder holds files, but none that say whose they are.
    """
    file = output.folder / MANIFEST
    hint = "Empty it or move it away, or name another folder."
    try:
        return read_manifest(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if output.folder.exists() and any(output.folder.iterdir()):
            raise refuse(output, "is not empty, and Dateline has not made it", hint) from None
        return EMPTY
    except (NotAManifest, UnicodeDecodeError) as error:
        raise refuse(output, f"has a {MANIFEST} that cannot be read", hint) from error
    except OSError as error:
        raise refuse(output, f"cannot be read: {error.strerror}", hint) from error


def refuse(output: Output, what: str, hint: str) -> ProblemsFound:
    """Return a problem of the output folder."""
    return ProblemsFound([Problem(output.name, 0, 0, what, hint)])


@contextmanager
def open_staging(folder: Path, spare: Path | None) -> Iterator[Path]:
    """Give a folder for the site that will stand in `folder`: the spare one, or a new one beside it.

    In the end the old site, if it was exchanged for the new, is the spare folder of the next build; where none is
    wanted, or it would lie on another disk, it is deleted, as is a new site that failed. The folder is locked, so that
    another project's build beside it does not take it for a leftover.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = spare if spare and _is_usable(spare, folder.parent) else None
    if staging is None:
        staging = folder.parent / f"{STAGING}{secrets.token_hex(4)}"
        staging.mkdir()
    lock = os.open(staging, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield staging
        if spare and staging != spare and staging.exists():
            _set_aside(staging, spare)
    finally:
        if staging != spare:
            shutil.rmtree(staging, ignore_errors=True)
        os.close(lock)


def _is_usable(spare: Path, parent: Path) -> bool:
    """Tell whether a spare folder is there, and can be filled, and exchanged for one in a parent folder."""
    try:
        found = spare.lstat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and os.access(spare, os.W_OK | os.X_OK)
    return is_ours and found.st_dev == parent.stat().st_dev


def _set_aside(old: Path, spare: Path) -> None:
    """Let an old site be the spare folder, where that can be done; the oldest of many such folders are deleted."""
    with contextlib.suppress(OSError):
        spare.parent.mkdir(parents=True, exist_ok=True)
        old.rename(spare)
        os.utime(spare)
        others = (each for each in spare.parent.iterdir() if each.is_dir() and not each.is_symlink())
        ours = sorted(
            (each for each in others if SPARE.fullmatch(each.name)), key=lambda each: (each.stat().st_mtime_ns, each)
        )
        for folder in ours[:-MAX_SPARE]:
            shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(parent: Path) -> None:
    """Delete the staging folders of builds that were killed; a folder whose build is alive is locked.

    An old site stays as long as there is no new one in its place.
    """
    for leftover in sorted(parent.glob(f"{STAGING}*")):
        _, is_old, name = leftover.name.partition(OLD)
        if leftover.is_symlink() or not leftover.is_dir() or (is_old and not (parent / name).exists()):
            continue
        lock = os.open(leftover, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(leftover, ignore_errors=True)
        finally:
            os.close(lock)


def exchange(staging: Path, folder: Path) -> None:
    """Put the staging folder in the site's place, and the old site, if there is one, in the staging folder's."""
    if not folder.exists() or not any(folder.iterdir()):
        staging.rename(folder)
        return
    shutil.copymode(folder, staging)
    if _exchange_at_once(staging, folder):
        return
    old = folder.with_name(f"{STAGING}{secrets.token_hex(4)}{OLD}{folder.name}")
    folder.rename(old)
    try:
        staging.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    old.rename(staging)


def restore(folder: Path) -> None:
    """Put back the old site of a build that was killed between the two renames of `exchange`."""
    if not folder.exists():
        for old in sorted(folder.parent.glob(f"{STAGING}*{OLD}{escape(folder.name)}")):
            old.rename(folder)
            return


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, and tell whether the system can: Linux since 3.15, on most file systems."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
