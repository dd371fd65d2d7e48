"""The bundles into which the search index is cut: by periods, few entries in the newest, and lasting."""

import random
from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from dateline.model import Entry
from dateline.site.pages.search import MAX_LIMIT, MIN_LIMIT, BundleLink
from tests.support.site_values import build_site, entry, page_at


def cut(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Return the entries of each bundle of the search index by its name, newest first."""
    bundles = build_site(tuple(entries), stories=()).bundles
    return {bundle.address.removeprefix("/pagefind/").removesuffix("/"): bundle.pages for bundle in bundles}


def write_daily(first: date, days: int, a_day: int = 1) -> list[Entry]:
    """Return so many entries a day."""
    return [entry(f"{first + timedelta(days=day)}-n{number}") for day in range(days) for number in range(a_day)]


def count_pages(bundles: dict[str, tuple[str, ...]]) -> dict[str, int]:
    return {name: len(pages) for name, pages in bundles.items()}


def test_a_small_digest_has_one_bundle() -> None:
    assert count_pages(cut(write_daily(date(1999, 12, 1), 100))) == {"all": 100}


def test_bundles_are_the_longest_periods_that_have_not_too_many_entries_and_the_newest_have_few() -> None:
    assert count_pages(cut(write_daily(date(2020, 1, 1), 1216))) == {
        "2023-quarter-2": 30,
        "2023-quarter-1": 90,
        "2022": 365,
        "2021": 365,
        "2020": 366,
    }


def test_the_bundles_of_a_busy_digest_are_days_or_parts_of_one() -> None:
    assert count_pages(cut(write_daily(date(2024, 3, 1), 4, a_day=150))) == {
        "2024-03-04-2": 50,
        "2024-03-04-1": 100,
        "2024-03-03": 150,
        "2024-03-02": 150,
        "2024-03-01": 150,
    }


def test_the_search_page_names_its_bundles_with_their_first_day_and_number_of_entries() -> None:
    page = page_at(build_site(tuple(write_daily(date(2024, 1, 1), 120)), stories=()), "/search/")
    assert page.bundles == (
        BundleLink("/pagefind/2024-quarter-2/", date(2024, 4, 1), 29),
        BundleLink("/pagefind/2024-quarter-1/", date(2024, 1, 1), 91),
    )


@pytest.mark.parametrize("day", ["2022-02-27", "2023-04-30", "2020-06-01"])
def test_a_new_entry_changes_the_bundle_of_its_day_alone(day: str) -> None:
    entries = write_daily(date(2020, 1, 1), 1216)
    before, after = cut(entries), cut([*entries, entry(f"{day}-new")])
    assert [name for name in before | after if before.get(name) != after.get(name)] == [
        next(name for name, pages in after.items() if any("new" in page for page in pages))
    ]


def test_bundles_hold_every_entry_once_in_order_and_no_more_than_a_few_hundred() -> None:
    dice = random.Random(7)
    days = sorted(date(1998, 1, 1) + timedelta(days=int(9000 * dice.random() ** 0.3)) for _ in range(3000))
    bundles = cut(entry(f"{day}-n{number}") for number, day in enumerate(days))
    pages = [page for bundle in reversed(bundles.values()) for page in bundle]
    assert sorted(pages, key=lambda page: page[:11]) == pages
    assert (len(set(pages)), len(pages)) == (3000, 3000)
    assert max(map(len, bundles.values())) <= MAX_LIMIT
    assert len(next(iter(bundles.values()))) <= MIN_LIMIT
