"""A project and a term in; the term merged into another or renamed, in the vocabulary and in every entry, out.

All files are read, edited in memory and read back before the first is written. The vocabulary is written first: from
then on it tells the old name as one of the new term's, so that a digest in which only some entries have been written
builds, and the same command, given again, finishes the work. What ingest remembers in `seeds/.base/` is left alone:
the edits are the editor's.
"""

import shlex
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline import links
from dateline.commands.content_files import read_content
from dateline.commands.project import DIGEST, ENTRIES, VOCABULARY, Project
from dateline.commands.terms.retagging import change_entries, change_vocabulary, list_speakers
from dateline.commands.terms.term_changes import TermChange, fold, merge_in_file, rename_in_file
from dateline.content.content import Content
from dateline.content.keys.values import Unfit, read_name
from dateline.disk.lock import hold_lock
from dateline.disk.saving import ChangedMeanwhile, remove_leftovers, save_new, save_over
from dateline.model import Change, Kind, Tag, VocabularyTerm
from dateline.problems import Problem, ProblemsFound, find_nearest
from dateline.site.naming.names import Names, read_names
from dateline.site.naming.taxonomy import make_term_slug

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
    names: Names


@dataclass(frozen=True, slots=True)
class _Desk:
    """The content on which a command works."""

    project: Project
    content: Content
    names: Names
    kind: Kind

    @property
    def terms(self) -> tuple[VocabularyTerm, ...]:
        """What editors have said of terms of the kind, in the order of the file."""
        return tuple(term for term in self.content.vocabulary.terms if term.kind is self.kind)

    @property
    def used(self) -> frozenset[str]:
        """Every name of the kind as entries write it."""
        return self.tagged | {name for entry in self.content.entries for name in list_speakers(entry, self.kind)}

    @property
    def tagged(self) -> frozenset[str]:
        """The names among them that are tags."""
        return frozenset(tag.name for entry in self.content.entries for tag in entry.tags if tag.kind is self.kind)


def read_terms(root: Path) -> Terms:
    """Return every term with the number of its entries. Raises ProblemsFound where a file of the content has faults."""
    content = _read_sound(Project(root))
    names = read_names(content.vocabulary)
    counts = Counter(tag for entry in content.entries for tag in {names.settle(tag) for tag in entry.tags})
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
        desk = _read_desk(root, kind)
        _check_merge(desk, into, name)
        change = merge_in_file(desk.terms, into, name, VocabularyTerm(kind, ""))
        return _finish(desk, change, name, into, is_dry=is_dry)


def rename_term(root: Path, kind: Kind, old: str, new: str, *, is_dry: bool = False) -> Retagging:
    """Give the term `old` the name `new`; the old one becomes a former name, whose address leads to the new one.

    Raises ProblemsFound as `merge_terms`, and where the new name or its address is another term's.
    """
    with _open(root, is_dry=is_dry):
        desk = _read_desk(root, kind)
        new = _read_new_name(kind, new)
        _check_rename(desk, old, new)
        change = rename_in_file(desk.terms, old, new, VocabularyTerm(kind, ""))
        return _finish(desk, change, old, new, is_dry=is_dry)


@contextmanager
def _open(root: Path, *, is_dry: bool) -> Iterator[None]:
    """Hold the project's lock while the block runs, unless nothing will be written."""
    if is_dry:
        yield
        return
    with hold_lock(root):
        remove_leftovers(root / ENTRIES, root / VOCABULARY)
        yield


def _read_sound(project: Project) -> Content:
    """Return the content. Raises ProblemsFound with every fault of settings, vocabulary and entries."""
    content, problems = read_content(project)
    folders = (f"{VOCABULARY}/", f"{ENTRIES}/")
    in_the_way = [each for each in problems if each.path == DIGEST or each.path.startswith(folders)]
    if in_the_way or content is None:
        raise ProblemsFound(in_the_way or problems)
    return content


def _read_desk(root: Path, kind: Kind) -> _Desk:
    """Return the content on which to work."""
    project = Project(root)
    content = _read_sound(project)
    return _Desk(project, content, read_names(content.vocabulary), kind)


def _refuse(kind: Kind, what: str, hint: str) -> ProblemsFound:
    """Return the problem of a name that a command cannot take."""
    return ProblemsFound([Problem(kind.value, 0, 0, what, hint)])


def write_command(verb: str, kind: Kind, first: str, second: str) -> str:
    """Return a command as it is typed.

    >>> write_command("merge", Kind.PLACES, "United States", "U.S.")
    'dateline tags merge places "United States" "U.S."'
    """
    return f"dateline tags {verb} {kind.value} {_quote(first)} {_quote(second)}"


def _quote(name: str) -> str:
    """Return a name as a shell takes it."""
    return shlex.quote(name) if set(name) & set('"$`\\!') else f'"{name}"'


def _check_merge(desk: _Desk, into: str, name: str) -> None:
    """Raise ProblemsFound where two names cannot be made one."""
    if into == name:
        raise _refuse(desk.kind, f"'{name}' was given twice", "Name two terms; the second becomes one with the first.")
    target, source = desk.names.find(desk.kind, into), desk.names.find(desk.kind, name)
    if target and target.name == name:
        hint = f"To have pages show '{into}', write: {write_command('rename', desk.kind, name, into)}"
        if fold(into) != fold(name):
            raise _refuse(desk.kind, f"'{into}' is another name of '{name}'", hint)
    elif target and target.name != into:
        raise _refuse(desk.kind, f"'{into}' is another name of '{target.name}'", f"Write '{target.name}' instead.")
    if source and source.name not in (name, into):
        what = f"'{name}' is another name of '{source.name}', not of '{into}'"
        hint = f"To make both terms one, write: {write_command('merge', desk.kind, into, source.name)}"
        raise _refuse(desk.kind, what, hint)
    _check_known(desk, into)
    _check_known(desk, name)


def _check_rename(desk: _Desk, old: str, new: str) -> None:
    """Raise ProblemsFound where a term cannot be given a new name."""
    term, owner = desk.names.find(desk.kind, old), desk.names.find(desk.kind, new)
    _check_known(desk, old)
    if old == new:
        raise _refuse(desk.kind, f"'{old}' was given twice", "Name the term, then the name that it is to have.")
    if term and term.name == new:
        return  # an earlier run was cut off, or all is done
    if term and term.name != old:
        raise _refuse(desk.kind, f"'{old}' is another name of '{term.name}'", f"Write '{term.name}' instead.")
    if owner and owner is not term:
        what = "is a term already" if owner.name == new else f"is another name of '{owner.name}'"
        raise _refuse(desk.kind, f"'{new}' {what}", _offer_merge(desk, owner.name, old))
    if owner is None and new in desk.used:
        raise _refuse(desk.kind, f"'{new}' is a term already", _offer_merge(desk, new, old))
    slug = make_term_slug(Tag(desk.kind, new))
    for name in sorted({desk.names.settle(Tag(desk.kind, used)).name for used in desk.tagged} - {old}):
        if make_term_slug(Tag(desk.kind, name)) == slug and fold(name) != fold(old):
            what = f"'{new}' wants the address {links.term_address(desk.kind, slug)}, which '{name}' has"
            raise _refuse(desk.kind, what, _offer_merge(desk, name, old))


def _offer_merge(desk: _Desk, into: str, name: str) -> str:
    """Return the way out where a new name is taken."""
    return f"To make the two one, write: {write_command('merge', desk.kind, into, name)}"


def _check_known(desk: _Desk, name: str) -> None:
    """Raise ProblemsFound where neither an entry nor the vocabulary has a name."""
    if name in desk.used or desk.names.find(desk.kind, name):
        return
    known = desk.used | {term.name for term in desk.terms}
    near = find_nearest(name, sorted(known))
    other = next((tag.kind for entry in desk.content.entries for tag in entry.tags if tag.name == name), None)
    hint = f"Did you mean '{near}'?" if near else f"'dateline tags --kind {desk.kind.value}' lists all names."
    hint = f"It is one of the {other.value}, and only terms of one kind can be one." if other else hint
    raise _refuse(desk.kind, f"no entry has the name '{name}'", hint)


def _read_new_name(kind: Kind, name: str) -> str:
    """Return a name that a term can have. Raises ProblemsFound where none can."""
    try:
        read = read_name(name.strip())
    except Unfit as unfit:
        raise _refuse(kind, f"the new name {unfit.what}", unfit.hint) from unfit
    if not read:
        raise _refuse(kind, "the new name is empty", "Write it between quotation marks.")
    return read


def _finish(desk: _Desk, change: TermChange, old: str, new: str, *, is_dry: bool) -> Retagging:
    """Make every file's new bytes, write them unless told not to, and return what changed."""
    root = desk.project.root
    changes = (
        *change_vocabulary(root, desk.kind, desk.terms, change),
        *change_entries(root, desk.content.entries, desk.kind, old, new),
    )
    for each in () if is_dry else changes:
        _write(root, each)
    return Retagging(changes, tuple(_tell_left_out(desk, change, old, new)) if change.left_out else ())


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


def _tell_left_out(desk: _Desk, change: TermChange, old: str, new: str) -> Iterator[Problem]:
    """Yield what was said of a term and has no place in the one that it has become."""
    term = next(term for term in desk.terms if term.name == new)
    what = f"the description of '{old}' is left out, for '{new}' has its own: {change.left_out}"
    yield Problem(term.path, term.line, 0, what, "Add what is missing by hand.")
