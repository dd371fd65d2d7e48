"""The page that answers lost addresses."""

from dataclasses import dataclass

from dateline import links
from dateline.site.cards import Card
from dateline.site.catalogue import Catalogue
from dateline.site.pages.head import Head, make_head

MAX_FOUND_INSTEAD = 5


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """`/404.html`."""

    head: Head
    latest: tuple[Card, ...]


def make_not_found(catalogue: Catalogue) -> NotFoundPage:
    """Return the page, with the latest entries."""
    latest = tuple(each.card for each in catalogue.listed[:MAX_FOUND_INSTEAD])
    title, description = catalogue.words.say("title.not_found"), catalogue.words.say("about.not_found")
    return NotFoundPage(make_head(catalogue, title, description, links.NOT_FOUND, is_indexed=False), latest)
