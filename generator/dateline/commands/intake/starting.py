"""A title, and perhaps an article, in; a draft of an entry for an editor to write on, out."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.commands.intake.desk import Desk
from dateline.commands.intake.drafting import Draft, draft_new
from dateline.commands.intake.ingest import Task, open_desk
from dateline.commands.intake.ledger import BASE, SEEDS, Row, find_base, hash_bytes
from dateline.commands.intake.pasting import keep_paste
from dateline.commands.intake.seed_files import SeedFile
from dateline.commands.project import ENTRIES, Project
from dateline.content.entry import format_entry, read_entry
from dateline.disk.lock import hold_lock
from dateline.disk.saving import remove_leftovers
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
        desk, _ = open_desk(Project(root), (), Task())
        desk.problems.clear()
        title = " ".join(title.split())
        if not title:
            hint = 'Write one: dateline new "The harbour opens again"'
            raise ProblemsFound([Problem("TITLE", 0, 0, "is empty", hint)])
        draft = _read_copy(desk, copy, today) if copy else None
        if desk.problems:
            raise ProblemsFound(desk.problems)
        own = Entry("", title, Moment(today), Rights.OWN, status=Status.DRAFT)
        entry = _retitle(draft.entry, title) if draft else own
        path = _find_path(title, entry.date.day)
        text = format_entry(entry)
        _check(root, path, text)
        _write(desk, path, text, draft)
    return path


def _read_copy(desk: Desk, copy: Copy, today: date) -> Draft | None:
    """Return what ingest makes of an article; None where it has a fault or is known, which is noted."""
    seed = _find_seed(desk, copy)
    known = desk.read_newsroom().entries.get(seed.path) if seed else None
    if seed and (known or seed.path in desk.rows):
        what = "has an entry already" if known else "was ingested before, and its entry deleted"
        hint = f"It is {known}." if known else "Write the entry by hand, or save the article under another name."
        desk.problems.append(Problem(seed.path, 0, 0, what, hint))
        return None
    seed = seed or keep_paste(desk, copy.data, name=copy.name, published=today)
    draft = draft_new(desk, seed, published=today) if seed else None
    if seed and not draft and not desk.problems:
        what = "was ingested before under another name"
        hint = "Run 'dateline ingest' to let its entry know, then edit that."
        desk.problems.append(Problem(seed.path, 0, 0, what, hint))
    return draft


def _find_seed(desk: Desk, copy: Copy) -> SeedFile | None:
    """Return the seed that an article is already; None where it lies elsewhere."""
    if copy.seed is None:
        return None
    file = copy.seed.resolve()
    return next((each for each in desk.present if (desk.project.root / each.path).resolve() == file), None)


def _retitle(entry: Entry, title: str) -> Entry:
    """Return the machine's entry as a draft under an editor's title; the article's own goes where originals stand."""
    source = replace(entry.source, title=entry.title) if entry.source and entry.title != title else entry.source
    return replace(entry, title=title, source=source, status=Status.DRAFT)


def _find_path(title: str, day: date) -> str:
    """Return where the entry's file belongs."""
    return f"{ENTRIES}/{day.year:04}/{day.isoformat()}-{make_slug(title) or 'entry'}.md"


def _check(root: Path, path: str, text: str) -> None:
    """Raise ProblemsFound where an entry would not be sound, or its place is taken."""
    _, faults = read_entry(path, text)
    if faults:
        raise ProblemsFound(Problem("TITLE", 0, 0, each.what, each.hint) for each in faults)
    if (root / path).exists():
        raise ProblemsFound([Problem(path, 0, 0, "is there already", OTHER_TITLE)])


def _write(desk: Desk, path: str, text: str, draft: Draft | None) -> None:
    """Write the entry; of one that was made from an article, its base before and its line of the ledger after."""
    data = text.encode()
    base = draft.text.encode() if draft else b""
    if draft:
        desk.write(find_base(draft.seed.path), base)
    desk.write_new(path, data)
    if draft:
        desk.rows[draft.seed.path] = Row(draft.seed.hash, draft.seed.path, path, hash_bytes(base))
        desk.write_ledger()
