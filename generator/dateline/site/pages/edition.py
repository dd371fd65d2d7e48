"""The weekly editions, each as a page and as a mail."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from dateline import links
from dateline.config import Reach
from dateline.language.dates import say_day
from dateline.language.words import Words
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue, FeedLink, make_page_feed_link
from dateline.site.cutting import ENTRY_SIZE
from dateline.site.events.site_events import EventRow
from dateline.site.listing.shortening import choose_most_told, link_archive, link_timeline
from dateline.site.naming.taxonomy import CountedGroup, count_tag, group_top
from dateline.site.pages.corrections import CorrectionRow, find_corrections
from dateline.site.pages.head import Head, Planned, link_part, make_head

MAX_TAGS = 6
EVENTS_SHARE = 3
"""A week's events take no more than this part of a page."""
MAX_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A weekly edition as lists show it."""

    text: str
    """`Week of 6 January 2020`."""
    address: str
    monday: date
    count: int
    """Entries published in the week; at least 1."""


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """A week's entries of one story, or those that belong to none."""

    story: Link | None
    cards: tuple[Card, ...]
    """Newest first; at least one. The newest where the week is too long for one page."""
    count: int
    """All of them."""


@dataclass(frozen=True, slots=True)
class EditionPage:
    """`/week/2020-W02/`: a weekly edition."""

    head: Head
    title: str
    """`Week of 6 January 2020`."""
    week: int
    """Its number as ISO 8601 counts weeks."""
    monday: date
    sunday: date
    count: int
    """Entries published in the week; at least 1."""
    groups: tuple[EditionGroup, ...]
    """The story with most entries first, what belongs to none last; at least one."""
    events: tuple[EventRow, ...]
    """What happened in the week, by date; what is known to the month alone is left out.

    Where it is too much for one page, what most entries tell.
    """
    onward: tuple[Link, ...]
    """Where all entries and events stand of a week that is too long for one page; empty where all stand here."""
    corrections: tuple[CorrectionRow, ...]
    """Those made in the week, newest first."""
    tags: tuple[CountedGroup, ...]
    """The most frequent of the week, at most six a kind; `count` is that of the week."""
    earlier: Link | None
    later: Link | None
    email: str | None
    """Address of the same edition as a mail; None where the digest makes none."""
    feed: FeedLink | None
    """That of all editions; None where the digest has no feeds."""


@dataclass(frozen=True, slots=True)
class EmailPage:
    """`/week/2020-W02/email.html`: a weekly edition as one sends it: styles in its elements, whole addresses."""

    head: Head
    edition: EditionPage


@dataclass(frozen=True, slots=True)
class Week:
    """One week in which entries were published."""

    link: EditionLink
    listed: tuple[Listed, ...]
    """Newest first; at least one."""
    events: tuple[EventRow, ...]
    corrections: tuple[CorrectionRow, ...]


def plan_editions(catalogue: Catalogue) -> Iterator[Planned[EditionPage]]:
    """Yield the page of each week with entries, newest first."""
    weeks = _find_weeks(catalogue)
    for index, week in enumerate(weeks):
        yield week.link.address, partial(_make_page, catalogue, weeks, index)


def plan_emails(catalogue: Catalogue) -> Iterator[Planned[EmailPage]]:
    """Yield the mail of each week with entries, newest first; none where the digest makes none."""
    for address, make_page in plan_editions(catalogue) if catalogue.digest.mail is not Reach.NONE else ():
        yield address + links.EMAIL, partial(_make_email, catalogue, make_page)


def make_editions_feed_link(catalogue: Catalogue) -> FeedLink | None:
    """Return the addresses of the feed of all editions; None where the digest has none."""
    return make_page_feed_link(catalogue, catalogue.words.say("title.editions"), links.EDITIONS)


def link_editions(words: Words, listed: tuple[Listed, ...]) -> tuple[EditionLink, ...]:
    """Return the editions that hold these entries, which stand newest first; `count` is of these entries alone."""
    return tuple(
        EditionLink(
            words.say("title.edition", day=say_day(words, monday)),
            links.edition_address(monday),
            monday,
            len(tuple(group)),
        )
        for monday, group in groupby(listed, key=_find_monday)
    )


def _find_monday(listed: Listed) -> date:
    """Return the Monday of the week in which an entry was published."""
    return _begin_week(listed.entry.date.day)


def _begin_week(day: date) -> date:
    """Return the Monday of a day's week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def _find_weeks(catalogue: Catalogue) -> tuple[Week, ...]:
    """Return the weeks in which entries were published, newest first."""
    entries = {monday: tuple(group) for monday, group in groupby(catalogue.listed, key=_find_monday)}
    events, corrections = _group_events(catalogue), _group_corrections(catalogue)
    return tuple(
        Week(
            link,
            entries[link.monday],
            tuple(events.get(link.monday, ())),
            tuple(corrections.get(link.monday, ())),
        )
        for link in link_editions(catalogue.words, catalogue.listed)
    )


def _group_events(catalogue: Catalogue) -> dict[date, list[EventRow]]:
    """Return what happened in each week, by date; only what is known to lie in one week."""
    found: dict[date, list[EventRow]] = {}
    for event in catalogue.events:
        when = event.row.when
        monday = _begin_week(when.first)
        if not event.row.is_future and (when.last - monday).days < 7:
            found.setdefault(monday, []).append(event.row)
    return found


def _group_corrections(catalogue: Catalogue) -> dict[date, list[CorrectionRow]]:
    """Return the corrections made in each week, newest first."""
    found: dict[date, list[CorrectionRow]] = {}
    for row in find_corrections(catalogue):
        if row.correction.date:
            found.setdefault(_begin_week(row.correction.date), []).append(row)
    return found


def _make_page(catalogue: Catalogue, weeks: tuple[Week, ...], index: int) -> EditionPage:
    """Return the edition at this place; weeks stand newest first."""
    week, link = weeks[index], weeks[index].link
    size = catalogue.page_size
    groups = _shorten_groups(_group_by_story(week.listed), size)
    events = choose_most_told(week.events, max(1, size // EVENTS_SHARE))
    is_short = len(events) == len(week.events) and all(group.count == len(group.cards) for group in groups)
    feed = make_editions_feed_link(catalogue)
    parents = (link_part(catalogue, "editions"),)
    earlier = weeks[index + 1].link if index + 1 < len(weeks) else None
    later = weeks[index - 1].link if index else None
    return EditionPage(
        head=make_head(
            catalogue, link.text, _describe(catalogue, link, groups), link.address, parents=parents, feed=feed
        ),
        title=link.text,
        week=link.monday.isocalendar()[1],
        monday=link.monday,
        sunday=date.fromordinal(min(link.monday.toordinal() + 6, MAX_DAY)),
        count=link.count,
        groups=groups,
        events=events,
        onward=() if is_short else _link_onward(catalogue, week),
        corrections=week.corrections[:size],
        tags=_find_tags(week.listed),
        earlier=Link(earlier.text, earlier.address) if earlier else None,
        later=Link(later.text, later.address) if later else None,
        email=link.address + links.EMAIL if catalogue.digest.mail is not Reach.NONE else None,
        feed=feed,
    )


def _describe(catalogue: Catalogue, link: EditionLink, groups: tuple[EditionGroup, ...]) -> str:
    """Return the edition in a sentence."""
    words = catalogue.words
    stories = tuple(group.story.text for group in groups if group.story)
    entries = words.count("entries", link.count)
    if not stories:
        return words.say("about.edition", entries=entries)
    return words.say("about.edition_on", entries=entries, stories=words.join(stories))


def _group_by_story(listed: tuple[Listed, ...]) -> tuple[EditionGroup, ...]:
    """Return a week's entries by story: the story with most of them first, those that belong to none last."""
    groups: dict[Link | None, list[Listed]] = {}
    for each in listed:
        groups.setdefault(each.card.story, []).append(each)
    ranked = sorted(groups.items(), key=lambda item: (item[0] is None, -len(item[1])))
    return tuple(EditionGroup(story, tuple(each.card for each in group), len(group)) for story, group in ranked)


def _shorten_groups(groups: tuple[EditionGroup, ...], size: int) -> tuple[EditionGroup, ...]:
    """Return the groups of a week, shortened alike where all their entries are too many for one page."""
    most = max(1, size // ENTRY_SIZE // 2)
    if sum(group.count for group in groups) <= most:
        return groups
    kept = groups[: most - 1] + groups[-1:] if len(groups) > most else groups
    each = max(1, most // len(kept))
    return tuple(EditionGroup(group.story, group.cards[:each], group.count) for group in kept)


def _link_onward(catalogue: Catalogue, week: Week) -> tuple[Link, ...]:
    """Return where all entries and events of a week stand."""
    monday = week.link.monday
    sunday = date.fromordinal(min(monday.toordinal() + 6, MAX_DAY))
    published = (week.listed[-1].entry.date.day, week.listed[0].entry.date.day)
    return (*link_archive(catalogue, published), *link_timeline(catalogue, (monday, sunday)))


def _find_tags(listed: tuple[Listed, ...]) -> tuple[CountedGroup, ...]:
    """Return the most frequent tags of a week's entries, by kind."""
    counts = Counter(tag for each in listed for tag in each.tags)
    return group_top((count_tag(tag, count) for tag, count in counts.items()), MAX_TAGS)


def _make_email(catalogue: Catalogue, make_page: Callable[[], EditionPage]) -> EmailPage:
    """Return an edition as a mail."""
    page = make_page()
    address = page.head.address + links.EMAIL
    return EmailPage(make_head(catalogue, page.title, page.head.description, address, is_indexed=False), page)
