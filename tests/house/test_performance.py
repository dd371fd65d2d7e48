"""The figures in docs/performance.md stand as `make bench` writes them."""

import sys

from tests.support.places import ROOT

sys.path.insert(0, str(ROOT / "evaluation"))

from build_bench import BEGIN, END, PAGE, format_table

ROWS = (
    *("from nothing", "the site", "nothing changed", "the body of the newest entry", "one tag more", "one new entry"),
    *("the body of an older entry", "a checkout anew, cache and site restored", "`dateline check`"),
)


def test_the_table_has_a_row_for_each_build_and_a_column_for_each_digest() -> None:
    _, begins, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    written, ends, _ = rest.partition(END)
    assert begins
    assert ends
    _, said, _, head, line, *rows = written.splitlines()
    assert said.startswith("Measured on ")
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows if row] == list(ROWS)
    assert {row.count(" | ") for row in (head, *rows) if row} == {head.count(" | ")}
    assert set(line) == set("| -")


def test_the_table_is_written_from_what_was_measured() -> None:
    columns = [dict.fromkeys(ROWS, "1.00 s"), dict.fromkeys(ROWS, "9.00 s")]
    lines = format_table([100, 1000], columns).splitlines()
    assert lines[2] == "| | 100 entries | 1,000 entries |"
    assert lines[4] == "| from nothing | 1.00 s | 9.00 s |"
