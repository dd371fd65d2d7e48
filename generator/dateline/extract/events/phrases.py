"""Where the dating words of a sentence stand, and whether a line of the timeline can do without them."""

import re
from dataclasses import replace

from dateline.extract.events.verbs import AUXILIARIES, BE, SAYING, WORD, find_verb, is_verb
from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Timex
from dateline.when import NotADate, When, read_when

OPENER = make_regex(
    r"(?:\b(?:late|early|only|just|earlier|later)\s+)?\b(?P<word>on|in|at|by|since|until|till|from|during|before|after|"
    r"for|throughout|within|around|between)\s+$",
    re.IGNORECASE,
)
RELATIVE = make_regex(r"(?:next|last|this|today|yesterday|tomorrow|tonight)\b", re.IGNORECASE)
POSSESSIVE = make_regex(r"[’']s\b")
LOOSE_OPENERS = ("on", "in", "at")
LOOSE_ALONE = make_regex(
    r"(?:(?:late|early|earlier|later)\s+)?(?:today|yesterday|tomorrow|tonight|(?:this|last|next|that|the same|"
    r"the previous|the following|the next)\s+(?!of\b)\w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|"
    r"afternoon|evening|night))?)$|.*\b(?:ago|earlier|later|before)$",
    re.IGNORECASE,
)
"""Date words that tell when without a preposition."""
MAY_FOLLOW = make_regex(
    r"\s*$|\s*[,.;:!?)\]—–”’\"]|\s+(?:"
    r"after|against|alongside|amid|among|and|as|at|because|before|beside|between|but|by|during|following|"
    r"for|from|he|her|his|how|i|if|in|inside|into|it|its|near|no|not|of|off|on|onto|or|outside|over|she|so|"
    r"than|that|the|their|there|they|this|through|to|toward|towards|under|until|upon|we|when|where|whether|"
    r"which|while|who|with|within|without|a|an|about|across|along|around|behind|despite|due|some|several|"
    r"all|hundreds|thousands|dozens|two|three|four|five|six|seven|eight|nine|ten|more|many|most|both|just|"
    r"only|also|again|alone|together|instead|back|home|too|once|twice|[a-z]+ly"
    r")\b"
)
MAY_OPEN = make_regex(
    r"\s*,|\s+(?:[^\W\d_]*[A-Z]|\d|(?:the|a|an|he|she|it|they|we|his|her|its|their|some|several|all|hundreds|thousands|"
    r"dozens|more|many|most|police|troops|officials|people|parliament)\b)"
)
TIED_WORD = make_regex(r"([^\W_]+)\s*$")
NEVER_BEFORE = BE | frozenset((
    "of", "since", "by", "from", "until", "till", "to", "for", "between", "and", "or", "than", "about", "around",
    "before", "after", "during", "through", "not", "no", "the", "a", "an", "this", "that", "last", "next", "like",
    "as", "every", "each", "marked", "called", "recalled", "fall", "falls", "dated", "dates", "set", "due",
    "scheduled", "fixed", "planned", "expected", "forecast", "likely",
))  # fmt: skip
"""Words that the date completes: without it they say nothing."""
STARTS_OR_ENDS = frozenset((
    "starting", "starts", "start", "begun", "beginning", "begins", "begin", "ending", "ends", "end", "ended", "expires",
    "expire", "dating", "opens", "closes", "runs", "lasts", "effective", "ago",
))  # fmt: skip
"""What starts or ends must say when."""
LABEL_END = make_regex(r"\s*(?::(?=\s)|\.{3,}|…+|\s[-–—](?=\s)|[–—](?=\s)|\s?\||\t|\s{2,})\s*")
LONGEST_LABEL_TAIL = 25
SHORT = 2
"""A sentence of so few words before its date keeps it ("Arguments begin on 3 May")."""
QUOTED = make_regex(r"“[^”]*(?:”|$)|^[^“”]*”|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")

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


def find_phrase(text: str, date: Span) -> Span:
    """Return the date words with the preposition that they hang on."""
    possessive = POSSESSIVE.match(text, date.end)
    if possessive:
        return Span(date.start, possessive.end())
    opener = OPENER.search(text, max(0, date.start - 24), date.start)
    if opener and opener["word"].casefold() in LOOSE_OPENERS and RELATIVE.match(text, date.start):
        return date  # "sworn in next month": the word belongs to the verb
    return Span(opener.start(), date.end) if opener else date


def find_quoted(text: str) -> tuple[Span, ...]:
    """Return the stretches of a sentence that stand between quotation marks, those open at one end included."""
    return tuple(Span(*found.span()) for found in QUOTED.finditer(text))


def is_inside(place: int, spans: tuple[Span, ...]) -> bool:
    """Say whether the offset lies in one of the spans."""
    return any(span.start <= place < span.end for span in spans)


def find_label(text: str, date: Span) -> int:
    """Return where the words behind an opening date label ("3 January: ...") begin; 0 where there is none."""
    if text[: date.start].strip(" •*–—-([\t"):
        return 0
    end = LABEL_END.search(text, date.end, date.end + LONGEST_LABEL_TAIL)
    if not end or find_verb(text[date.end : end.start()]):
        return 0
    return end.end()


def find_cut(text: str, date: Span, others: tuple[Span, ...]) -> Span | None:
    """Return what to leave out so that the sentence stands without its date; None where it needs the date to stand.

    It does need it where the date is more than a note of time: "since Friday", "the accord of 2015", "it was in 1977",
    "from Monday to Wednesday", and always in a quotation.
    """
    phrase = find_phrase(text, date)
    if is_inside(date.start, find_quoted(text)) or not _is_loose(text, phrase, date):
        return None
    if any(_are_tied(text, phrase, other) for other in others):
        return None
    before, after = text[: phrase.start], text[phrase.end :]
    if not before.strip(" •*\"“'([-–—"):
        if not MAY_OPEN.match(after):
            return None
        comma = re.match(r"\s*,?\s*", after)
        return Span(phrase.start, phrase.end + (comma.end() if comma else 0))
    tied = TIED_WORD.search(before)
    if tied and tied[1].casefold() in NEVER_BEFORE:
        return None
    if not re.match(r"\s+[^\W_]", after) and _ends_bare(before):
        return None
    return _widen(text, phrase) if _may_follow(after) else None


def _ends_bare(before: str) -> bool:
    """Say whether nothing but a verb would be left at the end ("the list published", "arguments begin")."""
    words = [word.casefold() for word in WORD.findall(before[-60:])]
    if len(words) < 2:
        return bool(words)
    if words[-1] in STARTS_OR_ENDS or words[-2] in ("which", "who"):
        return True
    last = is_verb(WORD.findall(before[-60:])[-1]) or len(WORD.findall(before)) <= SHORT
    says = SAYING.fullmatch(words[-1]) and not re.search(r",\s*[^\W_]+\s*$", before)
    return last and words[-2] not in AUXILIARIES and words[-2] not in BE and not says


def _is_loose(text: str, phrase: Span, date: Span) -> bool:
    """Say whether the phrase only tells when, by its own words."""
    words = text[date.start : date.end]
    opener = OPENER.search(text, phrase.start, date.start)
    if opener:
        return opener["word"].casefold() in LOOSE_OPENERS
    return bool(LOOSE_ALONE.match(words) or re.match(r"(?:on|in|at) ", words, re.IGNORECASE))


def _are_tied(text: str, phrase: Span, other: Span) -> bool:
    """Say whether two dates form one expression: "on Monday and Tuesday", "at noon on Friday"."""
    between = text[phrase.end : other.start] if other.start >= phrase.end else text[other.end : phrase.start]
    return len(between) <= 16 and not find_verb(between) and not re.search(r"[.;]", between)


def _may_follow(after: str) -> bool:
    """Say whether what follows can stand without the date before it: not so "Friday prayers", "on Tuesday's vote"."""
    if re.match(r"[’']s?\b", after):
        return False
    word = re.match(r"\s+([^\W_]+)", after)
    return bool(MAY_FOLLOW.match(after) or (word and is_verb(word[1])))


def _widen(text: str, phrase: Span) -> Span:
    """Return the phrase with the commas that set it off on both sides, or with the one before it at the end."""
    before = re.search(r",\s*$", text[: phrase.start])
    after = re.match(r"\s*(?:,\s*|(?=[.;]?\s*$))", text[phrase.end :])
    if before and after:
        return Span(before.start(), phrase.end + len(after.group().rstrip()))
    return phrase


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
