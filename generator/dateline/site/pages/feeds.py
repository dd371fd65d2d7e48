"""The page that lists every feed, calendar and data file."""

from dataclasses import dataclass

from dateline import links
from dateline.model import Kind
from dateline.site.catalogue import Catalogue, FeedLink, RunningStory, make_page_feed_link
from dateline.site.events.years import EventsLink, link_events
from dateline.site.naming.taxonomy import Term
from dateline.site.pages.corrections import make_corrections_feed_link
from dateline.site.pages.edition import make_editions_feed_link
from dateline.site.pages.head import Head, make_head
from dateline.site.pages.term import find_term_events

MAX_TERMS = 12


@dataclass(frozen=True, slots=True)
class FollowRow:
    """A page that can be followed, with its files."""

    text: str
    address: str
    feed: FeedLink
    events: EventsLink | None
    """None where it has no events."""


@dataclass(frozen=True, slots=True)
class FollowGroup:
    """Terms of one kind that can be followed."""

    kind: Kind
    rows: tuple[FollowRow, ...]
    """The most frequent, at most twelve; at least one."""
    total: int
    """All terms of the kind; each has such files."""


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The files that hold the whole digest for programs."""

    entries_json: str
    entries_csv: str
    events_json: str
    events_csv: str
    opml: str
    """All feeds, for readers that import such lists."""
    sitemap: str
    news_sitemap: str | None
    """None where nothing was published in the last two days."""


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """`/feeds/`: every feed, calendar and data file in words."""

    head: Head
    site: tuple[FollowRow, ...]
    """The whole digest, its weekly editions, its corrections."""
    stories: tuple[FollowRow, ...]
    """Newest first; may be empty."""
    terms: tuple[FollowGroup, ...]
    """In the order of `Kind`; kinds without terms left out."""
    data: DataFiles


def make_feeds_page(catalogue: Catalogue) -> FeedsPage:
    """Return the page of all that can be followed or taken along."""
    words = catalogue.words
    description = words.say("about.feeds", site=catalogue.digest.title)
    return FeedsPage(
        head=make_head(catalogue, words.say("title.feeds"), description, links.FEEDS),
        site=_list_site(catalogue),
        stories=tuple(_make_story_row(catalogue, story) for story in catalogue.stories.values()),
        terms=tuple(group for kind in Kind if (group := _make_group(catalogue, kind))),
        data=DataFiles(
            entries_json=links.DATA_ENTRIES_JSON,
            entries_csv=links.DATA_ENTRIES_CSV,
            events_json=links.DATA_EVENTS_JSON,
            events_csv=links.DATA_EVENTS_CSV,
            opml=links.OPML,
            sitemap=links.SITEMAP,
            news_sitemap=links.NEWS_SITEMAP if catalogue.news else None,
        ),
    )


def _list_site(catalogue: Catalogue) -> tuple[FollowRow, ...]:
    """Return what follows the whole digest."""
    words = catalogue.words
    timeline = link_events(links.TIMELINE, catalogue.events)
    corrections = make_corrections_feed_link(catalogue)
    return (
        FollowRow(words.say("feeds.all_entries"), links.HOME, catalogue.feed, timeline),
        FollowRow(words.say("title.editions"), links.EDITIONS, make_editions_feed_link(catalogue), None),
        FollowRow(words.say("title.corrections"), links.CORRECTIONS, corrections, None),
    )


def _make_story_row(catalogue: Catalogue, story: RunningStory) -> FollowRow:
    """Return one story with its files."""
    title, address = story.text.title, story.address
    events = link_events(address, catalogue.find_events(story.listed))
    return FollowRow(title, address, make_page_feed_link(catalogue, title, address), events)


def _make_group(catalogue: Catalogue, kind: Kind) -> FollowGroup | None:
    """Return the terms of a kind, the most frequent first; None where there are none."""
    terms = [term for term in catalogue.terms.values() if term.tag.kind is kind]
    terms.sort(key=lambda term: (-term.link.count, term.link.address))
    rows = tuple(_make_term_row(catalogue, term) for term in terms[:MAX_TERMS])
    return FollowGroup(kind, rows, len(terms)) if terms else None


def _make_term_row(catalogue: Catalogue, term: Term) -> FollowRow:
    """Return one term with its files."""
    name, address = term.tag.name, term.link.address
    events = link_events(address, any(find_term_events(catalogue, term)))
    return FollowRow(name, address, make_page_feed_link(catalogue, name, address), events)
