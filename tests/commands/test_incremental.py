"""A build after another makes the very site that a build from nothing would, and no more than it must."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.commands.build import build
from dateline.commands.past_builds import BuildResult
from dateline.commands.stages import Stage
from dateline.content.entry import read_entry
from dateline.disk.manifest import MANIFEST
from dateline.model import Entry, File
from dateline.output.html.render import Renderer, render_page
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.kinds import Page
from tests.support.properties import costly
from tests.support.small_digest import SETTINGS, tree, write

TODAY = date(2024, 6, 1)
DAYS = (TODAY, date(2024, 6, 20), date(2024, 5, 9), datetime(2024, 6, 1, 12, tzinfo=UTC))
PEOPLE = ("Karin Vale", "Ida Lorne", "Otto Brandt")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
ENTRY = """\
---
title: {title}
date: 2024-05-{day:02}
source:
  name: Quay Post
rights: own
story: {story}
tags:
  people:
{people}
  places:
    - Portholm
timeline:
  - date: 2024-05-{day:02}
    text: {person} opened the lock of the {day}th.
status: published
---
{body}
"""


def write_entry(root: Path, day: int, *, title: str = "", people: tuple[str, ...] = PEOPLE[:2], body: str = "") -> None:
    """Write the entry of a day in May."""
    names = "\n".join(f"    - {name}" for name in people)
    text = ENTRY.format(
        title=title or f"Lock {day} opened",
        day=day,
        story="locks" if day % 2 else "ferry",
        people=names,
        person=people[0],
        body=body or f"The lock of day {day} was opened.[^1] See [[Portholm]].\n\n[^1]: By hand.",
    )
    write(root, f"content/entries/2024/2024-05-{day:02}-lock.md", text)


def make_digest(root: Path) -> Path:
    """Return the folder of a digest with six entries, two stories, a page, a vocabulary and a picture."""
    write(root, "content/digest.yaml", SETTINGS)
    for day in range(2, 8):
        write_entry(root, day)
    for name in ("locks", "ferry"):
        write(root, f"content/stories/{name}.md", f"---\ntitle: The {name}\nsummary: All of the {name}.\n---\nMore.\n")
    write(root, "content/pages/about.md", "---\ntitle: About\nsummary: Who.\n---\n![A quay](/images/quay.png)\n")
    write(root, "content/images/quay.png", PIXEL)
    write(root, "content/vocabulary/people.yaml", "- name: Karin Vale\n  description: Mayor of Portholm.\n")
    return root


def build_at(root: Path, today: date = TODAY, **options: Any) -> BuildResult:
    return build(root, today=today, report=lambda _: None, **options)


def build_clean(root: Path, elsewhere: Path, today: date = TODAY) -> dict[str, bytes]:
    """Return the site that a build from nothing makes of a digest, knowing only which addresses it once had."""
    for name in ("content", "templates"):
        if (root / name).exists():
            shutil.copytree(root / name, elsewhere / name)
    if (root / "site" / MANIFEST).exists():
        (elsewhere / "site").mkdir(parents=True)
        shutil.copy(root / "site" / MANIFEST, elsewhere / "site")
    build_at(elsewhere, today)
    return tree(elsewhere / "site")


def build_again(root: Path, today: date) -> dict[str, bytes] | tuple[Problem, ...]:
    """Return the site that a further build leaves, or the problems that it meets with."""
    try:
        build_at(root, today)
    except ProblemsFound as found:
        return found.problems
    return tree(root / "site")


Edit = Callable[[Path], object]


def replace_in(path: str, pattern: str, new: str) -> Edit:
    """Return the edit of a file by which the first match of a pattern becomes something else."""

    def edit(root: Path) -> None:
        file = root / path
        if file.exists():
            file.write_text(re.sub(pattern, new, file.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")

    return edit


def rename(old: int, new: int) -> Edit:
    """Return the edit by which the entry of a day has another file."""

    def edit(root: Path) -> None:
        file = root / f"content/entries/2024/2024-05-{old:02}-lock.md"
        if file.exists():
            file.rename(file.with_name(f"2024-05-{new:02}-moved.md"))

    return edit


def damage_state(root: Path) -> None:
    """Put nonsense in place of all that builds leave for the next."""
    for file in (root / ".cache" / "build").glob("*"):
        file.write_bytes(file.read_bytes()[:40] + b"nonsense")


def lose(path: str) -> Edit:
    """Return the edit by which a file or folder is gone."""

    def edit(root: Path) -> None:
        shutil.rmtree(root / path, ignore_errors=True)
        if (root / path).is_file():
            (root / path).unlink()

    return edit


def stop_halfway(root: Path) -> None:
    """Begin a build that a fault in a template ends after some pages have been made."""
    broken = root / "templates" / "timeline.html"
    write(root, "templates/timeline.html", "{{ page.nothing }}")
    with pytest.raises(ProblemsFound):
        build_at(root)
    broken.unlink()


DAY = st.integers(2, 12)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda day, body: partial(write_entry, day=day, body=body), DAY, st.sampled_from(("New.", "*Old*."))),
    st.builds(lambda day, title: partial(write_entry, day=day, title=title), DAY, st.sampled_from(("A", "Fog", "Ice"))),
    st.builds(
        lambda day, people: partial(write_entry, day=day, people=tuple(people)),
        DAY,
        st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True),
    ),
    st.builds(lambda day: lose(f"content/entries/2024/2024-05-{day:02}-lock.md"), DAY),
    st.builds(rename, DAY, st.integers(13, 20)),
    st.sampled_from(
        (
            replace_in("content/vocabulary/people.yaml", r"description: .*", "description: A mayor."),
            replace_in("content/vocabulary/people.yaml", r"name: Karin Vale", "name: K. Vale\n  aliases: [Karin Vale]"),
            replace_in("content/stories/locks.md", r"^title: .*", "title: All locks"),
            replace_in("content/pages/about.md", r"!\[A quay\]\(.*\)", "No picture."),
            replace_in("content/digest.yaml", r"^description: .*", "description: The harbour, day by day."),
            replace_in("content/digest.yaml", r"^base_url: .*", "base_url: https://example.org/digest/"),
            replace_in("content/digest.yaml", r"\Z", "feeds: none\n"),
            replace_in("content/entries/2024/2024-05-03-lock.md", r"^status: .*", "status: draft"),
            replace_in("content/entries/2024/2024-05-04-lock.md", r"^status: .*", "expires_on: 2024-06-10"),
            replace_in("content/entries/2024/2024-05-05-lock.md", r"^title:", "publish_on: 2024-06-15\ntitle:"),
            lambda root: write(root, "content/images/quay.png", PIXEL + b"\0"),
            lambda root: write(root, "templates/partials/footer.html", "<footer>Ours</footer>\n"),
            lambda root: write(root, "templates/css/own.css", "p { margin: 0 }\n"),
            lambda root: write(root, "templates/languages/en.yaml", "title:\n  timeline: Days\n"),
            lose("templates"),
            lose("site/index.html"),
            lose("site"),
            replace_in("site/index.html", r"<h1>|<p", "<p>A hoax.<p"),
            damage_state,
            lose(".cache/build"),
            stop_halfway,
        )
    ),
)


@costly(8, fuzz=40)
@given(st.lists(st.tuples(EDITS, st.sampled_from(DAYS)), min_size=1, max_size=4))
def test_a_site_is_the_same_whatever_was_there_before(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Edit, date]]
) -> None:
    root = make_digest(tmp_path_factory.mktemp("digest"))
    build_at(root)
    for edit, today in edits:
        edit(root)
        try:
            expected: object = build_clean(root, tmp_path_factory.mktemp("clean"), today)
        except ProblemsFound as found:
            expected = found.problems
        assert build_again(root, today) == expected


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_digest(tmp_path)
    build_at(root)
    return root


def find_stamps(folder: Path) -> dict[Path, tuple[int, ...]]:
    """Return what tells of each file and folder that it was written; reading changes none of it."""
    found = {file: file.stat() for file in folder.rglob("*")}
    return {file: (each.st_ino, each.st_mtime_ns, each.st_ctime_ns) for file, each in found.items()}


def test_nothing_is_touched_where_nothing_has_changed(root: Path) -> None:
    before = find_stamps(root / "site")
    again = build_at(root)
    assert (again.written, again.removed) == (0, 0)
    assert again.unchanged == sum(file.is_file() and file.name != MANIFEST for file in before)
    assert find_stamps(root / "site") == before


def test_a_build_with_nothing_new_makes_no_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.commands.making.make_and_write", lambda *_, **__: pytest.fail("made again"))
    build_at(root)
    build_at(root, date(2024, 6, 2))


def test_what_an_entry_tells_is_made_again_and_nothing_else(root: Path) -> None:
    before = tree(root / "site")
    write_entry(root, 4, body="Other words.")
    build_at(root)
    after = tree(root / "site")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    pages = {path for path in changed if path.endswith("index.html")}
    assert pages == {"2024/05/04/lock/index.html"}


def test_only_what_has_changed_is_rendered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []

    def render(renderer: Renderer, page: Page) -> File:
        rendered.append(page.head.address)
        return render_page(renderer, page)

    monkeypatch.setattr("dateline.output.html.batches.render_page", render)
    write_entry(root, 4, body="Other words.")
    build_at(root)
    assert rendered == ["/2024/05/04/lock/"]


def test_a_checkout_anew_is_told_by_its_content_and_not_by_its_times(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path_factory.mktemp("other")
    shutil.copytree(root, copy, dirs_exist_ok=True, copy_function=shutil.copyfile)
    shutil.rmtree(root)
    shutil.copytree(copy, root, copy_function=shutil.copyfile)
    monkeypatch.setattr("dateline.commands.making.make_and_write", lambda *_, **__: pytest.fail("made again"))
    assert build_at(root).written == 0


def test_a_file_that_is_saved_while_the_site_is_made_is_read_at_the_next_build(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = root / "content/entries/2024/2024-05-04-lock.md"
    before = entry.read_bytes()

    def save_meanwhile(stage: Stage) -> None:
        if stage.words == "Rendering" and not stage.done:
            entry.write_bytes(before)

    write_entry(root, 4, body="For a moment.")
    build(root, today=TODAY, report=save_meanwhile)
    assert "For a moment." in (root / "site/2024/05/04/lock/index.html").read_text("utf-8")
    build_at(root)
    assert "For a moment." not in (root / "site/2024/05/04/lock/index.html").read_text("utf-8")


def test_a_build_that_fails_leaves_what_it_read_for_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_entry(root, 4, body="Other words.")
    stop_halfway(root)
    read = []

    def read_file(path: str, text: str) -> tuple[Entry | None, tuple[Problem, ...]]:
        read.append(path)
        return read_entry(path, text)

    monkeypatch.setattr("dateline.commands.settled.read_entry", read_file)
    build_at(root)
    assert read == []


def test_two_addresses_take_turns_without_forgetting_each_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = root / "elsewhere"
    build_at(root, base_url="https://example.net/x/", output=elsewhere)
    monkeypatch.setattr("dateline.commands.making.make_and_write", lambda *_, **__: pytest.fail("made again"))
    build_at(root)
    build_at(root, base_url="https://example.net/x/", output=elsewhere)


def find_page(root: Path) -> str:
    return (root / "site/2024/05/04/lock/index.html").read_text("utf-8")


def let_stamps_age(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build again, much later: every stamp is then sure."""
    monkeypatch.setattr("dateline.commands.past_builds.read_clock", lambda _: 1 << 62)
    build_at(root)


def test_entries_in_a_folder_that_is_a_link_are_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/entries").rename(root / "desk")
    (root / "content/entries").symlink_to("../desk")
    let_stamps_age(root, monkeypatch)
    write_entry(root, 4, body="Other words.")
    build_at(root)
    assert "Other words." in find_page(root)


def test_templates_in_a_folder_that_is_a_link_are_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "ours/footer.html", "<footer>Ours</footer>\n")
    (root / "templates").mkdir()
    (root / "templates/partials").symlink_to("../ours")
    let_stamps_age(root, monkeypatch)
    assert "Ours" in find_page(root)
    write(root, "ours/footer.html", "<footer>Else</footer>\n")
    build_at(root)
    assert "Else" in find_page(root)


@pytest.mark.parametrize("before", ["<footer>Ours</footer>\n", None])
def test_a_template_that_is_saved_while_the_site_is_made_and_taken_back_leaves_nothing(
    root: Path, before: str | None
) -> None:
    path = "templates/partials/footer.html"

    def save_meanwhile(stage: Stage) -> None:
        if stage.words == "Rendering" and not stage.done:
            write(root, path, "<footer>For a moment</footer>\n")

    write(root, "templates/css/own.css", "p { margin: 0 }\n")
    if before:
        write(root, path, before)
    build(root, today=TODAY, report=save_meanwhile)
    assert "For a moment" in find_page(root)
    if before:
        write(root, path, before)
    else:
        (root / path).unlink()
    build_at(root)
    assert "For a moment" not in find_page(root)


def test_a_page_that_others_change_while_the_site_is_made_is_made_again(root: Path) -> None:
    page = root / "site/2024/05/05/lock/index.html"
    before = page.read_bytes()

    def change_meanwhile(stage: Stage) -> None:
        if stage.words.startswith("Writing"):
            page.write_bytes(before + b"A hoax.")

    write_entry(root, 4, body="Other words.")
    build(root, today=TODAY, report=change_meanwhile)
    build_at(root)
    assert page.read_bytes() == before


def test_a_site_that_has_become_a_link_is_refused_though_nothing_has_changed(root: Path) -> None:
    (root / "site").rename(root / "elsewhere")
    (root / "site").symlink_to("elsewhere")
    with pytest.raises(ProblemsFound, match="is a link"):
        build_at(root)
