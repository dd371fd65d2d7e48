"""A reader searches a digest whose index has several bundles: the newest entries first, then as far as is asked."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dateline.disk.cache import Cache
from dateline.model import File
from dateline.output.search.index import make_search_index
from dateline.site.pages.search import SearchBundle
from tests.support.made_up_digest import COMMON, ENTRIES
from tests.support.site_server import serve_folder

pytestmark = pytest.mark.browser

NEW, OLD = "/pagefind/2020-half-2/", "/pagefind/2020-half-1/"
NEWEST = 68
"""Entries of the newer bundle: a day each from 1 July."""


@pytest.fixture(scope="module")
def root_home(big_site: Path) -> Iterator[str]:
    """Yield the address of the made-up digest, being served."""
    with serve_folder(big_site, "/") as address:
        yield address


@pytest.fixture(scope="module")
def one_bundle_home(big_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the same digest, with an index of one bundle."""
    folder = tmp_path_factory.mktemp("one") / "site"
    shutil.copytree(big_site, folder, ignore=lambda _, names: [name for name in names if name == "pagefind"])
    pages = tuple(
        File(f.relative_to(folder).as_posix(), f.read_bytes()) for f in sorted(folder.glob("2020/*/*/*/*.html"))
    )
    addresses = tuple(f"/{page.path.removesuffix('index.html')}" for page in pages if page.path.endswith("index.html"))
    bundle = SearchBundle("/pagefind/one/", addresses, date(2020, 1, 1))
    read = {page.path: page.data for page in pages}.__getitem__
    (made,) = make_search_index(read, (bundle,), "en", Cache(folder.parent / "cache"))
    for file in made.files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)
    search_page = folder / "search" / "index.html"
    rows = escape(json.dumps([[bundle.address, "2020-01-01", "1 January 2020", len(addresses)]]))
    text = re.sub(r"data-bundles='[^']*'", f"data-bundles='{rows}'", search_page.read_text(encoding="utf-8"))
    search_page.write_text(text, encoding="utf-8")
    with serve_folder(folder, "/") as address:
        yield address


@pytest.fixture
def visit(browser: Browser, root_home: str) -> Iterator[Callable[[str], Page]]:
    """Return what opens the search page for a visitor whose browser cannot load the files of some addresses."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})

    def go(lost: str) -> Page:
        page = context.new_page()
        page.route(lost, lambda route: route.abort())
        page.goto(f"{root_home}search/?q={COMMON}")
        return page

    yield go
    context.close()


def expect_found(page: Page, number: int) -> None:
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{number} results? for"))


def count_facet(page: Page, title: str) -> dict[str, int]:
    """Return the values of a facet with their numbers; a value without a number has -1."""
    labels = page.get_by_role("group", name=title, exact=True).locator("label")
    rows = labels.evaluate_all(
        "labels => labels.map(label => [...label.querySelectorAll('span')].map(s => s.innerText))"
    )
    return {value: int(count or -1) for value, count in rows}


def list_addresses(page: Page) -> list[str]:
    return page.locator(".search-results h2 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")


def older(page: Page) -> None:
    page.get_by_role("button", name="Search older entries").click()


def test_a_first_search_covers_the_newest_entries_and_says_so(page: Page, root_home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root_home}search/?q={COMMON}")
    expect_found(page, NEWEST)
    expect(page.locator(".search-reach")).to_have_text("Searched back to 1 July 2020. Search older entries")
    assert [url for url in asked if OLD in url] == []


def test_older_entries_are_searched_when_the_reader_asks(page: Page, root_home: str) -> None:
    page.goto(f"{root_home}search/?q={COMMON}")
    expect_found(page, NEWEST)
    assert sum(count_facet(page, "Sources").values()) == NEWEST
    older(page)
    expect_found(page, ENTRIES)
    expect(page.locator(".search-reach")).to_be_hidden()
    expect(page.locator(".search-results h2 a").first).to_be_focused()
    assert sum(count_facet(page, "Sources").values()) == ENTRIES
    page.get_by_role("main").get_by_role("searchbox").first.fill(f"{COMMON} the")
    expect(page.get_by_role("status")).to_contain_text("the")
    expect(page.locator(".search-reach")).to_be_hidden()


def test_a_search_that_finds_too_little_goes_on_to_older_entries_by_itself(page: Page, root_home: str) -> None:
    page.goto(f"{root_home}search/?q=132")
    expect(page.locator(".search-results > li").first).to_be_visible()
    assert "/2020/05/12/entry/" in list_addresses(page)
    expect(page.locator(".search-reach")).to_be_hidden()


@pytest.mark.parametrize(
    ("asked", "number"), [("sort=oldest", ENTRIES), ("from=2020-02", ENTRIES - 31), ("year=2020", ENTRIES)]
)
def test_who_asks_for_older_entries_gets_them_at_once(asked: str, number: int, page: Page, root_home: str) -> None:
    page.goto(f"{root_home}search/?q={COMMON}&{asked}")
    expect_found(page, number)
    expect(page.locator(".search-reach")).to_be_hidden()


def test_who_asks_for_new_entries_loads_no_others(page: Page, root_home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root_home}search/?q={COMMON}&from=2020-08")
    expect_found(page, NEWEST - 31)
    expect(page.locator(".search-reach")).to_be_hidden()
    assert [url for url in asked if OLD in url] == []


@pytest.mark.parametrize(
    "query", ["q=harbour&sort=oldest", "q=harbour&sort=oldest&source=Quay+Post", "q=17&sort=oldest"]
)
def test_several_bundles_answer_as_one_does(
    query: str, context: BrowserContext, root_home: str, one_bundle_home: str
) -> None:
    page, answers = context.new_page(), []
    for home in (root_home, one_bundle_home):
        page.goto(f"{home}search/?{query}")
        expect(page.locator(".search-results > li").first).to_be_visible()
        more = page.get_by_role("button", name="Show more")
        if more.is_visible():
            more.click()
            expect(page.locator(".search-results > li").nth(4)).to_be_visible()
        facets = {title: count_facet(page, title) for title in ("People", "Places", "Topics", "Sources", "Years")}
        answers.append((page.get_by_role("status").inner_text(), list_addresses(page), facets))
    assert answers[0] == answers[1]
    assert answers[0][1] == sorted(answers[0][1])


def test_a_bundle_that_does_not_load_is_told_and_the_others_are_searched(visit: Callable[[str], Page]) -> None:
    page = visit(f"**{OLD}**")
    expect_found(page, NEWEST)
    older(page)
    expect(page.locator(".search-reach")).to_have_text(
        f"{ENTRIES - NEWEST} entries could not be searched: their part of the index did not load."
    )
    expect_found(page, NEWEST)
    page.unroute(f"**{OLD}**")
    page.get_by_label("Sort by").select_option("oldest")
    expect_found(page, ENTRIES)
    expect(page.locator(".search-reach")).to_be_hidden()


@pytest.mark.parametrize("lost", [f"**{NEW}**", f"**{NEW}*.pf_meta", f"**{NEW}wasm.*", f"**{NEW}pagefind-entry.json*"])
def test_where_the_newest_bundle_does_not_load_older_ones_are_searched(lost: str, visit: Callable[[str], Page]) -> None:
    page = visit(lost)
    expect_found(page, ENTRIES - NEWEST)
    expect(page.locator(".search-reach")).to_have_text(
        f"{NEWEST} entries could not be searched: their part of the index did not load."
    )


def test_a_search_without_its_index_says_so_and_the_next_one_loads_it(visit: Callable[[str], Page]) -> None:
    page = visit("**/pagefind/**")
    expect(page.get_by_role("status")).to_have_text(re.compile("could not be loaded"))
    page.unroute("**/pagefind/**")
    page.get_by_role("main").get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("main").get_by_role("searchbox").first.fill(f"{COMMON} {COMMON}")
    expect_found(page, NEWEST)
