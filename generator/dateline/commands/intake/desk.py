"""What one run of ingest knows, what it has found so far, and how it writes: really, or only to be shown."""

from dataclasses import dataclass, field

from dateline.commands.intake.ledger import LEDGER, Row, format_ledger
from dateline.commands.intake.newsroom import Newsroom, read_newsroom
from dateline.commands.intake.seed_files import SeedFile
from dateline.commands.project import Project
from dateline.commands.terms.retagging import Change
from dateline.disk.reading import read_if_there
from dateline.disk.saving import save_new, save_over
from dateline.fidelity.sameness import Telling
from dateline.problems import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """One entry that ingest has written."""

    seed: str
    entry: str


@dataclass(slots=True)
class Desk:
    """One run at work: what it knows, and what it has found so far."""

    project: Project
    present: tuple[SeedFile, ...]
    """Every seed in `seeds/`, by path."""
    rows: dict[str, Row]
    """The ledger by seed."""
    is_dry: bool = False
    """Nothing is written; what would be stands among the changes."""
    newsroom: Newsroom | None = None
    """Read when the first seed needs it, so that a run with nothing new is quick."""
    made: list[Made] = field(default_factory=list)
    merged: list[Made] = field(default_factory=list)
    """Entries that have taken in what is new."""
    changes: list[Change] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)
    in_conflict: set[str] = field(default_factory=set)
    """Seeds of which a proposal lies beside the entry."""
    problems: list[Problem] = field(default_factory=list)
    told: dict[str, Telling] = field(default_factory=dict)
    """What ingest last told of seeds whose files are gone, as far as it has been looked at."""
    pending: dict[str, bytes] = field(default_factory=dict)
    """What a run that writes nothing would have written, by path."""

    def read_newsroom(self) -> Newsroom:
        """Return settings, vocabulary and entries, read once a run."""
        if self.newsroom is None:
            self.newsroom = read_newsroom(self.project)
        return self.newsroom

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes, or None where it cannot be read."""
        if path in self.pending:
            return self.pending[path]
        return read_if_there(self.project.root / path)

    def write_new(self, path: str, data: bytes, *, is_shown: bool = True) -> None:
        """Write a file that must not be there. Raises as `save_new`."""
        if not self.is_dry:
            save_new(self.project.root, path, data)
        elif is_shown:
            self.changes.append(Change(path, None, data))

    def write(self, path: str, data: bytes, before: bytes | None = None, *, is_shown: bool = True) -> None:
        """Write a file over what was there before. Raises as `save_over`."""
        if not self.is_dry:
            save_over(self.project.root, path, data, before=before)
        elif is_shown:
            self.changes.append(Change(path, self.read(path), data))

    def write_ledger(self) -> None:
        """Write down what is known now."""
        if not self.is_dry:
            save_over(self.project.root, LEDGER, format_ledger(self.rows.values()))
