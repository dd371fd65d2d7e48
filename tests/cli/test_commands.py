"""The command line: what is printed where, and with which exit status."""

import os
import pty
import re
import signal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import dateline
from dateline import cli
from dateline.cli import check, commands
from dateline.cli.summaries import describe_build, describe_ingest
from dateline.commands.intake.ingest import IngestResult
from dateline.commands.past_builds import BuildResult
from dateline.model import Moment
from dateline.site.selection import HeldBack
from tests.support.places import SOURCE
from tests.support.small_digest import BRIDGE, SETTINGS, STRIKE, TODAY, make_project, run, tree, write

pytestmark = pytest.mark.slow

BRIDGE_ENTRY = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
STRIKE_ENTRY = "content/entries/2024/2024-05-08-crews-walk-out-on-the-island-line.md"
COMMANDS = ("ingest", "extract", "build", "check", "serve")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, bridge=BRIDGE, strike=STRIKE)


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert run(tmp_path, "--version") == (0, f"dateline {dateline.__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=["dateline", *COMMANDS])
def test_help_stands_everywhere_with_examples_that_name_real_options(arguments: list[str]) -> None:
    result = CliRunner().invoke(commands.dateline, [*arguments, "--help"])
    assert result.exit_code == 0
    assert "\n  Examples:\n    dateline " in result.output
    for option in re.findall(r"^    dateline .*?(--[a-z-]+)", result.output, re.MULTILINE):
        assert f"\n  {option}" in result.output


def test_a_command_that_does_not_exist_is_a_fault_of_use(root: Path) -> None:
    status, output, errors = run(root, "buidl")
    assert (status, output) == (2, "")
    assert "No such command 'buidl'" in errors


@pytest.mark.parametrize("day", ["2020-13-01", "yesterday", "20200101"])
def test_a_day_that_is_none_is_a_fault_of_use(root: Path, day: str) -> None:
    status, _, errors = run(root, "build", "--today", day)
    assert status == 2
    assert f"'{day}' is not a day. " in errors


def test_outside_a_digest_it_says_what_is_missing(tmp_path: Path) -> None:
    assert run(tmp_path, "check") == (
        1,
        "",
        (
            "content/digest.yaml: there is no such file, neither here nor in a folder above\n"
            "  Go to the folder of your digest, or write content/digest.yaml with "
            "'title', 'description' and 'base_url'.\n"
        ),
    )


def test_ingest_prints_a_line_a_seed_and_their_number(root: Path) -> None:
    assert run(root, "ingest") == (
        0,
        f"seeds/bridge.txt -> {BRIDGE_ENTRY}\nseeds/strike.txt -> {STRIKE_ENTRY}\n2 new entries.\n",
        "",
    )
    assert run(root, "ingest") == (0, "0 new entries; 2 seeds known already.\n", "")


def test_ingest_works_from_a_folder_within_the_digest(root: Path) -> None:
    assert run(root / "seeds", "ingest", "strike.txt")[:2] == (
        0,
        f"seeds/strike.txt -> {STRIKE_ENTRY}\n1 new entry.\n",
    )


def test_a_faulty_seed_is_told_on_standard_error_and_the_sound_ones_are_written(root: Path) -> None:
    write(root, "seeds/copy.txt", STRIKE)
    status, output, errors = run(root, "ingest")
    assert status == 1
    assert output.endswith("2 new entries.\n")
    assert errors == (
        "seeds/strike.txt: holds the same text as seeds/copy.txt\n"
        "  Delete one of the two; where seeds/strike.txt is the one to keep, delete the other first.\n"
    )


def test_build_ingests_builds_and_says_what_was_made(root: Path) -> None:
    status, output, errors = run(root, "build", "--today", TODAY)
    assert (status, errors) == (0, "")
    lines = output.splitlines()
    assert lines[:3] == [
        f"seeds/bridge.txt -> {BRIDGE_ENTRY}",
        f"seeds/strike.txt -> {STRIKE_ENTRY}",
        "Reading content/",
    ]
    stages = r"Planning 2 entries|Rendering \d+ pages and files|Drawing share cards 3 cards|"
    stages += r"Indexing for search \d+ bundles|Writing site \d+ parts"
    assert all(re.fullmatch(stages, line) for line in lines[3:8])
    assert lines[8] == "2 new entries."
    assert re.fullmatch(
        r"Built \d+ pages, 2 entries, \d+ terms?, 0 stories, 3 feeds, 1 calendar, 3 share cards; search index \d+ kB\.",
        lines[9],
    )
    assert re.fullmatch(r"In site/: \d+ files written, 0 as they were, 0 removed\. It took \d+\.\d s\.", lines[10])
    assert (root / "site/2024/05/08/crews-walk-out-on-the-island-line/index.html").is_file()


def test_a_build_tells_when_asked_how_long_each_stage_took_and_what_it_wrote(root: Path) -> None:
    _, output, _ = run(root, "build", "--verbose", "--today", TODAY)
    told = re.findall(r"^ +\d+\.\d\d s  (.+)$", output, flags=re.MULTILINE)
    assert [line.split(" of ")[0] for line in told] == [
        *("Reading content/", "Planning", "Rendering", "Drawing share cards", "Indexing for search", "Writing site"),
    ]
    written = [int(number) for line in told for number in re.findall(r"(\d+) files written, \d+\.\d MB$", line)]
    assert f"In site/: {sum(written)} files written" in output


def test_a_second_build_writes_nothing(root: Path) -> None:
    run(root, "build", "--today", TODAY)
    before = tree(root / "site")
    status, output, _ = run(root, "build", "--today", TODAY)
    assert status == 0
    assert re.search(r"In site/: 0 files written, \d+ as they were, 0 removed\.", output)
    assert tree(root / "site") == before


def test_build_without_ingest_leaves_seeds_alone(root: Path) -> None:
    assert run(root, "build", "--no-ingest")[0] == 0
    assert not (root / "content/entries").exists()


def test_build_takes_folder_and_address(root: Path) -> None:
    arguments = ("build", "--output", "../public", "--base-url", "https://harbour.example/news")
    status, _, errors = run(root / "content", *arguments)
    assert (status, errors) == (0, "")
    home = (root / "public/index.html").read_text(encoding="utf-8")
    assert 'href="https://harbour.example/news/"' in home
    assert not (root / "site").exists()


def test_build_lists_the_faults_of_seeds_and_content_at_once_and_leaves_the_site(root: Path) -> None:
    run(root, "build", "--today", TODAY)
    before = tree(root / "site")
    write(root, "seeds/undated.txt", "Gulls return\n\nGulls have come back to the pier, watchers say.\n")
    write(root, BRIDGE_ENTRY, (root / BRIDGE_ENTRY).read_text(encoding="utf-8").replace("title:", "titel:", 1))
    status, output, errors = run(root, "build", "--today", TODAY)
    assert (status, output) == (1, "")
    assert [line for line in errors.splitlines() if not line.startswith(" ")] == [
        f"{BRIDGE_ENTRY}:2:1: unknown key 'titel'",
        "seeds/undated.txt:1:1: says nowhere when it was published",
    ]
    assert tree(root / "site") == before


def test_check_lists_the_same_faults_and_writes_nothing(root: Path) -> None:
    write(root, "content/pages/about.md", "no front matter\n")
    write(root, "seeds/undated.txt", "Gulls return\n\nGulls have come back to the pier, watchers say.\n")
    before = tree(root)
    status, output, errors = run(root, "check", "--today", TODAY)
    assert (status, output) == (1, "2 problems.\n")
    assert [line.split(":")[0] for line in errors.splitlines() if not line.startswith(" ")] == [
        "content/pages/about.md",
        "seeds/undated.txt",
    ]
    assert tree(root) == before


def test_check_says_so_where_all_is_well(root: Path) -> None:
    assert run(root, "check") == (0, "No problems.\n", "")


def test_an_output_folder_that_cannot_be_written_is_named(root: Path) -> None:
    write(root, "site", "a file")
    status, _, errors = run(root, "build")
    assert status == 1
    assert errors == "site: is no folder\n  Give the site a folder of its own, as site/.\n"


def test_a_build_takes_in_what_is_new_in_a_changed_seed(root: Path) -> None:
    run(root, "build", "--today", TODAY)
    write(root, "seeds/strike.txt", STRIKE.replace("April", "March"))
    status, output, errors = run(root, "build", "--today", TODAY)
    assert (status, errors) == (0, "")
    assert "0 new entries; 1 entry brought up to date; 1 seed known already.\n" in output
    assert "March" in (root / STRIKE_ENTRY).read_text(encoding="utf-8")


def test_what_editor_and_seed_both_changed_is_told_without_failing_the_build(root: Path) -> None:
    run(root, "build", "--today", TODAY)
    edited = (root / STRIKE_ENTRY).read_text(encoding="utf-8").replace("had asked for talks in April", "wants talks")
    write(root, STRIKE_ENTRY, edited)
    write(root, "seeds/strike.txt", STRIKE.replace("April", "March"))
    status, _, errors = run(root, "build", "--today", TODAY)
    assert status == 0
    assert f"dateline ingest --accept {STRIKE_ENTRY}.proposed" in errors
    assert (root / STRIKE_ENTRY).read_text(encoding="utf-8") == edited


def test_on_a_terminal_there_is_one_progress_bar_and_no_line_a_seed(root: Path) -> None:
    output = run_on_terminal(root, "ingest", TERM="xterm")
    assert "Ingesting" in output
    assert "2/2" in output
    assert "seeds/strike.txt ->" not in output
    assert "2 new entries." in output


def test_no_color_is_honoured(root: Path) -> None:
    output = run_on_terminal(root, "ingest", TERM="xterm-256color", NO_COLOR="1")
    assert re.findall(r"\x1b\[[0-9;]*3[0-9][0-9;]*m", output) == []


def run_on_terminal(root: Path, *arguments: str, **environment: str) -> str:
    """Return all that `dateline` shows on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=root,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait(60) == 0
    return shown.decode()


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every check meet a fault of ours."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(check, "check_all", fail)


def run_here(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return ended.value.code


@pytest.mark.usefixtures("broken")
def test_a_fault_of_ours_says_so_without_a_traceback(root: Path, monkeypatch, capsys) -> None:
    assert run_here(root, monkeypatch, "check", "--today", TODAY) == 70
    assert capsys.readouterr().err == (
        "This is a fault of Dateline, not of your files: ZeroDivisionError: division by zero\n"
        "  Please report it, with all that this prints: dateline check --today 2024-06-01 --traceback\n"
    )


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("arguments", [("--traceback", "check"), ("check", "--traceback")], ids=["before", "behind"])
def test_the_traceback_is_shown_when_asked_for(root: Path, monkeypatch, capsys, arguments: tuple[str, ...]) -> None:
    assert run_here(root, monkeypatch, *arguments) == 70
    assert "Traceback (most recent call last):" in capsys.readouterr().err


def test_ctrl_c_ends_a_command_without_a_traceback(root: Path, monkeypatch, capsys) -> None:
    def interrupt(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(check, "check_all", interrupt)
    assert run_here(root, monkeypatch, "check") == 130
    assert capsys.readouterr().err.strip() == "Stopped."


def test_a_reader_that_goes_away_is_no_fault(root: Path) -> None:
    line = f"'{sys.executable}' -m dateline extract seeds/bridge.txt seeds/strike.txt | head -c 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=root,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_streams_that_are_closed_are_no_fault(root: Path) -> None:
    """A file that is opened must not be given the number of standard error: what is told would be written into it."""
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m dateline extract seeds/bridge.txt seeds/none.txt <&- >&- 2>&-"],
        cwd=root,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_letters_of_all_scripts_are_printed_whatever_the_terminal_says(root: Path) -> None:
    write(root, "content/digest.yaml", SETTINGS)
    write(root, "seeds/bridge.txt", BRIDGE.replace("Karin Vale", "Kārin Välé"))
    status, output, _ = run(root, "extract", "seeds/bridge.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert status == 0
    assert "Kārin Välé" in output


NEXT = Moment(date(2024, 7, 1), datetime.fromisoformat("2024-07-01T10:30+05:00"))


def test_the_next_change_on_a_bare_day_is_its_midnight_on_this_computer(tmp_path: Path) -> None:
    root = make_project(tmp_path, bridge=BRIDGE)
    stay = "publish_on: 2024-11-03\nexpires_on: 2024-11-04\n"
    write(root, "content/entries/2020/2020-01-01-later.md", f"---\ntitle: Later\ndate: 2020-01-01\n{stay}---\nText.\n")
    for day, moment in (("2024-06-01", "2024-11-03T00:00:00-04:00"), ("2024-11-03", "2024-11-04T00:00:00-05:00")):
        _, output, _ = run(root, "build", "--today", day, TZ="America/New_York")
        assert output.splitlines()[-1] == f"Next change by itself: {moment}"


def test_a_build_takes_a_moment_as_now(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    entry = "---\ntitle: Soon\ndate: 2020-01-01\nrights: own\npublish_on: 2020-01-04T10:30+05:00\n---\nText.\n"
    write(root, "content/entries/2020/2020-01-01-soon.md", entry)
    _, before, _ = run(root, "build", "--today", "2020-01-04T05:29Z")
    _, after, _ = run(root, "build", "--today", "2020-01-04T05:30Z")
    assert "0 entries" in before
    assert "(scheduled for 4 January 2020, 10:30 UTC+5)" in before
    assert before.splitlines()[-1] == "Next change by itself: 2020-01-04T10:30:00+05:00"
    assert "1 entry" in after
    status, _, errors = run(root, "build", "--today", "2020-01-04T10:30")
    assert status == 2
    assert "gives a time without a zone" in errors


def test_what_is_held_back_and_the_next_change_are_told() -> None:
    held = (
        HeldBack("content/entries/2024/a.md", "draft", None),
        HeldBack("content/entries/2024/b.md", "scheduled", Moment(date(2024, 7, 1))),
        HeldBack("content/entries/2024/c.md", "expired", Moment(date(2024, 5, 1))),
    )
    done = BuildResult("/srv/site", 1, 1, 1, 1, 1, 1, 2, 2_340_000, 3, 4, 5, held, NEXT, ("The site is small.",))
    assert describe_build(done, 1.26) == (
        "Built 1 page, 1 entry, 1 term, 1 story, 1 feed, 1 calendar, 2 share cards; search index 2.3 MB.\n"
        "In /srv/site: 3 files written, 4 as they were, 5 removed. It took 1.3 s.\n"
        "Held back: content/entries/2024/a.md (draft)\n"
        "Held back: content/entries/2024/b.md (scheduled for 1 July 2024)\n"
        "Held back: content/entries/2024/c.md (expired on 1 May 2024)\n"
        "The site is small.\n"
        "Next change by itself: 2024-07-01T10:30:00+05:00"
    )


def test_an_ingest_of_nothing_says_so() -> None:
    assert describe_ingest(IngestResult((), 0, (), ())) == "0 new entries."
