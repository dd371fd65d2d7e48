"""The page of all corrections."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.model import Correction
from dateline.site.cards import Card, Link
from dateline.site.catalogue import Catalogue, FeedLink, make_page_feed_link
from dateline.site.cutting import ENTRY_SIZE, Day, Period, cut, find_period_address
from dateline.site.listing.ways import (
    Guide,
    Way,
    find_below,
    find_neighbours,
    find_ways,
    link_parents,
    make_guide,
    say_period,
)
from dateline.site.pages.head import Head, Planned, make_head


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction with the entry it mends."""

    correction: Correction
    card: Card
    address: str
    """Its place on the entry's page."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """`/corrections/`: every correction, newest first; where they are very many, also `/corrections/2020/`."""

    head: Head
    title: str
    rows: tuple[CorrectionRow, ...]
    """May be empty; the newest where not all fit."""
    ways: tuple[Way, ...]
    """To the corrections of each year; empty where all stand here."""
    below: Way | None
    """To the months of a year, or the days of a month, that is too long for one page; None for all others."""
    earlier: Link | None
    later: Link | None
    feed: FeedLink | None
    """None where the digest has no feeds, and on pages of years."""


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


def plan_corrections(catalogue: Catalogue) -> Iterator[Planned[CorrectionsPage]]:
    """Yield the page of all corrections and, where they are very many, those of each year, month or day."""
    rows = find_corrections(catalogue)
    pages = cut([_find_day(row) for row in reversed(rows)], catalogue.page_size, [ENTRY_SIZE] * len(rows))
    guide = make_guide(links.CORRECTIONS, pages, has_counts=False)
    is_long = ENTRY_SIZE * len(rows) > catalogue.page_size
    yield links.CORRECTIONS, partial(_make_whole, catalogue, rows, guide if is_long else None)
    for period in pages if is_long else ():
        yield find_period_address(links.CORRECTIONS, period), partial(_make_period, catalogue, rows, guide, period)


def _make_whole(catalogue: Catalogue, rows: tuple[CorrectionRow, ...], guide: Guide | None) -> CorrectionsPage:
    """Return the page of all corrections; with a guide the newest, and the way to all."""
    title = catalogue.words.say("title.corrections")
    feed = make_corrections_feed_link(catalogue)
    description = catalogue.words.say("about.corrections", site=catalogue.digest.title)
    head = make_head(catalogue, title, description, links.CORRECTIONS, feed=feed)
    newest = rows[: max(1, catalogue.page_size // ENTRY_SIZE)]
    return CorrectionsPage(
        head, title, newest, find_ways(catalogue.words, guide) if guide else (), None, None, None, feed
    )


def _make_period(
    catalogue: Catalogue, rows: tuple[CorrectionRow, ...], guide: Guide, period: Period
) -> CorrectionsPage:
    """Return the corrections of a year, month or day."""
    words = catalogue.words
    whole = Link(words.say("title.corrections"), links.CORRECTIONS)
    title = words.say("ways.part", name=whole.text, period=say_period(words, period))
    address = find_period_address(links.CORRECTIONS, period)
    description = words.say("about.corrections", site=catalogue.digest.title)
    parents = (whole, *link_parents(words, links.CORRECTIONS, period))
    shown = tuple(rows[-1 - place] for place in reversed(guide.pages[period].rows))
    head = make_head(catalogue, title, description, address, parents=parents)
    ways, below = find_ways(words, guide, period), find_below(words, guide, period)
    return CorrectionsPage(head, title, shown, ways, below, *find_neighbours(words, guide, period), None)


def _find_day(row: CorrectionRow) -> Day:
    """Return the day under which a correction stands."""
    day = row.correction.date or row.card.date.day
    return day.year, day.month, day.day


def make_corrections_feed_link(catalogue: Catalogue) -> FeedLink | None:
    """Return the addresses of the feed of all corrections; None where the digest has none."""
    return make_page_feed_link(catalogue, catalogue.words.say("title.corrections"), links.CORRECTIONS)
