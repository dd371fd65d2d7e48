"""A project in; where its entries no longer agree with their seeds, and where they show too much of them, out."""

from dataclasses import dataclass, replace

from dateline.article.seeds import clean_seed, read_seed
from dateline.commands.intake.known import SeedFile
from dateline.commands.intake.ledger import Row, find_base
from dateline.commands.intake.seed_files import find_seeds, read_rows
from dateline.commands.project import Project
from dateline.config import Digest
from dateline.content.content import Content
from dateline.content.entry import read_entry
from dateline.disk.reading import read_if_there
from dateline.fidelity.licences import check_unchanged
from dateline.fidelity.limits import weigh_copy
from dateline.model import Basis, Entry
from dateline.problems import Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class Trace:
    """What seeds say of their entries."""

    problems: tuple[Problem, ...]
    """Quotes, dating words and dates that a seed does not bear out, sorted."""
    notices: tuple[Problem, ...]
    """Entries that show more of a seed than the digest's limit, or change what a licence forbids to change; sorted."""


def trace(project: Project, content: Content, faults: tuple[Problem, ...]) -> Trace:
    """Return what the seeds that are present say of their entries; nothing is written.

    Entries with faults, and seeds that cannot be read, are passed over: other checks tell those.
    """
    seeds = {seed.path: seed for seed in find_seeds(project.root).files}
    rows = _read_rows(project)
    faulty = {fault.path for fault in faults}
    found = [
        _question(project, content.digest, entry, seed, rows.get(seed.path))
        for entry in content.entries
        if (seed := seeds.get(entry.seed or "")) and entry.path not in faulty
    ]
    return Trace(
        tuple(sorted(problem for each in found for problem in each.problems)),
        tuple(sorted(notice for each in found for notice in each.notices)),
    )


def weigh(project: Project, content: Content) -> tuple[Problem, ...]:
    """Return the notices of `trace` alone, which cost much less to find."""
    seeds = {seed.path: seed for seed in find_seeds(project.root).files}
    notices: list[Problem] = []
    for entry in content.entries:
        file = seeds.get(entry.seed or "")
        read = read_seed(file.path, file.data)[0] if file else None
        if read:
            notices += weigh_copy(
                entry, clean_seed(read), share=content.digest.excerpt_share, run=content.digest.excerpt_run
            )
    return tuple(sorted(notices))


def _question(project: Project, digest: Digest, entry: Entry, file: SeedFile, row: Row | None) -> Trace:
    """Return the problems and notices of one entry beside its seed."""
    # Loaded only here: the preview's desk weighs copies, and compares nothing.
    from dateline.fidelity.agreement import trace_entry  # noqa: PLC0415

    read, _ = read_seed(file.path, file.data)
    if read is None:
        return Trace((), ())
    seed = clean_seed(read)
    notices = weigh_copy(entry, seed, share=digest.excerpt_share, run=digest.excerpt_run)
    base = _read_base(project, file, row)
    if base is not None and base == read_if_there(project.root / entry.path):
        return Trace((), notices)
    notices += check_unchanged(entry, seed, digest)
    asked = entry if base is None else _leave_out_known(entry, base)
    return Trace(trace_entry(asked, seed, day_first=digest.day_first, known_sources=digest.source_names), notices)


def _read_base(project: Project, seed: SeedFile, row: Row | None) -> bytes | None:
    """Return what ingest wrote last of this very seed, or None where nobody knows."""
    return read_if_there(project.root / find_base(seed.path)) if row and row.seed_hash == seed.hash else None


def _leave_out_known(entry: Entry, base: bytes) -> Entry:
    """Return the entry with those events marked as an editor's that ingest wrote just so from this very seed.

    Those need not be read again, and a later version that reads the words otherwise does not accuse the editor.
    """
    wrote, _ = read_entry(entry.path, base.decode(errors="replace"))
    written = {(event.when, event.text, event.phrase, event.basis) for event in wrote.timeline} if wrote else set()
    return replace(
        entry,
        timeline=tuple(
            replace(event, basis=Basis.EDITOR)
            if (event.when, event.text, event.phrase, event.basis) in written
            else event
            for event in entry.timeline
        ),
    )


def _read_rows(project: Project) -> dict[str, Row]:
    """Return the ledger by seed; none where it cannot be read, which ingest tells."""
    try:
        return read_rows(project.root)
    except ProblemsFound:
        return {}
