"""Proofs and the project's folder in; the page of all that waits for an editor, out. Nothing is written."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.commands.fidelity import weigh
from dateline.commands.intake.proposals import SUFFIX
from dateline.commands.preview.proofs import Proofs
from dateline.commands.project import ENTRIES, Project
from dateline.commands.terms.command_line import write_command
from dateline.model import Tag
from dateline.output.html.render import render_with
from dateline.problems import Problem
from dateline.site.desk import (
    DeskRow,
    DeskSection,
    Opener,
    find_entry_address,
    list_problems,
    make_desk,
)
from dateline.site.naming.likeness import Likeness, find_likenesses
from dateline.site.plan import Plan

TEMPLATE = "desk.html"


def make_desk_page(
    project: Project,
    proofs: Proofs,
    *,
    problems: tuple[Problem, ...],
    conflicts: tuple[Problem, ...],
    today: date,
    opener: Opener,
) -> bytes:
    """Return the page; `conflicts` are what the last ingest could not decide. Raises ProblemsFound as templates do."""
    first = (
        DeskSection(
            "problems", "Problems", "The site is not built while there is one.", list_problems(problems, opener)
        ),
        DeskSection(
            "proposals",
            "Proposals and conflicts",
            "You and a changed seed both changed one thing. Compare, change the proposal as you like, take it over.",
            (*list_problems(conflicts, opener), *_list_proposals(project, proofs.plan, opener)),
        ),
    )
    last = (
        DeskSection(
            "rights",
            "Rights",
            "More of others' copy stands here word for word than your limit allows.",
            list_problems(weigh(project, proofs.content), opener),
        ),
        DeskSection(
            "duplicates",
            "Likely duplicate names",
            "Two names that probably mean one thing. The command makes them one; look at the pages first.",
            tuple(_make_likeness(each, proofs.plan, opener) for each in _find_likenesses(proofs.plan)),
        ),
    )
    page = make_desk(proofs.plan, today, first, last, opener)
    return render_with(proofs.renderer, TEMPLATE, page).data


def _list_proposals(project: Project, plan: Plan, opener: Opener) -> Iterator[DeskRow]:
    """Yield the proposals that lie beside entries, by file."""
    folder = project.root / ENTRIES
    for file in sorted(folder.rglob(f"*{SUFFIX}")):
        path = _name(file, project)
        entry = path.removesuffix(SUFFIX)
        yield DeskRow(
            text=f"Proposal for {Path(entry).name}",
            address=find_entry_address(plan, entry),
            file=path,
            line=0,
            edit=opener(path, 0, 0),
            command=f"dateline ingest --accept {path}",
        )


def _name(file: Path, project: Project) -> str:
    """Return a file's path from the project's root."""
    return file.relative_to(project.root).as_posix()


def _find_likenesses(plan: Plan) -> tuple[Likeness, ...]:
    """Return the names that probably mean one thing."""
    counts = Counter(tag for each in plan.catalogue.listed for tag in each.entry.tags)
    return find_likenesses(dict(counts), plan.catalogue.names)


def _make_likeness(likeness: Likeness, plan: Plan, opener: Opener) -> DeskRow:
    """Return the row of two names that probably are one."""
    file = f"content/vocabulary/{likeness.kind.value}.yaml"
    return DeskRow(
        text=f"{likeness.into} ({likeness.into_count}) and {likeness.name} ({likeness.name_count})",
        address=plan.catalogue.terms[Tag(likeness.kind, likeness.name)].link.address,
        file=file,
        line=0,
        edit=opener(file, 0, 0),
        note=f"{likeness.reason[0].upper()}{likeness.reason[1:]}.",
        command=write_command("merge", likeness.kind, likeness.into, likeness.name),
    )
