"""Blocks between headline and story in; which of them are an agency's points or a standfirst, out."""

from collections.abc import Callable

from dateline.article.blocks import Block
from dateline.article.bylines import read_byline
from dateline.article.decoys import is_agency_note
from dateline.article.stamps import read_stamp

MOST_POINTS = 8
LONGEST_STANDFIRST = 300


def is_point(blocks: tuple[Block, ...], i: int, opens_copy: Callable[[Block], bool]) -> bool:
    """Say whether a block is one of the points that agencies put between the headline and the byline or dateline."""
    if blocks[i].style != "item":
        return False
    notes = (block.style == "item" or is_agency_note(block.text) for block in blocks[i:])
    behind = next((i + count for count, is_note in enumerate(notes) if not is_note), None)
    if behind is None or behind - i > MOST_POINTS:
        return False
    return read_byline(blocks[behind].text) is not None or opens_copy(blocks[behind])


def is_standfirst(blocks: tuple[Block, ...], i: int, *, day_first: bool) -> bool:
    """Say whether a sentence behind the headline is a standfirst, because byline and date line stand behind it."""
    if blocks[i].style != "prose" or len(blocks[i].text) > LONGEST_STANDFIRST:
        return False
    behind = [block.text for block in blocks[i + 1 : i + 3]]
    return any(read_byline(text) for text in behind) and any(read_stamp(text, day_first=day_first) for text in behind)
