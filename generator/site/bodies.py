"""Markdown of all files and the addresses of the site in; a problem for each link or image that is not there, out."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from generator.content.dialect import EXTERNAL
from generator.content.figures import find_picture_address
from generator.content.markup import BodyLink, check_body, find_links
from generator.links import ASSETS
from generator.model import Entry, StoryText, TextPageSource
from generator.problems import Problem, find_nearest

# Markdown of news copy has none of these; only what has is parsed.
LINK_SIGNS = ("](", "]:", "<", "[[", "[^", "[!")


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown of one file."""

    path: str
    text: str
    first_line: int


def find_bodies(
    entries: tuple[Entry, ...], stories: tuple[StoryText, ...], text_pages: tuple[TextPageSource, ...]
) -> tuple[Body, ...]:
    """Return every body that may hold a link or a tag."""
    files: tuple[Entry | StoryText | TextPageSource, ...] = (*entries, *stories, *text_pages)
    return tuple(
        Body(file.path, file.body, file.body_line) for file in files if any(sign in file.body for sign in LINK_SIGNS)
    )


def check_bodies(
    bodies: tuple[Body, ...], addresses: frozenset[str], pictures: frozenset[str], *, is_whole: bool
) -> Iterator[Problem]:
    """Yield the problems of all bodies; where the site is not whole, nothing is said of pages that seem missing.

    `addresses` are those of pages, `pictures` those of images.
    """
    for body in bodies:
        yield from check_body(body.path, body.text, body.first_line)
        for link in find_links(body.text) if is_whole else ():
            check = _check_image if link.is_image else _check_link
            problem = check(body, link, pictures if link.is_image else addresses | pictures)
            if problem:
                yield problem


def _check_link(body: Body, link: BodyLink, addresses: frozenset[str]) -> Problem | None:
    """Return a problem where a link inside the site has no page."""
    address = unquote(link.destination).partition("#")[0].partition("?")[0]
    place = (body.path, link.line + body.first_line - 1, link.column)
    if not address or ":" in address or address.startswith(("//", ASSETS)) or address in addresses:
        return None
    if not address.startswith("/"):
        hint = "Begin it with / for a page of this site, with https:// for another."
        return Problem(*place, f"the address does not say from where it counts: {link.destination}", hint)
    if f"{address}/" in addresses:
        return Problem(*place, f"there is no page {address}", f"Write it with a / at its end: {address}/")
    near = find_nearest(address, addresses)
    hint = f"Did you mean {near}?" if near else "Copy it from the browser: what follows the host."
    return Problem(*place, f"there is no page {address}", hint)


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
        return Problem(*place, f"there is no file {way}", f"Write it as {address}.")
    near = find_nearest(address, pictures)
    hint = f"Did you mean {near}?" if near else "Put the file in content/images/, and write /images/ and its name."
    return Problem(*place, f"there is no picture {written}", hint)


def find_pictures(texts: Iterable[str], pictures: frozenset[str]) -> frozenset[str]:
    """Return the addresses of the pictures that these bodies show or lead to."""
    links = (link for text in texts if "images/" in text for link in find_links(text))
    return frozenset(find_picture_address(unquote(link.destination)) for link in links) & pictures
