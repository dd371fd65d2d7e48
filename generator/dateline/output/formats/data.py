"""A site in; all its entries and all its events for programs, as JSON and as CSV, out."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from dateline import links
from dateline.model import File, Kind
from dateline.output.formats.events import WriteEvent, make_events_csv, make_events_json
from dateline.output.formats.writing import Json, machine_date, write_csv, write_json
from dateline.site.events.years import PlacedEvent
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.head import Masthead
from dateline.site.plan import Site

Row: TypeAlias = dict[str, Json]

COLUMNS = (
    *(
        "url",
        "date",
        "updated",
        "title",
        "summary",
        "language",
        "story",
        "source",
        "source_url",
        "source_archived",
        "source_paywall",
        "source_language",
        "rights",
        "licence",
        "licence_url",
    ),
    *(kind.value for kind in Kind),
    *("events", "quotes"),
)


def describe_entries(site: Site) -> list[Row]:
    """Return what programs may want to know of all entries, newest first.

    What the rights keep from an entry's page is not in it: it holds no bodies.
    """
    pages = (page for page in site.pages if isinstance(page, EntryPage))
    by_date = sorted(pages, key=lambda page: (page.date.sort_key, page.title))
    return [_describe(page, site.masthead) for page in reversed(by_date)]


def make_entry_data(entries: list[Row], site: Masthead) -> Iterator[File]:
    """Yield the files of all entries, as they are described."""
    home = links.absolute(links.HOME, site.base_url)
    data = write_json({"title": site.title, "url": home, "entries": list(entries)})
    yield File(links.output_path(links.DATA_ENTRIES_JSON), data)
    yield File(links.output_path(links.DATA_ENTRIES_CSV), write_csv(COLUMNS, entries))


def make_event_data(events: Iterable[PlacedEvent], write_event: WriteEvent, site: Masthead) -> Iterator[File]:
    """Yield the files of all events."""
    parts = tuple(write_event(event) for event in events)
    home = links.absolute(links.HOME, site.base_url)
    yield File(links.output_path(links.DATA_EVENTS_JSON), make_events_json(site.title, home, parts))
    yield File(links.output_path(links.DATA_EVENTS_CSV), make_events_csv(parts))


def _describe(page: EntryPage, site: Masthead) -> Row:
    """Return what programs may want to know of an entry; texts may be empty, lists as well."""
    tags = {group.kind: [tag.name for tag in group.tags] for group in page.tags}
    return {
        "url": links.absolute(page.head.address, site.base_url),
        "date": machine_date(page.date),
        "updated": machine_date(page.updated) if page.updated else "",
        "title": page.title,
        "summary": page.summary or page.head.description,
        "language": page.language or site.language,
        "story": page.story.text if page.story else "",
        "source": page.source.name if page.source else "",
        "source_url": (page.source.url or "") if page.source else "",
        "source_archived": (page.source.archived or "") if page.source else "",
        "source_paywall": page.source.paywall if page.source else False,
        "source_language": (page.source.language or "") if page.source else "",
        "rights": page.rights.value,
        "licence": page.licence.text if page.licence else "",
        "licence_url": page.licence.address if page.licence else "",
        **{kind.value: list(tags.get(kind, ())) for kind in Kind},
        "events": len(page.events) + len(page.future_events),
        "quotes": len(page.quotes),
    }
