"""The folder `seeds/` in; its raw articles as bytes, and what in it cannot be one, out."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.commands.intake.ledger import SEEDS, hash_bytes
from dateline.commands.project import Project
from dateline.disk.reading import describe_unreadable, read_bytes
from dateline.problems import Problem
from dateline.rules import Rule

SUFFIX = ".txt"


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


def find_seed_files(project: Project, problems: list[Problem]) -> tuple[SeedFile, ...]:
    """Return every `.txt` file right in `seeds/`, by path; what cannot be read is added to the problems.

    Other files (a README, hidden ones) are nobody's business here.
    """
    try:
        with os.scandir(project.root / SEEDS) as found:
            names = sorted(each.name for each in found if each.name.endswith(SUFFIX) and each.name[0] not in ".#")
    except FileNotFoundError:
        return ()
    except OSError as error:
        problems.append(describe_unreadable(SEEDS, error))
        return ()
    return tuple(seed for name in names for seed in _read_seed_file(project, name, problems))


def name_seeds(
    project: Project, paths: tuple[Path, ...], present: tuple[SeedFile, ...], problems: list[Problem]
) -> tuple[SeedFile, ...]:
    """Return the seeds that were named on the command line, by path; of the problems only those of these stay.

    A path that is no seed adds one.
    """
    by_file = {(project.root / seed.path).resolve(): seed for seed in present}
    faults = {(project.root / each.path).resolve(): each for each in problems}
    problems.clear()
    found = {}
    for path in paths:
        file = path.resolve()
        if file in by_file:
            found[by_file[file].path] = by_file[file]
        elif file in faults:
            problems.append(faults[file])
        elif not path.exists():
            problems.append(Problem(str(path), 0, 0, "there is no such file", "Name a seed, as seeds/talks.txt."))
        else:
            hint = f"Save it in {SEEDS}/ under a name that ends in {SUFFIX}, then ingest it."
            problems.append(Problem(str(path), 0, 0, "is no seed of this digest", hint))
    return tuple(found[path] for path in sorted(found))


def _read_seed_file(project: Project, name: str, problems: list[Problem]) -> Iterator[SeedFile]:
    """Yield the file as a seed, or nothing after adding what is wrong with it."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in name)
    path = f"{SEEDS}/{shown}"
    if shown != name:
        hint = "Rename it with letters, digits and hyphens."
        problems.append(Problem(path, 0, 0, "has a name that an entry cannot give", hint, Rule.SEED_NAME))
        return
    try:
        data = read_bytes(project.root / path)
    except OSError as error:
        problems.append(describe_unreadable(path, error))
        return
    yield SeedFile(path, data, hash_bytes(data), fingerprint_words(data))


def fingerprint_words(data: bytes) -> str:
    """Return the SHA-256 of a text without byte-order mark and blanks; empty where nothing is said."""
    bare = b"".join(data.removeprefix(b"\xef\xbb\xbf").split())
    return hash_bytes(bare) if bare else ""
