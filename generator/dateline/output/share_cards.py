"""A page in; the card that social sites show where somebody shares it, out.

Where the font of cards has no letters for a title, as for Urdu, the page is shared with the site's own card.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import chain

from dateline import links
from dateline.config import Reach
from dateline.disk.cache import Cache, make_key
from dateline.language.dates import say_day
from dateline.language.words import Words
from dateline.model import File
from dateline.output.card_drawing import ShareCard, draw_cards, find_lacking_letters, find_state
from dateline.site.catalogue import reaches_term
from dateline.site.events.site_events import EventRow
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.head import Extent, Masthead
from dateline.site.pages.kinds import Page
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.plan import Site
from dateline.workers import work_in_order

MAX_NAMED = 5
BATCH = 8
"""Cards that a worker is given at a time: they take as long as an article. So workers begin past 400 undrawn cards."""


def list_cards(site: Site) -> tuple[ShareCard, ...]:
    """Return the cards of all pages that have one; the site's own first."""
    masthead = site.masthead
    common = (_describe_site(masthead, site.extent),) if masthead.cards.covers(Reach.SITE) else ()
    own = (_describe_page(page, masthead) for page in site.pages)
    return tuple(card for card in (*common, *own) if card and not find_lacking_letters(card))


def make_card_files(cards: Iterable[ShareCard], kept: Cache, workers: int | None = None) -> Iterator[File]:
    """Yield the files of cards; what is kept from an earlier build is not drawn again.

    `workers` processes draw; if nobody says how many, as many as pay. The cards are the same for any number.
    """
    missing = []
    for card in cards:
        data = kept.read(_make_key(card))
        if data is None:
            missing.append(card)
        else:
            yield File(links.output_path(card.address), data)
    batches = (tuple(missing[at : at + BATCH]) for at in range(0, len(missing), BATCH))
    with closing(work_in_order(draw_cards, batches, workers)) as made:
        for card, data in zip(missing, chain.from_iterable(made), strict=True):
            kept.write(_make_key(card), data)
            yield File(links.output_path(card.address), data)


def forget_other_cards(cards: Iterable[ShareCard], kept: Cache) -> None:
    """Delete what is kept of all cards but these."""
    kept.drop_others(frozenset(map(_make_key, cards)))


def find_undrawn(site: Masthead) -> str | None:
    """Return what an editor should know where not even the site's own card can be drawn, on which all pages fall back.

    None too where the digest wants no cards. The font cannot be changed for another: letters that join, as those of
    Urdu, need a program to join them.
    """
    card = _describe_site(site)
    lacking = find_lacking_letters(card)
    if not lacking or site.cards is Reach.NONE:
        return None
    named = " ".join(lacking[:MAX_NAMED])
    return (
        f"The font of share cards lacks letters of the site's title or description, as {named}; "
        "pages without a card of their own are shared without any."
    )


def find_common_card(site: Masthead) -> ShareCard | None:
    """Return the card of the whole site, on which all pages fall back; None where it is not wanted or not drawn."""
    card = _describe_site(site)
    return card if site.cards.covers(Reach.SITE) and not find_lacking_letters(card) else None


def find_card(page: Page, site: Masthead, common: ShareCard | None) -> ShareCard | None:
    """Return the card with which a page is shared: its own, else the common one of the site."""
    own = _describe_page(page, site)
    return own if own and not find_lacking_letters(own) else common


def _describe_site(site: Masthead, extent: Extent | None = None) -> ShareCard:
    """Return the card of the whole site; without a foot where the extent is not known, or cannot be written."""
    bare = ShareCard(links.SHARE_CARD, "", "", site.title, "", site.description)
    if extent is None or not extent.first_day or not extent.last_day:
        return bare
    card = replace(bare, foot=_say_extent(site.words, extent.entries, extent.first_day, extent.last_day))
    return bare if find_lacking_letters(card) else card


def _describe_page(page: Page, site: Masthead) -> ShareCard | None:
    """Return the card of a page that has its own: entries, stories, and terms that enough entries name."""
    if not site.cards.covers(Reach.STORIES):
        return None
    address, words = page.head.address + links.SHARE_CARD.removeprefix("/"), site.words
    match page:
        case EntryPage():
            source = f" · {page.source.name}" if page.source else ""
            foot = f"{say_day(words, page.date.day)}{source}"
            kicker = page.story.text if page.story else ""
            return ShareCard(
                address, site.title, kicker, page.title, foot, page.summary, *_find_days(page.events, words)
            )
        case StoryPage() | TermPage() if isinstance(page, StoryPage) or reaches_term(site.cards, page.count):
            kicker = words.say("card.story" if isinstance(page, StoryPage) else f"card.{page.kind}")
            title, deck = (page.title, page.summary) if isinstance(page, StoryPage) else (page.name, page.description)
            foot = _say_extent(words, page.count, page.first_day, page.last_day)
            rows = tuple(row for year in page.years for month in year.months for row in month.events)
            return ShareCard(address, site.title, kicker, title, foot, deck, *_find_days(rows, words))
        case _:
            return None


def _say_extent(words: Words, entries: int, first_day: date, last_day: date) -> str:
    """Return how many entries there are, and from which day to which."""
    first, last = say_day(words, first_day), say_day(words, last_day)
    span = first if first == last else words.say("frame.from_to", first=first, last=last)
    return words.say("card.foot", entries=words.count("entries", entries), span=span)


def _find_days(rows: tuple[EventRow, ...], words: Words) -> tuple[tuple[date, ...], tuple[str, ...]]:
    """Return the days of events, where known, and both ends in words.

    What lies over a year before the last would squeeze the rest.
    """
    known = sorted({row.when.first for row in rows if row.when.is_day})
    days = tuple(day for day in known if (known[-1] - day).days <= 366)
    return days, tuple(say_day(words, day) for day in (*days[:1], *days[-1:]))


def _make_key(card: ShareCard) -> str:
    """Return the key under which a card is kept."""
    return make_key(repr(card), find_state())
