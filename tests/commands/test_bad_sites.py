"""Sites that must fail: each folder `tests/sites/bad-*` is laid over one small sound digest, and checked.

Its `expected.txt` holds what a check tells: the level and the rule of each fault, then the message, word for word.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.commands.check import check_all
from dateline.problems import format_problem
from dateline.rules import Rule
from tests.support.faults import find_line, name_place, refuse, tell
from tests.support.places import SOURCE, TESTS

SITES = TESTS / "sites"
BASE = SITES / "base"
BAD = sorted(folder for folder in SITES.iterdir() if folder.name.startswith("bad-"))
RULES = SOURCE / "dateline" / "rules.py"
HEAD = re.compile(r"(?:error|notice) (\S+)")
HOW = "docs/architecture.md, '… a fault', shows all that one needs."
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


def say_all(root: Path) -> str:
    """Return what a check tells, each with its level and rule."""
    found = check_all(root, today=TODAY)
    told = [("error", problem) for problem in found.problems] + [("notice", notice) for notice in found.notices]
    return "\n".join(f"{level} {problem.rule}\n{format_problem(problem)}\n" for level, problem in told)


def find_strange_folders(sites: Path) -> Iterator[str]:
    """Yield a message for each folder that no test reads, has no files, or does not begin with level and rule."""
    for folder in sorted(each for each in sites.iterdir() if each.is_dir()):
        place = name_place(folder / "expected.txt")
        if folder.name == "base":
            continue
        if not folder.name.startswith("bad-"):
            yield tell(name_place(folder), "no test reads this folder", f"Call it tests/sites/bad-{folder.name}. {HOW}")
        elif not any(file.name != "expected.txt" for file in folder.rglob("*.*")):
            yield tell(place, "the folder has no file with a fault", f"Write one into it, or delete it. {HOW}")
        elif not read_rules(folder):
            yield tell(place, "does not begin with level and rule", f"Begin with 'error RULE' or 'notice RULE'. {HOW}")


def read_rules(site: Path) -> tuple[str, ...]:
    """Return the rules that a site's expected messages name; none where their first line names none."""
    file = site / "expected.txt"
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else [""]
    return tuple(head[1] for line in lines if (head := HEAD.fullmatch(line))) if HEAD.fullmatch(lines[0]) else ()


def find_rules_not_shown(wanted: set[str], shown: set[str]) -> Iterator[str]:
    """Yield a message for each rule that no folder shows, and for each that is shown and is none."""
    text = RULES.read_text(encoding="utf-8")
    for rule in sorted(wanted - shown):
        place = name_place(RULES, find_line(text, f'= "{rule}",'))
        yield tell(place, f"no folder shows the rule '{rule}'", f"Write tests/sites/bad-{rule}/. {HOW}")
    for rule in sorted(shown - wanted):
        folder = next((site for site in BAD if rule in read_rules(site)), SITES)
        what = f"'{rule}' is no rule that a folder shows"
        remedy = f"Add it to generator/dateline/rules.py, or take it out of NO_FOLDER here. {HOW}"
        yield tell(name_place(folder / "expected.txt"), what, remedy)


def test_the_digest_below_is_sound(tmp_path: Path) -> None:
    assert say_all(lay_over(tmp_path, BASE)) == ""


@pytest.mark.parametrize("site", BAD, ids=lambda site: site.name)
def test_a_bad_site_is_told_word_for_word(site: Path, tmp_path: Path) -> None:
    told = say_all(lay_over(tmp_path, site))
    assert told
    expected = site / "expected.txt"
    if told != (expected.read_text(encoding="utf-8") if expected.is_file() else ""):
        pytest.fail(f"if this is right, {expected.relative_to(TESTS.parent)} should say:\n{told}", pytrace=False)


def test_every_folder_is_read_and_says_which_rule_it_shows() -> None:
    refuse(find_strange_folders(SITES))


def test_every_rule_is_shown_by_a_folder() -> None:
    shown = {rule for site in BAD for rule in read_rules(site)}
    assert len(shown) >= 100
    refuse(find_rules_not_shown({rule.value for rule in set(Rule) - set(NO_FOLDER)}, shown))


def test_a_folder_that_nothing_reads_is_told_with_the_way_out(tmp_path: Path) -> None:
    for name, expected in (
        ("tide", "error tide\n"),
        ("bad-empty", "error tide\n"),
        ("bad-silent", "content/a.md: x\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "expected.txt").write_text(expected, encoding="utf-8")
    (tmp_path / "bad-silent" / "a.md").touch()
    assert [told.removeprefix(f"{tmp_path}/").splitlines()[0] for told in find_strange_folders(tmp_path)] == [
        "bad-empty/expected.txt:1: the folder has no file with a fault",
        "bad-silent/expected.txt:1: does not begin with level and rule",
        "tide:1: no test reads this folder",
    ]


def test_a_rule_that_nothing_shows_is_told_with_its_line() -> None:
    lacking, strange = find_rules_not_shown({"utf-16", "alias"}, {"tide", "alias"})
    line = find_line(RULES.read_text(encoding="utf-8"), "UTF_16 =")
    assert lacking.startswith(f"generator/dateline/rules.py:{line}: no folder shows the rule 'utf-16'\n")
    assert ": 'tide' is no rule that a folder shows\n" in strange


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
