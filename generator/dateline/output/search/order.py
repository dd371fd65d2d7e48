"""A bundle as Pagefind made it in; the same bundle, whose bytes depend on its pages alone, out.

Pagefind writes the values of a filter, and the filters in its list, in another order at every run (Pagefind 1.5.2; its
issue 638), and names files after their bytes. Here both are sorted and the files named anew.
"""

from pathlib import PurePosixPath

from dateline.output.search.codec import (
    FILTER,
    FILTERS,
    META,
    SORTS,
    NotUnderstood,
    as_object,
    find_rows,
    format_object,
    name_after,
    pack,
    read_object,
    rename,
    unpack,
)

ENTRY = "pagefind-entry.json"
VALUES = 1
"""Place in the array of a `.pf_filter`: values as [value, pages]; its title stands before them."""


def settle_bundle(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle, by name, in their lasting order. Raises NotUnderstood."""
    settled = {name: data for name, data in files.items() if not name.endswith((FILTER, META, ENTRY))}
    hashes: dict[str, str] = {}
    for name, data in sorted(files.items()):
        if name.endswith(FILTER):
            packed = _settle_filter(data)
            stem = PurePosixPath(name).stem
            hashes[stem] = name_after(stem, packed, 7)
            settled[rename(name, hashes[stem])] = packed
    if ENTRY not in files:
        raise NotUnderstood(f"there is no {ENTRY}")
    entry = read_object(files[ENTRY])
    for language in map(as_object, as_object(entry.get("languages")).values()):
        former = str(language.get("hash"))
        name = f"pagefind.{former}{META}"
        if name not in files:
            raise NotUnderstood(f"there is no {name}")
        packed = _settle_meta(files[name], hashes)
        language["hash"] = name_after(former, packed, 10)
        settled[f"pagefind.{language['hash']}{META}"] = packed
    settled[ENTRY] = format_object(entry)
    return settled


def _settle_filter(data: bytes) -> bytes:
    """Return the file of a filter with its values sorted. Raises NotUnderstood."""
    filter_ = unpack(data)
    filter_[VALUES] = sorted(find_rows(filter_, VALUES), key=str)
    return pack(filter_)


def _settle_meta(data: bytes, hashes: dict[str, str]) -> bytes:
    """Return the file that lists all others, with filters by their new names. Raises NotUnderstood."""
    meta = unpack(data)
    filters = find_rows(meta, FILTERS)
    if any(str(row[1]) not in hashes for row in filters):
        raise NotUnderstood("a filter is listed that has no file")
    meta[FILTERS] = sorted(([row[0], hashes[str(row[1])]] for row in filters), key=str)
    meta[SORTS] = sorted(find_rows(meta, SORTS), key=str)
    return pack(meta)
