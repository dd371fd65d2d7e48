"""What the lint tells of a contract, a format and a style that do not hold: file, line and the way out, each once."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.lint import (
    CUT,
    NEXT_STEP,
    Arrow,
    check_contracts,
    check_format,
    check_style,
    describe_broken,
    find_culprits,
    read_chain,
)
from tests.support.faults import tell
from tests.support.places import ROOT

ACYCLIC = "No room and no module imports a sibling that imports it"
UNREADABLE = f"""
Broken contracts
----------------

{ACYCLIC}
--------------------------------------------------------

dateline.site has a cycle of which no import is named.
"""


SETTINGS = """
[tool.importlinter]
root_package = "dateline"
include_external_packages = true

[[tool.importlinter.contracts]]
name = "Nothing imports upwards, and as long a name as contracts have that hold what the rooms of a house may do"
type = "layers"
exhaustive = true
containers = ["dateline"]
layers = [
    "shop",
    "stock",
    "words",
]

[[tool.importlinter.contracts]]
name = "Stock goes past no shop"
type = "forbidden"
source_modules = ["dateline.words", "dateline.stock"]
forbidden_modules = ["dateline.shop"]

[[tool.importlinter.contracts]]
name = "No sibling imports one that imports it"
type = "acyclic_siblings"
ancestors = ["dateline"]
"""
UPWARDS = "Nothing imports upwards, and as long a name as contracts have that hold what the rooms of a house may do"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small house: a shop over its stock, over words."""
    package = tmp_path / "generator" / "dateline"
    (package / "stock").mkdir(parents=True)
    for path, text in {
        "__init__.py": "",
        "shop.py": "import dateline.stock.shelf\n",
        "stock/__init__.py": "",
        "stock/shelf.py": "import dateline.words\n",
        "stock/cellar.py": "import dateline.words\n",
        "words.py": "",
    }.items():
        (package / path).write_text(text, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "generator"))
    return tmp_path


def test_a_house_in_order_is_told_nothing(house: Path) -> None:
    assert list(check_contracts(house)) == []


def test_an_import_that_goes_up_is_told_once_and_its_place_alone(house: Path) -> None:
    (house / "generator" / "dateline" / "words.py").write_text("\n\nimport dateline.shop\n", encoding="utf-8")
    what = f"imports dateline.shop, against the contract '{UPWARDS}'"
    assert list(check_contracts(house)) == [f"generator/dateline/words.py:3: {what}\n  {NEXT_STEP}"]


def test_what_stands_in_no_layer_is_told_with_the_contract_that_lacks_it(house: Path) -> None:
    (house / "generator" / "dateline" / "attic").mkdir()
    for path in ("attic/__init__.py", "signs.py"):
        (house / "generator" / "dateline" / path).touch()
    add = f"Add '{{}}' to the layers of \"{UPWARDS}\", pyproject.toml:7."
    assert list(check_contracts(house)) == [
        tell("generator/dateline/attic/__init__.py:1", "stands in no layer", add.format("attic")),
        tell("generator/dateline/signs.py:1", "stands in no layer", add.format("signs")),
    ]


def test_a_layer_that_is_not_there_is_told_with_its_line(house: Path) -> None:
    text = SETTINGS.replace('    "stock",\n', '    "stock",\n    "yard",\n')
    (house / "pyproject.toml").write_text(text, encoding="utf-8")
    what = "a layer names dateline.yard, which is not there"
    assert list(check_contracts(house)) == [f"pyproject.toml:14: {what}\n  Take it out of the layers."]


def test_an_import_that_many_chains_lead_through_is_the_one_to_take_out() -> None:
    bad = Arrow("dateline.x", "dateline.disk", 7)
    chains = [(Arrow(f"dateline.{name}", "dateline.x", 1), bad) for name in "abc"]
    assert list(find_culprits([*chains])) == [(bad, chains[0])]
    assert list(find_culprits([*chains, (bad,)])) == [(bad, (bad,))]
    assert [culprit for culprit, _ in find_culprits([(bad,), (Arrow("dateline.y", "os", 2),)])] == [
        bad,
        Arrow("dateline.y", "os", 2),
    ]


def test_a_chain_that_ends_in_several_modules_holds_all_of_their_imports() -> None:
    text = "- dateline.a -> dateline.b (l.3, l.9)\n  dateline.b -> dateline.c (l.4)\n               & dateline.d (l.5)"
    assert read_chain(text) == (
        Arrow("dateline.a", "dateline.b", 3),
        Arrow("dateline.b", "dateline.c", 4),
        Arrow("dateline.b", "dateline.d", 5),
    )


def test_a_file_that_is_not_formatted_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "crooked.py").write_text("x=1\n", encoding="utf-8")
    assert list(check_format(tmp_path)) == ["crooked.py:1:2: is not formatted\n  Run 'make fix'."]


def test_each_fault_of_style_is_told_with_the_way_out(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    body = "    print(1)\n" * 40
    (tmp_path / "long.py").write_text(f'"""Long."""\nimport os\n\n\ndef f() -> None:\n    """Print."""\n{body}')
    unused, cut = check_style(tmp_path)
    assert unused == "long.py:2:8: `os` imported but unused (F401)\n  Run 'make fix'."
    assert cut == f"long.py:5:5: Too many statements (41 > 40) (PLR0915)\n  {CUT}"


def test_a_broken_contract_that_names_no_import_is_told_in_its_own_words() -> None:
    (fault,) = describe_broken(UNREADABLE)
    assert fault.startswith("pyproject.toml:")
    assert f": the contract '{ACYCLIC}' does not hold\n" in fault
    assert "dateline.site has a cycle" in fault


def test_what_the_lint_cannot_read_is_told_as_it_is() -> None:
    assert list(describe_broken("Could not read any configuration.\n")) == ["Could not read any configuration."]


def test_make_lint_tells_of_all_its_checks_though_the_first_fails(tmp_path: Path) -> None:
    """Each command is replaced by one that fails: all are called, and the exit status says so."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    (tmp_path / "Makefile").write_text(recipe.replace("lint: .venv/.development", "lint:"), encoding="utf-8")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("python", "zizmor"):
        (tmp_path / ".venv" / "bin" / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / ".venv" / "bin" / name).chmod(0o755)
    usual = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(["make", "lint"], cwd=tmp_path, env=usual, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["tests.house.lint", "mypy", "--no-progress"]
