"""Related entries: which are shown, in which order, and why."""

from dataclasses import replace

from dateline.site.listing.related import Related
from tests.support.site_values import OLD, STRIKE, build_site, entry, page_at, tags


def related(entries: tuple, address: str) -> tuple[Related, ...]:
    return page_at(build_site(entries), address).related


def reasons(entries: tuple, address: str) -> list[tuple[str, str]]:
    return [(each.card.title, each.reason) for each in related(entries, address)]


STRIKE_ADDRESS = "/2024/05/02/crews-strike/"
OTHERS = tuple(entry(f"2024-03-0{number}-other-{number}", tags=tags(places="Norhaven")) for number in range(1, 7))


def test_the_same_story_comes_first_and_says_so() -> None:
    shares_all = replace(STRIKE, path="content/entries/2024/2024-05-03-twin.md", story=None)
    in_story = entry("2024-05-20-late", story="ferry")
    assert reasons((STRIKE, shares_all, in_story, *OTHERS), STRIKE_ADDRESS)[:2] == [
        ("Ferry crews strike for shorter shifts", "Also about Marta Lindqvist, Otto Brandt and Blue Line Ferries"),
        ("Late", "In the same story, The ferry dispute"),
    ]


def test_the_reason_names_the_rarest_shared_tags() -> None:
    one = entry("2024-05-01-one", tags=tags(people="Otto Brandt", places="Norhaven"))
    two = entry("2024-05-02-two", tags=tags(people="Otto Brandt", places="Norhaven"))
    assert reasons((one, two, *OTHERS), "/2024/05/01/one/") == [("Two", "Also about Otto Brandt and Norhaven")]


def test_a_common_place_alone_ties_nothing() -> None:
    assert reasons((OLD, *OTHERS), "/2023/11/20/lighthouse/") == []


def test_at_most_four_are_shown_the_nearest_in_time_first() -> None:
    same = tuple(entry(f"2024-05-{day:02}-day-{day}", tags=tags(people="Ida Holm")) for day in (1, 3, 9, 12, 20, 28))
    rest = tuple(entry(f"2024-01-{day:02}-rest-{day}") for day in range(1, 29))
    assert [each.card.title for each in related((*same, *rest), "/2024/05/09/day-9/")] == [
        "Day 12",
        "Day 3",
        "Day 1",
        "Day 20",
    ]


def test_what_comes_more_than_a_month_later_changes_nothing() -> None:
    pair = tuple(entry(f"2024-05-0{day}-day-{day}", tags=tags(people="Ida Holm")) for day in (1, 2))
    late = tuple(entry(f"2024-06-0{day}-late-{day}", tags=tags(people="Ida Holm")) for day in (1, 2, 3))
    known = (*pair, *OTHERS)
    address = "/2024/05/01/day-1/"
    assert related((*known, *late), address)[:1] == related(known, address)
    assert [each.card.title for each in related((*known, *late), address)] == ["Day 2"]


def test_ties_are_weighed_by_what_was_known_on_the_entrys_day() -> None:
    pair = tuple(entry(f"2024-05-0{day}-day-{day}", tags=tags(places="Sandholm Bay")) for day in (1, 2))
    later = tuple(entry(f"2024-07-{day:02}-later-{day}", tags=tags(places="Sandholm Bay")) for day in range(1, 29))
    assert reasons((*pair, *later), "/2024/05/01/day-1/") == [("Day 2", "Also about Sandholm Bay")]


def test_a_story_of_very_many_entries_ties_none_of_them() -> None:
    many = tuple(entry(f"2024-05-{1 + day % 28:02}-day-{day}", story="ferry") for day in range(130))
    site = build_site(many)
    shown = [len(page_at(site, f"/2024/05/{day + 1:02}/day-{day}/").related) for day in (0, 27)]
    assert shown == [4, 0]
