"""What a reader's browser loads for a first search of a digest of 250 entries."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.commands.build import build
from tests.support.digest import TODAY
from tests.support.made_up_digest import COMMON, ENTRIES, make_big_digest
from tests.support.site_server import serve_folder

pytestmark = pytest.mark.browser

# What web hosts compress; the files of the index are compressed already.
PLAIN = (".js", ".css", ".html", "/", ".json", ".svg")
MOST_BYTES = 125_000


@pytest.fixture(scope="module")
def root_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the made-up digest, being served."""
    project = make_big_digest(tmp_path_factory.mktemp("digest"))
    with serve_folder(Path(build(project, today=TODAY, report=lambda step: None).output), "/") as address:
        yield address


def search(page: Page, home: str, words: str) -> int:
    """Type words into the search of a fresh visitor; return how many entries are found."""
    page.goto(f"{home}search/")
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(".search-status")).to_have_text(re.compile(rf"^\d+ results? for “{words}”$"))
    page.wait_for_load_state("networkidle")
    return int(page.locator(".search-status").inner_text().split()[0])


def test_a_first_search_is_light(page: Page, root_home: str) -> None:
    answers = {}
    page.on("response", lambda answer: answers.update({answer.url.partition("?")[0]: answer}))
    assert search(page, root_home, COMMON) == ENTRIES
    bodies = {url: answer.body() for url, answer in answers.items() if "favicon" not in url}
    sizes = {
        url.removeprefix(root_home): len(gzip.compress(body, 6) if url.endswith(PLAIN) else body)
        for url, body in bodies.items()
    }
    assert any(name.endswith(".pf_index") for name in sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
