"""The list of the files that Dateline owns in an output folder: text in, value out, and back."""

import json
from dataclasses import dataclass

from dateline.model import EntryPlace

MANIFEST = ".dateline.json"
FORMAT = 1


class NotAManifest(ValueError):  # noqa: N818 - read in a sentence: "raises NotAManifest"
    """The text is no manifest, or one of a later Dateline."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an earlier build left."""

    files: dict[str, str]
    """SHA-256 of each file by its path; the manifest itself is not listed."""
    places: tuple[EntryPlace, ...]
    """Every address that an entry ever had here, by file and address."""


def read_manifest(text: str) -> Manifest:
    """Return the manifest that the text writes. Raises NotAManifest."""
    try:
        read = json.loads(text)
        if read["dateline"] != FORMAT:
            raise NotAManifest("written by another version of Dateline")
        files = {str(path): str(digest) for path, digest in read["files"].items()}
        places = tuple(EntryPlace(str(path), str(seed), str(address)) for path, seed, address in read["entries"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, NotAManifest):
            raise
        raise NotAManifest("no list of files") from error
    # Each becomes a page that leads on, if its entry still is there.
    if any(".." in place.address.split("/") for place in places):
        raise NotAManifest("leads out of its folder")
    return Manifest(files, places)


def format_manifest(manifest: Manifest) -> str:
    """Return the manifest as text, one file and one address a line, so that it can be compared."""
    files = ",\n".join(f"  {json.dumps(path)}: {json.dumps(digest)}" for path, digest in sorted(manifest.files.items()))
    rows = sorted((place.path, place.address, place.seed) for place in manifest.places)
    entries = ",\n".join(f"  {json.dumps([path, seed, address])}" for path, address, seed in rows)
    return f'{{\n "dateline": {FORMAT},\n "files": {{\n{files}\n }},\n "entries": [\n{entries}\n ]\n}}\n'


def add_places(
    former: tuple[EntryPlace, ...], now: tuple[EntryPlace, ...], paths: frozenset[str], seeds: frozenset[str]
) -> tuple[EntryPlace, ...]:
    """Return every address that an entry has or had; those of entries that are no longer in the digest are dropped.

    `paths` and `seeds` are those of all entries, of drafts too.
    """
    kept = (place for place in former if place.path in paths or place.seed in seeds)
    addresses: dict[tuple[str, str], EntryPlace] = {}
    for place in (*now, *kept):
        addresses.setdefault((place.seed or place.path, place.address), place)
    return tuple(addresses.values())
