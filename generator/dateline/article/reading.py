"""Blocks in; what each says of the frame, which of them are no story, and where the story begins, out."""

import re
from dataclasses import dataclass, field

from dateline.article.blocks import Block
from dateline.article.bylines import read_byline
from dateline.article.corrections import is_correction, is_correction_label
from dateline.article.datelines import Dateline, find_dateline
from dateline.article.decoys import (
    ends_sentence,
    find_agency_behind,
    find_reporters,
    is_bare_link,
    is_caption,
    is_credit,
    tells_nothing,
)
from dateline.article.finding import Finding, Rank
from dateline.article.headlines import could_be_headline, find_masthead, is_kicker
from dateline.article.keys import is_key_line, read_key
from dateline.article.lines import describe_dateline, is_date_row, is_name, read_line, read_name
from dateline.article.publications import fold, is_agency, is_publication
from dateline.article.stamps import is_copyright, is_stamp_label, read_stamp
from dateline.article.standfirsts import is_point, is_standfirst
from dateline.regexes import make_regex

LONGEST_HEAD = 60
TAIL = 6
NEAR_END = 3
MOST_LINKS = 10
DATELINE_WITHIN = 4
LONGEST_MENTION = 120
YEAR = make_regex(r"[0-9]{4}")
SEGMENTS = make_regex(r"\s+[|•·]\s+|\s{3,}")
NAME_THEN_STAMP = make_regex(r"(?P<name>[^\d|]{3,60}?)\s+(?P<stamp>(?:Published|Updated|Posted)\b.*)", re.IGNORECASE)


@dataclass(slots=True)
class Reading:
    """The frame while it is being read."""

    blocks: tuple[Block, ...]
    day_first: bool
    known_sources: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    """In the order of the copy."""
    left_out: set[int] = field(default_factory=set)
    """Indices of blocks that are no story."""
    corrections: list[int] = field(default_factory=list)
    lede: int = 0
    """Index of the first block of the story; the number of blocks where there is none."""
    dateline: Dateline | None = None
    dateline_at: int = -1
    credit_at: tuple[int, int] | None = None
    """Block and offset in it where an agency's credit ends the story."""

    def read_line(self, text: str, *, is_first: bool) -> Finding | None:
        """Return what a line before the lede, or a piece of it between strokes, says."""
        return read_line(text, is_first=is_first, day_first=self.day_first, known_sources=self.known_sources)

    def take(self, index: int, finding: Finding) -> None:
        """Keep what a block says, and leave it out of the story."""
        self.findings.append(finding)
        self.left_out.add(index)


def read_frame(blocks: tuple[Block, ...], *, day_first: bool, known_sources: tuple[str, ...]) -> Reading:
    """Return all that the frame's lines say."""
    reading = Reading(blocks, day_first, known_sources)
    reading.lede = _read_head(reading)
    _read_masthead(reading)
    _read_dateline(reading)
    _read_bare_byline(reading)
    _read_story(reading)
    _read_last_credit(reading)
    return reading


def _read_head(reading: Reading) -> int:
    """Read the lines before the lede; return the lede's index."""
    for i, block in enumerate(reading.blocks):
        if i in reading.left_out:
            continue
        if _find_dateline(reading, block) or i >= LONGEST_HEAD:
            return i
        if _read_head_line(reading, i) or _read_decoy(reading, i):
            continue
        if not could_be_headline(block) and not is_kicker(block.text):
            if _is_headline_with_stop(reading, i) or _leads_up(reading, i):
                continue
            return i
    return len(reading.blocks)


def _leads_up(reading: Reading, i: int) -> bool:
    """Say whether a block stands between the headline and what opens the copy: a point, or a standfirst."""
    is_second = sum(j not in reading.left_out for j in range(i)) == 1
    is_first_point = is_point(reading.blocks, i, lambda block: _find_dateline(reading, block) is not None)
    return is_first_point or (is_second and is_standfirst(reading.blocks, i, day_first=reading.day_first))


def _read_masthead(reading: Reading) -> None:
    """Read a line before the lede that is only a publication's name, where another can be the headline."""
    kept = [i for i in range(reading.lede) if i not in reading.left_out]
    at = find_masthead([reading.blocks[i] for i in kept], reading.known_sources)
    if at is not None:
        reading.take(kept[at], Finding(source=reading.blocks[kept[at]].text.strip(" .|•·–—-"), rank=Rank.STAMP))


def _read_head_line(reading: Reading, i: int) -> bool:
    """Read one line before the lede; say whether it belongs to the frame."""
    text = reading.blocks[i].text
    key = read_key(text, day_first=reading.day_first, in_head=_has_key_beside(reading.blocks, i))
    if key:
        reading.take(i, key)
        return True
    segments = [part for part in SEGMENTS.split(text) if part.strip()] if len(text) < LONGEST_MENTION * 2 else []
    found = [reading.read_line(part, is_first=False) for part in segments]
    if any(found):
        found = [each or read_name(part) for each, part in zip(found, segments, strict=True)]
    if len(segments) < 2 or not all(found):
        whole = reading.read_line(text, is_first=i == 0)
        found = [whole] if whole or not is_date_row(found, segments) else found
    for finding in found:
        if finding:
            reading.take(i, finding)
    return i in reading.left_out


def _has_key_beside(blocks: tuple[Block, ...], i: int) -> bool:
    """Say whether a neighbour of this line is a key line too."""
    return any(is_key_line(blocks[j].text) for j in (i - 1, i + 1) if 0 <= j < len(blocks))


def _is_headline_with_stop(reading: Reading, i: int) -> bool:
    """Say whether a short sentence at the very top is a headline, because the copy opens behind it."""
    text = reading.blocks[i].text
    if any(j not in reading.left_out for j in range(i)) or len(text) > LONGEST_MENTION or ". " in text:
        return False
    for j in range(i + 1, min(i + 4, len(reading.blocks))):
        if _find_dateline(reading, reading.blocks[j]) or read_byline(reading.blocks[j].text):
            return True
        if not read_stamp(reading.blocks[j].text, day_first=reading.day_first):
            return False
    return False


def _find_dateline(reading: Reading, block: Block) -> Dateline | None:
    """Return the dateline of a block."""
    if block.style != "prose":
        return None
    return find_dateline(block.text, day_first=reading.day_first, known_sources=reading.known_sources)


def _read_dateline(reading: Reading) -> None:
    """Find the dateline at the lede or shortly behind it (behind a standfirst or caption)."""
    for i in range(reading.lede, min(reading.lede + DATELINE_WITHIN, len(reading.blocks))):
        found = _find_dateline(reading, reading.blocks[i])
        if found:
            reading.dateline, reading.dateline_at = found, i
            reading.findings.append(describe_dateline(found))
            return


def _read_bare_byline(reading: Reading) -> None:
    """Read a name without "By" that stands before a date line, as newspapers' sites print it."""
    if any(finding.byline for finding in reading.findings):
        return
    for i in range(1, reading.lede):
        if i in reading.left_out:
            continue
        text = reading.blocks[i].text
        joined = NAME_THEN_STAMP.fullmatch(text) if len(text) < LONGEST_MENTION else None
        stamp = read_stamp(joined["stamp"], day_first=reading.day_first) if joined else None
        if joined and stamp and is_name(joined["name"]):
            reading.take(i, stamp)
            reading.findings.append(Finding(byline=joined["name"].strip(" |-–—,")))
            return
        finding = read_name(text) if i + 1 in reading.left_out else None
        if finding:
            reading.take(i, finding)
            return


def _read_story(reading: Reading) -> None:
    """Read the lines of the frame that stand in and behind the story."""
    count = len(reading.blocks)
    for i in range(reading.lede, count):
        if i in reading.left_out:
            continue
        block = reading.blocks[i]
        if i != reading.dateline_at and (
            is_correction(block.text) or (is_correction_label(block.text) and i + 1 < count)
        ):
            at = i if is_correction(block.text) else i + 1
            reading.left_out |= {i, at}
            reading.corrections.append(at)
        elif i == reading.dateline_at:
            if is_caption(block.text) and i + 1 < count:
                reading.left_out.add(i)
        elif not (_read_bare_source(reading, i, count - i) or _read_decoy(reading, i)):
            _read_tail_line(reading, i, count - i)


def _read_decoy(reading: Reading, i: int) -> bool:
    """Leave out a line that tells nothing of the story; say whether it was one."""
    block = reading.blocks[i]
    text = block.text
    if is_bare_link(text):
        for j in range(i + 1, min(i + 1 + MOST_LINKS, len(reading.blocks))):
            if reading.blocks[j].opens or not could_be_headline(reading.blocks[j]):
                break
            reading.left_out.add(j)
    elif is_credit(text):
        reporters = find_reporters(text)
        byline = read_byline(f"By {reporters}") if reporters else None
        if byline and not any(finding.byline for finding in reading.findings):
            reading.findings.append(Finding(byline=byline.name))
    elif not (tells_nothing(text) or (block.style == "prose" and is_caption(text) and not _is_last(reading, i))):
        return False
    reading.left_out.add(i)
    return True


def _is_last(reading: Reading, i: int) -> bool:
    """Say whether an agency's credit behind this block is the story's own: the last block, ending as a sentence."""
    match = find_agency_behind(reading.blocks[i].text)
    if not match or "file" in match[0].casefold() or not ends_sentence(reading.blocks[i].text[: match.start()]):
        return False
    rest = reading.blocks[i + 1 :] if len(reading.blocks) - i <= TAIL else None
    return rest is not None and all(len(each.text) < LONGEST_MENTION and not ends_sentence(each.text) for each in rest)


def _read_bare_source(reading: Reading, i: int, to_end: int) -> bool:
    """Read a line near the end that is only a publication's name; say whether it was one."""
    bare = reading.blocks[i].text[:LONGEST_MENTION].strip("()[]—–- .")
    if to_end > NEAR_END or not (is_agency(bare) or is_publication(bare, reading.known_sources)):
        return False
    reading.take(i, Finding(source=bare, rank=Rank.CREDIT))
    return True


def _read_tail_line(reading: Reading, i: int, to_end: int) -> None:
    """Read one line of the story's own part that may say where and when the copy appeared."""
    text = reading.blocks[i].text
    if len(text) > 2 * LONGEST_MENTION or reading.blocks[i].style == "table":
        return
    if to_end > TAIL and not YEAR.search(text):
        return
    stamp = read_stamp(text, day_first=reading.day_first, known_sources=reading.known_sources)
    if stamp and _counts_here(reading, i, stamp, to_end):
        reading.take(i, stamp)
        return
    key = read_key(text, day_first=reading.day_first, in_head=False) if to_end <= NEAR_END else None
    if key:
        reading.take(i, key)
        return
    if to_end > NEAR_END:
        return
    byline = read_byline(text)
    if byline:
        reading.take(i, Finding(byline=byline.name, place=byline.place))


def _counts_here(reading: Reading, i: int, stamp: Finding, to_end: int) -> bool:
    """Say whether a stamp in this place of the story belongs to the frame."""
    text = reading.blocks[i].text
    if reading.blocks[i].style in {"item", "numbered"} and not is_stamp_label(text):
        return False  # "2. Sapporo, 8 August 2021" is told by the story
    if stamp.updated and not stamp.published:
        return True
    if to_end > TAIL:
        is_told = stamp.in_print or is_stamp_label(text)
        return is_told and stamp.published is not None and len(text) <= LONGEST_MENTION
    if stamp.source and not stamp.published:
        # A table's source is not the copy's.
        if is_copyright(text):
            return True
        return to_end <= NEAR_END + 1 and reading.blocks[i - 1].style not in {"table", "item", "numbered"}
    if stamp.rank == Rank.STAMP:
        return to_end <= NEAR_END or (stamp.published is not None and is_stamp_label(text))
    return True


def _read_last_credit(reading: Reading) -> None:
    """Read the agency that ends the story's last paragraph ("... in the south. — AFP")."""
    kept = [i for i in range(reading.lede, len(reading.blocks)) if i not in reading.left_out]
    if not kept or reading.blocks[kept[-1]].style == "table":
        return
    text = reading.blocks[kept[-1]].text
    match = find_agency_behind(text)
    if match and ends_sentence(text[: match.start()]):
        reading.findings.append(Finding(source=match["name"].strip(), rank=Rank.CREDIT))
        reading.credit_at = (kept[-1], len(text[: match.start()].rstrip()))


def is_same_line(one: str, other: str) -> bool:
    """Say whether two lines are equal but for case, blanks and marks."""
    return fold(one) == fold(other)
