"""Reads and writes the files of a Pagefind bundle: gzipped CBOR or JSON behind twelve letters (Pagefind 1.5.2).

Of CBOR (RFC 8949) only integers, texts and arrays occur in the files that are read here.
"""

import gzip
from hashlib import sha256
from pathlib import PurePosixPath

SIGNATURE = b"pagefind_dcd"
FILTER = ".pf_filter"
FRAGMENT = ".pf_fragment"
INDEX = ".pf_index"
META = ".pf_meta"
# Places in the array of a `.pf_meta`: pages as [name, words], chunks of the index as [first, last, name], filters as
# [title, name], sort orders as [title, pages].
PAGES, CHUNKS, FILTERS, SORTS = 1, 2, 3, 4
UNSIGNED, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4

Item = int | str | list["Item"]


class NotUnderstood(ValueError):  # noqa: N818 - read in a sentence: "raises NotUnderstood"
    """The bytes are not of the form that this module knows."""


# What reading bytes of an unknown form may raise.
READING_FAULTS = (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, AttributeError)


def open_file(data: bytes) -> bytes:
    """Return what a file of a bundle holds. Raises NotUnderstood, OSError or EOFError."""
    plain = gzip.decompress(data)
    if not plain.startswith(SIGNATURE):
        raise NotUnderstood("no file of Pagefind's")
    return plain[len(SIGNATURE) :]


def close_file(plain: bytes) -> bytes:
    """Return a file of a bundle; without a time stamp."""
    return gzip.compress(SIGNATURE + plain, compresslevel=9, mtime=0)


def unpack(data: bytes) -> list[Item]:
    """Return the array that a file of a bundle holds. Raises NotUnderstood where writing it back would change it."""
    plain = open_file(data)
    item, end = _read_item(plain, 0)
    if end != len(plain) or not isinstance(item, list):
        raise NotUnderstood("no array")
    if _format_item(item) != plain:
        raise NotUnderstood("another way of writing")
    return item


def pack(item: list[Item]) -> bytes:
    """Return an array as a file of a bundle."""
    return close_file(_format_item(item))


def as_rows(item: Item) -> list[list[Item]]:
    """Return an array of arrays. Raises NotUnderstood."""
    if not isinstance(item, list):
        raise NotUnderstood("no array")
    rows = [row for row in item if isinstance(row, list)]
    if len(rows) < len(item):
        raise NotUnderstood("no array of arrays")
    return rows


def name_after(name: str, data: bytes, length: int) -> str:
    """Return `en_1a2b3c4` after the bytes; the language before the hash stays."""
    return f"{name.rpartition('_')[0]}_{sha256(data).hexdigest()[:length]}"


def rename(path: str, stem: str) -> str:
    """Return the path of a file whose name is another one."""
    return str(PurePosixPath(path).with_stem(stem))


def read_head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return the kind of the item at an offset, its value or length, and the offset behind both.

    Raises NotUnderstood.
    """
    kind, size = data[start] >> 5, data[start] & 31
    start += 1
    if size < 24:
        return kind, size, start
    width = 1 << (size - 24)
    if width > 8:
        raise NotUnderstood("an item without length")
    return kind, int.from_bytes(data[start : start + width], "big"), start + width


def skip_item(data: bytes, start: int) -> int:
    """Return the offset behind the item at an offset. Raises NotUnderstood."""
    waiting = 1
    while waiting:
        kind, size, start = read_head(data, start)
        waiting -= 1
        if kind == ARRAY:
            waiting += size
        elif kind == TEXT:
            start += size
        elif kind not in (UNSIGNED, NEGATIVE):
            raise NotUnderstood(f"an item of kind {kind}")
    return start


def format_head(kind: int, size: int) -> bytes:
    """Return the first bytes of an item: its kind, and its value or length."""
    if size < 24:
        return bytes([kind << 5 | size])
    width = next(width for width in (1, 2, 4, 8) if size < 1 << (8 * width))
    return bytes([kind << 5 | 23 + width.bit_length()]) + size.to_bytes(width, "big")


def _read_item(data: bytes, start: int) -> tuple[Item, int]:
    """Return the CBOR item at an offset, and the offset behind it. Raises NotUnderstood."""
    kind, size, start = read_head(data, start)
    if kind == UNSIGNED:
        return size, start
    if kind == TEXT:
        return data[start : start + size].decode(), start + size
    if kind != ARRAY:
        raise NotUnderstood(f"an item of kind {kind}")
    items: list[Item] = []
    for _ in range(size):
        item, start = _read_item(data, start)
        items.append(item)
    return items, start


def _format_item(item: Item) -> bytes:
    """Return the CBOR that writes an item, in the shortest form."""
    if isinstance(item, int):
        return format_head(UNSIGNED, item)
    if isinstance(item, str):
        text = item.encode()
        return format_head(TEXT, len(text)) + text
    return format_head(ARRAY, len(item)) + b"".join(_format_item(each) for each in item)
