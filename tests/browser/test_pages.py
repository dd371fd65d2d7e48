"""Every kind of page in a real browser: narrow, dark, and quiet on the console."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.digest import BuiltSite
from tests.support.site_pages import list_page_kinds

pytestmark = pytest.mark.browser

KINDS = (
    *("home", "entry", "story index", "story", "timeline", "archive", "year", "month", "search", "corrections"),
    *("sources", "feeds", "edition index", "edition", "mail"),
    *("text", "not found", "people index", "people term", "places index", "places term", "organisations index"),
    *("organisations term", "topics index", "topics term"),
)
# The contrast of every element's own text with what lies behind it (WCAG 2.2), where that is less than 4.5.
FAINT_TEXTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return read(getComputedStyle(document.documentElement).backgroundColor);
  };
  const bright = (colour) => colour.slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || !element.checkVisibility() || element.closest("noscript")) continue;
    const pair = [bright(read(getComputedStyle(element).color)), bright(behind(element))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (contrast < 4.5) faint.push(`${element.tagName} ${element.className}: ${contrast.toFixed(2)}`);
  }
  return [...new Set(faint)];
}"""


def open_kind(page: Page, home: str, site: BuiltSite, kind: str) -> None:
    """Open the fullest page of a kind."""
    page.goto(home + list_page_kinds(site.folder)[kind])


def test_every_kind_of_page_is_looked_at(root_site: BuiltSite) -> None:
    assert set(list_page_kinds(root_site.folder)) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_one_heading_one_main_part_and_its_style(
    kind: str, page: Page, home: str, digest_site: BuiltSite
) -> None:
    open_kind(page, home, digest_site, kind)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_320_pixels_needs_no_scrolling_sideways(
    kind: str, page: Page, root_home: str, root_site: BuiltSite
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_kind(page, root_home, root_site, kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "mail"])
def test_text_of_twice_the_size_needs_no_scrolling_sideways(
    kind: str, page: Page, root_home: str, root_site: BuiltSite
) -> None:
    page.set_viewport_size({"width": 640, "height": 640})
    open_kind(page, root_home, root_site, kind)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_every_entry_prints_on_two_sheets(page: Page, root_home: str, root_site: BuiltSite) -> None:
    sheets = {}
    for file in sorted(root_site.folder.glob("[0-9]*/*/*/*/index.html")):
        page.goto(f"{root_home}{file.parent.relative_to(root_site.folder).as_posix()}/")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        sheets[file.parent.name] = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert min(sheets.values()) >= 1
    assert {name: number for name, number in sheets.items() if number > 2} == {}


def test_facts_that_wrap_are_shown_whole(page: Page, root_home: str) -> None:
    page.goto(root_home)
    page.evaluate("document.body.style.width = '9rem'")
    cut = page.locator(".card-meta").evaluate_all(
        """(lines) => lines.flatMap((line) => [...line.children].filter((fact) => {
          const range = document.createRange();
          range.selectNodeContents(fact);
          const dot = parseFloat(getComputedStyle(line).fontSize);
          return [...range.getClientRects()].some((part) => part.left < line.getBoundingClientRect().left + dot - 1);
        }).map((fact) => fact.textContent))"""
    )
    assert cut == []


@pytest.mark.parametrize("kind", KINDS)
def test_all_text_stands_out_by_day_and_by_night(kind: str, page: Page, root_home: str, root_site: BuiltSite) -> None:
    open_kind(page, root_home, root_site, kind)
    faint = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faint[scheme] = page.evaluate(FAINT_TEXTS)
    assert faint == {"light": [], "dark": []}


def test_the_schemes_differ(page: Page, root_home: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(root_home)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] != grounds[1]


def test_the_results_stand_out_in_the_dark_and_fit_a_narrow_window(page: Page, root_home: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{root_home}search/?q=Iran")
    expect(page.locator(".search-results > li").first).to_be_visible()
    page.get_by_text("Narrow the results").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert page.evaluate(FAINT_TEXTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_tab_leads_past_the_menu(page: Page, root_home: str) -> None:
    page.goto(root_home)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()


def test_a_missing_page_answers_with_the_digests_own(browser: Browser, home: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{home}2020/01/99/nothing/")
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.styleSheets.length") == 1
    context.close()


def ground(page: Page) -> str:
    """Return the colour behind the text."""
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_reader_can_turn_the_colours_and_they_stay_turned(page: Page, home: str) -> None:
    page.goto(home)
    light = ground(page)
    page.get_by_role("button", name="Switch between light and dark").click()
    dark = ground(page)
    assert dark != light
    page.goto(f"{home}timeline/")
    assert ground(page) == dark
    assert page.context.cookies() == []
    page.get_by_role("button", name="Switch between light and dark").click()
    assert ground(page) == light
    page.emulate_media(color_scheme="dark")
    assert ground(page) == dark, "the system decides again"


def test_without_javascript_there_is_no_switch_and_the_search_box_is_a_form(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    assert page.locator(".scheme-switch").is_visible() is False
    page.locator("#search-box").fill("Iran")
    page.locator(".masthead .search-box button").click()
    page.wait_for_url(f"{home}search/?q=Iran")
    context.close()


def test_the_search_box_of_every_page_offers_names_by_any_spelling(page: Page, home: str) -> None:
    page.goto(f"{home}timeline/")
    page.keyboard.press("/")
    page.keyboard.type("sulei")
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text("Qasem Soleimani")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}people/qasem-soleimani/")


def test_escape_closes_the_offers_and_the_mouse_opens_one(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("combobox", name="Search all entries").or_(page.locator("#search-box")).first.click()
    page.keyboard.type("iran")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    page.keyboard.press("Backspace")
    page.get_by_role("option", name="Iran place").click()
    page.wait_for_url(f"{home}places/iran/")


def test_names_are_loaded_when_the_box_is_used_and_not_before(page: Page, root_home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(root_home)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "names" in url] == []
    page.locator("#search-box").focus()
    expect(page.get_by_role("combobox", name="Search all entries")).to_have_attribute("aria-expanded", "false")
    assert len([url for url in asked if "names" in url]) == 2


def days_of(page: Page) -> list[str]:
    """Return the days of the timeline's events, as they stand."""
    return page.locator(".event-years .event time").evaluate_all("times => times.map((time) => time.dateTime)")


def test_a_timeline_can_be_turned_and_stays_turned(page: Page, home: str) -> None:
    page.goto(f"{home}timeline/2020/")
    before = days_of(page)
    months = page.locator(".event-month-title").all_inner_texts()
    page.get_by_role("button", name="Newest first").click()
    assert days_of(page) == before[::-1] != before
    assert page.locator(".event-month-title").all_inner_texts() == months[::-1]
    page.goto(f"{home}stories/us-iran-crisis/")
    expect(page.get_by_role("button", name="Newest first")).to_have_attribute("aria-pressed", "true")
    assert days_of(page)[0] > days_of(page)[-1]
    gaps = page.locator(".event-gap")
    assert gaps.evaluate_all("gaps => gaps.every((gap) => gap === gap.parentElement.lastElementChild)")
    page.get_by_role("button", name="Newest first").click()
    assert gaps.evaluate_all("gaps => gaps.every((gap) => gap === gap.parentElement.firstElementChild)")
    page.goto(f"{home}timeline/2020/")
    assert days_of(page) == before


def test_a_link_to_an_event_leads_to_it_in_either_order(page: Page, root_home: str) -> None:
    page.goto(f"{root_home}timeline/2020/")
    page.get_by_role("button", name="Newest first").click()
    anchor = page.locator(".event").last.get_attribute("id")
    page.goto(f"{root_home}timeline/")
    page.goto(f"{root_home}timeline/2020/#{anchor}")
    expect(page.locator(".event").last).to_be_in_viewport()


def test_what_is_new_since_the_last_visit_is_marked_and_nothing_is_sent(page: Page, root_home: str) -> None:
    asked: list[str] = []
    page.goto(root_home)
    page.wait_for_load_state("networkidle")
    assert page.locator(".card-new").count() == 0, "a first visit knows of no earlier one"
    page.on("request", lambda request: asked.append(request.method + request.url))
    page.evaluate(
        """() => {
          const kept = JSON.parse(localStorage.getItem("dateline-visit"));
          const newest = document.querySelector(".lead a.u-url").getAttribute("href");
          const changed = Object.keys(kept.shown).find((address) => kept.shown[address]);
          delete kept.shown[newest];
          kept.shown[changed] = "";
          localStorage.setItem("dateline-visit", JSON.stringify({ ...kept, at: Date.now() - 31 * 60 * 1000 }));
        }"""
    )
    for _ in range(2):
        page.goto(root_home)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".lead .card-new")).to_have_text("New")
        assert sorted(page.locator("article .card-new").all_inner_texts()) == ["Changed", "New"]
        expect(page.locator(".edition .card-new")).to_have_text("New or changed since your last visit: 2")
    assert {url for url in asked if not url.startswith("GET")} == set()
    assert page.context.cookies() == []
