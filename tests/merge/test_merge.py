"""Three versions of an entry become one: edits are kept, what is new arrives, clashes are told, bytes stay."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.entry import format_entry, read_entry
from dateline.merge import Merge, merge_entry
from dateline.merge.values import read_body, split_file
from dateline.model import Entry
from dateline.problems import format_problem
from tests.support.case_files import assert_case, read_cases
from tests.support.digest import DIGEST, ENTRY_FILES
from tests.support.edits import CONVERTER, EDITOR, draw_changes, dress
from tests.support.properties import costly

PAIRS = 400
ENTRIES = tuple(file.read_bytes().decode() for file in ENTRY_FILES)


def describe(merge: Merge) -> str:
    """Return a merge as case files give it."""
    text = merge.text.rstrip("\n")
    if not merge.problems:
        return text
    return "\n".join((*(format_problem(problem) for problem in merge.problems), "~~~ proposed", text))


@pytest.mark.parametrize(("given", "expected"), read_cases("merge"))
def test_merge(given: str, expected: str) -> None:
    base, mine, new = (f"{part.strip()}\n" for part in re.split(r"^~~~ \w+\n", given, flags=re.MULTILINE))
    assert_case(describe(merge_entry("entry.md", mine, base, new)), expected)


def read(text: str) -> Entry:
    """Return an entry without its place."""
    entry, problems = read_entry("entry.md", text)
    assert entry is not None, problems
    assert problems == ()
    return replace(entry, body_line=1)


@given(st.sampled_from(ENTRIES), st.randoms(use_true_random=False))
@costly(30, fuzz=400)
def test_edits_are_kept_what_is_new_arrives_and_a_second_merge_changes_nothing(base: str, random: Random) -> None:
    edited, edits = draw_changes(read(base), random, EDITOR)
    made, _ = draw_changes(read(base), random, CONVERTER)
    mine, new = dress(format_entry(edited), random), format_entry(made)
    assert read(mine) == edited
    merge = merge_entry("entry.md", mine, base, new)
    entry = read(merge.text)
    if not merge.problems:
        assert [edit.name for edit in edits if not edit.survives(entry)] == []
        assert merge_entry("entry.md", merge.text, base, new) == merge
        assert merge_entry("entry.md", merge.text, new, new) == merge


@given(st.sampled_from(ENTRIES), st.randoms(use_true_random=False))
@costly(15, fuzz=200)
def test_comments_and_line_ends_of_an_entry_outlast_every_merge(base: str, random: Random) -> None:
    mine = dress(base, random)
    made, _ = draw_changes(read(base), random, CONVERTER)
    merge = merge_entry("entry.md", mine, base, format_entry(made))
    assert merge.problems == ()
    assert find_comments(merge.text) == find_comments(mine)
    line_end = re.search(r"\r\n?|\n", mine)[0]
    assert set(re.findall(r"\r\n?|\n", merge.text)) == {line_end}
    assert read(merge.text) == with_order_of(read(format_entry(made)), read(merge.text))


def find_comments(text: str) -> Counter:
    """Count the comments of `dress`."""
    return Counter(re.findall(r"# (?:note|a line of its own) \d+", text))


def with_order_of(entry: Entry, other: Entry) -> Entry:
    """Return an entry with its tags in another's order where both have the same."""
    return replace(entry, tags=other.tags) if set(entry.tags) == set(other.tags) else entry


@given(st.sampled_from(ENTRIES), st.randoms(use_true_random=False))
@costly(15, fuzz=200)
def test_where_one_side_changed_nothing_the_other_has_its_way_to_the_last_byte(base: str, random: Random) -> None:
    mine = dress(format_entry(draw_changes(read(base), random, EDITOR)[0]), random)
    new = format_entry(draw_changes(read(base), random, CONVERTER)[0])
    assert merge_entry("entry.md", mine, base, base) == Merge(mine, ())
    assert merge_entry("entry.md", new, base, new) == Merge(new, ())


@given(st.lists(st.sampled_from(["", " ", "One.", "Two words.  ", "\t", "- item", "> said"])), st.sampled_from("\n\r"))
def test_a_body_taken_apart_can_be_put_together(lines: list[str], line_end: str) -> None:
    text = line_end.join(lines)
    body = read_body(text)
    pieces = [body.gaps[0], *(part for pair in zip(body.blocks, body.gaps[1:], strict=True) for part in pair)]
    assert "".join(pieces) == text


def test_an_entry_whose_layout_takes_no_change_is_proposed_in_the_layout_of_ingest() -> None:
    base = "---\ntitle: Talks\ndate: 2020-01-04\ntags:\n  people:\n    - Jo Reed\n    - Ann Holt\n---\nBody.\n"
    mine = base.replace("  people:\n    - Jo", "  ? people\n  : - Jo").replace("tags:", "story: talks\ntags:")
    new = base.replace("    - Jo Reed\n", "").replace("Body.", "The body.")
    merge = merge_entry("entry.md", mine, base, new)
    assert [format_problem(problem) for problem in merge.problems] == [
        "entry.md: cannot take in by itself what is new: the item does not stand on a line of its own"
    ]
    assert merge.text == new.replace("tags:", "story: talks\ntags:")


def simulate() -> Counter:
    """Merge pairs of edits and better conversions of the real entries, and count what became of them."""
    count: Counter = Counter()
    for number in range(PAIRS):
        random = Random(number)
        base = random.choice(ENTRIES)
        edited, edits = draw_changes(read(base), random, EDITOR)
        made, news = draw_changes(read(base), random, CONVERTER)
        merge = merge_entry("entry.md", format_entry(edited), base, format_entry(made))
        # In conflict the entry stays byte for byte, and the proposal beside it holds what is new.
        entry, offered = (edited if merge.problems else read(merge.text)), read(merge.text)
        count["clean"] += not merge.problems
        count["edits"] += len(edits)
        count["kept"] += sum(edit.survives(entry) for edit in edits)
        count["news"] += len(news)
        count["arrived"] += sum(new.survives(entry) for new in news)
        count["offered"] += sum(new.survives(offered) for new in news)
    return count


@pytest.mark.slow
def test_of_400_pairs_of_changes_every_edit_is_kept_and_few_clash() -> None:
    count = simulate()
    assert count["kept"] == count["edits"]
    assert count["clean"] / PAIRS >= 0.92
    assert count["offered"] / count["news"] >= 0.95
    assert count["arrived"] / count["news"] >= 0.95


@pytest.mark.slow
def test_real_edits_and_the_bases_they_began_with_give_the_edited_entries() -> None:
    bases = {file.stem: file.read_bytes().decode() for file in (DIGEST / "seeds" / ".base").glob("*.md")}
    for text in ENTRIES:
        base = bases[Path(read(text).seed or "").stem]
        assert merge_entry("entry.md", text, base, base) == Merge(text, ())
        assert merge_entry("entry.md", text, base, text) == Merge(text, ())
        assert read(merge_entry("entry.md", base, base, text).text) == read(text)


def test_there_are_real_entries_to_simulate_with() -> None:
    assert len(ENTRIES) >= 24
    assert all(split_file(text)[0] + split_file(text)[1] == text for text in ENTRIES)
