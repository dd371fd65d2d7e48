"""Changes the program in one place at a time, by lot, and tells which changes no test of the changed room notices.

    .venv/bin/python -m tests.support.mutants --count 40 --seed 1

A change is made in a copy of the checkout: a condition turned round, a comparison moved, a number or an arithmetic sign
changed, nothing returned. The tests of the room's own folder run on it; for modules outside the rooms those at the top
of tests/. What survives is printed as file, line, and the line before and after; some of it means the same as before.
"""

import argparse
import ast
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from queue import Queue
from random import Random

from tests.support.other_digests import DIGESTS, copy_checkout
from tests.support.places import ROOT, SOURCE

PACKAGE = SOURCE / "dateline"
PATIENCE_SECONDS = 900
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    path: str
    line: int
    before: str
    after: str
    source: str
    """The whole module after the change."""

    @property
    def room(self) -> str:
        """The folder or the file of the package in which the change is."""
        return Path(self.path).relative_to("generator/dateline").parts[0]

    @property
    def tests(self) -> list[str]:
        """What is given to pytest."""
        folder = Path("tests", self.room)
        return [str(folder)] if (ROOT / folder).is_dir() else sorted(f"tests/{each.name}" for each in TOP)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\n  - {self.before}\n  + {self.after}"


TOP = tuple((ROOT / "tests").glob("test_*.py"))


def list_changes(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield every expression that can be changed, with what it becomes."""
    for node in walk_code(tree):
        yield from change_choice(node)
        if isinstance(node, ast.expr):
            yield from change_value(node)


def change_choice(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what a condition or a return becomes."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield test, ast.UnaryOp(ast.Not(), test)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, ast.Constant(None)


def change_value(node: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what a comparison, a sign or a number becomes."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=comparators) if type(op) in COMPARISONS:
            yield node, ast.Compare(left, [COMPARISONS[type(op)]()], comparators)
        case ast.BoolOp(op=op, values=values):
            yield node, ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SIGNS:
            yield node, ast.BinOp(left, SIGNS[type(op)](), right)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            yield node, ast.Constant(value + 1)


def walk_code(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of what is run, but for types and decorators, and what stands within a text has no place."""
    if isinstance(node, ast.FunctionDef) and any(ast.unparse(each) == "overload" for each in node.decorator_list):
        return
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST):
                yield child
                yield from walk_code(child)


def make_mutant(file: Path, number: int) -> Mutant:
    """Return one change of a module, by its number in `list_changes`."""
    source = file.read_text(encoding="utf-8")
    old, new = list(list_changes(ast.parse(source)))[number]
    lines = source.encode().splitlines(keepends=True)
    # Columns count bytes.
    first = sum(map(len, lines[: old.lineno - 1])) + old.col_offset
    last = sum(map(len, lines[: (old.end_lineno or old.lineno) - 1])) + (old.end_col_offset or 0)
    changed = (source.encode()[:first] + f"({ast.unparse(new)})".encode() + source.encode()[last:]).decode()
    before, after = (text.split("\n")[old.lineno - 1].strip() for text in (source, changed))
    return Mutant(file.relative_to(ROOT).as_posix(), old.lineno, before, after, changed)


def draw_mutants(random: Random, number: int) -> list[Mutant]:
    """Return changes drawn by lot, over all rooms in turn."""
    choices: dict[str, list[tuple[Path, int]]] = defaultdict(list)
    for file in sorted(PACKAGE.rglob("*.py")):
        changes = list(list_changes(ast.parse(file.read_text(encoding="utf-8"))))
        choices[file.relative_to(PACKAGE).parts[0]] += [(file, at) for at in range(len(changes))]
    order = [room for room in choices if choices[room]]
    random.shuffle(order)
    return [make_mutant(*random.choice(choices[order[turn % len(order)]])) for turn in range(number)]


def is_noticed(mutant: Mutant, checkout: Path, stamp: int) -> bool:
    """Tell whether a test fails, or never ends, with this change; the copy is as before afterwards."""
    file = checkout / mutant.path
    original = file.read_bytes()
    environment = {**os.environ, "PYTHONPATH": str(checkout / "generator")}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *mutant.tests]
    try:
        write(file, mutant.source.encode(), stamp)
        done = subprocess.run(
            command, cwd=checkout, env=environment, timeout=PATIENCE_SECONDS, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        write(file, original, stamp + 1)
    return done.returncode != 0


def write(file: Path, data: bytes, stamp: int) -> None:
    """Write a module so that Python sees a new one: it looks at a file's second and size alone."""
    file.write_bytes(data)
    os.utime(file, (stamp, stamp))


def main() -> None:
    """Try changes, and print those that no test has noticed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    given = parser.parse_args()
    mutants = draw_mutants(Random(given.seed), given.count)
    stamps = count(1_000_000_000, 2)
    with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor(given.jobs) as workers:
        checkouts: Queue[Path] = Queue()
        for number in range(given.jobs):
            checkout = Path(made, str(number))
            checkout.mkdir()
            copy_checkout(checkout)
            DIGESTS["bare"](checkout)
            checkouts.put(checkout)

        def try_one(mutant: Mutant) -> bool:
            checkout = checkouts.get()
            try:
                return is_noticed(mutant, checkout, next(stamps))
            finally:
                checkouts.put(checkout)

        survivors = 0
        for mutant, noticed in zip(mutants, workers.map(try_one, mutants), strict=True):
            survivors += not noticed
            print(f"noticed   {mutant.path}:{mutant.line}" if noticed else f"SURVIVES  {mutant}", flush=True)
    print(f"{survivors} of {len(mutants)} changes survive (seed {given.seed})")


if __name__ == "__main__":
    main()
