"""The preview in a real browser: a save is seen without a touch, a fault stands in the page, nothing is blocked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.support.browsing import wait_until
from tests.support.preview_process import PreviewProcess, preview
from tests.support.small_digest import BRIDGE, make_project

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
    assert page.locator(".dateline-preview").evaluate("each => getComputedStyle(each).position") == "fixed"
    assert banner.get_by_role("link").get_attribute("href") == f"vscode://file{tmp_path}/{ENTRY}:2:1"

    entry.write_text(sound, encoding="utf-8")
    expect(banner).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour bridge closed after ferry strikes pier")
    assert said == []


def test_what_one_was_reading_stays_in_sight(shown: PreviewProcess, context: BrowserContext, tmp_path: Path) -> None:
    entry = tmp_path / ENTRY
    sound = entry.read_text(encoding="utf-8")
    entry.write_text(sound + "\nA line of the quay.\n" * 60, encoding="utf-8")
    page = context.new_page()
    # Pages scroll smoothly: the place would be asked for while it is still on its way.
    page.emulate_media(reduced_motion="reduce")
    page.goto(shown.address + PAGE)
    # Browsers may bring one back by themselves; here only the preview can.
    page.evaluate("history.scrollRestoration = 'manual'")
    page.get_by_text("A line of the quay.").nth(40).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 300
    entry.write_text(entry.read_text("utf-8").replace("title: Harbour", "title: Old harbour", 1), encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Old harbour bridge closed after ferry strikes pier")
    wait_until(page, lambda: abs(page.evaluate("scrollY") - before) < 60)


def test_the_desk_can_be_read_and_used_without_script_and_on_a_narrow_screen(
    shown: PreviewProcess, browser: Browser, tmp_path: Path
) -> None:
    entry = tmp_path / ENTRY
    entry.write_text(entry.read_text("utf-8").replace("status: published", "status: draft"), encoding="utf-8")
    shown.get_until("/_desk/", lambda answer: "Drafts" in answer.text.partition("Nothing here")[0])
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(shown.address)
    page.get_by_role("navigation", name="Preview").get_by_role("link", name="Desk (1 not on the site)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Desk")
    drafts = page.locator("#draft")
    expect(drafts.get_by_role("heading", level=2)).to_have_text("Drafts")
    expect(drafts.get_by_role("link", name="Open in the editor: Harbour bridge")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    drafts.locator("summary").click()
    expect(drafts.get_by_role("link", name="Harbour bridge closed").first).to_be_hidden()
    drafts.locator("summary").click()
    drafts.get_by_role("link", name="Harbour bridge closed").first.click()
    expect(page.get_by_role("navigation", name="Preview")).to_contain_text("Draft: not on the site")
    page.close()


def test_a_draft_is_marked_wherever_a_link_leads_to_it(
    shown: PreviewProcess, context: BrowserContext, tmp_path: Path
) -> None:
    entry = tmp_path / ENTRY
    entry.write_text(entry.read_text("utf-8").replace("status: published", "status: draft"), encoding="utf-8")
    page = context.new_page()
    shown.get_until("/_dateline/held.css", lambda answer: "draft" in answer.text)
    page.goto(shown.address)
    link = page.locator(f'main a[href="/{PAGE}"]').first
    assert link.evaluate("each => getComputedStyle(each, '::after').content") == '" [draft]"'
