"""The preview's state: the project, what the last build said, and how often the site has changed."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock

from generator.config import Digest
from generator.content.settings import read_digest
from generator.output.lock import LOCK
from generator.pipeline.project import DIGEST, Project
from generator.pipeline.update import update
from generator.problems import Problem, ProblemsFound, format_problem

HOST_NAMES = ("127.0.0.1", "localhost")
PATIENCE_SECONDS = 10.0


class Preview:
    """One project on show. Changed by one build at a time; read by every request."""

    def __init__(self, project: Project, *, today: Callable[[], date], report: Callable[[str], None]) -> None:
        self.project = project
        self.port = 0
        self.problems: tuple[Problem, ...] = ()
        """What kept the last build from being made; empty where it was made."""
        self.version = f"{time.time_ns():x}"
        """Differs whenever pages may look different, over restarts too."""
        self.base_path = "/"
        self.is_ending: Callable[[], bool] = lambda: False
        self._today = today
        self._report = report
        self._at_work = Lock()

    @property
    def site(self) -> Path:
        """The folder on show."""
        return self.project.site

    @property
    def address(self) -> str:
        """Where the home page is."""
        return f"http://127.0.0.1:{self.port}{self.base_path}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser that was sent here by no one else says as Host."""
        return tuple(f"{name}:{self.port}" for name in HOST_NAMES)

    def rebuild(self) -> None:
        """Build the site anew, tell what came of it, and give it a new version where anything looks different."""
        with self._at_work:
            self._rebuild()

    def _rebuild(self) -> None:
        """Do what `rebuild` says, alone."""
        started = time.monotonic()
        before = self.problems
        try:
            done = self._update()
        except ProblemsFound as found:
            self.problems = found.problems
            is_changed = self.problems != before
            if is_changed:
                self._report("\n".join(map(format_problem, self.problems)))
                self._report("The site is as it was; it is built again when you save.")
        except Exception as error:  # noqa: BLE001 - a preview goes on, whatever fault of ours an entry has brought to light
            self.problems = (_describe_fault(error),)
            is_changed = self.problems != before
            if is_changed:
                self._report(format_problem(self.problems[0]))
        else:
            self.problems = ()
            is_changed = done > 0 or bool(before)
            if is_changed:
                self._report(f"Built in {time.monotonic() - started:.1f} s: {done} files changed.")
        self.base_path = self._read_base_path()
        if is_changed:
            self.version = f"{time.time_ns():x}"

    def _update(self) -> int:
        """Ingest and build, and return how many files changed; waits while another command is at work."""
        started = time.monotonic()
        while True:
            try:
                done = update(
                    self.project.root,
                    today=self._today(),
                    report=lambda _: None,
                    report_seed=lambda step: self._report(f"{step.seed} -> {step.entry}") if step.entry else None,
                )
            except ProblemsFound as found:
                is_locked = any(problem.path == LOCK for problem in found.problems)
                if not is_locked or self.is_ending() or time.monotonic() - started > PATIENCE_SECONDS:
                    raise
                time.sleep(0.2)
            else:
                if done.ingest:
                    for notice in (*done.ingest.notices, *done.ingest.conflicts):
                        self._report(format_problem(notice))
                return done.build.written + done.build.removed

    def _read_base_path(self) -> str:
        """Return the path that the site's links begin with; as before where the settings cannot be read."""
        try:
            text = (self.project.root / DIGEST).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return self.base_path
        digest: Digest | None = read_digest(DIGEST, text)[0]
        return f"{digest.base_path.rstrip('/')}/" if digest else self.base_path


def _describe_fault(error: Exception) -> Problem:
    """Return a fault of Dateline itself as a problem that can be shown."""
    what = f"this is a fault of Dateline, not of your files: {type(error).__name__}: {error}"
    return Problem("dateline", 0, 0, what, "Please report it, with all that this prints: dateline build --traceback")
