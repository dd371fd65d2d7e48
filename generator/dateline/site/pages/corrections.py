"""The catalogue in; every correction with its place, their page and the addresses of their feed, out."""

from collections import Counter

from dateline import links
from dateline.model import Correction
from dateline.site.catalogue import Catalogue, make_page_feed_link
from dateline.site.pages.head import make_head
from dateline.site.pages.pages import CorrectionRow, CorrectionsPage


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
    feed = make_page_feed_link(catalogue, title, links.CORRECTIONS)
    description = catalogue.words.say("about.corrections", site=catalogue.digest.title)
    head = make_head(catalogue, title, description, links.CORRECTIONS, feed=feed)
    return CorrectionsPage(head, find_corrections(catalogue), feed)
