"""A site whose lists are cut: every page of it is whole, and links lead from each to all others."""

from urllib.parse import urljoin

import pytest

from dateline import links
from tests.output.html.test_render import ALL, Reader, data_of, find_links, pages_of, render
from tests.support.site_values import FERRY, HARBOUR, make_many

MANY = make_many(40)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return render((*ALL, *MANY), stories=(FERRY, HARBOUR), page_size=5)


def list_targets(path: str, page: Reader) -> list[str]:
    """Return the addresses that a page of the site leads to."""
    base = "https://example.org/digest/"
    found = (urljoin(base + path.removesuffix("index.html"), address) for address in find_links(page))
    return [address.removeprefix(base) for address in found if address.startswith(base)]


def test_every_link_leads_somewhere(files: dict[str, str]) -> None:
    ids = {path: {a.get("id") for _, a in page.tags} for path, page in pages_of(files)}
    broken = []
    for path, page in pages_of(files):
        for target in list_targets(path, page):
            address, _, anchor = target.partition("#")
            file = links.output_path(f"/{address.partition('?')[0]}")
            if file not in files or (anchor and anchor not in ids[file]):
                broken.append((path, target))
    assert broken == []


def test_every_page_is_reached_from_the_home_page(files: dict[str, str]) -> None:
    pages = dict(pages_of(files))
    seen, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path not in seen and path in pages:
            seen.add(path)
            waiting += [
                links.output_path(f"/{each.partition('#')[0].partition('?')[0]}")
                for each in list_targets(path, pages[path])
            ]
    alone = {path for path in pages if path not in seen}
    assert {path for path in alone if 'http-equiv="refresh"' not in files[path]} == {"404.html", "about/index.html"}


def test_ids_and_names_of_ways_are_unique_and_one_link_is_that_of_the_page(files: dict[str, str]) -> None:
    for path, page in pages_of(files):
        ids = [a["id"] for _, a in page.tags if "id" in a]
        assert len(ids) == len(set(ids)), path
        names = [a["aria-label"] for tag, a in page.tags if tag == "nav"]
        assert len(names) == len(set(names)), path
        assert sum(tag == "h1" for tag, _ in page.tags) == 1, path


def test_a_page_of_a_period_marks_itself_and_what_it_is_a_part_of(files: dict[str, str]) -> None:
    html = files["people/otto-brandt/2023/12/05/index.html"]
    current = [(a["aria-current"], a["href"]) for _, a in Reader(html).tags if "aria-current" in a]
    root = "/digest/people/otto-brandt/"
    assert current == [("true", f"{root}2023/"), ("true", f"{root}2023/12/"), ("page", f"{root}2023/12/05/")]


def test_a_page_of_a_period_is_its_own_and_search_engines_may_list_it(files: dict[str, str]) -> None:
    html = files["people/otto-brandt/2023/12/05/index.html"]
    address = "https://example.org/digest/people/otto-brandt/2023/12/05/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f"<loc>{address}</loc>" in files["sitemap.xml"]


def test_machines_are_told_how_long_a_shortened_list_is(files: dict[str, str]) -> None:
    page = data_of(files["people/otto-brandt/index.html"])["@graph"][0]
    assert (page["mainEntity"]["numberOfItems"], len(page["mainEntity"]["itemListElement"])) == (42, 1)


def test_a_long_site_has_the_same_bytes_in_any_order(files: dict[str, str]) -> None:
    assert render(tuple(reversed((*ALL, *MANY))), stories=(FERRY, HARBOUR), page_size=5) == files
