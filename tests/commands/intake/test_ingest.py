"""Ingest: each seed once, no edit ever lost, every fault named, nothing half-written."""

from pathlib import Path

import pytest

from dateline.commands.intake import writing
from dateline.commands.intake.ingest import IngestResult, Made, Step, check_seeds, ingest
from dateline.commands.intake.ledger import Row, find_base, format_ledger, hash_bytes, read_ledger
from dateline.commands.intake.renaming import name_seed
from dateline.disk.lock import hold_lock
from dateline.problems import Problem, ProblemsFound, format_problem
from tests.support.killing import kill_everywhere
from tests.support.small_digest import BRIDGE, STRIKE, make_project, put_back, tree, write

LEDGER = "seeds/.base/ledger.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, bridge=BRIDGE, strike=STRIKE)


def run(root: Path, *paths: str) -> IngestResult:
    return ingest(root, tuple(root / path for path in paths), report=lambda _: None)


def messages(result: IngestResult) -> list[str]:
    return [format_problem(problem) for problem in result.problems]


def notices(result: IngestResult) -> list[str]:
    return [format_problem(problem) for problem in result.notices]


def refusal(action) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        action()
    return [format_problem(problem) for problem in found.value.problems]


def entry_of(result: IngestResult, seed: str = "seeds/bridge.txt") -> str:
    return next(made.entry for made in result.made if made.seed == seed)


def ledger(root: Path) -> dict[str, Row]:
    return {row.seed: row for row in read_ledger((root / LEDGER).read_bytes())}


def test_every_new_seed_becomes_an_entry_that_names_it(root: Path) -> None:
    result = run(root)
    assert [made.seed for made in result.made] == ["seeds/bridge.txt", "seeds/strike.txt"]
    assert entry_of(result) == "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
    assert "\nseed: seeds/bridge.txt\n" in (root / entry_of(result)).read_text(encoding="utf-8")


def test_the_base_is_what_was_written_and_the_ledger_says_so(root: Path) -> None:
    result = run(root)
    data = (root / entry_of(result)).read_bytes()
    assert (root / find_base("seeds/bridge.txt")).read_bytes() == data
    seed_hash = hash_bytes((root / "seeds/bridge.txt").read_bytes())
    assert ledger(root)["seeds/bridge.txt"] == Row(seed_hash, "seeds/bridge.txt", entry_of(result), hash_bytes(data))


def test_a_second_run_changes_nothing(root: Path) -> None:
    run(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert run(root) == IngestResult(made=(), known=2, notices=(), problems=())
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_each_seed_is_reported_once_it_is_done(root: Path) -> None:
    steps: list[Step] = []
    result = ingest(root, report=steps.append)
    assert steps == [
        Step("seeds/bridge.txt", entry_of(result), 1, 2),
        Step("seeds/strike.txt", entry_of(result, "seeds/strike.txt"), 2, 2),
    ]


def test_only_the_seeds_named_are_taken(root: Path) -> None:
    assert [made.seed for made in run(root, "seeds/strike.txt").made] == ["seeds/strike.txt"]
    assert [made.seed for made in run(root).made] == ["seeds/bridge.txt"]


def test_a_path_that_is_no_seed_is_named_and_the_others_are_taken(root: Path) -> None:
    write(root, "notes.txt", STRIKE)
    result = run(root, "seeds/nosuch.txt", "notes.txt", "seeds/bridge.txt")
    assert messages(result) == [
        (
            f"{root}/notes.txt: is no seed of this digest\n"
            "  Save it in seeds/ under a name that ends in .txt, then ingest it."
        ),
        f"{root}/seeds/nosuch.txt: there is no such file\n  Name a seed, as seeds/talks.txt.",
    ]
    assert [made.seed for made in result.made] == ["seeds/bridge.txt"]


def test_an_edited_entry_stays_as_the_editor_left_it(root: Path) -> None:
    entry = root / entry_of(run(root))
    edited = entry.read_bytes().replace(b"title: ", b"title: Divers at work, ", 1)
    entry.write_bytes(edited)
    run(root)
    assert entry.read_bytes() == edited


def test_a_deleted_entry_stays_deleted(root: Path) -> None:
    entry = root / entry_of(run(root))
    entry.unlink()
    assert run(root).made == ()
    assert not entry.exists()


def test_a_renamed_entry_is_known_by_its_seed_even_without_a_ledger(root: Path) -> None:
    entry = root / entry_of(run(root))
    entry.rename(root / "content/entries/2024/bridge-closed.md")
    (root / LEDGER).unlink()
    assert run(root).made == ()
    assert ledger(root)["seeds/bridge.txt"].entry == "content/entries/2024/bridge-closed.md"
    assert not entry.exists()


def test_a_renamed_entry_with_a_fault_is_known_by_its_seed_line(root: Path) -> None:
    entry = root / entry_of(run(root))
    entry.write_bytes(entry.read_bytes().replace(b"title:", b"titel:", 1))
    entry.rename(root / "content/entries/2024/bridge-closed.md")
    (root / LEDGER).unlink()
    assert run(root).made == ()


def test_a_fault_in_an_unrelated_entry_does_not_stop_ingest(root: Path) -> None:
    write(root, "content/entries/2024/2024-01-01-broken.md", "no front matter")
    assert len(run(root).made) == 2


def test_a_renamed_seed_is_followed_by_ledger_base_and_entry(root: Path) -> None:
    entry = root / entry_of(run(root))
    before = entry.read_bytes()
    (root / "seeds/bridge.txt").rename(root / "seeds/pier.txt")
    result = run(root)
    assert notices(result) == ["seeds/pier.txt: was seeds/bridge.txt before, and has been ingested under that name"]
    assert (result.made, result.problems) == ((), ())
    assert entry.read_bytes() == before.replace(b"seed: seeds/bridge.txt", b"seed: seeds/pier.txt")
    assert (root / find_base("seeds/pier.txt")).read_bytes() == entry.read_bytes()
    assert not (root / find_base("seeds/bridge.txt")).exists()
    assert ledger(root)["seeds/pier.txt"].base_hash == hash_bytes(entry.read_bytes())
    assert run(root) == IngestResult((), 2, (), ())


def test_the_freed_name_of_a_renamed_seed_can_be_used_again(root: Path) -> None:
    run(root)
    (root / "seeds/bridge.txt").rename(root / "seeds/pier.txt")
    run(root)
    write(root, "seeds/bridge.txt", BRIDGE.replace("closed after", "open again, days after").replace("5th", "9th"))
    assert [made.seed for made in run(root).made] == ["seeds/bridge.txt"]


def test_the_deleted_entry_of_a_renamed_seed_stays_deleted(root: Path) -> None:
    (root / entry_of(run(root))).unlink()
    (root / "seeds/bridge.txt").rename(root / "seeds/pier.txt")
    assert run(root).made == ()
    assert "seeds/pier.txt" in ledger(root)


def test_renaming_changes_only_the_word_that_names_the_seed() -> None:
    entry = b"---\r\ntitle: 'seed: seeds/a.txt'\r\nseed: \"seeds/a.txt\"  # ours\r\n---\r\nseed: seeds/a.txt\r\n"
    renamed = name_seed(entry, "seeds/a.txt", "seeds/b c.txt")
    assert renamed == entry.replace(b'seed: "seeds/a.txt"  #', b'seed: "seeds/b c.txt"  #')


def test_a_name_that_yaml_would_quote_is_not_written_into_an_entry() -> None:
    entry = b"---\nseed: seeds/a.txt\n---\n"
    assert name_seed(entry, "seeds/a.txt", "seeds/b: c.txt") == entry


def test_a_changed_seed_does_not_bring_its_deleted_entry_back(root: Path) -> None:
    (root / entry_of(run(root))).unlink()
    write(root, "seeds/bridge.txt", BRIDGE.replace("1962", "1963"))
    result = run(root)
    assert notices(result) == [
        "seeds/bridge.txt: has changed since it was ingested, but its entry is gone: it stays deleted"
    ]
    assert result.made == ()


@pytest.mark.parametrize("copy", [BRIDGE, "\ufeff" + BRIDGE.replace("\n", "\r\n") + "\n\n"], ids=["bytes", "line ends"])
def test_a_copy_of_a_known_seed_is_a_problem_naming_both(root: Path, copy: str) -> None:
    run(root)
    write(root, "seeds/again.txt", copy)
    result = run(root)
    assert messages(result) == [
        (
            "seeds/again.txt: holds the same text as seeds/bridge.txt\n"
            "  Delete one of the two; where seeds/again.txt is the one to keep, delete the other first."
        )
    ]
    assert result.made == ()


def test_of_two_new_copies_the_first_is_taken(root: Path) -> None:
    write(root, "seeds/again.txt", BRIDGE)
    result = run(root)
    assert [made.seed for made in result.made] == ["seeds/again.txt", "seeds/strike.txt"]
    assert messages(result) == [
        (
            "seeds/bridge.txt: holds the same text as seeds/again.txt\n"
            "  Delete one of the two; where seeds/bridge.txt is the one to keep, delete the other first."
        )
    ]


def test_two_seeds_wanting_one_address_are_a_problem_naming_both(root: Path) -> None:
    write(root, "seeds/bridge-2.txt", BRIDGE.replace("1962", "1963"))
    result = run(root)
    path = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
    assert messages(result) == [
        (
            f"seeds/bridge.txt: would be written to {path}, which is the entry of seeds/bridge-2.txt\n"
            "  Give one of the two seeds a headline of its own: a line 'Title: ...' at the top."
        )
    ]
    assert result.made[0] == Made("seeds/bridge-2.txt", path)
    (root / LEDGER).unlink()
    assert messages(run(root)) == messages(result)


def test_a_hand_made_entry_is_never_overwritten(root: Path) -> None:
    path = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
    write(root, path, "mine")
    result = run(root, "seeds/bridge.txt")
    assert messages(result) == [
        (
            f"seeds/bridge.txt: would be written to {path}, which is an entry that is there already\n"
            "  Where it tells of this seed, write 'seed: seeds/bridge.txt' into it; "
            "else give the seed a headline of its own."
        )
    ]
    assert (root / path).read_text(encoding="utf-8") == "mine"


def test_a_seed_without_any_date_is_named_with_the_way_out(root: Path) -> None:
    write(root, "seeds/undated.txt", "Gulls return\n\nGulls have come back to the pier, watchers say.\n")
    result = run(root)
    assert messages(result) == [
        (
            "seeds/undated.txt:1:1: says nowhere when it was published\n"
            "  Give the day it was published: add a line 'Date: 2020-01-04' at the top of the seed."
        )
    ]
    assert len(result.made) == 2


@pytest.mark.parametrize(("day", "counted"), [("Jan 8", "2020-01-08"), ("Jan 9", "2020-01-07")])
def test_a_dateline_later_than_the_publication_is_told_with_the_day_taken(root: Path, day: str, counted: str) -> None:
    text = (
        f"Envoys meet at the port\n\nNORHAVEN, {day} (Reuters) - Envoys met at the port on Wednesday, an aide said."
        "\n\nPublished in Harbour Post, January 7th, 2020\n"
    )
    write(root, "seeds/envoys.txt", text)
    late = f"2020-01-0{day[-1]}"
    assert [format_problem(notice) for notice in run(root).notices] == [
        (
            f"seeds/envoys.txt:3:1: the dateline says {late}, but the article was published on 2020-01-07\n"
            f"  Days are counted from {counted}. If that is wrong, put the dates right in the seed."
        )
    ]


def test_the_way_out_of_a_missing_date_works(root: Path) -> None:
    text = "Date: 2020-01-04\nGulls return\n\nGulls have come back to the pier, watchers say.\n"
    write(root, "seeds/undated.txt", text)
    assert entry_of(run(root), "seeds/undated.txt").startswith("content/entries/2020/2020-01-04-")


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\t\n", b"Date: 2024-05-01\n\nCaf\xe9 burns.\n", b"Date: 2024-05-01\n\nA\0B\n", b"x" * 10_000_000],
    ids=["empty", "blank", "not UTF-8", "NUL", "10 MB line"],
)
def test_a_faulty_seed_is_named_and_the_sound_ones_are_written(root: Path, data: bytes) -> None:
    write(root, "seeds/bad.txt", data)
    result = run(root)
    assert len(result.problems) == 1
    assert messages(result)[0].startswith("seeds/bad.txt")
    assert result.problems[0].hint
    assert len(result.made) == 2
    assert not (root / find_base("seeds/bad.txt")).exists()
    assert check_seeds(root) == (result.problems, ())


def test_a_check_tells_of_faulty_seeds_beside_faulty_settings(root: Path) -> None:
    write(root, "content/digest.yaml", (root / "content" / "digest.yaml").read_text().replace("title:", "titel:"))
    (root / "seeds" / "folder.txt").mkdir()
    problems, _ = check_seeds(root)
    assert [problem.path for problem in problems] == ["seeds/folder.txt"]


def test_an_undecodable_byte_is_told_by_line_and_column(root: Path) -> None:
    write(root, "seeds/bad.txt", "Date: 2024-05-01\n\nDas Café ".encode() + b"\xe9 burns.\n")
    problem = run(root).problems[0]
    assert (problem.line, problem.column) == (3, 10)


def test_other_files_in_the_folder_are_nobodys_business(root: Path) -> None:
    for name in ("README.md", ".hidden.txt", "#draft.txt", "scan.pdf"):
        write(root, f"seeds/{name}", b"\xff\xfe")
    write(root, "seeds/older/deep.txt", BRIDGE)
    result = run(root)
    assert (len(result.made), result.problems) == (2, ())


def test_a_link_is_not_followed(root: Path) -> None:
    write(root, "elsewhere.txt", STRIKE.replace("island", "river"))
    (root / "seeds/link.txt").symlink_to(root / "elsewhere.txt")
    assert messages(run(root)) == [
        "seeds/link.txt: is a link to another place\n  Put the file itself here; links are not followed."
    ]


def test_entries_are_not_written_through_a_linked_folder(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "content/entries").symlink_to(root / "elsewhere")
    assert messages(run(root, "seeds/bridge.txt")) == [
        "content/entries: is a link to another place\n  Put the folder itself here; links are not followed."
    ]
    assert list((root / "elsewhere").iterdir()) == []


def test_a_digest_without_seeds_needs_nothing(root: Path) -> None:
    for file in (root / "seeds").iterdir():
        file.unlink()
    (root / "seeds").rmdir()
    assert run(root) == IngestResult((), 0, (), ())


def test_a_fault_of_the_settings_stops_ingest_with_nothing_written(root: Path) -> None:
    write(root, "content/digest.yaml", "title: Harbour Digest\n")
    before = tree(root)
    assert all(line.startswith("content/digest.yaml") for line in refusal(lambda: run(root)))
    assert tree(root) == before


def test_a_fault_of_the_vocabulary_stops_ingest_with_nothing_written(root: Path) -> None:
    write(root, "content/vocabulary/people.yaml", "- nmae: Karin Vale\n")
    before = tree(root)
    assert all(line.startswith("content/vocabulary/people.yaml:1:") for line in refusal(lambda: run(root)))
    assert tree(root) == before


def test_a_ledger_that_git_has_left_in_conflict_is_named_by_line(root: Path) -> None:
    run(root)
    write(root, LEDGER, b"<<<<<<< mine\n" + (root / LEDGER).read_bytes())
    before = tree(root)
    assert [line.split("\n")[0] for line in refusal(lambda: run(root))] == [
        "seeds/.base/ledger.txt:1:1: is no line of the ledger"
    ]
    assert tree(root) == before


def test_a_ledger_that_cannot_be_read_is_named_as_a_whole(root: Path) -> None:
    (root / LEDGER).mkdir(parents=True)
    with pytest.raises(ProblemsFound) as found:
        run(root)
    hint = "Check who owns it and its permissions."
    assert found.value.problems == (Problem(LEDGER, 0, 0, "cannot be read: Is a directory", hint),)


def test_a_seed_that_stands_twice_in_the_ledger_is_named() -> None:
    first, second = (Row(letter * 64, "seeds/a.txt", "content/entries/2024/a.md", "0" * 64) for letter in "ab")
    assert refusal(lambda: read_ledger(format_ledger((first, second)))) == [
        (
            "seeds/.base/ledger.txt:2:1: 'seeds/a.txt' stands here and, with another hash or entry, in line 1\n"
            "  Delete the line that is out of date."
        )
    ]


def test_the_ledger_is_the_same_whatever_the_order_of_work(root: Path) -> None:
    run(root)
    once = (root / LEDGER).read_bytes()
    (root / LEDGER).unlink()
    for path in (root / "content/entries/2024").iterdir():
        path.unlink()
    run(root, "seeds/strike.txt")
    run(root, "seeds/bridge.txt")
    assert (root / LEDGER).read_bytes() == once


def test_two_commands_never_write_at_once(root: Path) -> None:
    with hold_lock(root):
        assert refusal(lambda: run(root)) == [
            (
                ".dateline.lock: another Dateline command is at work in this folder\n"
                "  Wait until it has ended, then try again; a preview that is running builds by itself."
            )
        ]
    assert not (root / "content/entries").exists()


class Killed(BaseException):
    """Stands for a process that ends at this very call."""


@pytest.mark.slow
def test_killed_at_any_write_the_next_run_ends_as_if_nothing_had_happened(root: Path) -> None:
    old = tree(root)
    run(root)
    whole = tree(root)
    for _ in kill_everywhere(lambda: put_back(root, old), lambda: run(root)):
        for path, data in tree(root).items():
            assert path.endswith(".tmp") or whole[path] == data or path == LEDGER
        result = run(root)
        assert (result.problems, tree(root)) == ((), whole)


def test_killed_between_entry_and_ledger_an_edit_made_since_is_kept(root: Path, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(writing, "format_ledger", stop)
    with pytest.raises(Killed):
        run(root, "seeds/bridge.txt")
    monkeypatch.undo()
    entry = next((root / "content/entries/2024").iterdir())
    written = entry.read_bytes()
    entry.write_bytes(written + b"\nAn editor's line.\n")
    run(root)
    assert entry.read_bytes() == written + b"\nAn editor's line.\n"
    assert ledger(root)["seeds/bridge.txt"].base_hash == hash_bytes(written)


@pytest.mark.slow
def test_killed_while_following_a_renamed_seed_nothing_is_lost(root: Path) -> None:
    entry = root / entry_of(run(root))
    edited = entry.read_bytes() + b"\nAn editor's line.\n"
    entry.write_bytes(edited)
    (root / "seeds/bridge.txt").rename(root / "seeds/pier.txt")
    old = tree(root)
    renamed = edited.replace(b"seed: seeds/bridge.txt", b"seed: seeds/pier.txt")
    for _ in kill_everywhere(lambda: put_back(root, old), lambda: run(root)):
        assert entry.read_bytes() in (edited, renamed)
        run(root)
        assert entry.read_bytes() == renamed
        base = (root / find_base("seeds/pier.txt")).read_bytes()
        assert base + b"\nAn editor's line.\n" == renamed
        assert ledger(root)["seeds/pier.txt"].base_hash == hash_bytes(base)
        assert len(list((root / "content/entries/2024").iterdir())) == 2
