"""Long lists by year, month and day: which rows stand on which page."""

from dateline.site.cutting import Cut, Period, cut


def shown(pages: Cut) -> dict[str, tuple[int, ...]]:
    """Return the rows of each page, under its date."""
    return {
        "-".join(str(part) for part in (period.year, period.month, period.day) if part)
        + (f"/{period.number}" if period.number > 1 else ""): page.rows
        for period, page in pages.items()
    }


def test_a_year_that_fits_stands_on_one_page() -> None:
    assert shown(cut([(2020, 1, 3), (2021, 5, 1), (2021, 6, 1)], 2)) == {"2020": (0,), "2021": (1, 2)}


def test_a_longer_year_is_cut_by_month_and_a_longer_month_by_day() -> None:
    days = [(2021, 5, 1), (2021, 5, 1), (2021, 5, 2), (2021, 6, 1)]
    assert shown(cut(days, 2)) == {"2021": (), "2021-5": (), "2021-5-1": (0, 1), "2021-5-2": (2,), "2021-6": (3,)}


def test_what_is_known_to_the_year_stands_on_the_page_of_the_year() -> None:
    assert shown(cut([(2021, 0, 0), (2021, 5, 1), (2021, 6, 1)], 2)) == {"2021": (0,), "2021-5": (1,), "2021-6": (2,)}


def test_rows_of_one_day_are_parted_by_number_the_first_ones_first() -> None:
    pages = cut([(2021, 5, 1)] * 5, 2)
    assert shown(pages) == {
        "2021": (),
        "2021-5": (),
        "2021-5-1": (0, 1),
        "2021-5-1/2": (2, 3),
        "2021-5-1/3": (4,),
    }
    assert pages[Period(2021, 5, 1, 2)].further == (Period(2021, 5, 1), Period(2021, 5, 1, 2), Period(2021, 5, 1, 3))


def test_a_page_leads_to_those_below_it_and_counts_their_rows() -> None:
    year = cut([(2021, 0, 0), (2021, 5, 1), (2021, 6, 1)], 2)[Period(2021)]
    assert (year.count, year.below, year.further) == (3, (Period(2021, 5), Period(2021, 6)), ())


def test_rows_may_weigh_more() -> None:
    assert shown(cut([(2021, 5, 1), (2021, 6, 1)], 3, [2, 2])) == {"2021": (), "2021-5": (0,), "2021-6": (1,)}


def test_a_row_too_heavy_for_any_page_stands_alone() -> None:
    assert shown(cut([(2021, 0, 0), (2021, 0, 0)], 1, [5, 1])) == {"2021": (0,), "2021/2": (1,)}


def test_every_row_stands_on_one_page_whatever_the_size() -> None:
    days = [(2000 + row % 3, row % 13, row % 29 if row % 13 else 0) for row in range(400)]
    for size in (1, 7, 30, 1000):
        assert sorted(row for page in cut(days, size).values() for row in page.rows) == list(range(400))


def test_a_new_row_changes_only_pages_of_its_own_time() -> None:
    days = [(2021, month, day) for month in range(1, 13) for day in range(1, 28)]
    before, after = cut(days, 30), cut([*days, (2021, 12, 28)], 30)
    assert [period for period in after if after[period] != before.get(period)] == [Period(2021), Period(2021, 12)]
