"""All entries and the present in; those on the site, those held back and why, and when that changes, out.

The present is a moment with its zone (`datetime`), or a bare day (`date`), which stands for the whole of it: what comes
or goes at any time of that day has come or gone. A day that an editor gives begins and ends at midnight where the site
is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateline.model import Entry, Moment, Status
from dateline.when import format_day

NEWS_TIME = timedelta(days=2)
"""As long as Google takes an entry for news (Search Central, "Create a News sitemap")."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An entry that is not on the site now."""

    path: str
    reason: str
    """`draft`, `scheduled` or `expired`."""
    moment: Moment | None
    """When it comes (scheduled) or went (expired); None for drafts."""


def find_published(entries: tuple[Entry, ...], today: date) -> tuple[Entry, ...]:
    """Return the entries on the site, newest first; equal dates stand in the order of their files."""
    return sort_entries(tuple(entry for entry in entries if hold_back(entry, today) is None))


def sort_entries(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries newest first; equal dates stand in the order of their files."""
    by_path = sorted(entries, key=lambda entry: entry.path)
    return tuple(sorted(by_path, key=lambda entry: entry.date.sort_key, reverse=True))


def find_held_back(entries: tuple[Entry, ...], today: date) -> tuple[HeldBack, ...]:
    """Return the entries that are not on the site, by file."""
    held = (hold_back(entry, today) for entry in sorted(entries, key=lambda entry: entry.path))
    return tuple(each for each in held if each)


def find_next_change(entries: tuple[Entry, ...], today: date) -> Moment | None:
    """Return the next moment at which a site of these entries changes by itself; None where there is none."""
    moments = (moment for entry in entries for moment in _find_changes(entry) if not _has_come(moment, today))
    return min(moments, key=lambda moment: find_start(moment, today), default=None)


def is_unchanged(before: date, today: date, next_change: Moment | None) -> bool:
    """Tell whether a site that was made before is the same now; `next_change` is as `find_next_change` told it then."""
    zones = [each.utcoffset() if isinstance(each, datetime) else None for each in (before, today)]
    if type(before) is not type(today) or zones[0] != zones[1] or today < before:
        return False
    return next_change is None or not _has_come(next_change, today)


def is_news(entry: Entry, today: date) -> bool:
    """Tell whether an entry is of today or of one of the two days before: it stands in the news sitemap."""
    return timedelta() <= find_day(today) - entry.date.day <= NEWS_TIME


def _find_changes(entry: Entry) -> Iterator[Moment]:
    """Yield the moments at which the entry comes, goes, becomes news and stops being news; none for a draft."""
    if entry.status is Status.DRAFT:
        return
    if entry.publish_on:
        yield entry.publish_on
    if entry.expires_on:
        yield entry.expires_on
    yield from (Moment(day) for day in _find_news_days(entry.date.day) if hold_back(entry, day) is None)


def hold_back(entry: Entry, today: date) -> HeldBack | None:
    """Return why the entry is not on the site; None where it is."""
    if entry.status is Status.DRAFT:
        return HeldBack(entry.path, "draft", None)
    if entry.publish_on and not _has_come(entry.publish_on, today):
        return HeldBack(entry.path, "scheduled", entry.publish_on)
    if entry.expires_on and _has_come(entry.expires_on, today):
        return HeldBack(entry.path, "expired", entry.expires_on)
    return None


def find_day(today: date) -> date:
    """Return the calendar day of the present."""
    return today.date() if isinstance(today, datetime) else today


def _find_news_days(day: date) -> tuple[date, ...]:
    """Return the first day on which an entry of this day is news, and the first on which it no longer is."""
    is_last = date.max - day <= NEWS_TIME
    return (day,) if is_last else (day, day + NEWS_TIME + timedelta(days=1))


def _has_come(moment: Moment, today: date) -> bool:
    """Tell whether a moment that an editor has given is now or past."""
    if moment.time and isinstance(today, datetime):
        return moment.time <= today
    return moment.day <= find_day(today)


def find_start(moment: Moment, today: date) -> float:
    """Return a moment as seconds, a bare day as its midnight in the zone of the present."""
    zone = today.tzinfo if isinstance(today, datetime) else UTC
    return (moment.time or datetime.combine(moment.day, time.min, zone)).timestamp()


def describe_moment(moment: Moment) -> str:
    """Return a moment as editors are told of it, with time and zone where they are known.

    >>> describe_moment(Moment(date(2020, 1, 4)))
    '4 January 2020'
    """
    words = format_day(moment.day)
    return f"{words}, {moment.time:%H:%M} {_describe_zone(moment.time)}" if moment.time else words


def _describe_zone(time_: datetime) -> str:
    """Return the zone as its distance from UTC."""
    offset = time_.utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    # U+2212: a hyphen would read as a range.
    sign = "+" if offset > timedelta() else "−"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}" if offset else "UTC"
