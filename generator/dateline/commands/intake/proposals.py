"""An entry that both an editor and ingest have changed in; the proposal beside it out, and the other way round.

A proposal is the entry with what is new taken in; where both have changed one thing it has ingest's version. Its second
line says of which state of the entry it was made, so that no answer ever undoes an edit.
"""

from dateline.commands.intake.ledger import hash_bytes
from dateline.model import Change
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


def make_proposal(entry: str, mine: bytes, merged: bytes, former: bytes | None) -> Change | None:
    """Return the proposal of an entry in place of the one that is there; None where somebody has worked on that."""
    data = add_note(merged, mine)
    is_kept = former not in (None, data) and not _is_untouched(former)
    return None if is_kept else Change(find_proposal(entry), former, data)


def add_note(merged: bytes, mine: bytes) -> bytes:
    """Return a proposal with the line that says of which state of the entry it was made."""
    opening = FIRST_LINE.match(merged)
    if not opening:  # pragma: no cover - an entry begins with its fence
        return merged
    states = f"({hash_state(mine)}, {hash_state(merged)})"
    note = f"# Proposed by ingest for the entry as it was {states}; this line goes by itself.".encode()
    return merged[: opening.end()] + note + opening["end"] + merged[opening.end() :]


def remove_note(proposal: bytes) -> tuple[bytes, str, str]:
    """Return a proposal without its note, and the states that it names: entry and proposal; empty where it has none."""
    found = NOTE.search(proposal)
    if not found:
        return proposal, "", ""
    return proposal[: found.start()] + proposal[found.end() :], found["entry"].decode(), found["proposal"].decode()


def hash_state(data: bytes) -> str:
    """Return what a note calls a state of a file."""
    return hash_bytes(data)[:DIGITS]


def _is_untouched(proposal: bytes) -> bool:
    """Tell whether a proposal is as ingest has written it."""
    text, _, state = remove_note(proposal)
    return hash_state(text) == state
