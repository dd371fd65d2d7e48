"""A proposal that ingest has made and an editor's answer to it in; the entry as the editor wants it, settled, out."""

from pathlib import Path

from dateline.commands.intake.desk import Desk
from dateline.commands.intake.ingest import Task, open_desk
from dateline.commands.intake.ledger import BASE, Row, find_base, hash_bytes
from dateline.commands.intake.merging import draft_again
from dateline.commands.intake.proposals import DIGITS, SUFFIX, remove_note
from dateline.commands.intake.seed_files import SeedFile
from dateline.commands.project import ENTRIES, Project
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.disk.lock import hold_lock
from dateline.disk.saving import ChangedMeanwhile, remove_leftovers
from dateline.problems import Problem, ProblemsFound

ANEW = "Delete the proposal and ingest again for a new one, or write what you want into the entry."


def decide(root: Path, file: Path, *, is_taken: bool) -> str:
    """Put a proposal in its entry's place, or keep the entry; either way both sides have settled it. Return the entry.

    The order of writing is entry, base, ledger; the proposal goes last. Raises ProblemsFound, with nothing written,
    where there is no such proposal, it has faults, or its entry has changed since it was made.
    """
    with hold_lock(root):
        remove_leftovers(root / ENTRIES, root / BASE)
        desk, _ = open_desk(Project(root), (), Task())
        desk.problems.clear()
        proposal, entry, data, mine = _find(desk, file)
        text, state, _ = remove_note(data)
        if is_taken:
            _check(proposal, data)
            _replace(desk, entry, mine, text, state)
        _settle(desk, entry)
        (root / proposal).unlink()
    return entry


def _find(desk: Desk, file: Path) -> tuple[str, str, bytes, bytes]:
    """Return a proposal and its entry, with what they hold. Raises ProblemsFound where one is not there."""
    root = desk.project.root.resolve()
    place = file.resolve()
    path = place.relative_to(root).as_posix() if place.is_relative_to(root) else str(file)
    entry = path.removesuffix(SUFFIX)
    if entry == path or not path.startswith(f"{ENTRIES}/"):
        hint = f"Name the file that ingest has written beside the entry; it ends in {SUFFIX}."
        raise ProblemsFound([Problem(path, 0, 0, "is no proposal", hint)])
    data, mine = desk.read(path), desk.read(entry)
    if data is None:
        raise ProblemsFound([Problem(path, 0, 0, "there is no such file", "Ingest again to see what is open.")])
    if mine is None:
        raise ProblemsFound([Problem(path, 0, 0, f"has no entry any more: {entry}", "Delete the proposal.")])
    return path, entry, data, mine


def _check(path: str, data: bytes) -> None:
    """Raise ProblemsFound where a proposal, perhaps changed by hand, has faults."""
    text, faults = decode_text(path, data)
    found = read_entry(path, text)[1] if text is not None else ()
    if faults or found:
        raise ProblemsFound((*faults, *found))


def _replace(desk: Desk, entry: str, mine: bytes, text: bytes, state: str) -> None:
    """Write the proposal's text over the entry that it was made for."""
    if mine == text:
        return
    if hash_bytes(mine)[:DIGITS] != state:
        what = "has changed since its proposal was made, and stays as it is"
        if not state:
            what = "cannot be compared with its proposal, whose second line is gone"
        raise ProblemsFound([Problem(entry, 0, 0, what, ANEW)])
    try:
        desk.write(entry, text, mine)
    except ChangedMeanwhile:
        what = "was saved by somebody just now, and stays as it is"
        raise ProblemsFound([Problem(entry, 0, 0, what, ANEW)]) from None


def _settle(desk: Desk, entry: str) -> None:
    """Let ingest start next time from what it would write now."""
    path = next((seed for seed, each in desk.read_newsroom().entries.items() if each == entry), None)
    seed = next((each for each in desk.present if each.path == path), None)
    row = desk.rows.get(path) if path else None
    if row and seed:
        _settle_seed(desk, seed, row, entry)


def _settle_seed(desk: Desk, seed: SeedFile, row: Row, entry: str) -> None:
    """Write base and ledger anew."""
    new = draft_again(desk, seed, entry, desk.read(find_base(seed.path)))
    if new is None:
        raise ProblemsFound(desk.problems)
    desk.write(find_base(seed.path), new)
    desk.rows[seed.path] = Row(seed.hash, seed.path, row.entry, hash_bytes(new))
    desk.write_ledger()
