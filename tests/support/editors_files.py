"""Refuses to read `content/`, `seeds/` and `site/` at the repository's root while tests run: they are the editors' own.

What an editor does there must never fail a test; the digest of the tests is `tests/digest/`.
"""

import os
import sys

from tests.support.places import ROOT

EDITORS = tuple(str(ROOT / name) for name in ("content", "seeds", "site"))
# What Python tells its auditors of reading: the event, whose first argument is the path.
READING = frozenset({"open", "os.listdir", "os.scandir"})
refused: list[str] = []


class EditorsFileError(AssertionError):
    """Says that something of the digest's editors was read."""


def _refuse(event: str, arguments: tuple) -> None:
    """Raise EditorsFileError where a path of the editors is read."""
    if event not in READING or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    given = os.fsdecode(arguments[0])
    if event == "open" and os.sep not in given:
        return  # a name within a folder that is open already: Python does not tell which
    path = os.path.abspath(given)  # noqa: PTH100 - nothing is asked of the disk here
    if path.startswith(EDITORS) and (path in EDITORS or path.startswith(tuple(f"{each}{os.sep}" for each in EDITORS))):
        refused.append(path)
        raise EditorsFileError(f"a test reads {path}, which belongs to the digest's editors: read tests/digest/")


def guard() -> None:
    """Refuse from now on, as long as this process lives."""
    sys.addaudithook(_refuse)
