"""Reports for programs: JSON, GitHub's workflow commands and SARIF, of the same problems and notices."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from dateline.cli.reports import Form, format_report
from dateline.problems import Problem
from dateline.rules import Rule
from tests.support.faults import find_line, name_place, refuse, tell
from tests.support.places import ROOT, SOURCE
from tests.support.small_digest import TODAY, make_project, run, write

FAULT = Problem("content/a b.md", 3, 7, "50%, or: less", "Write it,\nor not.", Rule.VALUE_SHARE)
WHOLE = Problem("content/ä.md", 0, 0, "is empty", "Delete it.", Rule.FILE_EMPTY)
NOTICE = Problem("content/a b.md", 4, 9, "is a draft", "", Rule.ENTRY_DRAFT)
COMMAND = re.compile(r"::(?P<level>error|warning) (?P<properties>[^:]*)::(?P<message>.*)")


def report(form: Form, folder: str = "") -> str:
    return format_report(form, (FAULT, WHOLE), (NOTICE,), folder=folder, version="1.2.3")


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(report(Form.JSON)) == [
        {
            "path": "content/a b.md",
            "line": 3,
            "column": 7,
            "level": "error",
            "rule": "value-share",
            "what": "50%, or: less",
            "hint": "Write it,\nor not.",
        },
        {
            "path": "content/ä.md",
            "line": None,
            "column": None,
            "level": "error",
            "rule": "file-empty",
            "what": "is empty",
            "hint": "Delete it.",
        },
        {
            "path": "content/a b.md",
            "line": 4,
            "column": 9,
            "level": "notice",
            "rule": "entry-draft",
            "what": "is a draft",
            "hint": "",
        },
    ]


def test_github_gets_a_command_for_each_in_which_nothing_ends_it_early() -> None:
    assert report(Form.GITHUB, "news/").split("\n") == [
        (
            "::error file=news/content/a b.md,line=3,col=7,title=value-share::"
            "content/a b.md:3:7: 50%25, or: less%0A  Write it,%0Aor not."
        ),
        "::error file=news/content/ä.md,title=file-empty::content/ä.md: is empty%0A  Delete it.",
        "::warning file=news/content/a b.md,line=4,col=9,title=entry-draft::content/a b.md:4:9: is a draft",
    ]


def test_a_path_with_signs_of_commands_is_one_property() -> None:
    strange = Problem("content/a,b: c%.md", 1, 0, "is empty")
    (line,) = format_report(Form.GITHUB, (strange,), (), folder="", version="1").split("\n")
    properties = COMMAND.fullmatch(line)["properties"]
    assert [unquote(each) for each in properties.split(",")] == ["file=content/a,b: c%.md", "line=1", "title=other"]


def test_sarif_has_what_its_specification_requires() -> None:
    log = json.loads(report(Form.SARIF, "news/"))
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert (driver["name"], driver["version"], run_["columnKind"]) == ("Dateline", "1.2.3", "unicodeCodePoints")
    about = {rule.value: rule.about for rule in Rule}
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] == about[rule["id"]]
    for result in run_["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "note")
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run_["results"]]
    assert places == [
        {
            "artifactLocation": {"uri": "news/content/a%20b.md"},
            "region": {"startLine": 3, "startColumn": 7},
        },
        {"artifactLocation": {"uri": "news/content/%C3%A4.md"}},
        {"artifactLocation": {"uri": "news/content/a%20b.md"}, "region": {"startLine": 4, "startColumn": 9}},
    ]


def find_wrong_rows(text: str, wanted: list[str]) -> Iterator[str]:
    """Yield a message for each rule whose row in docs/checks.md is missing, differs or stands elsewhere."""
    file = SOURCE / "dateline" / "rules.py"
    rules = file.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `.*` \| .* \|$", text.partition("## All rules")[2], re.MULTILINE)
    for row, above in zip(wanted, ["| --- | --- |", *wanted], strict=False):
        if row not in rows:
            place = name_place(file, find_line(rules, f'= "{row.split("`")[1]}",'))
            yield tell(place, "docs/checks.md has no such row for this rule", f"Write it below '{above}': {row}")
    for row in rows:
        if row not in wanted:
            yield tell(f"docs/checks.md:{find_line(text, row)}", "no rule has this row", "Take it out.")
    if sorted(rows) == sorted(wanted):
        for row, right in zip(rows, wanted, strict=True):
            if row != right:
                place = f"docs/checks.md:{find_line(text, row)}"
                yield tell(place, "rows come in another order than rules", f"Here stands: {right}")
                return


def test_the_document_lists_every_rule_with_its_sentence() -> None:
    wanted = [f"| `{rule.value}` | {rule.about} |" for rule in Rule]
    refuse(find_wrong_rows((ROOT / "docs" / "checks.md").read_text(encoding="utf-8"), wanted))


def test_a_row_that_is_missing_or_wrong_is_told_with_its_rule() -> None:
    rows = ["| `other` | Something. |", "| `utf-16` | Wide. |"]
    text = "## All rules\n\n| `other` | Something. |\n| `utf-16` | Narrow. |\n"
    lacking, strange = find_wrong_rows(text, rows)
    assert lacking.startswith("generator/dateline/rules.py:")
    assert lacking.endswith("\n  Write it below '| `other` | Something. |': | `utf-16` | Wide. |")
    assert strange == "docs/checks.md:4: no rule has this row\n  Take it out."
    assert list(find_wrong_rows(f"## All rules\n{rows[1]}\n{rows[0]}\n", rows)) == [
        "docs/checks.md:2: rows come in another order than rules\n  Here stands: | `other` | Something. |"
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_project(tmp_path)
    write(tmp_path, "content/entries/2024/2024-05-05-a.md", "---\ntitle: A\ndate: 2024-05-05\nsumary: x\n---\n")
    write(tmp_path, "content/entries/2024/2024-05-06-b.md", "---\ntitle: B\ndate: 2024-05-06\nstatus: draft\n---\n")
    return tmp_path


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.slow
def test_a_report_is_all_that_stands_on_standard_output(root: Path, form: str) -> None:
    status, output, errors = run(root, "check", "--format", form, "--today", TODAY)
    assert (status, errors) == (1, "")
    data = json.loads(output)
    assert len(data if form == "json" else data["runs"][0]["results"]) == 2


@pytest.mark.parametrize(("form", "expected"), [("json", "[]\n"), ("github", ""), ("text", "No problems.\n")])
@pytest.mark.slow
def test_where_nothing_is_wrong_the_report_says_so(tmp_path: Path, form: str, expected: str) -> None:
    assert run(make_project(tmp_path), "check", "--format", form, "--today", TODAY) == (0, expected, "")


@pytest.mark.slow
def test_paths_for_github_begin_at_the_repositorys_root(root: Path, tmp_path: Path) -> None:
    asked = ("check", "--format", "github", "--today", TODAY)
    _, output, _ = run(root, *asked, GITHUB_WORKSPACE=str(root.parent))
    assert output.startswith(
        f"::error file={root.name}/content/entries/2024/2024-05-05-a.md,line=4,col=1,title=key-unk"
    )
    _, output, _ = run(root, *asked, GITHUB_WORKSPACE=str(root))
    assert output.startswith("::error file=content/entries/2024/2024-05-05-a.md,line=4,col=1,title=key-unknown::")


@pytest.mark.slow
def test_a_build_tells_its_problems_in_every_form(root: Path) -> None:
    status, output, _ = run(root, "build", "--no-ingest", "--format", "github", "--today", TODAY)
    assert status == 1
    assert output.startswith("::error file=content/entries/2024/2024-05-05-a.md,line=4,col=1,title=key-unknown::")


@pytest.mark.slow
def test_text_tells_problems_and_what_is_good_to_know(root: Path) -> None:
    status, output, errors = run(root, "check", "--today", TODAY)
    assert (status, output) == (1, "1 problem, 1 notice.\n")
    assert errors == (
        "content/entries/2024/2024-05-06-b.md:4:9: is a draft\n"
        "  Write 'status: published' when it is ready.\n"
        "content/entries/2024/2024-05-05-a.md:4:1: unknown key 'sumary'\n"
        "  Did you mean 'summary'?\n"
    )
