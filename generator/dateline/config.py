"""What `content/digest.yaml` may say, as values with their defaults; `content/settings.py` reads it."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from dateline.model import Mark, Rights


class Reach(StrEnum):
    """How far something goes that is made beside pages; each word takes in those above it."""

    NONE = "none"
    SITE = "site"
    """For the whole site."""
    STORIES = "stories"
    """And for each story."""
    TERMS = "terms"
    """And for each person, place, organisation and topic that several entries name."""

    def covers(self, other: "Reach") -> bool:
        """Tell whether another reach lies within this one.

        >>> Reach.STORIES.covers(Reach.SITE), Reach.STORIES.covers(Reach.TERMS)
        (True, False)
        """
        order = tuple(Reach)
        return order.index(other) <= order.index(self)


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One newspaper, agency or desk that the digest draws on."""

    name: str
    """As entries give it under `source.name`."""
    rights: Rights
    url: str | None = None
    """Its own site."""
    aliases: tuple[str, ...] = ()
    """Other spellings in seeds ("dawn.com")."""
    licence: str | None = None
    """Name of the licence, for `licensed` copy."""
    licence_url: str | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """The settings of one digest."""

    title: str
    description: str
    base_url: str
    """Scheme, host and path of the published site, ending in `/`."""
    language: str = "en"
    """BCP 47 tag."""
    author: str = ""
    """Who edits the digest."""
    edit_url: str = ""
    """Address behind which an entry's path opens it for editing; empty where there is none."""
    default_rights: Rights = Rights.EXCERPT
    day_first: bool = True
    """04/01/2020 means 4 January."""
    most_tags: int = 15
    """A new entry gets no more tags than this, so that an editor has tags to read and not a register of names."""
    least_salience: int = 2
    """A name counts once for each time it stands in the article, and more in headline, lede and dateline and for being
    quoted; below this it is no tag of the entry."""
    excerpt_share: float = 0.3
    """Above this share of a third party's seed standing verbatim in its entry, `check` warns."""
    excerpt_run: int = 80
    """Above this many words of a third party's seed standing in a row in its entry, `check` warns."""
    spacy_model: str = ""
    """Name or folder of a spaCy model that votes on names too; empty where none does."""
    menu: tuple[str, ...] = ()
    """Slugs of `content/pages/` that the site's foot links to, in order."""
    feeds: Reach = Reach.TERMS
    """Which pages have feeds."""
    events: Reach = Reach.TERMS
    """Which pages have their events as files."""
    cards: Reach = Reach.TERMS
    """Which pages have a share card of their own; entries have one where stories do."""
    mail: Reach = Reach.SITE
    """Whether weekly editions are made as mails; `NONE` or `SITE`."""
    sources: tuple[SourceSettings, ...] = ()
    path: str = "content/digest.yaml"
    marks: tuple[Mark, ...] = field(default=(), compare=False, repr=False)

    @property
    def base_path(self) -> str:
        """Path under which the site lives: `/` or `/digest/`."""
        return urlsplit(self.base_url).path or "/"

    @property
    def source_names(self) -> tuple[str, ...]:
        """Names and aliases of the sources."""
        return tuple(name for source in self.sources for name in (source.name, *source.aliases))


def list_limits(digest: Digest) -> tuple[str, ...]:
    """Return what the digest says of things made beside pages, as it is written there; empty where it says nothing."""
    usual = Digest("", "", "")
    names = ("feeds", "events", "cards", "mail")
    return tuple(f"{name}: {getattr(digest, name)}" for name in names if getattr(digest, name) != getattr(usual, name))


def find_source(digest: Digest, name: str | None) -> SourceSettings | None:
    """Return the settings of the source with this name or alias, whatever its case; None where there are none."""
    folded = (name or "").casefold()
    for source in digest.sources:
        if folded in (source.name.casefold(), *(alias.casefold() for alias in source.aliases)):
            return source
    return None
