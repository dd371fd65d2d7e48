"""A seed in; the entry that the machine makes of it, with path and text, or what is in the way, out."""

from dataclasses import dataclass
from datetime import date

from dateline.commands.intake.desk import Desk
from dateline.commands.intake.newsroom import remember_names, settle_names
from dateline.commands.intake.reading import read_copy
from dateline.commands.intake.recognising import find_changed_former, find_former
from dateline.commands.intake.seed_files import SeedFile
from dateline.content.entry import format_entry, read_entry
from dateline.draft.draft import entry_path, make_entry
from dateline.extract import extract, select_tags
from dateline.model import Article, Entry
from dateline.problems import Problem
from dateline.rules import Rule


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that could be written."""

    seed: SeedFile
    entry: Entry
    """As the machine makes it, at its path."""
    text: str


def draft_new(desk: Desk, seed: SeedFile, *, published: date | None = None) -> Draft | None:
    """Return the entry that a new seed makes, or None where it is not new or has a fault, which is noted.

    `published` counts where the copy names no day.
    """
    if seed.path in desk.rows or find_former(desk, seed) or len(find_changed_former(desk, seed)) == 1:
        return None
    twin = find_twin(desk, seed)
    if twin:
        hint = f"Delete one of the two; where {seed.path} is the one to keep, delete the other first."
        desk.problems.append(Problem(seed.path, 0, 0, f"holds the same text as {twin}", hint, Rule.SEED_TWIN))
        return None
    newsroom = desk.read_newsroom()
    article = None if seed.path in newsroom.entries else read_copy(desk, seed.path, seed.data, published)
    if article is None:
        return None
    path = entry_path(article)
    if (desk.project.root / path).exists() or any(made.entry == path for made in desk.made):
        owner = next((source for source, entry in newsroom.entries.items() if entry == path), None)
        owner = owner or next((made.seed for made in desk.made if made.entry == path), None)
        desk.problems.append(name_clash(seed.path, path, owner))
        return None
    draft = draft_article(desk, seed, article, path)
    if draft:
        remember_names(draft.entry, newsroom.names)
    return draft


def draft_article(desk: Desk, seed: SeedFile, article: Article, path: str) -> Draft | None:
    """Return the entry of an article at this path, or None where it would not be sound, which is noted."""
    newsroom = desk.read_newsroom()
    extraction = extract(
        article, newsroom.vocabulary, day_first=newsroom.digest.day_first, spacy_model=newsroom.spacy_model
    )
    tags = select_tags(extraction, least=newsroom.digest.least_salience, most=newsroom.digest.most_tags)
    made = make_entry(article, extraction, tags, newsroom.digest, newsroom.vocabulary, path)
    entry = settle_names(made, newsroom.names)
    text = format_entry(entry)
    _, faults = read_entry(path, text)
    if faults:
        # A seed can be stranger than we thought; its entry must not keep the site from being built.
        hint = "This is a fault of Dateline; please report it with the seed. Until then keep the seed out of seeds/."
        what = f"makes an entry that is not sound: {faults[0].what}"
        desk.problems.append(Problem(seed.path, 0, 0, what, hint, Rule.SEED_UNSOUND))
        return None
    return Draft(seed, entry, text)


def find_twin(desk: Desk, seed: SeedFile) -> str | None:
    """Return another seed with the same words that goes first: it is known, has an entry, or stands before this one."""
    if not seed.words:
        return None
    twins = [each.path for each in desk.present if each.path != seed.path and each.words == seed.words]
    known = [path for path in twins if path in desk.rows or path in desk.read_newsroom().entries]
    first = known or [path for path in twins if path < seed.path]
    return first[0] if first else None


def name_clash(seed: str, entry: str, owner: str | None) -> Problem:
    """Return the problem of an address that is taken already."""
    if owner:
        taken = f"the entry of {owner}"
        hint = "Give one of the two seeds a headline of its own: a line 'Title: ...' at the top."
    else:
        taken = "an entry that is there already"
        hint = f"Where it tells of this seed, write 'seed: {seed}' into it; else give the seed a headline of its own."
    return Problem(seed, 0, 0, f"would be written to {entry}, which is {taken}", hint, Rule.SEED_CLASH)
