"""A project in; where its entries no longer agree with their seeds, and where they show too much of them, out."""

from dataclasses import dataclass, replace

from generator.content.entry import read_entry
from generator.ingest.seeds import clean_seed, read_seed
from generator.ingest.trace import trace_entry, weigh_copy
from generator.model import Basis, Entry
from generator.pipeline.ledger import LEDGER, Row, find_base, read_ledger
from generator.pipeline.project import Content, Project, read_bytes
from generator.pipeline.seed_files import SeedFile, find_seed_files
from generator.problems import Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class Trace:
    """What seeds say of their entries."""

    problems: tuple[Problem, ...]
    """Quotes, dating words and dates that a seed does not bear out, sorted."""
    notices: tuple[Problem, ...]
    """Entries that show more of a third party's seed than the digest's limit, sorted; nothing is wrong with them."""


def trace(project: Project, content: Content, faults: tuple[Problem, ...]) -> Trace:
    """Return what the seeds that are present say of their entries; nothing is written.

    Entries with faults, and seeds that cannot be read, are passed over: other checks tell those.
    """
    seeds = {seed.path: seed for seed in find_seed_files(project, [])}
    rows = _read_rows(project)
    faulty = {fault.path for fault in faults}
    problems: list[Problem] = []
    notices: list[Problem] = []
    for entry in content.entries:
        seed = seeds.get(entry.seed or "")
        if seed and entry.path not in faulty:
            _question(_leave_out_known(project, entry, seed, rows), content, seed, problems, notices)
    return Trace(tuple(sorted(problems)), tuple(sorted(notices)))


def weigh(project: Project, content: Content) -> tuple[Problem, ...]:
    """Return the notices of `trace` alone, which cost much less to find."""
    seeds = {seed.path: seed for seed in find_seed_files(project, [])}
    notices: list[Problem] = []
    for entry in content.entries:
        file = seeds.get(entry.seed or "")
        read = read_seed(file.path, file.data)[0] if file else None
        if read:
            notices += weigh_copy(entry, clean_seed(read), content.digest.excerpt_share)
    return tuple(sorted(notices))


def _question(entry: Entry, content: Content, file: SeedFile, problems: list[Problem], notices: list[Problem]) -> None:
    """Add what one seed says of its entry."""
    read, _ = read_seed(file.path, file.data)
    if read is None:
        return
    seed, digest = clean_seed(read), content.digest
    known = tuple(name for source in digest.sources for name in (source.name, *source.aliases))
    problems += trace_entry(entry, seed, day_first=digest.day_first, known_sources=known)
    notices += weigh_copy(entry, seed, digest.excerpt_share)


def _leave_out_known(project: Project, entry: Entry, seed: SeedFile, rows: dict[str, Row]) -> Entry:
    """Return the entry with its events left to the machine where ingest wrote them just so from this very seed.

    Those need not be read again, and a later version that reads the words otherwise does not accuse the editor.
    """
    row = rows.get(seed.path)
    if row is None or row.seed_hash != seed.hash:
        return entry
    try:
        base, _ = read_entry(entry.path, read_bytes(project.root / find_base(seed.path)).decode())
    except (OSError, UnicodeDecodeError):
        return entry
    if base is None:
        return entry
    written = {(event.when, event.text, event.phrase, event.basis) for event in base.timeline}
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
        return {row.seed: row for row in read_ledger(read_bytes(project.root / LEDGER))}
    except (OSError, ProblemsFound):
        return {}
