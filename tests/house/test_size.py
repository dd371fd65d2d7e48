"""What no linter counts: lines of functions and modules, and modules of a folder."""

import ast
import io
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.support.faults import refuse
from tests.support.places import ROOT, SOURCE

LONGEST_FUNCTION, LONGEST_MODULE, MOST_MODULES = 40, 300, 20
MODULES = sorted(SOURCE.rglob("*.py"))
# A reason why something may be longer, in a comment of its own: in a function's lines, or in front of a module's code.
REASON = "# long: "


def find_reasons(source: str) -> list[int]:
    """Return the lines of comments that say why something is long."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.start[0] for token in tokens if token.type == tokenize.COMMENT and token.string.startswith(REASON)]


def list_long_functions(path: str, source: str) -> Iterator[str]:
    """Yield what is wrong with the functions of a module."""
    reasons = find_reasons(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first, last = node.lineno, node.end_lineno or node.lineno
            length = last - first + 1
            if length > LONGEST_FUNCTION and not any(first <= line <= last for line in reasons):
                yield (
                    f"{path}:{first}: '{node.name}' has {length} lines, {LONGEST_FUNCTION} are allowed\n"
                    f"  Cut it, or say why in it with a comment: {REASON}why"
                )


def list_long_modules(path: str, source: str) -> Iterator[str]:
    """Yield what is wrong with the length of a module."""
    length = len(source.splitlines())
    reasons = find_reasons(source)
    if length > LONGEST_MODULE and not any(line < find_first_code(source) for line in reasons):
        yield (
            f"{path}:1: has {length} lines, {LONGEST_MODULE} are allowed\n"
            f"  Cut it, or say why above its code with a comment: {REASON}why"
        )


def find_first_code(source: str) -> int:
    """Return the line of the first class or function of a module."""
    lines = (node.lineno for node in ast.parse(source).body if isinstance(node, ast.ClassDef | ast.FunctionDef))
    return next(lines, sys.maxsize)


def list_full_folders(modules: list[Path]) -> Iterator[str]:
    """Yield what is wrong with the number of modules of folders."""
    for folder, number in Counter(module.parent for module in modules if module.name != "__init__.py").items():
        if number > MOST_MODULES:
            told = f"{folder}: has {number} modules, {MOST_MODULES} are allowed"
            yield f"{told}\n  Make a folder of those that belong together."


def describe(module: Path) -> tuple[str, str]:
    """Return the path and the text of a module."""
    return module.relative_to(ROOT).as_posix(), module.read_text(encoding="utf-8")


def test_no_function_is_longer_than_one_looks_at_once() -> None:
    found = [told for module in MODULES for told in list_long_functions(*describe(module))]
    refuse(found)


def test_no_module_is_longer_than_one_reads_at_once() -> None:
    found = [told for module in MODULES for told in list_long_modules(*describe(module))]
    refuse(found)


def test_no_folder_has_more_modules_than_one_sees_at_once() -> None:
    found = list(list_full_folders([module.relative_to(ROOT) for module in MODULES]))
    refuse(found)


def test_a_long_function_is_told_with_its_remedy_unless_it_says_why() -> None:
    body = "    x = 1\n" * 40
    assert list(list_long_functions("a.py", f"def f():\n{body}")) == [
        "a.py:1: 'f' has 41 lines, 40 are allowed\n  Cut it, or say why in it with a comment: # long: why"
    ]
    assert list(list_long_functions("a.py", f"def f():\n    # long: a table\n{body}")) == []
    assert list(list_long_functions("a.py", f"def f():\n{'    x = 1' * 0}" + "    x = 1\n" * 39)) == []


def test_a_long_module_is_told_with_its_remedy_unless_it_says_why() -> None:
    source = "X = 1\n" * 300
    assert list(list_long_modules("a.py", source)) == []
    assert list(list_long_modules("a.py", f"{source}X = 2\n")) == [
        "a.py:1: has 301 lines, 300 are allowed\n  Cut it, or say why above its code with a comment: # long: why"
    ]
    assert list(list_long_modules("a.py", f"# long: one list\n{source}")) == []


def test_a_full_folder_is_told() -> None:
    modules = [Path("room", f"{number}.py") for number in range(21)]
    assert len(list(list_full_folders(modules))) == 1
    assert list(list_full_folders([*modules[:20], Path("room", "__init__.py"), Path("room", "more", "a.py")])) == []
