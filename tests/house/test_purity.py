"""What import contracts cannot see: calls that read the clock, the disk or the environment, and what is printed.

The contracts in pyproject.toml hold which room imports which package; `pathlib`, `datetime` and `importlib` have pure
sides, so that here it is the call that counts.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.faults import refuse, tell
from tests.support.places import SOURCE

PACKAGE = SOURCE / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))

# Rooms and modules that touch files; all others are pure.
EDGES = (
    *("cli/", "commands/", "disk/", "serve/", "output/files.py", "output/search/index.py"),
    *("output/card_drawing.py", "output/card_letters.py"),
    *(f"output/html/{name}.py" for name in ("assets", "batches", "render", "template_faults")),
)
# Pure rooms whose one module reads what is shipped with the program, or a model that an editor has installed.
SHIPPED = ("english/lexicon/__init__.py", "extract/tagger/__init__.py", "extract/spacy_votes.py")
CLOCK = ("now", "today", "utcnow", "time", "time_ns", "fromtimestamp")
READ = "Let commands/ read the file, and take its text as an argument."
DISK = (
    *("cwd", "exists", "expanduser", "glob", "home", "is_dir", "is_file", "is_symlink", "iterdir", "lstat"),
    *("mkdir", "read_bytes", "read_text", "resolve", "rglob", "rmdir", "stat", "touch", "unlink", "write_bytes"),
    *("write_text", "open"),
)


def list_faults(path: str, text: str) -> Iterator[str]:
    """Yield each call of a module that its room may not make, with the way out."""
    for node in ast.walk(ast.parse(text)):
        for rule in (_find_clock, _find_print, _find_environment, _find_disk):
            found = rule(path, node)
            if found:
                what, remedy = found
                yield tell(f"generator/dateline/{path}:{getattr(node, 'lineno', 0)}", what, remedy)


def _find_clock(path: str, node: ast.AST) -> tuple[str, str] | None:
    """Return what is wrong with a call that reads the clock."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="datetime" | "date" | "time" as owner), attr=name)):
            is_clock = name in CLOCK and path != "cli/options.py" and (owner, path) != ("time", "serve/preview.py")
            return (f"{owner}.{name} reads the clock", "Take today's date as an argument.") if is_clock else None
    return None


def _find_print(_path: str, node: ast.AST) -> tuple[str, str] | None:
    """Return what is wrong with a call that prints."""
    match node:
        case ast.Call(func=ast.Name(id="print")):
            return "print writes to the terminal", "Return what is to be told; cli/ prints it with click.echo."
    return None


def _find_environment(path: str, node: ast.AST) -> tuple[str, str] | None:
    """Return what is wrong with a look at the environment."""
    match node:
        case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv"):
            is_known = path.startswith("cli/") or path == "output/search/index.py"
            return None if is_known else ("the environment is read", "Let cli/ read it, and take it as an argument.")
    return None


def _find_disk(path: str, node: ast.AST) -> tuple[str, str] | None:
    """Return what is wrong with a call of a pure room that touches files, or with the means for one."""
    if path.startswith(EDGES) or path in SHIPPED:
        return None
    match node:
        case ast.ImportFrom(module="pathlib", names=names):
            unfit = [each.name for each in names if not each.name.startswith("Pure")]
            return (f"{unfit[0]} touches files", f"Take PurePosixPath, or a text. {READ}") if unfit else None
        case ast.Call(func=ast.Attribute(value=ast.Name(id="Image"), attr="open")):
            return None  # Pillow reads bytes here
        case ast.Call(func=ast.Attribute(attr=name)) if name in DISK:
            return f".{name}() touches files", READ
        case ast.Call(func=ast.Name(id="open")):
            return "open() touches files", READ
    return None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_module_asks_only_what_its_room_may_ask(file: Path) -> None:
    path = file.relative_to(PACKAGE).as_posix()
    refuse(list_faults(path, file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        ("datetime.now()", "datetime.now reads the clock", "Take today's date as an argument."),
        ("print(1)", "print writes to the terminal", "Return what is to be told; cli/ prints it with click.echo."),
        ("os.environ['A']", "the environment is read", "Let cli/ read it, and take it as an argument."),
        ("p.read_text()", ".read_text() touches files", READ),
        ("open(p)", "open() touches files", READ),
        ("from pathlib import Path", "Path touches files", f"Take PurePosixPath, or a text. {READ}"),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_way_out(line: str, what: str, remedy: str) -> None:
    found = list(list_faults("site/plan.py", f"\n{line}\n"))
    assert found == [f"generator/dateline/site/plan.py:2: {what}\n  {remedy}"]
