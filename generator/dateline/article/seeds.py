"""The bytes of a raw article in; a seed, or every reason why it is none, out; and its text cut into blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.content.syntax.decoding import decode_text
from dateline.model import Span
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.seed import Seed

NOTHING = "Paste the article into it, or delete the file."
# What copying from a page or a PDF leaves: byte-order marks, zero-width blanks, soft hyphens, marks of the reading
# direction, the places of pictures. Joiners (U+200C, U+200D) stay: Persian, Urdu and emoji are written with them.
UNSEEN = make_regex(
    r"[\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
WORD_BREAKS = bytes.maketrans(b"\x0b\x0c", b"\n\n")
STRANGE_LINE_END = make_regex(r"[\x85\u2028\u2029]")
"""Line ends of other systems; YAML and Markdown take them for something else."""
LINE = make_regex(r"[^\r\n\x85\u2028\u2029]+")
LINE_END = make_regex(r"[\r\n\x85\u2028\u2029]")
BLANK_BETWEEN = make_regex(r"\r\n|[\r\n\x85\u2028\u2029]")
MARKER = make_regex(r"(?:(?P<bullet>[•●▪◦‣∙·*–—-])|(?P<number>[0-9]{1,2}[.)]|\([0-9]{1,2}\)))[ \t\xa0]+(?=\S)")
COLUMNS = make_regex(r"[^\s.!?:;,] {3,}\S|\S *\t+ *\S|\|.*\S.*\|")
NARROW_COLUMNS = make_regex(r"[^\s.!?:;,] {2,}\S")
SENTENCE_END = make_regex(r"[.!?:;…][\"”’')\]]*$")
STANDS_ALONE = make_regex(
    r"(?:by|published|updated|last updated|posted|source|read more|also read|correction|clarification|copyright)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
TIME_ROW = make_regex(
    rf"(?:[A-Z][a-z]{{2,9}} [0-9]{{1,2}}, )?(?:{_WEEKDAY},? )?"
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} [0-9]{{1,4}}|(?:1[0-9]|20)[0-9]{{2}}"
    r"|[0-9]{1,2}[.:][0-9]{2})\b"
    r"[^:–—\r\n]{0,24}?(?:: | [–—-] | ?(?:\.{3,}|…+) ?)"
    rf"|(?:yesterday|today|tomorrow|last night|{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
    r"(?:,? [0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.?m\.?)?)?): "
    r"|(?:born|died|married|founded|opened|elected|appointed|launched): .{0,24}[0-9]{4}$",
    re.IGNORECASE,
)
"""A row of a list of dates: "25 July 2019: ...", "Game 1, May 3: ...", "Yesterday: ...", "Born: 3 March 1926"."""
WIDEST_WRAP = 120
NARROWEST_WRAP = 40


def read_seed(path: str, data: bytes) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Return the seed without its byte-order mark, its line ends as they came; or None with what is wrong.

    Word processors break lines with a vertical tab, and pages with a form feed: each becomes a line feed.
    """
    text, problems = decode_text(path, data.translate(WORD_BREAKS))
    if text is None:
        return None, problems
    if not UNSEEN.sub("", text).strip():
        what = "holds nothing but blanks" if text else "is empty"
        return None, (Problem(path, 0, 0, what, NOTHING, Rule.SEED_EMPTY),)
    return Seed(path, text), ()


def clean_seed(seed: Seed) -> Seed:
    r"""Return the seed without characters that nobody sees, as an entry is made from it; offsets are no longer its own.

    >>> clean_seed(Seed("a.txt", "Fer\ufeffry\u200b talks")).text
    'Ferry talks'
    """
    return replace(seed, text=STRANGE_LINE_END.sub("\n", UNSEEN.sub("", seed.text)))


def find_kept(text: str) -> tuple[int, ...]:
    """Return where each character of the cleaned text stands in the text as it came."""
    return tuple(offset for offset, character in enumerate(text) if not UNSEEN.match(character))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or table row, not yet known as frame or story."""

    text: str
    """As long as its span, line ends as blanks; a list item's marker is taken off."""
    span: Span
    style: str
    """`prose`, `item`, `numbered` or `table`."""
    opens: bool
    """A blank line, or nothing, stands before it."""
    closes: bool
    """A blank line, or nothing, stands behind it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that is not blank."""

    text: str
    """Without blanks at its ends."""
    start: int
    indent: int
    width: int
    """With its indent."""
    opens: bool
    in_table: bool = False

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


def cut_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks in the text's order; lines without a letter or figure (rules) are left out."""
    lines = _mark_tables(_cut_lines(text))
    width = _find_wrap_width(lines)
    groups = list(_join(lines, width))
    opens = [group[0].opens for group in groups] + [True]
    return tuple(_make_block(text, group, opens[i], opens[i + 1]) for i, group in enumerate(groups))


def _flatten(text: str) -> str:
    """Return the text with a blank for each character of a line end; it stays as long as it is."""
    return LINE_END.sub(" ", text)


def _cut_lines(text: str) -> list[_Line]:
    """Return the lines that hold a letter or a figure."""
    lines: list[_Line] = []
    end = 0
    gap = True
    for match in LINE.finditer(text):
        gap = gap or len(BLANK_BETWEEN.findall(text, end, match.start())) > 1
        end = match.end()
        raw = match[0]
        bare = raw.strip()
        if not any(char.isalnum() for char in bare):
            # A rule or a line of blanks parts what stands around it.
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip())
        lines.append(_Line(bare, match.start() + indent, indent, len(raw.rstrip()), gap))
        gap = False
    return lines


def _mark_tables(lines: list[_Line]) -> list[_Line]:
    """Return the lines, those marked that form a table: two or more in a row with columns."""
    marked: list[_Line] = []
    run: list[_Line] = []
    for line in [*lines, None]:
        if line and len(line.text) <= WIDEST_WRAP and (NARROW_COLUMNS.search(line.text) or COLUMNS.search(line.text)):
            run.append(line)
            continue
        is_table = len(run) > 1 and 2 * sum(bool(COLUMNS.search(each.text)) for each in run) >= len(run)
        marked += [_Line(e.text, e.start, e.indent, e.width, e.opens, in_table=True) for e in run] if is_table else run
        run = []
        if line:
            marked.append(line)
    return marked


def _find_wrap_width(lines: list[_Line]) -> int:
    """Return the width at which the copy is hard-wrapped; 0 where each line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.opens and not (a.in_table or b.in_table)]
    wide = sum(line.width > WIDEST_WRAP for line in lines)
    if not pairs or 10 * wide > len(lines):
        return 0
    width = max((a.width for a, _ in pairs if a.width <= WIDEST_WRAP), default=0)
    running = sum(a.width > 0.6 * width and not SENTENCE_END.search(a.text[-4:]) for a, _ in pairs)
    full = sum(not _is_short(a, _first_word(b), width) for a, b in pairs)
    evidence = min(running, 2 * full)
    return width if width >= NARROWEST_WRAP and evidence >= 2 and 2 * evidence >= len(pairs) else 0


def _join(lines: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Yield the lines in groups, each of them one block."""
    group: list[_Line] = []
    for line in lines:
        if group and not _runs_on(group, line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs_on(group: list[_Line], line: _Line, width: int) -> bool:
    """Say whether a line continues the block before it."""
    before = group[-1]
    marker = MARKER.match(line.text)
    is_item = marker is not None and not (width and marker["number"] and _is_cut_short(before, marker["number"]))
    if line.opens or line.in_table or before.in_table or is_item:
        return False
    first = _first_word(line)
    if not width:
        # A lone broken line in copy that is not wrapped.
        return (
            first.isalpha() and first.islower() and len(before.text) >= 30 and not SENTENCE_END.search(before.text[-4:])
        )
    if MARKER.match(group[0].text):
        return line.indent > group[0].indent or not _is_short(before, first, width)
    if line.indent >= before.indent + 2 or STANDS_ALONE.match(line.text) or TIME_ROW.match(line.text):
        return False
    return not _is_short(before, first, width) or (first.islower() and before.width > 0.6 * width)


def _is_cut_short(before: _Line, number: str) -> bool:
    """Say whether a line that begins with a figure goes on with the sentence before it ("on March / 19. Later")."""
    return (
        number.strip("().") != "1" and MARKER.match(before.text) is None and not SENTENCE_END.search(before.text[-4:])
    )


def _first_word(line: _Line) -> str:
    return line.text[: WIDEST_WRAP + 1].split(maxsplit=1)[0]


def _is_short(line: _Line, following: str, width: int) -> bool:
    """Say whether the following word would have had room on this line."""
    return line.width + 1 + len(following) <= width


def _make_block(text: str, group: list[_Line], opens: bool, closes: bool) -> Block:  # noqa: FBT001 - both name themselves
    """Return one block, without its list marker."""
    start, end = group[0].start, group[-1].end
    style = "table" if group[0].in_table else "prose"
    marker = None if group[0].in_table else MARKER.match(text, start, end)
    if marker:
        style = "numbered" if marker["number"] else "item"
        start = marker.end()
    return Block(_flatten(text[start:end]), Span(start, end), style, opens, closes)
