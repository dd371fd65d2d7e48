"""What ingest remembers between runs, in `seeds/.base/`: which seeds it knows, and what it last wrote of each.

Tracked by git like the content itself, so that a fresh clone knows what a second editor has ingested.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from dateline.problems import Problem, ProblemsFound
from dateline.regexes import make_regex
from dateline.rules import Rule

SEEDS = "seeds"
BASE = "seeds/.base"
LEDGER = "seeds/.base/ledger.txt"
NO_BASE = "-"
HASH = make_regex(r"[0-9a-f]{64}")
HINT = (
    "A line holds four things with a tab between: the seed's SHA-256, the seed, its entry, and the SHA-256 of what was "
    "written. Restore the file as git has it; of two versions that clash keep the lines of both."
)


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One seed that has been ingested."""

    seed_hash: str
    """SHA-256 of the seed's bytes when it was ingested."""
    seed: str
    """Its path."""
    entry: str
    """Path under which its entry was written; an editor may have renamed or deleted it since."""
    base_hash: str
    """SHA-256 of what ingest last wrote of it (`find_base`); `-` where an editor had made the entry by hand."""


def find_base(seed: str) -> str:
    """Return the path at which the text that ingest last wrote of a seed is kept."""
    return f"{BASE}/{PurePosixPath(seed).stem}.md"


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal digits."""
    return sha256(data).hexdigest()


def read_ledger(data: bytes) -> tuple[Row, ...]:
    """Return the rows, by seed. Raises ProblemsFound with every line that is none, and every seed with two."""
    problems = []
    rows: dict[str, Row] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), 1):
        row = _read_row(line)
        if row is None:
            problems.append(Problem(LEDGER, number, 1, "is no line of the ledger", HINT, Rule.LEDGER_LINE))
        elif rows.get(row.seed, row) != row:
            what = f"'{row.seed}' stands here and, with another hash or entry, in line {lines[row.seed]}"
            hint = "Delete the line that is out of date."
            problems.append(Problem(LEDGER, number, 1, what, hint, Rule.LEDGER_DUPLICATE))
        else:
            rows[row.seed] = row
            lines[row.seed] = number
    if problems:
        raise ProblemsFound(problems)
    return tuple(rows[seed] for seed in sorted(rows))


def format_ledger(rows: Iterable[Row]) -> bytes:
    """Return the file's bytes: the rows sorted, so that it doesn't matter who ingested what first."""
    lines = (f"{row.seed_hash}\t{row.seed}\t{row.entry}\t{row.base_hash}" for row in sorted(rows))
    return "".join(f"{line}\n" for line in lines).encode()


def _read_row(line: str) -> Row | None:
    """Return what a line says, or None where it is not one of ours."""
    parts = line.split("\t")
    if len(parts) != 4:
        return None
    row = Row(*parts)
    is_whole = HASH.fullmatch(row.seed_hash) and (row.base_hash == NO_BASE or HASH.fullmatch(row.base_hash))
    return row if is_whole and row.seed and row.entry else None
