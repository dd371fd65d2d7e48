"""Content in; a checked, rendered, indexed and written site out, or every problem and the old site as it was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import dateline
from dateline.commands.anchors import check_anchors
from dateline.commands.content_files import read_content
from dateline.commands.project import Project
from dateline.config import list_limits
from dateline.content.content import Content
from dateline.disk.cache import Cache
from dateline.disk.exchange import Output, Written, check_output, read_owned, write_site
from dateline.disk.lock import hold_lock
from dateline.disk.manifest import Manifest, add_places
from dateline.model import EntryPlace, Moment
from dateline.output.files import render_site
from dateline.output.search.index import SearchIndex, make_search_index
from dateline.output.share_cards import find_undrawn, make_card_files
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.plan import Plan, Site, make_site
from dateline.site.selection import HeldBack, find_held_back, find_next_change


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made."""

    output: Path
    pages: int
    """Redirects included."""
    entries: int
    terms: int
    stories: int
    feeds: int
    calendars: int
    """Pages whose events lie beside them as files."""
    cards: int
    """Share cards."""
    index_bytes: int
    """Size of the search index."""
    written: int
    """Files that are new or changed."""
    unchanged: int
    removed: int
    held_back: tuple[HeldBack, ...]
    """Entries that are not on the site, by file."""
    next_change: Moment | None
    """When the site changes by itself, so that a build is due."""
    notices: tuple[str, ...]
    """What is not as an editor may expect it, though nothing is wrong."""


def build(
    root: Path,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    today: date,
    report: Callable[[str], None],
) -> BuildResult:
    """Build the site of the project in `root` and return what was made; `report` is told each step in a few words.

    Raises ProblemsFound with every problem of the content, or with what the templates, the index or the output folder
    lack; then nothing has been written and the old site is as it was.
    """
    project = Project(root)
    folder = (output or project.site).absolute()
    target = Output(folder, _name_folder(folder, project))
    with hold_lock(root):
        report("Reading content/")
        former, refused = _read_former(target, project)
        try:
            plan = _plan_site(project, base_url, today, former.places)
        except ProblemsFound as found:
            raise ProblemsFound([*refused, *found.problems]) from found
        if refused:
            raise ProblemsFound(refused)
        site = make_site(plan)
        report(f"Rendering {len(site.pages)} pages")
        files = render_site(site, project.template_folders)
        lost = tuple(check_anchors(plan, files, project.template_folders))
        if lost:
            raise ProblemsFound(lost)
        report(f"Indexing {len(site.entries)} entries for search")
        index = make_search_index(files, site.bundles, site.masthead.language, Cache(project.cache / "search"))
        report("Drawing share cards")
        cards = make_card_files(site, Cache(project.cache / "cards"))
        report(f"Writing {target.name}")
        written = write_site(target, (*files, *index.files, *cards), _add_former(former, site, plan.content))
    return _sum_up(folder, plan, site, index=index, cards=len(cards), written=written)


def _sum_up(folder: Path, plan: Plan, site: Site, *, index: SearchIndex, cards: int, written: Written) -> BuildResult:
    """Return what was made."""
    return BuildResult(
        output=folder,
        pages=len(site.pages),
        entries=len(site.entries),
        terms=sum(isinstance(page, TermPage) for page in site.pages),
        stories=sum(isinstance(page, StoryPage) for page in site.pages),
        feeds=len(site.feeds),
        calendars=len(site.event_lists),
        cards=cards,
        index_bytes=sum(len(file.data) for file in index.files),
        written=written.written,
        unchanged=written.unchanged,
        removed=written.removed,
        held_back=find_held_back(plan.entries, plan.today),
        next_change=find_next_change(plan.entries, plan.today),
        notices=(*_find_notices(plan.content, site), *index.notices),
    )


def _find_notices(content: Content, site: Site) -> tuple[str, ...]:
    """Return what is not as an editor may expect it."""
    limits = list_limits(content.digest)
    told = f"As {content.digest.path} says: {', '.join(limits)}." if limits else None
    return (*content.wording.notices, *(each for each in (told, find_undrawn(site.masthead)) if each))


def _plan_site(project: Project, base_url: str | None, today: date, former: tuple[EntryPlace, ...]) -> Plan:
    """Return the plan of the site. Raises ProblemsFound with the problems of content and plan."""
    problems = list(_check_base_url(base_url))
    content, found = read_content(project)
    problems += found
    if content:
        if base_url and not problems:
            address = base_url if base_url.endswith("/") else f"{base_url}/"
            content = replace(content, digest=replace(content.digest, base_url=address))
        plan = Plan(content, today=today, former=former, version=dateline.__version__)
        problems += plan.check(found)
        if not problems:
            return plan
    raise ProblemsFound(problems)


def _check_base_url(base_url: str | None) -> Iterator[Problem]:
    """Yield a problem where the address given on the command line is none that a site can have."""
    parts = urlsplit(base_url or "https://example.org/")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        hint = "Write the whole address of the site's first page, as https://example.org/digest/."
        yield Problem("--base-url", 0, 0, f"is no web address: {base_url}", hint)


def _read_former(target: Output, project: Project) -> tuple[Manifest, tuple[Problem, ...]]:
    """Return what an earlier build left in the output folder, or why no site may be written there."""
    try:
        check_output(target, project.root, project.owned)
        return read_owned(target), ()
    except ProblemsFound as found:
        return Manifest({}, ()), found.problems


def _add_former(former: Manifest, site: Site, content: Content) -> tuple[EntryPlace, ...]:
    """Return every address that an entry of the digest has or had."""
    paths = frozenset(entry.path for entry in content.entries)
    seeds = frozenset(entry.seed for entry in content.entries if entry.seed)
    return add_places(former.places, site.entries, paths, seeds)


def _name_folder(folder: Path, project: Project) -> str:
    """Return the folder as messages call it: from the project's root where it lies inside."""
    root = project.root.absolute()
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) and folder != root else str(folder)
