"""Dates that cannot all be right, at their limits; what is held back is told with its day."""

import pytest

from dateline.content.keys.values import read_moment
from dateline.model import Status
from dateline.problems import format_problem
from dateline.site.checks.order import check_order, list_held_back
from dateline.when import read_when
from tests.support.site_values import entry, event

TODAY = read_when("2024-06-01").first


def rules(*entries) -> list[str]:
    return [problem.rule.value for problem in check_order(entries, TODAY)]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-05-02", []),
        ("2024-05-03", []),
        ("2024-05-04", ["event-ahead"]),
        ("2024-05", []),
        ("2024-06", ["event-ahead"]),
        ("2024", []),
        ("2024-04-30/2024-05-10", []),
        ("2025~", ["event-ahead"]),
    ],
)
def test_an_event_lies_ahead_where_all_of_it_does(when: str, expected: list[str]) -> None:
    assert rules(entry("2024-05-02-a", timeline=(event(when, "They leave."),))) == expected


@pytest.mark.parametrize(("when", "expected"), [("2024-05-01", ["event-past"]), ("2024-05-02", []), ("2024-05", [])])
def test_what_is_marked_as_lying_ahead_must_not_lie_before(when: str, expected: list[str]) -> None:
    assert rules(entry("2024-05-02-a", timeline=(event(when, "They leave.", future=True),))) == expected


def test_an_entry_that_was_updated_may_tell_of_later_days() -> None:
    later = event("2024-05-04", "They left.")
    assert rules(entry("2024-05-02-a", timeline=(later,), updated=read_moment("2024-05-05"))) == []


@pytest.mark.parametrize(("day", "expected"), [("2024-06-02", []), ("2024-06-03", ["entry-ahead"])])
def test_a_date_may_be_tomorrow_s_for_somewhere_it_is(day: str, expected: list[str]) -> None:
    assert rules(entry(f"{day}-a")) == expected


def test_a_date_to_come_is_right_where_the_entry_waits() -> None:
    waiting = entry("2024-07-01-a", publish_on=read_moment("2024-07-01"))
    assert rules(waiting, entry("2099-01-01-b", status=Status.DRAFT)) == []


@pytest.mark.parametrize(("day", "expected"), [("2024-07-01", ["entry-never"]), ("2024-07-02", [])])
def test_an_entry_goes_after_it_came(day: str, expected: list[str]) -> None:
    assert rules(entry("2024-05-02-a", publish_on=read_moment("2024-07-01"), expires_on=read_moment(day))) == expected


def test_what_is_not_on_the_site_is_told_with_its_day() -> None:
    entries = (
        entry("2024-05-02-a", status=Status.DRAFT),
        entry("2024-05-03-b", publish_on=read_moment("2024-07-01")),
        entry("2024-05-04-c", expires_on=read_moment("2024-05-20")),
        entry("2024-05-05-d", expires_on=read_moment("2024-06-02")),
    )
    assert [format_problem(notice).partition("\n")[0] for notice in list_held_back(entries, TODAY)] == [
        "content/entries/2024/2024-05-02-a.md: is a draft",
        "content/entries/2024/2024-05-03-b.md: waits until 1 July 2024",
        "content/entries/2024/2024-05-04-c.md: is off the site since 20 May 2024",
    ]
