"""What a card shows, in; the card drawn as a PNG (RFC 2083), out.

Drawn with one font that comes along (Source Serif Pro, under the SIL Open Font License: fonts/OFL.txt), so that every
machine draws the same.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import PIL
from PIL import Image, ImageDraw

from dateline.disk.cache import make_key
from dateline.output import card_letters
from dateline.output.card_letters import FONT, break_lines, find_lacking, measure, shorten, write_line

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
SHADES = 4
"""Steps from paper to ink, and as many from paper to red: more look the same, at whatever size, and take more bytes."""
FULL = SHADES - 1
ROW_BYTES = WIDTH // 2 + 1
"""Four bits a pixel, and one byte between rows, which a PNG has there."""
RED = tuple(SHADES + shade if 0 < shade < SHADES else 0 for shade in range(256))
PAPER_COLOUR, INK_COLOUR, RED_COLOUR = (255, 253, 248), (26, 26, 26), (143, 29, 20)
PNG_EFFORT = 5
"""Measured with cards: 1 packs one in 0.9 ms, 5 to two thirds of that in 1.5, 6 to 4 % less in 2.4, 9 to 8 % in 28."""
PACKER = zlib.ZLIB_RUNTIME_VERSION
"""Another version may pack the same picture to other bytes."""
PALETTE_COLOURS = 3


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


def find_lacking_letters(card: ShareCard) -> tuple[str, ...]:
    """Return the letters of a card that the font lacks, sorted; those of its deck apart, which is left out then."""
    return find_lacking("".join((card.masthead, card.kicker, card.title, card.foot, *card.ends)))


@cache
def find_state() -> str:
    """Return a key of all that decides how a card looks beside its text: the modules, the font, Pillow and zlib."""
    files = (__file__, card_letters.__file__, FONT)
    return make_key(*(Path(file).read_bytes() for file in files), PIL.__version__, PACKER)


def draw_cards(cards: tuple[ShareCard, ...]) -> tuple[bytes, ...]:
    """Return several cards, each as a PNG; so that another process is given enough to do at a time."""
    return tuple(draw_card(card) for card in cards)


def draw_card(card: ShareCard) -> bytes:
    """Return the card as a PNG of 1200 by 630 pixels in eight colours."""
    sheet = _draw_ground(card.masthead).copy()
    _write(sheet, (MARGIN, KICKER), card.kicker, SMALL)
    size, lines = _fit_title(card.title, WIDTH - 2 * MARGIN)
    for number, line in enumerate(lines):
        _write(sheet, (MARGIN, TITLE + round(number * size * LINE_HEIGHT)), line, size)
    _write_deck(sheet, card, TITLE + round(len(lines) * size * LINE_HEIGHT) + DECK_GAP)
    _redden(sheet, KICKER, TITLE)
    if len(card.days) > 1:
        _draw_spine(sheet, card)
        _redden(sheet, SPINE - DOT, FOOT)
    _write(sheet, (MARGIN, FOOT), card.foot, SMALL)
    return _write_png(WIDTH, HEIGHT, sheet.tobytes("raw", "P;4", ROW_BYTES), _make_palette())


@lru_cache(maxsize=2)
def _draw_ground(masthead: str) -> Image.Image:
    """Return what all cards of a site have: its title, and two rules below.

    A sheet says of each pixel how much ink it has, in shades; which colour that is, its place decides.
    """
    sheet = Image.new("P", (WIDTH, HEIGHT), 0)
    _write(sheet, (MARGIN, MASTHEAD), masthead, SMALL)
    for top, bottom in ((RULE, RULE + 3), (RULE + 7, RULE + 8)):
        sheet.paste(FULL, (MARGIN, top, WIDTH - MARGIN + 1, bottom + 1))
    return sheet


def _write(sheet: Image.Image, place: tuple[int, int], text: str, size: int) -> None:
    """Write one line of text, its upper left corner at this place; what has no room ends in an ellipsis."""
    write_line(sheet, place, shorten(text, size, WIDTH - MARGIN - place[0]), size, FULL)


def _write_deck(sheet: Image.Image, card: ShareCard, top: int) -> None:
    """Write the deck from there down, as many lines as there is room for above the spine, or above the foot."""
    if find_lacking(card.deck):
        return
    height = round(SMALL * DECK_LEADING)
    bottom = (SPINE - DOT if len(card.days) > 1 else FOOT) - SMALL // 2
    room = max(0, min(DECK_LINES, (bottom - top) // height))
    for number, line in enumerate(_cut(tuple(break_lines(card.deck, SMALL, WIDTH - 2 * MARGIN)), room)):
        _write(sheet, (MARGIN, top + number * height), line, SMALL)


def _cut(lines: tuple[str, ...], room: int) -> tuple[str, ...]:
    """Return as many lines as there is room for; if more follow, the last is too long, so that it ends in an ellipsis.

    >>> _cut(("Crews of all ships", "went ashore", "on Wednesday"), 2)
    ('Crews of all ships', 'went ashore on Wednesday')
    """
    shown, rest = lines[:room], lines[room:]
    return (*shown[:-1], f"{shown[-1]} {rest[0]}") if shown and rest else shown


def _fit_title(title: str, width: int) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which a title fits its room, with its lines; what fits at none is cut when written."""
    for size in TITLE_SIZES:
        lines = tuple(break_lines(title, size, width))
        if len(lines) * size * LINE_HEIGHT <= TITLE_HEIGHT and all(measure(line, size) <= width for line in lines):
            return size, lines
    size = TITLE_SIZES[-1]
    return size, _cut(tuple(break_lines(title, size, width)), int(TITLE_HEIGHT / size / LINE_HEIGHT))


def _draw_spine(sheet: Image.Image, card: ShareCard) -> None:
    """Draw a line with a dot for each day, and the dates at its ends."""
    days, left, right = card.days, MARGIN + DOT, WIDTH - MARGIN - DOT
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((left, SPINE - 1, right, SPINE + 1), fill=FULL)
    length = (days[-1] - days[0]).days
    for day in days:
        x = left + round((day - days[0]).days * (right - left) / length)
        pen.ellipse((x - DOT, SPINE - DOT, x + DOT, SPINE + DOT), fill=FULL)
    first, last = card.ends
    _write(sheet, (MARGIN, LABELS), first, SMALLEST)
    _write(sheet, (right + DOT - measure(last, SMALLEST), LABELS), last, SMALLEST)


def _redden(sheet: Image.Image, top: int, bottom: int) -> None:
    """Make all ink from a row to another red."""
    sheet.paste(sheet.crop((0, top, WIDTH, bottom)).point(RED), (0, top))


@cache
def _make_palette() -> bytes:
    """Return the eight colours, each by its parts of red, green and blue."""
    return bytes(part for colour in (INK_COLOUR, RED_COLOUR) for shade in _mix(colour) for part in shade)


def _mix(colour: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the shades from paper to a colour."""
    for step in range(SHADES):
        yield tuple(round(p + (c - p) * step / (SHADES - 1)) for p, c in zip(PAPER_COLOUR, colour, strict=True))


def _write_png(width: int, height: int, rows: bytes, palette: bytes) -> bytes:
    """Return the picture.

    In `rows` there are two pixels a byte, and behind each row a byte 0; `palette` holds three bytes a colour.
    """
    # A row of a PNG begins with a byte that says how it is filtered: 0, not at all.
    rows = b"\0" + rows[:-1]
    head = struct.pack(">IIBBBBB", width, height, 4, PALETTE_COLOURS, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, PNG_EFFORT)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_write_chunk(name, each) for name, each in chunks)


def _write_chunk(name: bytes, data: bytes) -> bytes:
    """Return one part of the file, with its length and its checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
