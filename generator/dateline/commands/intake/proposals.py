"""An entry that both an editor and ingest have changed in; a proposal beside it, and an editor's answer to it, out.

A proposal is the entry with what is new taken in; where both have changed one thing it has ingest's version. Its second
line says of which state of the entry it was made, so that no answer ever undoes an edit.
"""

from collections.abc import Iterable, Iterator

from dateline.commands.intake.desk import Desk
from dateline.commands.intake.ledger import hash_bytes
from dateline.problems import Problem
from dateline.regexes import make_regex

SUFFIX = ".proposed"
DIGITS = 16
NOTE = make_regex(
    rb"# Proposed by ingest for the entry as it was \((?P<entry>[0-9a-f]{16}), (?P<proposal>[0-9a-f]{16})\); "
    rb"this line goes by itself\.(?:\r\n?|\n)"
)
FIRST_LINE = make_regex(rb"(?:\xef\xbb\xbf)?---[ \t]*(?P<end>\r\n?|\n)")


def find_proposal(entry: str) -> str:
    """Return the path of an entry's proposal."""
    return entry + SUFFIX


def propose(desk: Desk, entry: str, mine: bytes, merged: bytes) -> bool:
    """Write the proposal of an entry, and return whether one that somebody has changed by hand was kept instead."""
    path = find_proposal(entry)
    there = desk.read(path)
    data = add_note(merged, mine)
    if there is not None and there != data and not _is_untouched(there):
        return True
    if there != data:
        desk.write(path, data)
    return False


def describe_conflict(entry: str, problems: Iterable[Problem], *, is_kept: bool) -> Iterator[Problem]:
    """Yield the problems of a merge with the way out of them behind the last."""
    proposal = find_proposal(entry)
    *others, last = problems
    yield from others
    hint = (
        f"Your entry is as it was. Compare it with {proposal}, change that as you like, then take it over with "
        f"'dateline ingest --accept {proposal}', or keep yours with '--refuse' in place of '--accept'."
    )
    if is_kept:
        hint = f"{proposal} was changed by hand and stays; accept or refuse it, or delete it for a new one."
    yield Problem(last.path, last.line, last.column, last.what, hint)


def add_note(merged: bytes, mine: bytes) -> bytes:
    """Return a proposal with the line that says of which state of the entry it was made."""
    opening = FIRST_LINE.match(merged)
    if not opening:  # pragma: no cover - an entry begins with its fence
        return merged
    states = f"({hash_bytes(mine)[:DIGITS]}, {hash_bytes(merged)[:DIGITS]})"
    note = f"# Proposed by ingest for the entry as it was {states}; this line goes by itself.".encode()
    return merged[: opening.end()] + note + opening["end"] + merged[opening.end() :]


def remove_note(proposal: bytes) -> tuple[bytes, str, str]:
    """Return a proposal without its note, and the states that it names: entry and proposal; empty where it has none."""
    found = NOTE.search(proposal)
    if not found:
        return proposal, "", ""
    return proposal[: found.start()] + proposal[found.end() :], found["entry"].decode(), found["proposal"].decode()


def _is_untouched(proposal: bytes) -> bool:
    """Tell whether a proposal is as ingest has written it."""
    text, _, state = remove_note(proposal)
    return hash_bytes(text)[:DIGITS] == state
