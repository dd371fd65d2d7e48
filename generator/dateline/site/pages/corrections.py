"""The page of all corrections."""

from collections import Counter
from dataclasses import dataclass

from dateline import links
from dateline.model import Correction
from dateline.site.cards import Card
from dateline.site.catalogue import Catalogue, FeedLink, make_page_feed_link
from dateline.site.pages.head import Head, make_head


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction with the entry it mends."""

    correction: Correction
    card: Card
    address: str
    """Its place on the entry's page."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """`/corrections/`: every correction, newest first."""

    head: Head
    rows: tuple[CorrectionRow, ...]
    """May be empty."""
    feed: FeedLink | None
    """None where the digest has no feeds."""


def name_corrections(corrections: tuple[Correction, ...]) -> tuple[str, ...]:
    """Return the anchor of each correction on its entry's page: `correction-2020-01-07`, `correction-2020-01-07-2`.

    It is made from the day, so that a further correction leaves the others their names.
    """
    counts: Counter[str] = Counter()
    anchors = []
    for correction in corrections:
        stem = f"correction-{correction.date.isoformat()}" if correction.date else "correction"
        counts[stem] += 1
        anchors.append(stem if counts[stem] == 1 else f"{stem}-{counts[stem]}")
    return tuple(anchors)


def find_corrections(catalogue: Catalogue) -> tuple[CorrectionRow, ...]:
    """Return every correction, newest first; those without a date stand at their entry's."""
    rows = [
        CorrectionRow(correction, each.card, f"{each.address}#{anchor}")
        for each in catalogue.listed
        for correction, anchor in zip(each.entry.corrections, name_corrections(each.entry.corrections), strict=True)
    ]
    rows.sort(key=lambda row: row.correction.date or row.card.date.day, reverse=True)
    return tuple(rows)


def make_corrections(catalogue: Catalogue) -> CorrectionsPage:
    """Return the page of all corrections."""
    title = catalogue.words.say("title.corrections")
    feed = make_corrections_feed_link(catalogue)
    description = catalogue.words.say("about.corrections", site=catalogue.digest.title)
    head = make_head(catalogue, title, description, links.CORRECTIONS, feed=feed)
    return CorrectionsPage(head, find_corrections(catalogue), feed)


def make_corrections_feed_link(catalogue: Catalogue) -> FeedLink | None:
    """Return the addresses of the feed of all corrections; None where the digest has none."""
    return make_page_feed_link(catalogue, catalogue.words.say("title.corrections"), links.CORRECTIONS)
