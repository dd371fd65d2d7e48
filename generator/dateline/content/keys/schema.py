"""What each file of `content/` may say: its keys with their types, in the order in which they are written.

Readers look keys up here, messages propose them from here, and whatever describes the files to other programs is
made from here.
"""

from dataclasses import dataclass
from enum import StrEnum

from dateline.config import Reach
from dateline.model import Basis, Kind, Rights, Status


class Shape(StrEnum):
    """What a key's value is."""

    TITLE = "title"
    """One line of at most 300 characters."""
    NAME = "name"
    """One line of at most 120 characters."""
    LINE = "line"
    """One line."""
    TEXT = "text"
    """Plain text, several lines allowed."""
    MOMENT = "moment"
    """A day, or a day with time and zone."""
    DAY = "day"
    DATE = "date"
    """An EDTF date, as precise as is known."""
    SLUG = "slug"
    URL = "url"
    SITE_URL = "site-url"
    LANGUAGE = "language"
    FLAG = "flag"
    """`true` or `false`."""
    SHARE = "share"
    """A number from 0 to 1."""
    COUNT = "count"
    """A whole number from 0 to 99."""
    CHOICE = "choice"
    """One of a few words."""
    NAMES = "names"
    """A list of names."""
    LINES = "lines"
    """A list of lines."""
    URLS = "urls"
    """A list of web addresses."""
    TABLE = "table"
    """Keys of its own."""
    TABLES = "tables"
    """A list whose items have keys of their own."""


class Names(StrEnum):
    """Names that a digest has already, which editors' programs offer where a key takes them."""

    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    TOPICS = "topics"
    STORIES = "stories"
    SOURCES = "sources"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a file."""

    name: str
    shape: Shape
    description: str
    """For editors: one sentence or less."""
    is_required: bool = False
    choices: tuple[str, ...] = ()
    """Of a `CHOICE`, the words that may be written."""
    keys: tuple["Key", ...] = ()
    """Of a `TABLE` or of the items of `TABLES`."""
    offers: tuple[Names, ...] = ()
    """Names that probably stand there; others are as good."""


def _choices(words: type[StrEnum]) -> tuple[str, ...]:
    """Return the words of an enumeration."""
    return tuple(word.value for word in words)


SOURCE = (
    Key("name", Shape.NAME, "The newspaper or agency.", is_required=True, offers=(Names.SOURCES,)),
    Key("url", Shape.URL, "Address of the original."),
    Key("dateline", Shape.NAME, "The place from which it was filed."),
    Key("byline", Shape.LINE, "Who wrote it."),
    Key("title", Shape.TITLE, "The original headline, where yours differs."),
    Key("archived", Shape.URL, "Address of an archived copy of the original."),
    Key("paywall", Shape.FLAG, "The original is behind a paywall."),
    Key("language", Shape.LANGUAGE, "Language of the original, where it is not the entry's."),
)
TAGS = tuple(
    Key(kind.value, Shape.NAMES, f"The {kind.value} that it is about.", offers=(Names(kind.value),)) for kind in Kind
)
TIMELINE = (
    Key(
        "date",
        Shape.DATE,
        "When it happened: 2020-01-03, 2019-11, 2019, 2020-01-03/2020-01-05, 199X, 2019-11~.",
        is_required=True,
    ),
    Key("text", Shape.LINE, "What happened, in one sentence.", is_required=True),
    Key("when", Shape.LINE, "The words of the source that date it."),
    Key("basis", Shape.CHOICE, "How the date is known.", choices=_choices(Basis)),
    Key("future", Shape.FLAG, "It had not happened when the source was published."),
    Key("same_as", Shape.LINES, "Entries that tell this very event, by file name without .md."),
    Key("not_same_as", Shape.LINES, "Entries whose like event is another one, by file name without .md."),
)
QUOTES = (
    Key("speaker", Shape.NAME, "Full name, as in the tags.", offers=(Names.PEOPLE, Names.ORGANISATIONS)),
    Key("text", Shape.TEXT, "What was said, without quotation marks.", is_required=True),
    Key("via", Shape.NAME, "The channel: Twitter, statement, interview."),
)
CORRECTIONS = (
    Key("date", Shape.DAY, "The day of the correction."),
    Key("text", Shape.TEXT, "What was corrected, in full sentences.", is_required=True),
)
ENTRY = (
    Key("title", Shape.TITLE, "The headline.", is_required=True),
    Key("date", Shape.MOMENT, "When it was published; time and zone allowed.", is_required=True),
    Key("source", Shape.TABLE, "Where its facts come from.", keys=SOURCE),
    Key("rights", Shape.CHOICE, "What may be published of the source's copy.", choices=_choices(Rights)),
    Key("summary", Shape.TEXT, "One paragraph of plain text."),
    Key("story", Shape.SLUG, "The running story that it belongs to.", offers=(Names.STORIES,)),
    Key("tags", Shape.TABLE, "The people, places, organisations and topics that it is about.", keys=TAGS),
    Key("timeline", Shape.TABLES, "Its dated events.", keys=TIMELINE),
    Key("quotes", Shape.TABLES, "Words that somebody said or wrote.", keys=QUOTES),
    Key("status", Shape.CHOICE, "Whether it is on the site.", choices=_choices(Status)),
    Key("publish_on", Shape.MOMENT, "Held back until then."),
    Key("expires_on", Shape.MOMENT, "Off the site from then on."),
    Key("updated", Shape.MOMENT, "When it last changed for readers."),
    Key("corrections", Shape.TABLES, "What was wrong and has been put right.", keys=CORRECTIONS),
    Key("slug", Shape.LINE, "The last part of its address, where the file's name will not do."),
    Key("aliases", Shape.LINES, "Former addresses, which lead here."),
    Key("language", Shape.LANGUAGE, "Its language, where it is not the digest's."),
    Key("seed", Shape.LINE, "The seed that it was made from."),
)
STORY = (
    Key("title", Shape.TITLE, "The story's name.", is_required=True),
    Key("summary", Shape.TEXT, "What it is about, in one paragraph.", is_required=True),
)
TEXT_PAGE = (
    Key("title", Shape.TITLE, "The page's title.", is_required=True),
    Key("summary", Shape.TEXT, "What it says, in one sentence."),
)
DIGEST_SOURCES = (
    Key("name", Shape.NAME, "As entries give it.", is_required=True, offers=(Names.SOURCES,)),
    Key("rights", Shape.CHOICE, "What may be published of its copy.", is_required=True, choices=_choices(Rights)),
    Key("url", Shape.URL, "Its own site."),
    Key("aliases", Shape.NAMES, "Other spellings in seeds."),
    Key("licence", Shape.NAME, "Name of the licence, for licensed copy."),
    Key("licence_url", Shape.URL, "Address of the licence."),
)
DIGEST = (
    Key("title", Shape.TITLE, "The digest's name.", is_required=True),
    Key("description", Shape.TEXT, "What it collects, in one or two sentences.", is_required=True),
    Key("base_url", Shape.SITE_URL, "Where the site is published: scheme, host and path.", is_required=True),
    Key("language", Shape.LANGUAGE, "The language of the site."),
    Key("author", Shape.NAME, "Who edits it."),
    Key("edit_url", Shape.URL, "The address behind which an entry's path opens it for editing."),
    Key("default_rights", Shape.CHOICE, "The rights of sources that are not listed.", choices=_choices(Rights)),
    Key("day_first", Shape.FLAG, "04/01/2020 means 4 January."),
    Key("excerpt_share", Shape.SHARE, "Above this share of a seed standing verbatim in its entry, a warning."),
    Key("excerpt_run", Shape.COUNT, "Above this many words of a seed standing in a row in its entry, a warning."),
    Key("most_tags", Shape.COUNT, "A new entry has no more tags than this."),
    Key("least_salience", Shape.COUNT, "How often a name stands in an article that is tagged with it."),
    Key("spacy_model", Shape.NAME, "An installed spaCy model that helps to find names."),
    Key("menu", Shape.LINES, "The pages that the site's foot links to.", offers=(Names.PAGES,)),
    Key("feeds", Shape.CHOICE, "Which pages have feeds.", choices=_choices(Reach)),
    Key("events", Shape.CHOICE, "Which pages have their events as files.", choices=_choices(Reach)),
    Key("cards", Shape.CHOICE, "Which pages have a share card of their own.", choices=_choices(Reach)),
    Key(
        "mail", Shape.CHOICE, "Whether weekly editions are made as mails.", choices=(Reach.NONE.value, Reach.SITE.value)
    ),
    Key("sources", Shape.TABLES, "The newspapers, agencies and desks that it draws on.", keys=DIGEST_SOURCES),
)
TERM = (
    Key("name", Shape.NAME, "The name that pages show.", is_required=True),
    Key("aliases", Shape.NAMES, "Other names, in any script."),
    Key("description", Shape.TEXT, "Who or what it is."),
    Key("same_as", Shape.URLS, "Addresses of the same thing elsewhere."),
    Key("former", Shape.NAMES, "Former names, whose addresses lead here."),
)
TRIGGERS = Key("triggers", Shape.NAMES, "Words and phrases that call for it.")
PART_OF = Key("part_of", Shape.NAME, "The larger place that it lies in.", offers=(Names.PLACES,))
OF_ONE_KIND = {Kind.PLACES: (PART_OF,), Kind.TOPICS: (TRIGGERS,)}
"""Keys that terms of one kind have beside those of all."""
VOCABULARY = (
    *(
        Key(
            kind.value,
            Shape.TABLES,
            f"The {kind.value} that editors have named.",
            keys=(*TERM, *OF_ONE_KIND.get(kind, ())),
        )
        for kind in Kind
    ),
    Key("ignore", Shape.NAMES, "Names that are never tags."),
)
"""A file each; what stands here under the key is the whole file."""
