"""A bundle as Pagefind made it in; the same bundle, whose bytes depend on its pages alone, out.

Pagefind writes the values of a filter, and the filters in its list, in another order at every run (Pagefind 1.5.2; its
issue 638), and names files after their bytes. Here both are sorted and the files named anew. The files are gzipped CBOR
(RFC 8949) behind twelve letters; only integers, texts and arrays occur in those that are read here.
"""

import gzip
import json
from hashlib import sha256
from pathlib import PurePosixPath

SIGNATURE = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTER = ".pf_filter"
META = ".pf_meta"
# Places in the array of a `.pf_meta`: filters as [name, hash], sort orders as [name, pages].
FILTERS, SORTS = 3, 4

Item = int | str | list["Item"]


class NotUnderstood(ValueError):  # noqa: N818 - read in a sentence: "raises NotUnderstood"
    """The bytes are not of the form that this module knows."""


def settle_bundle(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle, by name, in their lasting order; unchanged where they are of an unknown form."""
    try:
        return _settle(files)
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return files


def _settle(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle in their lasting order. Raises NotUnderstood and what reading raises."""
    settled = {name: data for name, data in files.items() if not name.endswith((FILTER, META, ENTRY))}
    hashes: dict[str, str] = {}
    for name, data in sorted(files.items()):
        if name.endswith(FILTER):
            title, values = _unpack(data)
            packed = _pack([title, sorted(_as_rows(values), key=str)])
            path = PurePosixPath(name)
            hashes[path.stem] = _name_anew(path.stem, packed, 7)
            settled[str(path.with_stem(hashes[path.stem]))] = packed
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        name = f"pagefind.{language['hash']}{META}"
        meta = _unpack(files[name])
        meta[FILTERS] = sorted(([row[0], hashes[str(row[1])]] for row in _as_rows(meta[FILTERS])), key=str)
        meta[SORTS] = sorted(_as_rows(meta[SORTS]), key=str)
        packed = _pack(meta)
        language["hash"] = _name_anew(language["hash"], packed, 10)
        settled[f"pagefind.{language['hash']}{META}"] = packed
    settled[ENTRY] = json.dumps(entry, separators=(",", ":"), ensure_ascii=False).encode()
    return settled


def _name_anew(name: str, data: bytes, length: int) -> str:
    """Return `en_1a2b3c4` after the bytes; the language before the hash stays."""
    return f"{name.rpartition('_')[0]}_{sha256(data).hexdigest()[:length]}"


def _as_rows(item: Item) -> list[list[Item]]:
    """Return an array of arrays. Raises NotUnderstood."""
    if not isinstance(item, list):
        raise NotUnderstood("no array")
    rows = [row for row in item if isinstance(row, list)]
    if len(rows) < len(item):
        raise NotUnderstood("no array of arrays")
    return rows


def _unpack(data: bytes) -> list[Item]:
    """Return the array that a file of the bundle holds. Raises NotUnderstood where writing it back would change it."""
    plain = gzip.decompress(data)
    item, end = _read_item(plain, len(SIGNATURE))
    if not plain.startswith(SIGNATURE) or end != len(plain) or not isinstance(item, list):
        raise NotUnderstood("no file of Pagefind's")
    if _format_item(item) != plain[len(SIGNATURE) :]:
        raise NotUnderstood("another way of writing")
    return item


def _pack(item: list[Item]) -> bytes:
    """Return an array as a file of the bundle; without a time stamp."""
    return gzip.compress(SIGNATURE + _format_item(item), compresslevel=9, mtime=0)


def _read_item(data: bytes, start: int) -> tuple[Item, int]:
    """Return the CBOR item at an offset, and the offset behind it. Raises NotUnderstood."""
    kind, size = data[start] >> 5, data[start] & 31
    start += 1
    if size >= 24:
        width = 1 << (size - 24)
        if width > 8:
            raise NotUnderstood("an item without length")
        size = int.from_bytes(data[start : start + width], "big")
        start += width
    if kind == 0:
        return size, start
    if kind == 3:
        return data[start : start + size].decode(), start + size
    if kind != 4:
        raise NotUnderstood(f"an item of kind {kind}")
    items: list[Item] = []
    for _ in range(size):
        item, start = _read_item(data, start)
        items.append(item)
    return items, start


def _format_item(item: Item) -> bytes:
    """Return the CBOR that writes an item, in the shortest form."""
    if isinstance(item, int):
        return _format_head(0, item)
    if isinstance(item, str):
        text = item.encode()
        return _format_head(3, len(text)) + text
    return _format_head(4, len(item)) + b"".join(_format_item(each) for each in item)


def _format_head(kind: int, size: int) -> bytes:
    """Return the first bytes of an item: its kind, and its value or length."""
    if size < 24:
        return bytes([kind << 5 | size])
    width = next(width for width in (1, 2, 4, 8) if size < 1 << (8 * width))
    return bytes([kind << 5 | 23 + width.bit_length()]) + size.to_bytes(width, "big")
