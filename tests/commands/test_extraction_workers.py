"""`dateline extract` on several cores: not one byte or message differs."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.workers import FEW
from tests.support.places import SOURCE
from tests.support.small_digest import BRIDGE, STRIKE, make_project, run, write

TOLD = "10.txt: is empty\n  Paste the article into it, or delete the file.\n"
MISSING = "nosuch.txt: cannot be read: No such file or directory\n  Name a text file, or - for standard input.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_project(tmp_path)
    write(root, "content/vocabulary/ignore.yaml", "- Portholm\n")
    for number in range(20):
        text = (BRIDGE, STRIKE)[number % 2].replace("Karin Vale", f"Karin Vale{'abcdefghij'[number // 2]}")
        write(root, f"{number}.txt", "" if number == 10 else text)
    return root


def write_lines(root: Path, count: int) -> None:
    lines = [json.dumps({"id": number, "text": (BRIDGE, STRIKE)[number % 2]}) + "\n" for number in range(count)]
    lines[2] = "{\n"
    write(root, "many.jsonl", "\ufeff" + "".join(lines))


@pytest.mark.parametrize("workers", ["2", "3"])
def test_files_give_the_same_bytes_with_any_number_of_workers(root: Path, workers: str) -> None:
    files = [f"{number}.txt" for number in range(20)]
    alone = run(root, "extract", "--workers", "1", *files)
    assert (alone[0], alone[1].count('"id"'), alone[2]) == (1, 19, TOLD)
    assert run(root, "extract", "--workers", workers, *files) == alone


@pytest.mark.parametrize("workers", ["2", "3"])
def test_lines_give_the_same_bytes_with_any_number_of_workers(root: Path, workers: str) -> None:
    write_lines(root, 12)
    alone = run(root, "extract", "--jsonl", "--explain", "--workers", "1", "many.jsonl")
    assert (alone[0], len(alone[1].splitlines())) == (1, 11)
    assert run(root, "extract", "--jsonl", "--explain", "--workers", workers, "many.jsonl") == alone


def test_more_than_a_few_articles_are_shared_without_being_told(root: Path) -> None:
    write_lines(root, FEW + 12)
    alone = run(root, "extract", "--jsonl", "--workers", "1", "many.jsonl")
    assert run(root, "extract", "--jsonl", "many.jsonl") == alone


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_file_that_cannot_be_read_ends_the_run_behind_those_before_it(root: Path, workers: str) -> None:
    status, output, errors = run(root, "extract", "--workers", workers, "1.txt", "2.txt", "nosuch.txt", "3.txt")
    assert (status, output.count('"id"'), errors) == (1, 2, MISSING)


def test_standard_input_is_read_as_it_comes(root: Path) -> None:
    command = [sys.executable, "-m", "dateline", "extract", "--jsonl", "--workers", "1", "-"]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(SOURCE)}
    ) as program:
        for name in ("a", "b"):
            program.stdin.write(json.dumps({"id": name, "text": BRIDGE}).encode() + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == name
        program.stdin.close()


def start_endless(root: Path) -> subprocess.Popen:
    """Start an extraction of lines that do not end, in a group of processes of its own, and wait for its first line."""
    feed = f"import itertools, json; [print(json.dumps(dict(id=n, text={BRIDGE!r}))) for n in itertools.count()]"
    line = f"'{sys.executable}' -c \"$FEED\" 2>/dev/null | '{sys.executable}' -m dateline extract --jsonl --workers 2 -"
    program = subprocess.Popen(
        ["bash", "-c", line],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "FEED": feed},
        start_new_session=True,
    )
    assert program.stdout.readline().startswith(b'{"id": "0"')
    return program


def is_group_gone(group: int) -> bool:
    """Wait some seconds until no process of a group is left, and say whether that is so."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_ctrl_c_ends_it_without_a_traceback_and_leaves_nobody_behind(root: Path) -> None:
    with start_endless(root) as program:
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=30)
    assert errors.strip() == b"Stopped."
    assert is_group_gone(program.pid)


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_fault(root: Path) -> None:
    with start_endless(root) as program:
        program.stdout.close()
        assert program.stderr.read() == b""
        program.wait(timeout=30)
    assert is_group_gone(program.pid)
