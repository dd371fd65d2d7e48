"""A project in; what ingest and extract need of it, read: settings, vocabulary, and which seed has which entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.commands.content_files import read_content
from dateline.commands.project import DIGEST, ENTRIES, VOCABULARY, Project
from dateline.config import Digest
from dateline.content.marks import find_place
from dateline.disk.reading import read_if_there
from dateline.extract.spacy_votes import find_fault
from dateline.links import make_slug
from dateline.model import Entry, Kind, Tag, Vocabulary
from dateline.problems import Problem, ProblemsFound
from dateline.regexes import make_regex
from dateline.rules import Rule

# An entry that cannot be read as a whole still says, on a line of its own, which seed it was made from.
SEED_KEY = make_regex(r"""^seed:[ \t]*(["']?)(?P<seed>[^\r\n]+?)\1[ \t]*(?:[ \t]#[^\r\n]*)?\r?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What editors have settled before a seed arrives."""

    digest: Digest
    vocabulary: Vocabulary
    entries: dict[str, str]
    """Path of the entry by path of its seed, as the entries themselves say; entries with faults too."""
    names: dict[tuple[Kind, str], str]
    """How the digest spells a name, by kind and slug: as the vocabulary has it, else as the first entry has it."""

    spacy_model: str = ""
    """The spaCy model that votes on names: its package, or its folder; empty where none does."""

    @property
    def known_sources(self) -> tuple[str, ...]:
        """Names and aliases of the digest's sources."""
        return tuple(name for source in self.digest.sources for name in (source.name, *source.aliases))


def read_newsroom(project: Project) -> Newsroom:
    """Return settings, vocabulary and entries. Raises ProblemsFound with the faults of settings and vocabulary.

    So is a spaCy model that is not installed. A fault in an entry, a story or a page is no hindrance: it is told by
    `check` and `build`.
    """
    content, problems = read_content(project)
    in_the_way = [each for each in problems if each.path == DIGEST or each.path.startswith(f"{VOCABULARY}/")]
    if in_the_way or content is None:
        raise ProblemsFound(in_the_way or problems)
    model, unfit = find_spacy_model(project, content.digest)
    if unfit:
        raise ProblemsFound(unfit)
    faulty = {each.path for each in problems if each.path.startswith(f"{ENTRIES}/") and each.path.endswith(".md")}
    entries = {seed: path for path in sorted(faulty) for seed in _find_seed_key(project, path)}
    entries |= {entry.seed: entry.path for entry in content.entries if entry.seed}
    names = {(term.kind, make_slug(term.name)): term.name for term in content.vocabulary.terms}
    for entry in content.entries:
        remember_names(entry, names)
    return Newsroom(content.digest, content.vocabulary, entries, names, model)


def find_spacy_model(project: Project, digest: Digest) -> tuple[str, tuple[Problem, ...]]:
    """Return the spaCy model that the settings name, a folder as its path, and why it cannot be used."""
    name = digest.spacy_model
    if not name:
        return "", ()
    model = str(project.root / name) if "/" in name else name
    fault = find_fault(model)
    if fault is None:
        return model, ()
    place = find_place(digest.marks, "spacy_model")
    what, hint = (each.replace(model, name) for each in fault)
    return "", (Problem(digest.path, *place, what, hint, Rule.SPACY_MODEL),)


def settle_names(entry: Entry, names: dict[tuple[Kind, str], str]) -> Entry:
    """Return a new entry with its names spelt as the digest spells them.

    Names that differ in hyphens, accents or capitals alone would want one address ("Abu-Mahdi", "Abu Mahdi"), and
    keep the site from being built until an editor had chosen.
    """
    tags = tuple(
        dict.fromkeys(Tag(tag.kind, names.get((tag.kind, make_slug(tag.name)), tag.name)) for tag in entry.tags)
    )
    quotes = tuple(
        replace(quote, speaker=names.get((Kind.PEOPLE, make_slug(quote.speaker)), quote.speaker))
        for quote in entry.quotes
    )
    return replace(entry, tags=tags, quotes=quotes)


def remember_names(entry: Entry, names: dict[tuple[Kind, str], str]) -> None:
    """Let the entries that follow spell names as this one does, where nothing has settled them before."""
    for key, name in _list_names(entry).items():
        names.setdefault(key, name)


def _list_names(entry: Entry) -> dict[tuple[Kind, str], str]:
    """Return an entry's names by kind and slug."""
    return {(tag.kind, make_slug(tag.name)): tag.name for tag in entry.tags}


def _find_seed_key(project: Project, path: str) -> Iterator[str]:
    """Yield the seed that an entry names, as far as its bytes still show it."""
    data = read_if_there(project.root / path) or b""
    for found in SEED_KEY.finditer(data.decode("utf-8", errors="replace")):
        yield found["seed"]
