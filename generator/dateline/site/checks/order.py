"""Entries and the day in; dates that contradict one another, and entries that are not on the site, out."""

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.model import Entry, Event, Moment
from dateline.problems import Problem, find_place
from dateline.rules import Rule
from dateline.site.selection import HeldBack, describe_moment, find_day, find_held_back
from dateline.when import format_day

# Somewhere it is tomorrow already, and a dateline from there is a day ahead of the paper.
TOMORROW = timedelta(days=1)
REASONS = {"scheduled": Rule.ENTRY_SCHEDULED, "expired": Rule.ENTRY_EXPIRED}


def check_order(entries: tuple[Entry, ...], today: date) -> tuple[Problem, ...]:
    """Return a problem for each date that contradicts another of its entry, or today."""
    held = {each.path for each in find_held_back(entries, today)}
    found = (problem for entry in entries for problem in _check_entry(entry, today, is_held=entry.path in held))
    return tuple(sorted(found))


def list_held_back(entries: tuple[Entry, ...], today: date) -> tuple[Problem, ...]:
    """Return a notice for each entry that is not on the site, by file."""
    by_path = {entry.path: entry for entry in entries}
    return tuple(_describe(by_path[held.path], held) for held in find_held_back(entries, today))


def _describe(entry: Entry, held: HeldBack) -> Problem:
    """Return the notice of one entry."""
    if held.moment is None or held.reason not in REASONS:
        hint = "Write 'status: published' when it is ready."
        return Problem(entry.path, *find_place(entry.marks, "status"), "is a draft", hint, Rule.ENTRY_DRAFT)
    if held.reason == "scheduled":
        place = find_place(entry.marks, "publish_on")
        hint = "The first build from then on puts it on the site."
        what = f"waits until {describe_moment(held.moment)}"
    else:
        place = find_place(entry.marks, "expires_on")
        hint = "Take 'expires_on' out, or give it a later day, to put it there again."
        what = f"is off the site since {describe_moment(held.moment)}"
    return Problem(entry.path, *place, what, hint, REASONS[held.reason])


def _check_entry(entry: Entry, today: date, *, is_held: bool) -> Iterator[Problem]:
    """Yield the problems of one entry."""
    day = entry.date.day
    if day > find_day(today) + TOMORROW and not is_held:
        what = f"'date' lies in the future, and the entry is on the site: {format_day(day)}"
        hint = "Correct the date, or write 'publish_on' with the day on which the entry is to appear."
        yield Problem(entry.path, *find_place(entry.marks, "date"), what, hint, Rule.ENTRY_AHEAD)
    if entry.publish_on and entry.expires_on and not _is_before(entry.publish_on, entry.expires_on):
        what = f"'expires_on' is not after 'publish_on', which is {describe_moment(entry.publish_on)}"
        hint = "Give it a later day; an entry is off the site from that day on."
        yield Problem(entry.path, *find_place(entry.marks, "expires_on"), what, hint, Rule.ENTRY_NEVER)
    known = max(day, entry.updated.day) if entry.updated else day
    for number, event in enumerate(entry.timeline):
        yield from _check_event(entry, number, event, known)


def _check_event(entry: Entry, number: int, event: Event, known: date) -> Iterator[Problem]:
    """Yield what is wrong with an event; `known` is the last day that the entry can tell of."""
    place = find_place(entry.marks, f"timeline.{number}.date")
    if event.when.first > known + TOMORROW and not event.future:
        what = f"the event lies after the entry's date, {format_day(known)}: {event.when.edtf}"
        hint = (
            "Write 'future: true' below it if it lay ahead, or 'updated' if you added it later; else correct the date."
        )
        yield Problem(entry.path, *place, what, hint, Rule.EVENT_AHEAD)
    if event.when.last < entry.date.day and event.future:
        what = f"the event is marked 'future', but lies before the entry's date: {event.when.edtf}"
        yield Problem(entry.path, *place, what, "Take 'future' out, or correct the date.", Rule.EVENT_PAST)


def _is_before(one: Moment, other: Moment) -> bool:
    """Tell whether one moment is surely before another; a bare day is not before a time on it."""
    if one.time and other.time:
        return one.time < other.time
    return one.day < other.day
