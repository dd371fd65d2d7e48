"""Folders of templates in; style sheets, scripts and pictures, named after their content, out.

There is one sheet for each sort of page, its rules in layers.
"""

import hashlib
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dateline import links
from dateline.model import File
from dateline.problems import Problem, ProblemsFound
from dateline.regexes import make_regex
from dateline.rules import Rule

ASSET_FOLDER = "assets"
INLINE_FOLDER = "inline"
LINE_START = make_regex(r"\s*\n\s*")
# Comments that stand on lines of their own; one within a line may be part of a text.
SCRIPT_COMMENT = make_regex(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
CSS_FOLDER = "css"
SHEETS = "sheets"
DIRECTION = "direction"
# In the order in which they win; `own` is for a digest's own rules. The first part of a file's path names its layer.
LAYERS = ("tokens", "base", "layout", "components", SHEETS, "print", DIRECTION, "own")
STYLE_COMMENT = make_regex(r"/\*.*?\*/", re.DOTALL)
BETWEEN_RULES = make_regex(r"\s*([{};])\s*")
BEFORE_VALUE = make_regex(r"([{;][\w-]+:) ")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load."""

    name: str
    """As templates ask for it: `entry.css`, `search.js`."""
    address: str
    """Site address, with a part of the content's hash, so that browsers never keep an old one."""
    data: bytes


def read_assets(template_folders: tuple[Path, ...], *, has_right_to_left: bool) -> tuple[Asset, ...]:
    """Return the style sheets and every file of the `assets/` folders, by name; in the first folder wins.

    The layer `direction` is left out where no page runs from right to left: no reader would load it for anything.
    Raises ProblemsFound where a style sheet is in no layer or is not UTF-8.
    """
    found = {name: _read_asset(path) for name, path in _find_files(template_folders, ASSET_FOLDER).items()}
    styles = _find_files(template_folders, CSS_FOLDER)
    found |= _bundle_sheets(styles, without="" if has_right_to_left else DIRECTION)
    return tuple(make_asset(name, data) for name, data in sorted(found.items()))


def read_inline_scripts(template_folders: tuple[Path, ...]) -> dict[str, str]:
    """Return the scripts of the `inline/` folders, which stand in the pages themselves, by name.

    Nothing in them can end the script element.
    """
    files = _find_files(template_folders, INLINE_FOLDER)
    scripts = {name: path.read_text(encoding="utf-8") for name, path in sorted(files.items())}
    return {name: _squeeze_script(script).replace("</", r"<\/") for name, script in scripts.items()}


def _read_asset(path: Path) -> bytes:
    """Return the bytes of a file that pages load; a script without its comments."""
    data = path.read_bytes()
    return f"{_squeeze_script(data.decode('utf-8'))}\n".encode() if path.suffix == ".js" else data


def _squeeze_script(script: str) -> str:
    """Return a script without indentation and the comments that stand on lines of their own."""
    return LINE_START.sub("\n", SCRIPT_COMMENT.sub("", script)).strip()


def make_asset(name: str, data: bytes) -> Asset:
    """Return the asset with its address."""
    stem, dot, ending = name.rpartition(".")
    mark = hashlib.sha256(data).hexdigest()[:8]
    return Asset(name, links.asset_address(f"{stem}.{mark}{dot}{ending}"), data)


def make_asset_files(assets: tuple[Asset, ...]) -> tuple[File, ...]:
    """Return the files of the site that hold the assets."""
    return tuple(File(links.output_path(asset.address), asset.data) for asset in assets)


def _find_files(template_folders: tuple[Path, ...], name: str) -> dict[str, Path]:
    """Return the files below a folder of that name, by path from there; in the first template folder wins."""
    found: dict[str, Path] = {}
    for folder in reversed(template_folders):
        for path in (folder / name).rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                found[path.relative_to(folder / name).as_posix()] = path
    return found


def _bundle_sheets(files: dict[str, Path], *, without: str) -> dict[str, bytes]:
    """Return the sheets by name, from the files of the `css/` folders by path from there; one layer may be left out.

    Every sheet holds all files but those in `sheets/`: there a folder names the sheets that its files go to
    (`sheets/entry+lists/events.css`), so that a page loads little that it does not show. Raises ProblemsFound where a
    file is in no layer or is not UTF-8.
    """
    problems: list[Problem] = []
    parts: list[tuple[str, str]] = []
    for name, path in sorted(files.items(), key=lambda item: (_layer_rank(item[0]), item[0])):
        problem = _check_layer(name)
        if not problem:
            try:
                parts.append((name, _squeeze_sheet(path.read_bytes().decode("utf-8"))))
            except UnicodeDecodeError as error:
                what = f"byte {error.start + 1} is not UTF-8"
                problem = Problem(_name_sheet(name), 0, 0, what, "Save the file as UTF-8.", Rule.STYLE_ENCODING)
        problems += [problem] if problem else []
    if problems:
        raise ProblemsFound(problems)
    parts = [(name, text) for name, text in parts if _layer(name) != without]
    sheets = sorted({sheet for name, _ in parts for sheet in _list_sheets(name)})
    return {f"{sheet}.css": _join_sheet(parts, sheet) for sheet in sheets}


def _join_sheet(parts: list[tuple[str, str]], sheet: str) -> bytes:
    """Return one sheet: the rules of its files, those of one layer together."""
    own = [(_layer(name), text) for name, text in parts if sheet in (_list_sheets(name) or (sheet,))]
    layers = [(layer, "".join(text for _, text in group)) for layer, group in groupby(own, key=lambda part: part[0])]
    blocks = [f"@layer {layer}{{{text}}}" for layer, text in layers]
    return "\n".join([f"@layer {','.join(LAYERS)};", *blocks, ""]).encode()


def _check_layer(name: str) -> Problem | None:
    """Return what is wrong with the name of a file."""
    if name.endswith(".css") and _layer(name) in LAYERS:
        return None
    known = ", ".join(LAYERS)
    hint = f"Name it after one: {known}."
    return Problem(_name_sheet(name), 0, 0, "is in no layer of the style sheet", hint, Rule.STYLE_LAYER)


def _name_sheet(name: str) -> str:
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


def _squeeze_sheet(css: str) -> str:
    """Return the rules without comments, and with no more blanks between them than they need."""
    lines = LINE_START.sub("\n", STYLE_COMMENT.sub("", css)).strip()
    return BEFORE_VALUE.sub(r"\1", BETWEEN_RULES.sub(r"\1", lines).replace(";}", "}"))
