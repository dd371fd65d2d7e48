"""What many tests share: the real digest of `content/`, built once at a domain's root and once under a sub-path."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[1]
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


@pytest.fixture(scope="session")
def make_digest_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Return the function that builds the real digest for a base URL, once for each."""
    from generator.pipeline.build import build

    made: dict[str, BuiltSite] = {}

    def make(base_url: str) -> BuiltSite:
        if base_url not in made:
            project = copy_digest(tmp_path_factory.mktemp("digest"))
            result = build(project, base_url=base_url, today=TODAY, report=lambda step: None)
            made[base_url] = BuiltSite(result.output, base_url, result.entries)
        return made[base_url]

    return make


@pytest.fixture(scope="session", params=[AT_ROOT, UNDER_DIGEST], ids=["root", "sub-path"])
def digest_site(request: pytest.FixtureRequest, make_digest_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """Return the real digest's site, at a domain's root and under a sub-path."""
    return make_digest_site(request.param)


@pytest.fixture(scope="session")
def root_site(make_digest_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """Return the real digest's site at a domain's root."""
    return make_digest_site(AT_ROOT)
