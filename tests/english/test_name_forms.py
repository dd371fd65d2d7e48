"""Names as they are compared."""

import pytest

from dateline.english.name_forms import fold, read_same, spells, strip_titles


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Hague", "hague"),
        ("Peña Nieto’s", "pena nieto"),
        ("the workers'", "workers"),
        ("U.N.", "un"),
        ("Guinea-Bissau", "guinea bissau"),
        (" O’Brien  ", "o'brien"),
        ("So\u00adfia", "sofia"),
        ("ﬁnland", "finland"),
    ],
)
def test_a_name_is_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Gen. Sir Omar Darzi", "Omar Darzi"), ("Mr Lind", "Lind"), ("General", "General"), ("Ana Lind", "Ana Lind")],
)
def test_titles_are_taken_off_a_name(name: str, bare: str) -> None:
    assert strip_titles(name) == bare


def test_forms_of_one_thing_have_one_first_form() -> None:
    same = read_same()
    assert same["bahamas"] == ("Bahamas", True)
    assert same["un"] == ("United Nations", False)
    assert "france" not in same


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("WHO", "World Health Organization", True),
        ("TLP", "Tehreek-i-Labbaik Pakistan", True),
        ("FBI", "Federal Bureau of Investigation", True),
        ("F.B.I.", "Federal Bureau of Investigation", True),
        ("BOI", "the Bank of India", True),
        ("RA", "Royal Navy", False),
        ("R", "Reuters", False),
        ("RN", "Reuters", False),
        ("HO", "World Health Organization", False),
        ("HWO", "Great Health and Wealth Office", True),
    ],
)
def test_an_acronym_spells_a_name(acronym: str, name: str, expected: bool) -> None:
    assert spells(acronym, name) is expected
