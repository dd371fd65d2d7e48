"""All that editors own in; the whole site, and every problem that stands in its way, out."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from dateline import links
from dateline.content.content import Content
from dateline.content.markdown.surroundings import Surroundings
from dateline.model import Entry, EntryPlace, Kind, Status, Tag
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.site.cards import find_address, settle
from dateline.site.catalogue import Catalogue, make_catalogue
from dateline.site.checks.bodies import Body, check_bodies, find_bodies
from dateline.site.checks.claims import check_claims, read_alias
from dateline.site.checks.doubt import Doubt
from dateline.site.checks.references import check_references
from dateline.site.events.event_lists import make_event_lists
from dateline.site.naming.name_links import check_names as check_name_links
from dateline.site.naming.name_links import list_targets
from dateline.site.naming.name_list import list_names
from dateline.site.naming.names import Names, read_names
from dateline.site.naming.places import check_places
from dateline.site.naming.taxonomy import check_names, check_terms, make_term_slug, make_terms
from dateline.site.pages.bundles import make_bundles
from dateline.site.pages.entries import make_entries
from dateline.site.pages.feeds import make_feeds
from dateline.site.pages.follow import find_news
from dateline.site.pages.front import make_text_page
from dateline.site.pages.masthead import make_masthead
from dateline.site.pages.own_pages import make_own_pages
from dateline.site.pages.pages import (
    Card,
    EntryPage,
    EventList,
    Feed,
    Masthead,
    Page,
    RedirectPage,
    SearchBundle,
    Site,
    StoryPage,
    TextPage,
)
from dateline.site.pages.redirects import find_places, make_redirects
from dateline.site.pages.sitemap import make_sitemap
from dateline.site.selection import find_published
from dateline.site.surroundings import find_surroundings

TOLD_BY_FILES = make_regex(rf"/(?:\d{{4}}/\d{{2}}/\d{{2}}|{'|'.join(Kind)})/[^/]+/")
"""What addresses of entries and terms look like; whether there is one, files tell."""


class Plan:
    """A site to be, whose parts are made when somebody first asks for them. The order of files does not matter.

    A build asks for everything. A check asks for little: most digests can be judged by their addresses alone.
    """

    def __init__(self, content: Content, *, today: date, version: str, former: tuple[EntryPlace, ...] = ()) -> None:
        """Plan the site that this content makes; `former` are the places of entries in earlier builds."""
        self.content = content
        self.today = today
        self.version = version
        self.entries = tuple(sorted(content.entries, key=lambda entry: entry.path))
        """Drafts too; by file."""
        self.stories = tuple(sorted(content.stories, key=lambda story: story.slug))
        self.text_pages = tuple(sorted(content.text_pages, key=lambda page: page.slug))
        self._former = former

    @cached_property
    def names(self) -> Names:
        """Editors' names."""
        return read_names(self.content.vocabulary)

    @cached_property
    def published(self) -> tuple[Entry, ...]:
        """The entries on the site, their tags under canonical names; newest first."""
        return find_published(settle(self.entries, self.names), self.today)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All that pages are made from."""
        return make_catalogue(self.content, self.published, self.names)

    @cached_property
    def bundles(self) -> tuple[SearchBundle, ...]:
        """The parts of the search index."""
        return make_bundles(self.catalogue.listed)

    @cached_property
    def news(self) -> tuple[Card, ...]:
        """The entries of the news sitemap."""
        return find_news(self.catalogue, self.today)

    @cached_property
    def own_pages(self) -> tuple[Page, ...]:
        """The pages that no file asks for, and those of stories."""
        return make_own_pages(self.catalogue, self.bundles, has_news=bool(self.news))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page but redirects."""
        return (
            *self.own_pages,
            *make_entries(self.catalogue),
            *(make_text_page(self.catalogue, page) for page in self.text_pages),
        )

    @cached_property
    def redirects(self) -> tuple[RedirectPage, ...]:
        """The pages at former addresses."""
        return make_redirects(self.catalogue, self._former, frozenset(page.head.address for page in self.pages))

    @cached_property
    def masthead(self) -> Masthead:
        """What every template knows of the site."""
        return make_masthead(self.catalogue, self.text_pages, self.version)

    @cached_property
    def likely_addresses(self) -> frozenset[str]:
        """Most of the addresses that are answered: those that can be told without making a page."""
        found = set(links.ON_EVERY_SITE | links.FILES_OF_EVERY_SITE)
        found.update(find_address(entry) for entry in self.entries)
        found.update(links.text_page_address(page.slug) for page in self.text_pages)
        told = {entry.story for entry in self.published}
        found.update(links.story_address(story.slug) for story in self.stories if story.slug in told)
        for entry in self.published:
            day = entry.date.day
            found |= {
                links.year_address(day.year),
                links.month_address(day.year, day.month),
                links.edition_address(day),
            }
            found.update(map(read_alias, entry.aliases))
            found.update(links.term_address(tag.kind, make_term_slug(tag)) for tag in entry.tags)
        used = {tag for entry in self.published for tag in entry.tags}
        for term in self.content.vocabulary.terms:
            names = (*term.aliases, *term.former) if Tag(term.kind, term.name) in used else ()
            found.update(links.term_address(term.kind, make_term_slug(Tag(term.kind, name))) for name in names)
        return frozenset(found)

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """The feeds of the site and of its parts."""
        return make_feeds(self.catalogue, self.own_pages)

    @cached_property
    def event_lists(self) -> tuple[EventList, ...]:
        """The events that lie beside pages as files."""
        return make_event_lists(self.catalogue, self.pages)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address that is answered; those of entries that are held back count as if their day had come."""
        found = {page.head.address for page in (*self.pages, *self.redirects)}
        for feed in self.feeds:
            found |= {feed.link.atom, feed.link.json, feed.link.rss}
        for events in self.event_lists:
            found |= {events.link.calendar, events.link.json, events.link.csv, events.link.timelinejs}
        return self.likely_addresses | found

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """Every text that may hold a link."""
        return find_bodies(self.entries, self.stories, self.text_pages)

    def answers(self, address: str) -> bool:
        """Tell whether an address is answered; pages are made only where that is the one way to know."""
        if address in self.likely_addresses:
            return True
        return address in self.addresses if self._former or not TOLD_BY_FILES.fullmatch(address) else False

    def check(self, faults: tuple[Problem, ...] = ()) -> tuple[Problem, ...]:
        """Return every problem that stands in the site's way, sorted.

        Drafts and scheduled entries are checked like all others, so that none breaks the site on its day. `faults` were
        found when the files were read: nothing is said of what seems to be missing, but may stand in one of these.
        """
        doubt = Doubt(tuple(sorted({fault.path for fault in faults})))
        problems = (
            *check_claims(self.entries, self.stories, self.text_pages, self._list_own_addresses),
            *check_names(self.content.vocabulary),
            *check_places(self.content.vocabulary, self.entries, self.names, doubt),
            *check_terms(self.entries, self.names),
            *check_references(self.content.digest, self.entries, self.stories, self.text_pages, doubt),
            *check_bodies(
                self.bodies,
                self.answers,
                lambda: self.likely_addresses,
                frozenset(picture.address for picture in self.content.pictures),
                doubt,
            ),
            *self._check_name_links(doubt),
        )
        return tuple(sorted(set(problems)))

    def reveal(self) -> "Plan":
        """Return the site with everything published: drafts, and what waits for its day or is over."""
        entries = tuple(
            replace(entry, status=Status.PUBLISHED, publish_on=None, expires_on=None) for entry in self.entries
        )
        return Plan(replace(self.content, entries=entries), today=self.today, version=self.version)

    @cached_property
    def around(self) -> Surroundings:
        """What the bodies of its pages lead to by name, and the pictures that they show."""
        shown = (page for page in self.pages if isinstance(page, EntryPage | StoryPage | TextPage))
        return find_surroundings(self.catalogue, (page.body for page in shown), self.content.pictures)

    def _check_name_links(self, doubt: Doubt) -> tuple[Problem, ...]:
        """Return the problems of links by name; pages of drafts and scheduled entries count, until then it is text."""
        if doubt.paths or not any("[[" in body.text for body in self.bodies):
            return ()
        entries = settle(self.entries, self.names)
        used = {entry.story for entry in entries}
        told = ((story.title, links.story_address(story.slug)) for story in self.stories if story.slug in used)
        targets = list_targets(make_terms(entries, self.names).values(), told)
        return tuple(check_name_links(self.bodies, targets, self.content.vocabulary))

    def _list_own_addresses(self) -> frozenset[str]:
        """Return the addresses that belong to the site itself."""
        return frozenset(page.head.address for page in self.own_pages if not isinstance(page, StoryPage))


def make_site(plan: Plan) -> Site:
    """Return the site of a plan in whose way nothing stands."""
    catalogue = plan.catalogue
    return Site(
        masthead=plan.masthead,
        pages=tuple(sorted((*plan.pages, *plan.redirects), key=lambda page: page.head.address)),
        feeds=plan.feeds,
        event_lists=plan.event_lists,
        sitemap=make_sitemap(catalogue, plan.pages),
        news=plan.news,
        entries=find_places(catalogue),
        bundles=plan.bundles,
        names=list_names(catalogue),
        around=plan.around,
    )
