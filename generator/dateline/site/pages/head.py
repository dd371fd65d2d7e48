"""What every page says of itself, and what every template knows of the whole site."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from dateline import links
from dateline.config import Reach
from dateline.language.words import Words
from dateline.model import Kind
from dateline.site.cards import Link
from dateline.site.catalogue import Catalogue, FeedLink

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


P = TypeVar("P")
Planned: TypeAlias = tuple[str, Callable[[], P]]
"""The address of a page, and what makes the page when somebody asks for it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself."""

    title: str
    """Without the site's name; empty on the home page."""
    description: str
    """Plain text, some 50 to 160 characters."""
    address: str
    """The page's own address."""
    feeds: tuple[FeedLink, ...] = ()
    """The page's own feed first, the site's last; empty where the digest has none."""
    trail: tuple[Link, ...] = ()
    """Breadcrumbs from home to the page's parent; empty on the home page."""
    is_indexed: bool = True
    """Search engines may list it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the digest holds. Only pages that say so have it: they change with every entry."""

    entries: int
    first_day: date | None
    """Publication day of the oldest entry; None where there are none."""
    last_day: date | None


NOTHING = Extent(0, None, None)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What every template knows of the whole site; nothing in it changes with an entry."""

    title: str
    description: str
    language: str
    base_url: str
    base_path: str
    author: str
    menu: tuple[Link, ...]
    """Main parts, in order: latest, stories, timeline, the four indexes, archive."""
    foot: tuple[Link, ...]
    """Pages of `content/pages/`, in the order of `menu` in digest.yaml."""
    feed: FeedLink | None
    """That of the whole site; None where the digest has no feeds."""
    version: str
    """Of Dateline."""
    words: Words
    """How the site says what no editor writes; the filters speak through it."""
    cards: Reach = Reach.TERMS
    """Which pages have a share card of their own."""


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
    feeds = tuple(each for each in (feed, catalogue.feed) if each)
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


def find_extent(catalogue: Catalogue) -> Extent:
    """Return how much the digest holds."""
    return Extent(len(catalogue.listed), catalogue.first_day, catalogue.last_day)


def make_masthead(catalogue: Catalogue, version: str) -> Masthead:
    """Return what every template knows of the site."""
    digest = catalogue.digest
    titles = {page.slug: page.title for page in catalogue.text_pages}
    return Masthead(
        title=digest.title,
        description=digest.description,
        language=digest.language,
        base_url=digest.base_url,
        base_path=digest.base_path,
        author=digest.author,
        menu=(
            *(link_part(catalogue, part) for part in ("latest", "stories", "timeline")),
            *(link_kind(catalogue, kind) for kind in Kind),
            link_part(catalogue, "archive"),
        ),
        foot=tuple(Link(titles[slug], links.text_page_address(slug)) for slug in digest.menu if slug in titles),
        feed=catalogue.feed,
        version=version,
        words=catalogue.words,
        cards=digest.cards,
    )
