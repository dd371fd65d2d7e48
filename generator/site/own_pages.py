"""A catalogue in; the pages that no file asks for out."""

from generator.site.archive import make_archive
from generator.site.catalogue import Catalogue
from generator.site.corrections import make_corrections
from generator.site.editions import make_editions
from generator.site.follow import make_feeds_page
from generator.site.front import make_home, make_not_found, make_search
from generator.site.pages import Page, SearchBundle
from generator.site.sources import make_sources
from generator.site.stories import make_stories
from generator.site.terms import make_terms_pages
from generator.site.timelines import make_timelines


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
