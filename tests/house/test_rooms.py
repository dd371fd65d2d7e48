"""What a contributor can forget: a room's tests, a page's row, template and description. Each is told with remedy."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from dateline.site.pages.kinds import KINDS, Page, PageKind
from tests.house.picture import list_rooms
from tests.support.faults import name_place, refuse, tell
from tests.support.places import ROOT, SOURCE, TEMPLATES, TESTS

PACKAGE = SOURCE / "dateline"
PAGES = PACKAGE / "site" / "pages"
HOW = "docs/architecture.md, '… a kind of page', shows all that one needs."


def find_untested(package: Path, tests: Path) -> Iterator[str]:
    """Yield a message for each room that holds code, and has no tests in the folder of its name."""
    for room in list_rooms(package):
        # A docstring alone is no code.
        has_code = any(len(ast.parse(file.read_text("utf-8")).body) > 1 for file in (package / room).rglob("*.py"))
        if has_code and not any((tests / room).rglob("test_*.py")):
            remedy = f"Write them in tests/{room}/; docs/architecture.md, 'Rooms', says what each room is for."
            yield tell(f"generator/dateline/{room}/__init__.py:1", f"the room '{room}' has no tests", remedy)


def find_unlisted(modules: list[Path], listed: set[str], kinds: set[str]) -> Iterator[str]:
    """Yield a message for each class of a page, that is with a head, which the union or the table of kinds lacks."""
    for module in modules:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(ast.unparse(each).startswith("head: ") for each in node.body):
                place = name_place(module, node.lineno)
                where = "generator/dateline/site/pages/kinds.py"
                if node.name not in listed:
                    yield tell(place, f"the union 'Page' lacks '{node.name}'", f"Add it to 'Page' in {where}. {HOW}")
                if node.name not in kinds:
                    yield tell(place, f"no kind of page has '{node.name}'", f"Add a row to 'KINDS' in {where}. {HOW}")


def find_undescribed(kinds: tuple[PageKind, ...], templates: Path, reference: str) -> Iterator[str]:
    """Yield a message for each kind of page that has no template, or that docs/templates.md does not describe."""
    for kind in kinds:
        place, name = find_class(kind.page), kind.page.__name__
        if not (templates / kind.template).is_file():
            yield tell(place, f"the page '{name}' has no template", f"Write templates/{kind.template}. {HOW}")
        if f"### `{kind.template}`: {name}\n" not in reference:
            yield tell(place, f"docs/templates.md does not describe the page '{name}'", f"Run 'make fix'. {HOW}")


def find_class(page: type) -> str:
    """Return file and line of a page's class."""
    file = SOURCE / f"{page.__module__.replace('.', '/')}.py"
    nodes = ast.parse(file.read_text(encoding="utf-8")).body
    return name_place(file, next(each.lineno for each in nodes if getattr(each, "name", "") == page.__name__))


def test_every_room_has_tests() -> None:
    refuse(find_untested(PACKAGE, TESTS))


def test_a_room_without_tests_is_told(tmp_path: Path) -> None:
    for room in ("attic", "cellar"):
        (tmp_path / "dateline" / room).mkdir(parents=True)
        (tmp_path / "dateline" / room / "__init__.py").write_text('"""A room."""\nTHING = 1\n', encoding="utf-8")
    (tmp_path / "tests" / "cellar").mkdir(parents=True)
    (tmp_path / "tests" / "cellar" / "test_things.py").touch()
    (fault,) = find_untested(tmp_path / "dateline", tmp_path / "tests")
    assert fault == (
        "generator/dateline/attic/__init__.py:1: the room 'attic' has no tests\n"
        "  Write them in tests/attic/; docs/architecture.md, 'Rooms', says what each room is for."
    )


def test_every_kind_of_page_has_its_template_and_its_description() -> None:
    refuse(find_undescribed(KINDS, TEMPLATES, (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")))


def test_every_class_of_a_page_is_in_the_table_of_kinds() -> None:
    refuse(find_unlisted(sorted(PAGES.glob("*.py")), {page.__name__ for page in get_args(Page)}, list_kinds()))


def list_kinds() -> set[str]:
    """Return the names of all classes that have a row in the table of kinds."""
    return {kind.page.__name__ for kind in KINDS}


def test_a_class_of_a_page_without_a_row_is_told() -> None:
    union, row = find_unlisted([PAGES / "sources.py"], set(), set())
    place = next(find_class(kind.page) for kind in KINDS if kind.template == "sources.html")
    where = "generator/dateline/site/pages/kinds.py"
    assert union == f"{place}: the union 'Page' lacks 'SourcesPage'\n  Add it to 'Page' in {where}. {HOW}"
    assert row == f"{place}: no kind of page has 'SourcesPage'\n  Add a row to 'KINDS' in {where}. {HOW}"


def test_a_kind_of_page_without_template_and_description_is_told(tmp_path: Path) -> None:
    (kind,) = (each for each in KINDS if each.template == "sources.html")
    template, description = find_undescribed((kind,), tmp_path, "")
    assert template.endswith(f": the page 'SourcesPage' has no template\n  Write templates/sources.html. {HOW}")
    assert "generator/dateline/site/pages/sources.py:" in description
    assert f"\n  Run 'make fix'. {HOW}" in description
