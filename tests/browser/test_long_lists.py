"""The further pages of long lists in a real browser: narrow, dark, without JavaScript, and from one to the next."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import FAINT_TEXTS
from tests.support.places import TEMPLATES
from tests.support.site_files import render_site
from tests.support.site_server import serve_folder
from tests.support.site_values import DIGEST, ENTRIES, FERRY, HARBOUR, build_site, make_many

pytestmark = pytest.mark.browser

PAGES = {
    "term": "people/otto-brandt/",
    "year of a term": "people/otto-brandt/2023/",
    "day of a term": "people/otto-brandt/2023/12/05/",
    "year of a story": "stories/harbour/2023/",
    "timeline": "timeline/",
    "month of the timeline": "timeline/2023/12/",
    "day of the timeline": "timeline/2023/12/05/",
    "month": "2023/12/",
    "day": "2023/12/05/",
    "edition": "week/2023-W50/",
    "index of editions": "week/2023/",
    "index": "people/",
    "letter": "people/a-z/i/",
    "sources": "sources/a-z/q/",
    "corrections": "corrections/2023/12/",
}


@pytest.fixture(scope="module")
def root_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a small digest whose pages hold very little, being served."""
    folder = tmp_path_factory.mktemp("long")
    digest = replace(DIGEST, base_url="https://example.org/")
    site = build_site((*ENTRIES, *make_many(40)), digest=digest, stories=(FERRY, HARBOUR), page_size=5)
    for file in render_site(site, (TEMPLATES,)):
        target = Path(folder, file.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    with serve_folder(folder, "/") as address:
        yield address


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_320_pixels_needs_no_scrolling_sideways(kind: str, page: Page, root_home: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root_home + PAGES[kind])
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", PAGES)
def test_text_stands_out_in_the_dark(kind: str, page: Page, root_home: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(root_home + PAGES[kind])
    assert page.evaluate(FAINT_TEXTS) == []


def test_without_javascript_a_reader_comes_from_a_name_to_a_day_and_on(browser: Browser, root_home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root_home + PAGES["term"])
    page.get_by_role("navigation", name="Otto Brandt by date").get_by_role("link", name="2023").click()
    page.get_by_role("region", name="2023, month by month").get_by_role("link", name="December").click()
    page.get_by_role("region", name="December 2023, day by day").get_by_role("link", name="5", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Otto Brandt: 5 December 2023")
    ways = page.get_by_role("navigation", name="Otto Brandt by date")
    expect(ways.get_by_role("link", name="5", exact=True)).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Later 6 December 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Otto Brandt: 6 December 2023")
    context.close()


def test_ways_are_not_printed(page: Page, root_home: str) -> None:
    page.goto(root_home + PAGES["day of the timeline"])
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="The timeline by year")).to_be_hidden()
