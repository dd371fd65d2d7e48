"""Where the links of a body lead: addresses that are allowed, and names between two brackets."""

import re

from dateline.model import Kind
from dateline.regexes import make_regex

SCHEME = make_regex(r"\s*(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = ("http", "https", "mailto")
EXTERNAL = make_regex(r"(?:https?:)?//", re.IGNORECASE)
# `[[1]](/x)` is a link of CommonMark whose text stands in brackets.
NAME_LINK = make_regex(r"\[\[(?P<name>[^\[\]|]{1,200})(?:\|(?P<shown>[^\[\]|]{1,300}))?\]\](?![(\[])")

GAP = "\0"
"""Stands in HTML before what is filled in later; no editor's text has it, for Markdown takes the character out."""

STORIES = "stories"
KIND = make_regex(rf"(?P<kind>{'|'.join((*Kind, STORIES))}):[ ]*(?=\S)")


def is_allowed(address: str) -> bool:
    """Tell whether an address may be made into a link."""
    found = SCHEME.match(address)
    return not found or found["scheme"].casefold() in SCHEMES


def find_name(text: str, start: int) -> tuple[str, str, int] | None:
    """Return the name between two brackets that open here, the words that readers see, and the offset behind them.

    >>> find_name("[[places:Jordan|the kingdom]] said", 0)
    ('places:Jordan', 'the kingdom', 29)
    """
    found = NAME_LINK.match(text, start)
    if not found:
        return None
    name = " ".join(found["name"].split())
    shown = " ".join((found["shown"] or "").split()) or part_name(name)[1]
    return (name, shown, found.end()) if name and shown else None


def part_name(written: str) -> tuple[str, str]:
    """Return the kind that stands before a name, empty where none does, and the name.

    >>> part_name("places:Jordan"), part_name("Operation: Blue")
    (('places', 'Jordan'), ('', 'Operation: Blue'))
    """
    found = KIND.match(written)
    return (found["kind"], written[found.end() :]) if found else ("", written)
