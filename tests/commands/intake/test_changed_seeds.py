"""A seed that changes, or a machine that has learnt something: what is new arrives, and no edit is ever lost."""

import os
import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import draft as draft_module
from dateline.commands.intake.answering import answer_proposal
from dateline.commands.intake.ingest import IngestResult, Task, ingest
from dateline.commands.intake.ledger import find_base, hash_bytes, read_ledger
from dateline.content.entry import format_entry, read_entry
from dateline.problems import ProblemsFound, format_problem
from tests.support.edits import EDITOR, draw_changes, dress
from tests.support.killing import kill_everywhere
from tests.support.properties import costly
from tests.support.small_digest import BRIDGE, STRIKE, make_project, put_back, tree, write
from tests.support.small_digest import run as dateline

SEED = "seeds/bridge.txt"
ENTRY = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
PROPOSAL = f"{ENTRY}.proposed"
LEDGER = "seeds/.base/ledger.txt"
# The seed once more, with one sentence put right and one more paragraph.
PUT_RIGHT = BRIDGE.replace("1962", "1963").replace("\n\nPublished", "\n\nThe ferry was the “Anna”.\n\nPublished")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_project(tmp_path, bridge=BRIDGE, strike=STRIKE)
    run(root)
    return root


def run(root: Path, *paths: str, **task: Any) -> IngestResult:
    return ingest(root, tuple(root / path for path in paths), task=Task(**task), report=lambda _: None)


def told(problems) -> list[str]:
    return [format_problem(problem) for problem in problems]


def refusal(action) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        action()
    return told(found.value.problems)


def edit(root: Path, old: str, new: str) -> str:
    """Change the entry as an editor does, and return its text."""
    text = (root / ENTRY).read_bytes().decode()
    assert text.count(old) == 1
    (root / ENTRY).write_bytes(text.replace(old, new).encode())
    return text.replace(old, new)


def entry(root: Path) -> str:
    return (root / ENTRY).read_bytes().decode()


def make_conflict(root: Path) -> str:
    """Let editor and seed change one paragraph; return the entry's text."""
    text = edit(root, "The bridge was opened in 1962.\n", "The bridge was opened long ago.\n")
    write(root, SEED, PUT_RIGHT)
    return text


def test_a_changed_seed_brings_an_untouched_entry_up_to_date(root: Path) -> None:
    write(root, SEED, PUT_RIGHT)
    result = run(root)
    assert [(made.seed, made.entry) for made in result.merged] == [(SEED, ENTRY)]
    assert (result.made, result.known, result.notices, result.problems, result.conflicts) == ((), 1, (), (), ())
    assert "1963" in entry(root)
    assert (root / find_base(SEED)).read_bytes() == (root / ENTRY).read_bytes()


def test_what_an_editor_wrote_stays_and_what_is_new_arrives(root: Path) -> None:
    edit(root, "title: Harbour", "# ours\ntitle: 'Divers at work: Harbour")
    edit(root, "pier\ndate", "pier'\ndate")
    text = edit(root, "    - Karin Vale\n", "    - Karin Vale  # the mayor\n    - Ida Lorne\n")
    write(root, SEED, PUT_RIGHT)
    run(root)
    body = "The bridge was opened in 1963.\n\nThe ferry was the “Anna”.\n"
    assert entry(root).split("---\n")[2].endswith(body)
    assert "title: 'Divers at work: Harbour bridge closed after ferry strikes pier'\n" in entry(root)
    assert "# ours\n" in entry(root)
    assert "    - Karin Vale  # the mayor\n    - Ida Lorne\n" in entry(root)
    assert "1962" in text


def test_afterwards_a_second_run_writes_nothing(root: Path) -> None:
    edit(root, "    - Karin Vale\n", "    - Karin Vale  # the mayor\n")
    write(root, SEED, PUT_RIGHT)
    run(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert run(root) == IngestResult((), 2, (), ())
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_a_seed_that_says_the_same_in_other_blanks_changes_no_entry(root: Path) -> None:
    text = edit(root, "    - Karin Vale\n", "    - Karin Vale  # the mayor\n")
    write(root, SEED, BRIDGE.replace("\n", "\r\n"))
    assert run(root).merged == ()
    assert entry(root) == text
    assert run(root) == IngestResult((), 2, (), ())


def test_a_tag_that_an_editor_took_out_stays_out(root: Path) -> None:
    edit(root, "    - Karin Vale\n", "")
    edit(root, "  people:\n", "")
    write(root, SEED, PUT_RIGHT)
    run(root)
    assert "people:" not in entry(root)
    assert "1963" in entry(root)


def test_line_ends_and_byte_order_mark_stay(root: Path) -> None:
    text = "\ufeff" + entry(root).replace("\n", "\r\n")
    (root / ENTRY).write_bytes(text.encode())
    write(root, SEED, PUT_RIGHT)
    assert len(run(root).merged) == 1
    assert entry(root).startswith("\ufeff---\r\n")
    assert not re.search(r"(?<!\r)\n", entry(root))
    assert "1963" in entry(root)


def test_a_renamed_entry_is_brought_up_to_date_where_it_is(root: Path) -> None:
    (root / ENTRY).rename(root / "content/entries/2024/bridge.md")
    write(root, SEED, PUT_RIGHT)
    assert run(root).merged[0].entry == "content/entries/2024/bridge.md"
    assert not (root / ENTRY).exists()


def test_a_deleted_entry_stays_deleted_however_often_its_seed_is_read(root: Path) -> None:
    (root / ENTRY).unlink()
    assert run(root, again=True).notices == ()
    write(root, SEED, PUT_RIGHT)
    assert told(run(root).notices) == [
        "seeds/bridge.txt: has changed since it was ingested, but its entry is gone: it stays deleted"
    ]
    assert not (root / ENTRY).exists()


def test_again_takes_in_what_the_machine_has_learnt(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = edit(root, "title: Harbour", "title: Old harbour")
    monkeypatch.setattr(draft_module, "LONGEST_SUMMARY", 20)
    assert run(root) == IngestResult((), 2, (), ())
    result = run(root, SEED, again=True)
    assert [made.seed for made in result.merged] == [SEED]
    summary = re.compile("^summary: .*$", re.MULTILINE)
    assert summary.sub("", entry(root)) == summary.sub("", text)
    assert len(summary.search(entry(root))[0]) < len(summary.search(text)[0])
    assert run(root, SEED, again=True) == IngestResult((), 1, (), ())


def test_again_without_anything_new_writes_nothing(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert run(root, again=True) == IngestResult((), 2, (), ())
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_what_both_changed_leaves_the_entry_as_it_is_and_is_proposed(root: Path) -> None:
    text = make_conflict(root)
    base = (root / find_base(SEED)).read_bytes()
    result = run(root)
    line = text[: text.index("long ago")].count("\n") + 1
    assert told(result.conflicts) == [
        (
            f"{ENTRY}:{line}:1: this paragraph, which you have changed, would now be: “Nobody crosses before the divers"
            " have looked,” Ms Vale said…\n"
            f"  Your entry is as it was. Compare it with {PROPOSAL}, change that as you like, then take it over with "
            f"'dateline ingest --accept {PROPOSAL}', or keep yours with '--refuse' in place of '--accept'."
        )
    ]
    assert entry(root) == text
    assert (root / find_base(SEED)).read_bytes() == base
    proposal = (root / PROPOSAL).read_text(encoding="utf-8")
    assert "1963" in proposal
    assert "Anna" in proposal
    assert "long ago" not in proposal


def test_a_second_run_tells_the_conflict_again_and_writes_nothing(root: Path) -> None:
    make_conflict(root)
    result = run(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert run(root) == result
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_an_accepted_proposal_takes_the_entrys_place(root: Path) -> None:
    make_conflict(root)
    run(root)
    assert answer_proposal(root, root / PROPOSAL, is_taken=True) == ENTRY
    assert "1963" in entry(root)
    assert "Proposed by ingest" not in entry(root)
    assert not (root / PROPOSAL).exists()
    assert run(root) == IngestResult((), 2, (), ())
    assert run(root, again=True) == IngestResult((), 2, (), ())


def test_a_proposal_may_be_changed_before_it_is_accepted(root: Path) -> None:
    make_conflict(root)
    run(root)
    changed = (root / PROPOSAL).read_bytes().replace(b"opened in 1963", b"opened by the king in 1963")
    (root / PROPOSAL).write_bytes(changed)
    assert told(run(root).conflicts)[0].endswith(
        f"  {PROPOSAL} was changed by hand and stays; accept or refuse it, or delete it for a new one."
    )
    assert (root / PROPOSAL).read_bytes() == changed
    answer_proposal(root, root / PROPOSAL, is_taken=True)
    assert "opened by the king in 1963" in entry(root)
    assert run(root) == IngestResult((), 2, (), ())


def test_a_refused_proposal_leaves_the_entry_and_does_not_come_back(root: Path) -> None:
    text = make_conflict(root)
    run(root)
    answer_proposal(root, root / PROPOSAL, is_taken=False)
    assert (entry(root), (root / PROPOSAL).exists()) == (text, False)
    assert run(root) == IngestResult((), 2, (), ())
    assert hash_bytes((root / find_base(SEED)).read_bytes()) == ledger(root)[SEED].base_hash


def test_an_entry_edited_since_is_never_overwritten_by_its_proposal(root: Path) -> None:
    make_conflict(root)
    run(root)
    text = edit(root, "long ago", "in spring")
    before = tree(root)
    assert refusal(lambda: answer_proposal(root, root / PROPOSAL, is_taken=True)) == [
        (
            f"{ENTRY}: has changed since its proposal was made, and stays as it is\n"
            "  Delete the proposal and ingest again for a new one, or write what you want into the entry."
        )
    ]
    assert tree(root) == before
    run(root)
    assert entry(root) == text
    answer_proposal(root, root / PROPOSAL, is_taken=True)
    assert "1963" in entry(root)


def test_a_proposal_with_a_fault_is_refused_at_its_line(root: Path) -> None:
    make_conflict(root)
    run(root)
    data = (root / PROPOSAL).read_bytes().replace(b"title:", b"titel:", 1)
    (root / PROPOSAL).write_bytes(data)
    before = tree(root)
    assert refusal(lambda: answer_proposal(root, root / PROPOSAL, is_taken=True)) == [
        f"{PROPOSAL}:3:1: unknown key 'titel'\n  Did you mean 'title'?"
    ]
    assert tree(root) == before


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            ENTRY,
            f"{ENTRY}: is no proposal\n  Name the file that ingest has written beside the entry; it ends in .proposed.",
        ),
        (PROPOSAL, f"{PROPOSAL}: there is no such file\n  Ingest again to see what is open."),
    ],
)
def test_what_is_no_proposal_is_not_accepted(root: Path, path: str, message: str) -> None:
    assert refusal(lambda: answer_proposal(root, root / path, is_taken=True)) == [message]


def test_a_proposal_that_nobody_needs_any_more_is_told(root: Path) -> None:
    make_conflict(root)
    run(root)
    write(root, SEED, BRIDGE + "\n")
    assert told(run(root).notices) == [f"{PROPOSAL}: is no longer needed: nothing is open any more\n  Delete it."]


def test_without_the_text_that_ingest_wrote_nothing_is_changed(root: Path) -> None:
    write(root, find_base(SEED), "changed by somebody")
    write(root, SEED, PUT_RIGHT)
    before = tree(root)
    result = run(root)
    assert told(result.notices) == [
        (
            "seeds/bridge.txt: has changed since it was ingested, but seeds/.base/bridge.md is not as ingest has "
            f"written it\n  Restore it as git has it, or take over what is new by hand in {ENTRY}."
        )
    ]
    assert tree(root) == before


def test_an_entry_written_by_hand_is_left_to_its_editor(tmp_path: Path) -> None:
    root = make_project(tmp_path, bridge=BRIDGE)
    write(root, ENTRY, f"---\ntitle: Mine\ndate: 2024-05-05\nseed: {SEED}\n---\n")
    run(root)
    write(root, SEED, PUT_RIGHT)
    before = tree(root)
    assert told(run(root).notices) == [
        (
            "seeds/bridge.txt: has changed since it was ingested, but its entry was written by hand\n"
            f"  Take over what is new by hand in {ENTRY}."
        )
    ]
    assert tree(root) == before


def test_an_entry_with_faults_takes_in_nothing_until_they_are_gone(root: Path) -> None:
    text = edit(root, "title:", "titel:")
    write(root, SEED, PUT_RIGHT)
    assert told(run(root).problems) == [
        (
            f"{ENTRY}: has faults, and takes in nothing new until they are gone\n"
            "  Run 'dateline check', put right what it names, then ingest again."
        )
    ]
    assert entry(root) == text
    edit(root, "titel:", "title:")
    assert len(run(root).merged) == 1


def test_an_entry_saved_while_ingest_is_at_work_keeps_what_was_saved(root: Path, monkeypatch) -> None:
    real = os.fsync
    saved: list[str] = []

    def save_too(handle: int) -> None:
        real(handle)
        if not saved:
            saved.append(edit(root, "title: Harbour", "title: Old harbour"))

    write(root, SEED, PUT_RIGHT)
    monkeypatch.setattr(os, "fsync", save_too)
    assert len(run(root).merged) == 1
    assert "title: Old harbour" in entry(root)
    assert "1963" in entry(root)


def test_an_entry_that_is_saved_all_the_time_is_left_alone(root: Path, monkeypatch) -> None:
    real = os.fsync

    def save_too(handle: int) -> None:
        real(handle)
        (root / ENTRY).write_bytes((root / ENTRY).read_bytes() + b"\n")

    write(root, SEED, PUT_RIGHT)
    monkeypatch.setattr(os, "fsync", save_too)
    assert told(run(root).problems) == [
        (
            f"{ENTRY}: changes while ingest is at work; nothing was written to it\n"
            "  Save it, wait until nobody works on it, then ingest again."
        )
    ]
    assert "1963" not in entry(root)
    assert [path for path in tree(root) if path.endswith(".tmp")] == []


@pytest.mark.slow
def test_killed_at_any_write_of_a_merge_every_file_is_whole_and_the_next_run_ends_it(root: Path) -> None:
    edit(root, "    - Karin Vale\n", "    - Karin Vale  # the mayor\n    - Ida Lorne\n")
    write(root, SEED, PUT_RIGHT)
    old = tree(root)
    run(root)
    new = tree(root)
    for _ in kill_everywhere(lambda: put_back(root, old), lambda: run(root)):
        for path, data in tree(root).items():
            assert path.endswith(".tmp") or data in (old.get(path), new.get(path))
        assert set(old) <= set(tree(root))
        result = run(root)
        assert (result.problems, result.conflicts, result.notices, tree(root)) == ((), (), (), new)


@pytest.mark.slow
def test_killed_while_accepting_nothing_is_lost_and_it_can_be_accepted_again(root: Path) -> None:
    make_conflict(root)
    run(root)
    old = tree(root)
    answer_proposal(root, root / PROPOSAL, is_taken=True)
    new = tree(root)
    for _ in kill_everywhere(
        lambda: put_back(root, old), lambda: answer_proposal(root, root / PROPOSAL, is_taken=True)
    ):
        for path, data in tree(root).items():
            assert path.endswith(".tmp") or data in (old.get(path), new.get(path))
        if (root / PROPOSAL).exists():
            answer_proposal(root, root / PROPOSAL, is_taken=True)
        assert tree(root) == new


def test_a_dry_run_shows_what_would_change_and_writes_nothing(root: Path) -> None:
    make_conflict(root)
    write(root, "seeds/new.txt", BRIDGE.replace("Harbour bridge", "Pier").replace("5th", "6th"))
    write(root, "seeds/strike.txt", STRIKE.replace("in April", "in March"))
    before = tree(root)
    result = run(root, is_dry=True)
    assert [change.path for change in result.changes] == [
        PROPOSAL,
        "content/entries/2024/2024-05-06-pier-closed-after-ferry-strikes-pier.md",
        "content/entries/2024/2024-05-08-crews-walk-out-on-the-island-line.md",
    ]
    assert tree(root) == before
    done = run(root)
    assert (done.made, done.merged, done.conflicts) == (result.made, result.merged, result.conflicts)
    assert [(root / change.path).read_bytes() for change in result.changes] == [
        change.after for change in result.changes
    ]


def ledger(root: Path) -> dict:
    return {row.seed: row for row in read_ledger((root / LEDGER).read_bytes())}


@pytest.mark.slow
def test_the_command_shows_a_diff_and_says_that_nothing_is_written(root: Path) -> None:
    write(root, "seeds/strike.txt", STRIKE.replace("in April", "in March"))
    status, output, errors = dateline(root, "ingest", "--dry-run")
    path = "content/entries/2024/2024-05-08-crews-walk-out-on-the-island-line.md"
    assert output.startswith(f"--- a/{path}\n+++ b/{path}\n@@ ")
    assert "\n+The Harbour Workers' Union had asked for talks in March.\n" in output
    assert errors == (
        "Nothing written; this would be: 0 new entries; 1 entry brought up to date; 1 seed known already.\n"
    )
    assert status == 0


@pytest.mark.slow
def test_the_command_accepts_what_is_proposed(root: Path) -> None:
    make_conflict(root)
    status, output, errors = dateline(root, "ingest")
    assert (status, output) == (1, "0 new entries; 1 seed known already.\n")
    assert f"--accept {PROPOSAL}" in errors
    assert dateline(root, "ingest", "--accept", PROPOSAL) == (0, f"{ENTRY} is now as proposed.\n", "")
    assert dateline(root, "ingest") == (0, "0 new entries; 2 seeds known already.\n", "")


@pytest.mark.slow
def test_the_command_keeps_an_entry_against_its_proposal(root: Path) -> None:
    make_conflict(root)
    dateline(root, "ingest")
    assert dateline(root, "ingest", "--refuse", PROPOSAL) == (0, f"{ENTRY} stays as it is.\n", "")
    assert dateline(root, "ingest")[0] == 0


@pytest.mark.slow
def test_accepting_and_ingesting_are_two_things(root: Path) -> None:
    status, _, errors = dateline(root, "ingest", "--accept", PROPOSAL, SEED)
    assert status == 2
    assert "--accept and --refuse each stand alone, with one proposal." in errors


CHANGED = PUT_RIGHT.replace("on Friday after", "late on Friday after")


def rename_and_change(root: Path, text: str = CHANGED) -> None:
    (root / SEED).unlink()
    write(root, "seeds/pier.txt", text)


def test_a_seed_that_was_renamed_and_changed_is_known_again(root: Path) -> None:
    edited = edit(root, "title: Harbour", "title: Old harbour")
    rename_and_change(root)
    result = run(root)
    assert told(result.notices) == [
        f"seeds/pier.txt: was {SEED} before, and has been changed since: what is new goes into its entry"
    ]
    assert (result.made, result.problems, result.conflicts) == ((), (), ())
    assert [made.entry for made in result.merged] == [ENTRY]
    assert "title: Old harbour" in entry(root)
    assert "opened in 1963" in entry(root)
    assert "seed: seeds/pier.txt" in entry(root)
    assert len(entry(root)) != len(edited)
    before = tree(root)
    assert run(root) == IngestResult((), 2, (), ())
    assert tree(root) == before


def test_what_a_renamed_and_changed_seed_would_do_is_shown_and_not_done(root: Path) -> None:
    rename_and_change(root)
    before = tree(root)
    result = run(root, is_dry=True)
    assert [change.path for change in result.changes] == [ENTRY]
    assert b"seed: seeds/pier.txt" in result.changes[0].after
    assert tree(root) == before


def test_the_deleted_entry_of_a_renamed_and_changed_seed_stays_deleted(root: Path) -> None:
    (root / ENTRY).unlink()
    rename_and_change(root)
    result = run(root)
    assert (result.made, result.merged, result.problems) == ((), (), ())
    assert told(result.notices)[-1].endswith("its entry is gone: it stays deleted")


def test_an_entry_that_is_saved_all_the_time_lets_its_renamed_seed_wait_and_no_other(root: Path, monkeypatch) -> None:
    real = os.fsync

    def save_too(handle: int) -> None:
        real(handle)
        (root / ENTRY).write_bytes((root / ENTRY).read_bytes() + b"\n")

    rename_and_change(root)
    write(root, "seeds/strike.txt", STRIKE.replace("in April", "in March"))
    monkeypatch.setattr(os, "fsync", save_too)
    result = run(root)
    assert told(result.problems) == [
        (
            f"{ENTRY}: changes while ingest is at work; nothing was written to it\n"
            "  Save it, wait until nobody works on it, then ingest again."
        )
    ]
    assert [made.seed for made in result.merged] == ["seeds/strike.txt"]
    monkeypatch.undo()
    assert [made.entry for made in run(root).merged] == [ENTRY]
    assert "1963" in entry(root)


def test_a_renaming_that_was_cut_off_is_shown_as_it_will_be_finished(root: Path) -> None:
    rename_and_change(root)
    (root / find_base("seeds/pier.txt")).write_bytes(
        (root / find_base(SEED)).read_bytes().replace(b"seeds/bridge.txt", b"seeds/pier.txt")
    )
    (root / find_base(SEED)).unlink()
    shown = run(root, is_dry=True)
    done = run(root)
    assert [change.path for change in shown.changes] == [ENTRY]
    assert (shown.merged, shown.notices) == (done.merged, done.notices)
    assert shown.changes[0].after == (root / ENTRY).read_bytes()


OTHER_REPORT = """\
Divers inspect harbour bridge at Portholm

By Ida Lorne

PORTHOLM: Divers went down to the middle pier of the harbour bridge on Saturday, a day after a ferry struck it and the
mayor of Portholm, Karin Vale, closed it.

“Nobody crosses before the divers have looked,” Ms Vale said.

They found two cracks, and the bridge will stay shut for a week, the harbour master told reporters.

Published in Quay Post, May 5th, 2024
"""


def test_another_report_of_the_same_event_is_another_article(root: Path) -> None:
    rename_and_change(root, OTHER_REPORT)
    result = run(root)
    assert [made.seed for made in result.made] == ["seeds/pier.txt"]
    assert f"seed: {SEED}" in entry(root)


def test_the_same_copy_in_another_paper_is_another_article(root: Path) -> None:
    rename_and_change(root, CHANGED.replace("Quay Post", "Evening Wire").replace("Harbour bridge", "A harbour bridge"))
    assert [made.seed for made in run(root).made] == ["seeds/pier.txt"]


def test_where_two_seeds_could_be_meant_none_is_taken(root: Path) -> None:
    write(
        root,
        "seeds/second.txt",
        BRIDGE.replace("Harbour bridge", "Second look: harbour bridge").replace("1962", "1961"),
    )
    assert len(run(root).made) == 1
    (root / "seeds/second.txt").unlink()
    rename_and_change(root, CHANGED.replace("Harbour bridge", "Third look: harbour bridge"))
    result = run(root)
    assert [made.seed for made in result.made] == ["seeds/pier.txt"]
    assert f"seed: {SEED}" in entry(root)


@pytest.mark.slow
def test_killed_while_following_a_renamed_and_changed_seed_no_edit_is_lost(root: Path) -> None:
    edit(root, "title: Harbour", "title: Old harbour")
    rename_and_change(root)
    old = tree(root)
    for _ in kill_everywhere(lambda: put_back(root, old), lambda: run(root)):
        assert "title: Old harbour" in entry(root)
        result = run(root)
        assert (result.made, result.problems, result.conflicts) == ((), (), ())
        assert all(words in entry(root) for words in ("title: Old harbour", "opened in 1963", "seed: seeds/pier.txt"))
        assert run(root) == IngestResult((), 2, (), ())


@given(st.randoms(use_true_random=False))
@costly(10, fuzz=200)
def test_whatever_editors_and_papers_change_a_second_run_writes_nothing(random: Random) -> None:
    with TemporaryDirectory() as folder:
        root = make_project(Path(folder), bridge=BRIDGE, strike=STRIKE)
        run(root)
        made, _ = read_entry(ENTRY, entry(root))
        assert made
        edited, edits = draw_changes(made, random, EDITOR)
        text = dress(format_entry(edited), random)
        (root / ENTRY).write_bytes(text.encode())
        words = PUT_RIGHT.split(" ")
        for _ in range(random.randrange(4)):
            words[random.randrange(20, len(words) - 8)] = random.choice(["anew", "shut", "“Anna”", "Monday"])
        write(root, "seeds/pier.txt" if random.random() < 0.2 else SEED, " ".join(words))
        result = run(root)
        after, times = tree(root), find_times(root)
        again = run(root)
        assert (again.made, again.merged, again.problems) == ((), (), result.problems)
        assert (tree(root), find_times(root)) == (after, times)
        if result.conflicts:
            assert after[ENTRY] == text.encode()
        left, _ = read_entry(ENTRY, after[ENTRY].decode())
        assert left
        assert [each.name for each in edits if not each.survives(left)] == []


def find_times(root: Path) -> dict[str, int]:
    """Return when each file was written."""
    return {path: (root / path).stat().st_mtime_ns for path in tree(root)}
