"""Letters of the font that comes along in; their pictures and widths, and lines that are broken where they fit, out.

Each letter is drawn and measured once a size. The font has no kerning that Pillow's own layout knows of, so that a line
is as wide as its letters together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parent / "fonts" / "SourceSerifPro-Semibold.ttf"
COMPOSED = {
    letter: width
    for letters, width in (
        ("%¼½¾⅓⅔⅛⅜⅝⅞", 867),
        ("`´¨¸ˆˇˊˋ˘˙˚˛˜˝΄΅", 400),
        ("“”„", 422),
        ("«»", 518),
        *(('"', 399), ("…", 900), ("‥", 600), ("‰", 1208), ("″", 452), ("ˌ", 131), ("ŀ", 354), ("ŉ", 788)),
        *(("‼", 606), ("⁇", 816), ("⁈", 721), ("⁉", 714)),
    )
    for letter in letters
}
"""Letters made of others, of which FreeType tells the width of a part, with their own in thousandths of the size, as in
the font's table `hmtx`: the next letter would stand in the midst of them."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter at one size."""

    width: int
    """From where it begins to where the next one does, in pixels."""
    end: int
    """Where it ends if no other follows: the ink of some, as f, leans over the next letter."""
    ink: Image.Image | None
    """How much ink each of its pixels has, from 0 to 255; None for blanks."""
    left: int
    """Where its picture begins, from where the letter does; may be negative."""
    top: int
    """Where its picture begins, from the top of the line."""


def find_lacking(text: str) -> tuple[str, ...]:
    """Return the letters of a text that the font lacks, sorted, each once."""
    return tuple(sorted(letter for letter in set(text) if not has_letter(letter)))


@cache
def has_letter(letter: str) -> bool:
    """Tell whether the font has a letter: one that it lacks is drawn as U+FFFF is, which no font has."""
    if letter.isspace():
        return True
    missing, found = (_load_font(34).getmask(text) for text in ("\uffff", letter))
    return (found.size, bytes(found)) != (missing.size, bytes(missing))


@cache
def _load_font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font; Pillow's own layout, as another is not on every machine."""
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def find_letter(letter: str, size: int) -> Letter:
    """Return a letter at a size."""
    font = _load_font(size)
    told = round(font.getlength(letter))
    width = round(COMPOSED[letter] * size / 1000) if letter in COMPOSED else told
    left, top, right, bottom = (round(side) for side in font.getbbox(letter))
    if right <= left or bottom <= max(top, 0):
        return Letter(width, told, None, 0, 0)
    picture = Image.new("L", (right - left, bottom), 0)
    ImageDraw.Draw(picture).text((-left, 0), letter, fill=255, font=font)
    # What stands above the line, as a second accent may, is cut.
    top = max(top, 0)
    return Letter(width, max(told, right), picture.crop((0, top, right - left, bottom)), left, top)


def measure(text: str, size: int) -> int:
    """Return how wide a text is in pixels."""
    return _add_widths(text[:-1], size) + find_letter(text[-1], size).end if text else 0


def _add_widths(text: str, size: int) -> int:
    """Return where a letter behind the text would begin."""
    return sum(find_letter(letter, size).width for letter in text)


def break_lines(text: str, size: int, width: int) -> Iterator[str]:
    """Yield the lines of a text that is broken between words; a word that is wider has a line of its own."""
    blank = find_letter(" ", size).width
    line: list[str] = []
    start = 0
    for word in text.split():
        if line and start + measure(word, size) > width:
            yield " ".join(line)
            line, start = [], 0
        line.append(word)
        start += _add_widths(word, size) + blank
    yield " ".join(line)


def shorten(text: str, size: int, width: int) -> str:
    """Return the text, cut where it is too wide: between words, a single word anywhere."""
    if measure(text, size) <= width:
        return text
    while text and measure(f"{text}…", size) > width:
        text = text.rpartition(" ")[0] or text[:-1]
    return f"{text}…"


def write_line(sheet: Image.Image, place: tuple[int, int], text: str, size: int, shade: int) -> None:
    """Write one line, its upper left corner at this place; `shade` is that of full ink."""
    x, y = place
    for sign in text:
        letter = find_letter(sign, size)
        if letter.ink:
            sheet.paste(shade, (x + letter.left, y + letter.top), letter.ink)
        x += letter.width
