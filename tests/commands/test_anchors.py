"""Links to places on pages: told by a check, by a build, and of entries whose day has not come."""

from pathlib import Path

import pytest

from dateline.commands.check import check_all
from dateline.problems import format_problem
from dateline.when import read_when
from tests.support.small_digest import TODAY, make_project, run, write

FIRST = "content/entries/2024/2024-05-05-bridge.md"
SECOND = "content/entries/2024/2024-05-06-ferry.md"
EVENTS = "timeline:\n  - date: 2024-05-05\n    text: The bridge was closed.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_project(tmp_path)
    write(tmp_path, FIRST, f"---\ntitle: Bridge closed\ndate: 2024-05-05\n{EVENTS}---\nClosed.\n")
    return tmp_path


def write_link(root: Path, target: str, more: str = "") -> None:
    write(root, SECOND, f"---\ntitle: Ferry\ndate: 2024-05-06\n{more}---\nSee [this]({target}).\n")


def told(root: Path) -> list[str]:
    found = check_all(root, today=read_when(TODAY).first)
    return [format_problem(problem) for problem in found.problems]


@pytest.mark.parametrize(
    "target",
    ["/2024/05/05/bridge/#entry-timeline", "#top", "#:~:text=See", "/2024/05/05/bridge/#", "https://a.example/#b"],
)
def test_a_place_that_is_there_is_no_problem(root: Path, target: str) -> None:
    write_link(root, target)
    assert told(root) == []


@pytest.mark.slow
def test_a_place_that_is_not_there_is_told_by_check_and_build(root: Path) -> None:
    write_link(root, "/2024/05/05/bridge/#entry-timelime")
    message = (
        f"{SECOND}:5:12: the page /2024/05/05/bridge/ has no place #entry-timelime\n  Did you mean #entry-timeline?"
    )
    assert told(root) == [message]
    assert run(root, "build", "--today", TODAY)[::2] == (1, f"{message}\n")
    assert not (root / "site").exists()


def test_an_entry_that_waits_for_its_day_may_lead_to_its_own_places(root: Path) -> None:
    events = f"publish_on: 2024-07-01\n{EVENTS}"
    write_link(root, "#entry-timeline", events)
    assert told(root) == []
    write_link(root, "#entry-timelime", events)
    (message,) = told(root)
    assert "the page /2024/05/06/ferry/ has no place #entry-timelime" in message


def test_a_former_address_leads_on_and_is_not_asked_for_places(root: Path) -> None:
    write(root, FIRST, "---\ntitle: Bridge closed\ndate: 2024-05-05\naliases:\n  - /2024/05/04/bridge/\n---\nClosed.\n")
    write_link(root, "/2024/05/04/bridge/#entry-timeline")
    assert told(root) == []
