"""Lines about the copy itself: when and where it appeared, when it was updated, what was corrected in it."""

import re
from datetime import date

from dateline.article.finding import Finding, Rank
from dateline.article.known_names import is_publication, looks_like_publication
from dateline.english.days import StatedDay, find_stated_days, find_yearless_days, nearest_day
from dateline.model import Correction, Moment
from dateline.regexes import make_regex

LONGEST = 240
UPDATED = make_regex(
    r"\W{0,3}(?:last |story |article |page )?(?:updated|modified|revised|last (?:edited|changed))\b", re.IGNORECASE
)
STAMP_LABEL = make_regex(
    r"\W{0,3}(?:first |originally )?(?:published|posted)(?: on)?\s*[:|–—-]?\s*(?=\d|[A-Z])", re.IGNORECASE
)
STAMP_WORDS = make_regex(
    r"(?:\b(?:first|originally|last|story|article|published|posted|issued|released|filed|updated|modified"
    r"|revised|edited|date|on|at|time"
    r"|dated|as of|local|local time|online|hrs|hours|ist|cst|ast|et|pt|a\.?m\.?|p\.?m\.?|noon|midnight"
    r"|min(?:ute)?s? read)\b\.?|\([a-z]{2,12}\.? (?:standard )?time\)|[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\.?)?"
    r"|[0-9]{1,2}|\W)+",
    re.IGNORECASE,
)
APPEARED = make_regex(
    r"(?:(?:a (?:version|longer version|shorter version) of )?(?:this|the) (?:\w+ )?(?:article|story|report"
    r"|piece|item|text|dispatch|copy) )?"
    r"(?:(?:was|has been|is|were) )?(?:(?:first|originally|also|previously|exclusively) )*"
    r"(?:published|appeared|appears|appearing|ran|printed|reprinted|republished|carried|released)"
    r"(?: (?:first|originally|online|today|in print|here with permission|with permission))*"
    r" (?:in the (?:print|online|international|weekend|daily|sunday|saturday) (?:edition|version|issue"
    r"|pages) of|in|by|on|at|from)"
    r"(?: (?:today's|the print edition of))? (?P<name>\S.*)",
    re.IGNORECASE,
)
VERSION = make_regex(r"a (?:\w+ )?version of", re.IGNORECASE)
SOURCE = make_regex(
    r"(?:source|news source|via|publication|publisher|newspaper|courtesy(?: of| to)?|credit"
    r"|from)\s*[:—–-]\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
COURTESY = make_regex(r"courtesy(?: of)? (?P<name>\S.*)", re.IGNORECASE)
COPYRIGHT = make_regex(r"(?:copyright\b|©|\(c\)|℗)\W*(?:copyright|©|\(c\))?\W*(?P<name>.*)", re.IGNORECASE)
LEFT_OUT = make_regex(
    r"\b(?:all rights reserved.*|published by .*|no part of .*|limited|ltd\.?|inc\.?|llc)\W*$", re.IGNORECASE
)
YEARS = make_regex(r"\b(?:1[89]|20)[0-9]{2}(?:\s?[-–]\s?(?:1[89]|20)?[0-9]{2})?\b")
BEHIND_NAME = make_regex(
    r"\s+(?:on|dated|of|in its|in the|in|at|by|section|page|pages|p\.|under|as|with|vol\.|issue)\b.*$"
)
WEB = make_regex(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})(?:/\S*)?", re.IGNORECASE)
BY_PUBLISHER = make_regex(r"\bby\s+(?P<name>\S.*)", re.IGNORECASE)

CORRECTION = make_regex(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|clarifications?|corrigendum|erratum|corrected"
    r"|editor.s note|ed\. note"
    r"|update and correction)\b(?P<rest>[^:\n—–.]{0,60}?)\s*(?:[:—–]|\s-\s|\.\s)\s*",
    re.IGNORECASE,
)
CORRECTION_ALONE = make_regex(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|clarifications?|corrigendum|erratum)\W{0,3}", re.IGNORECASE
)
COPY_NOUNS = (
    r"article|story|report|piece|post|page|headline|text|copy|item|version|explainer|interview|obituary|review|feature|"
    r"column|analysis|timeline|guide|blog|live blog|transcript|list|graphic|chart|map|caption"
)
AMENDED = make_regex(
    r"\W{0,3}(?:this|an earlier version of this|a previous version of this|an earlier version of the"
    r"|a previous version of the)"
    rf" (?:{COPY_NOUNS})\b.{{0,80}}?"
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


def read_stamp(text: str, *, day_first: bool, known_sources: tuple[str, ...] = ()) -> Finding | None:
    """Return what a line says on when and where the copy appeared; None where it says something else."""
    if not text or len(text) > LONGEST:
        return None
    days = find_stated_days(text, day_first=day_first)
    if UPDATED.match(text):
        return _read_updated(text, days)
    bare = _cut_days(text, days)
    day = days[0] if days else None
    named = _read_named(bare, day)
    if named:
        return named
    if day and STAMP_WORDS.fullmatch(bare):
        return Finding(published=day.moment, updated=_second_stamp(text, days), rank=Rank.STAMP)
    return _read_loose(bare, day, known_sources)


def is_stamp_label(text: str) -> bool:
    """Say whether a line opens with "Published" or "Posted" before a date or name."""
    return STAMP_LABEL.match(text) is not None


def is_copyright(text: str) -> bool:
    """Say whether a line opens with a mark of copyright."""
    return COPYRIGHT.match(text.strip(" \t\xa0*_—–-")) is not None


def _read_updated(text: str, days: tuple[StatedDay, ...]) -> Finding | None:
    """Return the moment of an "Updated" line; None where the line goes on as a sentence."""
    if not days:
        return Finding() if STAMP_WORDS.fullmatch(text) else None
    if len(text) - sum(each.span.end - each.span.start for each in days) > 60:
        return None
    published = re.search(r"published\W", text, re.IGNORECASE)
    if published and len(days) > 1:
        before = [each for each in days if each.span.start > published.start()]
        others = [each for each in days if each.span.start < published.start()]
        if before and others:
            return Finding(published=before[0].moment, updated=others[0].moment, rank=Rank.STAMP)
    return Finding(updated=days[0].moment)


def _second_stamp(text: str, days: tuple[StatedDay, ...]) -> Moment | None:
    """Return the moment of "Updated" behind the first date of the same line."""
    if len(days) > 1 and re.search(
        r"updated|modified|revised", text[days[0].span.end : days[1].span.start], re.IGNORECASE
    ):
        return days[1].moment
    return None


def _cut_days(text: str, days: tuple[StatedDay, ...]) -> str:
    """Return the text with a stroke in place of each date."""
    for each in reversed(days):
        text = f"{text[: each.span.start]}| {text[each.span.end :]}"
    return text


def _read_named(bare: str, day: StatedDay | None) -> Finding | None:
    """Return what a line says that names its publication: "Published in ...", "Source: ...", copyright."""
    published = day.moment if day else None
    stripped = bare.strip(" ()[]\t\xa0*_—–-")
    appeared = APPEARED.match(stripped)
    if appeared:
        name = _read_name(appeared["name"])
        if name is None and (by := BY_PUBLISHER.search(appeared["name"])):
            name = _read_name(by["name"])
        if VERSION.match(stripped):
            # The print edition's day is not that of the copy at hand, unless it gives no other.
            return Finding(source=name, published=published, rank=Rank.CREDIT)
        if name or day:
            return Finding(source=name, published=published, rank=Rank.PUBLICATION_LINE, in_print=bool(name))
        return None
    for pattern in (SOURCE, COURTESY):
        match = pattern.match(stripped)
        if match:
            name = _read_name(match["name"])
            return (
                Finding(source=name, published=published, rank=Rank.PUBLICATION_LINE, in_print=bool(name and day))
                if name
                else None
            )
    copyright_line = COPYRIGHT.match(bare.strip(" \t\xa0*_—–-"))
    if copyright_line:
        name = _read_name(YEARS.sub(" ", LEFT_OUT.sub("", copyright_line["name"].split(". ")[0])).strip(" ,.|©"))
        year = YEARS.search(copyright_line["name"])
        return Finding(source=name, published=published, year=int(year[0][:4]) if year else None, rank=Rank.CREDIT)
    return None


def _read_loose(bare: str, day: StatedDay | None, known_sources: tuple[str, ...]) -> Finding | None:
    """Return the finding of "(Dawn, 4 January 2020)", "Dawn, January 4, 2020" and "4 January 2020 | Dawn"."""
    if day is None:
        return None
    pieces = [piece.strip(" ()[],.;—–-\t\xa0") for piece in bare.split("|")]
    names = [piece for piece in pieces if piece and not STAMP_WORDS.fullmatch(piece)]
    if len(names) != 1:
        return None
    name = re.sub(r"^(?:in|from|by)\s+", "", names[0])
    bracketed = bare.startswith(("(", "["))
    if is_publication(name, known_sources) or (looks_like_publication(name) and (bracketed or "," in bare)):
        return Finding(source=name, published=day.moment, rank=Rank.PUBLICATION_LINE, in_print=True)
    return None


def _read_name(text: str) -> str | None:
    """Return the publication's name that opens the text; None where none does."""
    text = text.split("|", maxsplit=1)[0].strip(' \t\xa0,.;:()[]—–-*_"“”')
    web = WEB.fullmatch(text)
    if web and text.casefold().startswith(("http", "www")):
        return web["host"]
    text = re.split(r",|;|\. |\s[—–-]\s|\(", text)[0]
    text = re.sub(r"^(?:the print edition of|the website of|issue of)\s+", "", text)
    if not is_publication(text):
        text = BEHIND_NAME.sub("", text)
    text = text.strip(' \t\xa0,.;:—–-*_"“”')
    return text if text and looks_like_publication(text) else None


def is_correction(text: str) -> bool:
    """Say whether a paragraph is a correction or clarification."""
    opening = text[:LONGEST_OPENING]
    label = CORRECTION.match(opening)
    if not label:
        return bool(AMENDED.match(opening))
    note = "note" in label[0].casefold()
    return len(text) > label.end() and (not note or bool(NOTE_OF_CORRECTION.search(opening)))


def is_correction_label(text: str) -> bool:
    """Say whether a line is only the label of the correction that follows."""
    return bool(CORRECTION_ALONE.fullmatch(text)) if len(text) < 60 else False


def read_correction(text: str, *, day_first: bool, published: date | None) -> Correction:
    """Return the correction that a paragraph holds, without its label."""
    label = CORRECTION.match(text[:LONGEST_OPENING])
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
