"""All that has a page under a name in; the page that a name between two brackets leads to, out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.content.markdown.dialect import STORIES, part_name
from dateline.content.markdown.markup import find_names
from dateline.site.naming.names import fold
from dateline.site.naming.taxonomy import Term


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A page that a name leads to."""

    kind: str
    """`people`, `places`, `organisations`, `topics` or `stories`."""
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Targets:
    """The pages of a site by their names."""

    own: dict[str, tuple[Target, ...]]
    """By folded canonical name or title."""
    other: dict[str, tuple[Target, ...]]
    """By folded alias, former name, or the part of a story's address."""

    def find(self, written: str) -> tuple[Target, ...]:
        """Return what a name between two brackets may mean; a canonical name goes before another's alias."""
        kind, name = part_name(written)
        for names in (self.own, self.other):
            found = tuple(target for target in names.get(fold(name), ()) if kind in ("", target.kind))
            if found:
                return found
        return ()


def list_targets(terms: Iterable[Term], stories: Iterable[tuple[str, str]]) -> Targets:
    """Return the pages of these terms and stories by name; a story is given as its title and its address."""
    own: defaultdict[str, set[Target]] = defaultdict(set)
    other: defaultdict[str, set[Target]] = defaultdict(set)
    for term in terms:
        target = Target(term.tag.kind.value, term.tag.name, term.link.address)
        own[fold(target.name)].add(target)
        for name in term.other_names:
            other[fold(name)].add(target)
    for title, address in stories:
        target = Target(STORIES, title, address)
        own[fold(title)].add(target)
        other[fold(address.rstrip("/").rpartition("/")[2])].add(target)
    return Targets(_settle(own), _settle(other))


def _settle(names: dict[str, set[Target]]) -> dict[str, tuple[Target, ...]]:
    """Return the targets of each name in their order."""
    return {name: tuple(sorted(targets)) for name, targets in names.items()}


def resolve_names(texts: Iterable[str], targets: Targets) -> dict[str, str]:
    """Return the address of every name in these bodies that leads to one page, by the name as it is written."""
    written = {link.name for text in texts if "[[" in text for link in find_names(text)}
    found = {name: targets.find(name) for name in sorted(written)}
    return {name: pages[0].address for name, pages in found.items() if len(pages) == 1}
