"""`dateline check`: every problem of the digest, for a person or for a program."""

import gc
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

import generator
from generator.cli.options import DAY, TODAY, read_today, show_examples
from generator.cli.reports import Form, format_report
from generator.pipeline.checking import Checked, check_all
from generator.pipeline.project import find_project
from generator.problems import Problem, format_problem

if TYPE_CHECKING:
    from generator.web import Answer

FOUND_PROBLEMS = 1
FORM = click.Choice([form.value for form in Form])


@click.command(
    epilog=show_examples(
        "dateline check",
        "dateline check --links",
        "dateline check --format json > problems.json",
        "dateline check --today 2020-03-01",
    ),
)
@click.option("--format", "form", type=FORM, default="text", show_default=True, help="For a person, or for a program.")
@click.option("--links", is_flag=True, help="Ask other sites too whether the pages that you link to are still there.")
@click.option("--today", type=DAY, help=TODAY)
def check(*, form: str, links: bool, today: date | None) -> int:
    """List all problems; nothing is written.

    Content, templates and new seeds are read to the end, so that one run shows everything. Where an entry's seed is
    there, its quotes and dates are compared with it. What is no problem, but good to know, is told too: drafts and
    scheduled entries, tags that probably mean the same, more of a third party's seed than your limits allow.
    """
    # A check makes many small values and ends; looking for those to be thrown away would cost an eighth of its time.
    gc.disable()
    project = find_project(Path.cwd())
    found = check_all(project.root, today=today or read_today(), ask=_ask if links else None)
    tell(Form(form), found, project.root)
    return FOUND_PROBLEMS if found.problems else 0


def tell(form: Form, found: Checked, root: Path) -> None:
    """Print what was found: for a person to standard error with its number on standard output, else all there."""
    if form is not Form.TEXT:
        report = format_report(
            form, found.problems, found.notices, folder=_find_folder(root), version=generator.__version__
        )
        if report:
            click.echo(report)
        return
    for problem in (*found.notices, *found.problems):
        click.echo(format_problem(problem), err=True)
    click.echo(_count(found))


def _count(found: Checked) -> str:
    """Return how many problems and notices there are."""
    problems = _name(found.problems, "problem") if found.problems else "No problems"
    return f"{problems}, {_name(found.notices, 'notice')}." if found.notices else f"{problems}."


def _name(told: tuple[Problem, ...], noun: str) -> str:
    """Return a number with its noun."""
    return f"{len(told)} {noun}{'s' if len(told) > 1 else ''}"


def _find_folder(root: Path) -> str:
    """Return the way from the repository's root, where GitHub says which that is, to the digest's."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or not root.resolve().is_relative_to(Path(workspace).resolve()):
        return ""
    way = root.resolve().relative_to(Path(workspace).resolve()).as_posix()
    return "" if way == "." else f"{way}/"


def _ask(addresses: tuple[str, ...], base_url: str) -> dict[str, "Answer"]:
    """Ask other sites in the name of the digest at this address."""
    # Loaded only here: no other command asks other sites.
    from generator.web import ask_sites  # noqa: PLC0415

    click.echo(f"Asking for {len(addresses)} web addresses, each site once a second", err=True)
    return ask_sites(addresses, agent=f"Dateline/{generator.__version__} (link check for {base_url})")
