"""A known seed under a new name in; its base and entry with the new name in them out."""

import re
from dataclasses import replace

from dateline.commands.intake.decisions import Renamed
from dateline.commands.intake.known import Held, SeedFile
from dateline.commands.intake.ledger import Row, hash_bytes
from dateline.model import Change
from dateline.regexes import make_regex

HEAD = make_regex(rb"\A(?:\xef\xbb\xbf)?---\r?\n.*?^---\s*$", re.DOTALL | re.MULTILINE)
PLAIN = make_regex(r"[\w./ -]*[\w./-]")


def rename(seed: SeedFile, former: Row, entry: str | None, held: Held) -> Renamed:
    """Return what becomes of a seed's files now that it has another name; a run that was cut off may have begun.

    Only the value of `seed:` changes in base and entry.
    """
    base = None if held.base is None else name_seed(held.base, former.seed, seed.path)
    after = None if held.entry is None else name_seed(held.entry, former.seed, seed.path)
    change = Change(entry, held.entry, after) if entry and after is not None and after != held.entry else None
    row = replace(former, seed=seed.path, entry=entry or former.entry, base_hash=_hash_base(former, base, held))
    return Renamed(former, row, base, change, seed.hash != former.seed_hash)


def _hash_base(former: Row, base: bytes | None, held: Held) -> str:
    """Return what the ledger says of the base under its new name.

    A base that somebody has changed is no base; its hash goes on telling so.
    """
    if base is not None and held.base is not None:
        return hash_bytes(base) if hash_bytes(held.base) == former.base_hash else former.base_hash
    return former.base_hash if held.moved is None else hash_bytes(held.moved)


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
