"""The bytes of a Pagefind bundle's files in, what they hold out, and back (Pagefind 1.5).

Each file is twelve letters and CBOR (RFC 8949) or JSON behind them, gzipped. CBOR is read and written here only.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import PurePosixPath

import cbor2

SIGNATURE = b"pagefind_dcd"
FILTER = ".pf_filter"
FRAGMENT = ".pf_fragment"
INDEX = ".pf_index"
META = ".pf_meta"
# Places in the array of a `.pf_meta`: pages as [name, words], chunks of the index as [first, last, name], filters as
# [title, name], sort orders as [title, pages].
PAGES, CHUNKS, FILTERS, SORTS = 1, 2, 3, 4
# What arrays begin with, and lengths as they are written: below `SHORT` in the same byte, else in 1, 2, 4 or 8 more
# (RFC 8949, sections 3 and 3.1).
ARRAY, SHORT, LONGEST = 4, 24, 27
ROW_WIDTH = 2
# A chunk is a seventh of a per cent smaller at 9, and takes three times as long.
EFFORT = 7


class NotUnderstood(ValueError):  # noqa: N818 - read in a sentence: "raises NotUnderstood"
    """A file of the bundle is not of the form that this room knows; the text says how, without a full stop."""


def open_file(data: bytes) -> bytes:
    """Return what a file of a bundle holds. Raises NotUnderstood."""
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise NotUnderstood("a file is not packed with gzip") from error
    if not plain.startswith(SIGNATURE):
        raise NotUnderstood(f"a file does not begin with {SIGNATURE.decode()}")
    return plain.removeprefix(SIGNATURE)


def close_file(plain: bytes) -> bytes:
    """Return a file of a bundle; without a time stamp."""
    return gzip.compress(SIGNATURE + plain, compresslevel=EFFORT, mtime=0)


def unpack(data: bytes) -> list[object]:
    """Return the array that a file of a bundle holds. Raises NotUnderstood where writing it back would change it."""
    plain = open_file(data)
    with _reading_cbor():
        item: object = cbor2.CBORDecoder(io.BytesIO(plain)).decode()
    if not isinstance(item, list):
        raise NotUnderstood("a file holds no array")
    if cbor2.dumps(item) != plain:
        raise NotUnderstood("a file writes CBOR in another way")
    return item


def pack(item: list[object]) -> bytes:
    """Return an array as a file of a bundle."""
    return close_file(cbor2.dumps(item))


def split_chunk(data: bytes) -> list[tuple[object, bytes]]:
    """Return the rows of a chunk of the index, which is an array of one array of rows: what opens each, and its bytes.

    Raises NotUnderstood.
    """
    plain = open_file(data)
    file = io.BytesIO(plain)
    decoder = cbor2.CBORDecoder(file)
    if _read_length(file) != 1:
        raise NotUnderstood("a chunk of the index holds more than words")
    rows: list[tuple[object, bytes]] = []
    with _reading_cbor():
        for _ in range(_read_length(file)):
            start = file.tell()
            row: object = decoder.decode()
            if not isinstance(row, list) or len(row) < ROW_WIDTH:
                raise NotUnderstood("an array holds something else than rows")
            rows.append((row[0], plain[start : file.tell()]))
    if file.tell() != len(plain):
        raise NotUnderstood("a chunk of the index goes on after its words")
    return rows


def _read_length(file: io.BytesIO) -> int:
    """Return the length of the array that begins here (RFC 8949, section 3). Raises NotUnderstood."""
    head = file.read(1)
    kind, told = divmod(head[0], 32) if head else (0, 0)
    if kind != ARRAY or told > LONGEST:
        raise NotUnderstood("an array is missing")
    return told if told < SHORT else int.from_bytes(file.read(1 << (told - SHORT)), "big")


def join_chunk(rows: list[bytes]) -> bytes:
    """Return rows as the file of a chunk."""
    heads = io.BytesIO()
    encoder = cbor2.CBOREncoder(heads)
    encoder.encode_length(ARRAY, 1)
    encoder.encode_length(ARRAY, len(rows))
    return close_file(heads.getvalue() + b"".join(rows))


@contextmanager
def _reading_cbor() -> Iterator[None]:
    """Turn what the library raises meanwhile into NotUnderstood."""
    try:
        yield
    except (cbor2.CBORDecodeError, EOFError) as error:
        raise NotUnderstood("a file holds no CBOR") from error


def find_rows(array: list[object], place: int, width: int = ROW_WIDTH) -> list[list[object]]:
    """Return the array of arrays at a place, each with so many items at least. Raises NotUnderstood."""
    rows = array[place] if place < len(array) else None
    if not isinstance(rows, list):
        raise NotUnderstood("an array is missing")
    if not all(isinstance(row, list) and len(row) >= width for row in rows):
        raise NotUnderstood("an array holds something else than rows")
    return rows


def read_object(plain: bytes) -> dict[str, object]:
    """Return an object that is written in JSON. Raises NotUnderstood."""
    try:
        found: object = json.loads(plain)
    except ValueError as error:
        raise NotUnderstood("a file holds no JSON") from error
    return as_object(found)


def as_object(item: object) -> dict[str, object]:
    """Return what should be an object. Raises NotUnderstood."""
    if not isinstance(item, dict):
        raise NotUnderstood("a file holds no object of JSON")
    return item


def format_object(item: dict[str, object]) -> bytes:
    """Return an object in JSON, as Pagefind writes it."""
    return json.dumps(item, separators=(",", ":"), ensure_ascii=False).encode()


def name_after(name: str, data: bytes, length: int) -> str:
    """Return `en_1a2b3c4` after the bytes; the language before the hash stays."""
    return f"{name.rpartition('_')[0]}_{sha256(data).hexdigest()[:length]}"


def rename(path: str, stem: str) -> str:
    """Return the path of a file whose name is another one."""
    return str(PurePosixPath(path).with_stem(stem))
