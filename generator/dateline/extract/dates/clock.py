"""Layer 6: times and parts of the day; alone they are half a time expression, `attach_days` finds their day."""

import re
from datetime import date

from dateline.english.calendar import DAY_PARTS
from dateline.extract.dates.patterns import Context, Meaning, PlacedMeaning, TimePattern, make_pattern
from dateline.model import Basis
from dateline.regexes import make_regex

ZONE = (
    r"(?P<zone> ?\(?(?:GMT|UTC|BST|CES?T|EES?T|MSK|IST|PKT|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|AE[SD]T|JST|HKT)\b"
    r"(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?| local time| Eastern(?: time)?| Pacific(?: time)?)?"
)
PART = r"(?P<part>morning|afternoon|evening|night)"
SMALL = r"(?:(?:wee|small|early|first|late|pre-dawn|predawn|early morning|late-night|morning|evening) )"
WITHIN_NIGHT = make_regex(r"(?:early|late|mid)\b", re.IGNORECASE)
DAY_VALUE = make_regex(r"\d{4}-\d\d-\d\d")
HOURS_OF_PART = {"AF": range(1, 7), "EV": range(4, 12), "NI": range(6, 12)}
"""On a clock of twelve hours these are of the afternoon, the evening, the night, and not of the morning."""
BETWEEN = make_regex(
    r"\s{0,9},?\s{0,9}(?:(?:at|on|of|in the|before|around|about|by)\s{1,9})?(?:the\s{1,9})?", re.IGNORECASE
)
SAME_CLAUSE = 60
"""So many characters apart a clock time still has the day named with it."""


def _read_clock(found: re.Match[str], _: Context) -> Meaning | None:
    """Return a time on the clock of twelve or of twenty-four hours."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").casefold()[:1]
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    is_world = re.search(r"(?:GMT|UTC)\)?$", found["zone"] or "") is not None
    return Meaning("TIME", f"T{hour:02}:{minute:02}{'Z' if is_world else ''}", edtf="")


def _read_o_clock(found: re.Match[str], _: Context) -> Meaning | None:
    """Return "11 o'clock"; which half of the day is not told."""
    hour = int(found["hour"])
    return Meaning("TIME", f"T{hour:02}:00", edtf="") if hour <= 24 else None


def _read_noon(found: re.Match[str], _: Context) -> Meaning:
    """Return noon or midnight."""
    return Meaning("TIME", "T24:00" if found["word"].casefold() == "midnight" else "T12:00", edtf="")


def _read_part(found: re.Match[str], _: Context) -> Meaning:
    """Return a part of the day; `attach_days` drops it where no day is near."""
    return Meaning("TIME", f"T{DAY_PARTS[found['part'].casefold()]}", edtf="")


def _read_this_part(found: re.Match[str], context: Context) -> Meaning:
    """Return "this morning"."""
    return Meaning("TIME", f"{context.today}T{DAY_PARTS[found['part'].casefold()]}")


def _read_that_part(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "that evening", "the same morning": of the last day named."""
    day = context.anchors.past_day
    return Meaning("TIME", f"{day}T{DAY_PARTS[found['part'].casefold()]}") if day else None


PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(
        rf"(?<![\d.,:/$£€-])\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.m\.|m\b){ZONE}",
        _read_clock,
    ),
    make_pattern(
        rf"(?<![\d.,:/$£€-])\b(?P<half>)(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)"
        rf"(?::\d\d)?(?![\d:])(?: ?(?:hrs|hours))?{ZONE}",
        _read_clock,
    ),
    make_pattern(
        r"(?<![\d.,:/$£€-])\b(?P<half>)(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)"
        r"(?P<zone> ?(?:GMT|UTC|local time|hrs|hours))\b",
        _read_clock,
    ),
    make_pattern(r"\b(?P<hour>1[0-2]|[1-9]) ?o[’']clock\b", _read_o_clock),
    make_pattern(r"(?<!after)\b(?P<word>noon|midday|midnight)\b", _read_noon),
    make_pattern(rf"\b(?:(?:earlier|later|early|late) )?this {PART}\b", _read_this_part),
    make_pattern(rf"\b(?:(?:earlier|later|early|late) )?(?:that|the same) {PART}\b", _read_that_part),
    make_pattern(rf"\b(?:the )?{SMALL}{{1,2}}(?P<part>hours|morning|evening|night|afternoon)\b", _read_part),
    make_pattern(rf"\b{PART}\b", _read_part),
    make_pattern(r"\b(?P<part>dawn|dusk|daybreak|sunrise|sunset|lunchtime)\b", _read_part),
)


def attach_days(founds: tuple[PlacedMeaning, ...], sentence: str, fallback: date | None) -> tuple[PlacedMeaning, ...]:
    """Return what the words mean, with each half time expression joined to the day beside it or named near it.

    A clock time with no day near has the fallback; a part of the day with none is dropped.
    """
    joined: list[PlacedMeaning] = []
    for found in founds:
        last = joined[-1] if joined else None
        if last and _belong_together(last, found, sentence):
            joined[-1] = last.widened(last.start, found.end, _join(last.meaning, found.meaning))
        else:
            joined.append(found)
    return tuple(
        done
        for number, found in enumerate(joined)
        if (done := _complete(found, joined[max(number - 3, 0) : number + 4], fallback))
    )


def _belong_together(one: PlacedMeaning, other: PlacedMeaning, sentence: str) -> bool:
    """Say whether two neighbours are one time expression: "Friday morning", "the night of 3 May"."""
    between = sentence[one.end : other.start]
    is_loose_part = re.fullmatch(r"T[A-Z]{2}", one.meaning.value) and not between.strip(" ,")
    if is_loose_part and not WITHIN_NIGHT.match(sentence, one.start):
        return False
    return BETWEEN.fullmatch(between) is not None and _are_halves(one.meaning, other.meaning)


def _are_halves(one: Meaning, other: Meaning) -> bool:
    """Say whether one is a day and the other a time, or one an hour and the other a part of the day."""
    day, time = (one, other) if other.value.startswith("T") else (other, one)
    if not time.value.startswith("T") or time.type != "TIME":
        return False
    told = day.value[10:]
    return DAY_VALUE.match(day.value) is not None and (not told or _is_hour(told) != _is_hour(time.value))


def _is_hour(time: str) -> bool:
    """Say whether a time is an hour on the clock, not a part of the day."""
    return time[1:2].isdigit()


def _join(one: Meaning, other: Meaning) -> Meaning:
    """Return a day and a time as one; "11 o'clock on Friday night" has the hour that the part of the day means."""
    day, time = (one, other) if other.value.startswith("T") else (other, one)
    told = day.value[10:]
    if not told:
        return Meaning("TIME", day.value + time.value, day.basis)
    hour, part = (told, time.value) if _is_hour(told) else (time.value, told)
    number = int(hour[1:3])
    if number in HOURS_OF_PART.get(part[1:], ()):
        hour = f"T{number + 12}{hour[3:]}"
    return Meaning("TIME", day.value[:10] + hour, day.basis)


def _complete(found: PlacedMeaning, neighbours: list[PlacedMeaning], fallback: date | None) -> PlacedMeaning | None:
    """Return a lone hour with the day named near it, else with the fallback; None for a lone part of the day."""
    if not found.meaning.value.startswith("T") or found.meaning.type != "TIME":
        return found
    if not found.meaning.value[1].isdigit():
        return None
    near = min(
        (other for other in neighbours if DAY_VALUE.match(other.meaning.value)),
        key=lambda other: abs(other.start - found.start),
        default=None,
    )
    if near and min(abs(near.start - found.end), abs(found.start - near.end)) <= SAME_CLAUSE:
        value, basis = near.meaning.value[:10], near.meaning.basis
    elif fallback:
        value, basis = fallback.isoformat(), Basis.RESOLVED
    else:
        return None
    return found.widened(found.start, found.end, Meaning("TIME", value + found.meaning.value, basis, edtf=""))
