"""A seed that is known, read anew, in; its entry with what is new taken in, or a proposal beside it, out.

The order of writing is entry, base, ledger. Whatever is cut off after the entry is finished by the next run, which
finds that the entry says already what is new.
"""

from dateline.commands.intake.desk import Desk, Made
from dateline.commands.intake.drafting import draft_article
from dateline.commands.intake.ledger import NO_BASE, Row, find_base, hash_bytes
from dateline.commands.intake.proposals import describe_conflict, find_proposal, propose
from dateline.commands.intake.reading import read_copy
from dateline.commands.intake.seed_files import SeedFile
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.disk.saving import ChangedMeanwhile
from dateline.merge import Merge, merge_entry
from dateline.model import Entry
from dateline.problems import Problem, ProblemsFound

TRIES = 3
MEND = "Run 'dateline check', put right what it names, then ingest again."


def merge_seed(desk: Desk, seed: SeedFile, row: Row) -> Made | None:
    """Let the entry of a known seed take in what is new, and return it; None where it stays as it is."""
    entry = desk.read_newsroom().entries.get(seed.path)
    has_changed = seed.hash != row.seed_hash
    if entry is None:
        if has_changed:
            what = "has changed since it was ingested, but its entry is gone: it stays deleted"
            desk.notices.append(Problem(seed.path, 0, 0, what))
        return None
    base = desk.read(find_base(seed.path))
    new = draft_again(desk, seed, entry, base)
    if new is None:
        return None
    if base is None or (hash_bytes(base) != row.base_hash and base != new):
        desk.notices.append(_miss_base(seed, row, entry, has_changed=has_changed))
        return None
    try:
        for _ in range(TRIES):
            try:
                return _merge(desk, seed, entry, base, new)
            except ChangedMeanwhile:
                continue
    except ProblemsFound as found:
        desk.problems += found.problems
        return None
    hint = "Save it, wait until nobody works on it, then ingest again."
    desk.problems.append(Problem(entry, 0, 0, "changes while ingest is at work; nothing was written to it", hint))
    return None


def draft_again(desk: Desk, seed: SeedFile, entry: str, base: bytes | None) -> bytes | None:
    """Return what ingest would write of a known seed now, or None where it has a fault, which is noted.

    Where the copy names no day, the one counts that its entry was made with.
    """
    made = _read(entry, base or b"", [])
    article = read_copy(desk, seed.path, seed.data, made.date.day if made else None)
    draft = draft_article(desk, seed, article, entry) if article else None
    return draft.text.encode() if draft else None


def _miss_base(seed: SeedFile, row: Row, entry: str, *, has_changed: bool) -> Problem:
    """Return the notice of an entry of which nobody knows what ingest had written."""
    changed = "has changed since it was ingested, but " if has_changed else "is not taken in anew: "
    if row.base_hash == NO_BASE:
        hint = f"Take over what is new by hand in {entry}."
        return Problem(seed.path, 0, 0, f"{changed}its entry was written by hand", hint)
    hint = f"Restore it as git has it, or take over what is new by hand in {entry}."
    return Problem(seed.path, 0, 0, f"{changed}{find_base(seed.path)} is not as ingest has written it", hint)


def _merge(desk: Desk, seed: SeedFile, path: str, base: bytes, new: bytes) -> Made | None:
    """Write the merged entry, or the proposal of one. Raises ChangedMeanwhile where somebody saves the entry now."""
    mine = desk.read(path)
    faults: list[Problem] = []
    if mine is None or _read(path, mine, faults) is None or faults:
        desk.problems.append(Problem(path, 0, 0, "has faults, and takes in nothing new until they are gone", MEND))
        return None
    merge = _find_merge(path, mine, base, new)
    if merge.problems:
        is_kept = propose(desk, path, mine, merge.text.encode())
        desk.conflicts += describe_conflict(path, merge.problems, is_kept=is_kept)
        desk.in_conflict.add(seed.path)
        return None
    after = merge.text.encode()
    faults = []
    if _read(path, after, faults) is None or faults:
        hint = "This is a fault of Dateline; please report it with seed and entry. Nothing was written."
        desk.problems.append(Problem(path, 0, 0, f"would not be sound with what is new: {faults[0].what}", hint))
        return None
    if after != mine:
        desk.write(path, after, mine)
    if base != new:
        desk.write(find_base(seed.path), new, is_shown=False)
    row = Row(seed.hash, seed.path, desk.rows[seed.path].entry, hash_bytes(new))
    if row != desk.rows[seed.path]:
        desk.rows[seed.path] = row
        desk.write_ledger()
    return _note(desk, seed, path, is_changed=after != mine)


def _find_merge(path: str, mine: bytes, base: bytes, new: bytes) -> Merge:
    """Return the merge of three versions; what is clear without looking inside is not looked at."""
    if mine == base:
        return Merge(new.decode(), ())
    if new in (base, mine):
        return Merge(mine.decode(), ())
    return merge_entry(path, mine.decode(), base.decode(), new.decode())


def _note(desk: Desk, seed: SeedFile, path: str, *, is_changed: bool) -> Made | None:
    """Return the entry that was merged, if it has changed; a proposal that nobody needs any more is told."""
    proposal = find_proposal(path)
    if desk.read(proposal) is not None:
        desk.notices.append(Problem(proposal, 0, 0, "is no longer needed: nothing is open any more", "Delete it."))
    if not is_changed:
        return None
    made = Made(seed.path, path)
    desk.merged.append(made)
    return made


def _read(path: str, data: bytes, problems: list[Problem]) -> Entry | None:
    """Return an entry, or None; what is wrong with it is added to the problems."""
    text, faults = decode_text(path, data)
    entry, found = read_entry(path, text) if text is not None else (None, ())
    problems += (*faults, *found)
    return entry
