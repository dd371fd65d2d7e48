"""The text of an entry's file in, the entry out; and the other way round."""

from collections.abc import Iterator
from datetime import date

from dateline.content.keys.fields import Fields, find_marks
from dateline.content.keys.schema import ENTRY
from dateline.content.keys.values import format_moment
from dateline.content.syntax.frontmatter import Document, read_document
from dateline.content.syntax.scalars import format_scalar
from dateline.content.syntax.tree import EMPTY
from dateline.model import Basis, Correction, Entry, Event, Kind, Moment, Quote, Rights, Source, Status, Tag
from dateline.problems import Problem
from dateline.rules import Rule

# Stands in for a date that could not be read, while the other keys are; no such entry leaves this room.
NO_DATE = Moment(date.min)


def read_entry(path: str, text: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    r"""Return the entry and every problem of its front matter; None where title or date cannot be read.

    What is faulty is left out of the entry, so that it can still be looked at for other faults; nothing is built
    while there is a problem. An entry that names no rights has those of an unknown source: `excerpt`. The body's
    line ends become `\n`; blank lines at its ends are left out.
    """
    document, found = read_document(path, text)
    if document.table is EMPTY:
        return None, found
    problems = list(found)
    entry = _make_entry(Fields(path, document.table, ENTRY, problems), document)
    return entry, tuple(sorted(problems))


def _make_entry(fields: Fields, document: Document) -> Entry | None:
    """Return the entry that its keys describe."""
    entry = Entry(
        path=fields.path,
        title=fields.text("title"),
        date=fields.moment("date") or NO_DATE,
        source=_read_source(fields.table("source")),
        rights=fields.choice("rights", Rights.EXCERPT),
        summary=fields.text("summary"),
        story=fields.optional("story"),
        tags=_read_tags(fields.table("tags")),
        timeline=tuple(event for item in fields.tables("timeline") if (event := _read_event(item))),
        quotes=tuple(quote for item in fields.tables("quotes") if (quote := _read_quote(item)).text),
        status=fields.choice("status", Status.PUBLISHED),
        publish_on=fields.moment("publish_on"),
        expires_on=fields.moment("expires_on"),
        updated=fields.moment("updated"),
        corrections=tuple(
            correction for item in fields.tables("corrections") if (correction := _read_correction(item)).text
        ),
        slug=fields.optional("slug"),
        aliases=fields.texts("aliases"),
        language=fields.optional("language"),
        seed=fields.optional("seed"),
        body=document.body,
        body_line=document.body_line,
        marks=find_marks(document.table),
    )
    _check_seed(fields, entry)
    return entry if entry.title and entry.date is not NO_DATE else None


def _read_source(fields: Fields | None) -> Source | None:
    """Return where an entry's facts come from."""
    if fields is None:
        return None
    source = Source(
        name=fields.text("name"),
        url=fields.optional("url"),
        dateline=fields.optional("dateline"),
        byline=fields.optional("byline"),
        title=fields.optional("title"),
        archived=fields.optional("archived"),
        paywall=fields.flag("paywall", default=False),
        language=fields.optional("language"),
    )
    return source if source.name else None


def _read_tags(fields: Fields | None) -> tuple[Tag, ...]:
    """Return the tags by kind."""
    return tuple(Tag(kind, name) for kind in Kind for name in fields.texts(kind.value)) if fields else ()


def _read_event(fields: Fields) -> Event | None:
    """Return an item of the timeline; None where its date or text cannot be read."""
    when, text = fields.when("date"), fields.text("text")
    phrase, basis = fields.text("when"), fields.choice("basis", Basis.EDITOR)
    future = fields.flag("future", default=False)
    same_as, not_same_as = fields.texts("same_as"), fields.texts("not_same_as")
    if not when or not text:
        return None
    return Event(when, text, phrase, basis, future, same_as=same_as, not_same_as=not_same_as)


def _read_quote(fields: Fields) -> Quote:
    """Return an item of the quotes; its text is empty where it cannot be read."""
    return Quote(fields.text("speaker"), fields.text("text"), fields.text("via"))


def _read_correction(fields: Fields) -> Correction:
    """Return an item of the corrections; its text is empty where it cannot be read."""
    return Correction(fields.day("date"), fields.text("text"))


def _check_seed(fields: Fields, entry: Entry) -> None:
    """Add a problem where the seed's path leads out of the project."""
    if entry.seed and (entry.seed.startswith(("/", "~")) or "\\" in entry.seed or ".." in entry.seed.split("/")):
        what = f"'seed' leads out of the project: {entry.seed}"
        fields.refuse("seed", Rule.SEED_OUTSIDE, what, "Write its path from the digest's folder, as seeds/name.txt.")


def format_entry(entry: Entry) -> str:
    """Return the file of an entry: keys in the order of the schema, those without a value left out.

    `read_entry` reads the same entry back, `body_line` and marks apart.
    """
    body = f"{entry.body}\n" if entry.body else ""
    return "\n".join(("---", *_format_keys(entry), "---", body))


def _format_keys(entry: Entry) -> Iterator[str]:
    """Yield the lines of the front matter."""
    yield from _format_pairs(("title", entry.title))
    yield f"date: {format_moment(entry.date)}"
    if entry.source:
        yield "source:"
        yield from (f"  {line}" for line in _format_source(entry.source))
    yield f"rights: {entry.rights.value}"
    yield from _format_pairs(("summary", entry.summary), ("story", entry.story))
    yield from _format_tags(entry.tags)
    yield from _format_items("timeline", (_format_event(event) for event in entry.timeline))
    yield from _format_items("quotes", (_format_quote(quote) for quote in entry.quotes))
    yield f"status: {entry.status.value}"
    for name in ("publish_on", "expires_on", "updated"):
        moment: Moment | None = getattr(entry, name)
        if moment:
            yield f"{name}: {format_moment(moment)}"
    yield from _format_items("corrections", (_format_correction(correction) for correction in entry.corrections))
    yield from _format_pairs(("slug", entry.slug))
    yield from _format_list("aliases", entry.aliases)
    yield from _format_pairs(("language", entry.language), ("seed", entry.seed))


def _format_source(source: Source) -> Iterator[str]:
    """Yield the lines of where an entry's facts come from."""
    names = ("name", "url", "dateline", "byline", "title", "archived")
    yield from _format_pairs(*((name, getattr(source, name)) for name in names))
    if source.paywall:
        yield "paywall: true"
    yield from _format_pairs(("language", source.language))


def _format_pairs(*pairs: tuple[str, str | None], indent: str = "") -> Iterator[str]:
    """Yield a line for each key that has a text."""
    return (f"{indent}{name}: {format_scalar(text)}" for name, text in pairs if text)


def _format_list(name: str, texts: tuple[str, ...], indent: str = "") -> Iterator[str]:
    """Yield a key and a line for each of its texts; nothing where there are none."""
    if texts:
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {format_scalar(text)}" for text in texts)


def _format_tags(tags: tuple[Tag, ...]) -> Iterator[str]:
    """Yield the lines of the tags, kind by kind."""
    if tags:
        yield "tags:"
        for kind in Kind:
            yield from _format_list(kind.value, tuple(tag.name for tag in tags if tag.kind is kind), indent="  ")


def _format_items(name: str, items: Iterator[Iterator[str]]) -> Iterator[str]:
    """Yield a key and its items, each a group of lines; nothing where there are none."""
    for number, lines in enumerate(items):
        if number == 0:
            yield f"{name}:"
        yield from (f"{'    ' if index else '  - '}{line}" for index, line in enumerate(lines))


def _format_event(event: Event) -> Iterator[str]:
    """Yield the lines of an event."""
    yield f"date: {event.when.edtf}"
    yield from _format_pairs(("text", event.text), ("when", event.phrase))
    yield f"basis: {event.basis.value}"
    if event.future:
        yield "future: true"
    yield from _format_list("same_as", event.same_as)
    yield from _format_list("not_same_as", event.not_same_as)


def _format_quote(quote: Quote) -> Iterator[str]:
    """Yield the lines of a quote."""
    return _format_pairs(("speaker", quote.speaker), ("text", quote.text), ("via", quote.via))


def _format_correction(correction: Correction) -> Iterator[str]:
    """Yield the lines of a correction."""
    day = correction.date.isoformat() if correction.date else None
    if day:
        yield f"date: {day}"
    yield from _format_pairs(("text", correction.text))
