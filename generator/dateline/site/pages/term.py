"""The page of a person, place, organisation or topic, and the index of each kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from dateline import links
from dateline.language.letters import OTHER, find_letter, rank_letter, rank_name
from dateline.language.words import Words
from dateline.model import Kind, Tag
from dateline.site.cards import Card, Listed
from dateline.site.catalogue import Catalogue, FeedLink, make_term_feed_link, reaches_term
from dateline.site.events.site_events import EventRow
from dateline.site.events.years import EventsLink, EventYear, group_years, link_events
from dateline.site.naming.taxonomy import (
    CountedGroup,
    CountedTag,
    TagLink,
    Term,
    choose_top,
    count_tag,
    group_top,
)
from dateline.site.pages.coverage import Coverage, SpanCount, count_weeks, find_coverage, list_weeks
from dateline.site.pages.entry import QuoteRow, make_quote
from dateline.site.pages.head import Head, Planned, link_kind, make_head

MAX_OFTEN_WITH = 8
MAX_TOP = 12
MAX_OF_KIND = 10
MAX_TREND_WEEKS = 26


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
    """The smaller places with pages that lie in this one, by alphabet; empty for other kinds."""
    first_day: date
    last_day: date
    coverage: Coverage | None
    """When its entries were published; None where that was in one week."""
    years: tuple[EventYear, ...]
    """Events of its entries that name it."""
    quotes: tuple[QuoteRow, ...]
    """By this person, newest first; empty for other kinds."""
    cards: tuple[Card, ...]
    """Newest first; at least one."""
    card_years: tuple[CardYear, ...]
    """The same by year, the newest first; empty where all are of one year."""
    often_with: tuple[CountedTag, ...]
    """At most eight; `count` is the number of entries shared."""
    feed: FeedLink | None
    """None where the digest has no feeds of terms, and where fewer than three entries name it."""
    events: EventsLink | None
    """None in the same way, and where there are no events."""


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """Terms that begin with one letter."""

    letter: str
    """`A` to `Z`, or `#`."""
    anchor: str
    tags: tuple[CountedTag, ...]


@dataclass(frozen=True, slots=True)
class TopTerm:
    """One of the most frequent terms of a kind, and when it was."""

    tag: CountedTag
    weeks: tuple[SpanCount, ...]
    """The digest's latest half year, the same weeks for all terms; empty where that is one week."""


@dataclass(frozen=True, slots=True)
class TermIndexPage:
    """`/people/`: all terms of a kind."""

    head: Head
    kind: Kind
    top: tuple[TopTerm, ...]
    """The most frequent, at most twelve."""
    letters: tuple[LetterGroup, ...]


def plan_terms(catalogue: Catalogue) -> Iterator[Planned[TermPage]]:
    """Yield the page of each term."""
    for term in catalogue.terms.values():
        yield term.link.address, partial(_make_page, catalogue, term)


def plan_term_indexes(catalogue: Catalogue) -> Iterator[Planned[TermIndexPage]]:
    """Yield the index of each kind; both its lists may be empty."""
    for kind in Kind:
        yield links.kind_address(kind), partial(_make_index, catalogue, kind)


def find_top(catalogue: Catalogue) -> tuple[CountedGroup, ...]:
    """Return the most frequent terms of each kind, at most ten; kinds without terms left out."""
    return group_top((count_tag(term.link, term.count) for term in catalogue.terms.values()), MAX_OF_KIND)


def _make_index(catalogue: Catalogue, kind: Kind) -> TermIndexPage:
    """Return the index of a kind; both its lists may be empty."""
    tags = [count_tag(term.link, term.count) for term in catalogue.terms.values() if term.tag.kind is kind]
    words = catalogue.words
    description = words.say(f"kind_index.{kind}", site=catalogue.digest.title)
    head = make_head(catalogue, words.say(f"kind_title.{kind}"), description, links.kind_address(kind))
    weeks = _find_latest_weeks(catalogue)
    top = tuple(
        TopTerm(tag, count_weeks((each.entry.date.day for each in catalogue.by_tag[Tag(kind, tag.name)]), weeks))
        for tag in choose_top(tags, MAX_TOP)
    )
    return TermIndexPage(head, kind, top, tuple(_group_by_letter(words, tags)))


def _find_latest_weeks(catalogue: Catalogue) -> list[date]:
    """Return the Mondays of the digest's latest half year; none where it has one week."""
    if not catalogue.first_day or not catalogue.last_day:
        return []
    first = max(catalogue.first_day, date.fromordinal(max(1, catalogue.last_day.toordinal() - 7 * MAX_TREND_WEEKS)))
    weeks = list_weeks(first, catalogue.last_day)[-MAX_TREND_WEEKS:]
    return weeks if len(weeks) > 1 else []


def _group_by_letter(words: Words, tags: list[CountedTag]) -> Iterator[LetterGroup]:
    """Yield the terms under each letter of the language's alphabet, both in its order."""
    letters = {tag: find_letter(words, tag.name) for tag in tags}
    ranked = sorted(tags, key=lambda tag: (rank_letter(words, letters[tag]), rank_name(words, tag.name), tag.address))
    for letter, group in groupby(ranked, key=letters.__getitem__):
        yield LetterGroup(letter, f"letter-{letter.lower() if letter != OTHER else 'other'}", tuple(group))


def _make_page(catalogue: Catalogue, term: Term) -> TermPage:
    """Return the page of one term."""
    tag = term.tag
    listed = catalogue.by_tag[tag]
    feed = make_term_feed_link(catalogue, term)
    known = term.known
    first_day, last_day = listed[-1].entry.date.day, listed[0].entry.date.day
    description = known.description if known and known.description else _describe(catalogue, tag, len(listed))
    years = group_years(tuple(find_term_events(catalogue, term)))
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
        within=_sort_by_name(catalogue.words, catalogue.places.smaller.get(tag, ())),
        first_day=first_day,
        last_day=last_day,
        coverage=find_coverage(listed),
        years=years,
        quotes=_find_quotes(catalogue, term, listed) if tag.kind is Kind.PEOPLE else (),
        cards=tuple(each.card for each in listed),
        card_years=_group_by_year(listed),
        often_with=_find_often_with(catalogue, term, listed),
        feed=feed,
        events=link_term_events(catalogue, term, years),
    )


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


def _find_quotes(catalogue: Catalogue, term: Term, listed: tuple[Listed, ...]) -> tuple[QuoteRow, ...]:
    """Return what this person said, newest first."""
    return tuple(
        make_quote(catalogue, quote, each.card)
        for each in listed
        for quote in each.entry.quotes
        if quote.speaker and catalogue.find_speaker(quote.speaker) is term
    )


def _find_often_with(catalogue: Catalogue, term: Term, listed: tuple[Listed, ...]) -> tuple[CountedTag, ...]:
    """Return the terms that share at least two entries with this one, most shared first."""
    shared = Counter(tag for each in listed for tag in each.entry.tags if tag != term.tag)
    often = (count_tag(catalogue.terms[tag].link, count) for tag, count in shared.items() if count > 1)
    return choose_top(often, MAX_OFTEN_WITH)
