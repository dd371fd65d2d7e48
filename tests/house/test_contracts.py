"""The import contracts leave nothing out: every room has layers, and every outside package a door."""

import ast
import sys
import tomllib

from tests.support.places import ROOT, SOURCE

PACKAGE = SOURCE / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def test_every_room_has_layers_that_name_all_of_its_modules() -> None:
    held = {
        name
        for contract in CONTRACTS
        if contract["type"] == "layers" and contract["exhaustive"]
        for name in contract["containers"]
    }
    rooms = {
        ".".join(file.parent.relative_to(SOURCE).parts)
        for file in FILES
        if file.name == "__init__.py" and (set(file.parent.rglob("*.py")) - {file})
    }
    assert rooms - held == set(), "each of these needs an exhaustive contract of type 'layers' in pyproject.toml"


def test_every_outside_package_has_a_door() -> None:
    held = {name for contract in CONTRACTS if contract["type"] == "protected" for name in contract["protected_modules"]}
    imported = {
        name.partition(".")[0]
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _list_imports(node)
    }
    outside = imported - set(sys.stdlib_module_names) - {"dateline"}
    assert outside - held == set(), "each of these needs a contract of type 'protected' in pyproject.toml"


def _list_imports(node: ast.AST) -> tuple[str, ...]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return tuple(each.name for each in node.names)
    return (node.module or "",) if isinstance(node, ast.ImportFrom) else ()
