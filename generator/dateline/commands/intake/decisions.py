"""What ingest can decide about a seed: each kind of decision a value, which `writing` writes and `messages` tells."""

from dataclasses import dataclass
from typing import TypeAlias

from dateline.commands.intake.known import SeedFile
from dateline.commands.intake.ledger import Row
from dateline.model import Change, Entry
from dateline.problems import Problem


@dataclass(frozen=True, slots=True)
class Same:
    """A known seed that needs nothing."""

    seed: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article that is kept as a seed."""

    seed: SeedFile


@dataclass(frozen=True, slots=True)
class New:
    """A seed that gets an entry."""

    row: Row
    """What the ledger says of it then."""
    entry: Entry
    text: bytes
    """The entry's file."""
    base: bytes
    """What the machine makes of the seed: the same, but where an editor has begun the entry."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A seed that has an entry already, though the ledger does not know it.

    An earlier run was cut off, or an editor wrote the entry.
    """

    row: Row
    """What the ledger says of it then."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A known seed under a new name: ledger, base and entry follow."""

    former: Row
    row: Row
    """What the ledger says of it then."""
    base: bytes | None
    """The base with the new name in it; None where there is none under the old one."""
    entry: Change | None
    """None where the entry is gone, or says the new name already."""
    has_changed: bool
    """It has changed as well; what becomes of the entry is decided next."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A known seed, read anew: its entry has what is new, or takes it in now."""

    row: Row
    """What the ledger says of it then."""
    entry: Change
    """Before and after are the same where nothing in it is new."""
    base: Change
    has_proposal: bool
    """A proposal of an earlier conflict still lies beside the entry."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A known seed whose entry has been changed by an editor at the same place: the entry stays as it is."""

    seed: str
    entry: str
    clashes: tuple[Problem, ...]
    """Each place that both have changed."""
    proposal: Change | None
    """None where an editor has worked on the one that is there, which then stays."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A known seed whose entry is gone, and stays so."""

    seed: str
    has_changed: bool


@dataclass(frozen=True, slots=True)
class Baseless:
    """A known seed of which nobody knows what ingest had written, so that nothing can be merged."""

    row: Row
    """What the ledger says of it, now and then."""
    entry: str
    has_changed: bool


@dataclass(frozen=True, slots=True)
class Twin:
    """A seed with the words of another, which goes first."""

    seed: str
    other: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A new seed whose entry would stand where another stands already."""

    seed: str
    entry: str
    owner: str | None
    """The seed whose entry that is, where it is known."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Something that a copy leaves in doubt; what is decided about its seed comes next."""

    notice: Problem


@dataclass(frozen=True, slots=True)
class Faulty:
    """A seed from which nothing is made or merged, because of a fault in it, in its entry, or on the disk."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Busy:
    """A known seed whose entry somebody saves again and again, so that nothing is written to it."""

    entry: str


Decision: TypeAlias = (
    Same
    | Pasted
    | New
    | Adopted
    | Renamed
    | Changed
    | Conflict
    | Deleted
    | Baseless
    | Twin
    | Taken
    | Doubtful
    | Faulty
    | Busy
)


def find_change(decision: Decision) -> Change | None:
    """Return what a decision changes where an editor looks; None where nothing."""
    match decision:
        case Pasted(seed):
            return Change(seed.path, None, seed.data)
        case New(row, _, text):
            return Change(row.entry, None, text)
        case Changed(_, change) | Conflict(_, _, _, Change() as change):
            return change if change.after != change.before else None
    return None
