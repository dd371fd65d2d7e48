"""A real browser in front of the tests' digest, served over HTTP, at a domain's root and under a sub-path.

Whatever a test does, it fails where the console told of a fault or a request left the host.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from dateline.commands.build import build
from tests.support.digest import TODAY, BuiltSite
from tests.support.machine import find_chromium, is_ci
from tests.support.made_up_digest import make_big_digest
from tests.support.site_server import serve_folder

# A browser of its own accord calls its maker's servers; these keep it at home.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
WIDE = ViewportSize(width=1280, height=900)
# Long, for a machine that does much besides: what is awaited comes, or never.
TIMEOUT_MS = 60_000
expect.set_options(timeout=TIMEOUT_MS)


@dataclass
class Watch:
    """What a page must not do."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note every fault and every request of the page."""
        page.on("console", lambda said: self.console.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def strangers(self, home: str) -> list[str]:
        """Return the requests that left the host."""
        own = urlsplit(home).netloc
        addresses = [urlsplit(url) for url in self.requests]
        return [a.geturl() for a in addresses if a.scheme in ("http", "https", "ws", "wss") and a.netloc != own]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the browser of this machine; without one, browser tests are skipped, or fail where nothing may be."""
    program = find_chromium()
    if not program:
        reason = "NO BROWSER: install Chromium, or name one with CHROMIUM=/path/to/it"
        pytest.fail(reason) if is_ci() else pytest.skip(reason)
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def home(digest_site: BuiltSite) -> Iterator[str]:
    """Yield the address of the digest's first page, being served; each test runs at root and under a sub-path."""
    with serve_folder(digest_site.folder, digest_site.base_path) as address:
        yield address


@pytest.fixture(scope="session")
def root_home(root_site: BuiltSite) -> Iterator[str]:
    """Yield the address of the digest's first page at a domain's root alone."""
    with serve_folder(root_site.folder, root_site.base_path) as address:
        yield address


@pytest.fixture(scope="session")
def big_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the made-up digest of 250 entries, whose index has two bundles."""
    project = make_big_digest(tmp_path_factory.mktemp("big"))
    return Path(build(project, today=TODAY, report=lambda step: None).output)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a fresh visitor with a wide window."""
    made = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    made.set_default_timeout(TIMEOUT_MS)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a watched page; afterwards it must have kept quiet and at home."""
    opened = context.new_page()
    watch = Watch()
    watch.follow(opened)
    yield opened
    assert watch.console == []
    name = "home" if "home" in request.fixturenames else "root_home"
    assert watch.strangers(request.getfixturevalue(name)) == []
