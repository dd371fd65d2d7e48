"""A site in; all its entries and all its events for programs, as JSON and as CSV, out."""

from dateline import links
from dateline.model import File, Kind
from dateline.output.formats.events import WriteEvent, make_events_csv, make_events_json
from dateline.output.formats.writing import Json, machine_date, write_csv, write_json
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.head import Masthead
from dateline.site.plan import Site

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


def make_data_files(site: Site, write_event: WriteEvent) -> tuple[File, ...]:
    """Return the four files; what the rights keep from an entry's page is not in them: they hold no bodies."""
    masthead = site.masthead
    home = links.absolute(links.HOME, masthead.base_url)
    pages = sorted(
        (page for page in site.pages if isinstance(page, EntryPage)), key=lambda page: (page.date.sort_key, page.title)
    )
    entries = [_describe(page, masthead) for page in reversed(pages)]
    events = tuple(write_event(event) for event in site.events)
    files = {
        links.DATA_ENTRIES_JSON: write_json({"title": masthead.title, "url": home, "entries": list(entries)}),
        links.DATA_ENTRIES_CSV: write_csv(COLUMNS, entries),
        links.DATA_EVENTS_JSON: make_events_json(masthead.title, home, events),
        links.DATA_EVENTS_CSV: make_events_csv(events),
    }
    return tuple(File(links.output_path(address), data) for address, data in files.items())


def _describe(page: EntryPage, site: Masthead) -> dict[str, Json]:
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
