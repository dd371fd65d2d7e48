"""Draws the rooms of the program and who imports whom, from the code itself, into docs/architecture.md.

    make fix

A test fails while the document shows anything else. Arrows that others already imply are left out: a picture of all of
them shows nothing.
"""

import ast
from collections.abc import Mapping
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "dateline"
DOCUMENT = ROOT / "docs" / "architecture.md"
START, END = "<!-- rooms: written by tests/house/picture.py -->\n", "<!-- end of the rooms -->"
GROUND = "ground floor"

Arrows = Mapping[str, frozenset[str]]


def list_rooms(package: Path = PACKAGE) -> dict[str, str]:
    """Return the folders of the package with the sentence that each says of itself, by name."""
    found = {file.parent.name: file for file in sorted(package.glob("*/__init__.py"))}
    return {name: read_sentence(file) for name, file in found.items()}


def list_ground() -> tuple[str, ...]:
    """Return the modules that stand beside the rooms; every room may use them."""
    return tuple(sorted(file.stem for file in PACKAGE.glob("*.py") if not file.stem.startswith("__")))


def read_sentence(file: Path) -> str:
    """Return the first paragraph of a module's docstring, on one line."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def find_arrows(rooms: frozenset[str]) -> Arrows:
    """Return which rooms each room imports; modules of the ground floor count as one."""
    graph = grimp.build_graph("dateline")
    found: dict[str, set[str]] = {room: set() for room in (*rooms, GROUND)}
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            one, other = (_find_room(name, rooms) for name in (module, imported))
            if one and other and one != other:
                found[one].add(other)
    return {room: frozenset(others) for room, others in found.items()}


def leave_out_implied(arrows: Arrows) -> Arrows:
    """Return the arrows that no chain of others implies."""
    return {
        room: frozenset(
            other for other in others if not any(other in _reach(arrows, between) for between in others - {other})
        )
        for room, others in arrows.items()
    }


def format_rooms() -> str:
    """Return picture and table of the rooms as Markdown."""
    rooms = list_rooms()
    arrows = leave_out_implied(find_arrows(frozenset(rooms)))
    order = _sort_downwards(arrows)
    ground = ", ".join(f"`{name}`" for name in list_ground())
    return "\n".join([
        "```mermaid",
        "flowchart TD",
        *(f'    {_name(room)}["{room}"]' for room in order),
        *(f"    {_name(room)} --> {_name(other)}" for room in order for other in order if other in arrows[room]),
        "```",
        "",
        "| room | what it is for | rooms inside it |",
        "| --- | --- | --- |",
        *(_format_row(room, rooms[room]) for room in order if room in rooms),
        f"| {GROUND} | {ground}: what every room may use | |",
        "",
    ])  # fmt: skip


def write_rooms(document: str) -> str:
    """Return the document with picture and table as they are now."""
    before, _, rest = document.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{format_rooms()}\n{END}{after}"


def _find_room(module: str, rooms: frozenset[str]) -> str | None:
    """Return the room of a module; None for the package itself and the door of `python -m`."""
    name = module.split(".")[1] if "." in module else ""
    if name in rooms:
        return name
    return GROUND if name and not name.startswith("__") else None


def _reach(arrows: Arrows, start: str) -> frozenset[str]:
    """Return all rooms to which arrows lead from one."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = arrows[ahead.pop()] - found
        found |= new
        ahead += new
    return frozenset(found)


def _sort_downwards(arrows: Arrows) -> tuple[str, ...]:
    """Return the rooms so that all arrows lead on, by name where they leave a choice."""
    left = set(arrows)
    order: list[str] = []
    while left:
        free = [room for room in left if not any(room in arrows[other] for other in left - {room})]
        order.append(min(free))
        left.remove(order[-1])
    return tuple(order)


def _format_row(room: str, sentence: str) -> str:
    """Return a room as a line of the table."""
    inside = ", ".join(f"`{name}`" for name in list_rooms(PACKAGE / room))
    return f"| `{room}` | {sentence} | {inside} |"


def _name(room: str) -> str:
    """Return a room's name in the picture: one word."""
    return room.replace(" ", "_")


if __name__ == "__main__":
    DOCUMENT.write_text(write_rooms(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
