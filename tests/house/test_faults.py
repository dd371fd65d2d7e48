"""How a contributor's mistakes are told: place, what is wrong, what to do, and each once."""

import pytest

from tests.support.faults import find_drowned, find_line, name_place, refuse, tell
from tests.support.places import ROOT

FAULT = tell("docs/a.md:3", "names b.py, which is not there", "Take it out.")


def test_a_test_fails_with_its_faults_each_once_and_nothing_else() -> None:
    with pytest.raises(pytest.fail.Exception) as failure:
        refuse([FAULT, FAULT, "docs/b.md:1: is empty\n  Delete it."])
    assert failure.value.msg == f"{FAULT}\ndocs/b.md:1: is empty\n  Delete it."
    refuse([])


def test_a_place_is_relative_to_the_repository() -> None:
    assert name_place(ROOT / "docs" / "a.md", find_line("a\nb\nc", "b")) == "docs/a.md:2"


def test_faults_are_said_again_where_other_failures_hide_them() -> None:
    other = "    def test_a() -> None:\n>       assert 1 == 2\n\ntests/test_a.py:2: AssertionError"
    assert list(find_drowned([FAULT, other, f"[gw1] linux -- Python 3.14\n{FAULT}\n{FAULT}"])) == [FAULT]
    assert list(find_drowned([FAULT, FAULT])) == []
    assert list(find_drowned([other])) == []
