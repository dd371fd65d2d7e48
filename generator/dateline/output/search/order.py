"""A bundle as Pagefind made it in; the same bundle, whose bytes depend on its pages alone, out.

Pagefind writes the values of a filter, and the filters in its list, in another order at every run (Pagefind 1.5.2; its
issue 638), and names files after their bytes. Here both are sorted and the files named anew.
"""

import json
from pathlib import PurePosixPath

from dateline.output.search.codec import (
    FILTER,
    FILTERS,
    META,
    READING_FAULTS,
    SORTS,
    as_rows,
    name_after,
    pack,
    rename,
    unpack,
)

ENTRY = "pagefind-entry.json"


def settle_bundle(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle, by name, in their lasting order; unchanged where they are of an unknown form."""
    try:
        return _settle(files)
    except READING_FAULTS:
        return files


def _settle(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bundle in their lasting order. Raises NotUnderstood and what reading raises."""
    settled = {name: data for name, data in files.items() if not name.endswith((FILTER, META, ENTRY))}
    hashes: dict[str, str] = {}
    for name, data in sorted(files.items()):
        if name.endswith(FILTER):
            title, values = unpack(data)
            packed = pack([title, sorted(as_rows(values), key=str)])
            stem = PurePosixPath(name).stem
            hashes[stem] = name_after(stem, packed, 7)
            settled[rename(name, hashes[stem])] = packed
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        name = f"pagefind.{language['hash']}{META}"
        meta = unpack(files[name])
        meta[FILTERS] = sorted(([row[0], hashes[str(row[1])]] for row in as_rows(meta[FILTERS])), key=str)
        meta[SORTS] = sorted(as_rows(meta[SORTS]), key=str)
        packed = pack(meta)
        language["hash"] = name_after(language["hash"], packed, 10)
        settled[f"pagefind.{language['hash']}{META}"] = packed
    settled[ENTRY] = json.dumps(entry, separators=(",", ":"), ensure_ascii=False).encode()
    return settled
