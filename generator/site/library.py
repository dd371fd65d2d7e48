"""All that editors own in; the whole site, or every problem that stands in its way, out."""

from datetime import date

from generator import links
from generator.config import Digest
from generator.model import Entry, Kind, StoryText, TextPageSource, Vocabulary
from generator.problems import Problem
from generator.site.archive import make_archive
from generator.site.bodies import check_bodies, find_bodies
from generator.site.bundles import make_bundles
from generator.site.cards import check_slug, find_address
from generator.site.catalogue import Catalogue, make_catalogue
from generator.site.claims import check_claims
from generator.site.corrections import make_corrections
from generator.site.editions import make_editions
from generator.site.entries import make_entries
from generator.site.event_lists import make_event_lists
from generator.site.feeds import make_feeds
from generator.site.follow import find_news, make_feeds_page
from generator.site.front import make_home, make_not_found, make_search, make_text_page
from generator.site.head import kind_link
from generator.site.name_list import list_names
from generator.site.names import Names, read_names
from generator.site.pages import EntryPlace, Link, Masthead, Page, SearchBundle, Site, StoryPage
from generator.site.redirects import find_places, make_redirects
from generator.site.references import check_references
from generator.site.selection import find_published
from generator.site.sitemap import make_sitemap
from generator.site.sources import make_sources
from generator.site.stories import make_stories
from generator.site.taxonomy import check_terms, settle_tags
from generator.site.terms import make_terms_pages
from generator.site.timelines import make_timelines


def make_site(
    digest: Digest,
    entries: tuple[Entry, ...],
    stories: tuple[StoryText, ...],
    text_pages: tuple[TextPageSource, ...],
    vocabulary: Vocabulary,
    *,
    today: date,
    version: str,
    former: tuple[EntryPlace, ...] = (),
    is_whole: bool = True,
) -> tuple[Site | None, tuple[Problem, ...]]:
    """Return the site, or None with every problem found, sorted.

    Drafts and scheduled entries are checked like all others, so that none breaks the site on its day. `former` are the
    places of entries in earlier builds. `is_whole` is False where files could not be read: then nothing is said of
    stories, pages and addresses that seem to be missing. The order of entries, stories and pages does not matter.
    """
    entries = tuple(sorted(entries, key=lambda entry: entry.path))
    names = read_names(vocabulary)
    catalogue = make_catalogue(digest, find_published(settle(entries, names), today), _sort(stories), names)
    bundles = make_bundles(catalogue.listed)
    news = find_news(catalogue, today)
    own_pages = make_own_pages(catalogue, bundles, has_news=bool(news))
    text_pages = tuple(sorted(text_pages, key=lambda page: page.slug))
    pages = (
        *own_pages,
        *make_entries(catalogue),
        *(make_text_page(catalogue, page) for page in text_pages),
    )
    taken = frozenset(page.head.address for page in pages)
    redirects = make_redirects(catalogue, former, taken)
    addresses = taken | {page.head.address for page in redirects}
    problems = check_site(catalogue, entries, stories, text_pages, own_pages, addresses, is_whole=is_whole)
    if problems:
        return None, problems
    site = Site(
        masthead=make_masthead(catalogue, text_pages, version),
        pages=tuple(sorted((*pages, *redirects), key=lambda page: page.head.address)),
        feeds=make_feeds(catalogue, own_pages),
        event_lists=make_event_lists(catalogue, pages),
        sitemap=make_sitemap(catalogue, pages),
        news=news,
        entries=find_places(catalogue),
        bundles=bundles,
        names=list_names(catalogue),
    )
    return site, ()


def settle(entries: tuple[Entry, ...], names: Names) -> tuple[Entry, ...]:
    """Return the entries that can have an address, their tags under their canonical names."""
    return tuple(settle_tags(entry, names) for entry in entries if not check_slug(entry))


def check_site(
    catalogue: Catalogue,
    entries: tuple[Entry, ...],
    stories: tuple[StoryText, ...],
    text_pages: tuple[TextPageSource, ...],
    own_pages: tuple[Page, ...],
    addresses: frozenset[str],
    *,
    is_whole: bool,
) -> tuple[Problem, ...]:
    """Return every problem of a site, sorted; `addresses` are those of all its pages, `own_pages` no file asks for."""
    problems = (
        *check_claims(
            entries,
            stories,
            text_pages,
            (page.head.address for page in own_pages if not isinstance(page, StoryPage)),
        ),
        *check_terms(entries, catalogue.names),
        *(check_references(catalogue.digest, entries, stories, text_pages) if is_whole else ()),
        *check_bodies(
            find_bodies(entries, stories, text_pages),
            addresses | {find_address(entry) for entry in entries},
            is_whole=is_whole,
        ),
    )
    return tuple(sorted(set(problems)))


def _sort(stories: tuple[StoryText, ...]) -> tuple[StoryText, ...]:
    """Return the stories by slug."""
    return tuple(sorted(stories, key=lambda story: story.slug))


def make_own_pages(catalogue: Catalogue, bundles: tuple[SearchBundle, ...], *, has_news: bool) -> tuple[Page, ...]:
    """Return the pages that no file asks for."""
    pages: tuple[Page, ...] = (
        make_home(catalogue),
        make_search(catalogue, bundles),
        make_corrections(catalogue),
        make_sources(catalogue),
        make_not_found(catalogue),
        *make_terms_pages(catalogue),
        *make_stories(catalogue),
        *make_timelines(catalogue),
        *make_archive(catalogue),
        *make_editions(catalogue),
    )
    return (*pages, make_feeds_page(catalogue, pages, has_news=has_news))


def make_masthead(catalogue: Catalogue, text_pages: tuple[TextPageSource, ...], version: str) -> Masthead:
    """Return what every template knows of the site."""
    digest = catalogue.digest
    titles = {page.slug: page.title for page in text_pages}
    return Masthead(
        title=digest.title,
        description=digest.description,
        language=digest.language,
        base_url=digest.base_url,
        base_path=digest.base_path,
        author=digest.author,
        menu=(
            Link("Latest", links.HOME),
            Link("Stories", links.STORIES),
            Link("Timeline", links.TIMELINE),
            *(kind_link(kind) for kind in Kind),
            Link("Archive", links.ARCHIVE),
        ),
        foot=tuple(Link(titles[slug], links.text_page_address(slug)) for slug in digest.menu),
        feed=catalogue.feed,
        entry_count=len(catalogue.listed),
        first_day=catalogue.first_day,
        last_day=catalogue.last_day,
        version=version,
    )
