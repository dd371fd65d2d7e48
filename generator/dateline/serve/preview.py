"""The preview's state: the project as it was read last, what is wrong with it, and what is told to whoever looks."""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from dateline.commands.intake.ingest import IngestResult, ingest
from dateline.commands.preview.desk import make_desk_page
from dateline.commands.preview.proofs import ProofPage, Proofs, Reader, check_proofs, make_proof_page
from dateline.commands.project import Project
from dateline.disk.lock import LOCK
from dateline.problems import Problem, ProblemsFound, format_problem
from dateline.serve.bell import Bell
from dateline.serve.building import Built
from dateline.serve.editors import EditorLinks
from dateline.serve.marking import Marks
from dateline.site.selection import HeldBack, find_next_change, find_start

HOST_NAMES = ("127.0.0.1", "localhost")
PATIENCE_SECONDS = 60.0
TEMPLATES = Path(__file__).parent / "templates"


class Preview:
    """One project on show. Changed by one thread at a time; read by every request."""

    def __init__(
        self, project: Project, *, today: Callable[[], date], report: Callable[[str], None], editor: str
    ) -> None:
        self.project = project
        self.port = 0
        self.proofs: Proofs | None = None
        """What is shown; None while settings or templates could never be read."""
        self.problems: tuple[Problem, ...] = ()
        """Everything that keeps the site from being built, as far as it is known; sorted."""
        self.version = _name_version()
        """Differs whenever pages may look different, over restarts too."""
        self.bell = Bell()
        """Rings whenever the version has changed."""
        self.editor = EditorLinks(project.root, editor)
        self.is_ending: Callable[[], bool] = lambda: False
        self.today = today
        self._report = report
        self._reader = Reader(project, TEMPLATES)
        self._ingested = IngestResult((), 0, (), ())
        self._read: tuple[Problem, ...] = ()
        self._checked: tuple[Problem, ...] = ()
        self._built: tuple[Problem, ...] = ()
        self._told: tuple[Problem, ...] = ()
        self._at_work = Lock()

    @property
    def base_path(self) -> str:
        """What the site's addresses begin with; ends with `/`."""
        return f"{self.proofs.content.digest.base_path.rstrip('/')}/" if self.proofs else "/"

    @property
    def address(self) -> str:
        """Where the home page is."""
        return f"http://127.0.0.1:{self.port}{self.base_path}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The header Host of requests that were meant for the preview, and not sent by another site's page."""
        return tuple(f"{name}:{self.port}" for name in HOST_NAMES)

    @property
    def held(self) -> dict[str, HeldBack]:
        """Entries that are not on the site, by address."""
        return self.proofs.held if self.proofs else {}

    @property
    def has_site(self) -> bool:
        """No known problem keeps the site from being built."""
        return not self.problems

    def refresh(self, *, with_seeds: bool) -> None:
        """Read what has changed, and let every page that is open know."""
        with self._at_work:
            if with_seeds:
                self._ingest()
            reading = self._reader.read(self.today(), self.proofs)
            self.proofs = reading.proofs
            self._read = reading.problems
            self._settle(is_changed=reading.is_changed)

    def check(self) -> None:
        """Look for the problems that only the whole digest shows; a save meanwhile need not wait for it.

        A seed that had a fault is tried again: what was in its way may be gone.
        """
        if self._ingested.problems:
            with self._at_work:
                self._ingest()
        proofs = self.proofs
        found = check_proofs(self.project, proofs, self.today()) if proofs else ()
        with self._at_work:
            if self.proofs is proofs:
                self._checked, self._built = found, ()
                self._settle(is_changed=False)

    def take_built(self, built: Built) -> None:
        """Tell what came of writing the site to its folder."""
        with self._at_work:
            self._built = built.problems
            if built.changed:
                self._report(f"Built in {built.seconds:.1f} s: {built.changed} files changed.")
            self._settle(is_changed=False)

    def find_wait(self, longest: float) -> float:
        """Return the seconds until an entry comes or goes by itself, at most so many."""
        now = self.today()
        change = find_next_change(self.proofs.content.entries, now) if self.proofs else None
        if change is None or not isinstance(now, datetime):
            return longest
        return min(longest, max(0.0, find_start(change, now) - now.timestamp()) + 0.1)

    def take_fault(self, fault: Problem) -> None:
        """Show a fault of Dateline itself until the next build goes well."""
        with self._at_work:
            self._built = (fault,)
            self._settle(is_changed=False)

    def find_page(self, address: str) -> ProofPage | None:
        """Return the page at an address. Raises ProblemsFound with a template's fault."""
        return make_proof_page(self.proofs, address) if self.proofs else None

    def make_desk(self) -> bytes | None:
        """Return the page of what waits for an editor; None while nothing can be shown."""
        if not self.proofs:
            return None
        return make_desk_page(
            self.project,
            self.proofs,
            problems=self.problems,
            conflicts=self._ingested.conflicts,
            today=self.today(),
            opener=self.editor.open,
        )

    def mark(self) -> Marks:
        """Return what the preview adds to every page now."""
        return Marks(self.version, self.problems, self.editor, len(self.held))

    def _settle(self, *, is_changed: bool) -> None:
        """Gather all problems, print those that are new, and ring where a page would look different."""
        problems = tuple(sorted({*self._ingested.problems, *self._read, *self._checked, *self._built}))
        if problems != self.problems or is_changed:
            self.problems = problems
            self.version = _name_version()
            self.bell.ring()
        if problems and problems != self._told:
            self._report("\n".join(map(format_problem, problems)))
            self._report("The site is not built until this is mended; it is looked at again when you save.")
        self._told = problems

    def _ingest(self) -> None:
        """Take in what is new in seeds; waits while another command is at work."""
        started = time.monotonic()
        while True:
            try:
                done = ingest(self.project.root, report=lambda step: self._tell_seed(step.seed, step.entry))
            except ProblemsFound as found:
                is_locked = any(problem.path == LOCK for problem in found.problems)
                if not is_locked or self.is_ending() or time.monotonic() - started > PATIENCE_SECONDS:
                    self._ingested = IngestResult((), 0, (), found.problems)
                    return
                time.sleep(0.2)
            else:
                self._ingested = done
                for notice in (*done.notices, *done.conflicts):
                    self._report(format_problem(notice))
                return

    def _tell_seed(self, seed: str, entry: str | None) -> None:
        """Tell which entry a seed has become."""
        if entry:
            self._report(f"{seed} -> {entry}")


def describe_fault(error: Exception) -> Problem:
    """Return a fault of Dateline itself as a problem that can be shown."""
    what = f"this is a fault of Dateline, not of your files: {type(error).__name__}: {error}"
    return Problem("dateline", 0, 0, what, "Please report it, with all that this prints: dateline build --traceback")


def _name_version() -> str:
    """Return a name that no earlier version has."""
    return f"{time.time_ns():x}"
