"""Bodies in a real browser: pictures arrive without a jump, and footnotes lead there and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.content.test_images import make_image
from tests.support.site_server import serve_folder
from tests.support.small_digest import make_project, run, write

pytestmark = pytest.mark.browser

LINES = "A line of the harbour's news that goes on for a while.\n\n" * 30
ENTRY = f"""\
---
title: Ferries in port
date: 2024-05-02
---
All stayed in port.[^1]

![Nine ferries](/images/harbour.png "All nine. | Photo: Jo Reed")

{LINES}
[^1]: One was in dock.
"""
JUMPS = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 300);
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the entry, being served."""
    root: Path = make_project(tmp_path_factory.mktemp("bodies"))
    write(root, "content/images/harbour.png", make_image("PNG", 1600, 1200))
    write(root, "content/entries/2024/2024-05-02-ferries.md", ENTRY)
    assert run(root, "build", "--base-url", "http://127.0.0.1/digest/")[0] == 0
    with serve_folder(root / "site", "/digest/") as home:
        yield f"{home}2024/05/02/ferries/"


def test_a_picture_arrives_without_a_jump(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda each: said.append(each.text))
    page.goto(address)
    picture = page.get_by_role("figure").get_by_role("img", name="Nine ferries")
    expect(picture).to_have_js_property("naturalWidth", 1600)
    box = picture.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(4 / 3, abs=0.01)
    assert page.evaluate(JUMPS) < 0.01
    assert said == []


def test_a_footnote_leads_there_and_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.locator('[role="doc-noteref"]').click()
    expect(page.get_by_text("One was in dock.")).to_be_in_viewport()
    page.get_by_label("Back to the text").click()
    expect(page.get_by_text("All stayed in port.")).to_be_in_viewport()
    expect(page.get_by_text("One was in dock.")).not_to_be_in_viewport()


def test_a_picture_fits_a_narrow_screen(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    expect(page.get_by_role("img", name="Nine ferries")).to_have_js_property("naturalWidth", 1600)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
