"""Files of a site in, one by one; a folder that holds these and what others had put there, exchanged at once, out.

The new site is made beside the old, which stays whole until then. Nothing is kept in memory of a file but its hash.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from dateline.disk.exchange import Output, exchange, open_staging, read_owned, refuse, remove_leftovers
from dateline.disk.manifest import MANIFEST, Manifest, format_manifest
from dateline.model import EntryPlace, File
from dateline.problems import Problem, ProblemsFound

FileStamp = tuple[int, int, int]
"""Number, size and time of a file: what stays when it is linked, and changes with every save."""
CANNOT_WRITE = "The site there is as it was. Check the folder's permissions and the room on its disk, then build again."


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed in the output folder."""

    written: int
    unchanged: int
    removed: int
    """Files of an earlier build that this one does not make."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a path in the output folder; links are never followed."""

    is_folder: bool
    stamp: FileStamp | None
    """Of a regular file."""


@contextmanager
def stage_site(output: Output, stamps: Mapping[str, FileStamp]) -> Iterator["Staging"]:
    """Give a site to fill; where the block ends without `publish`, the old site stays as it was.

    `stamps` are those of the files as an earlier build left them: where one differs, the file itself is read.
    Raises ProblemsFound where the folder holds files, but none that say whose they are, or where it cannot be read.
    """
    former = read_owned(output)
    with ExitStack() as made:
        try:
            remove_leftovers(output.folder.parent)
            standing = dict(_look(output.folder))
        except OSError as error:
            raise refuse(output, f"cannot be read: {error.strerror}", CANNOT_WRITE) from error
        yield Staging(output, former, standing, stamps, made)


class Staging:
    """A site in the making."""

    def __init__(
        self,
        output: Output,
        former: Manifest,
        standing: dict[str, Standing],
        stamps: Mapping[str, FileStamp],
        made: ExitStack,
    ) -> None:
        self.former = former
        """What an earlier build left in the folder."""
        self.stamps: dict[str, FileStamp] = {}
        """Of each file that has been put or kept."""
        self.manifest = ""
        """The hash of the list of files, once it is published."""
        self._output = output
        self._standing = standing
        self._known = stamps
        self._made = made
        self._folder: Path | None = None
        self._files: dict[str, str] = {}
        self._new: set[str] = set()
        self._folders: set[str] = set()

    def put(self, file: File) -> str:
        """Give the site a file, and return its hash; one that stands in the old site is not written again.

        Raises ProblemsFound where it cannot be written.
        """
        digest = sha256(file.data).hexdigest()
        if not self.keep(file.path, digest):
            try:
                self._write(file)
            except OSError as error:
                raise refuse(self._output, f"cannot be written: {error.strerror}", CANNOT_WRITE) from error
            self._new.add(file.path)
            self._files[file.path] = digest
        return digest

    def keep(self, path: str, digest: str) -> bool:
        """Give the site a file of the old one, and tell whether that stands there whole, with this hash."""
        standing = self._standing.get(path)
        if self.former.files.get(path) != digest or standing is None or standing.stamp is None:
            return False
        if self._known.get(path) != standing.stamp and not self.holds(path, digest):
            return False
        self._files[path] = digest
        self.stamps[path] = standing.stamp
        return True

    def holds(self, path: str, digest: str) -> bool:
        """Tell whether a regular file of the old site has this hash."""
        file = self._output.folder / path
        try:
            return not file.is_symlink() and sha256(file.read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def read(self, path: str) -> bytes | None:
        """Return a file that has been put or kept; None for any other."""
        if path not in self._files:
            return None
        folder = self._folder if path in self._new else self._output.folder
        try:
            return (folder / path).read_bytes() if folder else None
        except OSError as error:
            raise refuse(self._output, f"cannot be read: {error.strerror}", CANNOT_WRITE) from error

    def publish(self, places: tuple[EntryPlace, ...]) -> Written:
        """Put the new site in the old one's place, and report what changed; one that is the same is not touched.

        Files that are not Dateline's stay. Raises ProblemsFound where something is in the way or cannot be written.
        """
        manifest = Manifest(self._files, places)
        self._check_foreign(manifest)
        removed = len(self.former.files.keys() - self._files.keys())
        text = format_manifest(manifest).encode()
        self.manifest = sha256(text).hexdigest()
        try:
            if self._new or removed or not self.holds(MANIFEST, self.manifest):
                self._find_room(MANIFEST).write_bytes(text)
                self._fill()
        except OSError as error:
            raise refuse(self._output, f"cannot be written: {error.strerror}", CANNOT_WRITE) from error
        return Written(len(self._new), len(self._files) - len(self._new), removed)

    def _write(self, file: File) -> None:
        """Write a file into the staging folder."""
        target = self._find_room(file.path)
        target.write_bytes(file.data)
        self.stamps[file.path] = _find_stamp(target.stat())

    def _find_room(self, path: str) -> Path:
        """Return the place of a file in the staging folder; its folder is there."""
        if self._folder is None:
            self._folder = self._made.enter_context(open_staging(self._output.folder.parent))
        target = self._folder / path
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        return target

    def _fill(self) -> None:
        """Link what is kept and what is not Dateline's into the staging folder, and exchange the two."""
        for path in self._files:
            if path not in self._new:
                target = self._find_room(path)
                if not _link(self._output.folder / path, target):
                    shutil.copy2(self._output.folder / path, target)
                    self.stamps[path] = _find_stamp(target.stat())
        assert self._folder is not None  # noqa: S101 - the manifest has been written into it
        # Looked at again: somebody may have put something there while pages were made.
        standing = dict(_look(self._output.folder))
        for path in _find_foreign(standing, self.former):
            source, target = self._output.folder / path, self._folder / path
            if standing[path].is_folder:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copystat(source, target)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if not _link(source, target):
                shutil.copy2(source, target, follow_symlinks=False)
        exchange(self._folder, self._output.folder)

    def _check_foreign(self, manifest: Manifest) -> None:
        """Raise ProblemsFound with every foreign file at whose place the new site has a file or a folder."""
        foreign = tuple(_find_foreign(self._standing, self.former))
        folders = _list_folders(manifest) if foreign else frozenset()
        hint = "Move it away, or name another folder for the site."
        problems = [
            Problem(f"{self._output.name}/{path}", 0, 0, "stands where the site needs its own file", hint)
            for path in foreign
            if path in manifest.files or (path in folders and not self._standing[path].is_folder)
        ]
        if problems:
            raise ProblemsFound(problems)


def _look(folder: Path) -> Iterator[tuple[str, Standing]]:
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
                    stamp = _find_stamp(each.stat(follow_symlinks=False)) if is_file else None
                    yield path, Standing(is_folder=False, stamp=stamp)


def _find_stamp(found: os.stat_result) -> FileStamp:
    """Return the stamp of a regular file."""
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def _find_foreign(standing: Mapping[str, Standing], former: Manifest) -> Iterator[str]:
    """Yield what is not Dateline's, folders before their content."""
    owned_folders = _list_folders(former)
    for path in sorted(standing):
        is_owned = path in owned_folders if standing[path].is_folder else path in former.files or path == MANIFEST
        if not is_owned:
            yield path


def _list_folders(manifest: Manifest) -> frozenset[str]:
    """Return the folders that the files of a site lie in."""
    nearest = {path.rpartition("/")[0] for path in manifest.files} - {""}
    return frozenset(
        folder for each in nearest for folder in (each, *(parent.as_posix() for parent in PurePosixPath(each).parents))
    )


def _link(source: Path, target: Path) -> bool:
    """Give the file a second name, and tell whether that could be done; of a link it is the link that is named."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True
