"""A seed under a new name in; its base under the new name, and the one word of its entry that names it, out."""

import re
from contextlib import suppress
from pathlib import Path

from dateline.commands.intake.ledger import Row, find_base, hash_bytes
from dateline.disk.reading import read_if_there
from dateline.disk.saving import ChangedMeanwhile, save_over
from dateline.problems import Problem, ProblemsFound
from dateline.regexes import make_regex

HEAD = make_regex(rb"\A(?:\xef\xbb\xbf)?---\r?\n.*?^---\s*$", re.DOTALL | re.MULTILINE)
TRIES = 3
PLAIN = make_regex(r"[\w./ -]*[\w./-]")


def rename_seed(root: Path, former: Row, seed: str, entry: str | None) -> str:
    """Move a seed's base, let base and entry name the seed by its new path, and return the base's hash.

    Only the value of `seed:` changes. Both may have been done already by a run that was cut off.
    """
    old_base, new_base = find_base(former.seed), find_base(seed)
    base = read_if_there(root / old_base)
    base_hash = former.base_hash
    if base is not None:
        renamed = name_seed(base, former.seed, seed)
        # A base that somebody has changed is no base; its hash goes on telling so.
        base_hash = hash_bytes(renamed) if hash_bytes(base) == base_hash else base_hash
        save_over(root, new_base, renamed)
    elif (moved := read_if_there(root / new_base)) is not None:
        base_hash = hash_bytes(moved)
    if entry:
        _rename_in_entry(root, entry, former.seed, seed)
    if old_base != new_base:
        (root / old_base).unlink(missing_ok=True)
    return base_hash


def name_seed(data: bytes, old: str, new: str) -> bytes:
    """Return an entry's bytes with the value of `seed:` in its front matter replaced, all else as it is.

    An entry whose front matter has no such line, or a name that YAML would have to quote, is returned as it is.
    """
    head = HEAD.search(data)
    if not head or not PLAIN.fullmatch(new):
        return data
    line = re.compile(rb"^(seed:[ \t]*)(['\"]?)" + re.escape(old.encode()) + rb"\2(?=\s*$|[ \t]+#)", re.MULTILINE)
    changed, count = line.subn(lambda found: found[1] + found[2] + new.encode() + found[2], head[0])
    return changed + data[head.end() :] if count == 1 else data


def _rename_in_entry(root: Path, entry: str, old: str, new: str) -> None:
    """Write the new name into the entry, unless it says so already; what somebody saves meanwhile stays."""
    for _ in range(TRIES):
        before = read_if_there(root / entry)
        after = name_seed(before, old, new) if before is not None else None
        if before is None or after is None or after == before:
            return
        with suppress(ChangedMeanwhile):
            save_over(root, entry, after, before=before)
            return
    hint = "Save it, wait until nobody works on it, then ingest again."
    raise ProblemsFound([Problem(entry, 0, 0, "changes while ingest is at work; nothing was written to it", hint)])
