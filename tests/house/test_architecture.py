"""docs/architecture.md shows the program as it is: its picture, and every file and function that it names."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import picture
from tests.support.places import ROOT, SOURCE

TEXT = picture.DOCUMENT.read_text(encoding="utf-8")
CODE = re.compile(r"`(?P<path>[\w/.]+\.(?:py|html|yaml|toml|md))(?:: (?P<name>\w+))?`")
FOLDER = re.compile(r"`(?P<path>\w[\w/.]*/)`")
# What a reader of the document is told to write.
IMAGINED = {"site/pages/pictures.py", "generator/dateline/site/pages/pictures.py", "templates/pictures.html"}
PLACES = (ROOT, SOURCE / "dateline", SOURCE / "dateline" / "commands" / "intake")


def find(path: str) -> Path | None:
    """Return the file or folder that the document calls so, from the repository's or the package's root."""
    return next((place / path for place in PLACES if (place / path).exists()), None)


def test_the_picture_shows_the_rooms_as_they_are() -> None:
    assert picture.write_rooms(TEXT) == TEXT, "write it anew: python -m tests.house.picture"


def test_an_arrow_that_others_imply_is_left_out() -> None:
    arrows = {"cli": frozenset({"site", "model"}), "site": frozenset({"model"}), "model": frozenset[str]()}
    assert picture.leave_out_implied(arrows) == {**arrows, "cli": frozenset({"site"})}


@pytest.mark.parametrize("named", sorted({(found["path"], found["name"] or "") for found in CODE.finditer(TEXT)}))
def test_every_file_and_function_that_it_names_is_there(named: tuple[str, str]) -> None:
    path, name = named
    if path in IMAGINED:
        return
    file = find(path)
    assert file, f"docs/architecture.md names {path}, which is not there; name the file that does this now"
    if name:
        told = {getattr(node, "name", "") for node in ast.parse(file.read_text(encoding="utf-8")).body}
        assert name in told, f"docs/architecture.md names {path}: {name}, which is not there; name what does this now"


@pytest.mark.parametrize("path", sorted({found["path"] for found in FOLDER.finditer(TEXT)}))
def test_every_folder_that_it_names_is_there(path: str) -> None:
    # A digest has them, once its editors need them.
    is_of_digest = path.startswith(("content/", "seeds/", "site/"))
    assert is_of_digest or find(path), f"docs/architecture.md names {path}, which is not there"
