"""The Markdown of all files in; the places, names and pictures that it leads to, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from dateline.content.content import Content
from dateline.content.markdown.figures import find_picture_address
from dateline.content.markdown.markup import BodyLink, find_links
from dateline.content.markdown.surroundings import Surroundings
from dateline.links import ASSETS, story_address, text_page_address
from dateline.model import Picture
from dateline.site.cards import find_address
from dateline.site.catalogue import Catalogue
from dateline.site.naming.name_links import list_targets, resolve_names

# Markdown of news copy has none of these; only what has is parsed.
LINK_SIGNS = ("](", "]:", "<", "[[", "[^", "[!")
# What browsers take for an order and not for a place: `#:~:text=`.
DIRECTIVE = ":~:"


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


def find_bodies(content: Content) -> tuple[Body, ...]:
    """Return every body that may hold a link or a tag."""
    bodies = (
        *(Body(each.path, each.body, each.body_line, find_address(each)) for each in content.entries),
        *(Body(each.path, each.body, each.body_line, story_address(each.slug)) for each in content.stories),
        *(Body(each.path, each.body, each.body_line, text_page_address(each.slug)) for each in content.text_pages),
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


def find_inside(link: BodyLink) -> str:
    """Return the address inside the site that a link or image leads to; empty where it leads elsewhere."""
    address = unquote(link.destination).partition("#")[0].partition("?")[0]
    return "" if ":" in address or address.startswith(("//", ASSETS)) else address


def find_pictures(texts: Iterable[str], pictures: frozenset[str]) -> frozenset[str]:
    """Return the addresses of the pictures that these bodies show or lead to."""
    links = (link for text in texts if "images/" in text for link in find_links(text))
    return frozenset(find_picture_address(unquote(link.destination)) for link in links) & pictures


def shows_surroundings(body: str) -> bool:
    """Tell whether a body may show something of what stands around it: a name, a picture, the way back from a note."""
    return "[[" in body or "images/" in body or "[^" in body


def find_surroundings(catalogue: Catalogue, pictures: tuple[Picture, ...]) -> Surroundings:
    """Return what the bodies of the site lead to by name, and those of the pictures that they show."""
    bodies = (
        *(each.entry.body for each in catalogue.listed),
        *(story.text.body for story in catalogue.stories.values()),
        *(page.body for page in catalogue.text_pages),
    )
    texts = tuple(filter(shows_surroundings, bodies))
    stories = ((story.text.title, story.address) for story in catalogue.stories.values())
    by_address = {picture.address: picture for picture in pictures}
    shown = find_pictures(texts, frozenset(by_address))
    has_names = any("[[" in text for text in texts)
    return Surroundings(
        names=resolve_names(texts, list_targets(catalogue.terms.values(), stories)) if has_names else {},
        pictures={address: by_address[address] for address in sorted(shown)},
        way_back=catalogue.words.say("entry.way_back"),
    )
