"""Pages in; the page that lists every feed, calendar and data file, and the news of the last days, out."""

from datetime import date

from dateline import links
from dateline.model import Kind
from dateline.site.catalogue import Catalogue
from dateline.site.pages.head import make_head
from dateline.site.pages.pages import (
    Card,
    CorrectionsPage,
    DataFiles,
    EditionIndexPage,
    FeedsPage,
    FollowGroup,
    FollowRow,
    Page,
    StoryPage,
    TermPage,
    TimelinePage,
)
from dateline.site.selection import is_news

MAX_TERMS = 12


def make_feeds_page(catalogue: Catalogue, pages: tuple[Page, ...], *, has_news: bool) -> FeedsPage:
    """Return the page of all that can be followed or taken along; these pages tell which files lie beside them."""
    title = catalogue.digest.title
    words = catalogue.words
    description = words.say("about.feeds", site=title)
    terms = sorted(
        (page for page in pages if isinstance(page, TermPage)), key=lambda page: (-len(page.cards), page.head.address)
    )
    return FeedsPage(
        head=make_head(catalogue, words.say("title.feeds"), description, links.FEEDS),
        site=_list_site(catalogue, pages),
        stories=tuple(_make_row(page) for page in pages if isinstance(page, StoryPage)),
        terms=tuple(group for kind in Kind if (group := _make_group(kind, terms))),
        data=DataFiles(
            entries_json=links.DATA_ENTRIES_JSON,
            entries_csv=links.DATA_ENTRIES_CSV,
            events_json=links.DATA_EVENTS_JSON,
            events_csv=links.DATA_EVENTS_CSV,
            opml=links.OPML,
            sitemap=links.SITEMAP,
            news_sitemap=links.NEWS_SITEMAP if has_news else None,
        ),
    )


def find_news(catalogue: Catalogue, today: date) -> tuple[Card, ...]:
    """Return what was published in the last two days, newest first."""
    return tuple(each.card for each in catalogue.listed if is_news(each.entry, today))


def _list_site(catalogue: Catalogue, pages: tuple[Page, ...]) -> tuple[FollowRow, ...]:
    """Return what follows the whole digest."""
    timeline = next((page.events for page in pages if isinstance(page, TimelinePage) and page.events), None)
    editions = [page for page in pages if isinstance(page, EditionIndexPage)]
    corrections = [page for page in pages if isinstance(page, CorrectionsPage)]
    return (
        FollowRow(catalogue.words.say("feeds.all_entries"), links.HOME, catalogue.feed, timeline),
        *(FollowRow(page.head.title, page.head.address, page.feed, None) for page in editions),
        *(FollowRow(page.head.title, page.head.address, page.feed, None) for page in corrections),
    )


def _make_group(kind: Kind, terms: list[TermPage]) -> FollowGroup | None:
    """Return the terms of a kind, which stand the most frequent first; None where there are none."""
    found = [page for page in terms if page.kind is kind]
    return FollowGroup(kind, tuple(_make_row(page) for page in found[:MAX_TERMS]), len(found)) if found else None


def _make_row(page: StoryPage | TermPage) -> FollowRow:
    """Return one page with its files."""
    return FollowRow(page.head.title, page.head.address, page.feed, page.events)
