"""Bodies: links that lead nowhere, and what would not show as the editor meant it."""

import pytest

from dateline.model import Status
from dateline.problems import format_problem
from tests.support.site_values import ENTRIES, entry, try_site

PATH = "content/entries/2024/2024-05-02-a.md"
GOOD = "[a](/2024/05/02/a/) [b](/people/) [c](https://far.example/) [d](#top) [e](/2024/05/02/a/#events)"


def _problems(body: str, **fields: object) -> list[str]:
    _, problems = try_site((entry("2024-05-02-a", body=body, body_line=7),), **fields)
    return [format_problem(problem) for problem in problems]


def test_links_to_pages_of_the_site_and_elsewhere_are_fine() -> None:
    assert _problems(GOOD) == []


@pytest.mark.parametrize(
    "address", ["/feed.xml", "/stories/ferry/rss.xml", "/timeline/timeline.ics", "/opml.xml", "/data/entries.csv"]
)
def test_links_to_feeds_and_data_are_fine(address: str) -> None:
    body = f"[Follow]({address})."
    assert try_site((*ENTRIES, entry("2024-05-09-a", body=body)))[1] == ()


def test_a_feed_that_no_page_has_is_missing() -> None:
    (problem,) = _problems("[Follow](/about/feed.xml).")
    assert "there is no page /about/feed.xml" in problem


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "See [this](/poeple/).",
            f"{PATH}:7:12: there is no page /poeple/\n  Did you mean /people/?",
        ),
        (
            "Two\nlines, [this](/people).",
            f"{PATH}:8:15: there is no page /people\n  Write it with a / at its end: /people/",
        ),
        (
            "See [this](other.md).",
            (
                f"{PATH}:7:12: the address does not say from where it counts: other.md\n"
                "  Begin it with / for a page of this site, with https:// for another."
            ),
        ),
        (
            "A <b>bold</b> word.",
            (
                f"{PATH}:7:3: HTML is not read and shows as text: <b>\n"
                "  Write it in Markdown; write \\<b> if the sign itself is meant."
            ),
        ),
    ],
)
def test_each_fault_of_a_body_is_named_at_its_place(body: str, message: str) -> None:
    assert _problems(body)[0] == message


@pytest.mark.parametrize(
    "address", ["/2024/05/03/lost/", "/gone/", "/people/otto-brandt/", "/2023/", "/timeline/2023/", "/week/2023-W40/"]
)
def test_nothing_is_said_of_what_may_stand_in_a_file_with_faults(address: str) -> None:
    doubtful = ("content/entries/2024/2024-05-03-lost.md", "content/pages/gone.md")
    assert _problems(f"See [this]({address}).", doubtful=doubtful) == []


@pytest.mark.parametrize("address", ["/2024/05/03/other/", "/about-us/", "/stories/nothing/", "/2024/05/02/a/b/"])
def test_what_no_file_with_faults_can_make_is_missed_at_once(address: str) -> None:
    (problem,) = _problems(f"See [this]({address}).", doubtful=("content/entries/2024/2024-05-03-lost.md",))
    assert f"there is no page {address}" in problem


def test_a_link_to_a_draft_is_no_fault() -> None:
    draft = entry("2024-05-03-b", status=Status.DRAFT)
    _, problems = try_site((entry("2024-05-02-a", body="[b](/2024/05/03/b/)"), draft))
    assert problems == ()
