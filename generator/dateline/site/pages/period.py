"""What a long term or story page has of one year; of a year that is still too long by month, of such a month by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline.model import Kind
from dateline.site.cards import Card, Link
from dateline.site.catalogue import Catalogue, RunningStory
from dateline.site.cutting import Period, find_period_address
from dateline.site.events.years import EventYear, group_years
from dateline.site.listing.lists import Lists, choose_period, is_long
from dateline.site.listing.ways import Guide, Way, find_below, find_neighbours, find_ways, link_parents, say_period
from dateline.site.naming.taxonomy import Term
from dateline.site.pages import story as story_pages
from dateline.site.pages import term as term_pages
from dateline.site.pages.entry import QuoteRow
from dateline.site.pages.head import Head, Planned, link_kind, link_part, make_head


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """`/people/slug/2020/`, `/stories/slug/2020/06/`: a year, month or day of a long term or story page."""

    head: Head
    kind: Kind | None
    """Of the term; None for a story."""
    whole: Link
    """The page of which this is a part."""
    period: str
    """In words: `June 2020`."""
    years: tuple[EventYear, ...]
    """Its events; may be empty."""
    quotes: tuple[QuoteRow, ...]
    """By a person, newest first; may be empty."""
    cards: tuple[Card, ...]
    """Its entries, newest first; may be empty."""
    ways: tuple[Way, ...]
    """To all years, to the months of the same year, to the days of the same month."""
    below: Way | None
    """To the months of a year, or the days of a month, that is too long for one page; None for all others."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class _Whole:
    """A long page that is cut."""

    kind: Kind | None
    link: Link
    parent: Link
    lists: Lists
    guide: Guide


def plan_periods(catalogue: Catalogue) -> Iterator[Planned[PeriodPage]]:
    """Yield the pages by period of each term and story that is too long for one page."""
    for whole in _find_long(catalogue):
        for period in whole.guide.pages:
            yield find_period_address(whole.link.address, period), partial(_make_page, catalogue, whole, period)


def _find_long(catalogue: Catalogue) -> Iterator[_Whole]:
    """Yield the terms and stories that are too long for one page."""
    for term in catalogue.terms.values():
        if term_pages.may_be_long(catalogue, term):
            lists = term_pages.find_lists(catalogue, term)
            if is_long(lists, catalogue.page_size):
                yield _take_term(catalogue, term, lists)
    for story in catalogue.stories.values():
        lists = story_pages.find_lists(catalogue, story)
        if is_long(lists, catalogue.page_size):
            yield _take_story(catalogue, story, lists)


def _take_term(catalogue: Catalogue, term: Term, lists: Lists) -> _Whole:
    """Return a long term."""
    link = Link(term.tag.name, term.link.address)
    guide = term_pages.guide_term(catalogue, term, lists)
    return _Whole(term.tag.kind, link, link_kind(catalogue, term.tag.kind), lists, guide)


def _take_story(catalogue: Catalogue, story: RunningStory, lists: Lists) -> _Whole:
    """Return a long story."""
    link = Link(story.text.title, story.address)
    return _Whole(None, link, link_part(catalogue, "stories"), lists, story_pages.guide_story(catalogue, story, lists))


def _make_page(catalogue: Catalogue, whole: _Whole, period: Period) -> PeriodPage:
    """Return what a term or story has of a period."""
    words, shown = catalogue.words, choose_period(whole.lists, whole.guide.pages, period)
    said = say_period(words, period)
    title = words.say("ways.part", name=whole.link.text, period=said)
    description = words.say("about.part", title=title, site=catalogue.digest.title)
    parents = (whole.parent, whole.link, *link_parents(words, whole.link.address, period))
    address = find_period_address(whole.link.address, period)
    earlier, later = find_neighbours(words, whole.guide, period)
    return PeriodPage(
        head=make_head(catalogue, title, description, address, parents=parents),
        kind=whole.kind,
        whole=whole.link,
        period=said,
        years=group_years(shown.events),
        quotes=term_pages.make_quotes(catalogue, shown.quotes),
        cards=tuple(each.card for each in shown.listed),
        ways=find_ways(words, whole.guide, period),
        below=find_below(words, whole.guide, period),
        earlier=earlier,
        later=later,
    )
