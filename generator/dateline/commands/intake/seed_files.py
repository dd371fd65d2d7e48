"""The folder `seeds/` in; its raw articles as bytes, what cannot be one, and what the ledger says of them, out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.commands.intake.known import SUFFIX, SeedFile, make_seed_file
from dateline.commands.intake.ledger import LEDGER, SEEDS, Row, read_ledger
from dateline.disk.reading import describe_unreadable, list_names, read_bytes
from dateline.problems import Problem, ProblemsFound
from dateline.rules import Rule


@dataclass(frozen=True, slots=True)
class Seeds:
    """What lies in `seeds/`."""

    files: tuple[SeedFile, ...]
    """Every `.txt` file that can be read, by path; other files (a README, hidden ones) are nobody's business here."""
    names: frozenset[str]
    """The path of whatever lies there."""
    problems: tuple[Problem, ...]
    """What cannot be read, by path."""


def find_seeds(root: Path) -> Seeds:
    """Return what lies right in a project's `seeds/`; nothing where there is no such folder."""
    try:
        names = list_names(root / SEEDS)
    except FileNotFoundError:
        return Seeds((), frozenset(), ())
    except OSError as error:
        return Seeds((), frozenset(), (describe_unreadable(SEEDS, error),))
    read = [_read_seed_file(root, name) for name in names if name.endswith(SUFFIX) and name[0] not in ".#"]
    return Seeds(
        tuple(each for each in read if isinstance(each, SeedFile)),
        frozenset(f"{SEEDS}/{name}" for name in names),
        tuple(each for each in read if isinstance(each, Problem)),
    )


def _read_seed_file(root: Path, name: str) -> SeedFile | Problem:
    """Return a file as a seed, or what is wrong with it."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in name)
    path = f"{SEEDS}/{shown}"
    if shown != name:
        hint = "Rename it with letters, digits and hyphens."
        return Problem(path, 0, 0, "has a name that an entry cannot give", hint, Rule.SEED_NAME)
    try:
        return make_seed_file(path, read_bytes(root / path))
    except OSError as error:
        return describe_unreadable(path, error)


def choose_seeds(root: Path, paths: Iterable[Path], seeds: Seeds) -> Seeds:
    """Return the seeds that were named on the command line, with what is wrong with them and with other paths."""
    by_file = {(root / seed.path).resolve(): seed for seed in seeds.files}
    faults = {(root / each.path).resolve(): each for each in seeds.problems}
    problems: list[Problem] = []
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
    return replace(seeds, files=tuple(found[path] for path in sorted(found)), problems=tuple(problems))


def read_rows(root: Path) -> dict[str, Row]:
    """Return the ledger by seed. Raises ProblemsFound where it cannot be read or has faults."""
    try:
        data = (root / LEDGER).read_bytes()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        hint = "Check who owns it and its permissions."
        raise ProblemsFound([Problem(LEDGER, 0, 0, f"cannot be read: {error.strerror}", hint)]) from error
    return {row.seed: row for row in read_ledger(data)}
