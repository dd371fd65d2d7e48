"""`dateline new`: a draft to write on, empty or from an article, opened in the editor where asked."""

import sys
from pathlib import Path

import click

from dateline.cli.examples import show_examples
from dateline.cli.options import read_now
from dateline.commands.intake.starting import Copy, start_entry
from dateline.commands.project import find_project
from dateline.disk.reading import read_bytes
from dateline.problems import Problem, ProblemsFound

PASTED = "standard-input"


@click.command(
    epilog=show_examples(
        'dateline new "The harbour opens again" --edit',
        'dateline new "Ferry talks fail" --from seeds/talks.txt',
        'dateline new "Ferry talks fail" --from - < pasted.txt',
    ),
)
@click.argument("title")
@click.option(
    "--from",
    "origin",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Begin with this article: a seed, another text file, or - for a text that you paste.",
)
@click.option("--edit", is_flag=True, help="Open it in the program that the variable EDITOR names.")
def new(*, title: str, origin: Path | None, edit: bool) -> None:
    """Write a draft with this title, to be filled in.

    It has today's date, or that of the article it begins with, whose headline, tags, events and quotes stand in it. An
    article from elsewhere is kept in seeds/. A draft is not on the site until its status is published.
    """
    project = find_project(Path.cwd())
    path = start_entry(project.root, title, read_now().date(), _read_copy(origin) if origin else None)
    click.echo(path)
    if edit:
        _open(project.root / path, path)


def _open(file: Path, path: str) -> None:
    """Open an entry in the editor's own program. Raises ProblemsFound where that cannot be started."""
    try:
        click.edit(filename=str(file))
    except click.ClickException as error:
        hint = f"The entry is there: {path}. Let the variable EDITOR name a program, as in EDITOR=nano."
        raise ProblemsFound([Problem("EDITOR", 0, 0, f"cannot be opened: {error.message}", hint)]) from error


def _read_copy(origin: Path) -> Copy:
    """Return an article that was pasted or stands in a file. Raises ProblemsFound where it cannot be read."""
    if str(origin) == "-":
        return Copy(PASTED, sys.stdin.buffer.read())
    try:
        return Copy(str(origin), read_bytes(origin), origin)
    except OSError as error:
        hint = "Name a text file, or - for a text that you paste."
        raise ProblemsFound([Problem(str(origin), 0, 0, f"cannot be read: {error.strerror}", hint)]) from error
