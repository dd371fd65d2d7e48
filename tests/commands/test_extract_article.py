"""What the package offers to other programs: `extract_article`, typed, pure, and the same as `dateline extract`."""

import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest

import dateline
from dateline import FoundArticle, Problem, ProblemsFound, Settings, extract_article, read_settings
from dateline.commands import findings
from tests.support.places import ROOT, SOURCE
from tests.support.small_digest import BRIDGE, STRIKE, make_project, run, write

SEEDS = sorted((ROOT / "tests" / "digest" / "seeds").glob("*.txt"))
UNDATED = "Gulls return\n\nGulls came back to the pier of Portholm on Monday, watchers say.\n"
HALF = "Decode its bytes anew; what is no UTF-8 is best left out."
ODD = "\ufeffFerry\u200b sinks\r\n\r\nNORHAVEN: A fer\u00adry sank on 3 May 2020, Mayor Marta\u200b Lind said.\r\n"


def extract_line(root: Path, text: str, *arguments: str) -> dict:
    """Return what the command makes of a line of JSON."""
    given = json.dumps({"id": "a", "text": text}).encode()
    status, output, errors = run(root, "extract", "--jsonl", *arguments, "-", given=given)
    assert (status, errors) == (0, "")
    return json.loads(output)


@pytest.mark.parametrize("text", [BRIDGE, BRIDGE.replace("\n", "\r\n"), ODD], ids=["LF", "CRLF", "odd characters"])
def test_it_returns_what_the_command_writes_for_a_line(tmp_path: Path, text: str) -> None:
    assert extract_article(text, name="a") == extract_line(tmp_path, text)


def test_it_explains_as_the_command_does(tmp_path: Path) -> None:
    assert extract_article(BRIDGE, name="a", with_reasons=True) == extract_line(tmp_path, BRIDGE, "--explain")


def test_a_digests_settings_are_those_of_the_command_in_it(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "content/vocabulary/people.yaml", "- name: Karin Elisabet Vale\n  aliases:\n    - Karin Vale\n")
    write(root, "content/vocabulary/ignore.yaml", "- Portholm\n")
    assert extract_article(BRIDGE, read_settings(root), name="a") == extract_line(root, BRIDGE)
    assert extract_article(BRIDGE, read_settings(root / "content", with_names=False)) == extract_article(BRIDGE)


def test_a_day_from_outside_counts_where_the_text_names_none() -> None:
    assert extract_article(UNDATED)["date"] is None
    assert extract_article(UNDATED, published=date(2024, 5, 8))["date"] == "2024-05-08"
    assert extract_article(BRIDGE, published=date(2020, 1, 1))["date"] == "2024-05-05"


def test_a_name_tells_no_day() -> None:
    assert extract_article(UNDATED, name="gulls-2020-01-04.txt")["date"] is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem("x1", 0, 0, "is empty", "Paste the article into it, or delete the file.")),
        ("Ferry \x00sinks", Problem("x1", 1, 7, "holds a control character: U+0000", "Delete it; it cannot be seen.")),
        (
            "Ferry \ud800",
            Problem(
                "x1", 0, 0, "has half a character in it", "Decode its bytes anew; what is no UTF-8 is best left out."
            ),
        ),
        ("x" * 2_000_001, Problem("x1", 0, 0, "is larger than 2 MB", "Cut it into several files.")),
    ],
    ids=["empty", "control character", "half a character", "too long"],
)
def test_a_text_that_cannot_be_read_is_a_problem(text: str, problem: Problem) -> None:
    with pytest.raises(ProblemsFound) as raised:
        extract_article(text, name="x1")
    assert raised.value.problems == (problem,)


def test_what_is_raised_passes_between_processes() -> None:
    with pytest.raises(ProblemsFound) as raised:
        extract_article("")
    assert pickle.loads(pickle.dumps(raised.value)).problems == raised.value.problems


def test_settings_pass_between_processes() -> None:
    settings = read_settings(ROOT / "tests" / "digest")
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_the_order_of_articles_and_threads_change_nothing() -> None:
    texts = [file.read_text(encoding="utf-8-sig") for file in SEEDS[:6]]
    settings = read_settings(ROOT / "tests" / "digest")
    alone = [extract_article(text, settings) for text in texts]
    assert [extract_article(text, settings) for text in reversed(texts)] == alone[::-1]
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(lambda text: extract_article(text, settings), texts)) == alone


def test_the_types_name_the_keys_that_there_are() -> None:
    found = extract_article(BRIDGE, with_reasons=True)
    assert list(found) == list(get_type_hints(FoundArticle))
    for first, kind in (
        (found["mentions"][0], findings.FoundMention),
        (found["timexes"][0], findings.FoundTimex),
        (found["timeline"][0], findings.FoundEvent),
        (found["quotes"][0], findings.FoundQuote),
    ):
        assert list(first) == list(get_type_hints(kind))


def test_the_package_is_loaded_without_what_understands_articles() -> None:
    code = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); import dateline; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith("dateline")] == ["dateline"]


def test_the_package_offers_what_it_lists_and_nothing_else() -> None:
    assert {name for name in dateline.__all__ if getattr(dateline, name) is None} == set()
    with pytest.raises(AttributeError, match="module 'dateline' has no attribute 'extract_articles'"):
        _ = dateline.extract_articles


def test_settings_of_no_digest_are_those_that_are_taken_when_none_are_given() -> None:
    assert extract_article(STRIKE, Settings()) == extract_article(STRIKE)
