"""The pages of `content/pages/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.model import TextPageSource
from dateline.site.catalogue import Catalogue
from dateline.site.pages.head import Head, Planned, make_head


@dataclass(frozen=True, slots=True)
class TextPage:
    """`/about/`: a page of `content/pages/`."""

    head: Head
    title: str
    body: str
    """Markdown."""


def plan_text_pages(catalogue: Catalogue) -> Iterator[Planned[TextPage]]:
    """Yield each page, by file."""
    for source in catalogue.text_pages:
        yield links.text_page_address(source.slug), partial(_make_page, catalogue, source)


def _make_page(catalogue: Catalogue, source: TextPageSource) -> TextPage:
    """Return the page of one file."""
    site = catalogue.digest.title
    description = source.summary or catalogue.words.say("title.with_site", title=source.title, site=site)
    head = make_head(catalogue, source.title, description, links.text_page_address(source.slug))
    return TextPage(head, source.title, source.body)
