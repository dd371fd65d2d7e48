"""What a card shows, in; the card drawn as a PNG, out.

Drawn with one font that comes along (Source Serif Pro, under the SIL Open Font License: fonts/OFL.txt), so that every
machine draws the same. Only here does Pillow draw.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from dateline.disk.cache import make_key

WIDTH, HEIGHT = 1200, 630
"""What Open Graph's readers show without cutting."""
MARGIN, MASTHEAD, RULE, KICKER, TITLE, SPINE, LABELS, FOOT = 72, 44, 100, 126, 176, 496, 512, 560
"""Where things begin, from the left and from above."""
TITLE_SIZES = (84, 74, 66, 58, 52, 46)
TITLE_HEIGHT = 272
SMALL, SMALLEST = 34, 26
DECK_GAP, DECK_LINES, DECK_LEADING = 24, 3, 1.3
LINE_HEIGHT = 1.14
DOT = 9
FONT = Path(__file__).parent / "fonts" / "SourceSerifPro-Semibold.ttf"
SHADES = 8
"""Steps from paper to ink, and from paper to red: sixteen colours are four bits a pixel."""
SOLID = (0, *(255 for _ in range(255)))
INK = tuple(value * SHADES // 256 for value in range(256))
RED = tuple(SHADES + value * SHADES // 256 if value * SHADES >= 256 else 0 for value in range(256))
PAPER_COLOUR, INK_COLOUR, RED_COLOUR = (255, 253, 248), (26, 26, 26), (143, 29, 20)


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What a card shows, and where it lies."""

    address: str
    masthead: str
    kicker: str
    """Small, above the title; may be empty."""
    title: str
    foot: str
    deck: str = ""
    """A sentence below the title, as far as there is room; may be empty. Left out where the font lacks a letter."""
    days: tuple[date, ...] = ()
    """Of its events, in order, each once; with fewer than two the card has no spine."""
    ends: tuple[str, ...] = ()
    """The first and the last of them in words."""


def find_lacking(card: ShareCard) -> tuple[str, ...]:
    """Return the letters of a card that the font lacks, sorted; those of its deck apart, which is left out then."""
    return tuple(sorted(letter for letter in set(_read_letters(card)) if not _has_letter(letter)))


def _read_letters(card: ShareCard) -> str:
    """Return all that is written on the card but for its deck."""
    return "".join((card.masthead, card.kicker, card.title, card.foot, *card.ends))


@cache
def _has_letter(letter: str) -> bool:
    """Tell whether the font has a letter: one that it lacks is drawn as U+FFFF is, which no font has."""
    missing, found = (_load_font(SMALL).getmask(text) for text in ("\uffff", letter))
    return letter.isspace() or (found.size, bytes(found)) != (missing.size, bytes(missing))


@cache
def _load_font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font; Pillow's own layout, as another is not on every machine."""
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def find_state() -> str:
    """Return a key of all that decides how a card looks beside its text: this module, the font, and Pillow."""
    return make_key(Path(__file__).read_bytes(), FONT.read_bytes(), PIL.__version__)


def draw_card(card: ShareCard) -> bytes:
    """Return the card as a PNG of 1200 by 630 pixels in sixteen colours."""
    sheet = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(sheet)
    right = WIDTH - MARGIN
    _write(sheet, (MARGIN, MASTHEAD), card.masthead, SMALL, INK)
    pen.rectangle((MARGIN, RULE, right, RULE + 3), fill=INK[255])
    pen.rectangle((MARGIN, RULE + 7, right, RULE + 8), fill=INK[255])
    _write(sheet, (MARGIN, KICKER), card.kicker, SMALL, RED)
    size, lines = _fit_title(card.title, right - MARGIN)
    for number, line in enumerate(lines):
        _write(sheet, (MARGIN, TITLE + round(number * size * LINE_HEIGHT)), line, size, INK)
    _write_deck(sheet, card, TITLE + round(len(lines) * size * LINE_HEIGHT) + DECK_GAP)
    if len(card.days) > 1:
        _draw_spine(sheet, pen, card)
    _write(sheet, (MARGIN, FOOT), card.foot, SMALL, INK)
    return _write_png(sheet)


def _write(sheet: Image.Image, place: tuple[int, int], text: str, size: int, shades: tuple[int, ...]) -> None:
    """Write one line of text, its upper left corner at this place; what has no room ends in an ellipsis."""
    if not text:
        return
    font = _load_font(size)
    shown = _shorten(text, size, WIDTH - MARGIN - place[0])
    left, _, right, bottom = font.getbbox(shown)
    line = Image.new("L", (round(right - min(left, 0)) + 1, round(bottom) + 1), 0)
    ImageDraw.Draw(line).text((0, 0), shown, fill=255, font=font)
    sheet.paste(line.point(shades), place, line.point(SOLID))


def _write_deck(sheet: Image.Image, card: ShareCard, top: int) -> None:
    """Write the deck from there down, as many lines as there is room for above the spine, or above the foot."""
    if not all(_has_letter(letter) for letter in set(card.deck)):
        return
    height = round(SMALL * DECK_LEADING)
    bottom = (SPINE - DOT if len(card.days) > 1 else FOOT) - SMALL // 2
    room = max(0, min(DECK_LINES, (bottom - top) // height))
    lines = list(_break_lines(card.deck, SMALL, WIDTH - 2 * MARGIN))
    shown, rest = lines[:room], lines[room:]
    if shown and rest:
        # One more word than there is room for, so that the line ends in an ellipsis.
        shown[-1] = f"{shown[-1]} {rest[0]}"
    for number, line in enumerate(shown):
        _write(sheet, (MARGIN, top + number * height), line, SMALL, INK)


def _shorten(text: str, size: int, width: int) -> str:
    """Return the text, cut where it is too wide: between words, a single word anywhere."""
    if _measure(text, size) <= width:
        return text
    while text and _measure(f"{text}…", size) > width:
        text = text.rpartition(" ")[0] or text[:-1]
    return f"{text}…"


def _fit_title(title: str, width: int) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits its room, with its lines; what fits at none is cut when written."""
    for size in TITLE_SIZES:
        lines = list(_break_lines(title, size, width))
        if len(lines) * size * LINE_HEIGHT <= TITLE_HEIGHT and all(_measure(line, size) <= width for line in lines):
            return size, lines
    size = TITLE_SIZES[-1]
    room = int(TITLE_HEIGHT / size / LINE_HEIGHT)
    shown, rest = lines[:room], lines[room:]
    return size, [*shown[:-1], f"{shown[-1]} {rest[0]}" if rest else shown[-1]]


def _break_lines(text: str, size: int, width: int) -> Iterator[str]:
    """Yield the lines of a text that is broken between words."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and _measure(longer, size) > width:
            yield line
            longer = word
        line = longer
    yield line


def _measure(text: str, size: int) -> float:
    """Return the width of a text in pixels."""
    return _load_font(size).getbbox(text)[2]


def _draw_spine(sheet: Image.Image, pen: ImageDraw.ImageDraw, card: ShareCard) -> None:
    """Draw a line with a dot for each day, and the dates at its ends."""
    days, left, right = card.days, MARGIN + DOT, WIDTH - MARGIN - DOT
    pen.rectangle((left, SPINE - 1, right, SPINE + 1), fill=RED[255])
    length = (days[-1] - days[0]).days
    for day in days:
        x = left + round((day - days[0]).days * (right - left) / length)
        pen.ellipse((x - DOT, SPINE - DOT, x + DOT, SPINE + DOT), fill=RED[255])
    first, last = card.ends
    _write(sheet, (MARGIN, LABELS), first, SMALLEST, RED)
    _write(sheet, (int(right + DOT - _measure(last, SMALLEST)), LABELS), last, SMALLEST, RED)


def _write_png(sheet: Image.Image) -> bytes:
    """Return the sheet, whose pixels are numbers of colours, as a PNG."""
    made = Image.frombytes("P", sheet.size, sheet.tobytes())
    made.putpalette(_make_palette())
    data = io.BytesIO()
    made.save(data, "PNG", compress_level=6, bits=4)
    return data.getvalue()


@cache
def _make_palette() -> list[int]:
    """Return the sixteen colours, each by its parts of red, green and blue."""
    return [part for colour in (INK_COLOUR, RED_COLOUR) for shade in _mix(colour) for part in shade]


def _mix(colour: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the shades from paper to a colour."""
    for step in range(SHADES):
        yield tuple(round(p + (c - p) * step / (SHADES - 1)) for p, c in zip(PAPER_COLOUR, colour, strict=True))
