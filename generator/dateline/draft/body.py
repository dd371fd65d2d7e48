"""Paragraphs in, an entry's Markdown body out: the whole story, or an attributed quotation of its opening."""

from collections.abc import Iterator
from itertools import groupby

from dateline.content.markdown.escaping import escape_markdown
from dateline.english.sentences import find_sentences
from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Paragraph

EXCERPT_WORDS = 60
"""As much of a third party's copy as a short quotation needs."""
CELLS = make_regex(r"\s*\|\s*|\s*\t\s*|\s{2,}")
FIGURE = make_regex(r"\d")
REST = make_regex(r"\s?[,;:—–]\s")
GAP = make_regex(r"\s")
SENTENCE_END = make_regex(r"[.!?…:。！？][”’\"')\]]*$")


def format_story(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the whole story: crossheads as `##`, lists as lists, tables as tables."""
    blocks = [
        block
        for style, group in groupby(paragraphs, key=lambda paragraph: paragraph.style)
        for block in _format_blocks(style, [paragraph.text for paragraph in group if paragraph.text.strip()])
    ]
    return "\n\n".join(blocks)


def format_excerpt(paragraphs: tuple[Paragraph, ...], credit: str) -> str:
    """Return the opening as a block quotation with its credit line; empty where there is no prose."""
    opening = cut_whole(find_opening(paragraphs), words=EXCERPT_WORDS)
    if not opening:
        return ""
    lines = [escape_markdown(opening)] + (["", f"— {escape_markdown(credit)}"] if credit else [])
    return "\n".join(f"> {line}".rstrip() for line in lines)


def find_opening(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the lede on one line, a kicker above it left out ("AUSTRALIA"); empty where there is no prose."""
    prose = [_fold(paragraph.text) for paragraph in paragraphs if paragraph.style == "prose"]
    return next((text for text in prose if SENTENCE_END.search(text)), next(iter(prose), ""))


def cut_whole(text: str, *, words: int | None = None, characters: int | None = None) -> str:
    """Return as many of the first sentences as have room; of a first sentence that has none, its beginning and `…`.

    It is cut at a comma, colon or dash where that leaves at least a third of the room, else between two words.
    """
    sentences = find_sentences((Paragraph(text, Span(0, len(text))),))
    whole = [
        text[: sentence.span.end] for sentence in sentences if _has_room(text[: sentence.span.end], words, characters)
    ]
    if whole or not sentences:
        return whole[-1] if whole else ""
    for places in (REST.finditer(text), GAP.finditer(text)):
        cut = [
            f"{text[: place.start()]}…" for place in places if _has_room(f"{text[: place.start()]}…", words, characters)
        ]
        if cut and _has_room(cut[-1] * 3, words, characters) is False:
            return cut[-1]
    return f"{text[: (characters or 80) - 1]}…"


def _has_room(piece: str, words: int | None, characters: int | None) -> bool:
    """Say whether the piece is short enough."""
    return (words is None or len(piece.split()) <= words) and (characters is None or len(piece) <= characters)


def _fold(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def _format_blocks(style: str, texts: list[str]) -> Iterator[str]:
    """Yield the blocks that neighbours of one style make."""
    if not texts:
        return
    if style == "table":
        yield _format_table(texts)
    elif style in ("item", "numbered"):
        markers = (f"{number}." if style == "numbered" else "-" for number in range(1, len(texts) + 1))
        yield "\n".join(f"{marker} {escape_markdown(_fold(text))}" for marker, text in zip(markers, texts, strict=True))
    else:
        sign = "## " if style == "heading" else ""
        yield from (f"{sign}{escape_markdown(_fold(text))}" for text in texts)


def _format_table(rows: list[str]) -> str:
    """Return a Markdown table; its head is empty where the first row holds figures as the others do."""
    cells = [CELLS.split(row.strip().strip("|").strip()) for row in rows]
    width = max(len(row) for row in cells)
    filled = [row + [""] * (width - len(row)) for row in cells]
    has_head = len(rows) > 1 and not FIGURE.search(rows[0]) and all(FIGURE.search(row) for row in rows[1:])
    head, rest = (filled[0], filled[1:]) if has_head else ([""] * width, filled)
    lines = [head, ["---"] * width, *rest]
    return "\n".join(f"| {' | '.join(_format_cell(cell) for cell in line)} |" for line in lines)


def _format_cell(text: str) -> str:
    """Return the text of one cell; the rule below a table's head stays one."""
    return text if text == "---" else escape_markdown(_fold(text)).replace("|", "\\|")
