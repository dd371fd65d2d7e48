"""The nouns of Dateline: frozen values that pass from room to room, from an entry to a page's file.

Those of seeds stand in `seed.py`.
"""

# long: most of its lines say what a field holds

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dateline.when import When


class Kind(StrEnum):
    """The four taxonomies. The value is the key in front matter and the first part of the address."""

    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    TOPICS = "topics"


class Basis(StrEnum):
    """How an event came by its date."""

    STATED = "stated"
    """The source gives the whole date."""
    RESOLVED = "resolved"
    """Reckoned from the source's words and its news day ("on Friday")."""
    EDITOR = "editor"
    """An editor wrote or changed it; no check against the seed applies."""


class Rights(StrEnum):
    """What may be published of a source's copy."""

    OWN = "own"
    LICENSED = "licensed"
    PUBLIC_DOMAIN = "public-domain"
    EXCERPT = "excerpt"
    LINK = "link"


class Status(StrEnum):
    """Whether an entry is on the site."""

    DRAFT = "draft"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    """Offset of the first character, counted from 0 in the text as given."""
    end: int
    """Offset behind the last character."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A publication date, with the time where the source gives one. Sorts by day, a bare day before its times."""

    day: date
    """The calendar day in the source's own zone."""
    time: datetime | None = None
    """The very moment, always with a zone; None where only the day is known."""

    @property
    def sort_key(self) -> tuple[date, float]:
        """Order by day, then by moment."""
        return (self.day, self.time.timestamp() if self.time else 0.0)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as published."""

    date: date | None
    """The day it was made; None where the source does not say."""
    text: str
    """What was corrected, in full sentences."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A term on an entry."""

    kind: Kind
    name: str
    """The fullest form in the document, or the vocabulary's canonical name."""


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event."""

    when: When
    text: str
    """One line: the source's words in their order, at most 160 characters where that loses nothing."""
    phrase: str = ""
    """The words that date it ("in wee hours of Friday"); empty where an editor gave none."""
    basis: Basis = Basis.EDITOR
    future: bool = False
    """It had not happened when the source was published."""
    span: Span | None = None
    """The source sentence in the seed's text; None in an entry, where the text has left its seed."""
    clause: Span | None = None
    """The clause of that sentence that the date belongs to; None in an entry."""
    further: tuple[Span, ...] = ()
    """Clauses of later sentences that tell more of that day: the speaker goes on, the event is named again. Empty in an
    entry."""
    same_as: tuple[str, ...] = ()
    """Entries, by file name without `.md`, that tell this very event; an editor's word against the machine's."""
    not_same_as: tuple[str, ...] = ()
    """Entries whose like event is another one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said or wrote."""

    speaker: str
    """Full name as in the tags; empty where the copy does not say."""
    text: str
    """Without quotation marks."""
    via: str = ""
    """The channel in plain words: `Twitter`, `statement`, `interview`; empty for speech."""
    span: Span | None = None
    """Between the quotation marks in the seed's text; None in an entry."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value of front matter stands, so that a later room can point at it."""

    key: str
    """Dotted path: `story`, `source.name`, `tags.people.0`, `timeline.2.date`."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry's facts come from."""

    name: str
    """The newspaper or agency."""
    url: str | None = None
    """Address of the original, http or https."""
    dateline: str | None = None
    byline: str | None = None
    title: str | None = None
    """The original headline, where the entry's title is the editor's own."""
    archived: str | None = None
    """Address of an archived copy of the original, http or https."""
    paywall: bool = False
    """The original is behind one."""
    language: str | None = None
    """BCP 47 tag of the original where its language is not the entry's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One Markdown file in `content/entries/`, read."""

    path: str
    """Relative to the project's root, with `/`."""
    title: str
    date: Moment
    rights: Rights
    source: Source | None = None
    summary: str = ""
    """One paragraph of plain text; may be empty."""
    story: str | None = None
    """Slug of the story that it belongs to."""
    tags: tuple[Tag, ...] = ()
    """By kind in the order of `Kind`, in the editor's order within; no duplicates."""
    timeline: tuple[Event, ...] = ()
    """In the editor's order."""
    quotes: tuple[Quote, ...] = ()
    status: Status = Status.PUBLISHED
    publish_on: Moment | None = None
    """Held back until then."""
    expires_on: Moment | None = None
    """Off the site from then on."""
    updated: Moment | None = None
    corrections: tuple[Correction, ...] = ()
    slug: str | None = None
    """The editor's own slug; else it is made from the file's name."""
    aliases: tuple[str, ...] = ()
    """Former addresses (`/2020/01/04/old-slug/`) that redirect here."""
    language: str | None = None
    """BCP 47 tag where it differs from the site's."""
    seed: str | None = None
    """Path of the seed that it was made from; its identity for ingest."""
    body: str = ""
    """Markdown behind the front matter."""
    body_line: int = 1
    """Line of the file on which the body begins."""
    marks: tuple[Mark, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StoryText:
    """One Markdown file in `content/stories/`, read: a running story as its editor describes it."""

    path: str
    slug: str
    """From the file's name; what entries give as `story`."""
    title: str
    summary: str
    """The one-paragraph introduction, plain text."""
    body: str = ""
    """Further Markdown; may be empty."""
    body_line: int = 1
    marks: tuple[Mark, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextPageSource:
    """One Markdown file in `content/pages/`, read."""

    path: str
    slug: str
    title: str
    summary: str
    body: str
    body_line: int = 1
    marks: tuple[Mark, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """One thing as editors name it, from `content/vocabulary/<kind>.yaml`."""

    kind: Kind
    name: str
    """Canonical name."""
    aliases: tuple[str, ...] = ()
    """Other names in any script; claimed by no other term of the kind."""
    description: str = ""
    same_as: tuple[str, ...] = ()
    """Addresses of the same thing elsewhere."""
    former: tuple[str, ...] = ()
    """Former names, whose addresses redirect here."""
    triggers: tuple[str, ...] = ()
    """Topics only: words and phrases that call for it."""
    part_of: str = ""
    """Places only: the larger place that it lies in, under any of its names."""
    path: str = ""
    line: int = 0
    marks: tuple[Mark, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that editors have said about names."""

    terms: tuple[VocabularyTerm, ...] = ()
    """By kind, in the order of the files."""
    ignore: tuple[str, ...] = ()
    """Names that are never tags."""

    def __hash__(self) -> int:
        """Return a hash of the ends alone: what is made of a vocabulary is looked up by it with every article."""
        return hash((len(self.terms), self.terms[:1], self.terms[-1:], self.ignore[-1:]))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that bodies may show."""

    path: str
    """The file: `content/images/harbour.jpg`."""
    address: str
    """`/images/harbour.jpg`."""
    width: int
    """In pixels, as it is shown: turned as the camera was."""
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site."""

    path: str
    """Relative to the site's root, with `/`."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the digest before and after a command."""

    path: str
    """Relative to the project's root, with `/`."""
    before: bytes | None
    """None where the file is new."""
    after: bytes


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where a published entry stands, so that a later build can redirect readers when it moves."""

    path: str
    """The entry's file."""
    seed: str
    """The seed that it was made from; empty where there is none."""
    address: str
