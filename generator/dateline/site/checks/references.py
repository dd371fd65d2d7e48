"""Stories, pages and addresses that files point to in; a problem for each that is not there out."""

from collections.abc import Iterator

from dateline.config import Digest
from dateline.content.marks import find_place
from dateline.model import Entry, StoryText, TextPageSource
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule
from dateline.site.checks.doubt import Doubt
from dateline.site.events.telling import name_entry


def check_references(
    digest: Digest,
    entries: tuple[Entry, ...],
    stories: tuple[StoryText, ...],
    text_pages: tuple[TextPageSource, ...],
    doubt: Doubt,
) -> tuple[Problem, ...]:
    """Return the problems of everything that leads nowhere, but for what may stand in a doubtful file."""
    slugs = tuple(sorted(story.slug for story in stories))
    names = frozenset(name_entry(entry.path) for entry in entries)
    return (
        *(problem for entry in entries if (problem := _check_story(entry, slugs, doubt))),
        *(problem for entry in entries for problem in _check_events(entry, names, doubt)),
        *_check_menu(digest, tuple(sorted(page.slug for page in text_pages)), doubt),
    )


def _check_story(entry: Entry, slugs: tuple[str, ...], doubt: Doubt) -> Problem | None:
    """Return a problem where the entry's story has no file."""
    if not entry.story or entry.story in slugs or doubt.may_name("stories", entry.story):
        return None
    near = find_nearest(entry.story, slugs)
    hint = f"Did you mean '{near}'?" if near else f"To begin this story, write content/stories/{entry.story}.md."
    place = find_place(entry.marks, "story")
    return Problem(entry.path, *place, f"there is no story '{entry.story}'", hint, Rule.STORY_MISSING)


def _check_events(entry: Entry, names: frozenset[str], doubt: Doubt) -> Iterator[Problem]:
    """Yield a problem for every entry that an event names and that is not there."""
    for number, event in enumerate(entry.timeline):
        for key, others in (("same_as", event.same_as), ("not_same_as", event.not_same_as)):
            for index, name in enumerate(others):
                if name in names or doubt.may_name("entries", name):
                    continue
                near = find_nearest(name, names)
                hint = f"Did you mean '{near}'?" if near else "Write the name of an entry's file, without '.md'."
                place = find_place(entry.marks, f"timeline.{number}.{key}.{index}")
                yield Problem(entry.path, *place, f"there is no entry '{name}'", hint, Rule.ENTRY_MISSING)


def _check_menu(digest: Digest, slugs: tuple[str, ...], doubt: Doubt) -> Iterator[Problem]:
    """Yield a problem for every page of the menu that has no file."""
    for index, slug in enumerate(digest.menu):
        if slug in slugs or doubt.may_name("pages", slug):
            continue
        near = find_nearest(slug, slugs)
        hint = f"Did you mean '{near}'?" if near else f"Write content/pages/{slug}.md, or take it out of 'menu'."
        place = find_place(digest.marks, f"menu.{index}")
        yield Problem(digest.path, *place, f"there is no page '{slug}'", hint, Rule.PAGE_MISSING)
