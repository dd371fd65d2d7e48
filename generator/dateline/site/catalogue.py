"""Published entries in; one value out that knows every entry, term, story and event of the site."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline import links
from dateline.config import Digest, Reach
from dateline.content.content import Content
from dateline.language.words import Words
from dateline.model import Entry, EntryPlace, Kind, StoryText, Tag, TextPageSource
from dateline.site.cards import Card, Listed, list_entry
from dateline.site.cutting import PAGE_SIZE, Cut
from dateline.site.events.site_events import SiteEvent, index_by_entry, make_site_events
from dateline.site.events.years import cut_timeline, find_event_pages
from dateline.site.naming.names import KnownNames
from dateline.site.naming.taxonomy import Places, Term, arrange_places, make_terms
from dateline.site.selection import is_news

MIN_FOLLOWED = 3
"""A term that fewer entries name has no feed, no files of events and no card: its entries say as much."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page announces."""

    title: str
    atom: str
    """Address of the Atom feed."""
    json: str
    """Address of the JSON Feed."""
    rss: str
    """Address of the RSS feed."""


@dataclass(frozen=True, slots=True)
class RunningStory:
    """A running story that has entries."""

    text: StoryText
    address: str
    listed: tuple[Listed, ...]
    """Newest first; at least one."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that the pages of a site are made from."""

    digest: Digest
    words: Words
    """How the site says what no editor writes."""
    names: KnownNames
    listed: tuple[Listed, ...]
    """Newest first; may be empty."""
    terms: dict[Tag, Term]
    """In the order of `Kind`, within by name."""
    places: Places
    by_tag: dict[Tag, tuple[Listed, ...]]
    """The entries of each term, newest first."""
    stories: dict[str, RunningStory]
    """By slug, that of the newest entry first."""
    events: tuple[SiteEvent, ...]
    """Every event of the site, by date."""
    events_by_entry: dict[str, tuple[SiteEvent, ...]]
    """The events of each entry, found by its file; entries without events are left out."""
    timeline: Cut
    """The pages of all events; their rows are the events' numbers."""
    event_pages: dict[str, str]
    """The address of each event, by its anchor."""
    page_size: int
    """What fits on one page; longer lists are cut."""
    feed: FeedLink | None
    """That of the whole site; None where the digest has no feeds."""
    text_pages: tuple[TextPageSource, ...]
    """By slug."""
    former: tuple[EntryPlace, ...]
    """Where entries stood in earlier builds."""
    today: date | None
    """None where entries stand here that are not on the site: then none is news."""

    @property
    def news(self) -> tuple[Card, ...]:
        """Those of the last two days, newest first."""
        return tuple(each.card for each in self.listed if self.today and is_news(each.entry, self.today))

    @property
    def last_day(self) -> date | None:
        """The day on which the newest entry was published."""
        return self.listed[0].entry.date.day if self.listed else None

    @property
    def first_day(self) -> date | None:
        """The day on which the oldest entry was published."""
        return self.listed[-1].entry.date.day if self.listed else None

    def find_events(self, listed: tuple[Listed, ...]) -> tuple[SiteEvent, ...]:
        """Return the events that these entries tell, by date, each once."""
        found = {event.number: event for each in listed for event in self.events_by_entry.get(each.entry.path, ())}
        return tuple(found[number] for number in sorted(found))

    def find_speaker(self, name: str) -> Term | None:
        """Return the term of somebody or something that speaks."""
        for kind in (Kind.PEOPLE, Kind.ORGANISATIONS, Kind.PLACES):
            term = self.terms.get(self.names.settle(Tag(kind, name)))
            if term:
                return term
        return None


def make_catalogue(
    content: Content,
    entries: tuple[Entry, ...],
    names: KnownNames,
    today: date | None,
    former: tuple[EntryPlace, ...],
    *,
    page_size: int = PAGE_SIZE,
) -> Catalogue:
    """Return the catalogue of entries of this content, which stand newest first with settled tags."""
    stories = sorted(content.stories, key=lambda story: story.slug)
    terms = make_terms(entries, names)
    titles = {story.slug: story.title for story in stories}
    listed = tuple(list_entry(entry, terms, titles) for entry in entries)
    events = make_site_events(listed)
    rows = tuple(event.row for event in events)
    timeline = cut_timeline(rows, page_size)
    return Catalogue(
        digest=content.digest,
        words=content.wording.words,
        names=names,
        listed=listed,
        terms=terms,
        places=arrange_places(terms.values(), names),
        by_tag=_index_by_tag(listed),
        stories=_find_stories(stories, listed),
        events=events,
        events_by_entry=index_by_entry(events),
        timeline=timeline,
        event_pages=find_event_pages(rows, timeline),
        page_size=page_size,
        feed=_make_feed_link(content.digest, Reach.SITE, content.digest.title, links.HOME),
        text_pages=tuple(sorted(content.text_pages, key=lambda page: page.slug)),
        former=former,
        today=today,
    )


def _make_feed_link(digest: Digest, reach: Reach, title: str, page_address: str) -> FeedLink | None:
    """Return the addresses of the feeds that lie beside a page; None where the digest's feeds do not go so far."""
    if not digest.feeds.covers(reach):
        return None
    return FeedLink(title, page_address + links.ATOM, page_address + links.JSON_FEED, page_address + links.RSS)


def make_page_feed_link(
    catalogue: Catalogue, title: str, page_address: str, reach: Reach = Reach.SITE
) -> FeedLink | None:
    """Return the addresses of the feeds of one page, under its title and the site's; None where it has none."""
    name = catalogue.words.say("title.with_site", title=title, site=catalogue.digest.title)
    return _make_feed_link(catalogue.digest, reach, name, page_address)


def make_term_feed_link(catalogue: Catalogue, term: Term) -> FeedLink | None:
    """Return the addresses of the feeds of a term; None where it has none."""
    if not reaches_term(catalogue.digest.feeds, term.count):
        return None
    return make_page_feed_link(catalogue, term.tag.name, term.link.address, Reach.TERMS)


def reaches_term(reach: Reach, entries: int) -> bool:
    """Tell whether something goes as far as a term that so many entries name."""
    return entries >= MIN_FOLLOWED and reach.covers(Reach.TERMS)


def find_entry_places(catalogue: Catalogue) -> tuple[EntryPlace, ...]:
    """Return where every entry stands, by file."""
    places = (EntryPlace(each.entry.path, each.entry.seed or "", each.address) for each in catalogue.listed)
    return tuple(sorted(places, key=lambda place: place.path))


def _index_by_tag(listed: tuple[Listed, ...]) -> dict[Tag, tuple[Listed, ...]]:
    """Return the entries of each tag, in the order given."""
    found: defaultdict[Tag, list[Listed]] = defaultdict(list)
    for each in listed:
        for tag in each.entry.tags:
            found[tag].append(each)
    return {tag: tuple(group) for tag, group in found.items()}


def _find_stories(stories: Iterable[StoryText], listed: tuple[Listed, ...]) -> dict[str, RunningStory]:
    """Return the stories that have entries by slug, that of the newest first."""
    texts = {story.slug: story for story in stories}
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for each in listed:
        if each.entry.story in texts:
            found[each.entry.story].append(each)
    return {slug: RunningStory(texts[slug], links.story_address(slug), tuple(group)) for slug, group in found.items()}
