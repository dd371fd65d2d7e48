"""Seeds in; an entry for each that is new, never touching what an editor has, and every fault named, out.

The order of writing is base, entry, ledger. Whatever is cut off between two of them is finished by the next run: a base
alone is written again, and an entry that names its seed is only entered in the ledger.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.content.entry import format_entry, read_entry
from generator.ingest.article import read_article
from generator.ingest.draft import entry_path, make_entry
from generator.ingest.extract import extract, select_tags
from generator.ingest.seeds import clean_seed, read_seed
from generator.model import Article
from generator.output.lock import hold_lock
from generator.pipeline.ledger import BASE, LEDGER, NO_BASE, Row, find_base, format_ledger, hash_bytes, read_ledger
from generator.pipeline.newsroom import Newsroom, read_newsroom, remember_names, settle_names
from generator.pipeline.project import ENTRIES, Project
from generator.pipeline.renaming import rename_seed
from generator.pipeline.saving import remove_leftovers, save_new, save_over
from generator.pipeline.seed_files import SeedFile, find_seed_files, name_seeds
from generator.problems import Problem, ProblemsFound

NO_DATE = "Give the day it was published: add a line 'Date: 2020-01-04' at the top of the seed."


@dataclass(frozen=True, slots=True)
class Step:
    """One seed that ingest has dealt with."""

    seed: str
    entry: str | None
    """The entry written; None where the seed has a fault or needed none."""
    done: int
    """How many of the seeds that are not known yet have been dealt with."""
    total: int


@dataclass(frozen=True, slots=True)
class Made:
    """One entry that ingest has written."""

    seed: str
    entry: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What ingest did."""

    made: tuple[Made, ...]
    """By seed."""
    known: int
    """Seeds that needed nothing."""
    notices: tuple[Problem, ...]
    """What an editor should know, though nothing is wrong: a seed that changed after it was ingested."""
    problems: tuple[Problem, ...]
    """Every fault of a seed, sorted."""


@dataclass(slots=True)
class _Desk:
    """One run at work: what it knows, and what it has found so far."""

    project: Project
    present: tuple[SeedFile, ...]
    """Every seed in `seeds/`, by path."""
    rows: dict[str, Row]
    """The ledger by seed."""
    newsroom: Newsroom | None = None
    """Read when the first seed needs it, so that a run with nothing new is quick."""
    made: list[Made] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read_newsroom(self) -> Newsroom:
        """Return settings, vocabulary and entries, read once a run."""
        if self.newsroom is None:
            self.newsroom = read_newsroom(self.project)
        return self.newsroom


def ingest(root: Path, paths: tuple[Path, ...] = (), *, report: Callable[[Step], None]) -> IngestResult:
    """Write an entry for every new seed of `seeds/`, or of the paths given; a seed that is known is left alone.

    Seeds with faults are named in the result and the others written. Raises ProblemsFound, with nothing written, where
    the settings, the vocabulary or the ledger have faults, or another command is at work.
    """
    project = Project(root)
    with hold_lock(root):
        remove_leftovers(root / ENTRIES, root / BASE)
        desk, asked = _open_desk(project, paths)
        before = dict(desk.rows)
        try:
            for number, seed in enumerate(asked, 1):
                made = _take(desk, seed)
                report(Step(seed.path, made.entry if made else None, number, len(asked)))
        finally:
            if desk.rows != before:
                save_over(root, LEDGER, format_ledger(desk.rows.values()))
    known = sum(seed.path in desk.rows for seed in asked) - len(desk.made)
    return IngestResult(tuple(desk.made), known, tuple(desk.notices), tuple(sorted(desk.problems)))


def check_seeds(root: Path) -> tuple[Problem, ...]:
    """Return every problem that ingest would find, sorted; nothing is written.

    Faults of the settings and the vocabulary are left to the check of the content.
    """
    project = Project(root)
    try:
        desk, asked = _open_desk(project, ())
        wanted: dict[str, str] = {}
        for seed in asked:
            draft = _draft_new(desk, seed)
            if draft and draft.entry in wanted:
                desk.problems.append(_name_clash(seed.path, draft.entry, wanted[draft.entry]))
            elif draft:
                wanted[draft.entry] = seed.path
    except ProblemsFound as found:
        return tuple(each for each in found.problems if not each.path.startswith("content/"))
    return tuple(sorted(desk.problems))


def _open_desk(project: Project, paths: tuple[Path, ...]) -> tuple[_Desk, tuple[SeedFile, ...]]:
    """Return the run's desk and the seeds that it was asked to take, by path."""
    problems: list[Problem] = []
    present = find_seed_files(project, problems)
    wanted = name_seeds(project, paths, present, problems) if paths else present
    try:
        data = (project.root / LEDGER).read_bytes()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        hint = "Check who owns it and its permissions."
        raise ProblemsFound([Problem(LEDGER, 0, 0, f"cannot be read: {error.strerror}", hint)]) from error
    rows = {row.seed: row for row in read_ledger(data)}
    return _Desk(project, present, rows, problems=problems), wanted


def _take(desk: _Desk, seed: SeedFile) -> Made | None:
    """Do what one seed needs, and return the entry that was written for it, if any."""
    row = desk.rows.get(seed.path)
    if row:
        if row.seed_hash != seed.hash:
            _tell_change(desk, row)
        return None
    former = _find_former(desk, seed)
    if former:
        _follow(desk, former, seed)
        return None
    if seed.path in desk.read_newsroom().entries and not _find_twin(desk, seed):
        _adopt(desk, seed)
        return None
    draft = _draft_new(desk, seed)
    return _write(desk, draft) if draft else None


def _tell_change(desk: _Desk, row: Row) -> None:
    """Note that a seed says something else than when it was ingested; its entry stays as it is."""
    entry = desk.read_newsroom().entries.get(row.seed)
    if entry is None:
        what = "has changed since it was ingested, but its entry is gone: it stays deleted"
        desk.notices.append(Problem(row.seed, 0, 0, what))
        return
    hint = f"The entry is as you left it; take over what is new by hand in {entry}."
    desk.notices.append(Problem(row.seed, 0, 0, "has changed since it was ingested", hint))


def _find_former(desk: _Desk, seed: SeedFile) -> Row | None:
    """Return the ledger's row of a seed with the same bytes whose file is gone: it was renamed to this one."""
    same = [row for row in desk.rows.values() if row.seed_hash == seed.hash]
    return next((row for row in same if all(each.path != row.seed for each in desk.present)), None)


def _follow(desk: _Desk, former: Row, seed: SeedFile) -> None:
    """Let ledger, base and entry call a renamed seed by its new name."""
    entries = desk.read_newsroom().entries
    entry = entries.get(former.seed) or entries.get(seed.path)
    base_hash = rename_seed(desk.project.root, former, seed.path, entry)
    del desk.rows[former.seed]
    desk.rows[seed.path] = replace(former, seed=seed.path, entry=entry or former.entry, base_hash=base_hash)
    what = f"was {former.seed} before, and has been ingested under that name"
    desk.notices.append(Problem(seed.path, 0, 0, what))


def _adopt(desk: _Desk, seed: SeedFile) -> None:
    """Enter a seed in the ledger whose entry exists already: an earlier run was cut off, or an editor wrote it."""
    entry = desk.read_newsroom().entries[seed.path]
    try:
        base_hash = hash_bytes((desk.project.root / find_base(seed.path)).read_bytes())
    except OSError:
        base_hash = NO_BASE
    desk.rows[seed.path] = Row(seed.hash, seed.path, entry, base_hash)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry that could be written."""

    seed: SeedFile
    entry: str
    """Its path."""
    text: str


def _draft_new(desk: _Desk, seed: SeedFile) -> _Draft | None:
    """Return the entry that a new seed makes, or None where it is not new or has a fault, which is noted."""
    if seed.path in desk.rows or _find_former(desk, seed):
        return None
    twin = _find_twin(desk, seed)
    if twin:
        hint = f"Delete one of the two; where {seed.path} is the one to keep, delete the other first."
        desk.problems.append(Problem(seed.path, 0, 0, f"holds the same text as {twin}", hint))
        return None
    newsroom = desk.read_newsroom()
    if seed.path in newsroom.entries:
        return None
    read, problems = read_seed(seed.path, seed.data)
    if read is None or problems:
        desk.problems += problems
        return None
    clean = clean_seed(read)
    article = read_article(clean, day_first=newsroom.digest.day_first, known_sources=newsroom.known_sources)
    if article.published is None:
        desk.problems.append(Problem(seed.path, 0, 0, "says nowhere when it was published", NO_DATE))
        return None
    return _draft_article(desk, seed, article)


def _draft_article(desk: _Desk, seed: SeedFile, article: Article) -> _Draft | None:
    """Return the entry of an article, or None where its address is taken, which is noted."""
    newsroom = desk.read_newsroom()
    path = entry_path(article)
    if (desk.project.root / path).exists():
        owner = next((source for source, entry in newsroom.entries.items() if entry == path), None)
        owner = owner or next((made.seed for made in desk.made if made.entry == path), None)
        desk.problems.append(_name_clash(seed.path, path, owner))
        return None
    extraction = extract(article, newsroom.vocabulary, day_first=newsroom.digest.day_first)
    tags = select_tags(extraction)
    made = make_entry(article, extraction, tags, newsroom.digest, newsroom.vocabulary, path)
    entry = settle_names(made, newsroom.names)
    text = format_entry(entry)
    _, faults = read_entry(path, text)
    if faults:
        # A seed can be stranger than we thought; its entry must not keep the site from being built.
        hint = "This is a fault of Dateline; please report it with the seed. Until then keep the seed out of seeds/."
        desk.problems.append(Problem(seed.path, 0, 0, f"makes an entry that is not sound: {faults[0].what}", hint))
        return None
    remember_names(entry, newsroom.names)
    return _Draft(seed, path, text)


def _find_twin(desk: _Desk, seed: SeedFile) -> str | None:
    """Return another seed with the same words that goes first: it is known, has an entry, or stands before this one."""
    if not seed.words:
        return None
    twins = [each.path for each in desk.present if each.path != seed.path and each.words == seed.words]
    known = [path for path in twins if path in desk.rows or path in desk.read_newsroom().entries]
    first = known or [path for path in twins if path < seed.path]
    return first[0] if first else None


def _name_clash(seed: str, entry: str, owner: str | None) -> Problem:
    """Return the problem of an address that is taken already."""
    if owner:
        taken = f"the entry of {owner}"
        hint = "Give one of the two seeds a headline of its own: a line 'Title: ...' at the top."
    else:
        taken = "an entry that is there already"
        hint = f"Where it tells of this seed, write 'seed: {seed}' into it; else give the seed a headline of its own."
    return Problem(seed, 0, 0, f"would be written to {entry}, which is {taken}", hint)


def _write(desk: _Desk, draft: _Draft) -> Made | None:
    """Write base and entry, and enter both in the ledger; what cannot be written is noted."""
    data = draft.text.encode()
    try:
        save_over(desk.project.root, find_base(draft.seed.path), data)
        save_new(desk.project.root, draft.entry, data)
    except FileExistsError:
        desk.problems.append(_name_clash(draft.seed.path, draft.entry, None))
        return None
    except ProblemsFound as found:
        desk.problems += found.problems
        return None
    desk.rows[draft.seed.path] = Row(draft.seed.hash, draft.seed.path, draft.entry, hash_bytes(data))
    made = Made(draft.seed.path, draft.entry)
    desk.made.append(made)
    return made
