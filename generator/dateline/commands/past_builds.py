"""A project and where its site goes in; what the last build of that site left, as far as it still holds, out."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import dateline
from dateline.commands.kept_content import PARTS, KeptContent
from dateline.commands.project import ENTRIES, PAGES, STORIES, VOCABULARY, Project
from dateline.content.images import FOLDER as PICTURES
from dateline.disk.cache import Cache, make_key
from dateline.disk.exchange import Output
from dateline.disk.inputs import (
    Known,
    find_linked,
    list_packages,
    list_stamps,
    mark_changed,
    read_clock,
    read_inputs,
)
from dateline.disk.manifest import MANIFEST
from dateline.disk.memory import Memory
from dateline.disk.reading import Stamp
from dateline.disk.staging import stage_site
from dateline.disk.standing import FileStamp
from dateline.disk.state import State
from dateline.model import Moment
from dateline.site.selection import HeldBack, is_unchanged

FORMAT = "1"
"""Of the file of inputs, which is read before it is known which program wrote it."""
PROGRAM, SHIPPED = "program", "templates-"
CONTENT = "content/"
BUILDS = 4
"""How many sites of a digest, as of two base URLs, have a state at a time."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made."""

    output: str
    """The whole path of the folder."""
    pages: int
    """Redirects included."""
    entries: int
    terms: int
    stories: int
    feeds: int
    calendars: int
    """Pages whose events lie beside them as files."""
    cards: int
    """Share cards."""
    index_bytes: int
    """Size of the search index."""
    written: int
    """Files that are new or changed."""
    unchanged: int
    removed: int
    held_back: tuple[HeldBack, ...]
    """Entries that are not on the site, by file."""
    next_change: Moment | None
    """When the site changes by itself, so that a build is due."""
    notices: tuple[str, ...]
    """What is not as an editor may expect it, though nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Made:
    """A part of the site as it was made."""

    fingerprint: bytes
    files: tuple[tuple[str, str], ...]
    """Path and hash of each."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a build that ended well leaves for the next."""

    day: date
    """The present, as it was given."""
    result: BuildResult
    manifest: str
    """The hash of the list of its files."""
    stamps: dict[str, FileStamp]
    """Of all files of the site."""
    products: dict[str, Made]
    """By name."""
    inputs: tuple[str, ...] = ()
    """Path and hash of every file that it was made from."""


class PastBuilds:
    """What builds of one site leave for the next. It is looked at before anything is read, and may be missing."""

    def __init__(self, project: Project, target: Output, base_url: str | None) -> None:
        """Look at everything that a site is made from."""
        cache = Cache(project.cache / "build")
        self._project = project
        self._site = (str(target.folder), base_url or "")
        self._target = target
        self._before = State(cache, FORMAT, *self._site).load("inputs", dict) or {}
        self._inputs = read_inputs(_list_folders(project), self._before, read_clock(cache.folder))
        self.program = make_key(*list_packages(), *_list_digests(self._inputs, PROGRAM))
        """A hash of all that works on a site: this package, the packages that it calls, and Python."""
        self.templates = make_key(*_list_digests(self._inputs, SHIPPED))
        self._cache = cache
        self._state = State(cache, self.program, *self._site)
        self._content = KeptContent(self._state)
        self.finished = self._state.load("finished", Finished)
        """The last build; None where there was none by this program."""

    def find_unchanged(self, today: date) -> BuildResult | None:
        """Return what the last build made, where a further one would make just that and the site stands as it left it.

        Raises ProblemsFound where no site may be written to the folder.
        """
        finished = self.finished
        if self._target.folder.is_symlink():
            return None
        if not finished or not is_unchanged(finished.day, today, finished.result.next_change):
            return None
        if _list_digests(self._inputs) != finished.inputs:
            return None
        with stage_site(self._target, finished.stamps) as staging:
            if not staging.holds(MANIFEST, finished.manifest):
                return None
            if not all(staging.keep(path, digest) for path, digest in staging.former.files.items()):
                return None
            if self._inputs != self._before or staging.stamps != finished.stamps:
                self._save(replace(finished, stamps=staging.stamps))
        return replace(finished.result, written=0, unchanged=len(staging.stamps), removed=0)

    def load_memory(self) -> Memory:
        """Return every file of content that has not changed as it was read."""
        return self._content.load(self._inputs)

    def save_memory(self, memory: Memory) -> None:
        """Leave what was read of the content, whatever becomes of the site."""
        self._inputs = mark_changed(list_stamps(_list_folders(self._project)), self._inputs)
        self._content.save(memory, self._inputs)

    def save(self, finished: Finished) -> None:
        """Leave a build that ended well.

        Of one while which templates were saved no part is kept: nobody knows which parts the old ones made.
        """
        stamps = list_stamps(_list_folders(self._project))
        products = finished.products if _are_the_same(self._inputs, stamps) else {}
        self._inputs = mark_changed(stamps, self._inputs)
        self._save(replace(finished, inputs=_list_digests(self._inputs), products=products))
        self._cache.keep_last((PARTS + 2) * BUILDS)

    def _save(self, finished: Finished) -> None:
        """Leave a build, with what it read."""
        self._state.save("finished", finished)
        State(self._cache, FORMAT, *self._site).save("inputs", self._inputs)


def _list_folders(project: Project) -> dict[str, Path]:
    """Return every folder that a site of the project is made from, by the name that its files have here."""
    folders = {CONTENT.rstrip("/"): project.root / "content", PROGRAM: Path(dateline.__file__).parent}
    # These are read even where they are links to a folder elsewhere; any other link in content/ is a fault.
    parts = (ENTRIES, STORIES, PAGES, VOCABULARY, PICTURES)
    folders |= {part: project.root / part for part in parts if (project.root / part).is_symlink()}
    for number, folder in enumerate(project.template_folders):
        folders |= find_linked(f"{SHIPPED}{number}", folder)
    return folders


def _are_the_same(inputs: dict[str, Known], stamps: dict[str, Stamp]) -> bool:
    """Tell whether templates and program have the stamps with which they were read, and are as many."""
    around = (PROGRAM, SHIPPED)
    before = {path: stamp for path, (stamp, _, _) in inputs.items() if path.startswith(around)}
    return before == {path: stamp for path, stamp in stamps.items() if path.startswith(around)}


def _list_digests(inputs: dict[str, Known], start: str = "") -> tuple[str, ...]:
    """Return path and hash of each file whose path begins so."""
    return tuple(f"{path} {digest.hex()}" for path, (_, digest, _) in sorted(inputs.items()) if path.startswith(start))
