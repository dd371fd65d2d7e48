"""The dates of a sentence in, the dates of its events out: days in a row joined, bare hours left."""

import re
from dataclasses import replace

from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Timex
from dateline.when import NotADate, When, read_when

JOINS = make_regex(r"\s*(?:,|(?:,\s*)?and(?:\s+on)?)\s+")
NOT_MOVED = "".join(rf"(?<!{verb}\s)" for verb in ("moved", "postponed", "delayed", "shifted", "changed", "forward"))
"""Not behind these: "postponed from 3 May to 5 June" names two days and no stretch."""
ENDS = (
    (make_regex(r"\bbetween\s+$", re.IGNORECASE), make_regex(r"\s+and\s+")),
    (make_regex(rf"{NOT_MOVED}\bfrom\s+$", re.IGNORECASE), make_regex(r"\s+(?:to|until|till|through)\s+")),
    (
        make_regex(r"\b(?:years|period|seasons)\s+$", re.IGNORECASE),
        make_regex(r"\s+(?:to|through)\s+|\s?[–-]\s?"),
    ),
)
"""What stands before and between the two ends of a stretch."""
LONGEST_JOIN = 16
TOLD_AGAIN = make_regex(r",\s+(?:in|on)\s+")
"""Between "ten years later" and the date that says the same."""
HOUR = make_regex(r"T\d")
IN_BRACKETS = make_regex(r",?\s*[(\[](?:or |about |at )?")
HOUR_ONLY = make_regex(
    r"(?:at |about |around |before |after |by |the |local time|\d{1,2}(?:[:.]\d{2})?(?::\d{2})?|\d{4}|[ap]\.?m\.?|noon|"
    r"midday|midnight|o[’']clock|gmt|utc|bst|cet|hours|hrs|h|\(|\)|,|\s)+",
    re.IGNORECASE,
)


def find_spells(text: str, offset: int, timexes: list[Timex]) -> list[Timex]:
    """Return the expressions that date events, by place.

    Days in a row ("Wednesday and Thursday") are one stretch, and so are two ends ("between 2015 and 2021").

    An hour alone dates nothing unless the sentence names its day as well, nor does the same hour on another clock
    ("at 2 a.m. on Wednesday (2300 GMT on Tuesday)").
    """
    named = {timex.when for timex in timexes if not _is_hour(timex)}
    spells: list[Timex] = []
    for timex in timexes:
        if _is_hour(timex) and timex.when not in named:
            continue
        if any(_is_other_clock(text, offset, one, timex) or _tells_again(text, offset, timex, one) for one in timexes):
            continue
        joined = _join(text, offset, spells[-1], timex) if spells else None
        if joined:
            spells[-1] = joined
        else:
            spells.append(timex)
    return spells


def _is_hour(timex: Timex) -> bool:
    """Say whether the words name an hour and no day."""
    return timex.type == "TIME" and HOUR_ONLY.fullmatch(timex.text) is not None


def _is_other_clock(text: str, offset: int, one: Timex, other: Timex) -> bool:
    """Say whether the second expression stands in brackets behind the first, and both give an hour."""
    between = text[max(one.span.end - offset, 0) : max(other.span.start - offset, 0)]
    hours = all(timex.type == "TIME" and HOUR.search(timex.value) for timex in (one, other))
    return bool(hours) and IN_BRACKETS.fullmatch(between) is not None and one.span.end <= other.span.start


def _tells_again(text: str, offset: int, one: Timex, other: Timex) -> bool:
    """Say whether the second makes the first exact: "ten years later, in March 2004"."""
    between = text[max(one.span.end - offset, 0) : max(other.span.start - offset, 0)]
    is_counted = one.when != other.when and one.text.casefold().endswith(("later", "earlier", "afterwards"))
    return is_counted and TOLD_AGAIN.fullmatch(between) is not None


def _follows(one: When, other: When) -> bool:
    """Say whether the second is the day after the first, or the year after it."""
    are_years = len(one.edtf) == len(other.edtf) == len("2020")
    return (other.is_day or are_years) and (other.first - one.last).days == 1


def _join(text: str, offset: int, one: Timex, other: Timex) -> Timex | None:
    """Return two expressions as one where they are the ends of a stretch, or the second is the day after the first."""
    between = text[one.span.end - offset : other.span.start - offset]
    if not (one.when and other.when) or "T" in one.when.edtf + other.when.edtf or len(between) > LONGEST_JOIN:
        return None
    opening = text[max(one.span.start - offset - LONGEST_JOIN, 0) : one.span.start - offset]
    is_stretch = any(first.search(opening) and second.fullmatch(between) for first, second in ENDS)
    if not is_stretch and not (_follows(one.when, other.when) and JOINS.fullmatch(between)):
        return None
    first = one.when.edtf.partition("/")[0]
    try:
        when = read_when(f"{first}/{other.when.edtf}")
    except NotADate:
        return None
    words = text[one.span.start - offset : other.span.end - offset]
    return replace(one, value=when.edtf, text=words, span=Span(one.span.start, other.span.end), when=when)
