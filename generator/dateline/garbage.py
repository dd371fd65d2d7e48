"""When Python looks for values that only lead to each other: not among a million values that all live."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pausing_collection() -> Iterator[None]:
    """Let nothing look for such values meanwhile; for a large value that is made at once."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def sparing_all_that_lives() -> Iterator[None]:
    """Look among the values alone that are made meanwhile; for much work on a large value."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not was_on:
            gc.disable()
