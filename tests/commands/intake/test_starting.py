"""A draft to write on, and an article pasted from anywhere: kept as it came, once, under a name of its own."""

from datetime import date
from pathlib import Path

import pytest

from dateline.commands.intake import writing
from dateline.commands.intake.ingest import IngestResult, Task, ingest
from dateline.commands.intake.starting import Copy, start_entry
from dateline.content.entry import read_entry
from dateline.disk import saving
from dateline.model import Entry, Status
from dateline.problems import ProblemsFound, format_problem
from tests.support.killing import kill_everywhere
from tests.support.small_digest import BRIDGE, STRIKE, make_project, put_back, run, tree, write

TODAY = date(2024, 6, 1)
PASTED = STRIKE.replace("\n\n", "\r\n\r\n", 1).replace("\n\n", "\r\r", 1).encode()
PASTED_SEED = "seeds/2024-05-08-crews-walk-out-on-the-island-line.txt"
PASTED_ENTRY = "content/entries/2024/2024-05-08-crews-walk-out-on-the-island-line.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, bridge=BRIDGE)


def paste(root: Path, data: bytes, **task: bool) -> IngestResult:
    return ingest(root, task=Task(pasted=data, **task), report=lambda _: None)


def told(result: IngestResult) -> list[str]:
    return [format_problem(problem) for problem in result.problems]


def refusal(action) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        action()
    return [format_problem(problem) for problem in found.value.problems]


def read(root: Path, path: str) -> Entry:
    entry, problems = read_entry(path, (root / path).read_text(encoding="utf-8"))
    assert problems == ()
    assert entry
    return entry


def test_a_pasted_article_is_kept_as_it_came_and_becomes_an_entry(root: Path) -> None:
    result = paste(root, PASTED)
    assert [(made.seed, made.entry) for made in result.made] == [(PASTED_SEED, PASTED_ENTRY)]
    assert (root / PASTED_SEED).read_bytes() == PASTED
    assert read(root, PASTED_ENTRY).title == "Crews walk out on the island line"


def test_mixed_line_ends_make_the_same_entry_as_plain_ones(root: Path, tmp_path_factory) -> None:
    other = make_project(tmp_path_factory.mktemp("other"))
    paste(root, PASTED)
    paste(other, STRIKE.encode())
    assert (root / PASTED_ENTRY).read_bytes() == (other / PASTED_ENTRY).read_bytes()


@pytest.mark.parametrize("again", [PASTED, STRIKE.encode(), b"\xef\xbb\xbf" + PASTED + b"\n"])
def test_what_was_pasted_before_is_refused(root: Path, again: bytes) -> None:
    paste(root, PASTED)
    before = tree(root)
    assert told(paste(root, again)) == [
        (
            f"standard-input: holds the same text as {PASTED_SEED}\n"
            "  Nothing was saved. Change that seed, or its entry, where something is new."
        )
    ]
    assert tree(root) == before


def test_two_articles_of_one_day_and_headline_are_two_seeds(root: Path) -> None:
    paste(root, PASTED)
    result = paste(root, PASTED + b"\nThe crews will meet again.\n")
    assert (root / PASTED_SEED.replace(".txt", "-2.txt")).exists()
    assert [problem.path for problem in result.problems] == [PASTED_SEED.replace(".txt", "-2.txt")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" \r\n", "standard-input: holds nothing but blanks\n  Paste the article into it, or delete the file."),
        (
            b"Gulls return\n\nGulls have come back to the pier, watchers say.\n",
            (
                "standard-input:1:1: says nowhere when it was published\n"
                "  Put the day it was published above the text, as a line 'Date: 2020-01-04', then paste it again."
            ),
        ),
        (b"Caf\xe9\n", "standard-input:1:4: is not UTF-8: byte E9 is no character here\n  Save the file as UTF-8."),
    ],
)
def test_what_cannot_be_an_article_is_not_saved(root: Path, data: bytes, message: str) -> None:
    before = tree(root)
    assert told(paste(root, data)) == [message]
    assert tree(root) == before


def test_a_dry_run_shows_seed_and_entry_and_saves_neither(root: Path) -> None:
    before = tree(root)
    result = paste(root, PASTED, is_dry=True)
    assert [change.path for change in result.changes] == [PASTED_SEED, PASTED_ENTRY]
    assert tree(root) == before


def test_a_paste_takes_no_name_at_which_a_link_stands(root: Path) -> None:
    (root / PASTED_SEED).symlink_to("nowhere")
    assert [made.seed for made in paste(root, PASTED).made] == [PASTED_SEED.replace(".txt", "-2.txt")]


def test_a_paste_never_takes_the_place_of_a_file_put_there_meanwhile(root: Path, monkeypatch) -> None:
    def save_late(folder: Path, path: str, data: bytes) -> None:
        write(folder, path, "theirs")
        saving.save_new(folder, path, data)

    monkeypatch.setattr(writing, "save_new", save_late)
    assert told(paste(root, PASTED)) == [
        f"{PASTED_SEED}: was put there by somebody just now, and stays as it is\n  Paste it again."
    ]
    assert (root / PASTED_SEED).read_text(encoding="utf-8") == "theirs"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\n\r\n"])
def test_the_line_ends_of_every_clipboard_are_line_ends(root: Path, end: str) -> None:
    paste = f"Gulls return{end}{end}Gulls have come back to the pier.{end}{end}Date: 2024-05-08{end}".encode()
    (made,) = ingest(root, task=Task(pasted=paste), report=lambda _: None).made
    assert (root / made.seed).read_bytes() == paste
    assert read(root, made.entry).title == "Gulls return"
    assert ingest(root, (root / made.seed,), report=lambda _: None).problems == ()


def test_a_draft_from_a_seed_that_has_another_name_now_says_so(root: Path) -> None:
    ingest(root, report=lambda _: None)
    seed = root / "seeds/pier.txt"
    (root / "seeds/bridge.txt").rename(seed)
    assert refusal(lambda: start_entry(root, "Pier", TODAY, Copy("pier.txt", seed.read_bytes(), seed))) == [
        (
            "seeds/pier.txt: was ingested before under another name\n"
            "  Run 'dateline ingest' to let its entry know, then edit that."
        )
    ]


@pytest.mark.slow
def test_an_editor_that_is_not_there_is_named_and_the_entry_is_written(root: Path) -> None:
    status, output, errors = run(root, "new", "The harbour opens", "--edit", EDITOR="/no/such", VISUAL="")
    path = output.strip()
    assert (status, (root / path).exists()) == (1, True)
    assert errors.startswith("EDITOR: cannot be opened: /no/such")
    assert f"\n  The entry is there: {path}. Let the variable EDITOR name a program" in errors


@pytest.mark.slow
def test_the_command_takes_a_paste(root: Path) -> None:
    status, output, errors = run(root, "ingest", "-", given=PASTED)
    assert (status, errors) == (0, "")
    assert output == f"{PASTED_SEED} -> {PASTED_ENTRY}\n1 new entry.\n"


def test_a_new_entry_is_a_draft_with_todays_date(root: Path) -> None:
    path = start_entry(root, "The harbour:  opens again", TODAY)
    assert path == "content/entries/2024/2024-06-01-the-harbour-opens-again.md"
    assert (root / path).read_text(encoding="utf-8") == (
        '---\ntitle: "The harbour: opens again"\ndate: 2024-06-01\nrights: own\nstatus: draft\n---\n'
    )


def test_a_new_entry_never_takes_anothers_place(root: Path) -> None:
    path = start_entry(root, "The harbour opens", TODAY)
    before = tree(root)
    assert refusal(lambda: start_entry(root, "The Harbour opens!", TODAY)) == [
        f"{path}: is there already\n  Give the new one another title, or write on in that one."
    ]
    assert tree(root) == before


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("x" * 301, f"TITLE: 'title' is longer than 300 characters: {'x' * 60}…\n  Shorten it by 1 characters."),
        (
            " ",
            'TITLE: is empty\n  Write one: dateline new "The harbour opens again"',
        ),
    ],
)
def test_a_title_that_no_entry_can_have_is_refused(root: Path, title: str, message: str) -> None:
    assert refusal(lambda: start_entry(root, title, TODAY)) == [message]
    assert not (root / "content/entries").exists()


def test_a_draft_from_a_seed_has_its_findings_under_a_title_of_its_own(root: Path) -> None:
    seed = root / "seeds/bridge.txt"
    path = start_entry(root, "Divers wanted", TODAY, Copy("bridge.txt", seed.read_bytes(), seed))
    entry = read(root, path)
    assert path == "content/entries/2024/2024-05-05-divers-wanted.md"
    assert (entry.title, entry.status, entry.seed) == ("Divers wanted", Status.DRAFT, "seeds/bridge.txt")
    assert entry.source.title == "Harbour bridge closed after ferry strikes pier"
    assert "Karin Vale" in [tag.name for tag in entry.tags]
    assert ingest(root, report=lambda _: None) == IngestResult((), 1, (), ())


def test_title_and_draft_outlast_a_change_of_the_seed(root: Path) -> None:
    seed = root / "seeds/bridge.txt"
    path = start_entry(root, "Divers wanted", TODAY, Copy("bridge.txt", seed.read_bytes(), seed))
    write(root, "seeds/bridge.txt", BRIDGE.replace("1962", "1963").replace("Harbour bridge", "The bridge"))
    assert [made.entry for made in ingest(root, report=lambda _: None).merged] == [path]
    entry = read(root, path)
    assert (entry.title, entry.status) == ("Divers wanted", Status.DRAFT)
    assert entry.source.title == "The bridge closed after ferry strikes pier"
    assert "1963" in entry.body


def test_a_paste_without_a_date_is_of_today(root: Path) -> None:
    text = b"Gulls return\n\nGulls have come back to the pier, watchers say.\n"
    path = start_entry(root, "Gulls are back", TODAY, Copy("standard-input", text))
    assert read(root, path).date.day == TODAY
    assert (root / "seeds/2024-06-01-gulls-return.txt").read_bytes() == text
    assert ingest(root, task=Task(again=True), report=lambda _: None).problems == ()


def test_a_seed_with_an_entry_starts_no_other(root: Path) -> None:
    made = ingest(root, report=lambda _: None).made[0]
    seed = root / made.seed
    assert refusal(lambda: start_entry(root, "Divers", TODAY, Copy("bridge.txt", seed.read_bytes(), seed))) == [
        f"seeds/bridge.txt: has an entry already\n  It is {made.entry}."
    ]


@pytest.mark.slow
def test_the_command_writes_a_draft_and_opens_it(root: Path) -> None:
    (root / "editor.sh").write_text('#!/bin/sh\nprintf "Written in the editor.\\n" >> "$1"\n', encoding="utf-8")
    (root / "editor.sh").chmod(0o755)
    status, output, errors = run(root, "new", "Harbour opens", "--edit", EDITOR=str(root / "editor.sh"), VISUAL="")
    assert (status, errors) == (0, "")
    assert (root / output.strip()).read_text(encoding="utf-8").endswith("status: draft\n---\nWritten in the editor.\n")


@pytest.mark.slow
def test_the_command_begins_with_a_paste_or_a_file_from_elsewhere(root: Path) -> None:
    assert run(root, "new", "Strike", "--from", "-", given=PASTED)[0] == 0
    write(root, "elsewhere.txt", BRIDGE.replace("Harbour bridge", "Pier"))
    assert run(root, "new", "Pier", "--from", "elsewhere.txt")[0] == 0
    assert (root / "seeds/2024-05-05-pier-closed-after-ferry-strikes-pier.txt").exists()
    assert run(root, "new", "Pier", "--from", "nosuch.txt")[::2] == (
        1,
        "nosuch.txt: cannot be read: No such file or directory\n  Name a text file, or - for a text that you paste.\n",
    )


@pytest.mark.slow
def test_killed_while_starting_an_entry_every_file_is_whole(root: Path) -> None:
    copy = Copy("standard-input", PASTED)
    old = tree(root)
    start_entry(root, "Strike", TODAY, copy)
    new = tree(root)
    for _ in kill_everywhere(lambda: put_back(root, old), lambda: start_entry(root, "Strike", TODAY, copy)):
        for path, data in tree(root).items():
            assert Path(path).name.startswith(".dateline-") or data in (old.get(path), new.get(path))
        assert set(old) <= set(tree(root))
        assert ingest(root, report=lambda _: None).problems == ()
        assert not [path for path in tree(root) if path.endswith(".tmp")]
