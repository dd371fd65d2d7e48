"""What a reader's browser loads for a first search of a digest of 250 entries."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.made_up_digest import COMMON
from tests.support.site_server import serve_folder

pytestmark = pytest.mark.browser

# What web hosts compress; the files of the index are compressed already.
PLAIN = (".js", ".css", ".html", "/", ".json", ".svg")
MOST_BYTES = 125_000
# Entries of the newest bundle, July to September.
NEWEST = 68


@pytest.fixture(scope="module")
def root_home(big_site: Path) -> Iterator[str]:
    """Yield the address of the made-up digest, being served."""
    with serve_folder(big_site, "/") as address:
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
    assert search(page, root_home, COMMON) == NEWEST
    bodies = {url: answer.body() for url, answer in answers.items() if "favicon" not in url}
    sizes = {
        url.removeprefix(root_home): len(gzip.compress(body, 6) if url.endswith(PLAIN) else body)
        for url, body in bodies.items()
    }
    assert any(name.endswith(".pf_index") for name in sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
