"""Seeds in; what is found in each, before its turn comes, out: read by all cores where there are many.

To read and extract an article takes most of the time of a decision about it, and needs nothing that decisions before it
make known. All else stays in order.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from dateline.commands.intake.drafting import Unread, read_ahead
from dateline.commands.intake.known import Known, Reading, SeedFile, is_known
from dateline.commands.intake.ledger import find_base
from dateline.commands.intake.merging import find_published
from dateline.disk.reading import read_if_there
from dateline.workers import count_workers, work_in_order


def read_seeds(
    root: Path, known: Known, seeds: Iterable[SeedFile], *, again: bool, workers: int | None
) -> Generator[Reading | None, None, None]:
    """Yield what is found in each seed, in order; None for one that needs nothing, or is best read at its turn.

    `workers` is as `asked` of `count_workers`. Close the iterator to stop early.
    """
    needed = [again or not is_known(known.rows, seed) for seed in seeds]
    number = count_workers(sum(needed), workers)
    if number == 1:
        yield from (None for _ in needed)
        return
    # Entries and names of the digest are many, and of no use to who reads.
    newsroom = replace(known.newsroom, entries={}, names={}, taken=frozenset())
    asked = (seed for seed, is_needed in zip(seeds, needed, strict=True) if is_needed)
    read = work_in_order(partial(read_ahead, newsroom=newsroom), _list_unread(root, known, asked), number)
    try:
        for is_needed in needed:
            yield next(read) if is_needed else None
    finally:
        read.close()


def _list_unread(root: Path, known: Known, seeds: Iterable[SeedFile]) -> Iterator[Unread]:
    """Yield the bytes of seeds, with the day that their entries were made with."""
    for seed in seeds:
        entry = known.find_entry(seed.path, known.rows.get(seed.path))
        base = read_if_there(root / find_base(seed.path)) if entry else None
        yield Unread(seed.path, seed.data, find_published(entry, base) if entry else None)
