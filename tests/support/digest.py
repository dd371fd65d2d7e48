"""The digest of the tests, `tests/digest/`: copied to a folder of its own, and built for an address."""

import shutil
from dataclasses import dataclass
from datetime import date
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.places import TESTS

DIGEST = TESTS / "digest"
ENTRY_FILES = tuple(sorted((DIGEST / "content" / "entries").rglob("*.md")))
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
    """Return a project that holds the digest's `content/` and nothing else: no seeds, no cache, no site."""
    shutil.copytree(DIGEST / "content", folder / "content")
    return folder


def build_once(shared: Path, content: Path, base_url: str, today: date) -> BuiltSite:
    """Return the site of a folder of content, built by whichever of this run's processes comes first."""
    from dateline.commands.build import build

    name = sha256(f"{content} {base_url}".encode()).hexdigest()[:8]
    project, done = shared / f"digest-{name}", shared / f"digest-{name}.entries"
    with (shared / f"digest-{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not done.exists():
            shutil.copytree(content, project / "content")
            result = build(project, base_url=base_url, today=today, report=lambda step: None)
            done.write_text(str(result.entries))
        return BuiltSite(project / "site", base_url, int(done.read_text()))
