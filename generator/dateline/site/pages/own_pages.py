"""A catalogue in; the pages that no file asks for out."""

from dateline.site.catalogue import Catalogue
from dateline.site.pages.archive import make_archive
from dateline.site.pages.corrections import make_corrections
from dateline.site.pages.editions import make_editions
from dateline.site.pages.follow import make_feeds_page
from dateline.site.pages.front import make_home, make_not_found, make_search
from dateline.site.pages.pages import Page, SearchBundle
from dateline.site.pages.sources import make_sources
from dateline.site.pages.stories import make_stories
from dateline.site.pages.terms import make_terms_pages
from dateline.site.pages.timelines import make_timelines


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
