"""A reader searches a digest: words, facets, order, the address, the keyboard, and without JavaScript."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browsing import wait_until
from tests.support.digest import ENTRY_FILES, BuiltSite

pytestmark = pytest.mark.browser

FIRST_SEED = "seeds/000_be0101e0bb6417d3.txt"
STATUS = re.compile(r"^(\d+) results? for “(.+)”$")


def find_entry_address(seed: str) -> str:
    """Return the address of the entry that was made from a seed, without a leading `/`."""
    (name,) = (file.stem for file in ENTRY_FILES if f"seed: {seed}\n" in file.read_text(encoding="utf-8"))
    return f"{name[:10].replace('-', '/')}/{name[11:]}/"


def search(page: Page, home: str, words: str) -> Locator:
    """Type words into the search page and return the results once they are counted."""
    page.goto(f"{home}search/")
    page.get_by_role("main").get_by_role("searchbox").first.fill(words)
    expect(status(page)).to_have_text(STATUS)
    return results(page)


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def results(page: Page) -> Locator:
    return page.locator(".search-results > li")


def count(page: Page) -> int:
    """Return the number of results that is announced."""
    expect(status(page)).to_have_text(STATUS)
    return int(STATUS.match(status(page).inner_text())[1])


def facet(page: Page, title: str) -> Locator:
    """Return the boxes of one facet."""
    return page.get_by_role("group", name=title, exact=True).get_by_role("checkbox")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_brinkmanship_leads_to_the_entry_of_the_first_seed(page: Page, home: str) -> None:
    found = search(page, home, "Brinkmanship")
    expect(found).to_have_count(1)
    expect(found.locator("mark").first).to_have_text("Brinkmanship")
    found.get_by_role("link").first.click()
    page.wait_for_url(home + find_entry_address(FIRST_SEED))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Brinkmanship is a dangerous strategy")


def test_a_result_shows_title_source_date_and_excerpt(page: Page, home: str) -> None:
    found = search(page, home, "Brinkmanship").first
    expect(found.get_by_role("heading")).not_to_be_empty()
    expect(found).to_contain_text("Dawn")
    expect(found).to_contain_text("4 January 2020")
    expect(found.locator(".search-excerpt")).not_to_be_empty()


def test_an_excerpt_repeats_neither_the_title_nor_who_said_it(page: Page, root_home: str) -> None:
    found = search(page, root_home, "Brinkmanship").first
    excerpt = found.locator(".search-excerpt").inner_text()
    assert "Twitter" not in excerpt
    found = search(page, root_home, "Soleimani").first
    title, excerpt = found.get_by_role("heading").inner_text(), found.locator(".search-excerpt").inner_text()
    assert " ".join(title.split()[:4]) not in excerpt


def test_a_name_that_stands_only_in_the_tags_is_found(page: Page, home: str) -> None:
    page.goto(f"{home}people/")
    name = page.get_by_role("main").locator("a[href*='/people/']").first.inner_text()
    search(page, home, name)
    assert count(page) >= 1


def test_the_search_box_of_every_page_leads_to_the_results(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("banner").get_by_role("searchbox").fill("brinkmanship")
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    page.wait_for_url(f"{home}search/?q=brinkmanship")
    expect(results(page)).to_have_count(1)


def test_a_facet_narrows_the_results_and_stands_in_the_address(page: Page, home: str) -> None:
    search(page, home, "government")
    before = count(page)
    label = page.get_by_role("group", name="Sources", exact=True).locator("label").last
    source, number = label.locator("span").first.inner_text(), int(label.locator(".facet-count").inner_text())
    assert 0 < number < before
    label.click()
    expect(status(page)).to_have_text(re.compile(f"^{number} result"))
    assert query(page) == {"q": ["government"], "source": [source]}
    sources = page.locator(".search-results .card-meta span:first-child").all_inner_texts()
    assert set(sources) == {source}
    page.get_by_role("button", name=f"Remove source: {source}").click()
    expect(status(page)).to_have_text(re.compile(f"^{before} result"))


@pytest.mark.parametrize("title", ["People", "Places", "Organisations", "Topics", "Sources", "Years"])
def test_there_is_a_facet_of(title: str, page: Page, root_home: str) -> None:
    search(page, root_home, "Iran")
    expect(facet(page, title).first).to_be_visible()


def test_the_back_button_undoes_a_facet(page: Page, home: str) -> None:
    search(page, home, "Iran")
    before = page.url
    boxes = facet(page, "Years")
    boxes.first.check()
    expect(page.get_by_role("button", name=re.compile("^Remove year"))).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name=re.compile("^Remove year"))).to_have_count(0)
    assert page.url == before
    expect(page.get_by_role("main").get_by_role("searchbox").first).to_have_value("Iran")


def test_an_address_with_a_search_can_be_shared(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=Iran&year=2020&sort=oldest")
    number = count(page)
    expect(page.get_by_role("button", name="Remove year: 2020")).to_be_visible()
    expect(page.get_by_label("Sort by")).to_have_value("oldest")
    page.goto(f"{home}search/?q=Iran")
    assert count(page) > number


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_results_can_be_sorted_by_date(order: str, page: Page, home: str) -> None:
    search(page, home, "Iran")
    assert count(page) > 2
    page.get_by_label("Sort by").select_option(order)
    page.wait_for_url(f"**/search/?q=Iran&sort={order}")
    expect(status(page)).to_have_text(STATUS)

    def read_days() -> list[str]:
        addresses = results(page).locator("h2 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        return [address.removeprefix(urlsplit(home).path)[:10] for address in addresses]

    wait_until(page, lambda: len(read_days()) > 2 and read_days() == sorted(read_days(), reverse=order == "newest"))
    assert read_days() == sorted(read_days(), reverse=order == "newest")


def test_the_keyboard_is_enough(page: Page, home: str) -> None:
    page.goto(f"{home}search/")
    page.keyboard.press("/")
    page.keyboard.type("Brinkmanship")
    expect(results(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(results(page).locator("h2 a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("main").get_by_role("searchbox").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(home + find_entry_address(FIRST_SEED))


def test_months_narrow_the_results_and_stand_in_the_address(page: Page, home: str) -> None:
    search(page, home, "Iran")
    before = count(page)
    page.get_by_label("From", exact=True).select_option("February 2020")
    expect(page.get_by_role("button", name="Remove from: February 2020")).to_be_visible()
    expect(status(page)).not_to_have_text(re.compile(f"^{before} "))
    assert 0 < count(page) < before
    assert query(page) == {"q": ["Iran"], "from": ["2020-02"]}
    dates = page.locator(".search-results .card-meta span:last-child").all_inner_texts()
    assert all(date.endswith("February 2020") for date in dates)
    page.get_by_label("To", exact=True).select_option("January 2020")
    expect(page.get_by_label("From", exact=True)).to_have_value("2020-01")
    page.go_back()
    expect(page.get_by_label("To", exact=True)).to_have_value("")


def test_two_values_of_a_facet_widen_it(page: Page, root_home: str) -> None:
    search(page, root_home, "government")
    labels = page.get_by_role("group", name="Topics", exact=True).locator("label")
    labels.nth(0).click()
    expect(page.locator(".search-chips button")).to_have_count(1)
    one = count(page)
    labels.nth(1).click()
    expect(page.locator(".search-chips button")).to_have_count(2)
    wait_until(page, lambda: count(page) >= one)
    assert count(page) >= one


def test_a_hit_in_a_timeline_lands_on_the_event(page: Page, home: str) -> None:
    search(page, home, "Brinkmanship")
    search(page, home, "Soleimani killed")
    event = page.locator(".search-events a").first
    text = event.locator("bdi").inner_text()
    event.click()
    page.wait_for_url(re.compile(r"#e[0-9x-]+$"))
    target = page.locator(":target")
    assert target.locator(".event-text").inner_text().split()[:5] == text.split()[:5]


@pytest.mark.parametrize("words", ["suleimani", "Soleymani", "سلیمانی"])
def test_a_name_is_found_by_any_spelling_that_editors_know(words: str, page: Page, home: str) -> None:
    search(page, home, words)
    assert count(page) >= 5
    expect(page.locator(".search-hint").get_by_role("link", name="Qasem Soleimani")).to_be_visible()


def test_a_misspelt_name_is_taken_for_the_one_that_was_meant(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=sulaymani")
    expect(status(page)).to_have_text(
        re.compile(r"^Nothing found for “sulaymani”\. Did you mean “Soleimani”\? \d+ results\.$")
    )
    expect(results(page).first).to_be_visible()


def test_a_misspelt_name_among_known_words_is_asked_about(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=iran+kahmenei")
    page.locator(".search-hint").get_by_role("link", name="iran Khamenei").click()
    page.wait_for_url("**/search/?q=iran+Khamenei")
    expect(status(page)).to_have_text(STATUS)


def test_nothing_is_loaded_before_the_search_is_used(page: Page, root_home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root_home}search/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "pagefind" in url or "names" in url] == []


def test_escape_clears_the_search(page: Page, root_home: str) -> None:
    search(page, root_home, "Brinkmanship")
    page.keyboard.press("Escape")
    expect(page.get_by_role("main").get_by_role("searchbox").first).to_have_value("")
    expect(page.locator(".search-found")).to_be_hidden()


def test_what_is_not_there_is_said(page: Page, home: str) -> None:
    page.goto(f"{home}search/?q=zyxgibberish")
    expect(status(page)).to_have_text("Nothing found for “zyxgibberish”. Try fewer or other words.")


def test_markup_in_the_search_stays_text(page: Page, root_home: str) -> None:
    words = "<img src=x onerror=alert(1)>"
    page.goto(f"{root_home}search/?q={quote(words)}")
    expect(status(page)).to_contain_text(words)
    assert page.locator("main img").count() == 0


def test_a_person_is_followed_from_an_entry(page: Page, home: str) -> None:
    page.goto(home + find_entry_address(FIRST_SEED))
    link = page.locator(".kind-people a").first
    if not link.is_visible():
        page.get_by_text("Who, where, what").click()
    name = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(re.escape(f"{home}people/") + r"[a-z0-9-]+/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    assert page.locator(f"main a[href$='{find_entry_address(FIRST_SEED)}']").count() > 0


def test_without_javascript_the_search_says_so_and_leads_on(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}search/?q=Iran")
    notice = page.locator("noscript p")  # Playwright's own search for text passes over it
    assert "needs JavaScript" in notice.inner_text()
    assert notice.bounding_box()["height"] > 10
    notice.locator("a", has_text="archive").click()
    page.wait_for_url(f"{home}archive/")
    context.close()


@pytest.mark.parametrize("letters", ["ir", "wu", "co", "str"])
def test_the_first_letters_find_every_word_that_begins_with_them(
    letters: str, page: Page, root_home: str, root_site: BuiltSite
) -> None:
    told = [read_indexed(file, root_site.folder) for file in root_site.folder.rglob("*.pf_fragment")]
    wanted = sum(bool(re.search(rf"\b{letters}", text, re.IGNORECASE)) for text in told)
    search(page, root_home, letters)
    assert count(page) == wanted > 0


def read_indexed(fragment: Path, site: Path) -> str:
    """Return the words by which an entry is found: those of its article, its facts, and the names of its tags."""
    article = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
    page = (site / article["url"].removeprefix("/") / "index.html").read_text(encoding="utf-8")
    return " ".join([article["content"], *article["meta"].values(), re.search(r'data-names="([^"]*)"', page)[1]])
