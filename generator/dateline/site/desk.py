"""The plan of a site with all drafts in; the page of what waits for an editor, which only the preview shows, out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.model import Entry, Moment
from dateline.problems import Problem, find_place
from dateline.site.pages.head import Head, make_head
from dateline.site.plan import Plan
from dateline.site.selection import find_held_back, find_next_change

ADDRESS = "/_desk/"
Opener = Callable[[str, int, int], str]
"""Returns the address that opens a file of the project at line and column in an editor; empty where none does."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One thing that waits."""

    text: str
    address: str
    """Of its page; empty where it has none."""
    file: str
    line: int
    """0 where the whole file is meant."""
    edit: str
    """Opens the file in an editor; empty where nothing does."""
    note: str = ""
    """More about it, in words."""
    moment: Moment | None = None
    """When it comes or went."""
    command: str = ""
    """What settles it on the command line; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class DeskSection:
    """Things of one kind that wait."""

    anchor: str
    title: str
    what: str
    """What is to be done about them, in one sentence."""
    rows: tuple[DeskRow, ...]
    """May be empty."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """All that waits for an editor."""

    head: Head
    sections: tuple[DeskSection, ...]
    """In the order of how much they matter; those without rows too."""
    next_change: Moment | None
    """When the site changes by itself."""
    published_count: int


def make_desk(
    plan: Plan, today: date, first: tuple[DeskSection, ...], last: tuple[DeskSection, ...], opener: Opener
) -> DeskPage:
    """Return the desk; the sections that only the disk knows of stand before and behind those of the content."""
    head = make_head(plan.catalogue, "Desk", "What waits for an editor.", ADDRESS, is_indexed=False)
    held = find_held_back(plan.entries, today)
    return DeskPage(
        head=head,
        sections=(*first, *_list_held(plan, today, opener), *_list_gaps(plan, opener), *last),
        next_change=find_next_change(plan.entries, today),
        published_count=len(plan.entries) - len(held),
    )


def list_problems(problems: tuple[Problem, ...], opener: Opener) -> tuple[DeskRow, ...]:
    """Return a row for each problem."""
    return tuple(
        DeskRow(each.what, "", each.path, each.line, opener(each.path, each.line, each.column), each.hint)
        for each in problems
    )


def _list_held(plan: Plan, today: date, opener: Opener) -> Iterator[DeskSection]:
    """Yield the entries that are not on the site: drafts, scheduled, expired."""
    keys = {"draft": "status", "scheduled": "publish_on", "expired": "expires_on"}
    kinds = (
        ("draft", "Drafts", "Written, but not on the site. To publish one, write 'status: published'."),
        ("scheduled", "Scheduled", "They come on the site by themselves, with the first build from then on."),
        ("expired", "Expired", "They have left the site by themselves."),
    )
    entries = {entry.path: entry for entry in plan.entries}
    held = find_held_back(plan.entries, today)
    for reason, title, what in kinds:
        rows = tuple(
            _make_row(plan, entries[each.path], keys[reason], opener, each.moment)
            for each in held
            if each.reason == reason
        )
        yield DeskSection(reason, title, what, rows)


def _list_gaps(plan: Plan, opener: Opener) -> Iterator[DeskSection]:
    """Yield what editors have not written yet: stories, summaries, descriptions."""
    listed = tuple(each.entry for each in plan.catalogue.listed)
    rows = tuple(_make_row(plan, entry, "title", opener) for entry in listed if not entry.summary)
    what = "Lists, feeds and search engines show a summary. Write one under 'summary'."
    yield DeskSection("no-summary", "Entries without a summary", what, rows)
    rows = tuple(_make_row(plan, entry, "title", opener) for entry in listed if not entry.story)
    what = "Where one belongs to a running story, name its file under 'story'."
    yield DeskSection("no-story", "Entries without a story", what, rows)
    terms = sorted(
        (term for term in plan.catalogue.terms.values() if not (term.known and term.known.description)),
        key=lambda term: (-term.count, term.link.address),
    )
    what = "A line under 'description' in the vocabulary says who or what it is, for readers of its page."
    yield DeskSection(
        "no-description",
        "Names without a description",
        what,
        tuple(
            DeskRow(
                text=term.tag.name,
                address=term.link.address,
                file=(file := f"content/vocabulary/{term.tag.kind.value}.yaml"),
                line=term.known.line if term.known else 0,
                edit=opener(file, term.known.line if term.known else 0, 0),
                note=f"{term.count} {'entry' if term.count == 1 else 'entries'}",
            )
            for term in terms
        ),
    )


def _make_row(plan: Plan, entry: Entry, key: str, opener: Opener, moment: Moment | None = None) -> DeskRow:
    """Return the row of an entry; the editor is opened at the value of a key."""
    line, column = find_place(entry.marks, key)
    return DeskRow(
        text=entry.title,
        address=find_entry_address(plan, entry.path),
        file=entry.path,
        line=line,
        edit=opener(entry.path, line, column),
        moment=moment,
    )


def find_entry_address(plan: Plan, path: str) -> str:
    """Return the address of an entry's page; empty where it has none."""
    return next((each.address for each in plan.catalogue.listed if each.entry.path == path), "")
