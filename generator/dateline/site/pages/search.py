"""The search page, the bundles into which its index is cut, and the names that its box offers."""

from dataclasses import dataclass
from itertools import groupby

from dateline import links
from dateline.model import Kind
from dateline.site.cards import Listed
from dateline.site.catalogue import Catalogue
from dateline.site.naming.taxonomy import CountedGroup
from dateline.site.pages.head import Extent, Head, find_extent, make_head
from dateline.site.pages.term import find_top

MAX_ENTRIES = 1000


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`/search/`: the search itself runs in the browser."""

    head: Head
    extent: Extent
    bundles: tuple[str, ...]
    """Addresses of the index bundles (`/pagefind/2020-01/`), newest period first; the script merges them."""
    years: tuple[int, ...]
    tags: tuple[CountedGroup, ...]
    """Ways on for readers without JavaScript: the most frequent of each kind."""


@dataclass(frozen=True, slots=True)
class SearchBundle:
    """The entries that one bundle of the search index holds."""

    address: str
    """`/pagefind/2020-01/`, after its first month."""
    pages: tuple[str, ...]
    """Addresses of its entries, oldest first; at most 1,000."""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A term or a story as readers look for it by name."""

    kind: Kind | None
    """None for a story."""
    name: str
    address: str
    count: int
    """Entries on that page; at least 1."""
    others: tuple[str, ...] = ()
    """Other spellings and former names."""


def make_search(catalogue: Catalogue) -> SearchPage:
    """Return the page; the search itself runs in the browser."""
    words = catalogue.words
    description = words.say("about.search", site=catalogue.digest.title)
    years = dict.fromkeys(each.entry.date.day.year for each in catalogue.listed)
    return SearchPage(
        head=make_head(catalogue, words.say("title.search"), description, links.SEARCH),
        extent=find_extent(catalogue),
        bundles=tuple(bundle.address for bundle in make_bundles(catalogue.listed)),
        years=tuple(years),
        tags=find_top(catalogue),
    )


def make_bundles(listed: tuple[Listed, ...]) -> tuple[SearchBundle, ...]:
    """Return the bundles of these entries, which stand newest first."""
    bundles: list[tuple[str, list[str]]] = []
    for month, group in groupby(reversed(listed), key=lambda each: each.entry.date.day.isoformat()[:7]):
        addresses = [each.address for each in group]
        if bundles and len(bundles[-1][1]) + len(addresses) <= MAX_ENTRIES:
            bundles[-1][1].extend(addresses)
            continue
        for number, start in enumerate(range(0, len(addresses), MAX_ENTRIES), 1):
            name = month if number == 1 else f"{month}-{number}"
            bundles.append((name, addresses[start : start + MAX_ENTRIES]))
    return tuple(SearchBundle(f"{links.SEARCH_INDEX}{name}/", tuple(pages)) for name, pages in reversed(bundles))


def list_names(catalogue: Catalogue) -> tuple[NamedPage, ...]:
    """Return the terms in the order of `Kind`, then the stories, that of the newest entry first."""
    terms = (
        NamedPage(term.tag.kind, term.tag.name, term.link.address, term.count, term.other_names)
        for term in catalogue.terms.values()
    )
    stories = (
        NamedPage(None, story.text.title, story.address, len(story.listed)) for story in catalogue.stories.values()
    )
    return (*terms, *stories)
