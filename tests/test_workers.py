"""Work that processes share: the same results in the same order, faults at their turn, and nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import count, islice
from multiprocessing import active_children
from pathlib import Path

import pytest

from dateline.problems import Problem, ProblemsFound
from dateline.workers import AHEAD, ENDED, FEW, count_workers, work_in_order
from tests.support.places import ROOT

FAULT = Problem("seeds/a.txt", 3, 1, "is not UTF-8 text")


class UnsendableError(Exception):
    """Cannot be made again from its message alone."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} is not {other}")


def dawdle(number: int) -> int:
    """Take the longer the earlier the number comes."""
    time.sleep(0.02 * (3 - number % 4))
    return number * number


def fail_at(bad: int, error: Exception, number: int) -> int:
    if number == bad:
        raise error
    return number


def die_at(bad: int, number: int) -> int:
    if number == bad:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def tell_process(_: object) -> int:
    return os.getpid()


def take_until_raised(found: Iterator[int]) -> tuple[list[int], Exception]:
    """Return what is yielded before something is raised, and what is raised."""
    taken = []
    try:
        for each in found:
            taken.append(each)  # noqa: PERF402 - kept though the next one raises
    except Exception as error:  # noqa: BLE001 - the test looks at what it is
        return taken, error
    pytest.fail("nothing was raised")


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_items_order(workers: int) -> None:
    assert list(work_in_order(dawdle, range(9), workers)) == [number * number for number in range(9)]


def test_so_many_processes_are_at_work_and_not_this_one() -> None:
    found = set(work_in_order(tell_process, range(12), 3))
    assert len(found) == 3
    assert os.getpid() not in found
    assert set(work_in_order(tell_process, range(12), 1)) == {os.getpid()}


def test_items_of_a_megabyte_pass_both_ways() -> None:
    text = "x" * 1_000_000
    assert list(work_in_order(str.upper, [text] * 6, 2)) == [text.upper()] * 6


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("error", [ProblemsFound([FAULT]), KeyError("a")], ids=["problems", "another"])
def test_what_the_work_raises_is_raised_at_its_turn(workers: int, error: Exception) -> None:
    taken, raised = take_until_raised(work_in_order(partial(fail_at, 5, error), range(9), workers))
    assert (taken, type(raised), str(raised)) == ([0, 1, 2, 3, 4], type(error), str(error))


def test_problems_pass_whole() -> None:
    _, raised = take_until_raised(work_in_order(partial(fail_at, 0, ProblemsFound([FAULT])), range(2), 2))
    assert isinstance(raised, ProblemsFound)
    assert raised.problems == (FAULT,)


def test_an_error_that_cannot_be_sent_is_told_by_its_words_with_its_place() -> None:
    _, raised = take_until_raised(work_in_order(raise_unsendable, [1, 1], 2))
    assert (type(raised), str(raised)) == (RuntimeError, "UnsendableError: 1 is not 2")
    assert "in raise_unsendable" in raised.__notes__[0]


def raise_unsendable(number: int) -> int:
    raise UnsendableError(number, number + 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_items_raise_is_raised_behind_the_results_of_those_before(workers: int) -> None:
    def list_items() -> Iterator[int]:
        yield from (0, 1, 2)
        raise ProblemsFound([FAULT])

    taken, raised = take_until_raised(work_in_order(dawdle, list_items(), workers))
    assert (taken, str(raised)) == ([0, 1, 4], str(ProblemsFound([FAULT])))


def test_items_are_taken_as_they_are_needed() -> None:
    asked: list[int] = []

    def ask() -> Iterator[int]:
        for number in count():
            asked.append(number)
            yield number

    with closing(work_in_order(dawdle, ask(), 2)) as found:
        assert list(islice(found, 3)) == [0, 1, 4]
    assert len(asked) <= FEW + 1 + 2 * AHEAD


def test_nobody_is_at_work_when_no_more_results_are_wanted() -> None:
    with closing(work_in_order(dawdle, count(), 2)) as found:
        next(found)
        assert len(active_children()) == 2
    assert active_children() == []


def test_a_worker_that_is_ended_from_outside_is_told() -> None:
    _, raised = take_until_raised(work_in_order(partial(die_at, 4), range(9), 2))
    assert isinstance(raised, ProblemsFound)
    assert raised.problems == (ENDED,)
    assert active_children() == []


def test_few_items_need_no_workers_and_nobody_gets_more_than_were_asked_for() -> None:
    assert count_workers(FEW) == 1
    assert 1 <= count_workers(10_000) <= (os.cpu_count() or 1)
    assert (count_workers(10, 3), count_workers(2, 3), count_workers(0, 3)) == (3, 2, 1)


ENDLESS = """
import sys, time
sys.path[:0] = sys.argv[1:]
from tests.test_workers import linger
from dateline.workers import work_in_order
if __name__ == "__main__":
    for process in work_in_order(linger, range(100), 2):
        print(process, flush=True)
"""


def linger(number: int) -> int:
    """Return the process: at once at first, later after some seconds."""
    time.sleep(4 if number > 1 else 0)
    return os.getpid()


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(processes: list[int]) -> bool:
    end = time.monotonic() + 20
    while any(map(is_there, processes)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(map(is_there, processes))


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[tuple[subprocess.Popen, list[int]]]:
    """Start a program whose two workers have answered once, in a group of its own."""
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    command = [sys.executable, str(script), str(ROOT), str(ROOT / "generator")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        workers = [int(program.stdout.readline()) for _ in range(2)]
        yield program, workers
        program.kill()


@pytest.mark.slow
def test_ctrl_c_ends_all_and_only_the_program_itself_hears_of_it(
    at_work: tuple[subprocess.Popen, list[int]],
) -> None:
    program, workers = at_work
    os.killpg(program.pid, signal.SIGINT)
    _, errors = program.communicate(timeout=20)
    assert errors.count("KeyboardInterrupt") == 1
    assert "SpawnProcess" not in errors
    assert wait_until_gone(workers)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_item_when_the_program_was_killed(
    at_work: tuple[subprocess.Popen, list[int]], how: signal.Signals
) -> None:
    program, workers = at_work
    program.send_signal(how)
    program.wait(timeout=20)
    assert wait_until_gone(workers)
