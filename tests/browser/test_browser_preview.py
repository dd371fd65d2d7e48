"""The preview in a real browser: a save is seen without a touch, a fault stands in the page, nothing is blocked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from preview_process import PreviewProcess, preview
from small_digest import BRIDGE, make_project

pytestmark = pytest.mark.browser
ENTRY = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
PAGE = "2024/05/05/harbour-bridge-closed-after-ferry-strikes-pier/"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[PreviewProcess]:
    with preview(make_project(tmp_path, bridge=BRIDGE)) as running:
        yield running


def test_an_open_page_follows_each_save_and_shows_each_fault(
    shown: PreviewProcess, context: BrowserContext, tmp_path: Path
) -> None:
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(shown.address + PAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour bridge closed after ferry strikes pier")

    entry = tmp_path / ENTRY
    sound = entry.read_text(encoding="utf-8")
    entry.write_text(sound.replace("title: Harbour", "title: Old harbour", 1), encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Old harbour bridge closed after ferry strikes pier")

    entry.write_text(sound.replace("title:", "titel:", 1), encoding="utf-8")
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text(f"{ENTRY}:2:1 unknown key 'titel'")
    assert banner.evaluate("each => getComputedStyle(each).position") == "fixed"

    entry.write_text(sound, encoding="utf-8")
    expect(banner).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour bridge closed after ferry strikes pier")
    assert said == []
