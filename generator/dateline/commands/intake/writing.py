"""What is known and a seed in; what was decided of it, written so that a run may be cut off anywhere, out.

The order for a new seed is base, entry, ledger: a base alone is written again by the next run, and an entry that names
its seed is only entered in the ledger. For a known one it is entry, base, ledger: the next run finds that the entry
says already what is new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from dateline.commands.intake.deciding import advance, decide, find_row
from dateline.commands.intake.decisions import Busy, Changed, Conflict, Decision, Faulty, New, Pasted, Renamed, Taken
from dateline.commands.intake.known import Held, Known, Reading, SeedFile, is_known
from dateline.commands.intake.ledger import LEDGER, Row, find_base, format_ledger
from dateline.commands.intake.newsroom import read_held
from dateline.disk.saving import ChangedMeanwhile, remove_file, save_new, save_over
from dateline.model import Change
from dateline.problems import Problem, ProblemsFound

TRIES = 3


def take(
    root: Path,
    known: Known,
    seed: SeedFile,
    *,
    again: bool = False,
    is_dry: bool = False,
    reading: Reading | None = None,
) -> tuple[Known, tuple[Decision, ...]]:
    """Do what a seed needs, or with `is_dry` nothing; return what is known then, and what was done or in the way."""
    done: tuple[Decision, ...] = ()
    for _ in range(TRIES):
        row = find_row(known, seed)
        # The files of a seed that needs nothing are not read.
        held = read_held(root, known, seed, row) if again or not is_known(known.rows, seed) else Held()
        decisions = decide(known, seed, row, replace(held, reading=reading), again=again)
        known, now = carry_out(root, known, decisions, is_dry=is_dry)
        done = (*(each for each in done if each not in now and not isinstance(each, Busy)), *now)
        if not isinstance(done[-1], Busy):
            break
    return known, done


def carry_out(
    root: Path, known: Known, decisions: Iterable[Decision], *, is_dry: bool = False
) -> tuple[Known, tuple[Decision, ...]]:
    """Write what was decided, in order; return what is known then, and what was done, at last what was in the way."""
    done: list[Decision] = []
    for decision in decisions:
        outcome = decision if is_dry else _write(root, known, decision)
        known = advance(known, outcome)
        done.append(outcome)
        if outcome is not decision:
            break
    return known, tuple(done)


def _write(root: Path, known: Known, decision: Decision) -> Decision:
    """Write one decision, and return it, or what was in the way."""
    try:
        _write_files(root, known, decision)
    except ChangedMeanwhile as changed:
        return Busy(str(changed))
    except FileExistsError:
        return _find_taken(decision)
    except ProblemsFound as found:
        return Faulty(found.problems)
    return decision


def _write_files(root: Path, known: Known, decision: Decision) -> None:
    """Write the files of one decision. Raises as `save_new` and `save_over`."""
    match decision:
        case Pasted(seed):
            save_new(root, seed.path, seed.data)
        case New(row, _, text, base):
            save_over(root, find_base(row.seed), base)
            save_new(root, row.entry, text)
        case Renamed():
            _write_renamed(root, decision)
        case Changed():
            _write_changed(root, known, decision)
        case Conflict(proposal=Change() as proposal) if proposal.after != proposal.before:
            save_over(root, proposal.path, proposal.after)


def _write_renamed(root: Path, renamed: Renamed) -> None:
    """Move a seed's base, and let base and entry call the seed by its new name."""
    old_base, new_base = find_base(renamed.former.seed), find_base(renamed.row.seed)
    if renamed.base is not None:
        save_over(root, new_base, renamed.base)
    if renamed.entry:
        save_over(root, renamed.entry.path, renamed.entry.after, before=renamed.entry.before)
    if old_base != new_base:
        remove_file(root, old_base)


def _write_changed(root: Path, known: Known, changed: Changed) -> None:
    """Write an entry that takes in what is new, its base and the ledger; what is as it should be stays untouched."""
    if changed.entry.after != changed.entry.before:
        save_over(root, changed.entry.path, changed.entry.after, before=changed.entry.before)
    if changed.base.after != changed.base.before:
        save_over(root, changed.base.path, changed.base.after)
    if changed.row != known.rows.get(changed.row.seed):
        write_ledger(root, advance(known, changed).rows)


def _find_taken(decision: Decision) -> Taken | Faulty:
    """Return what was in the way of a file that had not been there a moment before."""
    if isinstance(decision, New):
        return Taken(decision.row.seed, decision.row.entry, None)
    path = decision.seed.path if isinstance(decision, Pasted) else ""
    return Faulty((Problem(path, 0, 0, "was put there by somebody just now, and stays as it is", "Paste it again."),))


def write_ledger(root: Path, rows: Mapping[str, Row]) -> None:
    """Write down which seeds are known."""
    save_over(root, LEDGER, format_ledger(rows.values()))
