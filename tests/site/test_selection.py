"""Moments in words, with the zone in which an editor gave them."""

from datetime import date, datetime

import pytest

from dateline.model import Moment
from dateline.site.selection import describe_moment


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2024-06-01T10:30+00:00", "1 June 2024, 10:30 UTC"),
        ("2024-06-01T10:30+05:00", "1 June 2024, 10:30 UTC+5"),
        ("2024-06-01T10:30-04:00", "1 June 2024, 10:30 UTC−4"),
        ("2024-06-01T10:30+05:45", "1 June 2024, 10:30 UTC+5:45"),
        ("2024-06-01T10:30-03:30", "1 June 2024, 10:30 UTC−3:30"),
    ],
)
def test_a_moment_says_its_zone(given: str, words: str) -> None:
    time = datetime.fromisoformat(given)
    assert describe_moment(Moment(time.date(), time)) == words


def test_a_bare_day_has_no_zone() -> None:
    assert describe_moment(Moment(date(2024, 6, 1))) == "1 June 2024"
