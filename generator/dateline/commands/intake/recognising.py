"""A seed that nobody knows in; the known one that it was before it was renamed, changed or not, out."""

from dateline.commands.intake.desk import Desk
from dateline.commands.intake.ledger import Row, find_base
from dateline.commands.intake.reading import read_quietly
from dateline.commands.intake.seed_files import SeedFile
from dateline.content.entry import read_entry
from dateline.content.syntax.decoding import decode_text
from dateline.fidelity.sameness import ENOUGH, Telling, find_runs, measure_sameness, read_telling


def find_former(desk: Desk, seed: SeedFile) -> Row | None:
    """Return the ledger's row of a seed with the same bytes whose file is gone: it was renamed to this one."""
    return next((row for row in find_gone(desk) if row.seed_hash == seed.hash), None)


def find_changed_former(desk: Desk, seed: SeedFile) -> tuple[Row, ...]:
    """Return the rows of seeds whose files are gone and most of whose words stand in this one, of the same source.

    One is what this seed was before it was renamed and changed. Where there are several, nobody knows which. None is it
    where each of the two seeds has an entry of its own.
    """
    entries = desk.read_newsroom().entries
    gone = tuple(row for row in find_gone(desk) if not (row.seed in entries and seed.path in entries))
    article = read_quietly(desk, seed) if gone else None
    if article is None:
        return ()
    runs = find_runs("\n".join(paragraph.text for paragraph in article.paragraphs))
    source = article.source or ""
    return tuple(row for row in gone if measure_sameness(_recall(desk, row, seed), source, runs) >= ENOUGH)


def find_gone(desk: Desk) -> tuple[Row, ...]:
    """Return the rows of seeds whose files are gone, by seed."""
    present = {each.path for each in desk.present}
    return tuple(row for seed, row in sorted(desk.rows.items()) if seed not in present)


def _recall(desk: Desk, row: Row, seed: SeedFile) -> Telling:
    """Return what ingest last told of a seed; nothing where its base is gone.

    A run that was cut off may have given the base its new name already.
    """
    if row.seed not in desk.told:
        base = desk.read(find_base(row.seed)) or desk.read(find_base(seed.path)) or b""
        text, _ = decode_text(row.entry, base)
        entry = read_entry(row.entry, text)[0] if text else None
        desk.told[row.seed] = read_telling(entry) if entry else Telling("", ())
    return desk.told[row.seed]
