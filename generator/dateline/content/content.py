"""Everything under `content/`, read: what a site is made from."""

from dataclasses import dataclass

from dateline.config import Digest
from dateline.language.words import Words
from dateline.model import Entry, Picture, StoryText, TextPageSource, Vocabulary


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a site, and what an editor should know of them."""

    words: Words
    notices: tuple[str, ...]
    """That the language has no phrases, or lacks some."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything under `content/`."""

    digest: Digest
    entries: tuple[Entry, ...]
    """By file; drafts too."""
    stories: tuple[StoryText, ...]
    text_pages: tuple[TextPageSource, ...]
    vocabulary: Vocabulary
    wording: Wording
    """What the site says in the digest's language."""
    pictures: tuple[Picture, ...]
    """By file."""
