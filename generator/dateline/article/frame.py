"""Blocks in; what each says of the frame, which of them are no story, and where the story begins, out."""

import re
from dataclasses import dataclass, field

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
from dateline.article.headlines import could_be_headline, find_masthead, is_kicker, is_point, is_standfirst
from dateline.article.known_names import is_agency, is_publication
from dateline.article.lines import (
    describe_dateline,
    is_date_row,
    is_key_line,
    is_name,
    read_byline,
    read_key,
    read_line,
    read_name,
)
from dateline.article.seeds import Block
from dateline.article.stamps import is_copyright, is_correction, is_correction_label, is_stamp_label, read_stamp
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
class Frame:
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


def read_frame(blocks: tuple[Block, ...], *, day_first: bool, known_sources: tuple[str, ...]) -> Frame:
    """Return the frame: what its lines say, which blocks are no story, and where the story begins."""
    frame = Frame(blocks, day_first, known_sources)
    frame.lede = _read_head(frame)
    _read_masthead(frame)
    _read_dateline(frame)
    _read_bare_byline(frame)
    _read_story(frame)
    _read_last_credit(frame)
    return frame


def _read_head(frame: Frame) -> int:
    """Read the lines before the lede; return the lede's index."""
    for i, block in enumerate(frame.blocks):
        if i in frame.left_out:
            continue
        if _find_dateline(frame, block) or i >= LONGEST_HEAD:
            return i
        if _read_head_line(frame, i) or _read_decoy(frame, i):
            continue
        if not could_be_headline(block) and not is_kicker(block.text):
            if _is_headline_with_stop(frame, i) or _leads_up(frame, i):
                continue
            return i
    return len(frame.blocks)


def _leads_up(frame: Frame, i: int) -> bool:
    """Say whether a block between the headline and the copy is one of an agency's points, or the standfirst."""
    is_second = sum(j not in frame.left_out for j in range(i)) == 1
    is_first_point = is_point(frame.blocks, i, lambda block: _find_dateline(frame, block) is not None)
    return is_first_point or (is_second and is_standfirst(frame.blocks, i, day_first=frame.day_first))


def _read_masthead(frame: Frame) -> None:
    """Read a line before the lede that is only a publication's name, where another can be the headline."""
    kept = [i for i in range(frame.lede) if i not in frame.left_out]
    at = find_masthead([frame.blocks[i] for i in kept], frame.known_sources)
    if at is not None:
        frame.take(kept[at], Finding(source=frame.blocks[kept[at]].text.strip(" .|•·–—-"), rank=Rank.STAMP))


def _read_head_line(frame: Frame, i: int) -> bool:
    """Read one line before the lede; say whether it belongs to the frame."""
    text = frame.blocks[i].text
    key = read_key(text, day_first=frame.day_first, in_head=_has_key_beside(frame.blocks, i))
    if key:
        frame.take(i, key)
        return True
    segments = [part for part in SEGMENTS.split(text) if part.strip()] if len(text) < LONGEST_MENTION * 2 else []
    found = [frame.read_line(part, is_first=False) for part in segments]
    if any(found):
        found = [each or read_name(part) for each, part in zip(found, segments, strict=True)]
    if len(segments) < 2 or not all(found):
        whole = frame.read_line(text, is_first=i == 0)
        found = [whole] if whole or not is_date_row(found, segments) else found
    for finding in found:
        if finding:
            frame.take(i, finding)
    return i in frame.left_out


def _has_key_beside(blocks: tuple[Block, ...], i: int) -> bool:
    """Say whether a neighbour of this line is a key line too."""
    return any(is_key_line(blocks[j].text) for j in (i - 1, i + 1) if 0 <= j < len(blocks))


def _is_headline_with_stop(frame: Frame, i: int) -> bool:
    """Say whether a short sentence at the very top is a headline, because the copy opens behind it."""
    text = frame.blocks[i].text
    if any(j not in frame.left_out for j in range(i)) or len(text) > LONGEST_MENTION or ". " in text:
        return False
    for j in range(i + 1, min(i + 4, len(frame.blocks))):
        if _find_dateline(frame, frame.blocks[j]) or read_byline(frame.blocks[j].text):
            return True
        if not read_stamp(frame.blocks[j].text, day_first=frame.day_first):
            return False
    return False


def _find_dateline(frame: Frame, block: Block) -> Dateline | None:
    if block.style != "prose":
        return None
    return find_dateline(block.text, day_first=frame.day_first, known_sources=frame.known_sources)


def _read_dateline(frame: Frame) -> None:
    """Find the dateline at the lede or shortly behind it (behind a standfirst or caption)."""
    for i in range(frame.lede, min(frame.lede + DATELINE_WITHIN, len(frame.blocks))):
        found = _find_dateline(frame, frame.blocks[i])
        if found:
            frame.dateline, frame.dateline_at = found, i
            frame.findings.append(describe_dateline(found))
            return


def _read_bare_byline(frame: Frame) -> None:
    """Read a name without "By" that stands before a date line, as newspapers' sites print it."""
    if any(finding.byline for finding in frame.findings):
        return
    for i in range(1, frame.lede):
        if i in frame.left_out:
            continue
        text = frame.blocks[i].text
        joined = NAME_THEN_STAMP.fullmatch(text) if len(text) < LONGEST_MENTION else None
        stamp = read_stamp(joined["stamp"], day_first=frame.day_first) if joined else None
        if joined and stamp and is_name(joined["name"]):
            frame.take(i, stamp)
            frame.findings.append(Finding(byline=joined["name"].strip(" |-–—,")))
            return
        finding = read_name(text) if i + 1 in frame.left_out else None
        if finding:
            frame.take(i, finding)
            return


def _read_story(frame: Frame) -> None:
    """Read the lines of the frame that stand in and behind the story."""
    count = len(frame.blocks)
    for i in range(frame.lede, count):
        if i in frame.left_out:
            continue
        block = frame.blocks[i]
        if i != frame.dateline_at and (
            is_correction(block.text) or (is_correction_label(block.text) and i + 1 < count)
        ):
            at = i if is_correction(block.text) else i + 1
            frame.left_out |= {i, at}
            frame.corrections.append(at)
        elif i == frame.dateline_at:
            if is_caption(block.text) and i + 1 < count:
                frame.left_out.add(i)
        elif not (_read_bare_source(frame, i, count - i) or _read_decoy(frame, i)):
            _read_tail_line(frame, i, count - i)


def _read_decoy(frame: Frame, i: int) -> bool:
    """Leave out a line that tells nothing of the story; say whether it was one."""
    block = frame.blocks[i]
    text = block.text
    if is_bare_link(text):
        for j in range(i + 1, min(i + 1 + MOST_LINKS, len(frame.blocks))):
            if frame.blocks[j].opens or not could_be_headline(frame.blocks[j]):
                break
            frame.left_out.add(j)
    elif is_credit(text):
        reporters = find_reporters(text)
        byline = read_byline(f"By {reporters}") if reporters else None
        if byline and not any(finding.byline for finding in frame.findings):
            frame.findings.append(Finding(byline=byline.name))
    elif not (tells_nothing(text) or (block.style == "prose" and is_caption(text) and not _is_own_credit(frame, i))):
        return False
    frame.left_out.add(i)
    return True


def _is_own_credit(frame: Frame, i: int) -> bool:
    """Say whether the agency behind this block is credited for the story: it ends the last block's sentence."""
    match = find_agency_behind(frame.blocks[i].text)
    if not match or "file" in match[0].casefold() or not ends_sentence(frame.blocks[i].text[: match.start()]):
        return False
    rest = frame.blocks[i + 1 :] if len(frame.blocks) - i <= TAIL else None
    return rest is not None and all(len(each.text) < LONGEST_MENTION and not ends_sentence(each.text) for each in rest)


def _read_bare_source(frame: Frame, i: int, to_end: int) -> bool:
    """Read a line near the end that is only a publication's name; say whether it was one."""
    bare = frame.blocks[i].text[:LONGEST_MENTION].strip("()[]—–- .")
    if to_end > NEAR_END or not (is_agency(bare) or is_publication(bare, frame.known_sources)):
        return False
    frame.take(i, Finding(source=bare, rank=Rank.CREDIT))
    return True


def _read_tail_line(frame: Frame, i: int, to_end: int) -> None:
    """Read one line of the story's own part that may say where and when the copy appeared."""
    text = frame.blocks[i].text
    if len(text) > 2 * LONGEST_MENTION or frame.blocks[i].style == "table":
        return
    if to_end > TAIL and not YEAR.search(text):
        return
    stamp = read_stamp(text, day_first=frame.day_first, known_sources=frame.known_sources)
    if stamp and _counts_here(frame, i, stamp, to_end):
        frame.take(i, stamp)
        return
    key = read_key(text, day_first=frame.day_first, in_head=False) if to_end <= NEAR_END else None
    if key:
        frame.take(i, key)
        return
    if to_end > NEAR_END:
        return
    byline = read_byline(text)
    if byline:
        frame.take(i, Finding(byline=byline.name, place=byline.place))


def _counts_here(frame: Frame, i: int, stamp: Finding, to_end: int) -> bool:
    """Say whether a stamp in this place of the story belongs to the frame."""
    text = frame.blocks[i].text
    if frame.blocks[i].style in {"item", "numbered"} and not is_stamp_label(text):
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
        return to_end <= NEAR_END + 1 and frame.blocks[i - 1].style not in {"table", "item", "numbered"}
    if stamp.rank == Rank.STAMP:
        return to_end <= NEAR_END or (stamp.published is not None and is_stamp_label(text))
    return True


def _read_last_credit(frame: Frame) -> None:
    """Read the agency that ends the story's last paragraph ("... in the south. — AFP")."""
    kept = [i for i in range(frame.lede, len(frame.blocks)) if i not in frame.left_out]
    if not kept or frame.blocks[kept[-1]].style == "table":
        return
    text = frame.blocks[kept[-1]].text
    match = find_agency_behind(text)
    if match and ends_sentence(text[: match.start()]):
        frame.findings.append(Finding(source=match["name"].strip(), rank=Rank.CREDIT))
        frame.credit_at = (kept[-1], len(text[: match.start()].rstrip()))
