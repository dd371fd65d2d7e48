"""What is wrong in a file, as data first and as text second: every fault a person is told of is a `Problem`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from dateline.model import Mark
from dateline.rules import Rule


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place, with the way out of it. Sorts by path, line and column."""

    path: str
    """The file, relative to the project's root with `/`; a folder or a command's argument where no file is at fault."""
    line: int
    """Counted from 1 in the file (not in its front matter); 0 where the whole file is meant."""
    column: int
    """Counted from 1 in characters; 0 where the whole line or file is meant."""
    what: str
    """What is wrong: one plain sentence without a full stop, quoting what was written."""
    hint: str = ""
    """What to do: a full sentence or two. Empty only where `what` says it all."""
    rule: Rule = field(default=Rule.OTHER, compare=False)
    """Of which kind the fault is. Two problems that say the same are one."""


class ProblemsFound(Exception):  # noqa: N818 - it carries faults of the user's files, not an error of ours
    """Stops a command. Carries every problem found, at least one; the command line prints them and exits with 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(format_problem(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["ProblemsFound"], tuple[tuple[Problem, ...]]]:
        """Let it pass from one process to another with its problems."""
        return ProblemsFound, (self.problems,)


def format_problem(problem: Problem) -> str:
    """Return the problem as a person reads it: `FILE:LINE:COLUMN: what`, then the hint, indented by two blanks."""
    place = problem.path
    if problem.line:
        place += f":{problem.line}"
        if problem.column:
            place += f":{problem.column}"
    head = f"{place}: {problem.what}"
    return f"{head}\n  {problem.hint}" if problem.hint else head


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None where none is near enough to be offered."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def find_place(marks: tuple[Mark, ...], key: str) -> tuple[int, int]:
    """Return line and column of a value of front matter, or (0, 0) where the file does not write it."""
    return next(((mark.line, mark.column) for mark in marks if mark.key == key), (0, 0))
