"""Layer 4: lengths of time and what comes round again - three days, a 27-year deal, annual, every Friday."""

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
from dateline.extract.dates.reading import Context, Reading, Rule, make_rule
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


def _read_length(found: re.Match[str], _: Context) -> Reading:
    """Return a counted length of time."""
    count = re.split(r"\s+(?:to|or)\s+|\s*[-–]\s*(?=\d)", found["count"])[-1]
    return Reading(
        "DURATION", format_length(read_number(count), read_unit(found["unit"]), half=found["half"] is not None)
    )


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: an age, or a figure that only looks like a length."""


def _read_one(found: re.Match[str], context: Context) -> Reading | None:
    """Return "a week"; behind a count ("15 a year", "twice a day") it comes round again.

    "A second try" and "a quarter of" something are none.
    """
    unit = read_unit(found["unit"])
    before = context.sentence[max(found.start() - 14, 0) : found.start()]
    if PER_BEFORE.search(before) or found.group().casefold().startswith("per"):
        return Reading("SET", format_length(1, unit))
    if unit == "second" or context.sentence[found.end() : found.end() + 4] == " of ":
        return None
    return Reading("DURATION", format_length(1, unit))


def _read_half(found: re.Match[str], _: Context) -> Reading:
    """Return "half an hour", "half a year"."""
    unit = read_unit(found["unit"])
    halves = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "month": "P2W", "year": "P6M", "decade": "P5Y"}
    return Reading("DURATION", halves.get(unit) or format_length(0.5, unit))


def _read_vague(found: re.Match[str], _: Context) -> Reading:
    """Return a length that nobody counted: "several weeks", "hours"."""
    unit = read_unit(found["unit"])
    return Reading("DURATION", f"P{'T' if unit in CLOCK_UNITS else ''}X{UNITS[unit]}")


def _read_recent(found: re.Match[str], _: Context) -> Reading:
    """Return "recent weeks", "the coming days"; near the day of writing, and no more exact."""
    ahead = found["way"].casefold() in ("coming", "next")
    return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", edtf="")


def _read_each(found: re.Match[str], _: Context) -> Reading:
    """Return "every week", "each Friday", "every two years"."""
    word = found["what"].casefold()
    if found["count"] and found["count"].casefold() == "other":
        return Reading("SET", format_length(2, read_unit(word)))
    if found["count"]:
        return Reading("SET", format_length(read_number(found["count"]), read_unit(word)))
    if word in DAY_PARTS:
        return Reading("SET", f"XXXX-XX-XXT{DAY_PARTS[word]}")
    if word in SEASON_CODES:
        return Reading("SET", f"XXXX-{SEASON_CODES[word]}")
    return Reading("SET", format_length(1, read_unit(word)))


def _read_each_weekday(found: re.Match[str], _: Context) -> Reading:
    """Return "every Friday", "on Fridays"."""
    return Reading("SET", f"XXXX-WXX-{read_weekday(found['weekday']) + 1}")


def _read_adverb(found: re.Match[str], _: Context) -> Reading:
    """Return "annual", "daily"."""
    return Reading("SET", ADVERBS[found["word"].casefold()])


RULES: tuple[Rule, ...] = (
    make_rule(rf"\b{NUMBER}[ -](?:year|month|week|day)s?[ -](?:olds?|of[ -]age)\b", _read_nothing),
    make_rule(
        rf"\b(?:the |these |those )?(?:(?:past|last|next|first|previous|coming|final|following) )?{ABOUT}"
        r"(?!(?:19|20)\d\d [a-z]+(?![\w’'-]))"
        rf"(?P<count>{NUMBER}(?: (?:to|or) {NUMBER}|[-–]\d{{1,3}})?)(?:-(?:plus|odd|some))?{HALF}"
        rf"(?: (?:more|full|straight|consecutive|long|working|business))?"
        rf"[ -]{UNIT}s?[’']?\b(?![- ](?:ago|olds?|of[- ]age)\b)",
        _read_length,
    ),
    make_rule(
        rf"\b{ABOUT}(?:an?|one|the past|{WITHIN_THE_NEXT}|per)(?: (?:full|whole|entire|single))? {UNIT}\b", _read_one
    ),
    make_rule(rf"\b{ABOUT}half[ -](?:an? )?{UNIT}\b", _read_half),
    make_rule(
        rf"\b(?:the )?(?:(?:past|last|next|first|previous|final) )?"
        rf"(?:several|a few|few|many|a couple of|couple of|some|dozens of|hundreds of|thousands of|a number of)"
        rf"(?: more)? {UNIT}s\b",
        _read_vague,
    ),
    make_rule(rf"\b(?:the )?(?P<way>recent|coming|past) (?:{PLURALS})\b", _read_recent),
    make_rule(rf"\b{UNIT}s(?:-long)?\b", _read_vague),
    make_rule(r"\b(?P<unit>hour|day|week|month|year|decade)-?long\b", _read_one),
    make_rule(
        rf"\b(?:each|every)(?: (?P<count>other|{NUMBER}))? "
        rf"(?P<what>(?:second|minute|hour|day|week|weekend|month|quarter|year|decade)s?"
        rf"|{PARTS_OF_DAY}|spring|summer|autumn|fall|winter)\b",
        _read_each,
    ),
    make_rule(rf"\b(?:each|every|Each|Every) (?P<weekday>{WEEKDAY})(?!\w)", _read_each_weekday, any_case=False),
    make_rule(
        r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
        r"(?:s\b| (?:mornings|afternoons|evenings|nights)\b)",
        _read_each_weekday,
        any_case=False,
    ),
    make_rule(rf"\b(?P<word>{'|'.join(ADVERBS)})\b", _read_adverb),
)
