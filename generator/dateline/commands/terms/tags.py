"""A project and a term in; the term merged into another or renamed, in the vocabulary and in every entry, out.

All files are read, edited in memory and read back before the first is written. The vocabulary is written first: from
then on it tells the old name as one of the new term's, so that a digest in which only some entries have been written
builds, and the same command, given again, finishes the work. What ingest remembers in `seeds/.base/` is left alone:
the edits are the editor's.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.commands.project import DIGEST, ENTRIES, VOCABULARY, Project
from dateline.commands.settled import Settled, read_settled
from dateline.commands.terms.refusals import Usage, check_merge, check_rename, read_new_name
from dateline.commands.terms.retagging import change_entry, change_vocabulary, list_naming
from dateline.commands.terms.term_changes import TermChange, merge_in_file, rename_in_file
from dateline.disk.lock import hold_lock
from dateline.disk.reading import read_bytes, read_if_there
from dateline.disk.saving import ChangedMeanwhile, remove_leftovers, save_new, save_over
from dateline.model import Change, Kind, Tag, VocabularyTerm
from dateline.problems import Problem, ProblemsFound
from dateline.site.naming.names import KnownNames, index_names

AGAIN = "Give the command again; it goes on where it stopped."


@dataclass(frozen=True, slots=True)
class Retagging:
    """What a merge or a new name changes."""

    changes: tuple[Change, ...]
    """In the order of writing: the vocabulary first, then the entries by path. Empty where all is done already."""
    notices: tuple[Problem, ...] = ()
    """What an editor should know, though nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a digest, and what editors have said of them."""

    counts: dict[Tag, int]
    """How many entries have each, drafts too; under their canonical names."""
    names: KnownNames


def read_terms(root: Path) -> Terms:
    """Return every term with the number of its entries. Raises ProblemsFound where a file of the content has faults."""
    settled = _read_sound(Project(root))
    names = index_names(settled.vocabulary)
    counts = Counter(tag for entry in settled.entries for tag in {names.settle(tag) for tag in entry.tags})
    return Terms(dict(counts), names)


def sort_terms(terms: Terms, kind: Kind) -> tuple[tuple[str, int], ...]:
    """Return the terms of a kind with their numbers, the most frequent first, at equal numbers by name."""
    found = [(tag.name, count) for tag, count in terms.counts.items() if tag.kind is kind]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0].casefold(), each[0])))


def merge_terms(root: Path, kind: Kind, into: str, name: str, *, is_dry: bool = False) -> Retagging:
    """Make `name` another name of the term `into`: in the vocabulary, the tags and, for speakers, the quotes.

    Raises ProblemsFound, with nothing written, where content has faults, or a name is unknown or another term's.
    """
    with _open(root, is_dry=is_dry):
        usage = _read_usage(root, kind)
        check_merge(usage, into, name)
        change = merge_in_file(usage.terms, into, name, VocabularyTerm(kind, ""))
        return _finish(root, usage, change, (name, into), is_dry=is_dry)


def rename_term(root: Path, kind: Kind, old: str, new: str, *, is_dry: bool = False) -> Retagging:
    """Give the term `old` the name `new`; the old one becomes a former name, whose address leads to the new one.

    Raises ProblemsFound as `merge_terms`, and where the new name or its address is another term's.
    """
    with _open(root, is_dry=is_dry):
        usage = _read_usage(root, kind)
        new = read_new_name(kind, new)
        check_rename(usage, old, new)
        change = rename_in_file(usage.terms, old, new, VocabularyTerm(kind, ""))
        return _finish(root, usage, change, (old, new), is_dry=is_dry)


@contextmanager
def _open(root: Path, *, is_dry: bool) -> Iterator[None]:
    """Hold the project's lock while the block runs, unless nothing will be written."""
    if is_dry:
        yield
        return
    with hold_lock(root):
        remove_leftovers(root / ENTRIES, root / VOCABULARY)
        yield


def _read_sound(project: Project) -> Settled:
    """Return what editors have settled. Raises ProblemsFound with every fault of settings, vocabulary and entries."""
    settled, problems = read_settled(project)
    folders = (f"{VOCABULARY}/", f"{ENTRIES}/")
    in_the_way = [each for each in problems if each.path == DIGEST or each.path.startswith(folders)]
    if in_the_way or settled.digest is None:
        raise ProblemsFound(in_the_way or problems)
    return settled


def _read_usage(root: Path, kind: Kind) -> Usage:
    """Return what vocabulary and entries say of the terms of a kind. Raises ProblemsFound as `_read_sound`."""
    settled = _read_sound(Project(root))
    return Usage(settled.entries, settled.vocabulary, index_names(settled.vocabulary), kind)


def _finish(root: Path, usage: Usage, change: TermChange, names: tuple[str, str], *, is_dry: bool) -> Retagging:
    """Make every file's new bytes, write them unless told not to, and return what changed; `names` are old and new."""
    old, new = names
    kind, entries = usage.kind, usage.entries
    path = usage.terms[0].path if usage.terms else f"{VOCABULARY}/{kind.value}.yaml"
    changes = (
        *change_vocabulary(path, read_if_there(root / path), change),
        *(change_entry(each, read_bytes(root / each.path), kind, old, new) for each in list_naming(entries, kind, old)),
    )
    for each in () if is_dry else changes:
        _write(root, each)
    return Retagging(changes, tuple(_tell_left_out(usage, change, old, new)) if change.left_out else ())


def _write(root: Path, change: Change) -> None:
    """Write one file. Raises ProblemsFound where somebody else has saved it since it was read."""
    what = "was saved by somebody else just now, and has been left as it is"
    try:
        if change.before is None:
            save_new(root, change.path, change.after)
        else:
            save_over(root, change.path, change.after, before=change.before)
    except (ChangedMeanwhile, FileExistsError) as error:
        raise ProblemsFound([Problem(change.path, 0, 0, what, AGAIN)]) from error


def _tell_left_out(usage: Usage, change: TermChange, old: str, new: str) -> Iterator[Problem]:
    """Yield what was said of a term and has no place in the one that it has become."""
    term = next(term for term in usage.terms if term.name == new)
    what = f"the description of '{old}' is left out, for '{new}' has its own: {change.left_out}"
    yield Problem(term.path, term.line, 0, what, "Add what is missing by hand.")
