"""A proposal that ingest has made and an editor's answer to it in; the entry as the editor wants it, settled, out."""

from pathlib import Path

from dateline.commands.intake.known import Known
from dateline.commands.intake.ledger import BASE
from dateline.commands.intake.merging import settle
from dateline.commands.intake.messages import make_messages
from dateline.commands.intake.newsroom import read_held, read_known
from dateline.commands.intake.proposals import SUFFIX, hash_state, remove_note
from dateline.commands.intake.seed_files import find_seeds, read_rows
from dateline.commands.intake.writing import carry_out
from dateline.commands.project import ENTRIES, Project
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.disk.lock import hold_lock
from dateline.disk.reading import read_if_there
from dateline.disk.saving import ChangedMeanwhile, remove_file, remove_leftovers, save_over
from dateline.model import Change
from dateline.problems import Problem, ProblemsFound

ANEW = "Delete the proposal and ingest again for a new one, or write what you want into the entry."


def answer_proposal(root: Path, file: Path, *, is_taken: bool) -> str:
    """Put a proposal in its entry's place, or keep the entry; either way both sides have settled it. Return the entry.

    The order of writing is entry, base, ledger; the proposal goes last. Raises ProblemsFound, with nothing written,
    where there is no such proposal, it has faults, or its entry has changed since it was made.
    """
    with hold_lock(root):
        remove_leftovers(root / ENTRIES, root / BASE)
        seeds, rows = find_seeds(root), read_rows(root)
        path, entry = _name_files(root, file)
        proposal, mine = _read_both(root, path, entry)
        if is_taken:
            _replace(root, _accept(path, proposal, entry, mine))
        _settle(root, read_known(Project(root), seeds, rows), entry)
        remove_file(root, path)
    return entry


def _name_files(root: Path, file: Path) -> tuple[str, str]:
    """Return the paths of a proposal and of its entry. Raises ProblemsFound where the file is no proposal."""
    folder, place = root.resolve(), file.resolve()
    path = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else str(file)
    entry = path.removesuffix(SUFFIX)
    if entry == path or not path.startswith(f"{ENTRIES}/"):
        hint = f"Name the file that ingest has written beside the entry; it ends in {SUFFIX}."
        raise ProblemsFound([Problem(path, 0, 0, "is no proposal", hint)])
    return path, entry


def _read_both(root: Path, path: str, entry: str) -> tuple[bytes, bytes]:
    """Return what a proposal and its entry hold. Raises ProblemsFound where one is not there."""
    proposal, mine = read_if_there(root / path), read_if_there(root / entry)
    if proposal is None:
        raise ProblemsFound([Problem(path, 0, 0, "there is no such file", "Ingest again to see what is open.")])
    if mine is None:
        raise ProblemsFound([Problem(path, 0, 0, f"has no entry any more: {entry}", "Delete the proposal.")])
    return proposal, mine


def _accept(path: str, proposal: bytes, entry: str, mine: bytes) -> Change:
    """Return the entry as a proposal has it, perhaps changed by hand.

    Raises ProblemsFound where the proposal has faults, or was made for another state of the entry.
    """
    decoded, faults = decode_text(path, proposal)
    found = read_entry(path, decoded)[1] if decoded is not None else ()
    if faults or found:
        raise ProblemsFound((*faults, *found))
    text, state, _ = remove_note(proposal)
    if mine != text and hash_state(mine) != state:
        what = "has changed since its proposal was made, and stays as it is"
        if not state:
            what = "cannot be compared with its proposal, whose second line is gone"
        raise ProblemsFound([Problem(entry, 0, 0, what, ANEW)])
    return Change(entry, mine, text)


def _replace(root: Path, change: Change) -> None:
    """Write an entry as it was accepted. Raises ProblemsFound where it cannot be, or has been saved just now."""
    try:
        if change.after != change.before:
            save_over(root, change.path, change.after, before=change.before)
    except ChangedMeanwhile:
        what = "was saved by somebody just now, and stays as it is"
        raise ProblemsFound([Problem(change.path, 0, 0, what, ANEW)]) from None


def _settle(root: Path, known: Known, entry: str) -> None:
    """Let ingest start next time from what it would write now."""
    path = next((seed for seed, each in known.newsroom.entries.items() if each == entry), "")
    seed = next((each for each in known.seeds if each.path == path), None)
    row = known.rows.get(path)
    if seed and row:
        _, done = carry_out(root, known, (settle(known.newsroom, seed, row, entry, read_held(root, known, seed, row)),))
        if problems := make_messages(done).problems:
            raise ProblemsFound(problems)
