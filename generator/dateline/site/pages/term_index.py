"""The index of a kind: its terms from A to Z, on a page of their own for each letter where they are very many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from dateline import links
from dateline.language.letters import OTHER
from dateline.model import Kind, Tag
from dateline.site.catalogue import Catalogue
from dateline.site.listing.alphabet import Letter, choose_page, count_pages, find_letter_ways, group_by_letter
from dateline.site.listing.coverage import SpanCount, count_weeks, list_weeks
from dateline.site.listing.ways import Way
from dateline.site.naming.taxonomy import CountedTag, choose_top, count_tag
from dateline.site.pages.head import Head, Planned, link_kind, make_head

MAX_TOP = 12
MAX_TREND_WEEKS = 26
NAMES_FOR_ROWS = 3
"""Names that take as much room as one row of another list."""


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """Terms that begin with one letter."""

    letter: str
    """`A` to `Z`, or `#`."""
    anchor: str
    tags: tuple[CountedTag, ...]


@dataclass(frozen=True, slots=True)
class TopTerm:
    """One of the most frequent terms of a kind, and when it was."""

    tag: CountedTag
    weeks: tuple[SpanCount, ...]
    """The digest's latest half year, the same weeks for all terms; empty where that is one week."""


@dataclass(frozen=True, slots=True)
class TermIndexPage:
    """`/people/`: all terms of a kind, or the way to those of each letter."""

    head: Head
    kind: Kind
    count: int
    """Terms of the kind."""
    top: tuple[TopTerm, ...]
    """The most frequent, at most twelve."""
    letters: tuple[LetterGroup, ...]
    """In the order of the alphabet; empty where all would be too many for one page."""
    ways: tuple[Way, ...]
    """To the pages of the letters; empty where all names stand here."""


@dataclass(frozen=True, slots=True)
class TermLetterPage:
    """`/people/a-z/m/`: the terms of a kind that begin with one letter, where there are very many."""

    head: Head
    kind: Kind
    letter: str
    """`A` to `Z`, or `#`."""
    tags: tuple[CountedTag, ...]
    """By alphabet; at least one."""
    ways: tuple[Way, ...]
    """To the other letters, and to further pages of this one."""


def plan_term_indexes(catalogue: Catalogue) -> Iterator[Planned[TermIndexPage]]:
    """Yield the index of each kind; both its lists may be empty."""
    for kind in Kind:
        yield links.kind_address(kind), partial(_make_index, catalogue, kind)


def plan_letters(catalogue: Catalogue) -> Iterator[Planned[TermLetterPage]]:
    """Yield the page of each letter of every kind that has too many names for one page."""
    size = _find_size(catalogue)
    for kind in Kind:
        tags = _list_tags(catalogue, kind)
        letters = _group(catalogue, tags) if len(tags) > size else ()
        for letter in letters:
            for number in range(1, count_pages(letter, size) + 1):
                address = links.letter_address(links.kind_address(kind), letter.letter, number)
                yield address, partial(_make_letter, catalogue, kind, letters, letter, number)


def _make_index(catalogue: Catalogue, kind: Kind) -> TermIndexPage:
    """Return the index of a kind; all its lists may be empty."""
    tags, size = _list_tags(catalogue, kind), _find_size(catalogue)
    words, address = catalogue.words, links.kind_address(kind)
    description = words.say(f"kind_index.{kind}", site=catalogue.digest.title)
    weeks = _find_latest_weeks(catalogue)
    top = tuple(
        TopTerm(tag, count_weeks((each.entry.date.day for each in catalogue.by_tag[Tag(kind, tag.name)]), weeks))
        for tag in choose_top(tags, MAX_TOP)
    )
    letters = _group(catalogue, tags)
    is_long = len(tags) > size
    return TermIndexPage(
        head=make_head(catalogue, words.say(f"kind_title.{kind}"), description, address),
        kind=kind,
        count=len(tags),
        top=top,
        letters=() if is_long else tuple(LetterGroup(each.letter, _name(each), each.items) for each in letters),
        ways=find_letter_ways(words, address, letters, size) if is_long else (),
    )


def _make_letter(
    catalogue: Catalogue,
    kind: Kind,
    letters: tuple[Letter[CountedTag], ...],
    letter: Letter[CountedTag],
    number: int,
) -> TermLetterPage:
    """Return a page of one letter."""
    words, size, whole = catalogue.words, _find_size(catalogue), links.kind_address(kind)
    title = words.say("term.letter", kind=words.say(f"kind_title.{kind}"), letter=letter.letter)
    if number > 1:
        title = words.say("ways.numbered", period=title, page=words.write(number))
    description = words.say(f"kind_index.{kind}", site=catalogue.digest.title)
    address = links.letter_address(whole, letter.letter, number)
    return TermLetterPage(
        head=make_head(catalogue, title, description, address, parents=(link_kind(catalogue, kind),)),
        kind=kind,
        letter=letter.letter,
        tags=choose_page(letter, number, size),
        ways=find_letter_ways(words, whole, letters, size, (letter.letter, number)),
    )


def _find_size(catalogue: Catalogue) -> int:
    """Return how many names fit on one page."""
    return NAMES_FOR_ROWS * catalogue.page_size


def _group(catalogue: Catalogue, tags: list[CountedTag]) -> tuple[Letter[CountedTag], ...]:
    """Return terms by letter; where two have one name, the order is that of their addresses."""
    ranked = sorted(tags, key=lambda tag: tag.address)
    return group_by_letter(catalogue.words, ranked, lambda tag: tag.name)


def _name(letter: Letter[CountedTag]) -> str:
    """Return the anchor of a letter."""
    return f"letter-{letter.letter.lower() if letter.letter != OTHER else 'other'}"


def _list_tags(catalogue: Catalogue, kind: Kind) -> list[CountedTag]:
    """Return the terms of a kind with the number of their entries."""
    return [count_tag(term.link, term.count) for term in catalogue.terms.values() if term.tag.kind is kind]


def _find_latest_weeks(catalogue: Catalogue) -> list[date]:
    """Return the Mondays of the digest's latest half year; none where it has one week."""
    if not catalogue.first_day or not catalogue.last_day:
        return []
    first = max(catalogue.first_day, date.fromordinal(max(1, catalogue.last_day.toordinal() - 7 * MAX_TREND_WEEKS)))
    weeks = list_weeks(first, catalogue.last_day)[-MAX_TREND_WEEKS:]
    return weeks if len(weeks) > 1 else []
