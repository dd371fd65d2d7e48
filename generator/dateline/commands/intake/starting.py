"""A title, and perhaps an article, in; a draft of an entry for an editor to write on, out."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.commands.intake.deciding import decide_new, decide_paste, find_row
from dateline.commands.intake.decisions import New, Pasted
from dateline.commands.intake.known import Held, Known, SeedFile
from dateline.commands.intake.ledger import BASE, SEEDS
from dateline.commands.intake.messages import make_messages
from dateline.commands.intake.newsroom import read_known
from dateline.commands.intake.seed_files import find_seeds, read_rows
from dateline.commands.intake.writing import carry_out, write_ledger
from dateline.commands.project import ENTRIES, Project
from dateline.content.entry import format_entry, read_entry
from dateline.disk.lock import hold_lock
from dateline.disk.saving import remove_leftovers, save_new
from dateline.links import make_slug
from dateline.model import Entry, Moment, Rights, Status
from dateline.problems import Problem, ProblemsFound

OTHER_TITLE = "Give the new one another title, or write on in that one."


@dataclass(frozen=True, slots=True)
class Copy:
    """An article to begin with."""

    name: str
    """As messages call it: a path, or `standard-input`."""
    data: bytes
    seed: Path | None = None
    """The file that it stands in; None where it was pasted."""


def start_entry(root: Path, title: str, today: date, copy: Copy | None = None) -> str:
    """Write a draft with this title and return its path; with an article, what ingest makes of it stands below.

    An article that lies outside `seeds/` is kept there first. The draft has the article's day, else today's. Raises
    ProblemsFound, with no entry written, where title or article are not fit, or something is in the way.
    """
    with hold_lock(root):
        remove_leftovers(root / ENTRIES, root / SEEDS, root / BASE)
        seeds, rows = find_seeds(root), read_rows(root)
        title = " ".join(title.split())
        if not title:
            hint = 'Write one: dateline new "The harbour opens again"'
            raise ProblemsFound([Problem("TITLE", 0, 0, "is empty", hint)])
        if copy:
            return _start_from(root, read_known(Project(root), seeds, rows), title, today, copy)
        entry = _place(root, Entry("", title, Moment(today), Rights.OWN, status=Status.DRAFT))
        save_new(root, entry.path, format_entry(entry).encode())
        return entry.path


def _start_from(root: Path, known: Known, title: str, today: date, copy: Copy) -> str:
    """Write a draft that begins with an article, and return its path."""
    known, new = _decide(root, known, copy, today)
    source = new.entry.source
    if source and new.entry.title != title:
        # The article's own headline goes where originals stand.
        source = replace(source, title=new.entry.title)
    entry = _place(root, replace(new.entry, title=title, source=source, status=Status.DRAFT))
    started = replace(new, row=replace(new.row, entry=entry.path), entry=entry, text=format_entry(entry).encode())
    known, done = carry_out(root, known, (started,))
    if problems := make_messages(done).problems:
        raise ProblemsFound(problems)
    write_ledger(root, known.rows)
    return entry.path


def _decide(root: Path, known: Known, copy: Copy, today: date) -> tuple[Known, New]:
    """Return what ingest makes of an article, which is kept as a seed; raise ProblemsFound where it makes nothing."""
    seed = _find_seed(root, known, copy)
    if seed:
        _check_unknown(known, seed)
    else:
        known, kept = carry_out(root, known, decide_paste(known, copy.name, copy.data, today))
        seed = next((each.seed for each in kept if isinstance(each, Pasted)), None)
        if seed is None:
            raise ProblemsFound(make_messages(kept).problems)
    decisions = decide_new(known, seed, Held(), published=today) if find_row(known, seed) is None else ()
    new = next((each for each in decisions if isinstance(each, New)), None)
    if new:
        return known, new
    hint = "Run 'dateline ingest' to let its entry know, then edit that."
    renamed = Problem(seed.path, 0, 0, "was ingested before under another name", hint)
    raise ProblemsFound(make_messages(decisions).problems or (renamed,))


def _find_seed(root: Path, known: Known, copy: Copy) -> SeedFile | None:
    """Return the seed that an article is already; None where it lies elsewhere."""
    if copy.seed is None:
        return None
    file = copy.seed.resolve()
    return next((each for each in known.seeds if (root / each.path).resolve() == file), None)


def _check_unknown(known: Known, seed: SeedFile) -> None:
    """Raise ProblemsFound where a seed has an entry, or had one."""
    entry = known.newsroom.entries.get(seed.path)
    if entry or seed.path in known.rows:
        what = "has an entry already" if entry else "was ingested before, and its entry deleted"
        hint = f"It is {entry}." if entry else "Write the entry by hand, or save the article under another name."
        raise ProblemsFound([Problem(seed.path, 0, 0, what, hint)])


def _place(root: Path, entry: Entry) -> Entry:
    """Return an entry with its path. Raises ProblemsFound where it would not be sound, or its place is taken."""
    day = entry.date.day
    path = f"{ENTRIES}/{day.year:04}/{day.isoformat()}-{make_slug(entry.title) or 'entry'}.md"
    _, faults = read_entry(path, format_entry(entry))
    if faults:
        raise ProblemsFound(Problem("TITLE", 0, 0, each.what, each.hint) for each in faults)
    if (root / path).exists():
        raise ProblemsFound([Problem(path, 0, 0, "is there already", OTHER_TITLE)])
    return replace(entry, path=path)
