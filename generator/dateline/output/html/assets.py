"""Folders of templates in; style sheets, scripts and pictures, named after their content, out."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from dateline import links
from dateline.model import File
from dateline.output.html.styles import CSS_FOLDER, DIRECTION, bundle_styles
from dateline.regexes import make_regex

ASSET_FOLDER = "assets"
INLINE_FOLDER = "inline"
LINE_START = make_regex(r"\s*\n\s*")
# Comments that stand on lines of their own; one within a line may be part of a text.
SCRIPT_COMMENT = make_regex(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*$", re.DOTALL | re.MULTILINE)


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
    found |= bundle_styles(styles, without="" if has_right_to_left else DIRECTION)
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
