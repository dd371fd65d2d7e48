"""What a command leaves for the next: read back as it was, or not at all."""

import pickle
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.disk.cache import Cache, make_key
from dateline.disk.inputs import find_linked, list_stamps, mark_changed, read_inputs
from dateline.disk.state import State
from dateline.model import Entry, Moment, Rights, Status

LATER = 1 << 62
ENTRY = Entry(
    "content/entries/a.md", "A", Moment(date(2024, 5, 1), datetime(2024, 5, 1, 9, tzinfo=UTC)), Rights.OWN, body="Ä"
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def test_a_value_is_read_back_as_it_was_saved(cache: Cache) -> None:
    State(cache, "1").save("entry", {"a": ENTRY, "status": Status.DRAFT})
    assert State(cache, "1").load("entry", dict) == {"a": ENTRY, "status": Status.DRAFT}
    assert State(cache, "2").load("entry", dict) is None
    assert State(cache, "1").load("other", dict) is None
    assert State(cache, "1").load("entry", list) is None


@pytest.mark.parametrize("cut", [0, 31, 40, -1])
def test_a_damaged_value_is_none(cut: int, cache: Cache, tmp_path: Path) -> None:
    State(cache, "1").save("entry", ENTRY)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:cut])
    assert State(cache, "1").load("entry", Entry) is None


def test_a_value_under_the_name_of_another_is_none(cache: Cache, tmp_path: Path) -> None:
    State(cache, "1").save("one", {"a": ENTRY})
    (tmp_path / make_key("one", "1")).rename(tmp_path / make_key("other", "1"))
    assert State(cache, "1").load("other", dict) is None


class Trap:
    """Creates a file when it is read."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return self.file.touch, ()


@pytest.mark.parametrize(
    "value",
    [b"cos\nsystem\n(S'true'\ntR.", b"cdateline.cli\nmain\n(tR.", b"cdateline.__main__\nmain\n(tR.", b"nonsense"],
)
def test_what_others_have_put_there_is_not_called(value: bytes, cache: Cache, tmp_path: Path) -> None:
    sprung = tmp_path.parent / "sprung"
    for data in (value, pickle.dumps(Trap(sprung))):
        cache.write(make_key("entry", "1"), data)
        assert State(cache, "1").load("entry", object) is None
    assert not sprung.exists()


def test_a_file_with_its_former_stamp_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one")
    first = read_inputs({"content": tmp_path}, {}, LATER)
    stamp, digest, _ = first["content/a.md"]
    assert read_inputs({"content": tmp_path}, {"content/a.md": (stamp, b"known", True)}, LATER) == {
        "content/a.md": (stamp, b"known", True)
    }
    file.write_text("two!")
    assert read_inputs({"content": tmp_path}, first, LATER)["content/a.md"][1] != digest


def test_a_file_that_was_saved_just_now_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    now = (tmp_path / "a.md").stat().st_mtime_ns
    first = read_inputs({"content": tmp_path}, {}, now)
    stamp, digest, is_sure = first["content/a.md"]
    assert not is_sure
    again = read_inputs({"content": tmp_path}, {"content/a.md": (stamp, b"known", is_sure)}, now)
    assert again["content/a.md"][1] == digest


def test_a_file_that_was_saved_meanwhile_is_not_known(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("one")
    inputs = read_inputs({"content": tmp_path}, {}, LATER)
    (tmp_path / "a.md").write_text("another")
    marked = mark_changed(list_stamps({"content": tmp_path}), inputs)
    assert marked["content/a.md"][1] == b""
    assert marked["content/b.md"] == inputs["content/b.md"]


def test_what_cannot_be_read_is_an_input_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert read_inputs({"content": tmp_path, "none": tmp_path / "none"}, {}, LATER)["content/gone"][1] == b""


def test_nothing_but_results_is_deleted_from_a_cache(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Somebody's.")
    (tmp_path / "folder").mkdir()
    for name in ("a", "b", "c"):
        cache.write(make_key(name), b"dear")
    (tmp_path / f".{make_key('d')}.1234").write_bytes(b"half")
    cache.keep_last(2)
    assert sum(file.is_file() for file in tmp_path.iterdir()) == 3
    cache.drop_others(frozenset())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "notes.txt"]


def test_a_result_that_cannot_be_kept_takes_no_room(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / make_key("a")).mkdir()
    cache.write(make_key("a"), b"dear")
    assert [file.name for file in tmp_path.iterdir()] == [make_key("a")]


def test_a_link_to_a_folder_above_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "up").symlink_to(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "css").symlink_to(tmp_path / "theme")
    found = [name for name, _ in find_linked("own", tmp_path / "own")]
    assert found == ["own", "own/css", "own/css/up"]
