"""A seed's bytes in; the entry that the machine makes of them, or what is in the way, out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.article import read_article
from dateline.article.seeds import clean_seed, read_seed
from dateline.commands.intake.decisions import Doubtful, Faulty
from dateline.commands.intake.known import Names, Newsroom, Reading, SeedFile
from dateline.content.entry import format_entry, read_entry
from dateline.draft import make_entry
from dateline.extract import extract, select_tags
from dateline.links import make_slug
from dateline.model import Entry, Kind, Tag
from dateline.problems import Problem
from dateline.rules import Rule
from dateline.seed import Article, Extraction, Seed

NO_DATE = "Give the day it was published: add a line 'Date: 2020-01-04' at the top of the seed."


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that could be written."""

    entry: Entry
    """As the machine makes it, at its path."""
    text: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """The bytes of a seed that is to be read."""

    path: str
    data: bytes
    published: date | None
    """As for `read_copy`."""


def read_ahead(unread: Unread, newsroom: Newsroom) -> Reading | None:
    """Return what is found in a seed, the longest part of a decision about it; None where it has a fault."""
    article = read_copy(newsroom, unread.path, unread.data, unread.published)
    return None if isinstance(article, Faulty) else Reading(unread.published, article, _extract(newsroom, article))


def read_copy(
    newsroom: Newsroom,
    path: str,
    data: bytes,
    published: date | None = None,
    *,
    no_date: str = NO_DATE,
    reading: Reading | None = None,
) -> Article | Faulty:
    """Return the article in a seed's bytes, with its date; `published` counts where the copy names no day.

    `no_date` is the way out where neither does. A reading of these bytes saves reading them again.
    """
    if reading and reading.published == published:
        return reading.article
    read, problems = read_seed(path, data)
    if read is None or problems:
        return Faulty(problems)
    article = _understand(newsroom, read, published)
    if article.published is None:
        what = "says nowhere when it was published"
        return Faulty((Problem(path, 1, 1, what, no_date, Rule.SEED_UNDATED),))
    return article


def read_undated(newsroom: Newsroom, seed: SeedFile) -> Article | None:
    """Return the article in a seed, with or without a date; None where it has a fault."""
    read, problems = read_seed(seed.path, seed.data)
    return None if read is None or problems else _understand(newsroom, read, None)


def _understand(newsroom: Newsroom, seed: Seed, published: date | None) -> Article:
    """Return the article in a text, read with what the digest knows of sources and dates."""
    return read_article(
        clean_seed(seed),
        day_first=newsroom.digest.day_first,
        known_sources=newsroom.digest.source_names,
        published=published,
    )


def find_doubts(article: Article) -> Iterator[Doubtful]:
    """Yield the contradiction of a dateline that is later than the day of publication, at the dateline."""
    filed, published = article.filed, article.published
    if not filed or not published or filed <= published.day:
        return
    path = article.seed.path
    place = article.dateline.casefold() if article.dateline else ""
    at = next((each.span.start for each in reversed(article.frame) if place in each.text.casefold()), 0)
    before = article.seed.text[:at]
    line, column = before.count("\n") + 1, at - before.rfind("\n")
    taken = filed if article.news_day == filed else published.day
    what = f"the dateline says {filed}, but the article was published on {published.day}"
    hint = f"Days are counted from {taken}. If that is wrong, put the dates right in the seed."
    yield Doubtful(Problem(path, line, column, what, hint, Rule.SEED_DATES))


def _extract(newsroom: Newsroom, article: Article) -> Extraction:
    """Return what the story says, read with what the digest knows."""
    day_first = newsroom.digest.day_first
    return extract(article, newsroom.vocabulary, day_first=day_first, spacy_model=newsroom.spacy_model)


def draft_article(newsroom: Newsroom, article: Article, path: str, reading: Reading | None = None) -> Draft | Faulty:
    """Return the entry of an article at this path. A reading that it comes from saves extracting it again."""
    digest, vocabulary = newsroom.digest, newsroom.vocabulary
    is_read = reading is not None and reading.article is article
    extraction = reading.extraction if reading and is_read else _extract(newsroom, article)
    tags = select_tags(extraction, least=digest.least_salience, most=digest.most_tags)
    entry = settle_names(make_entry(article, extraction, tags, digest, vocabulary, path), newsroom.names)
    text = format_entry(entry)
    _, faults = read_entry(path, text)
    if faults:
        # A seed can be stranger than we thought; its entry must not keep the site from being built.
        hint = "This is a fault of Dateline; please report it with the seed. Until then keep the seed out of seeds/."
        what = f"makes an entry that is not sound: {faults[0].what}"
        return Faulty((Problem(article.seed.path, 0, 0, what, hint, Rule.SEED_UNSOUND),))
    return Draft(entry, text.encode())


def settle_names(entry: Entry, names: Names) -> Entry:
    """Return a new entry with its names spelt as the digest spells them.

    Names that differ in hyphens, accents or capitals alone would want one address ("Abu-Mahdi", "Abu Mahdi"), and
    keep the site from being built until an editor had chosen.
    """
    tags = tuple(
        dict.fromkeys(Tag(tag.kind, names.get((tag.kind, make_slug(tag.name)), tag.name)) for tag in entry.tags)
    )
    quotes = tuple(
        replace(quote, speaker=names.get((Kind.PEOPLE, make_slug(quote.speaker)), quote.speaker))
        for quote in entry.quotes
    )
    return replace(entry, tags=tags, quotes=quotes)
