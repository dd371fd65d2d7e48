"""Saving: a file whole or not at all, and never over what somebody else has just saved."""

from pathlib import Path

import pytest

from dateline.disk.saving import ChangedMeanwhile, remove_file, remove_leftovers, save_new, save_over
from dateline.problems import ProblemsFound, format_problem


def names(folder: Path) -> list[str]:
    """Return what lies in a folder and below, hidden files too."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_a_new_file_makes_its_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    save_new(tmp_path, "a/b.txt", b"1")
    assert names(tmp_path) == ["a/b.txt"]
    assert (tmp_path / "a/b.txt").read_bytes() == b"1"


def test_a_new_file_never_takes_anothers_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    with pytest.raises(FileExistsError):
        save_new(tmp_path, "a.txt", b"2")
    assert (names(tmp_path), (tmp_path / "a.txt").read_bytes()) == (["a.txt"], b"1")


@pytest.mark.parametrize("now", [b"other", None])
def test_what_is_not_as_it_was_read_stays(tmp_path: Path, now: bytes | None) -> None:
    if now:
        (tmp_path / "a.txt").write_bytes(now)
    with pytest.raises(ChangedMeanwhile, match=r"a\.txt"):
        save_over(tmp_path, "a.txt", b"2", before=b"1")
    assert names(tmp_path) == (["a.txt"] if now else [])


def test_a_file_is_saved_over_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    save_over(tmp_path, "a.txt", b"2", before=b"1")
    save_over(tmp_path, "b.txt", b"3")
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"2", b"3"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to("elsewhere")
    with pytest.raises(ProblemsFound) as found:
        save_over(tmp_path, "a/b.txt", b"1")
    assert [format_problem(problem) for problem in found.value.problems] == [
        "a: is a link to another place\n  Put the folder itself here; links are not followed."
    ]


def test_what_a_killed_command_left_is_removed(tmp_path: Path) -> None:
    for path in (".dateline-1.tmp", "a/.dateline-2.tmp", "a/mine.tmp"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    remove_leftovers(tmp_path, tmp_path / "nosuch")
    assert names(tmp_path) == ["a/mine.tmp"]


def test_a_file_that_is_gone_already_is_removed(tmp_path: Path) -> None:
    remove_file(tmp_path, "a.txt")
    save_new(tmp_path, "a.txt", b"1")
    remove_file(tmp_path, "a.txt")
    assert names(tmp_path) == []
