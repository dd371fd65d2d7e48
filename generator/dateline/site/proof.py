"""All that editors own in; the one page that an address asks for, made when it is asked for, out.

A build makes every page. An editor looks at one, and wants it at once after each save: a proof is the site before its
pages are made. Entries that are not on the site yet, or no longer, stand in it like all others.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline import links
from dateline.content.content import Content
from dateline.content.markdown.surroundings import Surroundings
from dateline.model import Entry, Kind, Picture, StoryText, TextPageSource
from dateline.site.cards import Listed, settle
from dateline.site.catalogue import Catalogue, make_catalogue
from dateline.site.naming.name_list import list_names
from dateline.site.naming.names import read_names
from dateline.site.naming.taxonomy import Term
from dateline.site.pages.archive import make_archive
from dateline.site.pages.bundles import make_bundles
from dateline.site.pages.editions import make_editions
from dateline.site.pages.entries import make_entry_page
from dateline.site.pages.front import make_home, make_not_found, make_text_page
from dateline.site.pages.masthead import make_masthead
from dateline.site.pages.own_pages import make_own_pages
from dateline.site.pages.pages import Masthead, NamedPage, Page
from dateline.site.pages.redirects import make_redirects
from dateline.site.pages.stories import make_stories
from dateline.site.pages.terms import make_term_index, make_term_page
from dateline.site.pages.timelines import make_timelines
from dateline.site.revising import revise_catalogue
from dateline.site.selection import sort_entries
from dateline.site.surroundings import find_surroundings

GROUPS: tuple[tuple[str, Callable[[Catalogue], tuple[Page, ...]]], ...] = (
    (links.STORIES, make_stories),
    (links.TIMELINE, make_timelines),
    (links.EDITIONS, make_editions),
    (links.ARCHIVE, make_archive),
)
"""Pages that are made together, by what their addresses begin with; the archive has years too."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A site whose pages are not made yet."""

    catalogue: Catalogue
    """With drafts, scheduled and expired entries."""
    entries: tuple[Entry, ...]
    """As their editors wrote them, by file."""
    stories: tuple[StoryText, ...]
    text_pages: tuple[TextPageSource, ...]
    masthead: Masthead
    by_address: dict[str, Listed]
    terms: dict[str, Term]
    """By address."""
    pictures: tuple[Picture, ...]
    """What bodies may show."""


def make_proof(content: Content, version: str) -> Proof:
    """Return the proof of a digest; of two files that want one address the first by name has it."""
    entries = tuple(sorted(content.entries, key=lambda entry: entry.path))
    stories = tuple(sorted(content.stories, key=lambda story: story.slug))
    text_pages = tuple(sorted(content.text_pages, key=lambda page: page.slug))
    names = read_names(content.vocabulary)
    catalogue = make_catalogue(content, sort_entries(settle(entries, names)), names)
    by_path = sorted(catalogue.listed, key=lambda each: each.entry.path, reverse=True)
    return Proof(
        catalogue=catalogue,
        entries=entries,
        stories=stories,
        text_pages=text_pages,
        masthead=make_masthead(catalogue, text_pages, version),
        by_address={each.address: each for each in by_path},
        terms={term.link.address: term for term in catalogue.terms.values()},
        pictures=content.pictures,
    )


def revise_proof(proof: Proof, entries: tuple[Entry, ...]) -> Proof | None:
    """Return the proof of the same digest with these entries; None where more than their words has changed."""
    entries = tuple(sorted(entries, key=lambda entry: entry.path))
    if len(entries) != len(proof.entries) or len(proof.catalogue.listed) != len(entries):
        return None
    saved = tuple(now for before, now in zip(proof.entries, entries, strict=True) if before is not now)
    catalogue = revise_catalogue(proof.catalogue, saved)
    if catalogue is None:
        return None
    by_path = {each.entry.path: each for each in catalogue.listed}
    by_address = {address: by_path[each.entry.path] for address, each in proof.by_address.items()}
    return replace(proof, catalogue=catalogue, entries=entries, by_address=by_address)


def find_page(proof: Proof, address: str) -> Page | None:
    """Return the page at an address; None where there is none."""
    catalogue = proof.catalogue
    if address in proof.by_address:
        return make_entry_page(catalogue, proof.by_address[address])
    if address in proof.terms:
        return make_term_page(catalogue, proof.terms[address])
    if address == links.HOME:
        return make_home(catalogue)
    if address == links.NOT_FOUND:
        return make_not_found(catalogue)
    for kind in Kind:
        if address == links.kind_address(kind):
            return make_term_index(catalogue, kind)
    pages = _make_group(catalogue, address)
    return _pick(pages, address) or _pick(_make_others(proof), address)


def find_source_file(proof: Proof, address: str) -> str | None:
    """Return the file that an editor changes to change the page at an address; None where several make it."""
    if address in proof.by_address:
        return proof.by_address[address].entry.path
    for story in proof.stories:
        if address == links.story_address(story.slug):
            return story.path
    pages = (page.path for page in proof.text_pages if address == links.text_page_address(page.slug))
    return next(pages, None)


def list_proof_names(proof: Proof) -> tuple[NamedPage, ...]:
    """Return every name under which a reader may look for a page."""
    return list_names(proof.catalogue)


def find_proof_surroundings(proof: Proof) -> Surroundings:
    """Return what its bodies lead to by name, and the pictures that they show."""
    files: tuple[Entry | StoryText | TextPageSource, ...] = (*proof.entries, *proof.stories, *proof.text_pages)
    return find_surroundings(proof.catalogue, (file.body for file in files), proof.pictures)


def _make_group(catalogue: Catalogue, address: str) -> tuple[Page, ...]:
    """Return the pages that are made together with the one at an address; none where it is of no group."""
    is_year = address[1:5].isdigit() and address[5:6] == "/"
    wanted = links.ARCHIVE if is_year else address
    return next((make(catalogue) for start, make in GROUPS if wanted.startswith(start)), ())


def _make_others(proof: Proof) -> tuple[Page, ...]:
    """Return the pages of which there are few, and all that no file asks for."""
    texts = tuple(make_text_page(proof.catalogue, page) for page in proof.text_pages)
    return (*texts, *_make_own(proof), *_make_redirects(proof))


def _make_own(proof: Proof) -> tuple[Page, ...]:
    """Return the pages that no file asks for."""
    return make_own_pages(proof.catalogue, make_bundles(proof.catalogue.listed), has_news=False)


def _make_redirects(proof: Proof) -> tuple[Page, ...]:
    """Return the pages at former addresses."""
    return make_redirects(proof.catalogue, (), frozenset((*proof.by_address, *proof.terms)))


def _pick(pages: tuple[Page, ...], address: str) -> Page | None:
    """Return the page that stands at an address."""
    return next((page for page in pages if page.head.address == address), None)
