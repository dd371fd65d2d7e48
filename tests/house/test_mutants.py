"""Changes of the program in one place, by which tests are tried."""

import ast
from pathlib import Path
from random import Random

import pytest

from tests.support import mutants
from tests.support.mutants import draw_mutants, list_changes, make_mutant
from tests.support.places import ROOT, SOURCE

LINES = '''\
"""A text with 3 in it."""

LIMIT = 3


def pick(given: int = 0) -> str:
    if given > LIMIT and given != 7:
        return f"{given + 1}"
    return "é" * (given - 1)
'''


def test_every_change_is_in_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    file = tmp_path / "module.py"
    file.write_text(LINES, encoding="utf-8")
    number = len(list(list_changes(ast.parse(LINES))))
    made = [make_mutant(file, at) for at in range(number)]
    assert sorted((mutant.line, mutant.after) for mutant in made) == [
        (3, "LIMIT = (4)"),
        (6, "def pick(given: int = (1)) -> str:"),
        (7, "if (given > LIMIT or given != 7):"),
        (7, "if (given >= LIMIT) and given != 7:"),
        (7, "if (not (given > LIMIT and given != 7)):"),
        (7, "if given > LIMIT and (given == 7):"),
        (7, "if given > LIMIT and given != (8):"),
        (8, "return (None)"),
        (9, 'return "é" * ((given + 1))'),
        (9, 'return "é" * (given - (2))'),
        (9, "return ('é' // (given - 1))"),
        (9, "return (None)"),
    ]


def test_changes_are_drawn_over_all_rooms_and_the_same_again() -> None:
    drawn = draw_mutants(Random(1), 20)
    assert drawn == draw_mutants(Random(1), 20)
    assert len({mutant.room for mutant in drawn}) == 20
    assert all((ROOT / mutant.path).is_relative_to(SOURCE) for mutant in drawn)
