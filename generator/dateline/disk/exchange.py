"""All files of a site in; a folder that holds these and what others had put there, exchanged in one step, out."""

import contextlib
import ctypes
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape
from hashlib import sha256
from pathlib import Path, PurePosixPath

from dateline.disk.manifest import MANIFEST, Manifest, NotAManifest, format_manifest, read_manifest
from dateline.model import EntryPlace, File
from dateline.problems import Problem, ProblemsFound

STAGING = ".site-new-"
OLD = "-old-"
AT_FDCWD = -100
RENAME_EXCHANGE = 2
EMPTY = Manifest({}, ())


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed in the output folder."""

    written: int
    unchanged: int
    removed: int
    """Files of an earlier build that this one does not make."""


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
        raise _refuse(output, "is the digest's own folder, or holds it", hint)
    for folder in owned:
        if real.is_relative_to(os.path.realpath(folder)):
            raise _refuse(output, f"lies in {folder.name}/, which is yours", hint)
    if output.folder.is_symlink():
        raise _refuse(output, "is a link to another place", "Name the folder itself; links are not followed.")
    if output.folder.exists() and not output.folder.is_dir():
        raise _refuse(output, "is no folder", hint)
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
            raise _refuse(output, "is not empty, and Dateline has not made it", hint) from None
        return EMPTY
    except (NotAManifest, UnicodeDecodeError) as error:
        raise _refuse(output, f"has a {MANIFEST} that cannot be read", hint) from error
    except OSError as error:
        raise _refuse(output, f"cannot be read: {error.strerror}", hint) from error


def write_site(output: Output, files: tuple[File, ...], places: tuple[EntryPlace, ...]) -> Written:
    """Make the folder hold these files, and report what changed; a folder that holds them already is not touched.

    The new site is made beside the old, which stays whole until it is exchanged in one step. Files that are not
    Dateline's stay. Raises ProblemsFound where something is in the way or cannot be written; the old site stays.
    """
    _restore(output.folder)
    former = read_owned(output)
    manifest = Manifest({file.path: sha256(file.data).hexdigest() for file in files}, places)
    _check_foreign(output, former, manifest)
    try:
        _remove_leftovers(output.folder.parent)
        same = frozenset(file.path for file in files if _holds(output.folder / file.path, file.data))
        removed = len(former.files.keys() - manifest.files.keys())
        text = format_manifest(manifest).encode()
        if len(same) < len(files) or removed or not _holds(output.folder / MANIFEST, text):
            with _stage(output.folder.parent) as staging:
                _fill(staging, output.folder, (*files, File(MANIFEST, text)), same)
                _keep_foreign(staging, output.folder, former)
                _exchange(staging, output.folder)
    except OSError as error:
        hint = "The site there is as it was. Check the folder's permissions and the room on its disk, then build again."
        raise _refuse(output, f"cannot be written: {error.strerror}", hint) from error
    return Written(len(files) - len(same), len(same), removed)


def _refuse(output: Output, what: str, hint: str) -> ProblemsFound:
    """Return a problem of the output folder."""
    return ProblemsFound([Problem(output.name, 0, 0, what, hint)])


def _holds(file: Path, data: bytes) -> bool:
    """Tell whether a regular file holds just these bytes."""
    try:
        return not file.is_symlink() and file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _check_foreign(output: Output, former: Manifest, manifest: Manifest) -> None:
    """Raise ProblemsFound with every foreign file at whose place the new site has a file or a folder."""
    folders = {parent.as_posix() for path in manifest.files for parent in PurePosixPath(path).parents}
    problems = []
    for path in _find_foreign(output.folder, former):
        is_folder = (output.folder / path).is_dir() and not (output.folder / path).is_symlink()
        if path in manifest.files or (path in folders and not is_folder):
            hint = "Move it away, or name another folder for the site."
            problems.append(Problem(f"{output.name}/{path}", 0, 0, "stands where the site needs its own file", hint))
    if problems:
        raise ProblemsFound(problems)


def _find_foreign(folder: Path, former: Manifest) -> Iterator[str]:
    """Yield what is not Dateline's, folders before their content; links are never followed."""
    owned_folders = {parent.as_posix() for path in former.files for parent in PurePosixPath(path).parents}
    for found, folders, names in os.walk(folder, onerror=_raise):
        here = PurePosixPath(Path(found).relative_to(folder).as_posix())
        links = [name for name in folders if Path(found, name).is_symlink()]
        for name in sorted(folders):
            path = (here / name).as_posix()
            if path not in owned_folders or name in links:
                yield path
        for name in sorted(names):
            path = (here / name).as_posix()
            if path not in former.files and path != MANIFEST:
                yield path


def _raise(error: OSError) -> None:
    """Raise the error: a folder that cannot be read is not one that is empty."""
    if not isinstance(error, FileNotFoundError):
        raise error


@contextmanager
def _stage(parent: Path) -> Iterator[Path]:
    """Give a new folder beside the site, and delete what is there in the end: the old site, or a new one that failed.

    The folder is locked, so that another project's build beside it does not take it for a leftover.
    """
    parent.mkdir(parents=True, exist_ok=True)
    staging = parent / f"{STAGING}{secrets.token_hex(4)}"
    staging.mkdir()
    lock = os.open(staging, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        os.close(lock)


def _remove_leftovers(parent: Path) -> None:
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


def _fill(staging: Path, folder: Path, files: tuple[File, ...], same: frozenset[str]) -> None:
    """Write the files into the staging folder; those that the site holds already are linked and keep their times."""
    made = {staging}
    for file in files:
        target = staging / file.path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if file.path not in same or not _link(folder / file.path, target):
            target.write_bytes(file.data)


def _link(source: Path, target: Path) -> bool:
    """Give the file a second name, and tell whether that could be done; of a link it is the link that is named."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True


def _keep_foreign(staging: Path, folder: Path, former: Manifest) -> None:
    """Put everything that is not Dateline's in its place in the staging folder."""
    for path in _find_foreign(folder, former):
        source, target = folder / path, staging / path
        if source.is_dir() and not source.is_symlink():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copystat(source, target)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _link(source, target):
            shutil.copy2(source, target, follow_symlinks=False)


def _exchange(staging: Path, folder: Path) -> None:
    """Put the staging folder in the site's place, and the old site, if there is one, in the staging folder's."""
    if not folder.exists() or not any(folder.iterdir()):
        staging.rename(folder)
        return
    shutil.copymode(folder, staging)
    if _exchange_at_once(staging, folder):
        return
    old = staging.with_name(f"{staging.name}{OLD}{folder.name}")
    folder.rename(old)
    try:
        staging.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    old.rename(staging)


def _restore(folder: Path) -> None:
    """Put back the old site of a build that was killed between the two renames of `_exchange`."""
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
