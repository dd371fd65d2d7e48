"""A process that ends at any write, as by `kill -9`, for the tests of what must be whole afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import saving


class Killed(BaseException):
    """Stands for a process that ends at this very call."""


def is_killed(action: Callable, survived: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Do something that ends at the write, link, rename or removal behind so many; tell whether it got there."""
    left = [survived]

    def guard(real: Callable) -> Callable:
        def call(*arguments, **named):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patched:
        for owner, name in ((saving.os, "fsync"), (saving.os, "link"), (Path, "replace"), (Path, "unlink")):
            patched.setattr(owner, name, guard(getattr(owner, name)))
        try:
            action()
        except Killed:
            return True
    return False
