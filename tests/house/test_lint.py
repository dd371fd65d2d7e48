"""What the lint tells of a contract and of a format that do not hold: file, line and the way out."""

import shutil
from pathlib import Path

import pytest

from tests.house.lint import NEXT_STEP, check_contracts, check_format, describe_broken
from tests.support.places import ROOT

UNREADABLE = """
Broken contracts
----------------

No room and no module imports a sibling that imports it
--------------------------------------------------------

dateline.site has a cycle of which no import is named.
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the program and its settings."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_an_import_that_goes_up_is_told_with_its_place(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = copy / "generator" / "dateline" / "when.py"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nimport dateline.cli.options\n", encoding="utf-8")
    line = len(file.read_text(encoding="utf-8").splitlines())
    monkeypatch.setenv("PYTHONPATH", str(copy / "generator"))
    told = list(check_contracts(copy))
    place = f"generator/dateline/when.py:{line}"
    what = "imports dateline.cli.options, against the contract 'Nothing imports upwards'"
    assert f"{place}: {what}\n  {NEXT_STEP}" in told


def test_a_file_that_is_not_formatted_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "crooked.py").write_text("x=1\n", encoding="utf-8")
    assert list(check_format(tmp_path)) == ["crooked.py:1:2: is not formatted\n  Run 'make fix'."]


def test_a_broken_contract_that_names_no_import_is_told_in_its_own_words() -> None:
    (fault,) = describe_broken(UNREADABLE)
    assert fault.startswith("pyproject.toml:1: the contract 'No room and no module imports a sibling that imports it'")
    assert "dateline.site has a cycle" in fault
