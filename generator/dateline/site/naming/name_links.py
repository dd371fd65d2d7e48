"""All that has a page under a name, and all bodies, in; the address of each link by name, or its problem, out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.content.markdown.markup import NameLink, find_names
from dateline.content.markdown.targets import STORIES, part_name
from dateline.model import Vocabulary
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule
from dateline.site.checks.bodies import Body
from dateline.site.naming.names import fold
from dateline.site.naming.taxonomy import Term

HOW = (
    "Names are those of tags and of the vocabulary, and the titles of stories. Without a page, leave the brackets out."
)


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
    """Return the pages of these terms and stories; of a story title and address are given."""
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


def check_names(bodies: Iterable[Body], targets: Targets, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a problem for every name that leads to no page, or to several."""
    for body in bodies:
        for link in find_names(body.text) if "[[" in body.text else ():
            found = targets.find(link.name)
            if len(found) != 1:
                what, hint = _explain_several(link, found) if found else _explain_none(link, targets, vocabulary)
                rule = Rule.NAME_SEVERAL if found else Rule.NAME_UNKNOWN
                yield Problem(body.path, link.line + body.first_line - 1, link.column, what, hint, rule)


def _explain_several(link: NameLink, found: tuple[Target, ...]) -> tuple[str, str]:
    """Return what is wrong with a name that several pages have, and the way out."""
    choices = [f"[[{target.kind}:{target.name}]]" for target in found]
    return f"the name [[{link.name}]] leads to {len(found)} pages", f"Write {' or '.join(choices)}."


def _explain_none(link: NameLink, targets: Targets, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return what is wrong with a name that no page has, and the way out."""
    kind, name = part_name(link.name)
    known = [term for term in vocabulary.terms if kind in ("", term.kind.value)]
    if any(fold(name) in map(fold, (term.name, *term.aliases, *term.former)) for term in known):
        what = f"no entry is tagged with [[{link.name}]], so that it has no page"
        return what, "Tag an entry with it, or leave the brackets out."
    pages = {target for names in (targets.own, targets.other) for each in names.values() for target in each}
    names = {target.name for target in pages if kind in ("", target.kind)}
    names |= {other for term in known for other in term.aliases if targets.find(other)}
    whole = [each for each in sorted(names) if f" {fold(name)} " in f" {fold(each)} "]
    near = whole[0] if len(whole) == 1 else find_nearest(name, sorted(names))
    if near:
        return f"nothing is called [[{link.name}]]", f"Did you mean [[{f'{kind}:' if kind else ''}{near}]]?"
    others = targets.find(name) if kind else ()
    return f"nothing is called [[{link.name}]]", f"Did you mean [[{others[0].kind}:{name}]]?" if others else HOW
