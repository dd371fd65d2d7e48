"""What many tests share: the real digest of `content/`, built once at a domain's root and once under a sub-path, and a
small one in Urdu.
"""

import shutil
from collections.abc import Callable
from datetime import date

import pytest

from tests.support.places import ROOT
from tests.support.real_digest import AT_ROOT, TODAY, UNDER_DIGEST, BuiltSite, copy_digest


@pytest.fixture(scope="session")
def make_digest_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Return the function that builds the real digest for a base URL, once for each."""
    from dateline.commands.build import build

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


@pytest.fixture(scope="session")
def urdu_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the built site of tests/urdu/."""
    from dateline.commands.build import build

    project = tmp_path_factory.mktemp("urdu")
    shutil.copytree(ROOT / "tests" / "urdu" / "content", project / "content")
    result = build(project, today=date(2024, 6, 1), report=lambda step: None)
    return BuiltSite(result.output, AT_ROOT, result.entries)
