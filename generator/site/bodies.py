"""Markdown of all files and the addresses of the site in; a problem for each link that leads nowhere, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from generator.content.markup import BodyLink, check_body, find_links
from generator.links import ASSETS
from generator.model import Entry, StoryText, TextPageSource
from generator.problems import Problem, find_nearest
from generator.rules import Rule

# Markdown of news copy has none of these; only what has is parsed.
LINK_SIGNS = ("](", "]:", "<")


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


def check_bodies(bodies: tuple[Body, ...], addresses: frozenset[str], *, is_whole: bool) -> Iterator[Problem]:
    """Yield the problems of all bodies; where the site is not whole, nothing is said of pages that seem missing."""
    for body in bodies:
        yield from check_body(body.path, body.text, body.first_line)
        for link in find_links(body.text) if is_whole else ():
            problem = _check_link(body, link, addresses)
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
        what = f"the address does not say from where it counts: {link.destination}"
        return Problem(*place, what, hint, Rule.LINK_RELATIVE)
    if f"{address}/" in addresses:
        hint = f"Write it with a / at its end: {address}/"
        return Problem(*place, f"there is no page {address}", hint, Rule.LINK_SLASH)
    near = find_nearest(address, addresses)
    hint = f"Did you mean {near}?" if near else "Copy it from the browser: what follows the host."
    return Problem(*place, f"there is no page {address}", hint, Rule.LINK_BROKEN)
