"""docs/architecture.md shows the rooms as they are; test_docs.py looks up every file and function that it names."""

from tests.house import picture
from tests.house.documents import find_difference
from tests.support.faults import refuse


def test_the_picture_shows_the_rooms_as_they_are() -> None:
    text = picture.DOCUMENT.read_text(encoding="utf-8")
    refuse(find_difference(picture.DOCUMENT, text, picture.write_rooms(text)))


def test_a_document_that_the_code_has_left_behind_is_told_with_its_first_old_line() -> None:
    assert list(find_difference(picture.DOCUMENT, "a\nb\n", "a\nc\n")) == [
        "docs/architecture.md:2: is not what the code says any more; here it says: c\n  Run 'make fix'."
    ]
    assert list(find_difference(picture.DOCUMENT, "a\n", "a\n")) == []


def test_an_arrow_that_others_imply_is_left_out() -> None:
    arrows = {"cli": frozenset({"site", "model"}), "site": frozenset({"model"}), "model": frozenset[str]()}
    assert picture.leave_out_implied(arrows) == {**arrows, "cli": frozenset({"site"})}
