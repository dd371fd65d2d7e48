"""The geometry of small pictures, and what they say in words."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Moment
from dateline.output.charts import MonthSheet, Spark, make_month_sheet, make_sparks
from tests.support.languages import ENGLISH
from tests.support.site_values import FISH, build_site, page_at, tags


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


def spark(*days: str) -> list[Spark]:
    """Return the pictures of the places of a digest with an entry of Sandholm Bay on each day, and one of Norhaven."""
    bay = [replace(FISH, path=f"content/entries/2024/{day}-x.md", date=Moment(date.fromisoformat(day))) for day in days]
    haven = replace(bay[0], path=f"content/entries/2024/{days[0]}-y.md", tags=tags(places="Norhaven"))
    return list(make_sparks(page_at(build_site((*bay, haven)), "/places/").top, ENGLISH))


def test_a_term_has_a_bar_for_each_week_with_entries_as_high_as_they_are_many() -> None:
    bay, haven = spark("2024-05-06", "2024-05-07", "2024-05-20")
    assert (bay.tag.name, bay.path) == ("Sandholm Bay", "M0 20v-20h5v20zM12 20v-10h5v10z")
    assert (haven.tag.name, haven.path) == ("Norhaven", "M0 20v-10h5v10z")
    assert bay.width == haven.width == 17
    assert bay.label == "Coverage by week: 3 entries in 3 weeks, most in the week of 6 May 2024 (2)."


def test_only_the_latest_half_year_is_drawn() -> None:
    bay, haven = spark("2023-01-02", "2024-05-06", "2024-05-20")
    assert bay.width == 26 * 6 - 1
    assert (haven.path, haven.label) == ("", "")


def test_a_single_week_has_no_picture() -> None:
    assert [each.path for each in spark("2024-05-06", "2024-05-07")] == ["", ""]
