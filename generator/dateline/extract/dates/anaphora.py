"""Layer 7: words that point back to a day already told - that day, the following week, on the day X was killed."""

import re
from datetime import date

from dateline.english.calendar import (
    DAY_PARTS,
    LENGTHS,
    MONTH,
    SEASON_CODES,
    find_when,
    format_month,
    format_unit,
    read_month,
    shift_days,
    shift_units,
)
from dateline.extract.dates.partial import YEAR_SHIFTS, choose_month_year
from dateline.extract.dates.patterns import (
    Context,
    DatedSentence,
    Meaning,
    Tense,
    TimePattern,
    make_loose_regex,
    make_pattern,
)
from dateline.extract.dates.relative import find_base
from dateline.regexes import make_regex

CONTENT = make_regex(r"[^\W\d_][\w’'-]{2,}")
EMPTY = frozenset((
    "the", "and", "was", "were", "had", "has", "have", "that", "this", "which", "with", "from", "into", "for", "his",
    "her", "its", "their", "they", "them", "after", "before", "when", "where", "who", "whom", "day", "same", "also",
    "been", "being", "said", "says", "over", "under", "about", "more", "than", "will", "would", "could", "are", "but",
    "not",
))  # fmt: skip
SAID_BEFORE = make_regex(r"\b(?:said|told \w+|warned|wrote|announced)\s$")
"""Before "the day before that it was late", where no event follows."""
LEAST_SHARED = 2
"""So many words must a clause share with a sentence of known day to be about the same event."""
DAYS_OF_NEWS = 6
"""A day as near as this is of the news; one further back is of its background."""
PART_OF_DAY = make_loose_regex(
    r"\b(?:first|second|third|last|final|only|opening|closing|rest|remainder|end|start|most|much|course)"
    r"(?: [\w’'-]{1,20}){0,2} of $",
    re.IGNORECASE,
)
BEHIND_DAY = make_loose_regex(r"(?:day|\d|night), (?:on )?$", re.IGNORECASE)
"""A day stands right before the comma: "on Tuesday, the second day of the talks", "on Friday night, the last night"."""
NUMBERS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|opening|closing"
    r"|\d{1,2}(?:st|nd|rd|th)"
)
SHIFTS = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "ensuing": 1, "subsequent": 1}


def find_content_words(text: str) -> frozenset[str]:
    """Return the words that tell what a sentence is about, cut to their first six letters."""
    words = (word.casefold().removesuffix("’s").removesuffix("'s") for word in CONTENT.findall(text))
    return frozenset(word[:6] for word in words if word not in EMPTY)


def _read_that_day(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "that day", "the same day": the last day named; in a plan, one ahead too."""
    anchors = context.anchors
    # "... who had stepped aside on 29 May; the army took over the same day."
    named = anchors.mentioned_day if ";" in context.sentence[max(found.start() - 80, 0) : found.start()] else None
    day = anchors.sentence_day or (anchors.last_day if context.tense.is_plan else None) or named or anchors.past_day
    return Meaning("DATE", day.isoformat()) if day else None


def _read_in_the_day(found: re.Match[str], context: Context) -> Meaning:
    """Return "earlier in the day": the last day named in the paragraph or the one before, else today."""
    del found
    before = context.anchors.previous_paragraph_day
    is_recent = before is not None and (context.today - before).days <= DAYS_OF_NEWS
    return Meaning(
        "DATE", (context.anchors.paragraph_day or (before if is_recent else None) or context.today).isoformat()
    )


def _read_of_the_day(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the day" of "the last match of the day": the last day named, if it is of the last week."""
    day = context.anchors.paragraph_day or context.anchors.past_day
    if not day or not PART_OF_DAY.search(context.sentence, max(found.start() - 40, 0), found.start()):
        return None
    return Meaning("DATE", day.isoformat()) if (context.today - day).days <= DAYS_OF_NEWS else None


def _read_numbered_day(found: re.Match[str], context: Context) -> Meaning | None:
    """Return the day that "day five of the World Cup" explains: "on Tuesday, day five of the World Cup"."""
    here = context.anchors.sentence_day
    is_behind = BEHIND_DAY.search(context.sentence, max(found.start() - 16, 0), found.start())
    return Meaning("DATE", here.isoformat()) if here and is_behind else None


def _read_other_day(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the following day", "the day before", "the previous week": counted from the last day named."""
    unit, shift = found["unit"].casefold(), SHIFTS[found["way"].casefold()]
    if found["way"].casefold() == "next" and context.tense is Tense.AHEAD and unit in LENGTHS:
        return Meaning("DURATION", LENGTHS[unit])
    if unit in DAY_PARTS:
        day = shift_days(context.anchors.past_day, shift) if context.anchors.past_day else None
        return Meaning("TIME", f"{day}T{DAY_PARTS[unit]}") if day else None
    return _shift_named(unit, shift, context)


def _shift_named(unit: str, shift: int, context: Context) -> Meaning | None:
    """Return the week, month or year so many from the one last named; None ahead of a story of the past."""
    base = find_base(unit, context)
    if base is None and unit in ("day", "week"):
        return None
    base = base or _named_month(context)
    shifted = shift_units(base, unit, shift) if base else None
    value = format_unit(unit, shifted) if shifted else None
    is_yet_to_come = shifted is not None and shifted > context.today and context.tense is Tense.PAST
    return Meaning("DATE", value) if value and not is_yet_to_come else None


def _named_month(context: Context) -> date | None:
    """Return the first day of the month or year last named."""
    anchors = context.anchors
    if anchors.month:
        return date(*anchors.month, 1)
    return date(anchors.year, 1, 1) if anchors.year else None


def _read_day_before(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the day before", "a month later", where nothing follows that they count from."""
    base = (context.anchors.last_day if context.tense.is_plan else None) or context.anchors.past_day
    shift, unit = -1 if found["way"].casefold() in ("before", "earlier") else 1, found["unit"].casefold()
    if unit in ("week", "month", "year"):
        return _shift_named(unit, shift, context)
    if not base:
        return None
    day = shift_days(base, shift)
    part = DAY_PARTS.get(unit)
    return Meaning("TIME", f"{day}T{part}") if part else Meaning("DATE", day.isoformat())


def _read_that_unit(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "that month", "the same year": of the last day, month or year named."""
    unit = found["unit"].casefold()
    anchors = context.anchors
    if unit in SEASON_CODES:
        return Meaning("DATE", f"{anchors.year:04}-{SEASON_CODES[unit]}") if anchors.year else None
    if unit == "year":
        return Meaning("DATE", f"{anchors.year:04}") if anchors.year else None
    base = anchors.past_day if unit in ("week", "weekend") else _named_month(context) if anchors.month else None
    value = format_unit(unit, base) if base else None
    return Meaning("DATE", value) if value else None


def _read_edge_of_month(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the last day of January", "the first day of that year"."""
    if found["month"]:
        month = read_month(found["month"])
        year = int(found["stated"]) if found["stated"] else choose_month_year(month, "", context)
        return _make_edge(found["edge"], format_month(year, month))
    unit, anchors, which = found["unit"].casefold(), context.anchors, found["which"].casefold()
    shift = YEAR_SHIFTS.get(which)
    if shift is not None:
        day = shift_units(context.today, unit, shift)
    elif unit == "year":
        day = date(anchors.year, 1, 1) if anchors.year else None
    else:
        day = date(*anchors.month, 1) if anchors.month else None
    value = format_unit(unit, day) if day else None
    return _make_edge(found["edge"], value) if value else None


def _make_edge(edge: str, value: str) -> Meaning | None:
    """Return the first or last day of a month or year."""
    when = find_when(value)
    if not when:
        return None
    return Meaning("DATE", (when.first if edge.casefold() == "first" else when.last).isoformat())


def _read_day_of_event(found: re.Match[str], context: Context) -> Meaning | None:
    """Return "the day X was killed": the day of the sentence told before that shares most words with the clause."""
    day = _find_day_of_event(found["clause"], context.dated)
    if not day and SAID_BEFORE.search(context.sentence, max(found.start() - 12, 0), found.start()):
        day = context.anchors.past_day
    if not day:
        return None
    return Meaning(
        "DATE", shift_days(day, {"after": 1, "before": -1}.get((found["way"] or "").casefold(), 0)).isoformat()
    )


def _find_day_of_event(clause: str, dated: tuple[DatedSentence, ...]) -> date | None:
    """Return the day of the sentence that tells what the clause tells; None where none does."""
    words = find_content_words(clause)
    best = max(dated, key=lambda item: len(words & item.words), default=None)
    return best.day if best and len(words & best.words) >= LEAST_SHARED else None


PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(
        r"\b(?:(?:later|earlier|early|late) )?(?:that(?: same| very)?|the(?: very)? same) day\b", _read_that_day
    ),
    make_pattern(r"\b(?:earlier|later|early|late) in the day\b", _read_in_the_day),
    make_pattern(
        r"\bthe (?:very )?(?P<edge>first|last) day of (?:(?P<which>that|this|last|next|the same|the) "
        rf"(?P<unit>month|year)\b|(?P<month>(?-i:{MONTH}))(?!\w)(?: (?P<stated>[12]\d{{3}})\b)?)",
        _read_edge_of_month,
    ),
    make_pattern(
        r"\b(?:day (?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
        rf"|the (?:{NUMBERS}|(?:{NUMBERS}) and (?:{NUMBERS})) (?:full )?(?:day|night))\b(?= of\b|,)",
        _read_numbered_day,
    ),
    make_pattern(
        r"(?<=of\s)the day\b(?= ?(?:[.,;:!?)—–”\"]|$|(?:and|but|as|at|in|against|for|was|were|came|saw)\b))",
        _read_of_the_day,
    ),
    make_pattern(
        rf"\b(?:the|a) (?P<way>{'|'.join(SHIFTS)}) "
        r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|quarter|year)\b",
        _read_other_day,
    ),
    make_pattern(
        r"\b(?:the|a) (?P<unit>day|morning|afternoon|evening|night|week|month|year)"
        r" (?P<way>before|after(?! that\b)|earlier|later)\b"
        r"(?= ?(?:[.,;:!?)—–\"”]|$|(?:in|at|when|with|and|but|by|as|for|from|that)\b))",
        _read_day_before,
    ),
    make_pattern(
        r"\b(?:that(?: same)?|the same) (?P<unit>week|weekend|month|year|spring|summer|autumn|winter)\b",
        _read_that_unit,
    ),
    make_pattern(
        r"\bthe (?:very )?day(?: (?P<way>after|before))?(?: (?:that|when|of))?\b"
        r"(?= (?P<clause>[^.;:,!?]{8,160}))",
        _read_day_of_event,
    ),
)
