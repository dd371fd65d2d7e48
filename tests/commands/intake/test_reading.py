"""Seeds that are read ahead by several processes: every file, message and step as if one had done it all."""

import shutil
from multiprocessing import active_children
from pathlib import Path

import pytest

from dateline.commands.intake import drafting
from dateline.commands.intake.ingest import IngestResult, Step, Task, ingest
from dateline.commands.intake.newsroom import read_known
from dateline.commands.intake.reading import read_seeds
from dateline.commands.intake.seed_files import find_seeds, read_rows
from dateline.commands.project import Project
from dateline.workers import FEW
from tests.support.small_digest import BRIDGE, STRIKE, make_project, tree, write

UNDATED = "Gulls return\n\nGulls came back to the pier of Portholm on Monday, watchers say.\n"
BEFORE = {
    "bridge": BRIDGE,
    "strike": STRIKE,
    "dredger": BRIDGE.replace("bridge", "dredger").replace("1962", "1971"),
    "quay": STRIKE.replace("island", "quay"),
}
AFTER = {
    "bridge": BRIDGE.replace("1962", "1963"),
    "twin": STRIKE,
    "undated": UNDATED,
    "empty": "",
    "ferry": BRIDGE.replace("bridge", "ferry line"),
    "taken": BRIDGE.replace("Ms Vale said", "she said").replace("harbour bridge on", "bridge on"),
    "postdated": STRIKE.replace("PORTHOLM", "PORTHOLM, May 20"),
}
QUAY = "seeds/quay.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a digest in which every kind of decision is to be made."""
    root = make_project(tmp_path / "digest", **BEFORE)
    ingest(root, report=lambda _: None)
    for name, text in AFTER.items():
        write(root, f"seeds/{name}.txt", text)
    (root / QUAY).rename(root / "seeds" / "moved.txt")
    write(root, "seeds/moved.txt", BEFORE["quay"].replace("in April", "in March"))
    next((root / "content" / "entries" / "2024").glob("*dredger*")).unlink()
    return root


def run(root: Path, task: Task) -> tuple[IngestResult, list[Step], dict[str, bytes]]:
    """Return what came of a run in a copy of a digest: result, steps, and all files."""
    copy = root.with_name("copy")
    shutil.copytree(root, copy)
    steps: list[Step] = []
    result = ingest(copy, task=task, report=steps.append)
    files = tree(copy)
    shutil.rmtree(copy)
    return result, steps, files


@pytest.mark.parametrize("again", [False, True], ids=["new", "again"])
def test_any_number_of_workers_decides_and_writes_the_same(root: Path, *, again: bool) -> None:
    alone = run(root, Task(again=again, workers=1))
    assert [made.seed for made in (*alone[0].made, *alone[0].merged)] == [
        "seeds/ferry.txt", "seeds/bridge.txt", "seeds/moved.txt",
    ]  # fmt: skip
    assert [problem.path.removeprefix("seeds/") for problem in alone[0].problems] == [
        "empty.txt", "postdated.txt", "taken.txt", "twin.txt", "undated.txt",
    ]  # fmt: skip
    for workers in (2, 3):
        assert run(root, Task(again=again, workers=workers)) == alone


def test_a_dry_run_shows_the_same(root: Path) -> None:
    alone = run(root, Task(is_dry=True, workers=1))
    assert len(alone[0].changes) == 3
    assert run(root, Task(is_dry=True, workers=2)) == alone


def test_what_was_read_ahead_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("extracted again")

    # Of a seed that may be renamed nobody knows yet with which day it is to be read.
    (root / "seeds" / "moved.txt").rename(root / QUAY)
    monkeypatch.setattr(drafting, "extract", refuse)
    assert len(ingest(root, task=Task(again=True, workers=2), report=lambda _: None).made) == 1


def test_a_few_seeds_are_read_at_their_turn(root: Path) -> None:
    seeds, rows = find_seeds(root), read_rows(root)
    known = read_known(Project(root), seeds, rows)
    assert len(seeds.files) < FEW
    assert set(read_seeds(root, known, seeds.files, again=True, workers=None)) == {None}


def test_a_run_that_is_stopped_keeps_what_it_has_written_and_leaves_nobody_at_work(root: Path) -> None:
    def stop(step: Step) -> None:
        if step.entry:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(root, task=Task(workers=2), report=stop)
    assert active_children() == []
    assert ingest(root, report=lambda _: None).problems
    assert ingest(root, report=lambda _: None).made == ()
