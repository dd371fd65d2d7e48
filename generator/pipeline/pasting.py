"""Pasted bytes in; a seed under a name of its own, out."""

from datetime import date

from generator.ingest.article import read_article
from generator.ingest.seeds import clean_seed, read_seed
from generator.links import make_slug
from generator.model import Article
from generator.pipeline.desk import Desk
from generator.pipeline.ledger import SEEDS, hash_bytes
from generator.pipeline.seed_files import SUFFIX, SeedFile, fingerprint_words
from generator.problems import Problem

PASTE = "standard-input"
NO_DATE = "Put the day it was published above the text, as a line 'Date: 2020-01-04', then paste it again."


def keep_paste(desk: Desk, data: bytes, *, name: str = PASTE, published: date | None = None) -> SeedFile | None:
    """Save an article as `seeds/<day>-<headline>.txt` and return it; None where it cannot be one, which is noted.

    Its bytes stay as they came. `published` counts where the copy names no day.
    """
    words = fingerprint_words(data)
    twin = next((seed.path for seed in desk.present if words and seed.words == words), None)
    if twin:
        hint = "Nothing was saved. Change that seed, or its entry, where something is new."
        desk.problems.append(Problem(name, 0, 0, f"holds the same text as {twin}", hint))
        return None
    article = _read(desk, data, name, published)
    if article is None or article.published is None:
        return None
    path = _find_path(desk, article.published.day, make_slug(article.headline))
    desk.write_new(path, data)
    seed = SeedFile(path, data, hash_bytes(data), words)
    desk.present = tuple(sorted((*desk.present, seed), key=lambda each: each.path))
    return seed


def _read(desk: Desk, data: bytes, name: str, published: date | None) -> Article | None:
    """Return the article in what was pasted, or None with what is wrong noted."""
    read, problems = read_seed(name, data)
    if read is None or problems:
        desk.problems += problems
        return None
    newsroom = desk.read_newsroom()
    article = read_article(
        clean_seed(read),
        day_first=newsroom.digest.day_first,
        known_sources=newsroom.known_sources,
        published=published,
    )
    if article.published is None:
        desk.problems.append(Problem(name, 0, 0, "says nowhere when it was published", NO_DATE))
        return None
    return article


def _find_path(desk: Desk, day: date, slug: str) -> str:
    """Return a seed's path that no other seed has or had."""
    stem = f"{SEEDS}/{day.isoformat()}-{slug or 'article'}"
    number = 1
    while True:
        path = f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        if path not in desk.rows and not (desk.project.root / path).exists():
            return path
        number += 1
