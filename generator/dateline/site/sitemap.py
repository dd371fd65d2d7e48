"""Pages in; the rows of the sitemap out."""

from dataclasses import dataclass
from datetime import date

from dateline.site.cards import Card
from dateline.site.catalogue import Catalogue
from dateline.site.events.years import EventYear, flatten_years
from dateline.site.pages.archive import MonthPage, YearPage
from dateline.site.pages.corrections import CorrectionsPage
from dateline.site.pages.day import DayPage
from dateline.site.pages.edition import EditionPage
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.kinds import Page
from dateline.site.pages.period import PeriodPage
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.pages.text import TextPage
from dateline.site.pages.timeline import TimelinePage


@dataclass(frozen=True, slots=True)
class SitemapRow:
    """A page as the sitemap lists it."""

    address: str
    changed: date | None
    """Newest date among its entries."""


def make_sitemap(catalogue: Catalogue, pages: tuple[Page, ...]) -> tuple[SitemapRow, ...]:
    """Return the pages that search engines may list, by address, each with the newest date among its entries."""
    newest = max((_find_change(each.card) for each in catalogue.listed), default=None)
    rows = (SitemapRow(page.head.address, _find_newest(page, newest)) for page in pages if page.head.is_indexed)
    return tuple(sorted(rows, key=lambda row: row.address))


def _find_newest(page: Page, newest: date | None) -> date | None:
    """Return the newest date among the entries that a page shows; that of the whole site for indexes."""
    match page:
        case EntryPage():
            return (page.updated or page.date).day
        case CorrectionsPage():
            return max((row.correction.date or _find_change(row.card) for row in page.rows), default=None)
        case TextPage():
            return None
        case (
            TermPage()
            | StoryPage()
            | PeriodPage()
            | MonthPage()
            | YearPage()
            | DayPage()
            | EditionPage()
            | TimelinePage()
        ):
            return max((_find_change(card) for card in _find_cards(page)), default=None)
        case _:
            return newest


def _find_cards(
    page: TermPage | StoryPage | PeriodPage | MonthPage | YearPage | DayPage | EditionPage | TimelinePage,
) -> tuple[Card, ...]:
    """Return the entries that a page shows; some may stand in it several times."""
    match page:
        case TermPage() | StoryPage() | DayPage():
            return page.cards
        case PeriodPage():
            return (*page.cards, *(quote.entry for quote in page.quotes if quote.entry), *_find_tellers(page.years))
        case MonthPage():
            return tuple(card for day in page.days for card in day.cards)
        case YearPage():
            return tuple(card for _, cards in page.months for card in cards)
        case EditionPage():
            return tuple(card for group in page.groups for card in group.cards)
        case TimelinePage():
            return _find_tellers(page.years)


def _find_tellers(years: tuple[EventYear, ...]) -> tuple[Card, ...]:
    """Return the entries that tell the events of years."""
    return tuple(card for row in flatten_years(years) for card in row.entries)


def _find_change(card: Card) -> date:
    """Return the day on which an entry last changed."""
    return (card.updated or card.date).day
