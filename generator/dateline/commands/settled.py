"""A project in; settings, entries and vocabulary, read, with every problem found on the way, out."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from dateline.commands.project import DIGEST, DIGEST_KEYS, ENTRIES, VOCABULARY, Project
from dateline.config import Digest
from dateline.content.entry import read_entry
from dateline.content.settings import read_digest
from dateline.content.syntax.decoding import decode_text
from dateline.content.vocabulary import read_vocabulary
from dateline.disk.memory import Remembered
from dateline.disk.reading import describe_unreadable, find_stamp, read_bytes
from dateline.model import Entry, Vocabulary
from dateline.problems import Problem
from dateline.rules import Rule

# Proposals of ingest, and what editors of text leave beside a file they save.
NOT_CONTENT = (".proposed", "~", ".bak", ".tmp", ".swp")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file, not yet understood."""

    path: str
    """Relative to the project's root, with `/`."""
    text: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What editors have settled that ingest and tags go by."""

    digest: Digest | None
    """None where `digest.yaml` could not be read."""
    entries: tuple[Entry, ...]
    """By file; drafts too."""
    vocabulary: Vocabulary


def read_settled(
    project: Project, kept: dict[str, Remembered[Entry]] | None = None
) -> tuple[Settled, tuple[Problem, ...]]:
    """Return settings, entries and vocabulary as far as they could be read, and every problem in them, sorted.

    With entries kept only those that have changed are read, as `read_content` does.
    """
    problems: list[Problem] = []
    digest = _read_settings(project, problems)
    entries = read_all(project, ENTRIES, read_entry, problems, {} if kept is None else kept)
    lists = tuple((source.path, source.text) for source in _find_sources(project, VOCABULARY, ".yaml", problems))
    vocabulary, found = read_vocabulary(lists)
    return Settled(digest, entries, vocabulary), tuple(sorted({*problems, *found}))


def _read_settings(project: Project, problems: list[Problem]) -> Digest | None:
    """Return the settings, or None after adding what is wrong with them."""
    if not os.path.lexists(project.root / DIGEST):
        hint = f"Write it with {DIGEST_KEYS}."
        problems.append(Problem(DIGEST, 0, 0, "there is no such file", hint, Rule.FILE_MISSING))
        return None
    source = _read_source(project, DIGEST, problems)
    if not source:
        return None
    digest, found = read_digest(source.path, source.text)
    problems += found
    return digest


def read_all(
    project: Project,
    folder: str,
    read: Callable[[str, str], tuple[T | None, tuple[Problem, ...]]],
    problems: list[Problem],
    kept: dict[str, Remembered[T]],
) -> tuple[T, ...]:
    """Return what a reader makes of every Markdown file in a folder, by file; problems are added to the list."""
    values = []
    former = dict(kept)
    kept.clear()
    for path in _find_paths(project, folder, ".md", problems):
        before, stamp = former.get(path), find_stamp(f"{project.root}/{path}")
        if before is None or before.stamp != stamp:
            before = _read_file(project, path, read, Remembered(stamp, None, (), before.sound if before else None))
        kept[path] = before
        problems += before.problems
        value = before.sound or before.value
        if value is not None:
            values.append(value)
    return tuple(values)


def _read_file(
    project: Project,
    path: str,
    read: Callable[[str, str], tuple[T | None, tuple[Problem, ...]]],
    unread: Remembered[T],
) -> Remembered[T]:
    """Return a file as it is read now."""
    problems: list[Problem] = []
    source = _read_source(project, path, problems)
    value, found = read(source.path, source.text) if source else (None, ())
    problems += found
    return Remembered(unread.stamp, value, tuple(problems), unread.sound if problems else value)


def _find_sources(project: Project, folder: str, suffix: str, problems: list[Problem]) -> Iterator[TextFile]:
    """Yield every file of a folder and its folders, by path; what cannot be read is added to the problems."""
    for path in _find_paths(project, folder, suffix, problems):
        if source := _read_source(project, path, problems):
            yield source


def _find_paths(project: Project, folder: str, suffix: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the path of every file of a folder and its folders; what is not read is added to the problems."""
    for path in list_files(project, folder, problems):
        if path.endswith(suffix):
            yield path
            continue
        what = f"is not read: its name does not end in {suffix}"
        hint = "Rename it, or move it out of content/."
        problems.append(Problem(path, 0, 0, what, hint, Rule.FILE_ENDING))


def list_files(project: Project, folder: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the files of a folder and its folders, by path; hidden files and editors' copies are left out."""
    try:
        with os.scandir(project.root / folder) as found:
            inside = sorted(found, key=lambda each: each.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(describe_unreadable(folder, error))
        return
    for each in inside:
        path = f"{folder}/{each.name}"
        if each.name.startswith((".", "#")) or each.name.endswith(NOT_CONTENT):
            continue
        if each.is_dir(follow_symlinks=False):
            yield from list_files(project, path, problems)
        else:
            yield path


def _read_source(project: Project, path: str, problems: list[Problem]) -> TextFile | None:
    """Return one file's text, or None after adding what is wrong with it."""
    try:
        data = read_bytes(project.root / path)
    except OSError as error:
        problems.append(describe_unreadable(path, error))
        return None
    text, found = decode_text(path, data)
    problems += found
    return None if text is None else TextFile(path, text)
