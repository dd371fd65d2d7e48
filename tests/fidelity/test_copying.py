"""Rights: how much of a seed stands verbatim in a body."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.fidelity.copying import Overlap, estimate_overlap, find_copy, measure_overlap

WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=30)
SEED = "The ferry left the old harbour at dawn. Nobody on the quay had seen the captain."


def test_the_whole_copy_is_one() -> None:
    assert measure_overlap(SEED, SEED) == Overlap(1.0, 16)


def test_other_words_are_none() -> None:
    assert measure_overlap(SEED, "Snow closed every pass in the north.") == Overlap(0.0, 0)


def test_four_words_in_a_row_are_nobody_s() -> None:
    assert measure_overlap(SEED, "The ferry left the island.") == Overlap(0.0, 0)


def test_five_words_in_a_row_are_copied() -> None:
    assert measure_overlap(SEED, "Yesterday the ferry left the old pier.") == Overlap(5 / 16, 5)


def test_the_longest_of_two_runs_is_given_and_both_count() -> None:
    body = "Nobody on the quay had seen it. The ferry left the old harbour empty."
    assert measure_overlap(SEED, body) == Overlap(12 / 16, 6)


def test_words_copied_twice_count_once() -> None:
    body = "The ferry left the old harbour.\n\n> The ferry left the old harbour."
    assert measure_overlap(SEED, body) == Overlap(6 / 16, 6)


def test_case_line_ends_and_marks_hide_no_copy() -> None:
    body = "> THE FERRY **left**\n> the\\_old harbour\\, at dawn"
    assert measure_overlap("“The ferry left the old harbour at dawn”", body).longest == 8


def test_a_curly_apostrophe_is_a_straight_one() -> None:
    assert measure_overlap("the crew’s own boat was lost", "The crew's own boat was lost").share == 1.0


def test_an_empty_seed_has_no_share() -> None:
    assert measure_overlap("", SEED) == Overlap(0.0, 0)


def test_words_without_end_are_measured_in_no_time() -> None:
    assert measure_overlap("so " * 50_000, "so " * 50_000) == Overlap(1.0, 50_000)


def _measure_slowly(seed: list[str], body: list[str]) -> Overlap:
    text = f" {' '.join(body)} "
    runs = [
        (start, end)
        for start in range(len(seed))
        for end in range(start + 5, len(seed) + 1)
        if f" {' '.join(seed[start:end])} " in text
    ]
    covered = {place for start, end in runs for place in range(start, end)}
    return Overlap(len(covered) / len(seed) if seed else 0.0, max((end - start for start, end in runs), default=0))


@given(WORDS, WORDS)
def test_every_run_is_found(seed: list[str], body: list[str]) -> None:
    assert measure_overlap(" ".join(seed), " ".join(body)) == _measure_slowly(seed, body)


@given(WORDS, WORDS)
def test_an_estimate_gives_the_same_share_and_no_shorter_run(seed: list[str], body: list[str]) -> None:
    exact, rough = measure_overlap(" ".join(seed), " ".join(body)), estimate_overlap(" ".join(seed), " ".join(body))
    assert rough.share == exact.share
    assert rough.longest >= exact.longest


@given(WORDS, WORDS)
def test_a_copy_is_found_where_its_longest_run_begins(seed: list[str], body: list[str]) -> None:
    found = find_copy(" ".join(seed), " ".join(body))
    longest = measure_overlap(" ".join(seed), " ".join(body)).longest
    assert (found[1] if found else 0) == longest
    if found:
        run = " ".join(body)[found[0] :].split()[:longest]
        assert f" {' '.join(run)} " in f" {' '.join(seed)} "


def test_the_offset_of_a_copy_counts_backslashes() -> None:
    assert find_copy("they all left the old quay", r"Then\, \*so it says\*, they all left the old quay.") == (23, 6)
