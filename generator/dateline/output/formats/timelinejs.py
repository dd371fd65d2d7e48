"""A list of events in; the same as JSON that TimelineJS shows (its "JSON data format"), out.

TimelineJS takes headlines and texts for HTML, and sorts by dates of its own; the words of a date are given beside them,
so that nothing looks more precise than it is. Addresses are links already: it must not make links of them again.
"""

from collections.abc import Iterable
from datetime import timedelta

from dateline import links
from dateline.language.dates import say_when
from dateline.output.formats.writing import Json, join_json
from dateline.site.events.years import PlacedEvent
from dateline.site.feeds import EventList
from dateline.site.pages.head import Masthead
from dateline.when import FIRST_DAY, LAST_DAY, When

DAY = timedelta(days=1)
SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})


def make_timeline(events: EventList, slides: Iterable[bytes], site: Masthead) -> bytes:
    """Return one timeline of these slides, with a title that leads to its page."""
    address = _escape(links.absolute(events.page_address, site.base_url))
    title = _make_text(_escape(events.title), f'<p><a href="{address}">{address}</a></p>')
    return join_json({"title": {"text": title, "autolink": False}}, "events", slides)


def make_slide(event: PlacedEvent, site: Masthead) -> Json:
    """Return one event, with links to the entries that tell it."""
    row = event.row
    told = "".join(
        f'<p><a href="{_escape(links.absolute(card.address, site.base_url))}">{_escape(card.title)}</a>'
        f"{f' ({_escape(card.source_name)})' if card.source_name else ''}</p>"
        for card in row.entries
    )
    return {
        "unique_id": row.anchor,
        **_make_dates(row.when),
        "display_date": say_when(site.words, row.when),
        "text": _make_text(_escape(row.text), told),
        "autolink": False,
    }


def _make_text(headline: str, text: str) -> dict[str, Json]:
    """Return the words of a slide, which are HTML."""
    return {"headline": headline, "text": text}


def _escape(text: str) -> str:
    """Return plain text as HTML, within an attribute as well."""
    return text.translate(SIGNS)


def _make_dates(when: When) -> dict[str, Json]:
    """Return where an event begins, as precisely as one date says it, and where it ends if that takes another."""
    first, last = when.first, when.last
    if when.is_day:
        return {"start_date": _make_day(when, is_last=False) | _find_time(when)}
    if first == FIRST_DAY:
        return {"start_date": _make_day(when, is_last=True)}
    if last == LAST_DAY:
        return {"start_date": _make_day(when, is_last=False)}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return {"start_date": {"year": first.year}}
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + DAY).day == 1:
        return {"start_date": {"year": first.year, "month": first.month}}
    return {"start_date": _make_day(when, is_last=False), "end_date": _make_day(when, is_last=True)}


def _make_day(when: When, *, is_last: bool) -> dict[str, Json]:
    """Return the first or the last day that a date can mean."""
    day = when.last if is_last else when.first
    return {"year": day.year, "month": day.month, "day": day.day}


def _find_time(when: When) -> dict[str, Json]:
    """Return the time of a day, where it is known."""
    _, mark, time = when.edtf.partition("T")
    return {"hour": int(time[:2]), "minute": int(time[3:5])} if mark and "/" not in when.edtf else {}
