"""A known seed that is read anew in; its entry with what is new taken in, or why it takes in nothing, out."""

from dataclasses import replace
from datetime import date

from dateline.commands.intake.decisions import Baseless, Changed, Conflict, Decision, Deleted, Faulty
from dateline.commands.intake.drafting import draft_article, find_doubts, read_copy
from dateline.commands.intake.known import Held, Newsroom, SeedFile
from dateline.commands.intake.ledger import Row, find_base, hash_bytes
from dateline.commands.intake.proposals import make_proposal
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.merge import Merge, merge_entry
from dateline.model import Change, Entry
from dateline.problems import Problem
from dateline.seed import Article

MEND = "Run 'dateline check', put right what it names, then ingest again."


def take_in(newsroom: Newsroom, seed: SeedFile, row: Row, entry: str | None, held: Held) -> tuple[Decision, ...]:
    """Return what becomes of a known seed's entry, in order, now that the seed is read anew."""
    if entry is None:
        return (Deleted(seed.path, seed.hash != row.seed_hash),)
    article = _read_again(newsroom, seed, entry, held)
    if isinstance(article, Faulty):
        return (article,)
    draft = draft_article(newsroom, article, entry, held.reading)
    outcome = draft if isinstance(draft, Faulty) else _hold_against(seed, row, entry, held, draft.text)
    return (*find_doubts(article), outcome)


def settle(newsroom: Newsroom, seed: SeedFile, row: Row, entry: str, held: Held) -> Changed | Faulty:
    """Return the decision that an entry has all that is new as it is: ingest starts from what it would write now."""
    article = _read_again(newsroom, seed, entry, held)
    draft = article if isinstance(article, Faulty) else draft_article(newsroom, article, entry)
    if isinstance(draft, Faulty):
        return draft
    mine = held.entry or b""
    return _change(seed, row, held, Change(entry, mine, mine), draft.text)


def _read_again(newsroom: Newsroom, seed: SeedFile, entry: str, held: Held) -> Article | Faulty:
    """Return the article of a known seed; where the copy names no day, the one counts that its entry was made with."""
    published = find_published(entry, held.base)
    return read_copy(newsroom, seed.path, seed.data, published, reading=held.reading)


def find_published(entry: str, base: bytes | None) -> date | None:
    """Return the day that an entry was made with; None where nobody knows any more."""
    made, _ = _read(entry, base or b"")
    return made.date.day if made else None


def _read(path: str, data: bytes) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Return an entry, or None, and what is wrong with it."""
    text, faults = decode_text(path, data)
    return (None, faults) if text is None else read_entry(path, text)


def _change(seed: SeedFile, row: Row, held: Held, entry: Change, new: bytes) -> Changed:
    """Return the decision by which an entry becomes what it should be, and ingest remembers what it would write now."""
    after = replace(row, seed_hash=seed.hash, base_hash=hash_bytes(new))
    return Changed(after, entry, Change(find_base(seed.path), held.base, new), held.proposal is not None)


def _hold_against(seed: SeedFile, row: Row, entry: str, held: Held, new: bytes) -> Decision:
    """Return what becomes of an entry, held against what ingest would write now."""
    base, mine = held.base, held.entry
    if base is None or (hash_bytes(base) != row.base_hash and base != new):
        return Baseless(row, entry, seed.hash != row.seed_hash)
    if mine is None or not _is_sound(entry, mine):
        what = "has faults, and takes in nothing new until they are gone"
        return Faulty((Problem(entry, 0, 0, what, MEND),))
    merge = _merge(entry, mine, base, new)
    merged = merge.text.encode()
    if merge.problems:
        proposal = make_proposal(entry, mine, merged, held.proposal)
        return Conflict(seed.path, entry, merge.problems, proposal)
    if faults := _read(entry, merged)[1]:
        hint = "This is a fault of Dateline; please report it with seed and entry. Nothing was written."
        what = f"would not be sound with what is new: {faults[0].what}"
        return Faulty((Problem(entry, 0, 0, what, hint),))
    return _change(seed, row, held, Change(entry, mine, merged), new)


def _is_sound(path: str, data: bytes) -> bool:
    """Tell whether an entry has no fault."""
    entry, faults = _read(path, data)
    return entry is not None and not faults


def _merge(path: str, mine: bytes, base: bytes, new: bytes) -> Merge:
    """Return the merge of three versions; what is clear without looking inside is not looked at."""
    if mine == base:
        return Merge(new.decode(), ())
    if new in (base, mine):
        return Merge(mine.decode(), ())
    return merge_entry(path, mine.decode(), base.decode(), new.decode())
