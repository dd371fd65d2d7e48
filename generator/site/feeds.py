"""The catalogue in; the feeds of the site, of every term and of every story out."""

from generator import links
from generator.site.cards import Listed
from generator.site.catalogue import Catalogue, make_feed_link
from generator.site.pages import Feed, FeedItem

MAX_ITEMS = 50


def make_feeds(catalogue: Catalogue) -> tuple[Feed, ...]:
    """Return all feeds, by address."""
    items = {each.entry.path: _make_item(catalogue, each) for each in catalogue.listed}
    digest = catalogue.digest
    feeds = [_make_feed(digest.title, digest.description, links.HOME, catalogue.listed, items)]
    for term in catalogue.terms.values():
        title = f"{term.tag.name} – {digest.title}"
        known = term.known.description if term.known else ""
        description = known or f"Entries of {digest.title} about {term.tag.name}."
        feeds.append(_make_feed(title, description, term.link.address, catalogue.by_tag[term.tag], items))
    for story in catalogue.stories.values():
        title = f"{story.text.title} – {digest.title}"
        feeds.append(_make_feed(title, story.text.summary, story.address, story.listed, items))
    return tuple(sorted(feeds, key=lambda feed: feed.page_address))


def _make_item(catalogue: Catalogue, listed: Listed) -> FeedItem:
    """Return an entry as feeds hold it."""
    entry = listed.entry
    author = listed.card.source_name or catalogue.digest.author or catalogue.digest.title
    return FeedItem(listed.card, entry.body, listed.tags, author, entry.updated or entry.date)


def _make_feed(
    title: str, description: str, page_address: str, listed: tuple[Listed, ...], items: dict[str, FeedItem]
) -> Feed:
    """Return the feed of these entries."""
    newest = tuple(items[each.entry.path] for each in listed[:MAX_ITEMS])
    return Feed(title, description, make_feed_link(title, page_address), page_address, newest)
