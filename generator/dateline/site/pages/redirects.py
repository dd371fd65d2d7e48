"""Former addresses in, from entries, editors' names and earlier builds; pages that lead to the present ones out."""

from collections.abc import Iterator

from dateline import links
from dateline.model import EntryPlace, Tag
from dateline.site.catalogue import Catalogue
from dateline.site.checks.claims import read_alias
from dateline.site.naming.taxonomy import make_term_slug
from dateline.site.pages.head import make_head
from dateline.site.pages.pages import RedirectPage


def make_redirects(
    catalogue: Catalogue, former: tuple[EntryPlace, ...], taken: frozenset[str]
) -> tuple[RedirectPage, ...]:
    """Return the redirects, none at an address that a page has; the editors' own win over those of earlier builds."""
    targets: dict[str, str] = {}
    for address, target in (
        *_find_aliases(catalogue),
        *_find_former_names(catalogue),
        *_find_moved(catalogue, former),
    ):
        if address not in taken:
            targets.setdefault(address, target)
    return tuple(_make_page(catalogue, address, target) for address, target in sorted(targets.items()))


def find_places(catalogue: Catalogue) -> tuple[EntryPlace, ...]:
    """Return where every entry stands, by file."""
    places = (EntryPlace(each.entry.path, each.entry.seed or "", each.address) for each in catalogue.listed)
    return tuple(sorted(places, key=lambda place: place.path))


def _find_aliases(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the former addresses that entries name."""
    for each in catalogue.listed:
        for alias in each.entry.aliases:
            yield read_alias(alias), each.address


def _find_former_names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a term's other names."""
    for tag, term in catalogue.terms.items():
        for name in term.other_names:
            yield links.term_address(tag.kind, make_term_slug(Tag(tag.kind, name))), term.link.address


def _find_moved(catalogue: Catalogue, former: tuple[EntryPlace, ...]) -> Iterator[tuple[str, str]]:
    """Yield the addresses that entries had in earlier builds; an entry is the same by its seed, else by its file."""
    by_seed = {each.entry.seed: each.address for each in catalogue.listed if each.entry.seed}
    by_path = {each.entry.path: each.address for each in catalogue.listed}
    for place in former:
        target = by_seed.get(place.seed) or by_path.get(place.path)
        if target:
            yield place.address, target


def _make_page(catalogue: Catalogue, address: str, target: str) -> RedirectPage:
    """Return one redirect."""
    title, description = catalogue.words.say("title.moved"), catalogue.words.say("about.moved")
    return RedirectPage(make_head(catalogue, title, description, address, is_indexed=False), target)
