"""A bundle as Pagefind made it in; one of which a search loads less, with the same answers, out.

Pagefind cuts its index into chunks of some 50 kB, of which a word needs one (20 kB when packed), and gives each page
all that it was found by. Here chunks are smaller, and of pages only what the search page shows is kept.

The search asks for chunks by the letters typed so far. Letters between two chunks ask for all chunks of words that
begin with them, letters within one for that alone. Hence the words that begin with the same two letters stand in one
chunk, or have chunks of their own: `tr` finds them all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from pathlib import PurePosixPath

from dateline.output.search.codec import (
    CHUNKS,
    FRAGMENT,
    INDEX,
    META,
    PAGES,
    NotUnderstood,
    as_object,
    close_file,
    find_rows,
    format_object,
    join_chunk,
    name_after,
    open_file,
    pack,
    read_object,
    rename,
    split_chunk,
    unpack,
)

CHUNK_SIZE = 24_000
MAX_CHUNKS = 128
MIN_LETTERS = 2
SHOWN = ("title", "date", "source")
NAME_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the index with the bytes that say where it stands."""

    text: str
    data: bytes


def lighten_bundle(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle, by name, with lighter chunks and pages. Raises NotUnderstood."""
    lighter = {name: data for name, data in files.items() if not name.endswith((FRAGMENT, INDEX))}
    stems = {PurePosixPath(name).stem: name for name in files if name.endswith((FRAGMENT, INDEX))}
    for name in sorted(name for name in files if name.endswith(META)):
        meta = unpack(files[name])
        pages, chunks = find_rows(meta, PAGES), find_rows(meta, CHUNKS, 3)
        words = [word for chunk in chunks for word in _read_words(files[_find_file(stems, chunk[2])])]
        if [word.text for word in words] != sorted({word.text for word in words}):
            raise NotUnderstood("the words of the index stand in another order")
        new_chunks: list[object] = []
        for first, last, data in _make_chunks(words):
            former = str(chunks[0][2])
            stem = name_after(former, data, NAME_LENGTH)
            lighter[rename(stems[former], stem)] = data
            new_chunks.append([first, last, stem])
        for page in pages:
            path = _find_file(stems, page[0])
            data = _lighten_page(files[path])
            stem = name_after(str(page[0]), data, NAME_LENGTH)
            if lighter.setdefault(rename(path, stem), data) != data:
                raise NotUnderstood("two pages have one name")
            page[0] = stem
        meta[CHUNKS] = new_chunks
        lighter[name] = pack(meta)
    return lighter


def _find_file(stems: dict[str, str], stem: object) -> str:
    """Return the name of the file that a list means by its stem. Raises NotUnderstood."""
    if not isinstance(stem, str) or stem not in stems:
        raise NotUnderstood(f"there is no file {stem}")
    return stems[stem]


def _lighten_page(data: bytes) -> bytes:
    """Return the file of a page with what the search page shows: its words, where its events begin, three facts."""
    page = read_object(open_file(data))
    meta, anchors = as_object(page.get("meta")), page.get("anchors")
    if not isinstance(anchors, list):
        raise NotUnderstood("a page has no anchors")
    page["filters"] = {}
    page["meta"] = {name: meta[name] for name in SHOWN if name in meta}
    page["anchors"] = [_lighten_anchor(as_object(anchor)) for anchor in anchors]
    return close_file(format_object(page))


def _lighten_anchor(anchor: dict[str, object]) -> dict[str, object]:
    """Return an anchor without its text. Raises NotUnderstood."""
    if not anchor.keys() >= {"id", "location"}:
        raise NotUnderstood("an anchor has no place")
    return {"id": anchor["id"], "location": anchor["location"]}


def _read_words(data: bytes) -> list[Word]:
    """Return the words of a chunk. Raises NotUnderstood."""
    rows = split_chunk(data)
    if not all(isinstance(text, str) for text, _ in rows):
        raise NotUnderstood("a word of the index is no text")
    return [Word(str(text), row) for text, row in rows]


def _make_chunks(words: list[Word]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the chunks of an index: the letters that tell its first and last word from others, and its file."""
    if not words:
        return
    enough = max(CHUNK_SIZE, _measure(words) // MAX_CHUNKS)
    groups = list(_cut(words, MIN_LETTERS, enough))
    ends = [(before[-1].text, after[0].text) for before, after in pairwise(groups)]
    cuts = [_find_difference(*pair) for pair in ends]
    for group, before, after in zip(groups, [0, *cuts], [*cuts, None], strict=True):
        first = group[0].text[: max(before, MIN_LETTERS + 1)]
        yield first, group[-1].text[:after], join_chunk([word.data for word in group])


def _cut(words: list[Word], letters: int, enough: int) -> Iterator[list[Word]]:
    """Yield the words in groups, each a chunk: all that begin alike, or a part of those where they are too many."""
    chunk: list[Word] = []
    size_bytes = 0
    for _, group in groupby(words, key=lambda word: word.text[:letters]):
        alike = list(group)
        more_bytes = _measure(alike)
        if chunk and size_bytes + more_bytes > enough:
            yield chunk
            chunk, size_bytes = [], 0
        if len(alike) > 1 and more_bytes > enough:
            yield from _cut(alike, letters + 1, enough)
        else:
            chunk += alike
            size_bytes += more_bytes
    if chunk:
        yield chunk


def _measure(words: list[Word]) -> int:
    """Return the bytes of some words."""
    return sum(len(word.data) for word in words)


def _find_difference(before: str, after: str) -> int:
    """Return how many of its letters tell the second word from the first, which sorts before it."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return len(list(alike)) + 1
