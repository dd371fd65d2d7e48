"""Seeds in; an entry for each that is new, what is new in those known taken in, and every fault named, out.

The order of writing is base, entry, ledger. Whatever is cut off between two of them is finished by the next run: a base
alone is written again, and an entry that names its seed is only entered in the ledger.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.commands.intake.desk import Desk, Made
from dateline.commands.intake.drafting import Draft, draft_new, find_twin, name_clash
from dateline.commands.intake.ledger import BASE, LEDGER, NO_BASE, SEEDS, Row, find_base, hash_bytes, read_ledger
from dateline.commands.intake.merging import merge_seed
from dateline.commands.intake.pasting import keep_paste
from dateline.commands.intake.recognising import find_changed_former, find_former
from dateline.commands.intake.renaming import name_seed, rename_seed
from dateline.commands.intake.seed_files import SeedFile, find_seed_files, name_seeds
from dateline.commands.project import ENTRIES, Project
from dateline.commands.terms.retagging import Change
from dateline.disk.lock import hold_lock
from dateline.disk.saving import remove_leftovers
from dateline.problems import Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class Step:
    """One seed that ingest has dealt with."""

    seed: str
    entry: str | None
    """The entry written; None where the seed has a fault or needed none."""
    done: int
    """How many of the seeds that are not known yet have been dealt with."""
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
        desk, asked = open_desk(Project(root), paths, task)
        before = dict(desk.rows)
        try:
            for number, seed in enumerate(asked, 1):
                made = _take(desk, seed, again=task.again)
                report(Step(seed.path, made.entry if made else None, number, len(asked)))
        finally:
            if desk.rows != before:
                desk.write_ledger()
    busy = {made.seed for made in (*desk.made, *desk.merged)} | desk.in_conflict
    known = sum(seed.path in desk.rows and seed.path not in busy for seed in asked)
    return IngestResult(
        tuple(desk.made),
        known,
        tuple(desk.notices),
        tuple(sorted(desk.problems)),
        tuple(desk.merged),
        tuple(desk.conflicts),
        tuple(desk.changes),
    )


def check_seeds(root: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return every problem that ingest would find with new seeds, and every notice, both sorted; nothing is written.

    Faults of the settings and the vocabulary are left to the check of the content.
    """
    project = Project(root)
    try:
        desk, asked = open_desk(project, (), Task())
        wanted: dict[str, str] = {}
        for seed in asked:
            draft = draft_new(desk, seed)
            if draft and draft.entry.path in wanted:
                desk.problems.append(name_clash(seed.path, draft.entry.path, wanted[draft.entry.path]))
            elif draft:
                wanted[draft.entry.path] = seed.path
    except ProblemsFound as found:
        return tuple(each for each in found.problems if not each.path.startswith("content/")), ()
    return tuple(sorted(desk.problems)), tuple(sorted(desk.notices))


def open_desk(project: Project, paths: tuple[Path, ...], task: Task) -> tuple[Desk, tuple[SeedFile, ...]]:
    """Return the run's desk and the seeds that it was asked to take, by path; what was pasted is one of them."""
    problems: list[Problem] = []
    present = find_seed_files(project, problems)
    is_all = not paths and task.pasted is None
    wanted = present if is_all else name_seeds(project, paths, present, problems)
    desk = Desk(project, present, read_rows(project), is_dry=task.is_dry, problems=problems)
    kept = keep_paste(desk, task.pasted) if task.pasted is not None else None
    return desk, (*wanted, kept) if kept else wanted


def read_rows(project: Project) -> dict[str, Row]:
    """Return the ledger by seed. Raises ProblemsFound where it cannot be read or has faults."""
    try:
        data = (project.root / LEDGER).read_bytes()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        hint = "Check who owns it and its permissions."
        raise ProblemsFound([Problem(LEDGER, 0, 0, f"cannot be read: {error.strerror}", hint)]) from error
    return {row.seed: row for row in read_ledger(data)}


def _take(desk: Desk, seed: SeedFile, *, again: bool) -> Made | None:
    """Do what one seed needs, and return the entry that was written for it, if any."""
    row = desk.rows.get(seed.path)
    if row:
        return merge_seed(desk, seed, row) if again or row.seed_hash != seed.hash else None
    former = find_former(desk, seed)
    if former:
        _follow(desk, former, seed, "and has been ingested under that name")
        return None
    likely = find_changed_former(desk, seed)
    if len(likely) == 1:
        _follow(desk, likely[0], seed, "and has been changed since: what is new goes into its entry")
        return merge_seed(desk, seed, desk.rows[seed.path])
    if seed.path in desk.read_newsroom().entries and not find_twin(desk, seed):
        _adopt(desk, seed)
        return None
    draft = draft_new(desk, seed)
    return _write(desk, draft) if draft else None


def _follow(desk: Desk, former: Row, seed: SeedFile, what: str) -> None:
    """Let ledger, base and entry call a renamed seed by its new name."""
    entries = desk.read_newsroom().entries
    entry = entries.pop(former.seed, None) or entries.get(seed.path)
    if entry:
        entries[seed.path] = entry
    if desk.is_dry:
        base_hash = _follow_dry(desk, former, seed, entry)
    else:
        base_hash = rename_seed(desk.project.root, former, seed.path, entry)
    del desk.rows[former.seed]
    desk.rows[seed.path] = replace(former, seed=seed.path, entry=entry or former.entry, base_hash=base_hash)
    desk.notices.append(Problem(seed.path, 0, 0, f"was {former.seed} before, {what}"))


def _follow_dry(desk: Desk, former: Row, seed: SeedFile, entry: str | None) -> str:
    """Return the base's hash after a renaming that is not done, and let the rest of the run see base and entry so."""
    base_hash = former.base_hash
    for path, renamed in ((find_base(former.seed), find_base(seed.path)), (entry, entry)):
        data = desk.read(path) if path else None
        if data is not None and renamed:
            desk.pending[renamed] = name_seed(data, former.seed, seed.path)
            is_base = renamed != entry and hash_bytes(data) == former.base_hash
            base_hash = hash_bytes(desk.pending[renamed]) if is_base else base_hash
    return base_hash


def _adopt(desk: Desk, seed: SeedFile) -> None:
    """Enter a seed in the ledger whose entry exists already: an earlier run was cut off, or an editor wrote it."""
    entry = desk.read_newsroom().entries[seed.path]
    try:
        base_hash = hash_bytes((desk.project.root / find_base(seed.path)).read_bytes())
    except OSError:
        base_hash = NO_BASE
    desk.rows[seed.path] = Row(seed.hash, seed.path, entry, base_hash)


def _write(desk: Desk, draft: Draft) -> Made | None:
    """Write base and entry, and enter both in the ledger; what cannot be written is noted."""
    data = draft.text.encode()
    path = draft.entry.path
    try:
        desk.write(find_base(draft.seed.path), data, is_shown=False)
        desk.write_new(path, data)
    except FileExistsError:
        desk.problems.append(name_clash(draft.seed.path, path, None))
        return None
    except ProblemsFound as found:
        desk.problems += found.problems
        return None
    desk.rows[draft.seed.path] = Row(draft.seed.hash, draft.seed.path, path, hash_bytes(data))
    made = Made(draft.seed.path, path)
    desk.made.append(made)
    return made
