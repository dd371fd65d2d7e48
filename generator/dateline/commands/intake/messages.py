"""Decisions in; what an editor is told of them, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.commands.intake.decisions import (
    Baseless,
    Busy,
    Changed,
    Conflict,
    Decision,
    Deleted,
    Doubtful,
    Faulty,
    Renamed,
    Taken,
    Twin,
)
from dateline.commands.intake.ledger import NO_BASE, find_base
from dateline.commands.intake.proposals import find_proposal
from dateline.problems import Problem
from dateline.rules import Rule


@dataclass(frozen=True, slots=True)
class Messages:
    """What an editor is told, in the order of the decisions."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    """What an editor should know, though nothing is wrong."""
    conflicts: tuple[Problem, ...]
    """What both an editor and ingest have changed."""


def make_messages(decisions: Iterable[Decision]) -> Messages:
    """Return what is to be told of these decisions."""
    problems: list[Problem] = []
    notices: list[Problem] = []
    conflicts: list[Problem] = []
    for decision in decisions:
        if isinstance(decision, Conflict):
            conflicts += _describe_conflict(decision)
        elif isinstance(decision, Busy | Faulty | Twin | Taken):
            problems += _find_problems(decision)
        else:
            notices += _find_notices(decision)
    return Messages(tuple(problems), tuple(notices), tuple(conflicts))


def _find_problems(decision: Busy | Faulty | Twin | Taken) -> tuple[Problem, ...]:
    """Return why a seed gets no entry, or its entry nothing new."""
    match decision:
        case Faulty(problems):
            return problems
        case Busy(entry):
            hint = "Save it, wait until nobody works on it, then ingest again."
            return (Problem(entry, 0, 0, "changes while ingest is at work; nothing was written to it", hint),)
        case Twin(seed, other):
            hint = f"Delete one of the two; where {seed} is the one to keep, delete the other first."
            return (Problem(seed, 0, 0, f"holds the same text as {other}", hint, Rule.SEED_TWIN),)
        case Taken(seed, entry, owner):
            taken = f"the entry of {owner}" if owner else "an entry that is there already"
            hint = (
                f"Where it tells of this seed, write 'seed: {seed}' into it; else give the seed a headline of its own."
            )
            if owner:
                hint = "Give one of the two seeds a headline of its own: a line 'Title: ...' at the top."
            what = f"would be written to {entry}, which is {taken}"
            return (Problem(seed, 0, 0, what, hint, Rule.SEED_CLASH),)


def _find_notices(decision: Decision) -> Iterator[Problem]:
    """Yield what an editor should know of a decision."""
    match decision:
        case Doubtful(notice):
            yield notice
        case Renamed(former, row):
            what = "and has been ingested under that name"
            if decision.has_changed:
                what = "and has been changed since: what is new goes into its entry"
            yield Problem(row.seed, 0, 0, f"was {former.seed} before, {what}")
        case Changed(_, entry, _, True):
            what = "is no longer needed: nothing is open any more"
            yield Problem(find_proposal(entry.path), 0, 0, what, "Delete it.")
        case Deleted(seed, True):
            what = "has changed since it was ingested, but its entry is gone: it stays deleted"
            yield Problem(seed, 0, 0, what)
        case Baseless():
            yield _miss_base(decision)


def _miss_base(decision: Baseless) -> Problem:
    """Return the notice of an entry of which nobody knows what ingest had written."""
    seed, by_hand = decision.row.seed, decision.row.base_hash == NO_BASE
    changed = "has changed since it was ingested, but" if decision.has_changed else "is not taken in anew:"
    if by_hand:
        hint = f"Take over what is new by hand in {decision.entry}."
        return Problem(seed, 0, 0, f"{changed} its entry was written by hand", hint)
    hint = f"Restore it as git has it, or take over what is new by hand in {decision.entry}."
    return Problem(seed, 0, 0, f"{changed} {find_base(seed)} is not as ingest has written it", hint)


def _describe_conflict(conflict: Conflict) -> Iterator[Problem]:
    """Yield each place that both have changed, with the way out behind the last."""
    proposal = find_proposal(conflict.entry)
    *others, last = conflict.clashes
    yield from others
    hint = (
        f"Your entry is as it was. Compare it with {proposal}, change that as you like, then take it over with "
        f"'dateline ingest --accept {proposal}', or keep yours with '--refuse' in place of '--accept'."
    )
    if conflict.proposal is None:
        hint = f"{proposal} was changed by hand and stays; accept or refuse it, or delete it for a new one."
    yield Problem(last.path, last.line, last.column, last.what, hint)
