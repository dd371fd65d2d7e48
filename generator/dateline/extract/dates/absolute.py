"""Layer 1: dates that say their year - days in all newspaper shapes, months, quarters, seasons, years, decades."""

import re

from dateline.english.calendar import (
    MONTH,
    ONES,
    ONES_OR,
    SEASON_CODES,
    TEENS,
    TENS,
    WEEKDAY_BEFORE_DAY,
    make_date,
    read_month,
    read_number,
)
from dateline.extract.dates.patterns import Context, Meaning, Tense, TimePattern, make_pattern
from dateline.model import Basis
from dateline.regexes import make_regex

TH = r"(?:st|nd|rd|th)?"
LEAD = rf"(?:{WEEKDAY_BEFORE_DAY},? )?"
YEAR = r"(?P<year>[12]\d{3})"
DAY = rf"(?P<day>[0-3]?\d){TH}"
RECENT_DAYS = 31
"""A day in figures as near as this before the DCT is of the last weeks."""
TO = r" ?(?:-|–|—|to|until|till|through|and) ?"
END = r"(?![\d\w]|[,.]\d)"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
CENTURIES = {"eighteen": 18, "nineteen": 19, "twenty": 20, "two": 20}
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
COUNTED = (
    r"(?:people|persons|men|women|children|troops|soldiers|marines|personnel|civilians|workers|employees|jobs|staff|"
    r"dead|deaths|cases|patients|infections|migrants|refugees|homes|houses|hectares|acres|square|cubic|miles|km|"
    r"kilomet(?:re|er)s|met(?:re|er)s|feet|tonnes|tons|kg|pages|votes|seats|shares|points|years|days|hours|minutes|"
    r"dollars|euros|pounds|rupees|yen|yuan|percent|per|times|students|protesters|demonstrators|members|passengers|"
    r"schools|hospitals|companies|firms|vehicles|cars|aircraft|planes|missiles|rockets|euro|mm|million|billion|m|ft|"
    r"officers|police|prisoners|delegates|guests|visitors|fans|residents|villagers|beds|tests|doses|flights|copies)\b"
)
QUANTITY_BEFORE = make_regex(
    r"(?:[$£€¥#№]|\b(?:some|about|around|nearly|almost|roughly|approximately|than|least|over|under|up to|total of|"
    r"no|nos|number|flight|level|article|section|page|route|highway|room|class|model|unit|resolution|rs)\.?)\s*$",
    re.IGNORECASE,
)
YEAR_BEFORE = make_regex(
    r"(?:\b(?:in|since|of|from|until|till|by|to|and|or|between|before|after|during|through|throughout|year|years|the|"
    r"early|late|mid|around|about|than|circa|c|summer|winter|spring|autumn|his|her|its|their|our|a|an|as of|for)\.?"
    r"|[,(:;–—/-]|[’']s|^)\s*$",
    re.IGNORECASE,
)
ABOUT_THEN = make_regex(r"\b(?:about|around)\s$", re.IGNORECASE)
ENDS_THERE = make_regex(r",?\s(?:when|as)\b")
"""Before and behind "1932" in "around 1932, when she was four"."""
OTHER_YEAR = make_regex(r"\s{0,9}(?:-|–|—|to|until|till|and)\s{0,9}[12]\d{3}\b(?![-.,]\d)")
"""Behind "2005" in "2005 - 2030"."""
COUNTED_THINGS = make_regex(r"\s{1,9}(?:[a-z]{1,20}\s{1,9})?(?:[a-z]{3,20}s|[a-z]{0,20}children|people|men|women)\b")
"""Behind "1684" in "of 1684 goats": figures outside the last century and a half count things."""


def _read_day(found: re.Match[str], _: Context) -> Meaning | None:
    """Return a day whose month is a word."""
    day = make_date(int(found["year"]), read_month(found["month"]), int(found["day"]))
    return Meaning("DATE", day.isoformat(), Basis.STATED) if day else None


def _read_iso(found: re.Match[str], _: Context) -> Meaning | None:
    """Return a day written with the year first, its time of day kept."""
    day = make_date(int(found["year"]), int(found["month"]), int(found["day"]))
    if not day:
        return None
    if found["clock"] and int(found["clock"][:2]) < 24:
        return Meaning("TIME", f"{day}T{found['clock']}{found['zulu'] or ''}", Basis.STATED)
    return Meaning("DATE", day.isoformat(), Basis.STATED)


def _read_figures(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a day in figures, in the order of the digest's setting unless only the other order is a day.

    A day that would lie ahead, in a clause that does not look ahead, is read in the other order if that gives a day of
    the last weeks.
    """
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < 50 else 1900
    pairs = ((two, one), (one, two)) if context.day_first else ((one, two), (two, one))
    days = (make_date(year, month, day) for month, day in pairs)
    found_days = [day for day in days if day]
    if not found_days:
        return None
    today, (first, *others) = context.dct, found_days
    if first > today and context.tense is not Tense.AHEAD:
        first = next((day for day in others if 0 <= (today - day).days <= RECENT_DAYS), first)
    return Meaning("DATE", first.isoformat(), Basis.STATED)


def _read_days_of_month(found: re.Match[str], _: Context) -> Meaning | None:
    """Return a stretch of days in one month of one year."""
    month, year = read_month(found["month"]), int(found["year"])
    first, last = make_date(year, month, int(found["day"])), make_date(year, month, int(found["last"]))
    if not first or not last or first >= last:
        return None
    return Meaning("DATE", f"{first}/{last}", Basis.STATED)


def _read_month(found: re.Match[str], _: Context) -> Meaning:
    """Return a month of a year."""
    return Meaning("DATE", f"{found['year']}-{read_month(found['month']):02}", Basis.STATED)


def _read_part(found: re.Match[str], _: Context) -> Meaning:
    """Return a quarter or a half of a year."""
    word = found["part"].casefold()
    number = int(word[0]) if word[0].isdigit() else ORDINALS[word]
    letter = found["unit"][0].upper()
    number = min(number, 2) if letter == "H" else number
    fiscal = found["fiscal"]
    return Meaning("DATE", f"{found['year']}-{letter}{number}", Basis.STATED, "" if fiscal else None)


def _read_short_quarter(found: re.Match[str], _: Context) -> Meaning:
    """Return a quarter written Q3."""
    return Meaning("DATE", f"{found['year']}-Q{found['part']}", Basis.STATED)


def _read_season(found: re.Match[str], _: Context) -> Meaning:
    """Return a season of a year."""
    return Meaning("DATE", f"{found['year']}-{SEASON_CODES[found['season'].casefold()]}", Basis.STATED)


def _read_year_in_words(found: re.Match[str], _: Context) -> Meaning:
    """Return "nineteen ninety-six", "two thousand and eight"."""
    rest = int(read_number(found["rest"]))
    return Meaning("DATE", str((CENTURIES[found["century"].casefold().split()[0]]) * 100 + rest), Basis.STATED)


def _read_decade(found: re.Match[str], _: Context) -> Meaning:
    """Return a decade in figures; two figures are of the last century."""
    century = found["century"] or "19"
    return Meaning("DATE", century + found["ten"], Basis.STATED)


def _read_decade_word(found: re.Match[str], _: Context) -> Meaning:
    """Return a decade of the last century in a word."""
    return Meaning("DATE", f"19{DECADES.index(found['word'].casefold()) + 2}", Basis.STATED)


def _read_century(found: re.Match[str], _: Context) -> Meaning:
    """Return a century; as an adjective ("a 15th-century bell") it gives an event no date."""
    value, is_adjective = f"{int(found['number']) - 1:02}", found.group().casefold().endswith("-century")
    return Meaning("DATE", value, Basis.STATED, edtf="" if is_adjective else None)


def _read_fiscal(found: re.Match[str], _: Context) -> Meaning:
    """Return a fiscal year, which begins on another day in each firm and so dates no event."""
    return Meaning("DATE", f"FY{found['year']}", Basis.STATED, "")


def _read_year(found: re.Match[str], context: Context) -> Meaning | None:
    """Return a year, where the words around do not make a quantity of the figures."""
    year, before = int(found["year"]), context.sentence[max(found.start() - 24, 0) : found.start()]
    named = found["lead"] is not None or OTHER_YEAR.match(context.sentence, found.end()) is not None
    if not named and QUANTITY_BEFORE.search(before) and not re.search(r"\b(?:in|since) \w+\s*$", before):
        is_about = ABOUT_THEN.search(before) and ENDS_THERE.match(context.sentence, found.end())
        return Meaning("DATE", found["year"], Basis.STATED) if is_about and 1900 <= year <= context.today.year else None
    is_odd = not named and not 1900 <= year <= context.today.year + 30
    if is_odd and (not YEAR_BEFORE.search(before) or COUNTED_THINGS.match(context.sentence, found.end())):
        return None
    return Meaning("DATE", found["year"], Basis.STATED) if 1000 <= year < 2200 else None


def _read_short_range(found: re.Match[str], _: Context) -> Meaning | None:
    """Return "1979-81"; two years that follow each other ("2021-22") are a season's or a budget's."""
    first, last = int(found["year"]), int(found["year"][:2] + found["last"])
    return Meaning("DATE", f"{first}/{last}", Basis.STATED) if last > first + 1 else None


def _read_short_year(found: re.Match[str], context: Context) -> Meaning:
    """Return "in '02": the last year that ends so."""
    figures, today = int(found["figures"]), context.today.year
    return Meaning("DATE", str(today - (today - figures) % 100))


def _read_nothing(_found: re.Match[str], _context: Context) -> None:
    """Return nothing: the words look like a date and are none."""


PATTERNS: tuple[TimePattern, ...] = (
    make_pattern(rf"\b{LEAD}(?P<month>{MONTH}) {DAY},? {YEAR}{END}", _read_day, any_case=False),
    make_pattern(rf"\b{LEAD}(?:the )?{DAY}(?: of)? (?P<month>{MONTH}),? {YEAR}{END}", _read_day, any_case=False),
    make_pattern(rf"\b{DAY}-(?P<month>{MONTH})-{YEAR}{END}", _read_day, any_case=False),
    make_pattern(
        rf"\b{LEAD}{DAY}{TO}(?P<last>[0-3]?\d){TH} (?P<month>{MONTH}),? {YEAR}{END}",
        _read_days_of_month,
        any_case=False,
    ),
    make_pattern(
        rf"\b{LEAD}(?P<month>{MONTH}) {DAY}{TO}(?P<last>[0-3]?\d){TH},? {YEAR}{END}",
        _read_days_of_month,
        any_case=False,
    ),
    make_pattern(
        rf"(?<![\d/-]){YEAR}(?P<sep>[-/])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
        rf"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?(?:(?P<zulu>Z)|[+-]\d\d:?\d\d)?)?(?![\d/-])",
        _read_iso,
    ),
    make_pattern(
        r"(?<![\d/.-])(?P<one>[0-3]?\d)(?P<sep>[/.-])(?P<two>[0-3]?\d)(?P=sep)(?P<year>[12]\d{3}|\d\d)(?![\d/-]|\.\d)",
        _read_figures,
    ),
    make_pattern(rf"\b(?P<month>{MONTH}),?(?: of)? {YEAR}{END}(?!-\d)", _read_month, any_case=False),
    make_pattern(
        rf"\b(?:the )?(?P<part>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)"
        rf"(?: of| in)?(?: the)?(?: (?P<fiscal>fiscal))?(?: year)? {YEAR}{END}",
        _read_part,
    ),
    make_pattern(rf"\bQ(?P<part>[1-4])(?:,? | of ){YEAR}{END}", _read_short_quarter),
    make_pattern(rf"\b(?:the )?(?P<season>spring|summer|autumn|fall|winter),?(?: of)? {YEAR}{END}", _read_season),
    make_pattern(
        rf"\b(?P<century>eighteen|nineteen|twenty) "
        rf"(?P<rest>(?:{'|'.join(TENS)})(?:[ -](?:{ONES_OR}))?|{'|'.join(TEENS)})\b(?! (?:{COUNTED}))",
        _read_year_in_words,
    ),
    make_pattern(
        rf"\b(?P<century>two thousand) and (?P<rest>{'|'.join((*TEENS, *ONES))})\b(?! [a-z]+s\b)", _read_year_in_words
    ),
    make_pattern(r"\b(?:the )?(?P<century>1[5-9]|20|1[1-4](?!00))(?P<ten>\d)0[’']?s\b", _read_decade),
    make_pattern(r"(?:\bthe )?(?P<century>)[’'‘](?P<ten>\d)0s\b", _read_decade),
    make_pattern(r"\b(?:early|late|mid)[ -](?P<century>)(?P<ten>[2-9])0s\b", _read_decade),
    make_pattern(rf"\bthe (?:(?:early|late|mid)[ -])?(?P<word>{'|'.join(DECADES)})\b", _read_decade_word),
    make_pattern(r"\b(?:the )?(?P<number>1\d|2[01])(?:st|nd|rd|th)[ -]century\b", _read_century),
    make_pattern(rf"\b(?:fiscal|financial)(?: year)? {YEAR}(?:[-–/]\d\d(?:\d\d)?)?{END}", _read_fiscal),
    make_pattern(rf"\bFY ?{YEAR}{END}", _read_fiscal, any_case=False),
    make_pattern(r"\b(?P<year>1[5-9]\d\d|20\d\d)[-–](?P<last>\d\d)(?![\d/]|[-–]\d)", _read_short_range),
    make_pattern(
        r"(?:(?<=\b(?:in|by)\s)|(?<=\b(?:since|until)\s))[’'‘](?P<figures>\d\d)\b(?!s\b|[’'\"”]|[-:,.]?\d)",
        _read_short_year,
    ),
    make_pattern(r"\b[12]\d{3}/\d\d(?!\d|[-/]\d)", _read_nothing),
    make_pattern(rf"\b(?P<lead>early|late|mid)-{YEAR}(?![\w]|[,.:/]\d|-\w)", _read_year),
    make_pattern(
        rf"(?<![\d.,:/$£€#№+-])\b(?P<lead>the year )?{YEAR}(?! ?(?:%|{COUNTED}))(?![\w]|[,.:/]\d|-\w)", _read_year
    ),
)
