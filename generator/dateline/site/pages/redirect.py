"""Former addresses, from entries, editors' names and earlier builds, and the pages that lead to the present ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dateline import links
from dateline.model import Tag
from dateline.site.cards import read_alias
from dateline.site.catalogue import Catalogue
from dateline.site.naming.taxonomy import make_term_slug
from dateline.site.pages.head import Head, Planned, make_head


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A former address, leading to the present one."""

    head: Head
    target: str
    """A site address."""


def plan_redirects(catalogue: Catalogue) -> Iterator[Planned[RedirectPage]]:
    """Yield the redirects, by address; where two want one, the editors' own win over those of earlier builds."""
    targets: dict[str, str] = {}
    for address, target in (*_find_aliases(catalogue), *_find_former_names(catalogue), *_find_moved(catalogue)):
        targets.setdefault(address, target)
    for address, target in sorted(targets.items()):
        yield address, partial(_make_page, catalogue, address, target)


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


def _find_moved(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the addresses that entries had in earlier builds; an entry is the same by its seed, else by its file."""
    by_seed = {each.entry.seed: each.address for each in catalogue.listed if each.entry.seed}
    by_path = {each.entry.path: each.address for each in catalogue.listed}
    for place in catalogue.former:
        target = by_seed.get(place.seed) or by_path.get(place.path)
        if target:
            yield place.address, target


def _make_page(catalogue: Catalogue, address: str, target: str) -> RedirectPage:
    """Return the page that leads from one address to another."""
    title, description = catalogue.words.say("title.moved"), catalogue.words.say("about.moved")
    return RedirectPage(make_head(catalogue, title, description, address, is_indexed=False), target)
