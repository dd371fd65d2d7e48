"""Markdown of all files and the addresses of the site in; a problem for each link or image that is not there, out."""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from dateline.content.images import FOLDER as PICTURES
from dateline.content.markdown.figures import find_picture_address
from dateline.content.markdown.markup import BodyLink, check_body, find_links
from dateline.content.markdown.targets import EXTERNAL
from dateline.links import ASSETS, story_address, text_page_address
from dateline.model import Entry, StoryText, TextPageSource
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule
from dateline.site.cards import find_address
from dateline.site.checks.doubt import Doubt

# Markdown of news copy has none of these; only what has is parsed.
LINK_SIGNS = ("](", "]:", "<", "[[", "[^", "[!")
# What browsers take for an order and not for a place: `#:~:text=`.
DIRECTIVE = ":~:"
CERTAIN = (Rule.LINK_RELATIVE, Rule.IMAGE_MISSING)
"""Faults that no other file can put right."""


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown of one file."""

    path: str
    text: str
    first_line: int
    address: str
    """Of the page that shows it."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link to a place on a page of the site."""

    path: str
    """The file that holds the link."""
    line: int
    column: int
    address: str
    """Of the page."""
    anchor: str
    """The place, without `#`."""


def find_bodies(
    entries: tuple[Entry, ...], stories: tuple[StoryText, ...], text_pages: tuple[TextPageSource, ...]
) -> tuple[Body, ...]:
    """Return every body that may hold a link or a tag."""
    bodies = (
        *(Body(each.path, each.body, each.body_line, find_address(each)) for each in entries),
        *(Body(each.path, each.body, each.body_line, story_address(each.slug)) for each in stories),
        *(Body(each.path, each.body, each.body_line, text_page_address(each.slug)) for each in text_pages),
    )
    return tuple(body for body in bodies if any(sign in body.text for sign in LINK_SIGNS))


def find_pointers(bodies: tuple[Body, ...]) -> Iterator[Pointer]:
    """Yield the links of all bodies to places on pages of the site, their own included."""
    for body in bodies:
        for link in find_links(body.text) if "#" in body.text else ():
            before, _, anchor = link.destination.partition("#")
            is_inside = not before or find_inside(link)
            if anchor and is_inside and not link.is_image and not anchor.startswith(DIRECTIVE):
                address = find_inside(link) or body.address
                yield Pointer(body.path, link.line + body.first_line - 1, link.column, address, unquote(anchor))


def check_bodies(
    bodies: tuple[Body, ...],
    answers: Callable[[str], bool],
    list_addresses: Callable[[], frozenset[str]],
    pictures: frozenset[str],
    doubt: Doubt,
) -> Iterator[Problem]:
    """Yield the problems of all bodies, but for links to pages that doubtful files may make.

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
                problem = _explain(body, link, address, list_addresses())
                if problem.rule in CERTAIN or not doubt.may_answer(address):
                    yield problem


def find_inside(link: BodyLink) -> str:
    """Return the address inside the site that a link or image leads to; empty where it leads elsewhere."""
    address = unquote(link.destination).partition("#")[0].partition("?")[0]
    return "" if ":" in address or address.startswith(("//", ASSETS)) else address


def _explain(body: Body, link: BodyLink, address: str, addresses: frozenset[str]) -> Problem:
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


def find_pictures(texts: Iterable[str], pictures: frozenset[str]) -> frozenset[str]:
    """Return the addresses of the pictures that these bodies show or lead to."""
    links = (link for text in texts if "images/" in text for link in find_links(text))
    return frozenset(find_picture_address(unquote(link.destination)) for link in links) & pictures
