"""The catalogue and its pages in; the feeds of the site and of its parts, and the lists of their events, out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline import links
from dateline.config import Reach
from dateline.content.markdown.escaping import escape_markdown
from dateline.model import Entry, Moment, Rights, Tag
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue, FeedLink, make_page_feed_link, make_term_feed_link
from dateline.site.events.years import EventsLink, PlacedEvent, flatten_years, place_events
from dateline.site.naming.taxonomy import TagLink
from dateline.site.pages.archive import EditionIndexPage
from dateline.site.pages.corrections import CorrectionRow, CorrectionsPage
from dateline.site.pages.edition import EditionPage
from dateline.site.pages.entry import find_licence
from dateline.site.pages.kinds import Page
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage, find_term_events
from dateline.site.pages.timeline import TimelinePage

MAX_ITEMS = 50


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry, an edition or a correction in a feed."""

    title: str
    address: str
    """Its lasting name in the feed as well."""
    date: Moment
    changed: Moment
    """Updated, else published."""
    author: str
    summary: str
    """Plain text; may be empty."""
    body: str
    """Markdown, as far as the rights allow: what its page shows; empty in feeds of terms, and where there is none."""
    tags: tuple[TagLink, ...] = ()
    """All of them; none in feeds of terms."""
    language: str | None = None
    """Where it differs from the site's."""
    credit: Link | None = None
    """Who owns the copy, with the address of the original, which may be empty; None for own copy."""
    licence: Link | None = None
    """Name and address of the licence, for `licensed` copy; the address may be empty."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, written as Atom, as RSS and as JSON Feed."""

    part: str
    """The part of the site that it belongs to: `Stories`, `People`; empty for those of the whole site."""
    title: str
    description: str
    link: FeedLink
    page_address: str
    """The page whose entries it lists."""
    items: tuple[FeedItem, ...]
    """Newest first, at most 50; may be empty."""


@dataclass(frozen=True, slots=True)
class EventList:
    """The events of one page, written as iCalendar, JSON and CSV."""

    title: str
    link: EventsLink
    page_address: str
    events: tuple[PlacedEvent, ...]
    """By date; at least one."""


def make_feeds(catalogue: Catalogue, pages: Iterable[Page]) -> tuple[Feed, ...]:
    """Return all feeds, by address; those of terms hold summaries, for an entry stands in many of them."""
    items = {each.entry.path: _make_item(catalogue, each) for each in catalogue.listed}
    feeds = (
        *_make_site_feed(catalogue, items),
        *_make_term_feeds(catalogue, {path: replace(item, body="", tags=()) for path, item in items.items()}),
        *_make_story_feeds(catalogue, items),
        *_make_other_feeds(catalogue, tuple(pages)),
    )
    return tuple(sorted(feeds, key=lambda feed: feed.page_address))


def _make_site_feed(catalogue: Catalogue, items: dict[str, FeedItem]) -> Iterable[Feed]:
    """Yield the feed of the whole site."""
    digest = catalogue.digest
    if catalogue.feed:
        newest = _choose(catalogue.listed, items)
        yield Feed("", digest.title, digest.description, catalogue.feed, links.HOME, newest)


def _make_term_feeds(catalogue: Catalogue, items: dict[str, FeedItem]) -> Iterable[Feed]:
    """Yield the feed of every term that has one."""
    for term in catalogue.terms.values():
        link = make_term_feed_link(catalogue, term)
        if not link:
            continue
        known = term.known.description if term.known else ""
        description = known or catalogue.words.say("about.term_feed", site=catalogue.digest.title, name=term.tag.name)
        newest = _choose(catalogue.by_tag[term.tag], items)
        part = catalogue.words.say(f"kind_title.{term.tag.kind}")
        yield Feed(part, link.title, description, link, term.link.address, newest)


def _make_story_feeds(catalogue: Catalogue, items: dict[str, FeedItem]) -> Iterable[Feed]:
    """Yield the feed of every story."""
    for story in catalogue.stories.values():
        link = make_page_feed_link(catalogue, story.text.title, story.address, Reach.STORIES)
        if not link:
            continue
        newest = _choose(story.listed, items)
        yield Feed(catalogue.words.say("title.stories"), link.title, story.text.summary, link, story.address, newest)


def _make_other_feeds(catalogue: Catalogue, pages: tuple[Page, ...]) -> Iterable[Feed]:
    """Yield the feeds of weekly editions and of corrections."""
    editions = tuple(page for page in pages if isinstance(page, EditionPage))
    for page in pages:
        if not isinstance(page, CorrectionsPage | EditionIndexPage) or not page.feed:
            continue
        if isinstance(page, CorrectionsPage):
            made = tuple(_make_correction(catalogue, row) for row in page.rows[:MAX_ITEMS])
        else:
            made = tuple(_make_edition(catalogue, edition) for edition in editions[:MAX_ITEMS])
        yield Feed("", page.feed.title, page.head.description, page.feed, page.head.address, made)


def _make_item(catalogue: Catalogue, listed: Listed) -> FeedItem:
    """Return an entry as feeds hold it."""
    entry, card = listed.entry, listed.card
    return FeedItem(
        title=card.title,
        address=card.address,
        date=card.date,
        changed=_find_change(card),
        author=card.source_name or _name_editor(catalogue),
        summary=card.summary,
        body=entry.body,
        tags=listed.tags,
        language=card.language,
        credit=_find_credit(entry),
        licence=find_licence(catalogue.digest, entry),
    )


def _find_credit(entry: Entry) -> Link | None:
    """Return who owns an entry's copy, with the original; None for own copy, and where nobody says."""
    if entry.rights is Rights.OWN or not entry.source:
        return None
    return Link(entry.source.name, entry.source.url or "")


def _make_edition(catalogue: Catalogue, edition: EditionPage) -> FeedItem:
    """Return a weekly edition as its feed holds it: the titles of its entries, by story."""
    cards = [card for group in edition.groups for card in group.cards]
    other = catalogue.words.say("edition.other_news")
    return FeedItem(
        title=edition.title,
        address=edition.head.address,
        date=max((card.date for card in cards), key=lambda moment: moment.sort_key),
        changed=max((_find_change(card) for card in cards), key=lambda moment: moment.sort_key),
        author=_name_editor(catalogue),
        summary=edition.head.description,
        body="\n\n".join(
            f"## {escape_markdown(group.story.text if group.story else other)}\n\n"
            + "\n".join(f"- [{escape_markdown(card.title)}]({card.address})" for card in group.cards)
            for group in edition.groups
        ),
    )


def _make_correction(catalogue: Catalogue, row: CorrectionRow) -> FeedItem:
    """Return a correction as its feed holds it."""
    moment = Moment(row.correction.date) if row.correction.date else row.card.date
    return FeedItem(
        title=catalogue.words.say("corrections.item", title=row.card.title),
        address=row.address,
        date=moment,
        changed=moment,
        author=_name_editor(catalogue),
        summary=row.correction.text,
        body="",
        language=row.card.language,
    )


def _choose(listed: tuple[Listed, ...], items: dict[str, FeedItem]) -> tuple[FeedItem, ...]:
    """Return the newest of these entries as feeds hold them."""
    return tuple(items[each.entry.path] for each in listed[:MAX_ITEMS])


def _find_change(card: Card) -> Moment:
    """Return when an entry last changed."""
    return card.updated or card.date


def _name_editor(catalogue: Catalogue) -> str:
    """Return who edits the digest."""
    return catalogue.digest.author or catalogue.digest.title


def make_event_lists(catalogue: Catalogue, pages: Iterable[Page]) -> tuple[EventList, ...]:
    """Return the events of the whole site, and those of each term and story that has any, by address."""
    stories = {story.address: story for story in catalogue.stories.values()}
    lists = []
    for page in pages:
        match page:
            case TermPage(events=EventsLink() as link):
                term = catalogue.terms[Tag(page.kind, page.name)]
                # A long page shows but some of its events.
                rows = tuple(find_term_events(catalogue, term)) if page.ways else flatten_years(page.years)
            case StoryPage(events=EventsLink() as link):
                rows = tuple(event.row for event in catalogue.find_events(stories[page.head.address].listed))
            case TimelinePage(events=EventsLink() as link):
                rows = tuple(event.row for event in catalogue.events)
            case _:
                continue
        title = catalogue.words.say("title.with_site", title=page.head.title, site=catalogue.digest.title)
        lists.append(EventList(title, link, page.head.address, place_events(rows, catalogue.event_pages)))
    return tuple(sorted(lists, key=lambda each: each.page_address))
