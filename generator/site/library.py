"""All that editors own in; the whole site, or every problem that stands in its way, out."""

from datetime import date

from generator import links
from generator.config import Digest
from generator.content.rendering import Surroundings
from generator.model import Entry, Kind, Picture, StoryText, TextPageSource, Vocabulary
from generator.problems import Problem
from generator.site.archive import make_archive
from generator.site.bodies import Body, check_bodies, find_bodies, find_pictures
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
from generator.site.name_links import check_names, list_targets, resolve_names
from generator.site.name_list import list_names
from generator.site.names import read_names
from generator.site.pages import EntryPage, EntryPlace, Link, Masthead, Page, SearchBundle, Site, StoryPage, TextPage
from generator.site.redirects import find_places, make_redirects
from generator.site.references import check_references
from generator.site.selection import find_published
from generator.site.sitemap import make_sitemap
from generator.site.sources import make_sources
from generator.site.stories import make_stories
from generator.site.taxonomy import check_terms, make_terms, settle_tags
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
    pictures: tuple[Picture, ...] = (),
    is_whole: bool = True,
) -> tuple[Site | None, tuple[Problem, ...]]:
    """Return the site, or None with every problem found, sorted.

    Drafts and scheduled entries are checked like all others, so that none breaks the site on its day. `former` are the
    places of entries in earlier builds, `pictures` what bodies may show. `is_whole` is False where files could not be read: then nothing is said of
    stories, pages and addresses that seem to be missing. The order of entries, stories and pages does not matter.
    """
    entries = tuple(sorted(entries, key=lambda entry: entry.path))
    names = read_names(vocabulary)
    fit = tuple(settle_tags(entry, names) for entry in entries if not check_slug(entry))
    catalogue = make_catalogue(digest, find_published(fit, today), tuple(sorted(stories, key=lambda s: s.slug)), names)
    bundles = make_bundles(catalogue.listed)
    news = find_news(catalogue, today)
    own_pages = _make_own_pages(catalogue, bundles, has_news=bool(news))
    text_pages = tuple(sorted(text_pages, key=lambda page: page.slug))
    pages = (
        *own_pages,
        *make_entries(catalogue),
        *(make_text_page(catalogue, page) for page in text_pages),
    )
    taken = frozenset(page.head.address for page in pages)
    redirects = make_redirects(catalogue, former, taken)
    bodies = find_bodies(entries, stories, text_pages)
    problems = (
        *check_claims(
            entries,
            stories,
            text_pages,
            (page.head.address for page in own_pages if not isinstance(page, StoryPage)),
        ),
        *check_terms(entries, names),
        *(check_references(digest, entries, stories, text_pages) if is_whole else ()),
        *check_bodies(
            bodies,
            taken | {page.head.address for page in redirects} | {find_address(entry) for entry in entries},
            frozenset(picture.address for picture in pictures),
            is_whole=is_whole,
        ),
        *(_check_names(bodies, fit, stories, vocabulary) if is_whole else ()),
    )
    if problems:
        return None, tuple(sorted(set(problems)))
    site = Site(
        masthead=_make_masthead(catalogue, text_pages, version),
        pages=tuple(sorted((*pages, *redirects), key=lambda page: page.head.address)),
        feeds=make_feeds(catalogue, own_pages),
        event_lists=make_event_lists(catalogue, pages),
        sitemap=make_sitemap(catalogue, pages),
        news=news,
        entries=find_places(catalogue),
        bundles=bundles,
        names=list_names(catalogue),
        around=_find_surroundings(catalogue, pages, pictures),
    )
    return site, ()


def _check_names(
    bodies: tuple[Body, ...], entries: tuple[Entry, ...], stories: tuple[StoryText, ...], vocabulary: Vocabulary
) -> tuple[Problem, ...]:
    """Return the problems of links by name.

    Pages of drafts and scheduled entries count as well: until they are there, the name is text.
    """
    if not any("[[" in body.text for body in bodies):
        return ()
    used = {entry.story for entry in entries}
    told = ((story.title, links.story_address(story.slug)) for story in stories if story.slug in used)
    targets = list_targets(make_terms(entries, read_names(vocabulary)).values(), told)
    return tuple(check_names(bodies, targets, vocabulary))


def _find_surroundings(
    catalogue: Catalogue, pages: tuple[Page, ...], pictures: tuple[Picture, ...]
) -> Surroundings:
    """Return what the bodies of these pages lead to by name, and the pictures that they show."""
    texts = [page.body for page in pages if isinstance(page, EntryPage | StoryPage | TextPage)]
    told = ((story.text.title, story.address) for story in catalogue.stories.values())
    shown = find_pictures(texts, frozenset(picture.address for picture in pictures))
    return Surroundings(
        names=resolve_names(texts, list_targets(catalogue.terms.values(), told)),
        pictures={picture.address: picture for picture in pictures if picture.address in shown},
    )


def _make_own_pages(catalogue: Catalogue, bundles: tuple[SearchBundle, ...], *, has_news: bool) -> tuple[Page, ...]:
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


def _make_masthead(catalogue: Catalogue, text_pages: tuple[TextPageSource, ...], version: str) -> Masthead:
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
