"""Writes the reference of what templates see, from the code that gives it to them, into docs/templates.md.

    make fix

A test fails while the document says anything else.
"""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

import dateline
from dateline import model, when
from dateline.output.html.batches import PageRenderer
from dateline.output.html.render import PLACES, TEMPLATES
from tests.support.places import ROOT
from tests.support.site_values import build_site

DOCUMENT = ROOT / "docs" / "templates.md"
START, END = "<!-- reference: written by tests/support/template_reference.py -->\n", "<!-- end of the reference -->"
# Where the values are made that templates may see.
FILES = (
    *sorted((Path(dateline.__file__).parent / "site").rglob("*.py")),
    *(Path(inspect.getfile(module)) for module in (model, when)),
)


def format_reference() -> str:
    """Return the reference as Markdown."""
    classes = {
        node.name: node
        for file in FILES
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    templates = {page.__name__: name for page, name in TEMPLATES.items()}
    seen = find_parts([*templates, "Masthead"], classes)
    parts = ["## Pages\n", *(_format_class(classes[name], templates[name]) for name in templates)]
    parts += ["## What pages are made of\n"]
    parts += [_format_class(node) for name, node in sorted(classes.items()) if name in seen - set(templates)]
    parts += ["## Filters\n", "| filter | what it returns |\n| --- | --- |", *_list_filters()]
    names = ", ".join(f"`{name}`" for name in PLACES)
    return "\n".join([*parts, f"\n`place` knows these names: {names}.\n"])


def find_parts(names: list[str], classes: dict[str, ast.ClassDef]) -> set[str]:
    """Return the names of these classes and of all that their fields hold."""
    found: set[str] = set()
    while names:
        name = names.pop()
        if name in classes and name not in found:
            found.add(name)
            fields = [each for each in classes[name].body if isinstance(each, ast.AnnAssign)]
            names += [part.id for field in fields for part in ast.walk(field.annotation) if isinstance(part, ast.Name)]
    return found


def _format_class(node: ast.ClassDef, template: str = "") -> str:
    """Return one value with its fields."""
    heading = f"### `{template}`: {node.name}" if template else f"### {node.name}"
    lines = [heading, "", ast.get_docstring(node) or "", "", "| field | type | what it holds |", "| --- | --- | --- |"]
    for statement, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign):
            kind = ast.unparse(statement.annotation).replace("|", "\\|")
            lines.append(f"| `{ast.unparse(statement.target)}` | `{kind}` | {_read_string(after)} |")
        elif isinstance(statement, ast.Assign):
            lines.append(f"| `{ast.unparse(statement.targets[0])}` | `{ast.unparse(statement.value)}` | |")
        elif isinstance(statement, ast.FunctionDef) and statement.returns and ast.get_docstring(statement):
            kind = ast.unparse(statement.returns).replace("|", "\\|")
            lines.append(f"| `{statement.name}` | `{kind}` | {ast.get_docstring(statement)} |")
    return "\n".join([*lines, ""])


def _read_string(node: ast.stmt | None) -> str:
    """Return the string that stands under a field, on one line; empty where there is none."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split()).replace("|", "\\|")
    return ""


def _list_filters() -> Iterator[str]:
    """Yield a row for each filter of ours, with its example where it has one."""
    found = PageRenderer((ROOT / "templates",), build_site()).renderer.environment.filters
    for name in sorted(set(found) - set(Environment().filters) | {"count"}):
        kept = inspect.unwrap(found[name])
        function = getattr(kept, "func", kept)
        text, _, example = (inspect.getdoc(function) or "").partition(">>>")
        says = " ".join(text.split("\n\n")[0].split()).removeprefix("Return ")
        shown = _format_example(f">>>{example}") if example else ""
        yield f"| `{name}` | {says[:1].upper()}{says[1:]}{shown} |"


def _format_example(text: str) -> str:
    """Return the last example of a docstring in one line."""
    lines = text.strip().splitlines()
    at = max(number for number, line in enumerate(lines) if line.startswith(">>>"))
    asked, answer = lines[at].removeprefix(">>> "), " ".join(lines[at + 1 :]).strip()
    return f" `{asked}` gives `{answer}`." if answer else ""


def write_reference(document: str) -> str:
    """Return the document with the reference as it is now."""
    before, _, rest = document.partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n{format_reference()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(write_reference(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
