"""The style sheets, as text: colours that can be read, and the rules they keep."""

import re

import pytest

from tests.support.places import TEMPLATES

CSS_FOLDER = TEMPLATES / "css"


def read_roles(scheme: str) -> dict[str, str]:
    """Return the colours of the light or dark scheme by role."""
    css = (CSS_FOLDER / "tokens.css").read_text()
    palette = dict(re.findall(r"(--palette-[a-z-]+): (#[0-9a-f]{6})", css))
    pairs = re.findall(r"--([a-z]+): light-dark\(var\((--palette-[a-z-]+)\), var\((--palette-[a-z-]+)\)\)", css)
    return {role: palette[light if scheme == "light" else dark] for role, light, dark in pairs}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, "contrast ratio")."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_running_text_has_a_contrast_of_seven(scheme: str) -> None:
    roles = read_roles(scheme)
    assert {role for role in ("ink", "muted", "accent") if contrast(roles[role], roles["paper"]) < 7} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_every_colour_has_a_contrast_of_four_and_a_half(scheme: str, ground: str) -> None:
    roles = read_roles(scheme)
    texts = ("ink", "muted", "accent", "people", "places", "organisations", "topics", "focus")
    assert {role for role in texts if contrast(roles[role], roles[ground]) < 4.5} == set()


def test_style_sheets_use_neither_ids_nor_important() -> None:
    sheets = {path: path.read_text() for path in CSS_FOLDER.rglob("*.css")}
    assert len(sheets) > 10
    assert [
        path for path, text in sheets.items() if "!important" in text or re.search(r"^\s*#\w", text, re.MULTILINE)
    ] == []


def test_only_tokens_name_colours() -> None:
    allowed = {"tokens.css", "print.css"}
    sheets = (path for path in CSS_FOLDER.rglob("*.css") if path.name not in allowed)
    assert [path.name for path in sheets if re.search(r"#[0-9a-f]{3,6}\b", path.read_text())] == []


# What names a side of the page.
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|scroll-padding|scroll-margin)-(?:left|right)[\w-]*:|(?:left|right):"
    r"|float: (?!inline)"
    r"|text-align: (?:left|right)|border-(?:top|bottom)-(?:left|right)-radius:|clear:)"
)
FOUR_SIDES = re.compile(r"(?:margin|padding|inset|border-width|border-color|border-style): ([^;}]+)")


def test_style_sheets_name_no_side_that_changes_with_the_direction() -> None:
    sheets = {path.name: path.read_text() for path in CSS_FOLDER.rglob("*.css")}
    assert {name: PHYSICAL.findall(text) for name, text in sheets.items() if PHYSICAL.search(text)} == {}
    four = {
        (name, sides)
        for name, text in sheets.items()
        for sides in FOUR_SIDES.findall(text)
        for parts in [re.findall(r"\w+\([^)]*\)|\S+", sides)]
        if len(parts) == 4 and parts[1] != parts[3]
    }
    assert four == set()
