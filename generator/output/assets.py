"""Folders of templates in; style sheet, scripts and pictures, named after their content, out."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from generator import links
from generator.model import File
from generator.problems import Problem, ProblemsFound

STYLE_SHEET = "dateline.css"
CSS_FOLDER = "css"
ASSET_FOLDER = "assets"
INLINE_FOLDER = "inline"
# In the order in which they win; `own` is for a digest's own rules. The first part of a file's path names its layer.
DIRECTION = "direction"
LAYERS = ("tokens", "base", "layout", "components", "print", DIRECTION, "own")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_START = re.compile(r"\s*\n\s*")
# Comments that stand on lines of their own; one within a line may be part of a text.
SCRIPT_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)
BETWEEN_RULES = re.compile(r"\s*([{};])\s*")
BEFORE_VALUE = re.compile(r"([{;][\w-]+:) ")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load."""

    name: str
    """As templates ask for it: `dateline.css`, `search.js`."""
    address: str
    """Site address, with a part of the content's hash, so that browsers never keep an old one."""
    data: bytes


def read_assets(template_folders: tuple[Path, ...], *, has_right_to_left: bool) -> tuple[Asset, ...]:
    """Return the one style sheet and every file of the `assets/` folders, by name; in the first folder wins.

    The layer `direction` is left out where no page runs from right to left: no reader would load it for anything.
    Raises ProblemsFound where a style sheet is in no layer or is not UTF-8.
    """
    found = {name: _read_asset(path) for name, path in _find_files(template_folders, ASSET_FOLDER).items()}
    styles = _find_files(template_folders, CSS_FOLDER)
    left_out = "" if has_right_to_left else DIRECTION
    found[STYLE_SHEET] = _bundle_styles({name: path for name, path in styles.items() if _layer(name) != left_out})
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


def _bundle_styles(files: dict[str, Path]) -> bytes:
    """Return one style sheet from many, each in its layer."""
    problems, parts = [], []
    for name, path in sorted(files.items(), key=lambda item: (_layer_rank(item[0]), item[0])):
        shown = f"templates/{CSS_FOLDER}/{name}"
        if not name.endswith(".css") or _layer(name) not in LAYERS:
            known = ", ".join(LAYERS)
            problems.append(Problem(shown, 0, 0, "is in no layer of the style sheet", f"Name it after one: {known}."))
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            what = f"byte {error.start + 1} is not UTF-8"
            problems.append(Problem(shown, 0, 0, what, "Save the file as UTF-8."))
            continue
        parts.append(f"@layer {_layer(name)}{{{_squeeze(text)}}}")
    if problems:
        raise ProblemsFound(problems)
    return "\n".join([f"@layer {', '.join(LAYERS)};", *parts, ""]).encode()


def _layer(name: str) -> str:
    """Return the layer of a style sheet: `tokens.css` and `components/card.css` name theirs."""
    return name.partition("/")[0].removesuffix(".css")


def _layer_rank(name: str) -> int:
    """Return the place of a style sheet's layer in their order."""
    layer = _layer(name)
    return LAYERS.index(layer) if layer in LAYERS else len(LAYERS)


def _squeeze(css: str) -> str:
    """Return the style sheet without comments, and with no more blanks between its rules than it needs."""
    lines = LINE_START.sub("\n", CSS_COMMENT.sub("", css)).strip()
    return BEFORE_VALUE.sub(r"\1", BETWEEN_RULES.sub(r"\1", lines).replace(";}", "}"))
