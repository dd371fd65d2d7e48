"""Paragraphs in, quotations out: what stands between which quotation marks, in the styles of the world's press."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Paragraph

DOUBLE = {"“": "”", "”": "”", "„": "“”", '"': '"', "«": "»", "「": "」", "『": "』", "＂": "＂"}
"""Opening marks and what may close them. In Swedish copy, and in careless copy, ” opens too."""
SINGLE = {"‘": "’'", "'": "'’"}
BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009\u202f([{—–-/…:,;“‘\"'«„")
BEHIND_CLOSING = frozenset(" \t\n\r\xa0\u2009\u202f)]}—–-/…:;,.!?”’\"'»")
DOUBLE_MARK = make_regex(r"[“”„\"«»「」『』＂]")
SINGLE_MARK = make_regex(r"[‘’']")
ELISION = make_regex(r"(?:em|til|tis|twas|twere|cause|cos|bout|round|neath|n)\b|\d\ds?\b", re.IGNORECASE)
"""What an apostrophe may stand before at the head of a word: ’til, ’90s, rock ’n’ roll."""
FARTHEST_CLOSE = 5
"""So many paragraphs on a forgotten mark may close."""
DEEPEST = 4
"""Marks within marks within marks: nobody nests deeper."""
PLURAL_POSSESSIVE = make_regex(r"s['’] [^\W\d_]")
ENDS_WITH_ATTRIBUTION = make_regex(
    r"[,?!]\s+(?:(?:he|she|they|it|[Tt]he \w+|[A-Z][\w’'-]+) (?:said|says|added|wrote|told \w+)"
    r"|(?:said|says|added|wrote) [\w’' -]{2,40})[.,]?\s*$"
)
"""A closing mark was forgotten before these words, so the next paragraph's opening mark continues nothing."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks of one paragraph; offsets count in the paragraph's text."""

    paragraph: int
    """Index of the paragraph."""
    opens: int
    """Where the opening mark stands."""
    start: int
    """First character of the words."""
    end: int
    """Behind the last character of the words."""
    closes: int
    """Behind the closing mark; equal to `end` where the quotation runs on into the next paragraph."""

    @property
    def runs_on(self) -> bool:
        """The next paragraph opens with the same mark again and goes on."""
        return self.end == self.closes


def find_marked(paragraphs: tuple[Paragraph, ...]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in their order; none runs across two paragraphs, none is empty.

    A mark that nothing closes in its paragraph opens a quotation in two cases only: the next paragraph opens with the
    same mark, or one soon after closes what it has not opened. The quotation then goes on to the paragraph's end and in
    the next.
    """
    found: list[Quotation] = []
    carried: dict[int, int] = {}
    for number in range(len(paragraphs)):
        found.extend(_find_in(number, paragraphs, carried))
    return tuple(found)


def find_quotations(paragraphs: tuple[Paragraph, ...]) -> tuple[Span, ...]:
    """Return where in the seed words stand between quotation marks, scare quotes included; in order, none overlapping.

    Marks within marks belong to the outer quotation; one of several paragraphs has a span for each.
    """
    return tuple(
        Span(base + quotation.start, base + quotation.end)
        for quotation in find_marked(paragraphs)
        for base in (paragraphs[quotation.paragraph].span.start,)
    )


def _find_in(number: int, paragraphs: tuple[Paragraph, ...], carried: dict[int, int]) -> Iterator[Quotation]:
    """Yield the outermost quotations of one paragraph.

    `carried` tells for a paragraph where a quotation closes that an earlier one opened; those opened here are added.
    """
    text = paragraphs[number].text
    if number in carried:
        closes = carried[number]
        yield from _make_rest(number, text, closes)
        text = " " * min(closes + 1, len(text)) + text[closes + 1 :]
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    pairs, unclosed = _pair_double(text)
    pairs += _pair_single(text, pairs)
    outer = _keep_outermost(pairs)
    if not outer and not unclosed:
        unclosed = [place for place in range(len(text) - len(text.lstrip()), len(text)) if text[place] == "‘"][:1]
    running = unclosed[0] if unclosed and _runs_on(text, unclosed[0], outer, following) else None
    if running is None and unclosed and all(closes <= unclosed[-1] for _, closes in outer):
        reached = _find_late_close(unclosed[-1], paragraphs, number)
        running = unclosed[-1] if reached else None
        carried.update(reached)
    for opens, closes in outer:
        if running is None or closes < running:
            yield from _make(number, text, opens, closes - 1, closes)
    if running is not None:
        yield from _make(number, text, running, len(text), len(text))


def _find_late_close(opens: int, paragraphs: tuple[Paragraph, ...], number: int) -> dict[int, int]:
    """Return by paragraph where a quotation ends that is opened here and closed later, and not opened again between.

    The paragraphs between have no marks and do not end with who said it. Copy that gives each sentence a line of its
    own leaves out the marks at the head, and so does careless copy.
    """
    mark = paragraphs[number].text[opens]
    if mark not in DOUBLE or ENDS_WITH_ATTRIBUTION.search(paragraphs[number].text, opens):
        return {}
    reached: dict[int, int] = {}
    for later in range(number + 1, min(number + 1 + FARTHEST_CLOSE, len(paragraphs))):
        text = paragraphs[later].text
        if paragraphs[later].style != "prose" or ENDS_WITH_ATTRIBUTION.search(text):
            return {}
        mark_behind = DOUBLE_MARK.search(text)
        if mark_behind is None:
            reached[later] = len(text)
            continue
        place = mark_behind.start()
        closes = place > 0 and text[place] in DOUBLE[mark] and _may_close(text, place) and not _may_open(text, place)
        return {**reached, later: place} if closes else {}
    return {}


def _make_rest(number: int, text: str, closes: int) -> Iterator[Quotation]:
    """Yield what a quotation opened earlier has in this paragraph, its closing mark where that stands here."""
    for quotation in _make(number, text, -1, closes, min(closes + 1, len(text))):
        yield replace(quotation, opens=0)


def _make(number: int, text: str, opens: int, end: int, closes: int) -> Iterator[Quotation]:
    """Yield the quotation without blanks at its ends; nothing where it is empty."""
    words = text[opens + 1 : end]
    if words.strip():
        start = opens + 1 + len(words) - len(words.lstrip())
        stop = start + len(words.strip())
        yield Quotation(number, opens, start, stop, stop if end == closes else closes)


def _runs_on(text: str, opens: int, pairs: list[tuple[int, int]], following: Paragraph | None) -> bool:
    """Say whether the quotation that opens here goes on in the next paragraph."""
    if following is None or following.style != "prose" or not following.text.lstrip().startswith(text[opens]):
        return False
    if any(start > opens and text[start] == text[opens] for start, _ in pairs):
        return False
    return ENDS_WITH_ATTRIBUTION.search(text, opens) is None


def _pair_double(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the pairs of double marks and the opening marks that nothing closes."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[int] = []
    for found in DOUBLE_MARK.finditer(text):
        place, mark = found.start(), found.group()
        innermost = range(len(open_marks) - 1, max(len(open_marks) - DEEPEST, 0) - 1, -1)
        level = next((each for each in innermost if mark in DOUBLE[text[open_marks[each]]]), None)
        if level is not None and _may_close(text, place):
            pairs.append((open_marks[level], place + 1))
            del open_marks[level:]
        elif mark in DOUBLE and _may_open(text, place):
            open_marks.append(place)
    return pairs, open_marks


def _may_open(text: str, place: int) -> bool:
    """Say whether a mark here can open: words follow it, and none leads up to it."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if not behind.strip():
        return False
    return text[place] in "“„«「『＂" or not before or before in BEFORE_OPENING


def _may_close(text: str, place: int) -> bool:
    """Say whether a mark here can close: it follows words rather than leading up to some."""
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in "”»」』":
        return True
    return not before.isspace() or not behind.strip() or behind in BEHIND_CLOSING


def _pair_single(text: str, doubles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs of single marks that are no apostrophes."""
    pairs: list[tuple[int, int]] = []
    reached = 0
    for mark in SINGLE_MARK.finditer(text):
        if mark.start() < reached or not _opens_single(text, mark.start()):
            continue
        closes = _find_single_close(text, mark.start(), doubles)
        if closes is not None:
            pairs.append((mark.start(), closes))
            reached = closes
    return pairs


def _opens_single(text: str, place: int) -> bool:
    """Say whether this single mark opens a quotation; a ’ never does."""
    if text[place] not in SINGLE:
        return False
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if (before and before not in BEFORE_OPENING) or not behind.strip() or "'" in (before, behind):
        return False
    return text[place] == "‘" or ELISION.match(text, place + 1) is None


def _find_single_close(text: str, opens: int, doubles: list[tuple[int, int]]) -> int | None:
    """Return where words in single marks end, behind the mark; at a plural's apostrophe for want of another."""
    doubtful: int | None = None
    for mark in SINGLE_MARK.finditer(text, opens + 2):
        place = mark.start()
        if _opens_single(text, place):
            break
        behind = text[place + 1 : place + 2]
        if text[place] not in SINGLE[text[opens]] or text[place - 1].isspace():
            continue
        if behind and behind not in BEHIND_CLOSING:
            continue
        if any(start < place < end and not start < opens < end for start, end in doubles):
            continue
        if not PLURAL_POSSESSIVE.match(text, place - 1):
            return place + 1
        doubtful = doubtful or place + 1
    return doubtful


def _keep_outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that stand in no other, by place; of two that cross, the first."""
    kept: list[tuple[int, int]] = []
    for opens, closes in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or opens >= kept[-1][1]:
            kept.append((opens, closes))
    return kept
