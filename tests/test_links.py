"""Addresses: slugs, pages, files behind them, and both under a sub-path."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import links
from dateline.model import Kind


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("US jets strike five sites", "us-jets-strike-five-sites"),
        ("António Guterres", "antonio-guterres"),
        ("Iran’s “resolve” & the U.S.", "irans-resolve-the-us"),
        ("Øresund – Straße", "oresund-strasse"),
        ("سلیمانی", "slymny"),
        ("北京", "beijing"),
        ("!!!", ""),
        ("one two " * 20, "one-two-" * 9 + "one-two"),
        ("x" * 100, "x" * 80),
    ],
)
def test_a_title_becomes_its_slug(title: str, slug: str) -> None:
    assert links.make_slug(title) == slug


@given(st.text())
def test_every_slug_is_empty_or_fit_for_an_address(title: str) -> None:
    slug = links.make_slug(title)
    assert slug == "" or links.is_slug(slug)


@pytest.mark.parametrize("text", ["", "Soleimani", "a--b", "-a", "a b", "../x", "x" * 81, "é"])
def test_what_is_no_slug_is_refused(text: str) -> None:
    assert not links.is_slug(text)


def test_addresses_are_those_of_the_design() -> None:
    assert [
        links.entry_address(date(2020, 1, 4), "talks"),
        links.term_address(Kind.PEOPLE, "imran-khan"),
        links.kind_address(Kind.TOPICS),
        links.story_address("brexit"),
        links.year_address(2020),
        links.month_address(2020, 1),
        links.period_address(links.TIMELINE, 2020),
        links.edition_address(date(2019, 12, 31)),
        links.text_page_address("about"),
    ] == [
        "/2020/01/04/talks/",
        "/people/imran-khan/",
        "/topics/",
        "/stories/brexit/",
        "/2020/",
        "/2020/01/",
        "/timeline/2020/",
        "/week/2020-W01/",
        "/about/",
    ]


@pytest.mark.parametrize(
    ("address", "path"),
    [("/", "index.html"), ("/people/", "people/index.html"), ("/feed.xml", "feed.xml"), ("/404.html", "404.html")],
)
def test_each_address_has_its_file(address: str, path: str) -> None:
    assert links.output_path(address) == path


@pytest.mark.parametrize(
    ("base_path", "expected"), [("/", "/people/x/"), ("/digest/", "/digest/people/x/"), ("", "/people/x/")]
)
def test_a_sub_path_stands_before_every_address(base_path: str, expected: str) -> None:
    assert links.in_site("/people/x/", base_path) == expected


def test_an_absolute_address_keeps_host_and_sub_path() -> None:
    assert links.absolute("/feed.xml", "https://example.org/digest/") == "https://example.org/digest/feed.xml"


def test_the_names_of_the_sites_own_parts_are_no_pages_slugs() -> None:
    assert {"people", "search", "timeline", "pagefind", "con"} <= links.RESERVED_SLUGS


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(links).failed == 0


def test_a_slug_has_eighty_characters_at_most() -> None:
    assert links.is_slug("a" * 80)
    assert not links.is_slug("a" * 81)
    assert links.make_slug("a" * 81) == "a" * 80
    assert links.make_slug(f"{'a' * 79} bc") == "a" * 79
