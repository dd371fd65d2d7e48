"""A file and one name that becomes another in; the file's new bytes, which have been read back, out."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.commands.terms.term_changes import TermChange
from dateline.content.editing import Edit, Rename, Replace, edit_front_matter, edit_yaml
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.content.syntax.splicing import NotEditable
from dateline.content.vocabulary import read_vocabulary
from dateline.model import Change, Entry, Kind, Tag, VocabularyTerm
from dateline.problems import Problem, ProblemsFound

# Who can speak: their names stand in quotes as well.
SPEAKERS = (Kind.PEOPLE, Kind.ORGANISATIONS)


def list_speakers(entry: Entry, kind: Kind) -> tuple[str, ...]:
    """Return who speaks in an entry, where terms of the kind can."""
    return tuple(quote.speaker for quote in entry.quotes if quote.speaker) if kind in SPEAKERS else ()


def change_vocabulary(path: str, before: bytes | None, change: TermChange) -> Iterator[Change]:
    """Yield the file of the vocabulary with its terms changed; nothing where it says all already.

    `before` is None where there is no such file. Raises ProblemsFound where it cannot be changed on its own.
    """
    if not change.edits:
        return
    edited = _edit(path, before or b"", change.edits, is_yaml=True)
    vocabulary, problems = read_vocabulary(((path, decode_text(path, edited)[0] or ""),))
    if problems or _bare(vocabulary.terms) != _bare(change.terms):
        raise _refuse(path, "the vocabulary would not read back as meant")
    yield Change(path, before, edited)


def list_naming(entries: tuple[Entry, ...], kind: Kind, name: str) -> tuple[Entry, ...]:
    """Return the entries that write a name in their tags or quotes, by path."""
    return tuple(each for each in sorted(entries, key=lambda each: each.path) if any(_find_edits(each, kind, name, "")))


def change_entry(entry: Entry, before: bytes, kind: Kind, old: str, new: str) -> Change:
    """Return an entry that writes the old name with the new one in its place.

    Raises ProblemsFound where it cannot be changed on its own.
    """
    edited = _edit(entry.path, before, tuple(_find_edits(entry, kind, old, new)), is_yaml=False)
    read, problems = read_entry(entry.path, decode_text(entry.path, edited)[0] or "")
    meant = _rename_in_entry(entry, kind, old, new)
    if problems or read is None or replace(read, body_line=0) != replace(meant, body_line=0):
        raise _refuse(entry.path, "the entry would not read back as meant")
    return Change(entry.path, before, edited)


def _find_edits(entry: Entry, kind: Kind, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits that an entry needs."""
    if Tag(kind, old) in entry.tags:
        yield Rename(("tags", kind.value), old, new)
    for place, speaker in enumerate(quote.speaker for quote in entry.quotes if kind in SPEAKERS):
        if speaker == old:
            yield Replace(("quotes", place, "speaker"), new)


def _rename_in_entry(entry: Entry, kind: Kind, old: str, new: str) -> Entry:
    """Return the entry as it should read with the new name, which stands once."""
    tags = entry.tags
    if Tag(kind, new) in tags:
        tags = tuple(tag for tag in tags if tag != Tag(kind, old))
    tags = tuple(Tag(kind, new) if tag == Tag(kind, old) else tag for tag in tags)
    quotes = tuple(
        replace(quote, speaker=new) if kind in SPEAKERS and quote.speaker == old else quote for quote in entry.quotes
    )
    return replace(entry, tags=tags, quotes=quotes)


def _edit(path: str, data: bytes, edits: tuple[Edit, ...], *, is_yaml: bool) -> bytes:
    """Return a file's bytes after these edits; a byte-order mark stays."""
    try:
        edit = edit_yaml if is_yaml else edit_front_matter
        return edit(data.decode("utf-8"), *edits).encode("utf-8")
    except (NotEditable, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, NotEditable) else "it is no longer UTF-8"
        raise _refuse(path, reason) from error


def _refuse(path: str, reason: str) -> ProblemsFound:
    """Return the problem of a file in which a name cannot be changed without touching anything else."""
    hint = "Nothing has been written. Change the name in this file by hand, then give the command again."
    return ProblemsFound([Problem(path, 0, 0, f"cannot be changed by itself: {reason}", hint)])


def _bare(terms: tuple[VocabularyTerm, ...]) -> tuple[VocabularyTerm, ...]:
    """Return terms without where they stand."""
    return tuple(replace(term, path="", line=0) for term in terms)
