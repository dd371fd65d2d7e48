"""Problems: their form, their order, and the word that was probably meant."""

import pytest

from dateline.problems import Problem, ProblemsFound, find_nearest, format_problem


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (
            Problem("content/a.md", 3, 7, "'date' is not a day: 2020-13-45", "Write it as YYYY-MM-DD."),
            "content/a.md:3:7: 'date' is not a day: 2020-13-45\n  Write it as YYYY-MM-DD.",
        ),
        (Problem("content/a.md", 3, 0, "a line is at fault"), "content/a.md:3: a line is at fault"),
        (Problem("seeds", 0, 0, "there are no seeds"), "seeds: there are no seeds"),
    ],
)
def test_a_problem_names_its_place_and_then_the_way_out(problem: Problem, text: str) -> None:
    assert format_problem(problem) == text


def test_problems_are_told_by_path_and_line_whatever_order_they_were_found_in() -> None:
    found = ProblemsFound([Problem("b", 1, 1, "x"), Problem("a", 10, 1, "y"), Problem("a", 9, 1, "z")])
    assert str(found) == "a:9:1: z\na:10:1: y\nb:1:1: x"


@pytest.mark.parametrize(
    ("word", "meant"), [("sumary", "summary"), ("Title", "title"), ("tagss", "tags"), ("colour", None)]
)
def test_the_nearest_known_word_is_offered_only_where_it_is_near(word: str, meant: str | None) -> None:
    assert find_nearest(word, ("title", "summary", "tags")) == meant
