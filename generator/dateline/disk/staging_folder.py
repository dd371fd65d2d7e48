"""The files of the next site in, written or linked; the folder that holds these and no others, out.

At first it may hold the site before the last, of which most is the same: to make and delete thousands of folders at
every build takes longer than all else.
"""

import os
import shutil
from collections.abc import Set
from pathlib import Path

from dateline.disk.standing import FileStamp, Standing, find_stamp, look


class StagingFolder:
    """The folder into which a site is laid."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, with what stands in it. Raises OSError, as all that follows."""
        self.folder = folder
        self._standing = dict(look(folder))
        self._made = {""}

    def write(self, path: str, data: bytes) -> FileStamp:
        """Write a file, and return its stamp. One that stood there may be part of the site, and is not written into."""
        target = self._find_room(path)
        target.write_bytes(data)
        return self._note(path, target)

    def link(self, path: str, source: Path, stamp: FileStamp | None) -> FileStamp | None:
        """Give a file of the site, whose stamp this is, a place here too, and return its stamp here."""
        standing = self._standing.get(path)
        if stamp and standing and standing.stamp == stamp:
            return stamp
        target = self._find_room(path)
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:
            shutil.copy2(source, target, follow_symlinks=False)
        return self._note(path, target)

    def add_folder(self, path: str, source: Path) -> None:
        """Make a folder like one of the site."""
        self._make_folder(path)
        shutil.copystat(source, self.folder / path)

    def drop_others(self, files: Set[str], folders: Set[str]) -> None:
        """Delete all but these files and folders."""
        gone: set[str] = set()
        for path in sorted(self._standing):
            is_folder = self._standing[path].is_folder
            if path.rpartition("/")[0] in gone:
                gone.add(path)
            elif path in (folders if is_folder else files):
                continue
            elif is_folder:
                shutil.rmtree(self.folder / path)
                gone.add(path)
            else:
                (self.folder / path).unlink(missing_ok=True)

    def _note(self, path: str, target: Path) -> FileStamp:
        """Return the stamp of a file that is there now."""
        stamp = find_stamp(target.lstat())
        self._standing[path] = Standing(is_folder=False, stamp=stamp)
        return stamp

    def _find_room(self, path: str) -> Path:
        """Return the place of a file, empty, in a folder that is there."""
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._make_folder(parent)
        if path in self._standing:
            self._clear(path)
        return self.folder / path

    def _make_folder(self, path: str) -> None:
        """Let a folder be there, and all that it lies in."""
        if path in self._made:
            return
        self._make_folder(path.rpartition("/")[0])
        standing = self._standing.get(path)
        if standing is None or not standing.is_folder:
            self._clear(path)
            (self.folder / path).mkdir()
            self._standing[path] = Standing(is_folder=True, stamp=None)
        self._made.add(path)

    def _clear(self, path: str) -> None:
        """Delete what stands at a path."""
        standing = self._standing.pop(path, None)
        if standing is None:
            return
        if standing.is_folder:
            shutil.rmtree(self.folder / path)
            self._standing = {each: kept for each, kept in self._standing.items() if not each.startswith(f"{path}/")}
        else:
            (self.folder / path).unlink(missing_ok=True)
