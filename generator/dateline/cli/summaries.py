"""What a command did in; the words that tell an editor of it, out."""

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.commands.intake.ingest import IngestResult
from dateline.model import Moment
from dateline.site.selection import HeldBack, describe_moment

if TYPE_CHECKING:  # what makes pages takes long to load, and most commands make none
    from dateline.commands.past_builds import BuildResult


def describe_ingest(done: IngestResult, *, is_dry: bool = False) -> str:
    """Return one line: how many entries were made or took in what is new, and how many seeds needed nothing."""
    made = _count(len(done.made), "new entry", "new entries")
    merged = f"{_count(len(done.merged), 'entry', 'entries')} brought up to date" if done.merged else ""
    known = f"{_count(done.known, 'seed', 'seeds')} known already" if done.known else ""
    line = "; ".join(each for each in (made, merged, known) if each)
    return f"Nothing written; this would be: {line}." if is_dry else f"{line}."


def describe_build(done: "BuildResult", seconds: float) -> str:
    """Return what was built, what was held back, and when the next build is due."""
    parts = (
        _count(done.pages, "page", "pages"),
        _count(done.entries, "entry", "entries"),
        _count(done.terms, "term", "terms"),
        _count(done.stories, "story", "stories"),
        _count(done.feeds, "feed", "feeds"),
        _count(done.calendars, "calendar", "calendars"),
        _count(done.cards, "share card", "share cards"),
    )
    changes = f"{done.written} files written, {done.unchanged} as they were, {done.removed} removed"
    lines = [
        f"Built {', '.join(parts)}; search index {_size(done.index_bytes)}.",
        f"In {_shorten(Path(done.output))}: {changes}. It took {seconds:.1f} s.",
        *(f"Held back: {_describe_held(each)}" for each in done.held_back),
        *done.notices,
    ]
    if done.next_change:
        lines.append(f"Next change by itself: {find_moment(done.next_change).isoformat()}")
    return "\n".join(lines)


def _describe_held(held: HeldBack) -> str:
    """Return which entry is not on the site, and why."""
    words = {"scheduled": "scheduled for", "expired": "expired on"}.get(held.reason, held.reason)
    return f"{held.path} ({words} {describe_moment(held.moment)})" if held.moment else f"{held.path} ({words})"


def find_moment(moment: Moment) -> datetime:
    """Return when a moment is, with its zone: a bare day begins at midnight on this computer's clock."""
    return moment.time or datetime.combine(moment.day, time.min).astimezone()


def _count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"


def _size(size_bytes: int) -> str:
    """Return a size in kilobytes, or megabytes where it is large."""
    return f"{size_bytes / 1_000_000:.1f} MB" if size_bytes >= 1_000_000 else f"{size_bytes / 1000:.0f} kB"


def _shorten(folder: Path) -> str:
    """Return a folder as seen from here where it lies below."""
    here = Path.cwd()
    return f"{folder.relative_to(here).as_posix()}/" if folder.is_relative_to(here) and folder != here else str(folder)
