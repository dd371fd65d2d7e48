"""A page's title, text and place in; the head that every page carries out."""

from dateline import links
from dateline.model import Kind
from dateline.site.catalogue import Catalogue
from dateline.site.pages.pages import FeedLink, Head, Link

MAX_DESCRIPTION = 160
PARTS = {
    "home": links.HOME,
    "latest": links.HOME,
    "stories": links.STORIES,
    "timeline": links.TIMELINE,
    "archive": links.ARCHIVE,
    "editions": links.EDITIONS,
}
"""The parts of the site that others name, by what `title` calls them."""


def make_head(
    catalogue: Catalogue,
    title: str,
    description: str,
    address: str,
    *,
    parents: tuple[Link, ...] = (),
    feed: FeedLink | None = None,
    is_indexed: bool = True,
) -> Head:
    """Return the head of a page; its own feed stands before the site's.

    `parents` stand between the home page and this one.
    """
    feeds = (feed, catalogue.feed) if feed else (catalogue.feed,)
    trail = (link_part(catalogue, "home"), *parents) if address != links.HOME else ()
    return Head(title, shorten(description), address, feeds, trail, is_indexed)


def shorten(text: str) -> str:
    """Return the text on one line, cut between words at 160 characters.

    >>> shorten("One  line")
    'One line'
    """
    line = " ".join(text.split())
    if len(line) <= MAX_DESCRIPTION:
        return line
    cut = line[:MAX_DESCRIPTION].rpartition(" ")[0] or line[: MAX_DESCRIPTION - 1]
    return cut.rstrip(" ,;:.–-") + "…"


def link_part(catalogue: Catalogue, part: str) -> Link:
    """Return the link to a part of the site: `stories`, `timeline`."""
    return Link(catalogue.words.say(f"title.{part}"), PARTS[part])


def link_kind(catalogue: Catalogue, kind: Kind) -> Link:
    """Return the link to the index of a kind."""
    return Link(catalogue.words.say(f"kind_title.{kind}"), links.kind_address(kind))
