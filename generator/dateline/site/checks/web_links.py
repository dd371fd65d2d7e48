"""All that editors own in; every web address in it that readers are led to, with its place, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.config import Digest
from dateline.content.content import Content
from dateline.content.markdown.markup import find_links
from dateline.model import Mark
from dateline.site.bodies import Body


@dataclass(frozen=True, slots=True, order=True)
class WebLink:
    """One web address at one place."""

    path: str
    line: int
    column: int
    address: str
    """As it is asked for: without `#` and what follows."""


def find_web_links(content: Content, bodies: tuple[Body, ...]) -> tuple[WebLink, ...]:
    """Return the addresses of sources, licences, same things elsewhere and of links in bodies, by file and place."""
    digest = content.digest
    found = {*_find_keys(digest.path, digest.marks, dict(_list_digest_keys(digest))), *_find_in_bodies(bodies)}
    for entry in content.entries:
        if entry.source:
            keys = {"source.url": entry.source.url, "source.archived": entry.source.archived}
            found.update(_find_keys(entry.path, entry.marks, {key: url for key, url in keys.items() if url}))
    for term in content.vocabulary.terms:
        same = {f"same_as.{index}": url for index, url in enumerate(term.same_as)}
        found.update(_find_keys(term.path, term.marks, same))
    return tuple(sorted(found))


def _list_digest_keys(digest: Digest) -> Iterator[tuple[str, str]]:
    """Yield key and address of each source's site and licence."""
    for index, source in enumerate(digest.sources):
        for key, url in (("url", source.url), ("licence_url", source.licence_url)):
            if url:
                yield f"sources.{index}.{key}", url


def _find_keys(path: str, marks: tuple[Mark, ...], wanted: dict[str, str]) -> Iterator[WebLink]:
    """Yield the addresses that stand under these keys of a file."""
    for mark in marks if wanted else ():
        if mark.key in wanted:
            yield WebLink(path, mark.line, mark.column, wanted[mark.key].partition("#")[0])


def _find_in_bodies(bodies: tuple[Body, ...]) -> Iterator[WebLink]:
    """Yield the addresses that bodies link to."""
    for body in bodies:
        for link in find_links(body.text):
            if link.destination.startswith(("http://", "https://")):
                address = link.destination.partition("#")[0]
                yield WebLink(body.path, link.line + body.first_line - 1, link.column, address)
