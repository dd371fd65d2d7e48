"""Files of a site in, one by one; a folder that holds these and what others had put there, exchanged at once, out.

The new site is made beside the old, which stays whole until then. Nothing is kept in memory of a file but its hash.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath

from dateline.disk.exchange import Output, exchange, open_staging, read_owned, refuse, remove_leftovers
from dateline.disk.manifest import MANIFEST, Manifest, format_manifest
from dateline.disk.staging_folder import StagingFolder
from dateline.disk.standing import FileStamp, Standing, look
from dateline.model import EntryPlace, File
from dateline.problems import Problem, ProblemsFound

CANNOT_WRITE = "The site there is as it was. Check the folder's permissions and the room on its disk, then build again."


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed in the output folder."""

    written: int
    unchanged: int
    removed: int
    """Files of an earlier build that this one does not make."""


@contextmanager
def stage_site(output: Output, stamps: Mapping[str, FileStamp], spare: Path | None = None) -> Iterator["Staging"]:
    """Give a site to fill; where the block ends without `publish`, the old site stays as it was.

    `stamps` are those of the files as an earlier build left them: where one differs, the file itself is read. In the
    spare folder, whose files may be deleted, the old site is kept for the next build to be laid upon.
    Raises ProblemsFound where the folder holds files, but none that say whose they are, or where it cannot be read.
    """
    former = read_owned(output)
    with ExitStack() as made:
        try:
            remove_leftovers(output.folder.parent)
            standing = dict(look(output.folder))
        except OSError as error:
            raise refuse(output, f"cannot be read: {error.strerror}", CANNOT_WRITE) from error
        yield Staging(output, former, standing, stamps, made=made, spare=spare)


class Staging:
    """A site in the making."""

    def __init__(
        self,
        output: Output,
        former: Manifest,
        standing: dict[str, Standing],
        stamps: Mapping[str, FileStamp],
        *,
        made: ExitStack,
        spare: Path | None,
    ) -> None:
        self.former = former
        """What an earlier build left in the folder."""
        self.stamps: dict[str, FileStamp] = {}
        """Of each file that has been put or kept."""
        self.size_bytes = 0
        """Of all that has been written."""
        self.manifest = ""
        """The hash of the list of files, once it is published."""
        self._output = output
        self._standing = standing
        self._known = stamps
        self._made = made
        self._spare = spare
        self._files: dict[str, str] = {}
        self._new: set[str] = set()

    @property
    def written(self) -> int:
        """How many files have been written."""
        return len(self._new)

    def put(self, file: File) -> str:
        """Give the site a file, and return its hash; one that stands in the old site is not written again.

        Raises ProblemsFound where it cannot be written.
        """
        digest = sha256(file.data).hexdigest()
        if not self.keep(file.path, digest):
            try:
                self.stamps[file.path] = self._folder.write(file.path, file.data)
            except OSError as error:
                raise refuse(self._output, f"cannot be written: {error.strerror}", CANNOT_WRITE) from error
            self._new.add(file.path)
            self.size_bytes += len(file.data)
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
        folder = self._folder.folder if path in self._new else self._output.folder
        try:
            return (folder / path).read_bytes()
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
                self._folder.write(MANIFEST, text)
                self._fill()
        except OSError as error:
            raise refuse(self._output, f"cannot be written: {error.strerror}", CANNOT_WRITE) from error
        return Written(len(self._new), len(self._files) - len(self._new), removed)

    @cached_property
    def _folder(self) -> StagingFolder:
        """Where the new site is laid, from the first file on that is new."""
        return StagingFolder(self._made.enter_context(open_staging(self._output.folder, self._spare)))

    def _fill(self) -> None:
        """Link what is kept and what is not Dateline's into the staging folder, and exchange the two."""
        new, old = self._folder, self._output.folder
        for path in self._files.keys() - self._new:
            before, stamp = self.stamps[path], new.link(path, old / path, self.stamps[path])
            # One that somebody has changed since it was looked at keeps its old stamp: the next build reads it.
            if stamp and stamp[1:] == before[1:]:
                self.stamps[path] = stamp
        # Looked at again: somebody may have put something there while pages were made.
        standing = dict(look(old))
        foreign = tuple(_find_foreign(standing, self.former))
        for path in foreign:
            if standing[path].is_folder:
                new.add_folder(path, old / path)
            else:
                new.link(path, old / path, standing[path].stamp)
        folders = {path for path in foreign if standing[path].is_folder} | _list_folders((*self._files, *foreign))
        new.drop_others({*self._files, *foreign, MANIFEST}, folders)
        exchange(new.folder, old)

    def _check_foreign(self, manifest: Manifest) -> None:
        """Raise ProblemsFound with every foreign file at whose place the new site has a file or a folder."""
        foreign = tuple(_find_foreign(self._standing, self.former))
        folders = _list_folders(manifest.files) if foreign else frozenset()
        hint = "Move it away, or name another folder for the site."
        problems = [
            Problem(f"{self._output.name}/{path}", 0, 0, "stands where the site needs its own file", hint)
            for path in foreign
            if path in manifest.files or (path in folders and not self._standing[path].is_folder)
        ]
        if problems:
            raise ProblemsFound(problems)


def _find_foreign(standing: Mapping[str, Standing], former: Manifest) -> Iterator[str]:
    """Yield what is not Dateline's, folders before their content."""
    owned_folders = _list_folders(former.files)
    for path in sorted(standing):
        is_owned = path in owned_folders if standing[path].is_folder else path in former.files or path == MANIFEST
        if not is_owned:
            yield path


def _list_folders(files: Iterable[str]) -> frozenset[str]:
    """Return the folders that the files of a site lie in."""
    nearest = {path.rpartition("/")[0] for path in files} - {""}
    return frozenset(
        folder for each in nearest for folder in (each, *(parent.as_posix() for parent in PurePosixPath(each).parents))
    )
