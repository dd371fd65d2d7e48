"""What is known and a seed in; what is to be done about it, and what is known then, out. No file is touched here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import TypeVar

from dateline.commands.intake.decisions import (
    Adopted,
    Changed,
    Decision,
    Faulty,
    New,
    Pasted,
    Renamed,
    Same,
    Taken,
    Twin,
)
from dateline.commands.intake.drafting import draft_article, find_doubts, read_copy, read_undated
from dateline.commands.intake.known import SUFFIX, Held, Known, SeedFile, is_known, list_names, make_seed_file
from dateline.commands.intake.ledger import NO_BASE, SEEDS, Row, hash_bytes
from dateline.commands.intake.merging import take_in
from dateline.commands.intake.renaming import rename
from dateline.draft import entry_path
from dateline.fidelity.sameness import ENOUGH, Fingerprint, find_runs, measure_sameness
from dateline.links import make_slug
from dateline.problems import Problem
from dateline.seed import Article

T = TypeVar("T")
NO_DATE = "Put the day it was published above the text, as a line 'Date: 2020-01-04', then paste it again."


def find_row(known: Known, seed: SeedFile) -> Row | None:
    """Return the ledger's row of a seed, under its former name where it has been renamed; None where it is new.

    A seed whose file is gone is known again by its bytes, or by most of its words where it has changed since.
    """
    if row := known.rows.get(seed.path):
        return row
    gone = known.gone
    same = next((row for row in gone if row.seed_hash == seed.hash), None)
    if same:
        return same
    likely = _find_likely(known, seed, gone)
    return likely[0] if len(likely) == 1 else None


def _find_likely(known: Known, seed: SeedFile, gone: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of seeds whose files are gone and most of whose words stand in this one, of the same source.

    One is what this seed was before it was renamed and changed. Where there are several, nobody knows which. None is it
    where each of the two seeds has an entry of its own.
    """
    entries = known.newsroom.entries
    possible = tuple(row for row in gone if not (row.seed in entries and seed.path in entries))
    article = read_undated(known.newsroom, seed) if possible else None
    if article is None:
        return ()
    runs = find_runs("\n".join(paragraph.text for paragraph in article.paragraphs))
    source = article.source or ""
    return tuple(row for row in possible if measure_sameness(_recall(known, row, seed), source, runs) >= ENOUGH)


def _recall(known: Known, row: Row, seed: SeedFile) -> Fingerprint:
    """Return the fingerprint of a seed that this one may have been; a run that was cut off may have moved its base."""
    prints = known.fingerprints
    return prints.get(row.seed) or prints.get(seed.path) or Fingerprint("", ())


def decide(known: Known, seed: SeedFile, row: Row | None, held: Held, *, again: bool = False) -> tuple[Decision, ...]:
    """Return what is to be done about a seed, in order; `row` is what `find_row` returns of it.

    With `again` a known seed is read anew though it has not changed: the machine may have learnt something.
    """
    if row is None:
        return decide_new(known, seed, held)
    entry = known.find_entry(seed.path, row)
    if row.seed == seed.path:
        is_same = is_known(known.rows, seed) and not again
        return (Same(seed.path),) if is_same else take_in(known.newsroom, seed, row, entry, held)
    renamed = rename(seed, row, entry, held)
    if not renamed.has_changed:
        return (renamed,)
    base = held.moved if renamed.base is None else renamed.base
    now = replace(held, base=base, moved=None, entry=renamed.entry.after if renamed.entry else held.entry)
    return (renamed, *take_in(known.newsroom, seed, renamed.row, entry, now))


def decide_new(known: Known, seed: SeedFile, held: Held, *, published: date | None = None) -> tuple[Decision, ...]:
    """Return what is to be done about a seed that the ledger does not know; `published` as for `read_copy`."""
    twin = _find_twin(known, seed)
    if twin:
        return (Twin(seed.path, twin),)
    entry = known.newsroom.entries.get(seed.path)
    if entry:
        base_hash = NO_BASE if held.base is None else hash_bytes(held.base)
        return (Adopted(Row(seed.hash, seed.path, entry, base_hash)),)
    article = read_copy(known.newsroom, seed.path, seed.data, published, reading=held.reading)
    if isinstance(article, Faulty):
        return (article,)
    return (*find_doubts(article), _place(known, seed, article, held))


def _find_twin(known: Known, seed: SeedFile) -> str | None:
    """Return another seed with the same words that goes first: it is known, has an entry, or stands before this one."""
    if not seed.words:
        return None
    twins = [each.path for each in known.seeds if each.path != seed.path and each.words == seed.words]
    first = [path for path in twins if path in known.rows or path in known.newsroom.entries]
    return next(iter(first or (path for path in twins if path < seed.path)), None)


def _place(known: Known, seed: SeedFile, article: Article, held: Held) -> New | Taken | Faulty:
    """Return the new entry of an article, unless its place is taken or it would not be sound."""
    newsroom = known.newsroom
    path = entry_path(article)
    if path in newsroom.taken:
        owner = next((source for source, entry in newsroom.entries.items() if entry == path), None)
        return Taken(seed.path, path, owner)
    draft = draft_article(newsroom, article, path, held.reading)
    if isinstance(draft, Faulty):
        return draft
    return New(Row(seed.hash, seed.path, path, hash_bytes(draft.text)), draft.entry, draft.text, draft.text)


def decide_paste(known: Known, name: str, data: bytes, published: date | None = None) -> tuple[Decision, ...]:
    """Return what is to be done about a pasted article, which becomes `seeds/<day>-<headline>.txt`.

    Its bytes stay as they came. `name` is what messages call it; `published` counts where the copy names no day.
    """
    words = make_seed_file(name, data).words
    twin = next((seed.path for seed in known.seeds if words and seed.words == words), None)
    if twin:
        hint = "Nothing was saved. Change that seed, or its entry, where something is new."
        return (Faulty((Problem(name, 0, 0, f"holds the same text as {twin}", hint),)),)
    article = read_copy(known.newsroom, name, data, published, no_date=NO_DATE)
    if isinstance(article, Faulty):
        return (article,)
    path = next(path for path in _name_seed_files(article) if path not in known.rows and path not in known.seed_names)
    return (*find_doubts(article), Pasted(make_seed_file(path, data)))


def _name_seed_files(article: Article) -> Iterator[str]:
    """Yield paths at which an article could be kept, the best first."""
    day = article.published.day.isoformat() if article.published else ""
    stem = f"{SEEDS}/{day}-{make_slug(article.headline) or 'article'}"
    yield f"{stem}{SUFFIX}"
    yield from (f"{stem}-{number}{SUFFIX}" for number in count(2))


def _without(values: Mapping[str, T], key: str) -> dict[str, T]:
    """Return the values under all other keys."""
    return {each: value for each, value in values.items() if each != key}


def advance(known: Known, decision: Decision) -> Known:
    """Return what is known once a decision has been carried out."""
    newsroom = known.newsroom
    match decision:
        case Pasted(seed):
            seeds = tuple(sorted((*known.seeds, seed), key=lambda each: each.path))
            return replace(known, seeds=seeds, seed_names=known.seed_names | {seed.path})
        case New(row, entry):
            newsroom = replace(
                newsroom,
                entries={**newsroom.entries, row.seed: row.entry},
                names={**list_names(entry), **newsroom.names},
                taken=newsroom.taken | {row.entry},
            )
            return replace(known, rows={**known.rows, row.seed: row}, newsroom=newsroom)
        case Renamed(former, row):
            path = known.find_entry(row.seed, former)
            entries = {**_without(newsroom.entries, former.seed), **({row.seed: path} if path else {})}
            rows = {**_without(known.rows, former.seed), row.seed: row}
            return replace(known, rows=rows, newsroom=replace(newsroom, entries=entries))
        case Adopted(row) | Changed(row):
            return replace(known, rows={**known.rows, row.seed: row})
    return known
