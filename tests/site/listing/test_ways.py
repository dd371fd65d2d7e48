"""The ways between the pages of a long list."""

from dateline.site.cards import Link
from dateline.site.cutting import Period, cut
from dateline.site.listing.ways import Guide, find_below, find_neighbours, find_ways, link_parents, make_guide
from tests.support.languages import ENGLISH

DAYS = [(2019, 0, 0), *[(2020, 5, day) for day in (1, 2, 3)], (2020, 6, 1), (2021, 1, 1), (2021, 1, 1), (2021, 1, 1)]


def guide(days: list[tuple[int, int, int]], size: int) -> Guide:
    return make_guide("/timeline/", cut(days, size), has_counts=True)


def shown(days: list[tuple[int, int, int]], size: int, here: Period | None) -> list[tuple[str, str]]:
    """Return each way: its title and its links, with the current ones marked."""
    marks = {"page": "*", "true": "+", "": ""}
    return [
        (way.title, " ".join(f"{link.text.replace(' ', '_')}{marks[link.current]}" for link in way.links))
        for way in find_ways(ENGLISH, guide(days, size), here)
    ]


def test_the_first_page_leads_to_all_years() -> None:
    assert shown(DAYS, 2, None) == [("Year by year", "2019 2020 2021")]


def test_a_year_that_fits_leads_to_the_other_years() -> None:
    assert shown(DAYS, 2, Period(2019)) == [("Year by year", "2019* 2020 2021")]


def test_a_day_leads_to_the_days_months_and_years_around_it() -> None:
    assert shown(DAYS, 2, Period(2020, 5, 2)) == [
        ("Year by year", "2019 2020+ 2021"),
        ("2020, month by month", "May+ June"),
        ("May 2020, day by day", "1 2* 3"),
    ]


def test_a_further_page_leads_to_the_others_of_its_day() -> None:
    assert shown(DAYS, 2, Period(2021, 1, 1, 2)) == [
        ("Year by year", "2019 2020 2021+"),
        ("2021, month by month", "January+"),
        ("January 2021, day by day", "1+"),
        ("Page by page", "1 2*"),
    ]


def test_of_very_many_years_the_nearest_are_linked_but_on_the_first_page_all() -> None:
    days = [(year, 1, 1) for year in range(1900, 2000)]
    (near,) = find_ways(ENGLISH, guide(days, 2), Period(1950))
    assert [near.links[0].text, near.links[-1].text] == ["1940", "1960"]
    (whole,) = find_ways(ENGLISH, guide(days, 2))
    assert len(whole.links) == 100


def test_counts_are_those_of_the_whole_period() -> None:
    (years,) = find_ways(ENGLISH, guide(DAYS, 2))
    months = find_below(ENGLISH, guide(DAYS, 2), Period(2020))
    assert ([link.count for link in years.links], [link.count for link in months.links]) == ([1, 4, 3], [3, 1])


def test_a_page_of_a_period_has_no_counts_of_others() -> None:
    ways = find_ways(ENGLISH, guide(DAYS, 2), Period(2020, 5, 1))
    assert {link.count for way in ways for link in way.links} == {0}


def test_neighbours_are_the_pages_that_hold_rows_across_months_and_years() -> None:
    assert find_neighbours(ENGLISH, guide(DAYS, 2), Period(2020, 6)) == (
        Link("3 May 2020", "/timeline/2020/05/03/"),
        Link("1 January 2021", "/timeline/2021/01/01/"),
    )
    assert find_neighbours(ENGLISH, guide(DAYS, 2), Period(2019)) == (
        None,
        Link("1 May 2020", "/timeline/2020/05/01/"),
    )


def test_neighbours_of_a_year_or_month_in_pieces_are_years_or_months() -> None:
    assert find_neighbours(ENGLISH, guide(DAYS, 2), Period(2020)) == (
        Link("2019", "/timeline/2019/"),
        Link("2021", "/timeline/2021/"),
    )
    assert find_neighbours(ENGLISH, guide(DAYS, 2), Period(2020, 5)) == (None, Link("June 2020", "/timeline/2020/06/"))


def test_the_way_back_names_the_day_the_month_and_the_year() -> None:
    assert link_parents(ENGLISH, "/timeline/", Period(2021, 1, 1, 2)) == (
        Link("2021", "/timeline/2021/"),
        Link("January 2021", "/timeline/2021/01/"),
        Link("1 January 2021", "/timeline/2021/01/01/"),
    )
