"""Days, numbers and lists in; the same as a locale of the Unicode CLDR writes them out. Only here is Babel used.

Babel formats slowly and a site names few days often, so that every answer is kept.
"""

from datetime import date
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

# Scripts written from right to left that news comes in (ISO 15924).
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")


@cache
def find_locale(tag: str) -> str | None:
    """Return Babel's name of the locale that a BCP 47 tag means: `en_GB`; None where the CLDR has none."""
    try:
        return str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def find_direction(tag: str) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`; a script in the tag decides.

    >>> find_direction("ur-PK"), find_direction("ur-Latn"), find_direction("en")
    ('rtl', 'ltr', 'ltr')
    """
    parts = tag.split("-")
    scripts = [part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()]
    likely = get_global("likely_subtags")
    places = [part.upper() for part in parts[1:] if len(part) == 2]
    language = parts[0].lower()
    known = [likely[key] for key in (*(f"{language}_{place}" for place in places), language) if key in likely]
    scripts += [part for name in known for part in name.split("_") if len(part) == 4]
    return "rtl" if scripts and scripts[0] in RIGHT_TO_LEFT else "ltr"


@cache
def write_day(locale: str, day: date, pattern: str) -> str:
    """Return a day by a pattern of the CLDR (`d MMMM y`), or by one of its named forms (`long`, `full`)."""
    return format_date(day, pattern, locale)


def is_day_pattern(pattern: str) -> bool:
    """Tell whether a pattern of the CLDR writes a whole day and nothing of a clock."""
    day, other = date(2001, 2, 3), date(2002, 4, 5)
    try:
        return format_date(day, pattern, "en") != format_date(other, pattern, "en")
    except (AttributeError, KeyError, ValueError):
        return False


@cache
def write_parts(locale: str, day: date, parts: str) -> str:
    """Return those parts of a day that a skeleton of the CLDR names (`yMMMM`), in the order of the locale."""
    return format_skeleton(parts, day, locale=locale)


@cache
def name_months(locale: str, width: Literal["wide", "abbreviated"]) -> tuple[str, ...]:
    """Return the twelve months as they stand alone."""
    names = get_month_names(width, context="stand-alone", locale=locale)
    return tuple(names[number] for number in range(1, 13))


@cache
def name_language(locale: str, tag: str) -> str:
    """Return what a locale calls the language of a BCP 47 tag; the tag itself where the CLDR does not know it.

    >>> name_language("en", "zh-Hans"), name_language("fr", "ur"), name_language("en", "xx")
    ('Chinese (Simplified)', 'ourdou', 'xx')
    """
    try:
        return Locale.parse(tag, sep="-").get_display_name(locale) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@cache
def write_number(locale: str, number: int) -> str:
    """Return a whole number with the digits and separators of the locale."""
    return format_decimal(number, locale=locale)


@cache
def choose_form(locale: str, number: int) -> str:
    """Return the form that a number asks of its noun: one of `PLURAL_FORMS`."""
    return str(Locale.parse(locale).plural_form(number))


def join_list(locale: str, items: tuple[str, ...]) -> str:
    """Return the items as a list in words: `A, B and C`."""
    return format_list(items, locale=locale) if len(items) > 1 else "".join(items)
