"""Layers 4 and 5: what names no day - three days, a 27-year deal, annual, every Friday; recently, now, the future."""

import re

from dateline.english.calendar import (
    ABOUT,
    CLOCK_UNITS,
    DAY_PARTS,
    HALF,
    NUMBER,
    SEASON_CODES,
    UNIT,
    UNITS,
    WEEKDAY,
    format_length,
    read_number,
    read_unit,
    read_weekday,
)
from dateline.extract.dates.patterns import Context, Meaning, TimePattern, make_pattern
from dateline.regexes import make_regex

ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "hourly": "PT1H", "quarterly": "P1Q", "yearly": "P1Y",
    "annual": "P1Y", "annually": "P1Y", "nightly": "XXXX-XX-XXTNI", "biweekly": "P2W", "biannual": "P6M",
    "biennial": "P2Y", "fortnightly": "P2W",
}  # fmt: skip
PLURALS = r"(?:seconds|minutes|hours|days|weeks|weekends|months|quarters|years|decades|centuries)"
PER_BEFORE = make_regex(
    r"(?:\d|\bonce|\btwice|\btimes|percent|per cent|%|million|billion|thousand|hundred)\s*$", re.IGNORECASE
)
PARTS_OF_DAY = r"(?:morning|afternoon|evening|night)"

WITHIN_THE_NEXT = r"(?:(?<=\bover\s)|(?<=\bfor\s)|(?<=\bin\s)|(?<=\bwithin\s)|(?<=\bduring\s))the next"
"""A stretch from today on; without these words "the next year" is the one after a year named."""


def _read_length(found: re.Match[str], _: Context) -> Meaning:
    """Return a counted length of time."""
    count = re.split(r"\s+(?:to|or)\s+|\s*[-–]\s*(?=\d)", found["count"])[-1]
    return Meaning(
        "DURATION", format_length(read_number(count), read_unit(found["unit"]), half=found["half"] is not None)
    )


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: an age, or a figure that only looks like a length."""


def _read_one(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "a week"; behind a count ("15 a year", "twice a day") it comes round again.

    "A second try" and "a quarter of" something are none.
    """
    unit = read_unit(found["unit"])
    before = context.sentence[max(found.start() - 14, 0) : found.start()]
    if PER_BEFORE.search(before) or found.group().casefold().startswith("per"):
        return Meaning("SET", format_length(1, unit))
    if unit == "second" or context.sentence[found.end() : found.end() + 4] == " of ":
        return None
    return Meaning("DURATION", format_length(1, unit))


def _read_half(found: re.Match[str], _: Context) -> Meaning:
    """Return "half an hour", "half a year"."""
    unit = read_unit(found["unit"])
    halves = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "month": "P2W", "year": "P6M", "decade": "P5Y"}
    return Meaning("DURATION", halves.get(unit) or format_length(0.5, unit))


def _read_vague(found: re.Match[str], _: Context) -> Meaning:
    """Return a length that nobody counted: "several weeks", "hours"."""
    unit = read_unit(found["unit"])
    return Meaning("DURATION", f"P{'T' if unit in CLOCK_UNITS else ''}X{UNITS[unit]}")


def _read_recent(found: re.Match[str], _: Context) -> Meaning:
    """Return "recent weeks", "the coming days"; near the day of writing, and no more exact."""
    ahead = found["way"].casefold() in ("coming", "next")
    return Meaning("DATE", "FUTURE_REF" if ahead else "PAST_REF", edtf="")


def _read_each(found: re.Match[str], _: Context) -> Meaning:
    """Return "every week", "each Friday", "every two years"."""
    word = found["what"].casefold()
    if found["count"] and found["count"].casefold() == "other":
        return Meaning("SET", format_length(2, read_unit(word)))
    if found["count"]:
        return Meaning("SET", format_length(read_number(found["count"]), read_unit(word)))
    if word in DAY_PARTS:
        return Meaning("SET", f"XXXX-XX-XXT{DAY_PARTS[word]}")
    if word in SEASON_CODES:
        return Meaning("SET", f"XXXX-{SEASON_CODES[word]}")
    return Meaning("SET", format_length(1, read_unit(word)))


def _read_each_weekday(found: re.Match[str], _: Context) -> Meaning:
    """Return "every Friday", "on Fridays"."""
    return Meaning("SET", f"XXXX-WXX-{read_weekday(found['weekday']) + 1}")


def _read_adverb(found: re.Match[str], _: Context) -> Meaning:
    """Return "annual", "daily"."""
    return Meaning("SET", ADVERBS[found["word"].casefold()])


def _read_past(_found: re.Match[str], _context: Context) -> Meaning:
    """Return the past, no day named."""
    return Meaning("DATE", "PAST_REF", edtf="")


def _read_present(_found: re.Match[str], _context: Context) -> Meaning:
    """Return the present, no day named."""
    return Meaning("DATE", "PRESENT_REF", edtf="")


def _read_future(_found: re.Match[str], _context: Context) -> Meaning:
    """Return the future, no day named."""
    return Meaning("DATE", "FUTURE_REF", edtf="")


PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(rf"\b{NUMBER}[ -](?:year|month|week|day)s?[ -](?:olds?|of[ -]age)\b", _read_nothing),
    make_pattern(
        rf"\b(?:the |these |those )?(?:(?:past|last|next|first|previous|coming|final|following) )?{ABOUT}"
        r"(?!(?:19|20)\d\d [a-z]+(?![\w’'-]))"
        rf"(?P<count>{NUMBER}(?: (?:to|or) {NUMBER}|[-–]\d{{1,3}})?)(?:-(?:plus|odd|some))?{HALF}"
        rf"(?: (?:more|full|straight|consecutive|long|working|business))?"
        rf"[ -]{UNIT}s?[’']?\b(?![- ](?:ago|olds?|of[- ]age)\b)",
        _read_length,
    ),
    make_pattern(
        rf"\b{ABOUT}(?:an?|one|the past|{WITHIN_THE_NEXT}|per)(?: (?:full|whole|entire|single))? {UNIT}\b", _read_one
    ),
    make_pattern(rf"\b{ABOUT}half[ -](?:an? )?{UNIT}\b", _read_half),
    make_pattern(
        rf"\b(?:the )?(?:(?:past|last|next|first|previous|final) )?"
        rf"(?:several|a few|few|many|a couple of|couple of|some|dozens of|hundreds of|thousands of|a number of)"
        rf"(?: more)? {UNIT}s\b",
        _read_vague,
    ),
    make_pattern(rf"\b(?:the )?(?P<way>recent|coming|past) (?:{PLURALS})\b", _read_recent),
    make_pattern(rf"\b{UNIT}s(?:-long)?\b", _read_vague),
    make_pattern(r"\b(?P<unit>hour|day|week|month|year|decade)-?long\b", _read_one),
    make_pattern(
        rf"\b(?:each|every)(?: (?P<count>other|{NUMBER}))? "
        rf"(?P<what>(?:second|minute|hour|day|week|weekend|month|quarter|year|decade)s?"
        rf"|{PARTS_OF_DAY}|spring|summer|autumn|fall|winter)\b",
        _read_each,
    ),
    make_pattern(rf"\b(?:each|every|Each|Every) (?P<weekday>{WEEKDAY})(?!\w)", _read_each_weekday, any_case=False),
    make_pattern(
        r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
        r"(?:s\b| (?:mornings|afternoons|evenings|nights)\b)",
        _read_each_weekday,
        any_case=False,
    ),
    make_pattern(rf"\b(?P<word>{'|'.join(ADVERBS)})\b", _read_adverb),
)
VAGUE_PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(r"\b(?:(?:more|most|only|quite|until|just|very) )?recently\b|\blately\b|\blong ago\b", _read_past),
    make_pattern(
        r"\bthe (?:recent |distant )?past\b"
        r"(?! (?:\w+ ){0,3}(?:second|minute|hour|day|week|month|quarter|year|decade|summer|winter|fall|spring)s?\b)",
        _read_past,
    ),
    make_pattern(
        r"\b(?:(?:right )?(?<!from\s)(?<!will\s)(?<!would\s)now(?! that\b| and (?:again|then)\b|-)|currently|"
        r"nowadays|presently|at present|at the moment|these days|the present(?: day)?)\b",
        _read_present,
    ),
    make_pattern(r"\bthe (?:near |foreseeable |immediate |distant )?future\b(?! of\b)", _read_future),
)
