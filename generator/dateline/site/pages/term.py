"""The page of a person, place, organisation or topic."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from dateline.language.letters import rank_name
from dateline.language.words import Words
from dateline.model import Kind, Tag
from dateline.site.cards import Card, Listed
from dateline.site.catalogue import Catalogue, FeedLink, make_term_feed_link, reaches_term
from dateline.site.cutting import ENTRY_SIZE
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import EventsLink, EventYear, group_years, link_events
from dateline.site.listing.coverage import Coverage, find_coverage
from dateline.site.listing.lists import Lists, Said, choose_newest, cut_lists, is_long
from dateline.site.listing.ways import Guide, Way, find_ways, make_guide
from dateline.site.naming.taxonomy import CountedGroup, CountedTag, TagLink, Term, choose_top, count_tag, group_top
from dateline.site.pages.entry import QuoteRow, make_quote
from dateline.site.pages.head import Head, Planned, link_kind, make_head

MAX_OFTEN_WITH = 8
MAX_OF_KIND = 10
MAX_WITHIN = 300


@dataclass(frozen=True, slots=True)
class CardYear:
    """The entries of one year."""

    year: int
    anchor: str
    """`entries-2020` (the year's heading)."""
    cards: tuple[Card, ...]
    """Newest first; at least one."""


@dataclass(frozen=True, slots=True)
class TermPage:
    """`/people/slug/`: one person, place, organisation or topic."""

    head: Head
    kind: Kind
    name: str
    description: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    part_of: TagLink | None
    """The larger place that this one lies in, where that has a page; None for other kinds."""
    within: tuple[TagLink, ...]
    """The smaller places with pages that lie in this one, by alphabet; empty for other kinds. At most 300."""
    first_day: date
    last_day: date
    coverage: Coverage | None
    """When its entries were published; None where that was in one week."""
    count: int
    """Entries that name it; at least 1."""
    years: tuple[EventYear, ...]
    """Events of its entries that name it; the newest where not all fit."""
    quotes: tuple[QuoteRow, ...]
    """By this person, newest first; empty for other kinds. The newest where not all fit."""
    cards: tuple[Card, ...]
    """Newest first; at least one. The newest where not all fit."""
    card_years: tuple[CardYear, ...]
    """The same by year, the newest first; empty where all are of one year."""
    ways: tuple[Way, ...]
    """To the pages of its years, which hold all; empty where all stands here."""
    often_with: tuple[CountedTag, ...]
    """At most eight; `count` is the number of entries shared."""
    feed: FeedLink | None
    """None where the digest has no feeds of terms, and where fewer than three entries name it."""
    events: EventsLink | None
    """None in the same way, and where there are no events."""


def plan_terms(catalogue: Catalogue) -> Iterator[Planned[TermPage]]:
    """Yield the page of each term."""
    for term in catalogue.terms.values():
        yield term.link.address, partial(_make_page, catalogue, term)


def find_top(catalogue: Catalogue) -> tuple[CountedGroup, ...]:
    """Return the most frequent terms of each kind, at most ten; kinds without terms left out."""
    return group_top((count_tag(term.link, term.count) for term in catalogue.terms.values()), MAX_OF_KIND)


def _make_page(catalogue: Catalogue, term: Term) -> TermPage:
    """Return the page of one term."""
    tag = term.tag
    listed = catalogue.by_tag[tag]
    feed = make_term_feed_link(catalogue, term)
    known = term.known
    description = known.description if known and known.description else _describe(catalogue, tag, len(listed))
    lists = find_lists(catalogue, term)
    is_cut = is_long(lists, catalogue.page_size)
    shown = choose_newest(lists, catalogue.page_size) if is_cut else lists
    return TermPage(
        head=make_head(
            catalogue, tag.name, description, term.link.address, parents=(link_kind(catalogue, tag.kind),), feed=feed
        ),
        kind=tag.kind,
        name=tag.name,
        description=known.description if known else "",
        aliases=term.other_names,
        same_as=known.same_as if known else (),
        part_of=catalogue.places.larger.get(tag),
        within=_sort_by_name(catalogue.words, catalogue.places.smaller.get(tag, ())[:MAX_WITHIN]),
        first_day=listed[-1].entry.date.day,
        last_day=listed[0].entry.date.day,
        coverage=find_coverage(listed),
        count=len(listed),
        years=group_years(shown.events),
        quotes=make_quotes(catalogue, shown.quotes),
        cards=tuple(each.card for each in shown.listed),
        card_years=() if is_cut else _group_by_year(listed),
        ways=find_ways(catalogue.words, guide_term(catalogue, term, lists)) if is_cut else (),
        often_with=_find_often_with(catalogue, term, listed),
        feed=feed,
        events=link_term_events(catalogue, term, lists.events),
    )


def find_lists(catalogue: Catalogue, term: Term) -> Lists:
    """Return the events, quotations and entries of a term."""
    listed = catalogue.by_tag[term.tag]
    quotes = find_quotes(catalogue, term, listed) if term.tag.kind is Kind.PEOPLE else ()
    return Lists(tuple(find_term_events(catalogue, term)), quotes, listed)


def may_be_long(catalogue: Catalogue, term: Term) -> bool:
    """Tell whether a term may have more than fits on one page, without reading a sentence of its entries."""
    listed = catalogue.by_tag[term.tag]
    most = (len(each.entry.timeline) + len(each.entry.quotes) + ENTRY_SIZE for each in listed)
    return sum(most) > catalogue.page_size


def guide_term(catalogue: Catalogue, term: Term, lists: Lists) -> Guide:
    """Return the guide through the pages of a term of which these are the lists."""
    return make_guide(term.link.address, cut_lists(lists, catalogue.page_size), has_counts=False)


def _sort_by_name(words: Words, tags: tuple[TagLink, ...]) -> tuple[TagLink, ...]:
    """Return tags in the alphabet's order."""
    return tuple(sorted(tags, key=lambda tag: (rank_name(words, tag.name), tag.address)))


def _group_by_year(listed: tuple[Listed, ...]) -> tuple[CardYear, ...]:
    """Return the entries by year, in the order given; empty where there is one year."""
    years = tuple(
        CardYear(year, f"entries-{year}", tuple(each.card for each in group))
        for year, group in groupby(listed, key=lambda each: each.entry.date.day.year)
    )
    return years if len(years) > 1 else ()


def _describe(catalogue: Catalogue, tag: Tag, number: int) -> str:
    """Return a description of a term of which editors have said nothing."""
    words = catalogue.words
    return words.say("about.term", name=tag.name, site=catalogue.digest.title, entries=words.count("entries", number))


def find_term_events(catalogue: Catalogue, term: Term) -> Iterator[EventRow]:
    """Yield the events that one of the term's entries tells in words that name the term, by date."""
    listed = catalogue.by_tag[term.tag]
    paths = {each.entry.path for each in listed}
    for event in catalogue.find_events(listed):
        if any(
            account.listed.entry.path in paths and term.pattern.stands_in(account.sentence)
            for account in event.accounts
        ):
            yield event.row


def link_term_events(catalogue: Catalogue, term: Term, has_events: object) -> EventsLink | None:
    """Return the addresses of the files of events beside a term's page; None where it has none."""
    return link_events(term.link.address, has_events and reaches_term(catalogue.digest.events, term.count))


def find_quotes(catalogue: Catalogue, term: Term, listed: tuple[Listed, ...]) -> tuple[Said, ...]:
    """Return what this person said, newest first."""
    return tuple(
        Said(quote, each)
        for each in listed
        for quote in each.entry.quotes
        if quote.speaker and catalogue.find_speaker(quote.speaker) is term
    )


def make_quotes(catalogue: Catalogue, quotes: tuple[Said, ...]) -> tuple[QuoteRow, ...]:
    """Return quotations as pages show them."""
    return tuple(make_quote(catalogue, each.quote, each.listed.card) for each in quotes)


def _find_often_with(catalogue: Catalogue, term: Term, listed: tuple[Listed, ...]) -> tuple[CountedTag, ...]:
    """Return the terms that share at least two entries with this one, most shared first."""
    shared = Counter(tag for each in listed for tag in each.entry.tags if tag != term.tag)
    often = (count_tag(catalogue.terms[tag].link, count) for tag, count in shared.items() if count > 1)
    return choose_top(often, MAX_OFTEN_WITH)
