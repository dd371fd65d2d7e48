"""The geometry of small pictures, and what they say in words."""

from dataclasses import replace
from datetime import date

import pytest
from languages import ENGLISH
from site_values import FISH, build_site, page_at

from generator.model import Moment
from generator.output.pictures import MonthSheet, make_month_sheet


def draw(*days: str) -> MonthSheet:
    """Return the picture of the first day's month in a digest with an entry on each of these days."""
    entries = (
        replace(FISH, path=f"content/entries/2024/{day}-x{number}.md", date=Moment(date.fromisoformat(day)))
        for number, day in enumerate(days)
    )
    first = date.fromisoformat(days[0])
    year = page_at(build_site(tuple(entries)), f"/{first.year}/").year
    return make_month_sheet(year.months[first.month - 1], year, ENGLISH)


def test_a_month_is_a_sheet_of_weeks_from_monday() -> None:
    # 1 May 2024 was a Wednesday, 6 May a Monday, 12 May a Sunday.
    cells = draw("2024-05-01", "2024-05-06", "2024-05-12").cells
    assert [(cell.x, cell.y) for cell in cells] == [(24, 0), (0, 12), (72, 12)]


def test_a_sheet_has_all_days_of_its_month_and_room_for_six_weeks() -> None:
    picture = draw("2024-02-29")
    assert picture.ground.count("M") == 29
    assert (picture.width, picture.height) == (82, 70)


def test_the_busiest_day_of_the_year_is_the_fullest() -> None:
    days = ["2024-05-01"] + ["2024-05-02"] * 2 + ["2024-05-03"] * 4 + ["2024-06-01"] * 8
    assert [cell.level for cell in draw(*days).cells] == [1, 1, 2]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2024-05-01"], "on 1 May 2024"),
        (["2024-05-01", "2024-05-02"], "on 2 days"),
        (["2024-05-01", "2024-05-02", "2024-05-02"], "on 2 days, most on 2 May 2024: 2"),
    ],
)
def test_a_sheet_says_in_words_what_it_shows(days: list[str], words: str) -> None:
    assert draw(*days).label == words


def test_a_day_says_how_many_entries_it_has() -> None:
    assert [cell.label for cell in draw("2024-05-01", "2024-05-02", "2024-05-02").cells] == [
        "1 May 2024: 1 entry",
        "2 May 2024: 2 entries",
    ]
