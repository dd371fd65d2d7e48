"""The import contracts leave nothing out: every room has layers, and every outside package a door."""

import ast
import sys
import tomllib
from collections.abc import Iterator

from tests.support.faults import name_place, refuse, tell
from tests.support.places import ROOT, SOURCE

PACKAGE = SOURCE / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def find_rooms_without_layers(held: set[str]) -> Iterator[str]:
    """Yield a message for each room with modules of its own that no exhaustive contract holds."""
    for file in FILES:
        room = ".".join(file.parent.relative_to(SOURCE).parts)
        if file.name == "__init__.py" and (set(file.parent.rglob("*.py")) - {file}) and room not in held:
            remedy = f"Add an exhaustive contract of type 'layers' with containers = [\"{room}\"] to pyproject.toml."
            yield tell(name_place(file), "no contract says how the modules of this room lie above one another", remedy)


def find_packages_without_door(held: set[str]) -> Iterator[str]:
    """Yield a message for each import of an outside package that no contract keeps to its door."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for name in {each.partition(".")[0] for each in _list_imports(node)}:
                if name not in {*held, *sys.stdlib_module_names, "dateline"}:
                    remedy = f"Add a contract of type 'protected' for '{name}' to pyproject.toml, like its neighbours."
                    place = name_place(file, getattr(node, "lineno", 1))
                    yield tell(place, f"the outside package '{name}' has no door", remedy)


def test_every_room_has_layers_that_name_all_of_its_modules() -> None:
    layers = [contract for contract in CONTRACTS if contract["type"] == "layers" and contract["exhaustive"]]
    refuse(find_rooms_without_layers({name for contract in layers for name in contract["containers"]}))


def test_every_outside_package_has_a_door() -> None:
    doors = [contract for contract in CONTRACTS if contract["type"] == "protected"]
    refuse(find_packages_without_door({name for contract in doors for name in contract["protected_modules"]}))


def test_a_room_without_layers_and_a_package_without_door_are_told_with_their_place() -> None:
    assert "generator/dateline/disk/__init__.py:1" in {told.split(": ")[0] for told in find_rooms_without_layers(set())}
    told = {told.split("\n")[0] for told in find_packages_without_door(set())}
    assert any(each.endswith(": the outside package 'yaml' has no door") for each in told)


def _list_imports(node: ast.AST) -> tuple[str, ...]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return tuple(each.name for each in node.names)
    return (node.module or "",) if isinstance(node, ast.ImportFrom) else ()
