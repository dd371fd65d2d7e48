"""A project in; everything that editors own in its folder, read, with every problem found on the way, out."""

from collections.abc import Iterator

from dateline.commands.project import DIGEST, ENTRIES, PAGES, STORIES, VOCABULARY, Project
from dateline.commands.settled import list_files, read_all, read_settled
from dateline.commands.wording import read_wording
from dateline.content.content import Content
from dateline.content.images import FOLDER as PICTURES
from dateline.content.images import MAX_BYTES as MAX_PICTURE
from dateline.content.images import read_picture
from dateline.content.story import read_story, read_text_page
from dateline.disk.memory import Memory, Remembered
from dateline.disk.reading import Stamp, describe_unreadable, find_stamp, read_bytes
from dateline.model import Picture
from dateline.problems import Problem
from dateline.rules import Rule


def read_content(project: Project, memory: Memory | None = None) -> tuple[Content | None, tuple[Problem, ...]]:
    """Return all content that could be read, and every problem; None where `digest.yaml` could not be.

    With a memory only files that have changed are read, and one with a problem is as it was when it last had none.
    """
    kept = memory or Memory()
    settled, found = read_settled(project, kept.entries)
    problems = list(found)
    stories = read_all(project, STORIES, read_story, problems, kept.stories)
    text_pages = read_all(project, PAGES, read_text_page, problems, kept.text_pages)
    pictures = _read_pictures(project, problems, kept.pictures)
    problems += _find_strays(project)
    digest = settled.digest
    if not digest:
        return None, tuple(sorted(set(problems)))
    wording, found = read_wording(digest.language, project.template_folders)
    problems += found
    content = Content(digest, settled.entries, stories, text_pages, settled.vocabulary, wording, pictures)
    return content, tuple(sorted(set(problems)))


def _read_pictures(
    project: Project, problems: list[Problem], kept: dict[str, Remembered[Picture]]
) -> tuple[Picture, ...]:
    """Return the images of the digest, by file; problems are added to the list."""
    former = dict(kept)
    kept.clear()
    for path in list_files(project, PICTURES, problems):
        before, stamp = former.get(path), find_stamp(f"{project.root}/{path}")
        if before is None or before.stamp != stamp:
            before = _read_picture(project, path, stamp)
        kept[path] = before
        problems += before.problems
    return tuple(each.value for each in kept.values() if each.value)


def _read_picture(project: Project, path: str, stamp: Stamp) -> Remembered[Picture]:
    """Return an image as it is read now."""
    try:
        data = read_bytes(project.root / path, MAX_PICTURE)
    except OSError as error:
        return Remembered(stamp, None, (describe_unreadable(path, error),), None)
    picture, faults = read_picture(path, data)
    return Remembered(stamp, picture, faults, picture)


def _find_strays(project: Project) -> Iterator[Problem]:
    """Yield a problem for every text in `content/` that lies where nothing is read."""
    known = (f"{ENTRIES}/", f"{STORIES}/", f"{PAGES}/", f"{VOCABULARY}/", f"{PICTURES}/")
    for path in list_files(project, "content", []):
        if path != DIGEST and not path.startswith(known) and path.endswith((".md", ".markdown", ".yaml", ".yml")):
            hint = f"Entries belong in {ENTRIES}/, stories in {STORIES}/, pages in {PAGES}/."
            yield Problem(path, 0, 0, "lies where nothing is read", hint, Rule.FILE_STRAY)
