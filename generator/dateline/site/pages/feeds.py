"""The page that lists every feed, calendar and data file."""

from dataclasses import dataclass

from dateline import links
from dateline.config import Reach
from dateline.model import Kind
from dateline.site.catalogue import (
    Catalogue,
    FeedLink,
    RunningStory,
    make_page_feed_link,
    make_term_feed_link,
    reaches_term,
)
from dateline.site.events.years import EventsLink
from dateline.site.naming.taxonomy import Term
from dateline.site.pages.corrections import make_corrections_feed_link
from dateline.site.pages.edition import make_editions_feed_link
from dateline.site.pages.head import Head, make_head
from dateline.site.pages.story import link_story_events
from dateline.site.pages.term import find_term_events, link_term_events
from dateline.site.pages.timeline import link_site_events

MAX_TERMS = 12
MAX_STORIES = 50


@dataclass(frozen=True, slots=True)
class FollowRow:
    """A page that can be followed, with its files."""

    text: str
    address: str
    feed: FeedLink | None
    """None where it has no feed."""
    events: EventsLink | None
    """None where it has no files of events; it has one of the two."""


@dataclass(frozen=True, slots=True)
class FollowGroup:
    """Terms of one kind that can be followed."""

    kind: Kind
    rows: tuple[FollowRow, ...]
    """The most frequent, at most twelve; at least one."""
    total: int
    """All terms of the kind that have such files."""


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The files that hold the whole digest for programs."""

    entries_json: str
    entries_csv: str
    events_json: str
    events_csv: str
    opml: str | None
    """All feeds, for readers that import such lists; None where there are no feeds."""
    sitemap: str
    news_sitemap: str | None
    """None where nothing was published in the last two days."""


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """`/feeds/`: every feed, calendar and data file in words."""

    head: Head
    site: tuple[FollowRow, ...]
    """The whole digest, its weekly editions, its corrections; what has no files left out."""
    stories: tuple[FollowRow, ...]
    """Those that have files, newest first, at most fifty; may be empty."""
    story_count: int
    """All stories that have files."""
    terms: tuple[FollowGroup, ...]
    """In the order of `Kind`; kinds without such terms left out."""
    data: DataFiles


def make_feeds_page(catalogue: Catalogue) -> FeedsPage:
    """Return the page of all that can be followed or taken along."""
    words = catalogue.words
    stories = tuple(filter(_has_files, (_make_story_row(catalogue, each) for each in catalogue.stories.values())))
    description = words.say("about.feeds", site=catalogue.digest.title)
    return FeedsPage(
        head=make_head(catalogue, words.say("title.feeds"), description, links.FEEDS),
        site=_list_site(catalogue),
        stories=stories[:MAX_STORIES],
        story_count=len(stories),
        terms=tuple(group for kind in Kind if (group := _make_group(catalogue, kind))),
        data=DataFiles(
            entries_json=links.DATA_ENTRIES_JSON,
            entries_csv=links.DATA_ENTRIES_CSV,
            events_json=links.DATA_EVENTS_JSON,
            events_csv=links.DATA_EVENTS_CSV,
            opml=links.OPML if catalogue.feed else None,
            sitemap=links.SITEMAP,
            news_sitemap=links.NEWS_SITEMAP if catalogue.news else None,
        ),
    )


def _list_site(catalogue: Catalogue) -> tuple[FollowRow, ...]:
    """Return what follows the whole digest."""
    words = catalogue.words
    corrections = make_corrections_feed_link(catalogue)
    rows = (
        FollowRow(words.say("feeds.all_entries"), links.HOME, catalogue.feed, link_site_events(catalogue)),
        FollowRow(words.say("title.editions"), links.EDITIONS, make_editions_feed_link(catalogue), None),
        FollowRow(words.say("title.corrections"), links.CORRECTIONS, corrections, None),
    )
    return tuple(filter(_has_files, rows))


def _has_files(row: FollowRow) -> bool:
    """Tell whether there is anything to follow a page with."""
    return bool(row.feed or row.events)


def _make_story_row(catalogue: Catalogue, story: RunningStory) -> FollowRow:
    """Return one story with its files."""
    title, address = story.text.title, story.address
    events = link_story_events(catalogue, story, catalogue.find_events(story.listed))
    return FollowRow(title, address, make_page_feed_link(catalogue, title, address, Reach.STORIES), events)


def _make_group(catalogue: Catalogue, kind: Kind) -> FollowGroup | None:
    """Return the terms of a kind that have files, the most frequent first; None where there are none."""
    terms = [term for term in catalogue.terms.values() if term.tag.kind is kind and _is_followed(catalogue, term)]
    terms.sort(key=lambda term: (-term.count, term.link.address))
    rows = tuple(_make_term_row(catalogue, term) for term in terms[:MAX_TERMS])
    return FollowGroup(kind, rows, len(terms)) if terms else None


def _is_followed(catalogue: Catalogue, term: Term) -> bool:
    """Tell whether a term has files."""
    return bool(make_term_feed_link(catalogue, term) or _link_events(catalogue, term))


def _make_term_row(catalogue: Catalogue, term: Term) -> FollowRow:
    """Return one term with its files."""
    feed, events = make_term_feed_link(catalogue, term), _link_events(catalogue, term)
    return FollowRow(term.tag.name, term.link.address, feed, events)


def _link_events(catalogue: Catalogue, term: Term) -> EventsLink | None:
    """Return the addresses of a term's files of events; None where it has none."""
    # Looked for only where such files are made: it takes reading every sentence of its entries.
    is_followed = reaches_term(catalogue.digest.events, term.count)
    return link_term_events(catalogue, term, is_followed and any(find_term_events(catalogue, term)))
