"""The real digest of `content/` as tests use it: copied to a folder of its own, and built for an address."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.places import ROOT

TODAY = date(2026, 1, 1)
AT_ROOT = "https://example.org/"
UNDER_DIGEST = "https://example.org/digest/"


@dataclass(frozen=True)
class BuiltSite:
    """A built site on disk."""

    folder: Path
    base_url: str
    entries: int

    @property
    def base_path(self) -> str:
        return urlsplit(self.base_url).path


def copy_digest(folder: Path) -> Path:
    """Return a project that holds the real `content/` and nothing else: no seeds, no cache, no site."""
    shutil.copytree(ROOT / "content", folder / "content")
    return folder
