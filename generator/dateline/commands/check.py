"""A project in; every problem of content, templates and seeds, and what else an editor should know, out.

Nothing is written, and as little is made as can be: pages are rendered only where templates of the editor's own, or
links to places on pages, ask for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import dateline
from dateline.commands.alike import find_alike
from dateline.commands.content_files import read_content
from dateline.commands.fidelity import trace
from dateline.commands.intake.ingest import check_seeds
from dateline.commands.intake.newsroom import find_spacy_model
from dateline.commands.project import Project
from dateline.problems import Problem, ProblemsFound
from dateline.site.bodies import find_pointers
from dateline.site.checks.order import check_order, list_held_back
from dateline.site.pages.kinds import Page
from dateline.site.plan import Plan

if TYPE_CHECKING:
    from dateline.commands.web_check import Asker

MANY_PAGES = 400
SAMPLE = 20
"""Pages of each kind that are rendered where there are many; a build renders all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    problems: tuple[Problem, ...]
    """Sorted."""
    notices: tuple[Problem, ...]
    """What an editor should know, though nothing is wrong; sorted."""


def check_all(root: Path, *, today: date, ask: "Asker | None" = None) -> Checked:
    """Return every problem of content, templates, new seeds, and of entries that their seeds do not bear out.

    `ask` is how other sites are asked for the pages that are linked to; without it none is asked.
    """
    project = Project(root)
    content, faults = read_content(project)
    seeds, noticed = check_seeds(root)
    if content is None:
        return Checked(tuple(sorted({*faults, *seeds})), noticed)
    plan = Plan(content, today=today, version=dateline.__version__)
    traced = trace(project, content, faults)
    _, unfit = find_spacy_model(project, content.digest)
    broken, unknown = _check_web(plan, ask) if ask else ((), ())
    problems = {
        *check_plan(project, plan, faults),
        *seeds,
        *traced.problems,
        *unfit,
        *broken,
        *check_order(plan.entries, today),
    }
    notices = {*unknown, *noticed, *traced.notices, *list_held_back(plan.entries, today), *find_alike(plan)}
    return Checked(tuple(sorted(problems)), tuple(sorted(notices)))


def check_content(root: Path, *, today: date) -> tuple[Problem, ...]:
    """Return every problem that keeps the site from being built, sorted."""
    project = Project(root)
    content, faults = read_content(project)
    return (
        tuple(sorted(check_plan(project, Plan(content, today=today, version=dateline.__version__), faults)))
        if content
        else faults
    )


def check_plan(project: Project, plan: Plan, faults: tuple[Problem, ...]) -> set[Problem]:
    """Return the problems of content and templates; `faults` are those that were found when it was read."""
    problems = {*faults, *plan.check(faults)}
    if project.templates.is_dir() or any(find_pointers(plan.bodies)):
        problems |= _check_pages(project, plan, is_sound=not problems)
    return problems


def _check_web(plan: Plan, ask: "Asker") -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems and notices of links to other sites."""
    # Loaded only here: few checks ask other sites.
    from dateline.commands.web_check import check_web  # noqa: PLC0415

    return check_web(plan, ask)


def _check_pages(project: Project, plan: Plan, *, is_sound: bool) -> set[Problem]:
    """Return the problems that show when pages are rendered."""
    # Loaded only here: most checks need no templates, and run faster than these are loaded.
    from dateline.commands.anchors import check_anchors  # noqa: PLC0415
    from dateline.output.html.render import check_templates  # noqa: PLC0415

    problems: set[Problem] = set()
    folders = project.template_folders
    try:
        if project.templates.is_dir():
            # Pages made from faulty content could accuse a template that is sound.
            problems |= set(check_templates(folders, plan.masthead, _choose(plan.pages) if is_sound else ()))
        problems |= set(check_anchors(plan, lambda _: None, folders))
    except ProblemsFound as found:
        problems |= set(found.problems)
    return problems


def _choose(pages: tuple[Page, ...]) -> Iterator[Page]:
    """Yield all pages, or where there are many some of each kind, evenly spread."""
    if len(pages) <= MANY_PAGES:
        yield from pages
        return
    for _, group in groupby(sorted(pages, key=lambda page: type(page).__name__), key=type):
        kind = tuple(group)
        yield from kind[:: max(1, len(kind) // SAMPLE)]
