"""A catalogue and the pages of text in; what every template knows of the site out."""

from dateline import links
from dateline.model import Kind, TextPageSource
from dateline.site.catalogue import Catalogue
from dateline.site.pages.head import link_kind, link_part
from dateline.site.pages.pages import Link, Masthead


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
            *(link_part(catalogue, part) for part in ("latest", "stories", "timeline")),
            *(link_kind(catalogue, kind) for kind in Kind),
            link_part(catalogue, "archive"),
        ),
        foot=tuple(Link(titles[slug], links.text_page_address(slug)) for slug in digest.menu if slug in titles),
        feed=catalogue.feed,
        entry_count=len(catalogue.listed),
        first_day=catalogue.first_day,
        last_day=catalogue.last_day,
        version=version,
        words=catalogue.words,
    )
