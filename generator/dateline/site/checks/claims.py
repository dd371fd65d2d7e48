"""Everything that wants an address in; a problem for each address that is wanted twice or cannot be given, out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dateline import links
from dateline.content.content import Content
from dateline.model import Entry, TextPageSource
from dateline.problems import Problem, find_place
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.site.cards import find_address, find_slug, read_alias

ALIAS = make_regex(r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?")
YEAR = make_regex(r"\d{4}")
OF_AN_ENTRY = make_regex(r"/\d{4}/\d{2}/\d{2}/[^/]+/")
OWN_FOLDERS = (links.ASSETS, links.PICTURES, links.SEARCH_INDEX)


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A file that wants an address. Sorts by file and place, so that the first file in order keeps it."""

    path: str
    line: int
    column: int
    address: str
    way_out: str
    """What an editor can do."""


def check_claims(content: Content, list_own: Callable[[], frozenset[str]]) -> tuple[Problem, ...]:
    """Return the problems of all addresses that files ask for; `list_own` tells those of the site itself."""
    entries, stories, text_pages = content.entries, content.stories, content.text_pages
    unfit = [problem for entry in entries if (problem := check_slug(entry))]
    unfit += [problem for entry in entries for problem in _check_aliases(entry)]
    unfit += [problem for page in text_pages if (problem := _check_text_page(page))]
    pages = [claim for entry in entries if not check_slug(entry) for claim in (_claim_entry(entry),)]
    pages += [
        _claim(page.path, links.text_page_address(page.slug)) for page in text_pages if not _check_text_page(page)
    ]
    pages += [_claim(story.path, links.story_address(story.slug)) for story in stories]
    aliases = [claim for entry in entries for claim in _claim_aliases(entry)]
    # Whatever files are called, their addresses are none of the site itself; only an alias can be.
    own = list_own() if any(not OF_AN_ENTRY.fullmatch(claim.address) for claim in aliases) else frozenset()
    return (*unfit, *_find_clashes([*sorted(pages), *sorted(aliases)], own))


def check_slug(entry: Entry) -> Problem | None:
    """Return a problem where the slug that an entry has by its key or its file's name cannot stand in an address."""
    slug = find_slug(entry)
    if links.is_slug(slug):
        return None
    if entry.slug is not None:
        place = find_place(entry.marks, "slug")
        what = f"'slug' cannot stand in an address: {slug}"
        hint = "Use small letters, digits and single hyphens, at most 80 characters."
        return Problem(entry.path, *place, what, hint, Rule.ADDRESS_SLUG)
    better = f"{entry.date.day.isoformat()}-{links.make_slug(slug) or links.make_slug(entry.title) or 'title'}.md"
    what = f"the file's name makes no address: {PurePosixPath(entry.path).name}"
    hint = f"Rename it to {better}, or give the entry a 'slug' of small letters, digits and single hyphens."
    return Problem(entry.path, 0, 0, what, hint, Rule.FILE_NAME)


def _claim_entry(entry: Entry) -> Claim:
    """Return the claim of an entry to its own address."""
    return Claim(
        entry.path, *find_place(entry.marks, "slug"), find_address(entry), "Give one of the two another 'slug'."
    )


def _claim(path: str, address: str) -> Claim:
    """Return the claim of a file whose name makes its address."""
    return Claim(path, 0, 0, address, "Give the file another name.")


def _claim_aliases(entry: Entry) -> Iterator[Claim]:
    """Yield the claims of an entry to its former addresses."""
    for index, alias in enumerate(entry.aliases):
        if _is_alias(alias):
            place = find_place(entry.marks, f"aliases.{index}")
            yield Claim(entry.path, *place, read_alias(alias), "Take it out of 'aliases' of one of the two.")


def _find_clashes(claims: list[Claim], own: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for every claim to an address that is taken; the first in the list keeps it."""
    owners = {address.casefold(): "" for address in own}
    for claim in claims:
        address = claim.address.casefold()
        owner = owners.get(address)
        if owner is None:
            owners[address] = claim.path
            continue
        rule, hint = Rule.ADDRESS_CLASH, claim.way_out
        what = f"the address {claim.address} is wanted by {owner} too"
        if owner == "":
            rule, hint = Rule.ADDRESS_OWN, "Take it out."
            what = f"the address {claim.address} belongs to the site itself"
        elif owner == claim.path:
            rule, hint = Rule.ADDRESS_REPEATED, "Take it out."
            what = f"the address {claim.address} is this entry's already"
        yield Problem(claim.path, claim.line, claim.column, what, hint, rule)


def _check_aliases(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for each of the entry's aliases that is no address of this site."""
    for index, alias in enumerate(entry.aliases):
        if not _is_alias(alias):
            yield Problem(
                entry.path,
                *find_place(entry.marks, f"aliases.{index}"),
                f"'{alias}' is no address of this site",
                "Write the former address from the site's root, as /2020/01/04/old-slug/.",
                Rule.ALIAS,
            )


def _is_alias(alias: str) -> bool:
    """Tell whether an address can be answered with a redirect."""
    return ALIAS.fullmatch(alias) is not None and alias != links.HOME and not alias.startswith(OWN_FOLDERS)


def _check_text_page(page: TextPageSource) -> Problem | None:
    """Return a problem where the file's name makes no address of its own."""
    if not links.is_slug(page.slug):
        hint = "Name the file with small letters, digits and single hyphens."
        what = f"the file's name makes no address: {PurePosixPath(page.path).name}"
        return Problem(page.path, 0, 0, what, hint, Rule.FILE_NAME)
    if page.slug in links.RESERVED_SLUGS or YEAR.fullmatch(page.slug):
        what = f"the address /{page.slug}/ belongs to the site itself"
        return Problem(page.path, 0, 0, what, "Give the file another name.", Rule.ADDRESS_OWN)
    return None
