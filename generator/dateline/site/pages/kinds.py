"""Every kind of page in one table: its class, its template, its addresses, and how its pages are made."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.model import Kind
from dateline.regexes import make_regex
from dateline.site.catalogue import Catalogue
from dateline.site.pages.archive import (
    ArchivePage,
    EditionIndexPage,
    MonthPage,
    YearPage,
    make_archive,
    plan_edition_indexes,
    plan_months,
    plan_years,
)
from dateline.site.pages.corrections import CorrectionsPage, plan_corrections
from dateline.site.pages.day import DayPage, plan_days
from dateline.site.pages.edition import (
    EditionPage,
    EmailPage,
    plan_editions,
    plan_emails,
)
from dateline.site.pages.entry import EntryPage, plan_entries
from dateline.site.pages.feeds import FeedsPage, make_feeds_page
from dateline.site.pages.head import Planned
from dateline.site.pages.home import HomePage, make_home
from dateline.site.pages.not_found import NotFoundPage, make_not_found
from dateline.site.pages.period import PeriodPage, plan_periods
from dateline.site.pages.redirect import RedirectPage, plan_redirects
from dateline.site.pages.search import SearchPage, make_search
from dateline.site.pages.sources import SourcesPage, plan_sources
from dateline.site.pages.story import StoryPage, plan_stories
from dateline.site.pages.story_index import StoryIndexPage, StoryPeriodPage, make_story_index, plan_story_periods
from dateline.site.pages.term import TermPage, plan_terms
from dateline.site.pages.term_index import TermIndexPage, TermLetterPage, plan_letters, plan_term_indexes
from dateline.site.pages.text import TextPage, plan_text_pages
from dateline.site.pages.timeline import TimelinePage, plan_timelines

Page = (
    HomePage | EntryPage | TermPage | TermIndexPage | TermLetterPage | StoryPage | StoryIndexPage | StoryPeriodPage
    | PeriodPage | TimelinePage | ArchivePage | YearPage | MonthPage | DayPage | EditionIndexPage | EditionPage
    | EmailPage | SearchPage | CorrectionsPage | SourcesPage | FeedsPage | TextPage | NotFoundPage | RedirectPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page."""

    page: type[Page]
    """What its template sees as `page`."""
    template: str
    address: re.Pattern[str]
    """What the whole address of such a page looks like."""
    plan: Callable[[Catalogue], Iterable[Planned[Page]]]
    """Returns all pages of the kind, none of them made yet."""
    is_own: bool = True
    """Its addresses belong to the site itself: no file asks for one."""


def _make_single(page: type[Page], template: str, address: str, make: Callable[[Catalogue], Page]) -> PageKind:
    """Return a kind of which there is one page, at one address."""

    def plan(catalogue: Catalogue) -> Iterator[Planned[Page]]:
        yield address, partial(make, catalogue)

    return PageKind(page, template, make_regex(re.escape(address)), plan)


YEAR = r"/\d{4}/"
PERIOD = r"\d{4}/(?:\d\d/){0,2}(?:page/\d+/)?"
LETTER = r"a-z/[^/]+/(?:page/\d+/)?"
KIND = rf"/(?:{'|'.join(Kind)})/"
WEEK = rf"{links.EDITIONS}\d{{4}}-W\d\d/"
KINDS = (
    _make_single(HomePage, "home.html", links.HOME, make_home),
    PageKind(EntryPage, "entry.html", make_regex(rf"{YEAR}\d\d/\d\d/[^/]+/"), plan_entries, is_own=False),
    PageKind(TermPage, "term.html", make_regex(rf"{KIND}[^/]+/"), plan_terms),
    PageKind(TermIndexPage, "term_index.html", make_regex(KIND), plan_term_indexes),
    PageKind(TermLetterPage, "term_letter.html", make_regex(rf"{KIND}{LETTER}"), plan_letters),
    PageKind(StoryPage, "story.html", make_regex(rf"{links.STORIES}[^/]+/"), plan_stories, is_own=False),
    _make_single(StoryIndexPage, "story_index.html", links.STORIES, make_story_index),
    PageKind(StoryPeriodPage, "story_period.html", make_regex(rf"{links.STORIES_BY_DATE}{PERIOD}"), plan_story_periods),
    PageKind(PeriodPage, "period.html", make_regex(rf"(?:{KIND}|{links.STORIES})[^/]+/{PERIOD}"), plan_periods),
    PageKind(TimelinePage, "timeline.html", make_regex(rf"{links.TIMELINE}(?:{PERIOD})?"), plan_timelines),
    _make_single(ArchivePage, "archive.html", links.ARCHIVE, make_archive),
    PageKind(YearPage, "year.html", make_regex(YEAR), plan_years),
    PageKind(MonthPage, "month.html", make_regex(rf"{YEAR}\d\d/"), plan_months),
    PageKind(DayPage, "day.html", make_regex(rf"{YEAR}\d\d/\d\d/(?:page/\d+/)?"), plan_days),
    PageKind(
        EditionIndexPage, "edition_index.html", make_regex(rf"{links.EDITIONS}(?:{PERIOD})?"), plan_edition_indexes
    ),
    PageKind(EditionPage, "edition.html", make_regex(WEEK), plan_editions),
    PageKind(EmailPage, "email.html", make_regex(WEEK + re.escape(links.EMAIL)), plan_emails),
    _make_single(SearchPage, "search.html", links.SEARCH, make_search),
    PageKind(SourcesPage, "sources.html", make_regex(rf"{links.SOURCES}(?:{LETTER})?"), plan_sources),
    _make_single(FeedsPage, "feeds.html", links.FEEDS, make_feeds_page),
    PageKind(CorrectionsPage, "corrections.html", make_regex(rf"{links.CORRECTIONS}(?:{PERIOD})?"), plan_corrections),
    PageKind(TextPage, "text.html", make_regex(r"/[^/]+/"), plan_text_pages, is_own=False),
    _make_single(NotFoundPage, "not_found.html", links.NOT_FOUND, make_not_found),
    PageKind(RedirectPage, "redirect.html", make_regex(r"/.+"), plan_redirects, is_own=False),
)
"""Where two want one address, the first has it."""
