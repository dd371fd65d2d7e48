"""What many tests share: the digest of tests/digest/, built once at a domain's root and once under a sub-path, and a
small one in Urdu. Nothing reads the repository's own digest.
"""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.digest import AT_ROOT, DIGEST, TODAY, UNDER_DIGEST, BuiltSite, build_once
from tests.support.editors_files import guard, refused
from tests.support.faults import find_drowned
from tests.support.places import TESTS
from tests.support.properties import register_profiles

guard()
register_profiles()
# A shell gives what it starts in the background deaf ears for Ctrl-C, and so to all that is started in turn.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say again at the end what is to be mended first: one mistake may make many tests fail."""
    yield
    failed = (*terminalreporter.stats.get("failed", ()), *terminalreporter.stats.get("error", ()))
    faults = tuple(find_drowned(report.longreprtext for report in failed))
    if faults:
        terminalreporter.section("mend these first")
        terminalreporter.write_line("\n".join(faults))


@pytest.fixture(autouse=True)
def _leaves_the_editors_files_alone() -> Iterator[None]:
    """Fail a test that read `content/`, `seeds/` or `site/` of the repository, also where that was caught."""
    refused.clear()
    yield
    assert refused == []


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def make_digest_site(shared: Path) -> Callable[[str], BuiltSite]:
    """Return the function that builds the tests' digest for a base URL, once for each."""
    return lambda base_url: build_once(shared, DIGEST / "content", base_url, TODAY)


@pytest.fixture(scope="session", params=[AT_ROOT, UNDER_DIGEST], ids=["root", "sub-path"])
def digest_site(request: pytest.FixtureRequest, make_digest_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """Return the tests' digest's site, at a domain's root and under a sub-path."""
    return make_digest_site(request.param)


@pytest.fixture(scope="session")
def root_site(make_digest_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """Return the tests' digest's site at a domain's root."""
    return make_digest_site(AT_ROOT)


@pytest.fixture(scope="session")
def urdu_site(shared: Path) -> BuiltSite:
    """Return the built site of tests/urdu/."""
    return build_once(shared, TESTS / "urdu" / "content", AT_ROOT, date(2024, 6, 1))
