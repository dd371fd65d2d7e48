"""Reading: regular files alone, never more than is allowed, and why one cannot be read in words."""

import os
from pathlib import Path

import pytest

from dateline.disk.reading import describe_unreadable, find_stamp, list_names, read_bytes, read_if_there
from dateline.problems import format_problem


def refusal(file: Path, path: str) -> str:
    """Return the message of a file that is not read."""
    with pytest.raises(OSError) as found:  # noqa: PT011 - which one it is, the message tells
        read_bytes(file)
    return format_problem(describe_unreadable(path, found.value))


def test_one_byte_more_than_the_limit_is_read_at_most(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a.txt", 3) == b"1234"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert refusal(tmp_path / "b.txt", "seeds/b.txt") == (
        "seeds/b.txt: is a link to another place\n  Put the file itself here; links are not followed."
    )


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt", "seeds/pipe.txt") == (
        "seeds/pipe.txt: is no regular file\n  Move it out of seeds/."
    )


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert read_if_there(tmp_path / "a.txt") is None
    assert refusal(tmp_path / "a.txt", "content/a.md") == (
        "content/a.md: cannot be read: No such file or directory\n  Check who owns it and its permissions."
    )


def test_names_are_sorted_whatever_the_order_of_making(tmp_path: Path) -> None:
    for name in ("b", "a", ".c"):
        (tmp_path / name).touch()
    assert list_names(tmp_path) == (".c", "a", "b")


def test_a_save_changes_the_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    stamps = [find_stamp(str(file))]
    for data in (b"1", b"12"):
        file.write_bytes(data)
        stamps.append(find_stamp(str(file)))
    assert stamps[0] == (0, 0, 0, 0)
    assert len(set(stamps)) == 3
