"""Everything under `content/` in; the site that it makes, whole or page by page, and what stands in its way, out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from dateline import links
from dateline.config import Reach
from dateline.content.content import Content
from dateline.content.markdown.surroundings import NOWHERE, Surroundings
from dateline.model import Entry, EntryPlace, Kind, Tag
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.site.bodies import Body, find_bodies, find_surroundings
from dateline.site.cards import Card, find_address, read_alias, settle
from dateline.site.catalogue import Catalogue, find_entry_places, make_catalogue
from dateline.site.checks.claims import check_claims
from dateline.site.checks.doubt import Doubt
from dateline.site.checks.names import check_name_links, check_places, check_terms, check_vocabulary
from dateline.site.checks.references import check_bodies, check_references
from dateline.site.cutting import PAGE_SIZE
from dateline.site.events.years import PlacedEvent, place_events
from dateline.site.feeds import EventList, Feed, make_event_lists, make_feeds
from dateline.site.naming.name_links import list_targets
from dateline.site.naming.names import KnownNames, index_names
from dateline.site.naming.taxonomy import make_term_slug, make_terms
from dateline.site.pages.head import NOTHING, Extent, Masthead, find_extent, make_masthead
from dateline.site.pages.kinds import KINDS, Page, PageKind
from dateline.site.pages.search import NamedPage, SearchBundle, list_names, make_bundles
from dateline.site.revising import is_unread, revise_catalogue
from dateline.site.selection import find_published, sort_entries
from dateline.site.sitemap import SitemapRow, make_sitemap

TOLD_BY_FILES = make_regex(rf"/(?:\d{{4}}/\d{{2}}/\d{{2}}|{'|'.join(Kind)})/[^/]+/")
"""What addresses of entries and terms look like; whether there is one, files tell."""


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
    events: tuple[PlacedEvent, ...]
    """All of them, by date."""
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
    extent: Extent = NOTHING
    around: Surroundings = NOWHERE
    """What bodies lead to by name, and the pictures that they show; no other picture is published."""


class Plan:
    """A site to be, whose parts are made when somebody first asks for them. The order of files does not matter.

    A build asks for everything. A check asks for little: most digests can be judged by their addresses alone. A preview
    asks for one page after another, and shows what is not on the site yet, or no longer, like all else.
    """

    def __init__(
        self,
        content: Content,
        *,
        today: date,
        version: str,
        former: tuple[EntryPlace, ...] = (),
        is_revealed: bool = False,
        catalogue: Catalogue | None = None,
        page_size: int = PAGE_SIZE,
    ) -> None:
        """Plan the site that this content makes; `former` are the places of entries in earlier builds.

        With `is_revealed` drafts are on the site, and what waits for its day or is over. A catalogue that is given is
        that of this very content. `page_size` is what fits on one page.
        """
        self.content = content
        self.today = today
        self.version = version
        self.entries = tuple(sorted(content.entries, key=lambda entry: entry.path))
        """Drafts too; by file."""
        self._former = former
        self._is_revealed = is_revealed
        self._catalogue = catalogue
        self._page_size = page_size
        self._listed: dict[type[Page], dict[str, Callable[[], Page]]] = {}

    @cached_property
    def names(self) -> KnownNames:
        """Editors' names."""
        return index_names(self.content.vocabulary)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All that pages are made from."""
        if self._catalogue:
            return self._catalogue
        today = None if self._is_revealed else self.today
        return make_catalogue(self.content, self._published, self.names, today, self._former, page_size=self._page_size)

    @cached_property
    def masthead(self) -> Masthead:
        """What every template knows of the site."""
        return make_masthead(self.catalogue, self.version)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, redirects last."""
        makers: dict[str, Callable[[], Page]] = {}
        for kind in KINDS:
            makers = {**self._list(kind), **makers}
        return tuple(make() for make in makers.values())

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """The feeds of the site and of its parts."""
        return make_feeds(self.catalogue, self.pages)

    @cached_property
    def event_lists(self) -> tuple[EventList, ...]:
        """The events that lie beside pages as files."""
        return make_event_lists(self.catalogue, self.pages)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """Every text that may hold a link."""
        return find_bodies(self.content)

    @cached_property
    def around(self) -> Surroundings:
        """What the bodies of its pages lead to by name, and the pictures that they show."""
        return find_surroundings(self.catalogue, self.content.pictures)

    @cached_property
    def likely_addresses(self) -> frozenset[str]:
        """Most of the addresses that are answered: those that can be told without making a page."""
        found = set(links.ON_EVERY_SITE | links.FILES_OF_EVERY_SITE)
        if self.content.digest.feeds is not Reach.NONE:
            found |= links.FEED_FILES
        found.update(find_address(entry) for entry in self.entries)
        found.update(links.text_page_address(page.slug) for page in self.content.text_pages)
        with_entries = {entry.story for entry in self._published}
        found.update(links.story_address(story.slug) for story in self.content.stories if story.slug in with_entries)
        for entry in self._published:
            day = entry.date.day
            found |= {
                links.year_address(day.year),
                links.month_address(day.year, day.month),
                links.edition_address(day),
            }
            found.update(map(read_alias, entry.aliases))
            found.update(links.term_address(tag.kind, make_term_slug(tag)) for tag in entry.tags)
        used = {tag for entry in self._published for tag in entry.tags}
        for term in self.content.vocabulary.terms:
            names = (*term.aliases, *term.former) if Tag(term.kind, term.name) in used else ()
            found.update(links.term_address(term.kind, make_term_slug(Tag(term.kind, name))) for name in names)
        return frozenset(found)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address that is answered; those of entries that are held back count as if their day had come."""
        found = {address for kind in KINDS for address in self._list(kind)}
        for feed in self.feeds:
            found |= {feed.link.atom, feed.link.json, feed.link.rss}
        for events in self.event_lists:
            found |= {events.link.calendar, events.link.json, events.link.csv, events.link.timelinejs}
        return self.likely_addresses | found

    def answers(self, address: str) -> bool:
        """Tell whether an address is answered; pages are made only where that is the one way to know."""
        if address in self.likely_addresses:
            return True
        return address in self.addresses if self._former or not TOLD_BY_FILES.fullmatch(address) else False

    def find(self, address: str) -> Page | None:
        """Return the page at an address, made alone and now; None where there is none."""
        for kind in KINDS:
            make = self._list(kind).get(address) if kind.address.fullmatch(address) else None
            if make:
                return make()
        return None

    def find_file(self, address: str) -> str | None:
        """Return the file that an editor changes to change the page at an address; None where several make it."""
        listed = sorted(self.catalogue.listed, key=lambda each: each.entry.path)
        found = (each.entry.path for each in listed if each.address == address)
        stories = (each.path for each in self.content.stories if links.story_address(each.slug) == address)
        texts = (each.path for each in self.content.text_pages if links.text_page_address(each.slug) == address)
        return next(chain(found, stories, texts), None)

    def check(self, faults: tuple[Problem, ...] = ()) -> tuple[Problem, ...]:
        """Return every problem that stands in the site's way, sorted.

        Drafts and scheduled entries are checked like all others, so that none breaks the site on its day. `faults` were
        found when the files were read: nothing is said of what seems to be missing, but may stand in one of these.
        """
        doubt = Doubt(tuple(sorted({fault.path for fault in faults})))
        pictures = frozenset(picture.address for picture in self.content.pictures)
        problems = (
            *check_claims(self.content, self._list_own_addresses),
            *check_vocabulary(self.content.vocabulary),
            *check_places(self.content.vocabulary, self.entries, self.names, doubt),
            *check_terms(self.entries, self.names),
            *check_references(self.content, doubt),
            *check_bodies(self.bodies, self.answers, lambda: self.likely_addresses, pictures, doubt),
            *self._check_name_links(doubt),
        )
        return tuple(sorted(set(problems)))

    def reveal(self) -> "Plan":
        """Return the site with everything published: drafts, and what waits for its day or is over.

        Nothing on it counts as news, for much of it is on no site.
        """
        return Plan(self.content, today=self.today, version=self.version, is_revealed=True, page_size=self._page_size)

    def revise(self, content: Content) -> "Plan":
        """Return the plan of this content, which an editor has changed: this very one where no file was read anew.

        Where a save touched no more than words, all that does not show them is as it was made before.
        """
        if is_unread(self.content, content):
            return self
        return Plan(
            content,
            today=self.today,
            version=self.version,
            former=self._former,
            is_revealed=self._is_revealed,
            catalogue=revise_catalogue(self.catalogue, self.content, content) if self._is_revealed else None,
            page_size=self._page_size,
        )

    @cached_property
    def _published(self) -> tuple[Entry, ...]:
        """The entries on the site, their tags under canonical names; newest first."""
        settled = settle(self.entries, self.names)
        return sort_entries(settled) if self._is_revealed else find_published(settled, self.today)

    def _list(self, kind: PageKind) -> dict[str, Callable[[], Page]]:
        """Return what makes each page of a kind, by address; of two files that want one the first by name has it."""
        if kind.page not in self._listed:
            found: dict[str, Callable[[], Page]] = {}
            for address, make in kind.plan(self.catalogue):
                found.setdefault(address, make)
            self._listed[kind.page] = found
        return self._listed[kind.page]

    def _check_name_links(self, doubt: Doubt) -> tuple[Problem, ...]:
        """Return the problems of links by name; pages of drafts and scheduled entries count, until then it is text."""
        if doubt.paths or not any("[[" in body.text for body in self.bodies):
            return ()
        entries = settle(self.entries, self.names)
        with_entries = {entry.story for entry in entries}
        stories = (story for story in self.content.stories if story.slug in with_entries)
        titles = ((story.title, links.story_address(story.slug)) for story in stories)
        targets = list_targets(make_terms(entries, self.names).values(), titles)
        return tuple(check_name_links(self.bodies, targets, self.content.vocabulary))

    def _list_own_addresses(self) -> frozenset[str]:
        """Return the addresses that belong to the site itself."""
        return frozenset(address for kind in KINDS if kind.is_own for address in self._list(kind))


def make_site(plan: Plan) -> Site:
    """Return the site of a plan in whose way nothing stands."""
    catalogue = plan.catalogue
    return Site(
        masthead=plan.masthead,
        pages=tuple(sorted(plan.pages, key=lambda page: page.head.address)),
        feeds=plan.feeds,
        event_lists=plan.event_lists,
        events=place_events(tuple(event.row for event in catalogue.events), catalogue.event_pages),
        sitemap=make_sitemap(catalogue, plan.pages),
        news=catalogue.news,
        entries=find_entry_places(catalogue),
        bundles=make_bundles(catalogue.listed),
        names=list_names(catalogue),
        extent=find_extent(catalogue),
        around=plan.around,
    )
