"""The pages of a site, one frozen class a kind: their fields are the contract with the templates.

A template sees `page` (one of these), `site` (the `Masthead`) and the filters of `output/render.py`; nothing else.
All addresses are site addresses as in `links.py`; the filter `link` puts the base path before them.
Longer than other modules on purpose: the whole contract stands in one place.
"""

from dataclasses import dataclass
from datetime import date

from dateline.content.markdown.surroundings import Surroundings
from dateline.language.words import Words
from dateline.model import Correction, EntryPlace, Kind, Moment, Rights, Source
from dateline.when import When

NOTHING_AROUND = Surroundings()
"""No body leads anywhere by name, and none shows a picture."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere in the site."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link with the number of entries behind it."""

    text: str
    address: str
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag with its page."""

    kind: Kind
    name: str
    address: str
    count: int
    """Entries on that page; at least 1."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page announces."""

    title: str
    atom: str
    """Address of the Atom feed."""
    json: str
    """Address of the JSON Feed."""
    rss: str
    """Address of the RSS feed."""


@dataclass(frozen=True, slots=True)
class EventsLink:
    """The events of a page as files: for calendars, for programs, for spreadsheets, for TimelineJS."""

    calendar: str
    """Address of the iCalendar file."""
    json: str
    csv: str
    timelinejs: str
    """Address of the JSON file that TimelineJS shows."""


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself."""

    title: str
    """Without the site's name; empty on the home page."""
    description: str
    """Plain text, some 50 to 160 characters."""
    address: str
    """The page's own address."""
    feeds: tuple[FeedLink, ...] = ()
    """The page's own feed first, the site's last."""
    trail: tuple[Link, ...] = ()
    """Breadcrumbs from home to the page's parent; empty on the home page."""
    is_indexed: bool = True
    """Search engines may list it."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What every template knows of the whole site."""

    title: str
    description: str
    language: str
    base_url: str
    base_path: str
    author: str
    menu: tuple[Link, ...]
    """Main parts, in order: latest, stories, timeline, the four indexes, archive."""
    foot: tuple[Link, ...]
    """Pages of `content/pages/`, in the order of `menu` in digest.yaml."""
    feed: FeedLink
    entry_count: int
    first_day: date | None
    """Publication day of the oldest entry; None where there are none."""
    last_day: date | None
    version: str
    """Of Dateline."""
    words: Words
    """How the site says what no editor writes; the filters speak through it."""


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as lists show it."""

    title: str
    address: str
    date: Moment
    source_name: str
    """Empty where the entry names none."""
    summary: str
    story: Link | None
    tags: tuple[TagLink, ...]
    """At most six, the most telling first."""
    updated: Moment | None
    language: str | None


@dataclass(frozen=True, slots=True)
class OtherAccount:
    """An entry's words for an event, where its figures or its date differ from those shown."""

    text: str
    when: When | None
    """Its date, where that is another."""
    card: Card


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event on a timeline, with everyone who tells it."""

    anchor: str
    """Unique on its page: `e2020-01-03-2`."""
    when: When
    text: str
    phrase: str
    """The words that date it; empty where there are none."""
    is_stated: bool
    """The source gives the whole date; else it was reckoned or an editor gave it."""
    is_future: bool
    """It lay ahead when the source was published."""
    entries: tuple[Card, ...]
    """Who tells it, oldest first; at least one."""
    others: tuple[OtherAccount, ...] = ()
    """Accounts with other figures or another date; shown beside, as nobody here knows which are right."""


@dataclass(frozen=True, slots=True)
class EventMonth:
    """The events of one month, or those of a year whose month is not known."""

    year: int
    month: int | None
    """None for events that are dated by year, season or longer."""
    anchor: str
    """`m2020-01`, or `m2020` for the year without month."""
    events: tuple[EventRow, ...]
    """By date; at least one."""
    gap: int = 0
    """Days since the event before, where they are more than thirty."""


@dataclass(frozen=True, slots=True)
class EventYear:
    """The events of one year."""

    year: int
    anchor: str
    """`y2020` (the year's heading)."""
    months: tuple[EventMonth, ...]
    """In order; at least one."""
    count: int


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation on a page."""

    speaker: str
    """Empty where the copy does not say."""
    speaker_address: str | None
    """The speaker's own page, where there is one."""
    text: str
    via: str
    entry: Card | None
    """Whence it comes; None on the entry's own page."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry, and why it is shown."""

    card: Card
    reason: str
    """In words: "Also about Qasem Soleimani and Iraq"."""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction on its entry's page."""

    anchor: str
    """Unique on its page: `correction-2020-01-07`."""
    date: date | None
    """The day it was made; None where nobody says."""
    text: str


@dataclass(frozen=True, slots=True)
class TagGroup:
    """The tags of one kind."""

    kind: Kind
    tags: tuple[TagLink, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Entries published on one day."""

    day: date
    cards: tuple[Card, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class WeekCount:
    """How many entries a week holds, for the small chart of coverage."""

    monday: date
    count: int
    """May be 0 between others."""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A running story as lists show it."""

    title: str
    address: str
    summary: str
    count: int
    """Entries in it; at least 1."""
    latest: Card
    latest_event: EventRow | None
    """The last event that is not in the future."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One person of a story with the events that name them."""

    tag: TagLink
    events: tuple[EventRow, ...]
    """By date; at least two."""


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event with the place where a reader finds it."""

    address: str
    """Page and anchor."""
    row: EventRow


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction with the entry it mends."""

    correction: Correction
    card: Card
    address: str
    """Its place on the entry's page."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """`/`: the latest entries and the ways in."""

    head: Head
    lead: Card | None
    """The newest entry; None in an empty digest."""
    seconds: tuple[Card, ...]
    """The newest entries of other stories of the week: two or three, or none."""
    days: tuple[DayGroup, ...]
    """The newest entries behind these, newest day first."""
    stories: tuple[StoryCard, ...]
    """Newest first."""
    tags: tuple[TagGroup, ...]
    """The most frequent of each kind, at most ten a kind."""
    brief: tuple[Card, ...]
    """What makes the last day, or the week that ends with it, in one sentence: at most five; empty or at least two."""
    is_of_day: bool
    """The sentence is that of the last day alone."""
    updated: tuple[Card, ...]
    """Entries changed since they were published, the latest change first; at most five."""
    on_this_day: tuple[PlacedEvent, ...]
    """What happened in earlier years on the day of the newest entry; at most three."""
    corrections: tuple[CorrectionRow, ...]
    """Those of the week before the newest entry and since; at most three."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`/2020/01/04/slug/`: one entry."""

    head: Head
    title: str
    date: Moment
    happened: When | None
    """Of the latest of its events; None where none is dated."""
    source: Source | None
    source_site: str | None
    """The source's own address, from digest.yaml."""
    rights: Rights
    licence: Link | None
    """Name and address of the licence, for `licensed` copy; the address may be empty."""
    summary: str
    """Empty where the body opens with it."""
    body: str
    """Markdown."""
    story: Link | None
    earlier: Card | None
    """The entry before this one in its story, else in the archive."""
    later: Card | None
    tags: tuple[TagGroup, ...]
    """In the order of `Kind`; kinds without tags left out."""
    aliases: tuple[str, ...]
    """Other names of the tags, for search only."""
    events: tuple[EventRow, ...]
    """By date, those of the past."""
    future_events: tuple[EventRow, ...]
    """By date, those that lay ahead when it was published."""
    quotes: tuple[QuoteRow, ...]
    related: tuple[Related, ...]
    """At most four."""
    updated: Moment | None
    corrections: tuple[CorrectionNote, ...]
    language: str | None
    edit_url: str | None
    minutes: int
    """Reading time, at least 1."""


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
    weeks: tuple[WeekCount, ...]
    """Every week from the digest's first to its last; empty where that is one week or there is only one entry."""
    years: tuple[EventYear, ...]
    """Events of its entries that name it."""
    quotes: tuple[QuoteRow, ...]
    """By this person, newest first; empty for other kinds."""
    cards: tuple[Card, ...]
    """Newest first; at least one."""
    card_years: tuple[CardYear, ...]
    """The same by year, the newest first; empty where all are of one year."""
    often_with: tuple[TagLink, ...]
    """At most eight; `count` is the number of entries shared."""
    feed: FeedLink
    events: EventsLink | None
    """None where there are no events."""


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """Terms that begin with one letter."""

    letter: str
    """`A` to `Z`, or `#`."""
    anchor: str
    tags: tuple[TagLink, ...]


@dataclass(frozen=True, slots=True)
class TopTerm:
    """One of the most frequent terms of a kind, and when it was."""

    tag: TagLink
    weeks: tuple[WeekCount, ...]
    """The digest's latest half year, the same weeks for all terms; empty where that is one week."""


@dataclass(frozen=True, slots=True)
class TermIndexPage:
    """`/people/`: all terms of a kind."""

    head: Head
    kind: Kind
    top: tuple[TopTerm, ...]
    """The most frequent, at most twelve."""
    letters: tuple[LetterGroup, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """`/stories/slug/`: a running story."""

    head: Head
    title: str
    summary: str
    body: str
    """Markdown; may be empty."""
    years: tuple[EventYear, ...]
    future_events: tuple[EventRow, ...]
    key_events: tuple[EventRow, ...]
    """Those that most entries tell, by date; at most five, empty where the timeline is short."""
    lanes: tuple[Lane, ...]
    """The people whom most events name; at most seven, empty or at least two."""
    cards: tuple[Card, ...]
    """Newest first; at least one."""
    tags: tuple[TagGroup, ...]
    """The most frequent in the story, at most eight a kind."""
    first_day: date
    last_day: date
    feed: FeedLink
    events: EventsLink | None
    """None where there are no events."""


@dataclass(frozen=True, slots=True)
class StoryIndexPage:
    """`/stories/`: all running stories."""

    head: Head
    stories: tuple[StoryCard, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """`/timeline/` (every year, or the latest where all would be too long) or `/timeline/2020/` (one)."""

    head: Head
    year: int | None
    """None on the page of all years."""
    years: tuple[EventYear, ...]
    """Oldest first; on the page of all years the newest that hold some 1,000 events together."""
    all_years: tuple[CountedLink, ...]
    """Every year that has a page of its own, oldest first; `count` is its events."""
    future_events: tuple[EventRow, ...]
    """What lay ahead when the newest entry was published."""
    events: EventsLink | None
    """None on the page of a year, and where there are no events."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many entries a day holds."""

    day: date
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class ArchiveMonth:
    """One month in the archive."""

    year: int
    month: int
    address: str
    count: int
    """0 where nothing was published; such a month has no page."""
    days: tuple[DayCount, ...]
    """The days on which entries were published, in order."""


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """One year in the archive."""

    year: int
    address: str
    count: int
    months: tuple[ArchiveMonth, ...]
    """All twelve."""


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """`/archive/`: all years."""

    head: Head
    years: tuple[ArchiveYear, ...]
    """Newest first."""


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
    """Newest first; at least one."""


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
    """What happened in the week, by date; what is known to the month alone is left out."""
    corrections: tuple[CorrectionRow, ...]
    """Those made in the week, newest first."""
    tags: tuple[TagGroup, ...]
    """The most frequent of the week, at most six a kind; `count` is that of the week."""
    earlier: Link | None
    later: Link | None
    email: str
    """Address of the same edition as a mail."""
    feed: FeedLink
    """That of all editions."""


@dataclass(frozen=True, slots=True)
class EmailPage:
    """`/week/2020-W02/email.html`: a weekly edition as one sends it: styles in its elements, whole addresses."""

    head: Head
    edition: EditionPage


@dataclass(frozen=True, slots=True)
class EditionYear:
    """The weekly editions of one year; a week belongs to the year of its Thursday."""

    year: int
    editions: tuple[EditionLink, ...]
    """Newest first; at least one."""


@dataclass(frozen=True, slots=True)
class EditionIndexPage:
    """`/week/`: all weekly editions."""

    head: Head
    years: tuple[EditionYear, ...]
    """Newest first; may be empty."""
    feed: FeedLink


@dataclass(frozen=True, slots=True)
class YearPage:
    """`/2020/`: one year's entries by month."""

    head: Head
    year: ArchiveYear
    months: tuple[tuple[ArchiveMonth, tuple[Card, ...]], ...]
    """Newest first, those with entries only; cards newest first."""
    editions: tuple[EditionLink, ...]
    """The weekly editions that hold the year's entries, newest first."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """`/2020/01/`: one month's entries by day."""

    head: Head
    month: ArchiveMonth
    days: tuple[DayGroup, ...]
    """Newest first."""
    editions: tuple[EditionLink, ...]
    """The weekly editions that hold the month's entries, newest first."""
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`/search/`: the search itself runs in the browser."""

    head: Head
    bundles: tuple[str, ...]
    """Addresses of the index bundles (`/pagefind/2020-01/`), newest period first; the script merges them."""
    years: tuple[int, ...]
    tags: tuple[TagGroup, ...]
    """Ways on for readers without JavaScript: the most frequent of each kind."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """`/corrections/`: every correction, newest first."""

    head: Head
    rows: tuple[CorrectionRow, ...]
    """May be empty."""
    feed: FeedLink


@dataclass(frozen=True, slots=True)
class RightsCount:
    """How many entries of a source carry certain rights."""

    rights: Rights
    count: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A newspaper, agency or desk with what the digest holds of it."""

    name: str
    site: str | None
    """Its own address, from digest.yaml."""
    rights: tuple[RightsCount, ...]
    """As its entries carry them, the most frequent first; at least one."""
    licence: Link | None
    """Name and address of the licence, for `licensed` copy; the address may be empty."""
    count: int
    """Entries; at least 1."""
    first_day: date
    last_day: date
    latest: tuple[Card, ...]
    """Its newest entries, at most five."""
    names: tuple[str, ...]
    """As its entries write it, by which the search knows it; at least one."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """`/sources/`: where the digest's facts come from."""

    head: Head
    sources: tuple[SourceRow, ...]
    """The most frequent first; may be empty."""
    own_count: int
    """Entries that name no source."""


@dataclass(frozen=True, slots=True)
class FollowRow:
    """A page that can be followed, with its files."""

    text: str
    address: str
    feed: FeedLink
    events: EventsLink | None
    """None where it has no events."""


@dataclass(frozen=True, slots=True)
class FollowGroup:
    """Terms of one kind that can be followed."""

    kind: Kind
    rows: tuple[FollowRow, ...]
    """The most frequent, at most twelve; at least one."""
    total: int
    """All terms of the kind; each has such files."""


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The files that hold the whole digest for programs."""

    entries_json: str
    entries_csv: str
    events_json: str
    events_csv: str
    opml: str
    """All feeds, for readers that import such lists."""
    sitemap: str
    news_sitemap: str | None
    """None where nothing was published in the last two days."""


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """`/feeds/`: every feed, calendar and data file in words."""

    head: Head
    site: tuple[FollowRow, ...]
    """The whole digest, its weekly editions, its corrections."""
    stories: tuple[FollowRow, ...]
    """Newest first; may be empty."""
    terms: tuple[FollowGroup, ...]
    """In the order of `Kind`; kinds without terms left out."""
    data: DataFiles


@dataclass(frozen=True, slots=True)
class TextPage:
    """`/about/`: a page of `content/pages/`."""

    head: Head
    title: str
    body: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """`/404.html`."""

    head: Head
    latest: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A former address, leading to the present one."""

    head: Head
    target: str
    """A site address."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry, an edition or a correction in a feed."""

    title: str
    address: str
    """Its lasting name in the feed as well."""
    date: Moment
    changed: Moment
    """Updated, else published."""
    author: str
    summary: str
    """Plain text; may be empty."""
    body: str
    """Markdown, as far as the rights allow: what its page shows; may be empty."""
    tags: tuple[TagLink, ...] = ()
    """All of them."""
    language: str | None = None
    """Where it differs from the site's."""
    credit: Link | None = None
    """Who owns the copy, with the address of the original, which may be empty; None for own copy."""
    licence: Link | None = None
    """Name and address of the licence, for `licensed` copy; the address may be empty."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, written as Atom, as RSS and as JSON Feed."""

    part: str
    """The part of the site that it belongs to: `Stories`, `People`; empty for those of the whole site."""
    title: str
    description: str
    link: FeedLink
    page_address: str
    """The page whose entries it lists."""
    items: tuple[FeedItem, ...]
    """Newest first, at most 50; may be empty."""


@dataclass(frozen=True, slots=True)
class EventList:
    """The events of one page, written as iCalendar, JSON and CSV."""

    title: str
    link: EventsLink
    page_address: str
    events: tuple[PlacedEvent, ...]
    """By date; at least one."""


@dataclass(frozen=True, slots=True)
class SitemapRow:
    """A page as the sitemap lists it."""

    address: str
    changed: date | None
    """Newest date among its entries."""


Page = (
    HomePage | EntryPage | TermPage | TermIndexPage | StoryPage | StoryIndexPage | TimelinePage | ArchivePage | YearPage
    | MonthPage | EditionIndexPage | EditionPage | EmailPage | SearchPage | CorrectionsPage | SourcesPage | FeedsPage
    | TextPage | NotFoundPage | RedirectPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SearchBundle:
    """The entries that one bundle of the search index holds."""

    address: str
    """`/pagefind/2020-01/`, after its first month."""
    pages: tuple[str, ...]
    """Addresses of its entries, oldest first; at most 1,000."""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A term or a story as readers look for it by name."""

    kind: Kind | None
    """None for a story."""
    name: str
    address: str
    count: int
    """Entries on that page; at least 1."""
    others: tuple[str, ...] = ()
    """Other spellings and former names."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a build makes, before a template has seen it."""

    masthead: Masthead
    pages: tuple[Page, ...]
    """By address; no two share one."""
    feeds: tuple[Feed, ...]
    """By address."""
    event_lists: tuple[EventList, ...]
    """By address."""
    sitemap: tuple[SitemapRow, ...]
    """By address."""
    news: tuple[Card, ...] = ()
    """Published in the last two days, newest first."""
    entries: tuple[EntryPlace, ...] = ()
    """By file."""
    bundles: tuple[SearchBundle, ...] = ()
    """Newest period first; none in an empty digest."""
    names: tuple[NamedPage, ...] = ()
    """The terms in the order of `Kind`, then the stories."""
    around: Surroundings = NOTHING_AROUND
    """What bodies lead to by name, and the pictures that they show; no other picture is published."""
