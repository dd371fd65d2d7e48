"""A project's folder in; the right to write in it, held by one command at a time, out."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.problems import Problem, ProblemsFound

LOCK = ".dateline.lock"


@contextmanager
def hold_lock(root: Path) -> Iterator[None]:
    """Hold the project's lock while the block runs. Raises ProblemsFound where another command holds it.

    The system takes the lock back when the command ends in any way, so the file that stays behind means nothing.
    """
    try:
        lock = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        hint = "Dateline needs to write in the digest's folder; check who owns it and its permissions."
        raise ProblemsFound([Problem(LOCK, 0, 0, f"cannot be opened: {error.strerror}", hint)]) from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            hint = "Wait until it has ended, then try again; a preview that is running builds by itself."
            what = "another Dateline command is at work in this folder"
            raise ProblemsFound([Problem(LOCK, 0, 0, what, hint)]) from error
        yield
    finally:
        os.close(lock)
