"""Lists that are too long for one page: which events the first page shows."""

import pytest

from dateline.site.listing.shortening import choose_most_told, choose_newest
from tests.support.site_values import build_site, entry, event

JUNE, LATE_MAY = ("2024-06-01", "2024-06-02", "2024-06-03"), ("2024-05-29", "2024-05-30", "2024-05-31")


def choose(size: int, *days: str) -> list[str]:
    """Return the days of the newest events among those of these days."""
    told = tuple(event(day, f"Quay {number} opened.") for number, day in enumerate(days))
    rows = tuple(each.row for each in build_site((entry("2024-07-01-x", timeline=told),)).events)
    return [row.when.edtf for row in choose_newest(rows, size)]


@pytest.mark.parametrize(
    ("size", "days", "shown"),
    [
        (6, (*LATE_MAY, *JUNE), (*LATE_MAY, *JUNE)),
        (5, (*LATE_MAY, *JUNE), JUNE),
        (4, (*LATE_MAY, "2024-05-31", "2024-06-01"), ("2024-05-30", "2024-05-31", "2024-05-31", "2024-06-01")),
        (3, ("2024-05-31",) * 5, ("2024-05-31",) * 3),
    ],
)
def test_the_newest_are_of_whole_months_or_days_where_these_fill_half_a_page(
    size: int, days: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert choose(size, *days) == list(shown)


def test_what_most_entries_tell_stands_by_date() -> None:
    told = tuple(event(f"2024-05-0{day}", f"Quay {day} of Norhaven opened.") for day in (1, 2, 3))
    one, two = entry("2024-05-10-a", timeline=told), entry("2024-05-11-b", timeline=told[1:])
    rows = tuple(each.row for each in build_site((one, two)).events)
    assert [row.when.edtf for row in choose_most_told(rows, 2)] == ["2024-05-02", "2024-05-03"]
