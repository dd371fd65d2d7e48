"""The output folder: one whole site at any time, ours told from others', nothing touched without need."""

import contextlib
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.disk import exchange as files_module
from dateline.disk.exchange import MAX_SPARE, Output, check_output, open_staging, read_owned, restore
from dateline.disk.lock import hold_lock
from dateline.disk.manifest import Manifest, NotAManifest, add_places, format_manifest, read_manifest
from dateline.disk.staging import Written, stage_site
from dateline.model import EntryPlace, File
from dateline.problems import ProblemsFound, format_problem

PAGES = (File("index.html", b"home"), File("people/index.html", b"people"), File("people/ida/index.html", b"ida"))
PLACES = (EntryPlace("content/entries/a.md", "", "/2024/05/01/a/"),)


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(tmp_path / "site", "site")


def write_site(
    output: Output, files: tuple[File, ...], places: tuple[EntryPlace, ...], spare: Path | None = None
) -> Written:
    """Make the folder hold these files, as a build does that makes each anew."""
    restore(output.folder)
    with stage_site(output, {}, spare) as staging:
        for file in files:
            staging.put(file)
        return staging.publish(places)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder but the manifest."""
    found = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    return {path: file.read_bytes() for path, file in found.items() if path != ".dateline.json"}


def refusal(action) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        action()
    return [format_problem(problem) for problem in found.value.problems]


def siblings(output: Output) -> list[str]:
    return sorted(path.name for path in output.folder.parent.iterdir())


def test_a_site_is_written_with_its_manifest_and_nothing_beside_it(output: Output) -> None:
    assert write_site(output, PAGES, PLACES) == Written(written=3, unchanged=0, removed=0)
    assert tree(output.folder) == {file.path: file.data for file in PAGES}
    assert read_owned(output).places == PLACES
    assert siblings(output) == ["site"]


def test_a_second_build_touches_nothing(output: Output) -> None:
    write_site(output, PAGES, PLACES)
    before = {path: path.stat() for path in (output.folder, *output.folder.rglob("*"))}
    assert write_site(output, PAGES, PLACES) == Written(written=0, unchanged=3, removed=0)
    after = {path: path.stat() for path in (output.folder, *output.folder.rglob("*"))}
    assert [(path, kept.st_ino, kept.st_mtime_ns) for path, kept in after.items()] == [
        (path, kept.st_ino, kept.st_mtime_ns) for path, kept in before.items()
    ]


def test_unchanged_files_are_the_same_files_and_changed_ones_are_new(output: Output) -> None:
    write_site(output, PAGES, PLACES)
    home, people = ((output.folder / path).stat().st_ino for path in ("index.html", "people/index.html"))
    with (output.folder / "index.html").open("rb") as reader:
        assert write_site(output, (File("index.html", b"news"), *PAGES[1:]), PLACES) == Written(1, 2, 0)
        assert reader.read() == b"home"
    assert (output.folder / "people/index.html").stat().st_ino == people
    assert (output.folder / "index.html").stat().st_ino != home


def test_pages_that_are_no_longer_made_go_and_files_of_others_stay(output: Output) -> None:
    write_site(output, PAGES, PLACES)
    (output.folder / "CNAME").write_text("example.org")
    (output.folder / "people/ida/notes").mkdir()
    (output.folder / "people/ida/notes/mine.txt").write_text("mine")
    (output.folder / "way-out").symlink_to("/etc")
    (output.folder / "empty").mkdir()
    assert write_site(output, PAGES[:1], ()) == Written(written=0, unchanged=1, removed=2)
    assert tree(output.folder) == {
        "index.html": b"home",
        "CNAME": b"example.org",
        "people/ida/notes/mine.txt": b"mine",
    }
    assert (output.folder / "way-out").readlink() == Path("/etc")
    assert (output.folder / "empty").is_dir()


def test_a_file_of_others_in_the_way_is_named_and_nothing_is_written(output: Output) -> None:
    write_site(output, PAGES[:1], PLACES)
    (output.folder / "people").write_text("mine")
    (output.folder / "feed.xml").write_text("mine")
    assert refusal(lambda: write_site(output, (*PAGES, File("feed.xml", b"")), PLACES)) == [
        (
            "site/feed.xml: stands where the site needs its own file\n"
            "  Move it away, or name another folder for the site."
        ),
        "site/people: stands where the site needs its own file\n  Move it away, or name another folder for the site.",
    ]
    assert tree(output.folder) == {"index.html": b"home", "people": b"mine", "feed.xml": b"mine"}


def test_a_link_in_place_of_one_of_our_folders_is_not_followed(output: Output, tmp_path: Path) -> None:
    write_site(output, PAGES[:1], PLACES)
    (tmp_path / "elsewhere").mkdir()
    (output.folder / "people").symlink_to(tmp_path / "elsewhere")
    assert len(refusal(lambda: write_site(output, PAGES, PLACES))) == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_page_that_somebody_changed_is_made_again(output: Output) -> None:
    write_site(output, PAGES, PLACES)
    (output.folder / "index.html").write_bytes(b"hoax")
    assert write_site(output, PAGES, PLACES) == Written(1, 2, 0)
    assert tree(output.folder)["index.html"] == b"home"


def test_the_site_before_the_last_is_laid_upon_and_holds_nothing_that_is_gone(output: Output, tmp_path: Path) -> None:
    spare = tmp_path / "cache" / "spare"
    for number in range(6):
        changed = File("index.html", b"home %d" % number)
        others = (*PAGES[1:], File("a", b"1")) if number % 2 else (File("people", b"now a file"), File("a/b", b"2"))
        write_site(output, (changed, *others), PLACES, spare)
        assert tree(output.folder) == {file.path: file.data for file in (changed, *others)}
        (output.folder / f"mine-{number}").mkdir()
        (output.folder / f"mine-{number}" / "x").symlink_to("nowhere")
        write_site(output, (File("index.html", b"mine"),), PLACES, spare)
        shutil.rmtree(output.folder / f"mine-{number}")
    assert spare.is_dir()
    assert siblings(output) == ["cache", "site"]
    assert not (output.folder / "mine-3").exists()


def test_what_stands_in_the_spare_folder_is_not_trusted(output: Output, tmp_path: Path) -> None:
    spare = tmp_path / "cache" / "spare"
    write_site(output, PAGES, PLACES, spare)
    write_site(output, (File("index.html", b"news"), *PAGES[1:]), PLACES, spare)
    (spare / "people/index.html").unlink()
    (spare / "people/index.html").write_text("hoax")
    (spare / "people/ida").rename(spare / "people/ada")
    (spare / "index.html").write_text("written into")
    write_site(output, (File("index.html", b"later"), *PAGES[1:]), PLACES, spare)
    assert tree(output.folder) == {**{file.path: file.data for file in PAGES}, "index.html": b"later"}


def test_sites_of_folders_that_are_no_longer_built_are_not_kept_for_ever(tmp_path: Path) -> None:
    (tmp_path / "cache" / "mine").mkdir(parents=True)
    for number in range(MAX_SPARE + 2):
        output = Output(tmp_path / f"site-{number}", f"site-{number}")
        for text in (b"one", b"two"):
            write_site(output, (File("index.html", text),), PLACES, tmp_path / "cache" / f"{number:064x}")
    kept = sorted(folder.name for folder in (tmp_path / "cache").iterdir())
    assert kept == [*(f"{number:064x}" for number in range(2, MAX_SPARE + 2)), "mine"]


def test_a_site_that_somebody_reads_is_not_written_into(output: Output, tmp_path: Path) -> None:
    spare = tmp_path / "cache" / "spare"
    for text in (b"one", b"two"):
        write_site(output, (File("index.html", text), *PAGES[1:]), PLACES, spare)
    with (spare / "index.html").open("rb") as old, (output.folder / "index.html").open("rb") as reader:
        write_site(output, (File("index.html", b"three"), *PAGES[1:]), PLACES, spare)
        assert (old.read(), reader.read()) == (b"one", b"two")


def test_leftovers_of_killed_builds_go(output: Output, tmp_path: Path) -> None:
    (tmp_path / ".site-new-1234/people").mkdir(parents=True)
    (tmp_path / ".site-new-1234/people/index.html").write_text("half")
    write_site(output, PAGES, PLACES)
    assert siblings(output) == ["site"]


def test_a_build_that_is_alive_beside_this_one_is_left_alone(output: Output, tmp_path: Path) -> None:
    with open_staging(tmp_path / "other", None) as other:
        (other / "index.html").write_text("half")
        write_site(output, PAGES, PLACES)
        assert (other / "index.html").read_text() == "half"


def test_without_an_exchange_in_one_step_two_renames_do(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(output, PAGES, PLACES)
    (output.folder / "CNAME").write_text("example.org")
    monkeypatch.setattr(files_module, "_exchange_at_once", lambda one, other: False)
    write_site(output, PAGES[:1], PLACES)
    assert tree(output.folder) == {"index.html": b"home", "CNAME": b"example.org"}
    assert siblings(output) == ["site"]


def test_a_build_killed_between_the_two_renames_loses_nothing(output: Output, tmp_path: Path) -> None:
    write_site(output, PAGES, PLACES)
    (output.folder / "CNAME").write_text("example.org")
    output.folder.rename(tmp_path / ".site-new-1234-old-site")
    write_site(output, PAGES, PLACES)
    assert tree(output.folder)["CNAME"] == b"example.org"
    assert siblings(output) == ["site"]


def test_a_full_disk_leaves_the_old_site(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(output, PAGES, PLACES)

    def fail(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert refusal(lambda: write_site(output, (File("index.html", b"news"),), PLACES)) == [
        (
            "site: cannot be written: No space left on device\n"
            "  The site there is as it was. Check the folder's permissions and the room on its disk, then build again."
        )
    ]
    monkeypatch.undo()
    assert tree(output.folder) == {file.path: file.data for file in PAGES}
    assert siblings(output) == ["site"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    output = Output(tmp_path / "file/site", "file/site")
    assert refusal(lambda: write_site(output, PAGES, PLACES))[0].startswith("file/site: cannot be ")


@pytest.mark.parametrize(
    ("place", "what", "hint"),
    [
        (".", "is the digest's own folder, or holds it", "Give the site a folder of its own, as site/."),
        ("..", "is the digest's own folder, or holds it", "Give the site a folder of its own, as site/."),
        ("content", "lies in content/, which is yours", "Give the site a folder of its own, as site/."),
        ("content/site", "lies in content/, which is yours", "Give the site a folder of its own, as site/."),
        ("link", "is a link to another place", "Name the folder itself; links are not followed."),
        ("file", "is no folder", "Give the site a folder of its own, as site/."),
        ("full", "is not empty, and Dateline has not made it", "Empty it or move it away, or name another folder."),
        (
            "broken",
            "has a .dateline.json that cannot be read",
            "Empty it or move it away, or name another folder.",
        ),
    ],
)
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, place: str, what: str, hint: str) -> None:
    root = tmp_path / "digest"
    for name in ("content", "full", "broken"):
        (root / name).mkdir(parents=True)
    (root / "full/thesis.txt").write_text("mine")
    (root / "broken/.dateline.json").write_text("{}")
    (root / "file").write_text("mine")
    (root / "link").symlink_to(root / "full")
    output = Output(root / place, place)
    assert refusal(lambda: check_output(output, root, (root / "content",))) == [f"{place}: {what}\n  {hint}"]


def test_an_empty_or_missing_folder_and_one_of_ours_are_taken(output: Output, tmp_path: Path) -> None:
    root = tmp_path / "digest"
    root.mkdir()
    check_output(output, root, (root / "content",))
    output.folder.mkdir()
    check_output(output, root, (root / "content",))
    write_site(output, PAGES, PLACES)
    check_output(output, root, (root / "content",))


def test_the_site_has_the_rights_that_new_folders_have(output: Output, tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    write_site(output, PAGES, PLACES)
    assert stat.S_IMODE(output.folder.stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_one_command_holds_the_lock(tmp_path: Path) -> None:
    with hold_lock(tmp_path):
        assert refusal(lambda: contextlib.ExitStack().enter_context(hold_lock(tmp_path))) == [
            (
                ".dateline.lock: another Dateline command is at work in this folder\n"
                "  Wait until it has ended, then try again; a preview that is running builds by itself."
            )
        ]
    with hold_lock(tmp_path):
        pass


def test_a_command_that_was_killed_holds_no_lock(tmp_path: Path) -> None:
    killed = "import os, sys; from pathlib import Path; from dateline.disk.lock import hold_lock\n"
    killed += "hold_lock(Path(sys.argv[1])).__enter__(); os._exit(9)"
    subprocess.run([sys.executable, "-c", killed, tmp_path], check=False)
    with hold_lock(tmp_path):
        pass


def test_a_lock_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / ".dateline.lock").symlink_to("/dev/null")
    assert refusal(lambda: contextlib.ExitStack().enter_context(hold_lock(tmp_path))) == [
        (
            ".dateline.lock: cannot be opened: Too many levels of symbolic links\n"
            "  Dateline needs to write in the digest's folder; check who owns it and its permissions."
        )
    ]


TEXTS = st.text(max_size=8).filter(lambda text: ".." not in text)


@given(st.dictionaries(TEXTS, TEXTS), st.sets(st.builds(EntryPlace, TEXTS, TEXTS, TEXTS)))
def test_a_manifest_is_read_as_it_was_written(files: dict[str, str], places: set[EntryPlace]) -> None:
    ordered = tuple(sorted(places, key=lambda place: (place.path, place.address, place.seed)))
    assert read_manifest(format_manifest(Manifest(files, ordered))) == Manifest(files, ordered)


OUTSIDE = '{"dateline": 1, "files": {}, "entries": [["content/entries/a.md", "", "/../elsewhere/"]]}'


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"dateline": 2, "files": {}, "entries": []}', "[" * 100_000, OUTSIDE]
)
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(NotAManifest):
        read_manifest(text)


def test_a_manifest_has_one_line_a_file_and_an_address() -> None:
    manifest = Manifest({"b": "2", "a": "1"}, PLACES)
    assert format_manifest(manifest) == (
        '{\n "dateline": 1,\n "files": {\n  "a": "1",\n  "b": "2"\n },\n "entries": [\n'
        '  ["content/entries/a.md", "", "/2024/05/01/a/"]\n ]\n}\n'
    )


def test_every_address_of_an_entry_is_kept_until_it_is_deleted() -> None:
    old, new = PLACES[0], replace(PLACES[0], address="/2024/05/02/a/")
    draft = EntryPlace("content/entries/draft.md", "", "/2024/05/03/draft/")
    gone = EntryPlace("content/entries/gone.md", "", "/2024/05/03/gone/")
    paths = frozenset((old.path, draft.path))
    assert add_places((old, draft, gone), (new,), paths, frozenset()) == (new, old, draft)


def test_an_entry_that_was_renamed_keeps_its_addresses_by_its_seed() -> None:
    old = EntryPlace("content/entries/old.md", "seeds/1.txt", "/2024/05/01/old/")
    new = EntryPlace("content/entries/new.md", "seeds/1.txt", "/2024/05/01/new/")
    assert add_places((old,), (new,), frozenset((new.path,)), frozenset(("seeds/1.txt",))) == (new, old)
