"""Texts in; what ingest would find in them, out.

Nothing else is read and nothing is kept: the same text and settings give the same findings, in any order, anywhere.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from dateline.article import read_article
from dateline.article.seeds import clean_seed, find_kept, read_seed
from dateline.commands.findings import FoundArticle, Offsets, describe, explain
from dateline.extract import extract, suggest_topics
from dateline.model import Vocabulary
from dateline.problems import Problem, ProblemsFound

BOM = "\ufeff"
LINE_HINT = 'Write one object a line: {"id": "1", "text": "...", "dct": "2020-01-04"}; \'dct\' may be left out.'


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be understood."""

    id: str
    path: str
    """As messages call it."""
    line: int
    """Where it stands in a file of many; 0 where it is the whole file."""
    data: bytes
    published: date | None
    """The publication date, where it is known from outside; what the text says goes before it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the findings depend on besides the text."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """How editors name people, places, organisations and topics."""
    day_first: bool = True
    """Whether 3/4/2020 is a day in April."""
    known_sources: tuple[str, ...] = ()
    """Newspapers and agencies that the digest knows."""
    spacy_model: str = ""
    """The spaCy model that votes on names: its package, or its folder; empty where none does."""


def extract_article(
    text: str,
    settings: Settings | None = None,
    *,
    name: str = "",
    published: date | None = None,
    with_reasons: bool = False,
) -> FoundArticle:
    r"""Return what is found in a pasted article: the object that `dateline extract --jsonl` writes for it.

    Offsets count characters of the text as given. `name` is the object's `id`, and what messages call the text;
    `published` counts where the text itself names no day. With reasons, each tag says why it was given. Settings are
    those of `read_settings`, else those of no digest. Raises ProblemsFound where the text cannot be read: where it
    holds nothing, half characters or marks that no text has, or is too long.

    >>> found = extract_article("Ferry sinks\n\nNORHAVEN: A ferry sank on 3 May 2020, Mayor Marta Lind said.")
    >>> found["headline"], found["people"], found["timeline"][0]["date"]
    ('Ferry sinks', ['Marta Lind'], '2020-05-03')
    """
    called = name or "text"
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        hint = "Decode its bytes anew; what is no UTF-8 is best left out."
        raise ProblemsFound([Problem(called, 0, 0, "has half a character in it", hint)]) from error
    # A byte-order mark is a character of the text as given. A name is no file's, and tells no day.
    document = Document(name, "", 0, data, published)
    found = _extract(document, settings or Settings(), int(text.startswith(BOM)), with_reasons=with_reasons)
    if isinstance(found, tuple):
        raise ProblemsFound(replace(each, path=called) for each in found)
    return found


def read_document(path: str, data: bytes, published: date | None) -> Document:
    """Return one file as a document; its id is the file's name without the ending."""
    return Document(Path(path).stem, path, 0, data, published)


def read_lines(path: str, lines: Iterable[bytes], published: date | None) -> Iterator[Document | Problem]:
    """Yield the document of each line of JSON, or what is wrong with it; empty lines are passed over."""
    for number, given in enumerate(lines, 1):
        line = (given.removeprefix(BOM.encode()) if number == 1 else given).removesuffix(b"\n")
        if not line.strip():
            continue
        try:
            yield _read_line(path, number, line, published)
        except _NotADocument as error:
            yield Problem(path, number, error.column, str(error), LINE_HINT)


def extract_document(
    document: Document, settings: Settings, *, with_reasons: bool = False
) -> FoundArticle | tuple[Problem, ...]:
    """Return the findings, or the problems for which the text cannot be read.

    Offsets count characters of the text as given. With reasons, each tag says why it was given.
    """
    # In an object of a line the byte-order mark is a character of the text as given; a file's is not.
    shift = int(bool(document.line) and document.data.startswith(BOM.encode()))
    found = _extract(document, settings, shift, with_reasons=with_reasons)
    if document.line and isinstance(found, tuple):
        return tuple(replace(each, line=document.line, column=0) for each in found)
    return found


def format_found(found: FoundArticle, *, on_one_line: bool) -> str:
    """Return the JSON text of findings, non-ASCII letters as they are."""
    return json.dumps(found, ensure_ascii=False, indent=None if on_one_line else 2)


def tell_found(
    document: Document | Problem, settings: Settings, *, on_one_line: bool, with_reasons: bool
) -> str | tuple[Problem, ...]:
    """Return the JSON text of what is found in a document, or what is wrong with it."""
    if isinstance(document, Problem):
        return (document,)
    found = extract_document(document, settings, with_reasons=with_reasons)
    return found if isinstance(found, tuple) else format_found(found, on_one_line=on_one_line)


def _extract(
    document: Document, settings: Settings, shift: int, *, with_reasons: bool
) -> FoundArticle | tuple[Problem, ...]:
    """Return the findings or the problems; `shift` characters stand before the text that is read."""
    seed, problems = read_seed(document.path, document.data)
    if seed is None or problems:
        return problems
    clean = clean_seed(seed)
    article = read_article(
        clean, day_first=settings.day_first, published=document.published, known_sources=settings.known_sources
    )
    found = extract(article, settings.vocabulary, day_first=settings.day_first, spacy_model=settings.spacy_model)
    kept = None if len(clean.text) == len(seed.text) else find_kept(seed.text)
    told = describe(document.id, article, found, Offsets(kept, shift))
    return explain(told, found, suggest_topics(article)) if with_reasons else told


class _NotADocument(Exception):  # noqa: N818 - read in a sentence: "raises _NotADocument"
    """A line is no document. Its message says why."""

    def __init__(self, what: str, column: int = 0) -> None:
        super().__init__(what)
        self.column = column


def _read_line(path: str, number: int, line: bytes, published: date | None) -> Document:
    """Return the document of one line. Raises _NotADocument with the reason."""
    try:
        found: object = json.loads(line)
    except UnicodeDecodeError as error:
        raise _NotADocument("is not UTF-8 text", error.start + 1) from error
    except json.JSONDecodeError as error:
        raise _NotADocument("is not JSON", error.colno) from error
    except (RecursionError, ValueError) as error:
        raise _NotADocument("is not JSON that can be read") from error
    if not isinstance(found, dict):
        raise _NotADocument("is no JSON object")
    text, name, dct = found.get("text"), found.get("id"), found.get("dct")
    if not isinstance(text, str):
        raise _NotADocument("has no 'text'")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise _NotADocument("has no 'id'")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise _NotADocument("has half a character in its 'text'") from error
    return Document(str(name), path, number, data, _read_dct(dct) or published)


def _read_dct(dct: object) -> date | None:
    """Return the day of a document creation time; a time behind it is passed over. Raises _NotADocument."""
    if dct in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(dct)).date()
    except ValueError:
        raise _NotADocument(f"has a 'dct' that is no day: {dct}") from None
