"""Layer 5: words that point at the past, the present or the future and name no day."""

import re

from dateline.extract.dates.reading import Context, Reading, Rule, make_rule


def _read_past(_found: re.Match[str], _context: Context) -> Reading:
    """Return the past, no day named."""
    return Reading("DATE", "PAST_REF", edtf="")


def _read_present(_found: re.Match[str], _context: Context) -> Reading:
    """Return the present, no day named."""
    return Reading("DATE", "PRESENT_REF", edtf="")


def _read_future(_found: re.Match[str], _context: Context) -> Reading:
    """Return the future, no day named."""
    return Reading("DATE", "FUTURE_REF", edtf="")


RULES: tuple[Rule, ...] = (
    make_rule(r"\b(?:(?:more|most|only|quite|until|just|very) )?recently\b|\blately\b|\blong ago\b", _read_past),
    make_rule(
        r"\bthe (?:recent |distant )?past\b"
        r"(?! (?:\w+ ){0,3}(?:second|minute|hour|day|week|month|quarter|year|decade|summer|winter|fall|spring)s?\b)",
        _read_past,
    ),
    make_rule(
        r"\b(?:(?:right )?(?<!from\s)(?<!will\s)(?<!would\s)now(?! that\b| and (?:again|then)\b|-)|currently|"
        r"nowadays|presently|at present|at the moment|these days|the present(?: day)?)\b",
        _read_present,
    ),
    make_rule(r"\bthe (?:near |foreseeable |immediate |distant )?future\b(?! of\b)", _read_future),
)
