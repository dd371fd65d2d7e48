"""Seeds in; an entry for each that is new, what is new in those known taken in, and every fault named, out.

Each seed is decided by what is known then, its files are written, and what has become known serves the next one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.commands.intake.decisions import Changed, Conflict, Decision, New, Pasted, find_change
from dateline.commands.intake.known import Held, Known, SeedFile, is_known
from dateline.commands.intake.ledger import BASE, SEEDS, Row
from dateline.commands.intake.messages import make_messages
from dateline.commands.intake.seed_files import Seeds, choose_seeds, find_seeds, read_rows
from dateline.commands.project import ENTRIES, Project
from dateline.disk.lock import hold_lock
from dateline.disk.saving import remove_leftovers
from dateline.model import Change
from dateline.problems import Problem, ProblemsFound

PASTE = "standard-input"


@dataclass(frozen=True, slots=True)
class Step:
    """One seed that ingest has dealt with."""

    seed: str
    entry: str | None
    """The entry written; None where the seed has a fault or needed none."""
    done: int
    """How many of the seeds have been dealt with."""
    total: int


@dataclass(frozen=True, slots=True)
class Task:
    """What ingest is asked to do beyond taking what is new."""

    again: bool = False
    """Known seeds too, though they have not changed: the machine may have learnt something."""
    is_dry: bool = False
    """Write nothing; tell what would be written."""
    pasted: bytes | None = None
    """An article to be kept as a seed, and to be ingested alone or with the seeds named."""
    workers: int | None = None
    """Processes that read seeds; None for as many as pay."""


@dataclass(frozen=True, slots=True)
class Made:
    """One entry that ingest has written."""

    seed: str
    entry: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What ingest did."""

    made: tuple[Made, ...]
    """By seed."""
    known: int
    """Seeds that needed nothing."""
    notices: tuple[Problem, ...]
    """What an editor should know, though nothing is wrong: a changed seed whose entry was deleted."""
    problems: tuple[Problem, ...]
    """Every fault of a seed, sorted."""
    merged: tuple[Made, ...] = ()
    """Entries that have taken in what is new, by seed."""
    conflicts: tuple[Problem, ...] = ()
    """What both an editor and ingest have changed: the entry is as it was, the proposal lies beside it."""
    changes: tuple[Change, ...] = ()
    """Where nothing was to be written: what would have been."""


def ingest(
    root: Path, paths: tuple[Path, ...] = (), *, task: Task | None = None, report: Callable[[Step], None]
) -> IngestResult:
    """Write an entry for every new seed of `seeds/`, or of the paths given; let changed ones into their entries.

    Seeds with faults are named in the result and the others written. Raises ProblemsFound, with nothing written, where
    the settings, the vocabulary or the ledger have faults, or another command is at work.
    """
    task = task or Task()
    with hold_lock(root):
        if not task.is_dry:
            remove_leftovers(root / ENTRIES, root / SEEDS, root / BASE)
        seeds, rows = find_seeds(root), read_rows(root)
        asked = choose_seeds(root, paths, seeds) if paths or task.pasted is not None else seeds
        if task.pasted is None and all(is_known(rows, seed) and not task.again for seed in asked.files):
            return _pass_over(asked, report)
        # Loaded only here: a run with nothing new ends before what reads the content is loaded.
        from dateline.commands.intake.newsroom import read_known  # noqa: PLC0415

        return _take_all(root, read_known(Project(root), seeds, rows), asked, task, report)


def _pass_over(asked: Seeds, report: Callable[[Step], None]) -> IngestResult:
    """Return that no seed needs anything."""
    for number, seed in enumerate(asked.files, 1):
        report(Step(seed.path, None, number, len(asked.files)))
    return IngestResult((), len(asked.files), (), tuple(sorted(asked.problems)))


def _take_all(root: Path, known: Known, asked: Seeds, task: Task, report: Callable[[Step], None]) -> IngestResult:
    """Take one seed after the other, each by what is known after those before it."""
    # Loaded only here: a run with nothing new ends before what understands articles is loaded.
    from dateline.commands.intake.deciding import decide_paste  # noqa: PLC0415
    from dateline.commands.intake.reading import read_seeds  # noqa: PLC0415
    from dateline.commands.intake.writing import carry_out, take, write_ledger  # noqa: PLC0415

    before, files = known.rows, asked.files
    results: list[IngestResult] = []
    if task.pasted is not None:
        known, done = carry_out(root, known, decide_paste(known, PASTE, task.pasted), is_dry=task.is_dry)
        files = (*files, *(each.seed for each in done if isinstance(each, Pasted)))
        results.append(_sum_up(done, is_known=False, is_dry=task.is_dry))
    found = read_seeds(root, known, files, again=task.again, workers=task.workers)
    try:
        for number, (seed, reading) in enumerate(zip(files, found, strict=True), 1):
            known, done = take(root, known, seed, again=task.again, is_dry=task.is_dry, reading=reading)
            results.append(_sum_up(done, is_known=seed.path in known.rows, is_dry=task.is_dry))
            written = next(iter((*results[-1].made, *results[-1].merged)), None)
            report(Step(seed.path, written.entry if written else None, number, len(files)))
    finally:
        found.close()
        if known.rows != before and not task.is_dry:
            write_ledger(root, known.rows)
    return _join(results, asked.problems)


def _sum_up(decisions: tuple[Decision, ...], *, is_known: bool, is_dry: bool) -> IngestResult:
    """Return what came of one seed, which the ledger knows now or not."""
    messages = make_messages(decisions)
    made = tuple(Made(each.row.seed, each.row.entry) for each in decisions if isinstance(each, New))
    changed = [each for each in decisions if isinstance(each, Changed) and find_change(each)]
    is_busy = made or changed or any(isinstance(each, Conflict) for each in decisions)
    return IngestResult(
        made,
        int(is_known and not is_busy),
        messages.notices,
        messages.problems,
        tuple(Made(each.row.seed, each.entry.path) for each in changed),
        messages.conflicts,
        tuple(change for each in decisions if (change := find_change(each))) if is_dry else (),
    )


def _join(results: list[IngestResult], faults: tuple[Problem, ...]) -> IngestResult:
    """Return what came of all seeds; `faults` are those of seeds that could not be read."""
    return IngestResult(
        tuple(made for each in results for made in each.made),
        sum(each.known for each in results),
        tuple(notice for each in results for notice in each.notices),
        tuple(sorted((*faults, *(problem for each in results for problem in each.problems)))),
        tuple(made for each in results for made in each.merged),
        tuple(conflict for each in results for conflict in each.conflicts),
        tuple(change for each in results for change in each.changes),
    )


def check_seeds(root: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return every problem that ingest would find with new seeds, and every notice, both sorted; nothing is written.

    Faults of the settings and the vocabulary are left to the check of the content.
    """
    seeds = find_seeds(root)
    try:
        rows = read_rows(root)
        new = [seed for seed in seeds.files if seed.path not in rows]
        decisions = _decide_new(root, seeds, rows, new) if new else ()
    except ProblemsFound as found:
        told = (each for each in found.problems if not each.path.startswith("content/"))
        return tuple(sorted((*seeds.problems, *told))), ()
    messages = make_messages(decisions)
    return tuple(sorted((*seeds.problems, *messages.problems))), tuple(sorted(messages.notices))


def _decide_new(root: Path, seeds: Seeds, rows: Mapping[str, Row], new: Iterable[SeedFile]) -> tuple[Decision, ...]:
    """Return what is to be done about seeds that the ledger knows under no name."""
    # Loaded only here, as above: most checks find no new seed.
    from dateline.commands.intake.deciding import advance, decide_new, find_row  # noqa: PLC0415
    from dateline.commands.intake.newsroom import read_known  # noqa: PLC0415

    known = read_known(Project(root), seeds, rows)
    done: list[Decision] = []
    for seed in new:
        for decision in decide_new(known, seed, Held()) if find_row(known, seed) is None else ():
            known = advance(known, decision)
            done.append(decision)
    return tuple(done)
