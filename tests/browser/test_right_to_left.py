"""A digest in Urdu in a real browser: every page runs from the right, and the search answers in its language."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.digest import BuiltSite
from tests.support.site_pages import list_page_kinds
from tests.support.site_server import serve_folder

pytestmark = pytest.mark.browser
ENGLISH_ENTRY = "2024/05/07/pilots/"
KINDS = (
    *("home", "entry", "story index", "story", "timeline", "archive", "year", "month", "search", "corrections"),
    *("sources", "feeds", "edition index", "edition", "mail", "text", "not found", "people index", "people term"),
)


@pytest.fixture(scope="module")
def home(urdu_site: BuiltSite) -> Iterator[str]:
    """Yield the address of the Urdu digest, being served."""
    with serve_folder(urdu_site.folder, "/") as address:
        yield address


def find_place(page: Page, selector: str) -> float:
    """Return how far from the left the middle of an element is."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_in_urdu_from_right_to_left(kind: str, page: Page, home: str, urdu_site: BuiltSite) -> None:
    page.goto(home + list_page_kinds(urdu_site.folder)[kind])
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert re.search(r"[\u0600-\u06ff]", page.locator("main").inner_text())


@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_page_does_not_scroll_sideways(kind: str, page: Page, home: str, urdu_site: BuiltSite) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(home + list_page_kinds(urdu_site.folder)[kind])
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_menu_begins_on_the_right(page: Page, home: str) -> None:
    page.goto(home)
    assert find_place(page, ".menu li:first-child") > find_place(page, ".menu li:last-child")


def test_the_side_column_stands_on_the_left(page: Page, home: str) -> None:
    page.goto(f"{home}stories/ferry/")
    assert find_place(page, ".side") < find_place(page, ".page-text")


def test_time_runs_from_right_to_left_in_pictures(page: Page, home: str, urdu_site: BuiltSite) -> None:
    page.goto(home + list_page_kinds(urdu_site.folder)["places term"])
    assert find_place(page, ".coverage rect:first-child") > find_place(page, ".coverage rect:last-child")


def test_an_english_entry_runs_from_left_to_right_between_urdu_words(page: Page, home: str) -> None:
    page.goto(home + ENGLISH_ENTRY)
    directions = {
        selector: page.locator(selector).first.evaluate("element => getComputedStyle(element).direction")
        for selector in ("h1", ".body", ".quote blockquote", ".kicker", ".source-card", ".section-title")
    }
    assert directions == {
        **dict.fromkeys(("h1", ".body", ".quote blockquote"), "ltr"),
        **dict.fromkeys((".kicker", ".source-card", ".section-title"), "rtl"),
    }


def test_addresses_keep_their_order(page: Page, home: str) -> None:
    page.goto(home + ENGLISH_ENTRY)
    assert page.locator(".u-url").evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_the_search_answers_in_urdu(page: Page, home: str) -> None:
    page.goto(f"{home}search/")
    page.get_by_role("searchbox", name="5 خبروں میں تلاش").fill("مذاکرات")
    expect(page.locator(".search-status")).to_have_text(re.compile("^”مذاکرات“ کے لیے [12] نت"))
    expect(page.locator(".search-results h2").first).to_have_text("ایک رات کے مذاکرات بے نتیجہ ختم")


def test_a_facet_narrows_the_search_and_is_named_in_urdu(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=گوادر")
    page.get_by_role("group", name="شخصیات").get_by_label("سلیم درانی").check()
    chip = page.get_by_role("button", name="شخصیت کا فلٹر ہٹائیں: سلیم درانی")
    expect(chip).to_be_visible()
    assert "person=" in page.url
    chip.click()
    expect(chip).to_have_count(0)


def test_months_are_named_in_urdu(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=گوادر&from=2024-05")
    expect(page.locator(".search-chips button")).to_have_text("مئی 2024 سے ×")


def test_names_are_offered_under_latin_spellings_too(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("searchbox", name="تمام خبروں میں تلاش").press_sequentially("saleem")
    expect(page.get_by_role("listbox", name="خبرنامے کے صفحات")).to_be_visible()
    expect(page.get_by_role("option")).to_have_text(["سلیم درانی شخصیت، Saleem Durrani بھی"])


def test_nothing_found_is_told_in_urdu(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=xyzxyz")
    expect(page.locator(".search-status")).to_contain_text("کے لیے کچھ نہیں ملا۔ کم یا دوسرے الفاظ آزمائیں۔")
