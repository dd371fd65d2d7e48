"""Problems and notices in; printed for a person or for a program."""

import os
from pathlib import Path

import click

import dateline
from dateline.cli.reports import Form, format_report
from dateline.problems import Problem, format_problem

FOUND_PROBLEMS = 1
"""Exit status of a command that has told of problems."""
FORM = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="Tell problems to a person, or to a program.",
)


def tell(form: Form, problems: tuple[Problem, ...], notices: tuple[Problem, ...], root: Path) -> None:
    """Print problems and notices of a digest: for a person to standard error, for a program to standard output."""
    if form is Form.TEXT:
        tell_plainly((*notices, *problems))
        return
    report = format_report(form, problems, notices, folder=_find_folder(root), version=dateline.__version__)
    if report:
        click.echo(report)


def tell_plainly(problems: tuple[Problem, ...]) -> None:
    """Print problems for a person, to standard error."""
    for problem in problems:
        click.echo(format_problem(problem), err=True)


def count(problems: tuple[Problem, ...], notices: tuple[Problem, ...]) -> str:
    """Return how many problems and notices there are, as a sentence."""
    words = _name(problems, "problem") if problems else "No problems"
    return f"{words}, {_name(notices, 'notice')}." if notices else f"{words}."


def _name(told: tuple[Problem, ...], noun: str) -> str:
    """Return a number with its noun."""
    return f"{len(told)} {noun}{'s' if len(told) > 1 else ''}"


def _find_folder(root: Path) -> str:
    """Return the path from the repository's root, which GitHub's environment names, to the digest; else nothing."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or not root.resolve().is_relative_to(Path(workspace).resolve()):
        return ""
    way = root.resolve().relative_to(Path(workspace).resolve()).as_posix()
    return "" if way == "." else f"{way}/"
