"""All that files point to in; a problem for each story, entry, page, address or picture that is not there, out."""

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from dateline.config import Digest
from dateline.content.content import Content
from dateline.content.images import FOLDER as PICTURES
from dateline.content.markdown.dialect import EXTERNAL
from dateline.content.markdown.figures import find_picture_address
from dateline.content.markdown.markup import BodyLink, check_body, find_links
from dateline.model import Entry
from dateline.problems import Problem, find_nearest, find_place
from dateline.rules import Rule
from dateline.site.bodies import Body, find_inside
from dateline.site.checks.doubt import Doubt
from dateline.site.events.site_events import name_entry

CERTAIN = (Rule.LINK_RELATIVE, Rule.IMAGE_MISSING)
"""Faults that no other file can put right."""


def check_references(content: Content, doubt: Doubt) -> tuple[Problem, ...]:
    """Return a problem for each story, entry and page of the menu that is named and not there."""
    slugs = tuple(sorted(story.slug for story in content.stories))
    names = frozenset(name_entry(entry.path) for entry in content.entries)
    return (
        *(problem for entry in content.entries if (problem := _check_story(entry, slugs, doubt))),
        *(problem for entry in content.entries for problem in _check_events(entry, names, doubt)),
        *_check_menu(content.digest, tuple(sorted(page.slug for page in content.text_pages)), doubt),
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


def check_bodies(
    bodies: tuple[Body, ...],
    answers: Callable[[str], bool],
    list_addresses: Callable[[], frozenset[str]],
    pictures: frozenset[str],
    doubt: Doubt,
) -> Iterator[Problem]:
    """Yield the problems of all bodies; a link to a page that a doubtful file may make is passed over.

    `answers` tells whether an address has a page, `list_addresses` gives such that may have been meant; `pictures` are
    the addresses of images.
    """
    for body in bodies:
        yield from check_body(body.path, body.text, body.first_line)
        for link in find_links(body.text):
            address = "" if link.is_image else find_inside(link)
            problem = _check_image(body, link, pictures) if link.is_image else None
            if problem and not doubt.may_hold(PICTURES):
                yield problem
            if address and address not in pictures and not answers(address):
                problem = _explain_link(body, link, address, list_addresses())
                if problem.rule in CERTAIN or not doubt.may_answer(address):
                    yield problem


def _explain_link(body: Body, link: BodyLink, address: str, addresses: frozenset[str]) -> Problem:
    """Return the problem of a link inside the site that has no page."""
    place = (body.path, link.line + body.first_line - 1, link.column)
    if link.is_image:
        hint = "Check its spelling; capitals and small letters make a difference."
        return Problem(*place, f"there is no image {address}", hint, Rule.IMAGE_MISSING)
    if not address.startswith("/"):
        hint = "Begin it with / for a page of this site, with https:// for another."
        what = f"the address does not say from where it counts: {link.destination}"
        return Problem(*place, what, hint, Rule.LINK_RELATIVE)
    if f"{address}/" in addresses:
        hint = f"Write it with a / at its end: {address}/"
        return Problem(*place, f"there is no page {address}", hint, Rule.LINK_SLASH)
    near = find_nearest(address, addresses)
    hint = f"Did you mean {near}?" if near else "Copy it from the browser: what follows the host."
    return Problem(*place, f"there is no page {address}", hint, Rule.LINK_BROKEN)


def _check_image(body: Body, image: BodyLink, pictures: frozenset[str]) -> Problem | None:
    """Return a problem where there is no such picture; one on another site is told elsewhere."""
    written = unquote(image.destination)
    if EXTERNAL.match(written):
        return None
    place = (body.path, image.line + body.first_line - 1, image.column)
    address = find_picture_address(written)
    if address in pictures:
        way = posixpath.normpath(posixpath.join(posixpath.dirname(body.path), written))
        if address == written or way == f"content{address}":
            return None
        return Problem(*place, f"there is no file {way}", f"Write it as {address}.", Rule.IMAGE_MISSING)
    near = find_nearest(address, pictures)
    hint = f"Did you mean {near}?" if near else "Put the file in content/images/, and write /images/ and its name."
    return Problem(*place, f"there is no picture {written}", hint, Rule.IMAGE_MISSING)
