"""Stories and pages: what is read, and every fault with its exact message."""

import pytest

from dateline.content.story import read_story, read_text_page
from dateline.model import StoryText, TextPageSource
from dateline.problems import format_problem
from tests.support.case_files import assert_case, read_cases


@pytest.mark.parametrize(("given", "expected"), read_cases("stories"))
def test_a_fault_of_a_story_or_page_is_told(given: str, expected: str) -> None:
    path, _, text = given.partition("\n")
    read = read_story if "/stories/" in path else read_text_page
    assert_case("\n".join(map(format_problem, read(path, text)[1])), expected)


def test_a_story_has_its_slug_from_its_file() -> None:
    text = "---\ntitle: The ferry strike\nsummary: >\n  Crews and owner\n  cannot agree.\n---\n\nMore.\n"
    path = "content/stories/ferry-strike.md"
    story = StoryText(path, "ferry-strike", "The ferry strike", "Crews and owner cannot agree.", "More.", 8)
    assert read_story(path, text) == (story, ())


def test_a_page_needs_no_summary() -> None:
    path = "content/pages/about.md"
    page = TextPageSource(path, "about", "About us", "", "We sail.", 4)
    assert read_text_page(path, "---\ntitle: About us\n---\nWe sail.\n") == (page, ())


@pytest.mark.parametrize("read", [read_story, read_text_page])
def test_a_file_without_title_is_none(read) -> None:
    assert read("content/stories/a.md", "---\nsummary: x\n---\n")[0] is None
