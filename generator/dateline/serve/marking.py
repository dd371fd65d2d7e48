"""A page of the site and what the preview knows of it in; the page as the preview shows it, out."""

from dataclasses import dataclass
from html import escape

from dateline.model import Moment
from dateline.problems import Problem
from dateline.serve.editors import EditorLinks
from dateline.serve.faults import STYLE, make_banner
from dateline.site.desk import ADDRESS
from dateline.site.selection import HeldBack, describe_moment

HELD_STYLE = '<link rel="stylesheet" href="/_dateline/held.css?{version}">'
SHORT = {"draft": "draft", "scheduled": "scheduled", "expired": "expired"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What the preview adds to a page."""

    version: str
    problems: tuple[Problem, ...]
    editor: EditorLinks
    waiting: int
    """Entries that are not on the site."""
    held: HeldBack | None = None
    """Why this very page is not on the site."""
    source: str | None = None
    """The file that makes this page."""


def mark_page(page: bytes, marks: Marks) -> bytes:
    """Return a page with the preview's bar, a banner for problems and for what is not on the site, and its script."""
    added = f"{STYLE}{HELD_STYLE.format(version=escape(marks.version))}"
    added += f'<div class="dateline-preview">{make_note(marks)}{make_banner(marks.problems, marks.editor)}</div>'
    added += make_script(marks.version)
    head, end, rest = page.rpartition(b"</body>")
    return head + added.encode() + end + rest if end else page + added.encode()


def make_script(version: str) -> str:
    """Return the element that loads the reloading script and tells it what it looks at."""
    return f'<script src="/_dateline/reload.js" data-version="{escape(version)}" defer></script>'


def make_note(marks: Marks) -> str:
    """Return the preview's bar: why the page is not on the site, where to edit it, and the way to the desk."""
    why = f'<p class="dateline-held"><strong>{escape(explain(marks.held))}</strong></p>' if marks.held else ""
    address = marks.editor.open(marks.source) if marks.source else ""
    source = escape(marks.source or "")
    edit = (
        f'<a href="{escape(address)}" title="{source}">Open in the editor</a>' if address else f"<code>{source}</code>"
    )
    waiting = f" ({marks.waiting} not on the site)" if marks.waiting else ""
    desk = f'<a href="{ADDRESS}">Desk{waiting}</a>'
    return f'<nav class="dateline-bar" aria-label="Preview">{why}{edit if marks.source else ""}{desk}</nav>'


def explain(held: HeldBack) -> str:
    """Return in words why an entry is not on the site, and when that changes."""
    if held.reason == "scheduled":
        return f"Scheduled: comes on the site on {_say(held.moment)}, with the first build from then on."
    if held.reason == "expired":
        return f"Expired: left the site on {_say(held.moment)}."
    return "Draft: not on the site until its status is published."


def make_held_style(held: dict[str, HeldBack], base_path: str) -> str:
    """Return a style sheet that marks every link to an entry that is not on the site.

    Addresses are made of slugs and digits, so that none can end its string.
    """
    base = base_path.rstrip("/")
    rules = (
        f'main a[href="{base}{address}"]::after{{content:" [{SHORT[each.reason]}]";font-style:italic}}'
        for address, each in sorted(held.items())
    )
    return "\n".join(rules) + "\n"


def _say(moment: Moment | None) -> str:
    """Return a moment in words."""
    return describe_moment(moment) if moment else ""
