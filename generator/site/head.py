"""A page's title, text and place in; the head that every page carries out."""

from generator import links
from generator.model import Kind
from generator.site.catalogue import Catalogue
from generator.site.pages import FeedLink, Head, Link

MAX_DESCRIPTION = 160
KIND_TITLES = {
    Kind.PEOPLE: "People",
    Kind.PLACES: "Places",
    Kind.ORGANISATIONS: "Organisations",
    Kind.TOPICS: "Topics",
}
HOME_LINK = Link("Home", links.HOME)


def make_head(
    catalogue: Catalogue,
    title: str,
    description: str,
    address: str,
    *,
    trail: tuple[Link, ...] = (HOME_LINK,),
    feed: FeedLink | None = None,
    is_indexed: bool = True,
) -> Head:
    """Return the head of a page; its own feed stands before the site's."""
    feeds = (feed, catalogue.feed) if feed else (catalogue.feed,)
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


def count_entries(number: int) -> str:
    """Return the number in words for descriptions: `1 entry`, `12 entries`."""
    return "1 entry" if number == 1 else f"{number} entries"


def kind_link(kind: Kind) -> Link:
    """Return the link to the index of a kind."""
    return Link(KIND_TITLES[kind], links.kind_address(kind))
