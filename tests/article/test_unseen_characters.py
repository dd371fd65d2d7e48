"""Characters that nobody sees, left in pasted copy: no entry is spoiled by them, and no name is split."""

import doctest
import json
from pathlib import Path

import pytest

from dateline.article import seeds
from dateline.article.seeds import clean_seed
from dateline.commands.intake.ingest import ingest
from dateline.content.entry import read_entry
from dateline.seed import Seed
from tests.support.small_digest import BRIDGE, make_project, run, write

DROPPED = "\x80\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufff9\ufffc"
KEPT = "\u200c\u200d\ufe0f\u3164\u0300\ue000\U000e0061\ufffd"
LINE_ENDS = "\x85\u2028\u2029"


def name(character: str) -> str:
    return f"U+{ord(character):04X}"


def ingest_text(folder: Path, text: str) -> str:
    """Return the one entry that a seed makes."""
    root = make_project(folder, bridge=text)
    done = ingest(root, report=lambda _: None)
    assert done.problems == ()
    return (root / done.made[0].entry).read_text(encoding="utf-8")


def test_the_examples_in_the_room_are_true() -> None:
    assert doctest.testmod(seeds).failed == 0


@pytest.mark.parametrize("character", DROPPED, ids=name)
def test_an_unseen_character_leaves_no_trace_in_the_entry(character: str, tmp_path: Path) -> None:
    strewn = character.join(BRIDGE)
    assert ingest_text(tmp_path / "strewn", strewn) == ingest_text(tmp_path / "plain", BRIDGE)


@pytest.mark.parametrize("character", KEPT + DROPPED + LINE_ENDS, ids=name)
@pytest.mark.parametrize("line", [0, 4, 6])
def test_an_odd_character_makes_no_unreadable_entry(character: str, line: int, tmp_path: Path) -> None:
    lines = BRIDGE.split("\n")
    lines[line] = f"{lines[line][:5]}{character}{lines[line][5:]}{character}"
    _, problems = read_entry("content/entries/a.md", ingest_text(tmp_path, "\n".join(lines)))
    assert problems == ()


@pytest.mark.parametrize("end", LINE_ENDS, ids=name)
def test_line_ends_of_other_systems_end_lines(end: str) -> None:
    assert clean_seed(Seed("a.txt", f"One{end}two")).text == "One\ntwo"


def test_a_text_of_unseen_characters_is_no_article() -> None:
    seed, problems = seeds.read_seed("seeds/a.txt", "\u200b\u202e \u00ad\n".encode())
    assert (seed, [each.what for each in problems]) == (None, ["holds nothing but blanks"])


def extract(root: Path, given: str, *, is_line: bool = False) -> dict:
    if is_line:
        line = json.dumps({"id": "bridge", "text": given}) + "\n"
        status, output, _ = run(root, "extract", "--jsonl", "-", given=line.encode())
    else:
        write(root, "seeds/bridge.txt", given)
        status, output, _ = run(root, "extract", "seeds/bridge.txt")
    assert status == 0
    return json.loads(output)


def leave_out_offsets(found: object) -> object:
    if isinstance(found, list):
        return [leave_out_offsets(each) for each in found]
    if isinstance(found, dict):
        return {key: leave_out_offsets(value) for key, value in found.items() if not key.endswith(("start", "end"))}
    return found


@pytest.mark.parametrize("is_line", [False, True], ids=["file", "line"])
@pytest.mark.slow
def test_extract_finds_what_ingest_finds_and_counts_in_the_text_as_given(is_line: bool, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    strewn = "\u200b\u200e".join(BRIDGE)
    given = f"\ufeff{strewn}" if is_line else strewn
    found = extract(root, given, is_line=is_line)
    assert leave_out_offsets(found) == leave_out_offsets(extract(root, BRIDGE, is_line=is_line))
    for each in (*found["mentions"], *found["timexes"]):
        stretch = given[each["start"] : each["end"]]
        assert stretch[0] == each["text"][0]
        assert seeds.UNSEEN.sub("", stretch) == each["text"]
