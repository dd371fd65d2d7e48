"""Annotated copy in, documents out: the inline format of `training/`, read, written, and turned into labels.

A document is paragraphs between lines of `%%` (which may name it: `%% wikigold_012`); a name is marked `[P:...]`,
`[L:...]` or `[O:...]`. See README.md beside this file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.english.sentences import Token, find_sentences, read_tokens
from dateline.model import Span
from dateline.seed import Paragraph

COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
"""Lines that credit a source."""
SEPARATOR = re.compile(r"^%%[ \t]*(.*)$", re.MULTILINE)
MARKED = re.compile(r"\[([PLO]):([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Name:
    """A marked name."""

    letter: str
    """P, L or O."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated text."""

    id: str
    text: str
    """Without the marks; paragraphs parted by blank lines."""
    names: tuple[Name, ...]
    """By place in the text."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document as the model sees it: tokens and labels, sentence by sentence."""

    id: str
    sentences: tuple[tuple[Token, ...], ...]
    labels: tuple[tuple[str, ...], ...]


def read_folder(folder: Path) -> tuple[Document, ...]:
    """Return the documents of all text files in a folder, in the order of their names."""
    return tuple(
        document
        for file in sorted(folder.glob("*.txt"))
        for document in read_documents(file.read_text(encoding="utf-8"), file.stem)
    )


def read_documents(text: str, stem: str) -> tuple[Document, ...]:
    """Return the documents of one file; those without a name of their own are called after the file."""
    parts = SEPARATOR.split("%%\n" + COMMENT.sub("", text))
    found = zip(parts[1::2], parts[2::2], strict=True)
    return tuple(
        _read_document(name or f"{stem}_{number:02}", body.strip())
        for number, (name, body) in enumerate(found)
        if body.strip()
    )


def _read_document(name: str, marked: str) -> Document:
    """Return one document; lines of a paragraph are one line."""
    marked = "\n\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", marked))
    text, names, behind = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[behind : found.start()]
        names.append(Name(found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        behind = found.end()
    return Document(name, text + marked[behind:], tuple(names))


def format_document(document: Document) -> str:
    """Return a document in the inline format, its own line of `%%` before it."""
    text, behind = "", 0
    for name in document.names:
        text += document.text[behind : name.start] + f"[{name.letter}:{document.text[name.start : name.end]}]"
        behind = name.end
    return f"%% {document.id}\n{text + document.text[behind:]}\n"


def label_documents(documents: Iterable[Document]) -> tuple[Labelled, ...]:
    """Return the documents with one label for each token."""
    return tuple(_label(document) for document in documents)


def _label(document: Document) -> Labelled:
    """Return a document's sentences, tokens and labels."""
    starts = {found.start(): found.end() for found in re.finditer(r"[^\n]+", document.text)}
    paragraphs = tuple(Paragraph(document.text[start:end], Span(start, end)) for start, end in starts.items())
    sentences, labels, names = [], [], list(document.names)
    for sentence in find_sentences(paragraphs):
        tokens = read_tokens(sentence.text)
        sentences.append(tokens)
        labels.append(tuple(_name_label(token, sentence.span.start, names) for token in tokens))
    return Labelled(document.id, tuple(sentences), tuple(labels))


def _name_label(token: Token, base: int, names: list[Name]) -> str:
    """Return the label of one token; names that end before it are taken off the list."""
    start, end = base + token.start, base + token.end
    while names and names[0].end <= start:
        names.pop(0)
    if not names or names[0].start >= end:
        return "O"
    return f"{'B' if start <= names[0].start else 'I'}-{names[0].letter}"
