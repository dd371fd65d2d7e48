"""What ingest decides by: the seeds, the ledger, what editors have settled, and the files of one seed, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.commands.intake.ledger import Row, hash_bytes
from dateline.config import Digest
from dateline.fidelity.sameness import Fingerprint
from dateline.links import make_slug
from dateline.model import Entry, Kind, Vocabulary
from dateline.seed import Article, Extraction

SUFFIX = ".txt"
Names = Mapping[tuple[Kind, str], str]


@dataclass(frozen=True, slots=True)
class SeedFile:
    """One file of `seeds/`, not yet decoded."""

    path: str
    """Relative to the project's root, with `/`."""
    data: bytes
    hash: str
    """SHA-256 of its bytes."""
    words: str
    """SHA-256 of its text without byte-order mark and blanks: equal where two seeds say the same; empty where nothing
    is said."""


def make_seed_file(path: str, data: bytes) -> SeedFile:
    """Return the seed of these bytes."""
    words = b"".join(data.removeprefix(b"\xef\xbb\xbf").split())
    return SeedFile(path, data, hash_bytes(data), hash_bytes(words) if words else "")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What editors have settled before a seed arrives."""

    digest: Digest
    vocabulary: Vocabulary
    entries: Mapping[str, str]
    """Path of the entry by path of its seed, as the entries themselves say; entries with faults too."""
    names: Names
    """How the digest spells a name, by kind and slug: as the vocabulary has it, else as the first entry has it."""
    taken: frozenset[str] = frozenset()
    """Paths in the folders of entries at which something stands, whether it can be read or not."""
    spacy_model: str = ""
    """The spaCy model that votes on names: its package, or its folder; empty where none does."""


@dataclass(frozen=True, slots=True)
class Known:
    """How things stand before a seed is decided; each decision makes the next of it."""

    seeds: tuple[SeedFile, ...]
    """Every seed that can be read, by path."""
    seed_names: frozenset[str]
    """Paths in `seeds/` at which something stands, whether it is a seed or not."""
    rows: Mapping[str, Row]
    """The ledger, by seed."""
    newsroom: Newsroom
    fingerprints: Mapping[str, Fingerprint]
    """Of what ingest last wrote, by seed: of the seeds whose files are gone, and of new ones that a run which was cut
    off may have given the name of one."""

    @property
    def gone(self) -> tuple[Row, ...]:
        """The rows of seeds whose files are gone, by seed."""
        present = {each.path for each in self.seeds}
        return tuple(self.rows[seed] for seed in sorted(self.rows.keys() - present))

    def find_entry(self, seed: str, row: Row | None) -> str | None:
        """Return the path of a seed's entry, which may still name the seed as the ledger's row does; None for none."""
        entries = self.newsroom.entries
        return (entries.get(row.seed) if row else None) or entries.get(seed)


def is_known(rows: Mapping[str, Row], seed: SeedFile) -> bool:
    """Tell whether the ledger knows a seed just as it is."""
    return seed.path in rows and rows[seed.path].seed_hash == seed.hash


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a seed before its turn came."""

    published: date | None
    """The day that it was read with, where the copy itself names none."""
    article: Article
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Held:
    """What is at hand of one seed; None for each file that is not there or cannot be read."""

    base: bytes | None = None
    """What ingest last wrote of it, under the name that the ledger gives it."""
    moved: bytes | None = None
    """The same under its new name, where it is renamed: a run that was cut off has moved it."""
    entry: bytes | None = None
    proposal: bytes | None = None
    reading: Reading | None = None
    """None where the seed has not been read yet."""


def list_names(entry: Entry) -> dict[tuple[Kind, str], str]:
    """Return an entry's names by kind and slug."""
    return {(tag.kind, make_slug(tag.name)): tag.name for tag in entry.tags}
