"""The catalogue in; every name under which a reader may look for a page, out."""

from dateline.site.catalogue import Catalogue
from dateline.site.pages.pages import NamedPage


def list_names(catalogue: Catalogue) -> tuple[NamedPage, ...]:
    """Return the terms in the order of `Kind`, then the stories, that of the newest entry first."""
    terms = (
        NamedPage(term.tag.kind, term.tag.name, term.link.address, term.link.count, term.other_names)
        for term in catalogue.terms.values()
    )
    stories = (
        NamedPage(None, story.text.title, story.address, len(story.listed)) for story in catalogue.stories.values()
    )
    return (*terms, *stories)
