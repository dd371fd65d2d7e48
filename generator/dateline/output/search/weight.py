"""A bundle as Pagefind made it in; one of which a search loads less, with the same answers, out.

Pagefind cuts its index into chunks of some 50 kB, of which a word needs one (20 kB when packed), and gives each page
all that it was found by. Here chunks are smaller, and of pages only what the search page shows is kept.

The search asks for chunks by the letters typed so far. Letters between two chunks ask for all chunks of words that
begin with them, letters within one for that alone. Hence the words that begin with the same two letters stand in one
chunk, or have chunks of their own: `tr` finds them all.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from pathlib import PurePosixPath

from dateline.output.search.codec import (
    ARRAY,
    CHUNKS,
    FRAGMENT,
    INDEX,
    META,
    PAGES,
    READING_FAULTS,
    TEXT,
    Item,
    NotUnderstood,
    as_rows,
    close_file,
    format_head,
    name_after,
    open_file,
    pack,
    read_head,
    rename,
    skip_item,
    unpack,
)

CHUNK_SIZE = 8_000
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
    """Return the files of a bundle, by name, with lighter chunks and pages; unchanged where of an unknown form."""
    try:
        return _lighten(files)
    except READING_FAULTS:
        return files


def _lighten(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle with lighter chunks and pages. Raises NotUnderstood and what reading raises."""
    lighter = {name: data for name, data in files.items() if not name.endswith((FRAGMENT, INDEX))}
    stems = {PurePosixPath(name).stem: name for name in files if name.endswith((FRAGMENT, INDEX))}
    for name in sorted(name for name in files if name.endswith(META)):
        meta = unpack(files[name])
        pages, chunks = as_rows(meta[PAGES]), as_rows(meta[CHUNKS])
        words = [word for chunk in chunks for word in _read_words(open_file(files[stems[str(chunk[2])]]))]
        if [word.text for word in words] != sorted({word.text for word in words}):
            raise NotUnderstood("words in another order")
        new_chunks: list[Item] = []
        for first, last, data in _make_chunks(words):
            stem = name_after(str(chunks[0][2]), data, NAME_LENGTH)
            lighter[rename(stems[str(chunks[0][2])], stem)] = data
            new_chunks.append([first, last, stem])
        for page in pages:
            data = _lighten_page(files[stems[str(page[0])]])
            stem = name_after(str(page[0]), data, NAME_LENGTH)
            path = rename(stems[str(page[0])], stem)
            if lighter.setdefault(path, data) != data:
                raise NotUnderstood("two pages of one name")
            page[0] = stem
        meta[CHUNKS] = new_chunks
        lighter[name] = pack(meta)
    return lighter


def _lighten_page(data: bytes) -> bytes:
    """Return the file of a page with what the search page shows: its words, where its events begin, three facts."""
    page = json.loads(open_file(data))
    page["filters"] = {}
    page["meta"] = {name: page["meta"][name] for name in SHOWN if name in page["meta"]}
    page["anchors"] = [{"id": anchor["id"], "location": anchor["location"]} for anchor in page["anchors"]]
    return close_file(json.dumps(page, separators=(",", ":"), ensure_ascii=False).encode())


def _read_words(plain: bytes) -> Iterator[Word]:
    """Yield the words of a chunk: it is an array of one array of words, each of them an array that its text opens."""
    outer, number, start = read_head(plain, 0)
    inner, size, start = read_head(plain, start)
    if (outer, number, inner) != (ARRAY, 1, ARRAY):
        raise NotUnderstood("no chunk")
    for _ in range(size):
        kind, _, text_start = read_head(plain, start)
        text_kind, length, text_start = read_head(plain, text_start)
        end = skip_item(plain, start)
        if (kind, text_kind) != (ARRAY, TEXT):
            raise NotUnderstood("no word")
        yield Word(plain[text_start : text_start + length].decode(), plain[start:end])
        start = end
    if start != len(plain):
        raise NotUnderstood("more than a chunk")


def _make_chunks(words: list[Word]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the chunks of an index: the letters that tell its first and last word from others, and its file."""
    enough = max(CHUNK_SIZE, _measure(words) // MAX_CHUNKS)
    groups = list(_cut(words, MIN_LETTERS, enough))
    ends = [(before[-1].text, after[0].text) for before, after in pairwise(groups)]
    cuts = [_find_difference(*pair) for pair in ends]
    for group, before, after in zip(groups, [0, *cuts], [*cuts, None], strict=True):
        plain = format_head(ARRAY, 1) + format_head(ARRAY, len(group)) + b"".join(word.data for word in group)
        first = group[0].text[: max(before, MIN_LETTERS + 1)]
        yield first, group[-1].text[:after], close_file(plain)


def _cut(words: list[Word], letters: int, enough: int) -> Iterator[list[Word]]:
    """Yield the words in groups, each a chunk: all that begin alike, or a part of those where they are too many."""
    chunk: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.text[:letters]):
        alike = list(group)
        if chunk and _measure(chunk) + _measure(alike) > enough:
            yield chunk
            chunk = []
        if len(alike) > 1 and _measure(alike) > enough:
            yield from _cut(alike, letters + 1, enough)
        else:
            chunk += alike
    if chunk:
        yield chunk


def _measure(words: list[Word]) -> int:
    """Return the bytes of some words."""
    return sum(len(word.data) for word in words)


def _find_difference(before: str, after: str) -> int:
    """Return how many letters of the second word tell it from the first, which is less."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return len(list(alike)) + 1
