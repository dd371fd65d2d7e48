"""A seed's bytes in; the article in them, or what is in the way, out."""

from datetime import date

from dateline.article import read_article
from dateline.article.seeds import clean_seed, read_seed
from dateline.commands.intake.desk import Desk
from dateline.commands.intake.seed_files import SeedFile
from dateline.model import Article, Seed
from dateline.problems import Problem
from dateline.rules import Rule

NO_DATE = "Give the day it was published: add a line 'Date: 2020-01-04' at the top of the seed."


def read_copy(
    desk: Desk, path: str, data: bytes, published: date | None = None, *, no_date: str = NO_DATE
) -> Article | None:
    """Return the article in a seed's bytes, or None where it has a fault, which is noted; `no_date` is a hint."""
    read, problems = read_seed(path, data)
    if read is None or problems:
        desk.problems += problems
        return None
    article = _understand(desk, read, published)
    if article.published is None:
        what = "says nowhere when it was published"
        desk.problems.append(Problem(path, 1, 1, what, no_date, Rule.SEED_UNDATED))
        return None
    if article.filed and article.filed > article.published.day:
        desk.notices.append(_contradict(path, article, article.filed, article.published.day))
    return article


def _contradict(path: str, article: Article, filed: date, published: date) -> Problem:
    """Return the notice of a dateline that is later than the day of publication, at the dateline."""
    place = article.dateline.casefold() if article.dateline else ""
    at = next((each.span.start for each in reversed(article.frame) if place in each.text.casefold()), 0)
    before = article.seed.text[:at]
    line, column = before.count("\n") + 1, at - before.rfind("\n")
    taken = filed if article.news_day == filed else published
    what = f"the dateline says {filed}, but the article was published on {published}"
    hint = f"Days are counted from {taken}. If that is wrong, put the dates right in the seed."
    return Problem(path, line, column, what, hint, Rule.SEED_DATES)


def read_quietly(desk: Desk, seed: SeedFile) -> Article | None:
    """Return the article in a seed, with or without a date; None where it has a fault, of which nothing is said."""
    read, problems = read_seed(seed.path, seed.data)
    return None if read is None or problems else _understand(desk, read, None)


def _understand(desk: Desk, seed: Seed, published: date | None) -> Article:
    """Return the article in a text, read with what the digest knows of sources and dates."""
    newsroom = desk.read_newsroom()
    return read_article(
        clean_seed(seed),
        day_first=newsroom.digest.day_first,
        known_sources=newsroom.known_sources,
        published=published,
    )
