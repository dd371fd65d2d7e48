"""Reading the bytes of a seed: what is kept as it came, and what is refused with place and remedy."""

import pytest

from dateline.article.seeds import read_seed
from dateline.problems import format_problem
from tests.support.case_files import assert_case, read_cases


def test_byte_order_mark_is_taken_off():
    seed, _ = read_seed("seeds/a.txt", b"\xef\xbb\xbfRain at last\n")
    assert seed.text == "Rain at last\n"


def test_line_ends_stay_as_they_came():
    seed, _ = read_seed("seeds/a.txt", b"One\r\nTwo\rThree\n")
    assert seed.text == "One\r\nTwo\rThree\n"


def test_sound_bytes_have_no_problem():
    assert read_seed("seeds/a.txt", "Río".encode())[1] == ()


def test_seed_of_two_megabytes_is_read():
    assert read_seed("seeds/a.txt", b"a" * 2_000_000)[0] is not None


@pytest.mark.parametrize(("given", "expected"), read_cases("seeds"))
def test_broken_bytes_are_named_with_place_and_remedy(given, expected):
    data = given.encode().decode("unicode_escape").encode("latin-1")
    seed, problems = read_seed("seeds/a.txt", data)
    assert seed is None
    assert_case("\n".join(format_problem(problem) for problem in problems), expected)


def test_larger_seed_is_refused():
    _, (problem,) = read_seed("seeds/a.txt", b"a" * 2_000_001)
    assert format_problem(problem) == "seeds/a.txt: is larger than 2 MB\n  Cut it into several files."
