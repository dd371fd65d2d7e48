"""The page of an entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from dateline.config import Digest, find_source
from dateline.model import Entry, Moment, Quote, Rights, Source
from dateline.site.cards import Card, Link, Listed
from dateline.site.catalogue import Catalogue
from dateline.site.events.site_events import EventRow, retell
from dateline.site.listing.related import Places, Related, find_places, find_related
from dateline.site.naming.names import fold
from dateline.site.naming.taxonomy import TagGroup, group_tags
from dateline.site.pages.corrections import name_corrections
from dateline.site.pages.head import Head, Planned, make_head
from dateline.when import When

# Silent reading of English non-fiction: Brysbaert 2019, "How many words do we read per minute?".
WORDS_A_MINUTE = 238


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation on a page."""

    speaker: str
    """Empty where the copy does not say."""
    speaker_address: str | None
    """The speaker's own page, where there is one."""
    text: str
    via: str
    entry: Card | None
    """Whence it comes; None on the entry's own page."""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction on its entry's page."""

    anchor: str
    """Unique on its page: `correction-2020-01-07`."""
    date: date | None
    """The day it was made; None where nobody says."""
    text: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`/2020/01/04/slug/`: one entry."""

    head: Head
    title: str
    date: Moment
    happened: When | None
    """Of the latest of its events; None where none is dated."""
    source: Source | None
    source_site: str | None
    """The source's own address, from digest.yaml."""
    rights: Rights
    licence: Link | None
    """Name and address of the licence, for `licensed` copy; the address may be empty."""
    summary: str
    """Empty where the body opens with it."""
    body: str
    """Markdown."""
    story: Link | None
    earlier: Card | None
    """The entry before this one in its story, else in the archive."""
    later: Card | None
    tags: tuple[TagGroup, ...]
    """In the order of `Kind`; kinds without tags left out."""
    aliases: tuple[str, ...]
    """Other names of the tags, for search only."""
    events: tuple[EventRow, ...]
    """By date, those of the past."""
    future_events: tuple[EventRow, ...]
    """By date, those that lay ahead when it was published."""
    quotes: tuple[QuoteRow, ...]
    related: tuple[Related, ...]
    """At most four."""
    updated: Moment | None
    corrections: tuple[CorrectionNote, ...]
    language: str | None
    edit_url: str | None
    minutes: int
    """Reading time, at least 1."""


def plan_entries(catalogue: Catalogue) -> Iterator[Planned[EntryPage]]:
    """Yield the page of each entry, by file."""
    earlier, later = _find_neighbours(catalogue)
    places = find_places(catalogue)
    for listed in sorted(catalogue.listed, key=lambda each: each.entry.path):
        path = listed.entry.path
        yield listed.address, partial(_make_page, catalogue, listed, earlier.get(path), later.get(path), places)


def _find_neighbours(catalogue: Catalogue) -> tuple[dict[str, Card], dict[str, Card]]:
    """Return what comes before and after each entry, by file: in its story, else in the archive."""
    earlier: dict[str, Card] = {}
    later: dict[str, Card] = {}
    in_stories = (story.listed for story in catalogue.stories.values())
    for group in (catalogue.listed, *in_stories):
        for newer, older in pairwise(group):
            earlier[newer.entry.path] = older.card
            later[older.entry.path] = newer.card
    return earlier, later


def _make_page(
    catalogue: Catalogue, listed: Listed, earlier: Card | None, later: Card | None, places: Places
) -> EntryPage:
    """Return the page of one entry; `places` tells which others there were."""
    entry, digest = listed.entry, catalogue.digest
    source = find_source(digest, entry.source.name) if entry.source else None
    rows = tuple(retell(event, listed) for event in catalogue.events_by_entry.get(listed.entry.path, ()))
    rows = tuple(sorted(rows, key=lambda row: row.when.sort_key))
    past = tuple(row for row in rows if not row.is_future)
    parents = (listed.card.story,) if listed.card.story else ()
    source_name = listed.card.source_name or digest.title
    description = entry.summary or catalogue.words.say("about.entry", title=entry.title, source=source_name)
    return EntryPage(
        head=make_head(catalogue, entry.title, description, listed.address, parents=parents),
        title=entry.title,
        date=entry.date,
        happened=past[-1].when if past else None,
        source=entry.source,
        source_site=source.url if source else None,
        rights=entry.rights,
        licence=find_licence(catalogue.digest, entry),
        summary="" if _opens_with(entry.body, entry.summary) else entry.summary,
        body=entry.body,
        story=listed.card.story,
        earlier=earlier,
        later=later,
        tags=group_tags(listed.tags),
        aliases=tuple(dict.fromkeys(name for tag in entry.tags for name in catalogue.terms[tag].other_names)),
        events=past,
        future_events=tuple(row for row in rows if row.is_future),
        quotes=tuple(make_quote(catalogue, quote, None) for quote in entry.quotes),
        related=find_related(catalogue, listed, places),
        updated=entry.updated,
        corrections=_list_corrections(entry),
        language=entry.language,
        edit_url=digest.edit_url + entry.path if digest.edit_url else None,
        minutes=max(1, round(len(f"{entry.summary} {entry.body}".split()) / WORDS_A_MINUTE)),
    )


def _list_corrections(entry: Entry) -> tuple[CorrectionNote, ...]:
    """Return the corrections of an entry, each with its place on the page."""
    anchors = name_corrections(entry.corrections)
    return tuple(
        CorrectionNote(anchor, correction.date, correction.text)
        for correction, anchor in zip(entry.corrections, anchors, strict=True)
    )


def find_licence(digest: Digest, entry: Entry) -> Link | None:
    """Return the licence under which an entry's copy is published; None where digest.yaml names none."""
    source = find_source(digest, entry.source.name) if entry.source else None
    if entry.rights is not Rights.LICENSED or not source or not source.licence:
        return None
    return Link(source.licence, source.licence_url or "")


def _opens_with(body: str, summary: str) -> bool:
    """Tell whether the body begins with the words of the summary, as it does where ingest took both from the lede."""
    words = fold(summary)
    return bool(words) and f"{fold(body[: 2 * len(summary) + 80])} ".startswith(f"{words} ")


def make_quote(catalogue: Catalogue, quote: Quote, card: Card | None) -> QuoteRow:
    """Return a quotation with the page of its speaker; `card` says whence it comes on a page other than the entry's."""
    term = catalogue.find_speaker(quote.speaker) if quote.speaker else None
    speaker = term.tag.name if term else quote.speaker
    return QuoteRow(speaker, term.link.address if term else None, quote.text, quote.via, card)
