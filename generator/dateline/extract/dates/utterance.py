"""Quotations and the days named around them in, the day of each utterance out: what "today" means inside the marks."""

import re
from bisect import bisect_right
from datetime import date

from dateline.extract.dates.reading import Found
from dateline.model import Sentence, Span
from dateline.regexes import make_regex

SAYING = make_regex(
    r"\b(?:said|says|told|tells|saying|telling|wrote|writes|tweeted|posted|announced|added|declared|stated|warned|"
    r"insisted|claimed|argued|asked|replied|quoted|commented|spoke|speaking|testified|message|statement|speech|interview|"
    r"tweet|post|letter|broadcast|address|remarks|briefing|conference|reporters)\b",
    re.IGNORECASE,
)
DAYS_OF_NEWS = 2
NEAR = 45
"""So many characters from the verb of saying a day is that of the utterance."""


def join_quotations(quotations: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the quotations in order; one within another or across its end becomes part of it."""
    joined: list[Span] = []
    for span in sorted(quotations, key=lambda span: (span.start, span.end)):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def cut_quotations(sentence: Sentence, quotations: tuple[Span, ...], starts: list[int]) -> tuple[Span, ...]:
    """Return the quotations that reach into the sentence; `starts` are their first offsets, in order."""
    span = sentence.span
    first = bisect_right(starts, span.start) - 1
    inside: list[Span] = []
    for number in range(max(first, 0), len(quotations)):
        quotation = quotations[number]
        if quotation.start >= span.end:
            break
        if quotation.end > span.start:
            inside.append(quotation)
    return tuple(inside)


def find_saying_day(text: str, founds: tuple[Found, ...], latest: date) -> date | None:
    """Return the day that stands nearest to a verb or noun of saying, not after the latest; None where none does."""
    days = [
        (_measure_gap(text, found), when.first)
        for found in founds
        if (when := found.reading.when) and when.is_day and when.first <= latest
    ]
    gap, day = min(days, default=(NEAR + 1, None))
    return day if gap <= NEAR else None


def find_reported_day(founds: tuple[Found, ...], published: date) -> date | None:
    """Return the last day that a lede tells of, on which what the report quotes was said; None where it has none.

    A day further back than a few is of the background.
    """
    days = [
        when.first
        for found in founds
        if (when := found.reading.when) and when.is_day and 0 <= (published - when.first).days <= DAYS_OF_NEWS
    ]
    return max(days, default=None)


def _measure_gap(text: str, found: Found) -> int:
    """Return how many characters lie between the words and the nearest word of saying."""
    before = [match.end() for match in SAYING.finditer(text, max(found.start - NEAR, 0), found.start)]
    after = SAYING.search(text, found.end, found.end + NEAR)
    gaps = ([found.start - before[-1]] if before else []) + ([after.start() - found.end] if after else [])
    return min(gaps, default=NEAR + 1)
