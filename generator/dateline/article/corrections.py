"""Correction and clarification lines in; corrections out."""

import re
from datetime import date

from dateline.english.days import find_stated_days, find_yearless_days, nearest_day
from dateline.model import Correction
from dateline.regexes import make_regex

LABEL = make_regex(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|clarifications?|corrigendum|erratum|corrected"
    r"|editor.s note|ed\. note"
    r"|update and correction)\b(?P<rest>[^:\n—–.]{0,60}?)\s*(?:[:—–]|\s-\s|\.\s)\s*",
    re.IGNORECASE,
)
LABEL_ALONE = make_regex(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|clarifications?|corrigendum|erratum)\W{0,3}", re.IGNORECASE
)
COPY = (
    r"article|story|report|piece|post|page|headline|text|copy|item|version|explainer|interview|obituary|review|feature|"
    r"column|analysis|timeline|guide|blog|live blog|transcript|list|graphic|chart|map|caption"
)
AMENDED = make_regex(
    r"\W{0,3}(?:this|an earlier version of this|a previous version of this|an earlier version of the"
    r"|a previous version of the)"
    rf" (?:{COPY})\b.{{0,80}}?"
    r"\b(?:amended|corrected|clarified|misstated|misspelled|misspelt|misidentified|incorrectly|wrongly"
    r"|mistakenly|erroneously|inaccurate|incorrect"
    r"|in error|an error|gave the wrong|stated that|said that|said the|gave)\b",
    re.IGNORECASE,
)
NOTE_OF_CORRECTION = make_regex(
    r"\b(?:correct|amend|clarif|updated? to|earlier version|previous version|misst|error|wrong)", re.IGNORECASE
)
DAY_OF_CHANGE = make_regex(
    r"(?:amended|corrected|clarified|updated)(?: and \w+)? (?:on|at) (?P<day>[^.;:]{4,40})", re.IGNORECASE
)
LONGEST_OPENING = 400


def is_correction(text: str) -> bool:
    """Say whether a paragraph is a correction or clarification."""
    opening = text[:LONGEST_OPENING]
    label = LABEL.match(opening)
    if not label:
        return bool(AMENDED.match(opening))
    note = "note" in label[0].casefold()
    return len(text) > label.end() and (not note or bool(NOTE_OF_CORRECTION.search(opening)))


def is_correction_label(text: str) -> bool:
    """Say whether a line is only the label of the correction that follows."""
    return bool(LABEL_ALONE.fullmatch(text)) if len(text) < 60 else False


def read_correction(text: str, *, day_first: bool, published: date | None) -> Correction:
    """Return the correction that a paragraph holds, without its label."""
    label = LABEL.match(text[:LONGEST_OPENING])
    body = text[label.end() :] if label else text
    body = " ".join(body.split()).strip("()[]*_ ")
    stated = _find_day(label["rest"] if label else "", day_first=day_first, published=published)
    change = None if stated else DAY_OF_CHANGE.search(body[:LONGEST_OPENING])
    if change:
        stated = _find_day(change["day"], day_first=day_first, published=published)
    return Correction(stated, body[:1].upper() + body[1:])


def _find_day(text: str, *, day_first: bool, published: date | None) -> date | None:
    """Return the day that the text names, its year taken from the publication where it has none."""
    days = find_stated_days(text, day_first=day_first)
    if days:
        return days[0].moment.day
    yearless = find_yearless_days(text)
    return nearest_day(yearless[0], published) if yearless and published else None
