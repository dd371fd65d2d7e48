"""All entries and today's date in; the entries that are on the site, and those held back with the reason, out."""

from dataclasses import dataclass
from datetime import date

from generator.model import Entry, Status


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An entry that is not on the site today."""

    path: str
    reason: str
    """`draft`, `scheduled` or `expired`."""
    day: date | None
    """The day on which it comes (scheduled) or went (expired); None for drafts."""


def find_published(entries: tuple[Entry, ...], today: date) -> tuple[Entry, ...]:
    """Return the entries on the site, newest first; equal dates stand in the order of their files."""
    published = (entry for entry in entries if _hold_back(entry, today) is None)
    by_path = sorted(published, key=lambda entry: entry.path)
    return tuple(sorted(by_path, key=lambda entry: entry.date.sort_key, reverse=True))


def find_held_back(entries: tuple[Entry, ...], today: date) -> tuple[HeldBack, ...]:
    """Return the entries that are not on the site, by file."""
    held = (_hold_back(entry, today) for entry in sorted(entries, key=lambda entry: entry.path))
    return tuple(each for each in held if each)


def find_next_change(entries: tuple[Entry, ...], today: date) -> date | None:
    """Return the next day on which an entry comes or goes by itself; None where none does."""
    moments = (moment for entry in entries for moment in (entry.publish_on, entry.expires_on))
    return min((moment.day for moment in moments if moment and moment.day > today), default=None)


def _hold_back(entry: Entry, today: date) -> HeldBack | None:
    """Return why the entry is not on the site; None where it is."""
    if entry.status is Status.DRAFT:
        return HeldBack(entry.path, "draft", None)
    if entry.publish_on and entry.publish_on.day > today:
        return HeldBack(entry.path, "scheduled", entry.publish_on.day)
    if entry.expires_on and entry.expires_on.day <= today:
        return HeldBack(entry.path, "expired", entry.expires_on.day)
    return None
