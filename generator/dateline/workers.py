"""A function and items in; what it makes of each out, in the items' order, with all cores of the machine at work.

Workers are processes that begin afresh: a copy of this one could hold a lock that nobody opens. Each has a line of its
own to this process, and one item at a time. So nothing waits in a queue when work is stopped, and a worker whose line
is cut ends with its item, even where this process was killed.
"""

import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from dateline.problems import Problem, ProblemsFound

Item = TypeVar("Item")
Result = TypeVar("Result")
Value = TypeVar("Value")
FEW = 48
"""Items that one process alone has done before workers have begun, where each takes as long as an article."""
AHEAD = 8
"""Results for each worker that may wait for their turn; so memory does not grow with the number of items."""
HINT = "Memory may be short. Run it again, with fewer workers if it goes on."
ENDED = Problem("dateline", 0, 0, "one of its processes was ended from outside", HINT)


def count_workers(items: int, asked: int | None = None) -> int:
    """Return how many processes should work on so many items: as many as were asked for, else one a core if it pays."""
    if asked is not None:
        return max(1, min(asked, items))
    if items <= FEW:
        return 1
    # Where the system cannot say which cores a process may use (macOS), it may use all.
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, items)


def work_in_order(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int | None = None
) -> Generator[Result, None, None]:
    """Yield what the work makes of each item, in the items' order, the same for any number of workers.

    `workers` is as `asked` of `count_workers`; it takes a few dozen items to see how many pay. Else items are taken as
    they are needed. One worker is this process itself; to more, work and items are sent, and results sent back. What
    the work or the items raise is raised at its turn. Close the iterator to stop early. Raises ProblemsFound where a
    worker is ended from outside.
    """
    coming = _guard(items)
    first = [] if workers == 1 else list(islice(coming, FEW + 1))
    coming, number = chain(first, coming), count_workers(len(first), workers)
    if number == 1:
        yield from (work(_open(item)) for item in coming)
        return
    with _start(work, number) as lines:
        desk: _Desk[Item, Result] = _Desk(coming, lines)
        taken = 0
        while True:
            desk.fill(taken + AHEAD * number)
            if taken in desk.done:
                yield _open(desk.done.pop(taken))
                taken += 1
                desk.collect(patience=0)
            elif desk.busy:
                desk.collect()
            else:
                return


@dataclass(frozen=True, slots=True)
class _Failure:
    """What was raised in place of an item or a result."""

    error: Exception


def _guard(items: Iterable[Item]) -> Iterator[Item | _Failure]:
    """Yield the items, and at last what they raise."""
    try:
        yield from items
    except Exception as error:  # noqa: BLE001 - raised again when its turn comes
        yield _Failure(error)


def _open(value: Value | _Failure) -> Value:
    """Return an item or a result, or raise what was raised in its place."""
    if isinstance(value, _Failure):
        raise value.error
    return value


@dataclass(slots=True)
class _Desk(Generic[Item, Result]):
    """Who works on which item, and what has come back."""

    items: Iterator[Item | _Failure]
    idle: list[Connection]
    busy: dict[Connection, int] = field(default_factory=dict)
    """The number of the item that each worker has."""
    done: dict[int, Result | _Failure] = field(default_factory=dict)
    """Results by number, until their turn comes."""
    sent: int = 0

    def fill(self, most: int) -> None:
        """Give an item to every worker that has none, as long as fewer than `most` have been sent in all."""
        while self.idle and self.sent < most:
            try:
                item = next(self.items)
            except StopIteration:
                return
            if isinstance(item, _Failure):
                self.done[self.sent] = item
            else:
                self._send(self.idle.pop(), item)
            self.sent += 1

    def _send(self, line: Connection, item: Item) -> None:
        """Give an item to a worker. Raises ProblemsFound where there is none any more."""
        try:
            line.send(item)
        except OSError:
            raise ProblemsFound([ENDED]) from None
        self.busy[line] = self.sent

    def collect(self, patience: float | None = None) -> None:
        """Take what workers have made; wait for the first so many seconds, or as long as it takes."""
        for line in wait(list(self.busy), patience):
            assert isinstance(line, Connection)  # noqa: S101 - nothing else was waited for
            try:
                self.done[self.busy.pop(line)] = line.recv()
            except (EOFError, OSError):
                raise ProblemsFound([ENDED]) from None
            self.idle.append(line)


@contextmanager
def _start(work: Callable[[Item], Result], workers: int) -> Iterator[list[Connection]]:
    """Give a line to each worker; when the block ends, no worker is left, whatever it was at."""
    context = multiprocessing.get_context("spawn")
    resource_tracker.ensure_running()  # would let Ctrl-C through if the first worker had to start it
    lines: list[Connection] = []
    processes: list[BaseProcess] = []
    try:
        # Ctrl-C goes to all processes of a terminal. Workers never hear it: this one ends them.
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for _ in range(workers):
                ours, theirs = context.Pipe()
                lines.append(ours)
                process = context.Process(target=_serve, args=(theirs, work), daemon=True)
                process.start()
                processes.append(process)
                theirs.close()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        yield list(lines)
    finally:
        for line in lines:
            line.close()
        for each in processes:
            each.terminate()
        for each in processes:
            each.join()


def _serve(line: Connection, work: Callable[[Item], Result]) -> None:
    """Work on what comes down the line, until it is cut."""
    while True:
        try:
            item = line.recv()
        except (EOFError, OSError):
            return
        result: Result | _Failure
        try:
            result = work(item)
        except Exception as error:  # noqa: BLE001 - raised again in the process that asked
            result = _Failure(_pack(error))
        try:
            line.send(result)
        except OSError:
            return


def _pack(error: Exception) -> Exception:
    """Return an error as it can be sent: with the place where it was raised, and by its words where it is no value."""
    error.add_note("".join(traceback.format_exception(error)).rstrip())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, made here
    except Exception:  # noqa: BLE001 - whatever its class does when it is copied
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.add_note(error.__notes__[-1])
        return plain
    return error
