"""A project in; its site built by a process of its own, which lets all others go first, out."""

import os
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.disk.lock import LOCK
from dateline.problems import Problem, ProblemsFound

NICENESS = 10


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    changed: int
    """Files that were written or removed; 0 where nothing was built."""
    problems: tuple[Problem, ...]
    seconds: float
    is_locked: bool = False
    """Another command was at work; nothing was built."""


def build_quietly(root: Path, today: date) -> Built:
    """Build the site, after everything else that the computer has to do; runs in a process of its own.

    So an editor's page never waits for the search index, and only what is published is ever written to the site.
    """
    # Loaded only here, by the process that builds: the preview itself makes no feeds, calendars or index.
    from dateline.commands.build import build  # noqa: PLC0415

    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    started = time.monotonic()
    try:
        done = build(root, today=today, report=lambda _: None)
    except ProblemsFound as found:
        is_locked = any(problem.path == LOCK for problem in found.problems)
        return Built(0, () if is_locked else found.problems, time.monotonic() - started, is_locked)
    return Built(done.written + done.removed, (), time.monotonic() - started)
