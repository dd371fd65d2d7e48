"""The filters of the templates: values of a page in, words and numbers out."""

import json
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TypeVar

from markupsafe import Markup, escape

from dateline.language import dates
from dateline.language.locales import name_language, write_number
from dateline.language.words import Words
from dateline.model import Kind
from dateline.output.charts import make_coverage, make_lanes, make_month_sheet, make_sparks
from dateline.site.events.years import EventYear

T = TypeVar("T")
# What the search calls the kinds, in addresses and in its index; no language changes it.
FACETS = {Kind.PEOPLE: "person", Kind.PLACES: "place", Kind.ORGANISATIONS: "organisation", Kind.TOPICS: "topic"}
HIDDEN, END = Markup('<span class="unseen">'), Markup("</span>")


FindPhrase = Callable[[str, int | None], Markup]


def _find_phrase(words: Words, key: str, number: int | None) -> Markup:
    """Return the phrase of a key, its values still to be put in."""
    return escape(words.find(key, number))


def _say(find: FindPhrase, words: Words, key: str, *, number: int | None = None, **values: object) -> Markup:
    """Return the phrase of a key with these values in it, as `templates/languages/` has it; `number` chooses its form.

    What stands between `{hidden}` and `{end}` is there for those who listen only.
    """
    phrase = find(key, number)
    if "{" not in phrase and "}" not in phrase:
        # Most phrases hold no value, and to look for one costs most of the time.
        return phrase
    figures = "" if number is None else write_number(words.locale, number)
    return phrase.format(**{"number": figures, "hidden": HIDDEN, "end": END, **values})


def phrases(group: str, words: Words) -> Markup:
    """Return all phrases of a group by name as JSON, for a script to read from an attribute in single quotes.

    A phrase that does not count is a text, one that does stands by its forms.
    """
    found = {
        key.partition(".")[2]: dict(forms) if len(forms) > 1 else forms["other"]
        for key, forms in words.phrases.items()
        if key.startswith(f"{group}.")
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # Double quotation marks may stand between single ones; written as entities they would weigh most of the page.
    text = text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
    return Markup(text)  # noqa: S704 - escaped above


def facet(kind: Kind) -> str:
    """Return the name of a kind in the search: `person`."""
    return FACETS[kind]


def busiest(years: tuple[EventYear, ...]) -> int:
    """Return the number of events in the month that has most of them; 0 where there are none."""
    return max((len(month.events) for year in years for month in year.months), default=0)


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent, at least 1 where there is any, so that its bar can be seen."""
    return max(1, round(100 * part / whole)) if part and whole else 0


def _count(words: Words, number: int, noun: str) -> str:
    """Return a number with its noun, which is one of the group `count`: `12 entries`."""
    return words.count(noun, number)


def _keep(say_value: Callable[..., T], words: Words) -> Callable[..., T]:
    """Return what says a value in these words, and keeps it: the same dates and counts stand on page after page."""
    return lru_cache(maxsize=1 << 14)(partial(say_value, words))


def make_word_filters(words: Words) -> dict[str, Callable[..., object]]:
    """Return the filters that say something in the language of the site."""
    return {
        "say": partial(_say, _keep(_find_phrase, words), words),
        "phrases": partial(phrases, words=words),
        "count": _keep(_count, words),
        "number": words.write,
        "language": partial(name_language, words.locale),
        "day": _keep(dates.say_day, words),
        "day_number": _keep(dates.say_day_number, words),
        "month": _keep(dates.say_month, words),
        "short_month": _keep(dates.say_short_month, words),
        "year": _keep(dates.say_year, words),
        # Not kept: two moments are equal though their zones differ.
        "moment": partial(dates.say_moment, words),
        "when": _keep(dates.say_when, words),
        "short_when": _keep(dates.say_short_when, words),
        "gap": _keep(dates.say_gap, words),
        "coverage": partial(make_coverage, words=words),
        "sparks": partial(make_sparks, words=words),
        "lanes": partial(make_lanes, words=words),
        "month_sheet": partial(make_month_sheet, words=words),
    }
