"""Style sheets of the template folders in; one sheet for each sort of page, its rules in layers, out."""

import re
from itertools import groupby
from pathlib import Path

from dateline.problems import Problem, ProblemsFound
from dateline.regexes import make_regex
from dateline.rules import Rule

CSS_FOLDER = "css"
SHEETS = "sheets"
DIRECTION = "direction"
# In the order in which they win; `own` is for a digest's own rules. The first part of a file's path names its layer.
LAYERS = ("tokens", "base", "layout", "components", SHEETS, "print", DIRECTION, "own")
COMMENT = make_regex(r"/\*.*?\*/", re.DOTALL)
LINE_START = make_regex(r"\s*\n\s*")
BETWEEN_RULES = make_regex(r"\s*([{};])\s*")
BEFORE_VALUE = make_regex(r"([{;][\w-]+:) ")


def bundle_styles(files: dict[str, Path], *, without: str) -> dict[str, bytes]:
    """Return the sheets by name, from the files of the `css/` folders by path from there; one layer may be left out.

    Every sheet holds all files but those in `sheets/`: there a folder names the sheets that its files go to
    (`sheets/entry+lists/events.css`), so that a page loads little that it does not show. Raises ProblemsFound where a
    file is in no layer or is not UTF-8.
    """
    problems: list[Problem] = []
    parts: list[tuple[str, str]] = []
    for name, path in sorted(files.items(), key=lambda item: (_layer_rank(item[0]), item[0])):
        problem = _check(name)
        if not problem:
            try:
                parts.append((name, _squeeze(path.read_bytes().decode("utf-8"))))
            except UnicodeDecodeError as error:
                what = f"byte {error.start + 1} is not UTF-8"
                problem = Problem(_shown(name), 0, 0, what, "Save the file as UTF-8.", Rule.STYLE_ENCODING)
        problems += [problem] if problem else []
    if problems:
        raise ProblemsFound(problems)
    parts = [(name, text) for name, text in parts if _layer(name) != without]
    sheets = sorted({sheet for name, _ in parts for sheet in _list_sheets(name)})
    return {f"{sheet}.css": _join_parts(parts, sheet) for sheet in sheets}


def _join_parts(parts: list[tuple[str, str]], sheet: str) -> bytes:
    """Return one sheet: the rules of its files, those of one layer together."""
    own = [(_layer(name), text) for name, text in parts if sheet in (_list_sheets(name) or (sheet,))]
    layers = [(layer, "".join(text for _, text in group)) for layer, group in groupby(own, key=lambda part: part[0])]
    blocks = [f"@layer {layer}{{{text}}}" for layer, text in layers]
    return "\n".join([f"@layer {','.join(LAYERS)};", *blocks, ""]).encode()


def _check(name: str) -> Problem | None:
    """Return what is wrong with the name of a file."""
    if name.endswith(".css") and _layer(name) in LAYERS:
        return None
    known = ", ".join(LAYERS)
    hint = f"Name it after one: {known}."
    return Problem(_shown(name), 0, 0, "is in no layer of the style sheet", hint, Rule.STYLE_LAYER)


def _shown(name: str) -> str:
    """Return the path of a file as messages give it."""
    return f"templates/{CSS_FOLDER}/{name}"


def _layer(name: str) -> str:
    """Return the layer of a file: `tokens.css` and `components/card.css` name theirs."""
    return name.partition("/")[0].removesuffix(".css")


def _layer_rank(name: str) -> int:
    """Return the place of a file's layer in their order."""
    layer = _layer(name)
    return LAYERS.index(layer) if layer in LAYERS else len(LAYERS)


def _list_sheets(name: str) -> tuple[str, ...]:
    """Return the sheets that a file goes to; empty where it goes to all."""
    folder, *rest = name.split("/")
    return tuple(rest[0].split("+")) if folder == SHEETS and len(rest) > 1 else ()


def _squeeze(css: str) -> str:
    """Return the rules without comments, and with no more blanks between them than they need."""
    lines = LINE_START.sub("\n", COMMENT.sub("", css)).strip()
    return BEFORE_VALUE.sub(r"\1", BETWEEN_RULES.sub(r"\1", lines).replace(";}", "}"))
