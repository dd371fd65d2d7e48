"""A project in; what ingest and extract need of it, read: settings, vocabulary, entries, and the files of one seed."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.commands.intake.known import Held, Known, Newsroom, SeedFile, list_names
from dateline.commands.intake.ledger import Row, find_base
from dateline.commands.intake.proposals import find_proposal
from dateline.commands.intake.seed_files import Seeds
from dateline.commands.project import DIGEST, ENTRIES, VOCABULARY, Project
from dateline.commands.settled import read_settled
from dateline.config import Digest
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.disk.reading import read_if_there
from dateline.fidelity.sameness import Fingerprint, read_fingerprint
from dateline.links import make_slug
from dateline.problems import Problem, ProblemsFound, find_place
from dateline.regexes import make_regex
from dateline.rules import Rule

# An entry that cannot be read as a whole still says, on a line of its own, which seed it was made from.
SEED_KEY = make_regex(r"""^seed:[ \t]*(["']?)(?P<seed>[^\r\n]+?)\1[ \t]*(?:[ \t]#[^\r\n]*)?\r?$""", re.MULTILINE)


def read_newsroom(project: Project) -> Newsroom:
    """Return settings, vocabulary and entries. Raises ProblemsFound with the faults of settings and vocabulary.

    So is a spaCy model that is not installed. A fault in an entry is no hindrance: it is told by `check` and `build`.
    """
    settled, problems = read_settled(project)
    digest = settled.digest
    in_the_way = [each for each in problems if each.path == DIGEST or each.path.startswith(f"{VOCABULARY}/")]
    if in_the_way or digest is None:
        raise ProblemsFound(in_the_way or problems)
    model, unfit = find_spacy_model(project, digest)
    if unfit:
        raise ProblemsFound(unfit)
    faulty = {each.path for each in problems if each.path.startswith(f"{ENTRIES}/") and each.path.endswith(".md")}
    entries = {seed: path for path in sorted(faulty) for seed in _find_seed_key(project.root, path)}
    entries |= {entry.seed: entry.path for entry in settled.entries if entry.seed}
    names = {(term.kind, make_slug(term.name)): term.name for term in settled.vocabulary.terms}
    for key, name in (each for entry in settled.entries for each in list_names(entry).items()):
        names.setdefault(key, name)
    taken = frozenset(f"{ENTRIES}/{file.parent.name}/{file.name}" for file in (project.root / ENTRIES).glob("*/*.md"))
    return Newsroom(digest, settled.vocabulary, entries, names, taken, model)


def _find_seed_key(root: Path, path: str) -> Iterator[str]:
    """Yield the seed that an entry names, as far as its bytes still show it."""
    data = read_if_there(root / path) or b""
    for found in SEED_KEY.finditer(data.decode("utf-8", errors="replace")):
        yield found["seed"]


def find_spacy_model(project: Project, digest: Digest) -> tuple[str, tuple[Problem, ...]]:
    """Return the spaCy model that the settings name, a folder as its path, and why it cannot be used."""
    name = digest.spacy_model
    if not name:
        return "", ()
    # Loaded only here: few digests name a model, and the preview asks at every start.
    from dateline.extract.spacy_votes import find_fault  # noqa: PLC0415

    model = str(project.root / name) if "/" in name else name
    fault = find_fault(model)
    if fault is None:
        return model, ()
    place = find_place(digest.marks, "spacy_model")
    what, hint = (each.replace(model, name) for each in fault)
    return "", (Problem(digest.path, *place, what, hint, Rule.SPACY_MODEL),)


def read_known(project: Project, seeds: Seeds, rows: Mapping[str, Row]) -> Known:
    """Return how things stand before the first seed is decided. Raises ProblemsFound as `read_newsroom`."""
    paths = [seed.path for seed in seeds.files]
    gone = rows.keys() - set(paths)
    # A run that was cut off may have given the base of a seed that is gone the name of one that is not known yet.
    asked = (*gone, *(path for path in paths if path not in rows)) if gone else ()
    found = ((seed, read_if_there(project.root / find_base(seed))) for seed in sorted(asked))
    fingerprints = {seed: _read_fingerprint(seed, data) for seed, data in found if data}
    return Known(seeds.files, seeds.names, rows, read_newsroom(project), fingerprints)


def _read_fingerprint(seed: str, base: bytes) -> Fingerprint:
    """Return the fingerprint of what ingest last wrote of a seed; that of nothing where it cannot be read."""
    text, _ = decode_text(seed, base)
    entry = read_entry(seed, text)[0] if text else None
    return read_fingerprint(entry) if entry else Fingerprint("", ())


def read_held(root: Path, known: Known, seed: SeedFile, row: Row | None) -> Held:
    """Return what lies on disk of a seed; `row` is what the ledger says of it, perhaps under a former name."""
    entry = known.find_entry(seed.path, row)
    base = read_if_there(root / find_base(seed.path))
    is_renamed = row is not None and row.seed != seed.path
    return Held(
        read_if_there(root / find_base(row.seed)) if row and is_renamed else base,
        base if is_renamed else None,
        read_if_there(root / entry) if entry else None,
        read_if_there(root / find_proposal(entry)) if entry else None,
    )
