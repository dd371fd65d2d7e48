"""A path of an address in; the file of the site that answers it, or none, out."""

import os
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
OTHER_TYPE = "application/octet-stream"
OWN_FILES = ("preview.css", "reload.js")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site."""

    data: bytes
    type: str
    """Media type, the same on every computer."""
    needs_slash: bool = False
    """The address names a folder without `/` at its end; `data` is empty."""


def find_file(site: Path, path: str) -> Found | None:
    """Return the file behind a path below the site's root; None for hidden files and all that lies elsewhere."""
    parts = path.split("/")
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts) or "" in parts[:-1]:
        return None
    root = os.path.realpath(site)
    file = Path(os.path.realpath(os.path.join(root, *parts)))  # noqa: PTH118 - realpath speaks strings
    if not file.is_relative_to(root):
        return None
    if parts[-1] == "":
        file /= "index.html"
    elif file.is_dir():
        return Found(b"", OTHER_TYPE, needs_slash=True) if (file / "index.html").is_file() else None
    try:
        return Found(file.read_bytes(), type_of(file.name)) if file.is_file() and not file.is_symlink() else None
    except OSError:
        return None


def read_own(name: str) -> bytes | None:
    """Return one of the preview's own files; None for any other name."""
    return (Path(__file__).parent / name).read_bytes() if name in OWN_FILES else None


def type_of(name: str) -> str:
    """Return the media type of a file by its name."""
    return TYPES.get(Path(name).suffix, OTHER_TYPE)
