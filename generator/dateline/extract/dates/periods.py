"""Layer 2 too: stretches that leave their year out - seasons, quarters, halves, two months and more."""

import re
from dataclasses import replace
from itertools import pairwise

from dateline.english.calendar import (
    MONTH,
    SEASON_CODES,
    SEASON_MONTHS,
    fold_words,
    format_month,
    format_quarter,
    read_month,
    shift_month,
)
from dateline.extract.dates.absolute import ORDINALS
from dateline.extract.dates.partial import BACK, ONWARD, RELATIVE, YEAR_WORDS, choose_month_year, read_year_words
from dateline.extract.dates.patterns import Context, Meaning, Tense, TimePattern, make_pattern
from dateline.model import Basis
from dateline.regexes import make_regex
from dateline.when import MONTHS

PAIRS = "|".join(f"{first} and {last}" for first, last in pairwise(MONTHS))
"""Two months that follow each other; others are two dates."""
BEFORE_SEASON = make_regex(
    r"\b(?:in|since|until|till|during|through|before|after|by|of|for|from|over|early|late|mid|middle of|end of|"
    r"start of|beginning of)[ -]*(?:the )?$",
    re.IGNORECASE,
)


def _read_season(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a season without year."""
    code = SEASON_CODES[found["season"].casefold()]
    relative = fold_words(found["relative"])
    before = context.sentence[max(found.start() - 20, 0) : found.start()]
    if not relative and (found["season"].casefold() == "fall" or not BEFORE_SEASON.search(before)):
        return None
    start, year, now = SEASON_MONTHS[code], context.today.year, context.today.month
    year -= code == "WI" and now < 3
    if relative in BACK:
        running = (now - start) % 12 < 3
        year -= 1 if running or (start > now and code != "WI") else 0
    elif relative in ONWARD:
        year += start <= now or (code == "WI" and now < 3)
    elif relative != "this":
        year -= start > now and code != "WI" and context.tense is not Tense.AHEAD
    return Meaning("DATE", f"{year}-{code}")


def _read_quarter(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a quarter or half of the year without year: the last one, or the next where the clause looks ahead.

    "The second half" alone may be that of a match: it needs "of the year" or a year behind it.
    """
    word, unit = found["part"].casefold(), found["unit"].casefold()
    number = int(word[0]) if word[0].isdigit() else ORDINALS[word]
    year = read_year_words(found["year"], context)
    if unit == "half":
        if not year and not found["named"]:
            return None
        half = min(number, 2)
        return Meaning("DATE", f"{year or context.today.year - (half == 2 and context.today.month < 7)}-H{half}")
    current = (context.today.month - 1) // 3 + 1
    year = year or context.today.year - (number > current and context.tense is not Tense.AHEAD)
    return Meaning("DATE", f"{year}-Q{number}")


def _read_quarter_of_thing(found: re.Match[str], context: Context) -> Meaning | None:
    """Return the quarter of "first-quarter results", which are a thing and no time at which something happens."""
    meaning = _read_quarter(found, context)
    return replace(meaning, edtf="") if meaning else None


def _read_months(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the January-March period": the last such quarter, or stretch of months, that has begun."""
    first, last = read_month(found["month"]), read_month(found["last"])
    if first >= last:
        return None
    year = read_year_words(found["year"], context) or context.today.year - (first > context.today.month)
    if last - first == 2 and last % 3 == 0:
        return Meaning("DATE", f"{year}-Q{last // 3}")
    return Meaning("DATE", f"{format_month(year, first)}/{format_month(year, last)}")


def _read_two_months(found: re.Match[str], context: Context) -> Meaning:
    """Return "June and July of 2019", "May and June": the stretch of both."""
    first, last = (read_month(word) for word in found["pair"].split()[::2])
    stated = int(found["stated"]) if found["stated"] else None
    year = stated or read_year_words(found["year"], context) or choose_month_year(last, "", context)
    basis = Basis.STATED if stated else Basis.RESOLVED
    return Meaning("DATE", f"{format_month(year, first)}/{format_month(year, last)}", basis)


def _read_latest_quarter(found: re.Match[str], context: Context) -> Meaning:
    """Return "the quarter": the one last named in the paragraph, else the one before that of today."""
    if context.anchors.quarter and not found["latest"]:
        return Meaning("DATE", context.anchors.quarter)
    return Meaning("DATE", format_quarter(*shift_month(context.today.year, context.today.month, -3)))


QUARTERS = r"(?P<part>first|second|third|fourth|final|1st|2nd|3rd|4th)"

PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(rf"\b{RELATIVE}(?:the )?(?P<season>spring|summer|autumn|fall|winter)\b(?![’'-]s?\w)", _read_season),
    make_pattern(rf"\b(?:the )?{QUARTERS}-(?P<unit>quarter)(?P<year>)(?= [a-z])", _read_quarter_of_thing),
    make_pattern(
        rf"\b(?:the )?{QUARTERS}[ -](?P<unit>quarter|half)(?P<named> of the year\b)?{YEAR_WORDS}(?!-)", _read_quarter
    ),
    make_pattern(
        rf"\b(?P<pair>{PAIRS})(?:,? (?:of )?(?P<stated>[12]\d{{3}})\b|{YEAR_WORDS})(?!\w| \d)",
        _read_two_months,
        any_case=False,
    ),
    make_pattern(
        rf"\b(?:the )?(?P<month>{MONTH})[-–](?P<last>{MONTH}) (?:period|quarter)\b{YEAR_WORDS}",
        _read_months,
        any_case=False,
    ),
    make_pattern(
        r"\bthe (?P<latest>(?:latest|most recent|recent) )?quarter\b(?![- ]?final| of an? |s)", _read_latest_quarter
    ),
    make_pattern(rf"\bQ(?P<part>[1-4])\b(?P<unit>){YEAR_WORDS}", _read_quarter, any_case=False),
)
