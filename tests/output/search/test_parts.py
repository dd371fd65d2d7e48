"""The parts of a page that Pagefind reads: an index of them alone is that of whole pages."""

from pathlib import Path

import pytest

from dateline.model import File
from dateline.output.search import index as search
from dateline.output.search.parts import BODY, keep_searched
from tests.support.digest import BuiltSite

FACTS = '<a data-pagefind-filter="person">Ida Lorne</a>'
BYLINE = '<span data-pagefind-filter="month:2024-05"><time data-pagefind-sort="date">5 May</time></span>'
ARTICLE = '<h1 data-pagefind-meta="title">Bridge closed</h1><p id="one">A ferry <br>struck.</p>'


def page(head: str = "", facts: str = FACTS, foot: str = "") -> str:
    """Return a page: what stands before the article, what is said of it, and what stands below."""
    return (
        f'<!doctype html><html lang="en"><head><title>Bridge</title><script>if (1 < 2) {{}}</script></head><body>{head}'
        f"<main><article {BODY}>{ARTICLE}<p data-pagefind-ignore>By {BYLINE}</p>"
        f"<details data-pagefind-ignore><p>Who</p>{facts}</details>"
        f"<footer data-pagefind-ignore>{foot}</footer></article></main></body></html>"
    )


def keep(html: str) -> str:
    return keep_searched(html.encode()).decode()


def test_what_is_read_stays_and_what_is_ignored_keeps_only_what_it_says_of_the_page() -> None:
    assert keep(page(head="<nav>Home</nav>", foot="Related: <a href='/x/'>Quay</a>")) == (
        f"<!doctype html><html><body><article {BODY}>{ARTICLE}<p data-pagefind-ignore>{BYLINE}</p>"
        f"<details data-pagefind-ignore>{FACTS}</details><footer data-pagefind-ignore></footer></article></body></html>"
    )


@pytest.mark.parametrize(
    "same",
    [
        page(head="<nav>Home <b>12 entries</b></nav>"),
        page(head="<!-- <article> -->", foot='<p title="a > b">Other entries</p>'),
        page(facts=f"{FACTS} <span>in 3 entries</span>"),
        page(foot="<h2>Related</h2><ul><li>Quay</li></ul>"),
    ],
)
def test_what_pagefind_does_not_read_changes_nothing(same: str) -> None:
    assert keep(same) == keep(page())


@pytest.mark.parametrize(
    "other",
    [
        page().replace("struck", "missed"),
        page().replace("one", "two"),
        page(facts=FACTS.replace("Ida", "Ada")),
        page().replace("2024-05", "2024-06"),
        page(head='<meta data-pagefind-default-meta="image[content]" content="/x.png">'),
        page(head='<p data-pagefind-filter="desk">Harbour</p>'),
        page(head="<h1>The digest</h1>"),
        page().replace("data-pagefind-ignore>By", "class=byline>By"),
    ],
)
def test_what_pagefind_reads_makes_a_difference(other: str) -> None:
    assert keep(other) != keep(page())


@pytest.mark.parametrize(
    "whole",
    [
        "<html><body><p>No body is named; this page says data-pagefind-body in its text.</p></body></html>",
        page(foot="<p>not closed"),
        page(foot="</p>"),
        page() + "<p>",
        "",
    ],
)
def test_a_page_that_is_not_understood_stays_whole(whole: str) -> None:
    assert keep(whole) == whole


def test_a_part_that_says_something_stays_whole_where_it_is_ignored() -> None:
    said = '<p data-pagefind-ignore data-pagefind-filter="desk">Harbour <b>desk</b></p>'
    assert said in keep(page(foot=said))


@pytest.mark.slow
@pytest.mark.parametrize("fixture", ["root_site", "urdu_site"])
def test_an_index_of_the_parts_is_that_of_the_pages(fixture: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(fixture)
    pages = tuple(read_pages(site.folder))
    parts = tuple(File(file.path, keep_searched(file.data)) for file in pages)
    assert all(len(part.data) < len(whole.data) / 1.5 for part, whole in zip(parts, pages, strict=True))
    program = search.find_pagefind()
    language = "ur" if fixture == "urdu_site" else "en"
    assert search._run_pagefind(program, parts, language) == search._run_pagefind(program, pages, language)


def read_pages(folder: Path) -> list[File]:
    """Return the entry pages of a site."""
    files = [File(file.relative_to(folder).as_posix(), file.read_bytes()) for file in sorted(folder.rglob("*.html"))]
    return [file for file in files if BODY.encode() in file.data]
