"""Pasted bytes in; a seed under a name of its own, out."""

from datetime import date

from dateline.commands.intake.desk import Desk
from dateline.commands.intake.ledger import SEEDS, hash_bytes
from dateline.commands.intake.reading import read_copy
from dateline.commands.intake.seed_files import SUFFIX, SeedFile, fingerprint_words
from dateline.links import make_slug
from dateline.problems import Problem

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
    article = read_copy(desk, name, data, published, no_date=NO_DATE)
    if article is None or article.published is None:
        return None
    path = _find_path(desk, article.published.day, make_slug(article.headline))
    desk.write_new(path, data)
    seed = SeedFile(path, data, hash_bytes(data), words)
    desk.present = tuple(sorted((*desk.present, seed), key=lambda each: each.path))
    return seed


def _find_path(desk: Desk, day: date, slug: str) -> str:
    """Return a seed's path that no other seed has or had."""
    stem = f"{SEEDS}/{day.isoformat()}-{slug or 'article'}"
    number = 1
    while True:
        path = f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        if path not in desk.rows and not (desk.project.root / path).exists():
            return path
        number += 1
