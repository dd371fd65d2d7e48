"""A file and a place in it in; the address with which a browser opens it in the editor's own program, out.

Programs register an address scheme of their own with the system; a browser hands such an address over and asks first.
"""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

VISUAL_STUDIO = "vscode://file{path}:{line}:{column}"
SCHEMES = {
    "code": VISUAL_STUDIO,
    "code-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "codium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "subl": "subl://open?url=file://{path}&line={line}&column={column}",
    "mate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "mvim": "mvim://open?url=file://{path}&line={line}&column={column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "webstorm": "webstorm://open?file={path}&line={line}&column={column}",
}
"""By the name of the program, as `EDITOR` and `VISUAL` give it."""
NONE = "none"


@dataclass(frozen=True, slots=True)
class EditorLinks:
    """Links that open the files of one project."""

    root: Path
    pattern: str
    """An address with `{path}`, `{line}` and `{column}`; empty where nothing is to be opened."""

    def open(self, path: str, line: int = 0, column: int = 0) -> str:
        """Return the address that opens a file of the project; empty for what is no file of it."""
        file = Path(os.path.realpath(self.root / path))
        if not self.pattern or not file.is_relative_to(os.path.realpath(self.root)) or not file.is_file():
            return ""
        place = quote(str(file))
        return (
            self.pattern.replace("{line}", str(max(line, 1)))
            .replace("{column}", str(max(column, 1)))
            .replace("{path}", place)
        )


def find_pattern(asked: str | None, environment: dict[str, str]) -> str | None:
    """Return the pattern of an editor's addresses; None where the name asked for is no editor that has any.

    `asked` is a name, a pattern or `none`; else `VISUAL`, then `EDITOR` decide. Editors that run in a terminal have no
    addresses: then it is Visual Studio Code.
    """
    if asked:
        return "" if asked == NONE else asked if "{path}" in asked else SCHEMES.get(asked)
    for name in ("VISUAL", "EDITOR"):
        try:
            program = PurePath(next(iter(shlex.split(environment.get(name, ""))), "")).name
        except ValueError:
            continue
        if program in SCHEMES:
            return SCHEMES[program]
    return VISUAL_STUDIO
