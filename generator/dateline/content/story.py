"""The text of a story's file or of a page's file in, the value out."""

from pathlib import PurePosixPath

from dateline.content.keys.fields import Fields, find_marks
from dateline.content.keys.schema import STORY, TEXT_PAGE
from dateline.content.syntax.frontmatter import read_document
from dateline.content.syntax.tree import EMPTY
from dateline.links import is_slug, make_slug
from dateline.model import StoryText, TextPageSource
from dateline.problems import Problem
from dateline.rules import Rule


def read_story(path: str, text: str) -> tuple[StoryText | None, tuple[Problem, ...]]:
    """Return the story and every problem of its file; None where title or summary cannot be read."""
    document, found = read_document(path, text)
    slug = PurePosixPath(path).stem
    problems = [*found, *_check_name(path, slug)]
    if document.table is EMPTY:
        return None, tuple(problems)
    fields = Fields(path, document.table, STORY, problems)
    title, summary = fields.text("title"), fields.text("summary")
    story = StoryText(path, slug, title, summary, document.body, document.body_line, find_marks(document.table))
    return story if title and summary else None, tuple(sorted(problems))


def read_text_page(path: str, text: str) -> tuple[TextPageSource | None, tuple[Problem, ...]]:
    """Return the page and every problem of its file; None where its title cannot be read."""
    document, found = read_document(path, text)
    if document.table is EMPTY:
        return None, found
    problems = list(found)
    fields = Fields(path, document.table, TEXT_PAGE, problems)
    title, summary, slug = fields.text("title"), fields.text("summary"), PurePosixPath(path).stem
    page = TextPageSource(path, slug, title, summary, document.body, document.body_line, find_marks(document.table))
    return page if title else None, tuple(sorted(problems))


def _check_name(path: str, slug: str) -> tuple[Problem, ...]:
    """Return a problem where the file's name makes no address."""
    if is_slug(slug):
        return ()
    what = f"the file's name makes no address: {PurePosixPath(path).name}"
    better = make_slug(slug)
    hint = f"Rename it to {better}.md." if better else "Name it with small letters, digits and single hyphens."
    return (Problem(path, 0, 0, what, hint, Rule.FILE_NAME),)
