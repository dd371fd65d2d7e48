"""What a contributor can forget: a room's tests, a page's template and description. Each is told with its remedy."""

import ast
from collections.abc import Iterator
from pathlib import Path

from dateline.site.pages.kinds import KINDS, PageKind
from tests.house.picture import list_rooms
from tests.support.places import ROOT, SOURCE, TEMPLATES, TESTS

PACKAGE = SOURCE / "dateline"


def find_untested(package: Path, tests: Path) -> Iterator[str]:
    """Yield a message for each room that holds code, and has no tests in the folder of its name."""
    for room in list_rooms(package):
        has_code = any(file.name != "__init__.py" for file in (package / room).rglob("*.py"))
        if has_code and not any((tests / room).rglob("test_*.py")):
            yield (
                f"generator/dateline/{room}/__init__.py:1: the room '{room}' has no tests\n"
                f"  Write them in tests/{room}/; docs/architecture.md, 'Rooms', says what each room is for."
            )


def find_undescribed(kinds: tuple[PageKind, ...], templates: Path, reference: str) -> Iterator[str]:
    """Yield a message for each kind of page that has no template, or that docs/templates.md does not describe."""
    for kind in kinds:
        place = find_class(kind.page)
        how = "docs/architecture.md, 'How to add a kind of page', shows all that one needs."
        if not (templates / kind.template).is_file():
            yield f"{place}: the page '{kind.page.__name__}' has no template\n  Write templates/{kind.template}. {how}"
        if f"### `{kind.template}`: {kind.page.__name__}\n" not in reference:
            yield (
                f"{place}: docs/templates.md does not describe the page '{kind.page.__name__}'\n"
                f"  Run 'python -m tests.support.template_reference'. {how}"
            )


def find_class(page: type) -> str:
    """Return file and line of a page's class."""
    file = SOURCE / f"{page.__module__.replace('.', '/')}.py"
    nodes = ast.parse(file.read_text(encoding="utf-8")).body
    line = next(node.lineno for node in nodes if isinstance(node, ast.ClassDef) and node.name == page.__name__)
    return f"{file.relative_to(ROOT).as_posix()}:{line}"


def test_every_room_has_tests() -> None:
    assert list(find_untested(PACKAGE, TESTS)) == []


def test_a_room_without_tests_is_told(tmp_path: Path) -> None:
    for room in ("attic", "cellar"):
        (tmp_path / "dateline" / room).mkdir(parents=True)
        (tmp_path / "dateline" / room / "__init__.py").write_text('"""A room."""\n', encoding="utf-8")
        (tmp_path / "dateline" / room / "things.py").write_text("THING = 1\n", encoding="utf-8")
    (tmp_path / "tests" / "cellar").mkdir(parents=True)
    (tmp_path / "tests" / "cellar" / "test_things.py").touch()
    (fault,) = find_untested(tmp_path / "dateline", tmp_path / "tests")
    assert fault == (
        "generator/dateline/attic/__init__.py:1: the room 'attic' has no tests\n"
        "  Write them in tests/attic/; docs/architecture.md, 'Rooms', says what each room is for."
    )


def test_every_kind_of_page_has_its_template_and_its_description() -> None:
    assert list(find_undescribed(KINDS, TEMPLATES, (ROOT / "docs" / "templates.md").read_text(encoding="utf-8"))) == []


def test_a_kind_of_page_without_template_and_description_is_told(tmp_path: Path) -> None:
    (kind,) = (each for each in KINDS if each.template == "sources.html")
    template, description = find_undescribed((kind,), tmp_path, "")
    assert template.endswith(
        ": the page 'SourcesPage' has no template\n  Write templates/sources.html. "
        "docs/architecture.md, 'How to add a kind of page', shows all that one needs."
    )
    assert "generator/dateline/site/pages/sources.py:" in description
    assert "Run 'python -m tests.support.template_reference'." in description
