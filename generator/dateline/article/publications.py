"""Names of newspapers and agencies: is this one, and which of them are agencies?"""

import re
from functools import cache

from dateline.english.lexicon import read_entries
from dateline.regexes import make_regex

BAR = "|"
NAME_WORD = make_regex(
    r"(?:[A-Z0-9À-Þ][\w.'’&+-]*|[a-z]+\.(?:com|org|net|in|ie|pk|co|news|ge)\b|of|the|and|on|for|in|de|del"
    r"|della|da|do|le|la|el|al|&|y|und|sans|a)"
)
LONGEST_NAME = 60
MASTHEAD = make_regex(
    r"(?:[A-Z][\w'’&-]*\s+(?:of\s+|and\s+|&\s+)?){1,4}(?:Times|Post|News|Herald|Gazette|Tribune|Guardian|Observer|Chronicle|Star"
    r"|Mail|Mirror|Express|Telegraph|Standard|Nation|Independent|Monitor|Daily|Journal|Courier|Examiner|Echo|Argus"
    r"|Advertiser|Mercury|Globe|Inquirer|Bulletin|Sentinel|Dispatch|Register|Gleaner|Sun|Leader|Weekly|Reporter)"
)
"""What newspapers are called the world over."""


def fold(name: str) -> str:
    """Return a name for comparison: without case, article, curly marks and outer marks."""
    folded = " ".join(name.casefold().replace("’", "'").split()).strip(" .,;:()[]\"'“”‘")
    return folded.removeprefix("the ")


@cache
def read_agencies() -> frozenset[str]:
    """Return the folded names of news agencies."""
    entries = read_entries("publications")
    return frozenset(fold(entry) for entry in entries[: entries.index(BAR)])


@cache
def read_publications() -> frozenset[str]:
    """Return the folded names of all newspapers, broadcasters and agencies known."""
    return frozenset(fold(entry) for entry in read_entries("publications") if entry != BAR)


def is_agency(name: str) -> bool:
    """Say whether this names news agencies, one or several joined by strokes or 'and'."""
    parts = [part for part in re.split(r"/|,|&|\band\b", name) if part.strip()]
    return bool(parts) and (fold(name) in read_agencies() or all(fold(part) in read_agencies() for part in parts))


def is_publication(name: str, known_sources: tuple[str, ...] = ()) -> bool:
    """Say whether this is a publication that the list or the digest knows."""
    return fold(name) in read_publications() or fold(name) in {fold(known) for known in known_sources}


def is_masthead(line: str, known_sources: tuple[str, ...] = ()) -> bool:
    """Say whether a line of its own is a publication's name: a known one, or one that newspapers bear."""
    return is_publication(line, known_sources) or MASTHEAD.fullmatch(line.strip(" .|•·–—-")) is not None


def looks_like_publication(name: str) -> bool:
    """Say whether this could be a publication's name: a few words with capitals."""
    words = name.split()
    if not 1 <= len(words) <= 7 or len(name) > LONGEST_NAME:
        return False
    capital = any(word[0].isupper() or "." in word[:-1] for word in words)
    return capital and all(NAME_WORD.fullmatch(word.strip(",")) for word in words) and words[-1][0].isalnum()
