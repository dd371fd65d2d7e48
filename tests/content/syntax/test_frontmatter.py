"""Front matter: what is read and where it stands, every way to write it wrongly, and texts that read back the same."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.syntax import parsing
from dateline.content.syntax.decoding import decode_text
from dateline.content.syntax.frontmatter import read_document, read_table, read_yaml
from dateline.content.syntax.scalars import format_scalar
from dateline.content.syntax.tree import Listing, Pair, Scalar, Table
from dateline.problems import Problem, format_problem
from tests.support.case_files import assert_case, read_cases

SIGNS = "\"'\\:#-?,[]{}&*!|>%@`~=. \t\n\r\x85\u2028\ufeff\x07aZé9م🚢"


def tell(problems: tuple[Problem, ...]) -> str:
    return "\n".join(format_problem(problem) for problem in problems)


@pytest.mark.parametrize(("given_text", "expected"), read_cases("frontmatter"))
def test_a_fault_of_yaml_is_told_at_its_cause(given_text: str, expected: str) -> None:
    assert_case(tell(read_yaml("content/a.yaml", given_text)[1]), expected)


@pytest.mark.parametrize(("given_text", "expected"), read_cases("frontmatter"))
def test_the_pure_parser_tells_the_same_faults(given_text: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = read_yaml("content/a.yaml", given_text)
    monkeypatch.setattr(parsing, "LOADER", yaml.BaseLoader)
    assert read_yaml("content/a.yaml", given_text) == compiled


def test_a_file_over_two_megabytes_is_refused() -> None:
    expected = "a.md: is larger than 2 MB\n  Cut it into several files."
    assert tell(decode_text("a.md", b"x" * 2_000_001)[1]) == expected


def test_a_file_of_two_megabytes_is_read() -> None:
    assert decode_text("a.md", b"x" * 2_000_000) == ("x" * 2_000_000, ())


def test_front_matter_over_64_kilobytes_is_refused() -> None:
    text = f"---\ntitle: {'x' * 65_536}\n---\n"
    expected = (
        "a.md:1:1: the front matter is larger than 64 KB\n  Move long texts into the body, below the second '---'."
    )
    assert tell(read_document("a.md", text)[1]) == expected


def test_a_body_of_brackets_is_refused() -> None:
    text = f"---\ntitle: x\n---\n\n{'![' * 5_001}"
    expected = "a.md:5: the body has more than 5000 opening brackets\n  Cut it into several entries."
    assert tell(read_document("a.md", text)[1]) == expected


def test_a_hundred_thousand_brackets_in_front_matter_are_refused_at_once() -> None:
    assert tell(read_yaml("a.yaml", f"a: {'[' * 60_000}")[1]).startswith("a.yaml:1:11: lists stand in lists more than")


@pytest.mark.parametrize("text", ["NO", "010", "1_000", "1:30", "0x1F", "2020-13-45", "~", "null", "=", "1e3", ".inf"])
def test_the_text_of_a_value_stays_as_written(text: str) -> None:
    assert read_yaml("a.yaml", f"a: {text}") == (Table((Pair(Scalar("a", 1, 1), Scalar(text, 1, 4)),), 1, 1), ())


def test_values_know_their_places() -> None:
    document, problems = read_document(
        "a.md", "---\ntitle: 🚢 Ferries\ntags:\n  - Brandt\n  - 'x'\n---\n\n\nThey left.\n\n"
    )
    assert problems == ()
    assert (document.body, document.body_line) == ("They left.", 9)
    assert document.table == Table(
        (
            Pair(Scalar("title", 2, 1), Scalar("🚢 Ferries", 2, 8)),
            Pair(Scalar("tags", 3, 1), Listing((Scalar("Brandt", 4, 5), Scalar("x", 5, 5)), 4, 3)),
        ),
        2,
        1,
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_read(end: str) -> None:
    document, problems = read_document("a.md", end.join(("---", "title: x", "---", "One", "", "two", "")))
    assert problems == ()
    assert (document.body, document.body_line) == ("One\n\ntwo", 4)


def test_a_rule_in_the_body_does_not_end_it() -> None:
    assert read_document("a.md", "---\ntitle: x\n---\nOne\n\n---\n\nTwo\n")[0].body == "One\n\n---\n\nTwo"


def test_a_byte_order_mark_is_taken_off() -> None:
    assert decode_text("a.md", b"\xef\xbb\xbf---\n") == ("---\n", ())


def test_an_empty_file_of_settings_holds_no_keys() -> None:
    assert read_table("a.yaml", "# later\n") == (Table((), 1, 1), ())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Talks in Geneva", "Talks in Geneva"),
        ("Soleimani's aide, 62", "Soleimani's aide, 62"),
        ("no", '"no"'),
        ("Yes", '"Yes"'),
        ("010", '"010"'),
        ("2020-01-03", '"2020-01-03"'),
        ("2020-01-03T10:30", '"2020-01-03T10:30"'),
        ("1.5e3", '"1.5e3"'),
        ("- x", '"- x"'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("#x", '"#x"'),
        ("a #x", '"a #x"'),
        ('He said: "no"', "'He said: \"no\"'"),
        ('It\'s: "no"', "'It''s: \"no\"'"),
        ("one\ntwo", r'"one\ntwo"'),
        ("a\u2028b\x07\ufeff", r'"a\u2028b\x07\uFEFF"'),
        ("قاسم سلیمانی", "قاسم سلیمانی"),
        ("🚢 sails", '"🚢 sails"'),
        ("“Enough”", "“Enough”"),
        ("", '""'),
    ],
)
def test_a_text_is_quoted_where_another_reader_would_take_it_for_something_else(text: str, written: str) -> None:
    assert format_scalar(text) == written


@given(st.text(alphabet=SIGNS) | st.text())
def test_a_text_reads_back_the_same(text: str) -> None:
    written = format_scalar(text)
    expected = Table(
        (
            Pair(Scalar("a", 1, 1), Scalar(text, 1, 4)),
            Pair(Scalar("b", 2, 1), Listing((Scalar(text, 3, 5),), 3, 3)),
        ),
        1,
        1,
    )
    assert read_yaml("a.yaml", f"a: {written}\nb:\n  - {written}\n") == (expected, ())


@given(st.text(alphabet=SIGNS))
def test_other_readers_of_yaml_see_a_text_too(text: str) -> None:
    assert yaml.safe_load(f"a: {format_scalar(text)}") == {"a": text}


@given(st.text(alphabet=SIGNS + "k", max_size=60) | st.text(max_size=60))
def test_no_text_is_too_strange_to_be_refused_in_order(text: str) -> None:
    for written in (text, f"---\n{text}\n---\n", f"---\ntitle: {text}\ndate: 2024-05-04\n---\n{text}"):
        lines = written.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for problem in read_document("a.md", written)[1]:
            assert 0 <= problem.line <= len(lines)
            assert 0 <= problem.column <= len(lines[problem.line - 1]) + 1
            assert problem.what
            assert problem.hint


@given(st.binary(max_size=80))
def test_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    text, problems = decode_text("a.md", data)
    assert (text is None) == bool(problems)
