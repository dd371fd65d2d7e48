"""A process that is ended by `kill -9` at any write, for the tests of what must be whole afterwards."""

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CALLS = (
    (os, "fsync"),
    (os, "link"),
    *((Path, name) for name in ("replace", "rename", "unlink", "mkdir")),
)
MOST = 200


def kill_everywhere(prepare: Callable[[], None], action: Callable[[], object]) -> Iterator[bool]:
    """Yield after each attempt at the action, prepared anew, that is killed one step later than the one before.

    The last is not killed any more, so that every step has been tried; it alone yields False.
    """
    for survived in range(MOST):
        prepare()
        was_killed = is_killed(action, survived)
        yield was_killed
        if not was_killed:
            assert survived > 8, "the steps of writing are not those that are guarded"
            return
    raise AssertionError("the action never ends")


def is_killed(action: Callable[[], object], survived: int) -> bool:
    """Do something in a process that is killed at the step of writing behind so many; tell whether it got there.

    A step is the making of a folder or file, half of the bytes written, a flush, link, rename or removal.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _guard(survived)
            action()
            status = 0
        except BaseException:  # noqa: BLE001 - a process of its own, which must not go on with the tests
            traceback.print_exc()
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    assert code in (0, -signal.SIGKILL)
    return code != 0


def _guard(survived: int) -> None:
    """Let this process be killed at the step behind so many."""
    left = survived

    def step(before: Callable[[], object] = lambda: None) -> None:
        nonlocal left
        if left == 0:
            before()
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def guarded(real: Callable) -> Callable:
        def call(*arguments: object, **named: object) -> object:
            step()
            return real(*arguments, **named)

        return call

    for owner, name in CALLS:
        setattr(owner, name, guarded(getattr(owner, name)))
    real_open = Path.open

    def open_file(path: Path, mode: str = "r", *arguments: Any, **named: Any) -> object:
        if mode[0] not in "wxa":
            return real_open(path, mode, *arguments, **named)
        step()
        return HalfWriter(real_open(path, mode, *arguments, **named), step)

    setattr(Path, "open", open_file)  # noqa: B010 - a method of a class is not to be assigned, says the type checker


class HalfWriter:
    """A file that may be killed between two halves of what is written."""

    def __init__(self, file, step: Callable[[Callable[[], object]], None]) -> None:
        self.file = file
        self.step = step

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> int:
        self.step(lambda: (self.file.write(data[: len(data) // 2]), self.file.flush()))
        return self.file.write(data)

    def __getattr__(self, name: str):
        return getattr(self.file, name)
