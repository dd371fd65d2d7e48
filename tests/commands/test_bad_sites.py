"""Sites that must fail: each folder `tests/sites/bad-*` is laid over one small sound digest, and checked.

Its `expected.txt` holds what a check tells: the level and the rule of each fault, then the message, word for word.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dateline.commands.check import check_all
from dateline.problems import format_problem
from dateline.rules import Rule
from tests.support.places import TESTS

SITES = TESTS / "sites"
BASE = SITES / "base"
BAD = sorted(folder for folder in SITES.iterdir() if folder.name.startswith("bad-"))
TODAY = date(2024, 6, 1)
NO_FOLDER = {
    Rule.OTHER: "of commands that check nothing",
    Rule.VALUE: "of no value today",
    Rule.FILE_MISSING: "test_cli.py; without its settings a folder is no digest",
    Rule.FILE_IRREGULAR: "test_library.py; git keeps no pipes",
    Rule.FILE_UNREADABLE: "depends on who runs the tests",
    Rule.FILE_SIZE: "test_frontmatter.py; two megabytes",
    Rule.FRONT_MATTER_SIZE: "test_frontmatter.py; 64 kilobytes",
    Rule.SEED_NAME: "test_ingest.py; not every disk takes such a name",
    Rule.SEED_UNSOUND: "a fault of Dateline, none is known",
    Rule.YAML_UNREADABLE: "of no text that is known; it is told where no other rule of YAML fits",
    Rule.WEB_LINK_BROKEN: "test_web.py",
    Rule.WEB_LINK_UNCHECKED: "test_web.py",
}
"""Rules that no folder can show, and why or where else they are tested."""


def lay_over(folder: Path, site: Path) -> Path:
    """Return the folder with the sound digest and a site's files over it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    shutil.copytree(site, folder, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return folder


def tell(root: Path) -> str:
    """Return what a check tells, each with its level and rule."""
    found = check_all(root, today=TODAY)
    told = [("error", problem) for problem in found.problems] + [("notice", notice) for notice in found.notices]
    return "\n".join(f"{level} {problem.rule}\n{format_problem(problem)}\n" for level, problem in told)


def read_rules(site: Path) -> set[str]:
    """Return the rules that a site's expected messages name."""
    lines = (site / "expected.txt").read_text(encoding="utf-8").split("\n")
    return {line.partition(" ")[2] for line in lines if line.startswith(("error ", "notice "))}


def test_the_digest_below_is_sound(tmp_path: Path) -> None:
    assert tell(lay_over(tmp_path, BASE)) == ""


@pytest.mark.parametrize("site", BAD, ids=lambda site: site.name)
def test_a_bad_site_is_told_word_for_word(site: Path, tmp_path: Path) -> None:
    told = tell(lay_over(tmp_path, site))
    assert told
    assert told == (site / "expected.txt").read_text(encoding="utf-8"), f"what a check tells is:\n{told}"


def test_no_folder_is_without_files() -> None:
    assert [site.name for site in BAD if not any(file.name != "expected.txt" for file in site.rglob("*.*"))] == []


def test_a_hundred_kinds_of_fault_are_shown() -> None:
    shown = {rule for site in BAD for rule in read_rules(site)}
    assert len(shown) >= 100
    assert shown == {rule.value for rule in set(Rule) - set(NO_FOLDER)}


def test_ten_faults_of_one_tree_are_told_in_one_run(tmp_path: Path) -> None:
    """Quote, colons, day, key, list, title, link, slug, key twice, accent: no other tool tells more than seven."""
    found = check_all(lay_over(tmp_path, SITES / "bad-ten-faults"), today=TODAY)
    assert [(problem.rule, problem.line, problem.column) for problem in found.problems] == [
        (Rule.YAML_QUOTE_END, 2, 14),
        (Rule.YAML_COLON, 2, 15),
        (Rule.VALUE_DAY, 3, 7),
        (Rule.KEY_UNKNOWN, 4, 1),
        (Rule.LIST_EXPECTED, 6, 5),
        (Rule.KEY_MISSING, 1, 1),
        (Rule.LINK_BROKEN, 6, 8),
        (Rule.ADDRESS_CLASH, 4, 7),
        (Rule.KEY_DUPLICATE, 5, 1),
        (Rule.TAG_CLASH, 6, 7),
    ]
    assert all(problem.hint for problem in found.problems)
