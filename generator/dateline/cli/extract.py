"""`dateline extract`: what ingest would find in a text, as JSON."""

import sys
from datetime import date
from pathlib import Path

import click

from dateline.cli.examples import show_examples
from dateline.cli.options import DAY
from dateline.cli.printing import FOUND_PROBLEMS, tell_plainly
from dateline.commands.extraction import Document, Settings, extract_document, format_object, read_document, read_lines
from dateline.commands.extraction import read_settings as read_extraction_settings
from dateline.commands.project import Project, find_project
from dateline.problems import Problem, ProblemsFound


@click.command(
    epilog=show_examples(
        "dateline extract seeds/talks.txt",
        "dateline extract --published 2020-01-04 pasted.txt",
        "dateline extract --explain seeds/talks.txt",
        "dateline extract --jsonl articles.jsonl > found.jsonl",
        "dateline extract --jsonl - < articles.jsonl",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@click.option("--jsonl", "is_jsonl", is_flag=True, help="Read objects {id, text, dct} and write objects, one a line.")
@click.option("--published", type=DAY, help="When the text was published, where it does not say.")
@click.option(
    "--no-vocabulary", is_flag=True, help="Leave out the people, places and organisations of your vocabulary."
)
@click.option("--explain", is_flag=True, help="Add why each tag was given, how much it counts, and hints for topics.")
def extract(
    files: tuple[Path, ...], *, is_jsonl: bool, published: date | None, no_vocabulary: bool, explain: bool
) -> int:
    """Print what ingest would find, as JSON.

    Nothing is written. FILE may be - for standard input. Inside a digest its sources and vocabulary are used.
    """
    settings = _read_settings(with_names=not no_vocabulary)
    faults = 0
    for file in files:
        path, data = _read_file(file)
        found = read_lines(path, data, published) if is_jsonl else [read_document(path, data, published)]
        for document in found:
            faults += not _extract_one(document, settings, on_one_line=is_jsonl, with_reasons=explain)
    return FOUND_PROBLEMS if faults else 0


def _read_settings(*, with_names: bool) -> Settings:
    """Return the settings of the digest that this folder is in; those of none where it is in none."""
    try:
        project: Project | None = find_project(Path.cwd())
    except ProblemsFound:
        project = None
    return read_extraction_settings(project, with_names=with_names) if project else Settings()


def _read_file(file: Path) -> tuple[str, bytes]:
    """Return a file, or standard input for `-`, with its name. Raises ProblemsFound where it cannot be read."""
    if str(file) == "-":
        return "standard-input", sys.stdin.buffer.read()
    try:
        return str(file), file.read_bytes()
    except OSError as error:
        hint = "Name a text file, or - for standard input."
        raise ProblemsFound([Problem(str(file), 0, 0, f"cannot be read: {error.strerror}", hint)]) from error


def _extract_one(document: Document | Problem, settings: Settings, *, on_one_line: bool, with_reasons: bool) -> bool:
    """Print the findings of one document, or what is wrong with it, and tell whether nothing is."""
    if isinstance(document, Problem):
        tell_plainly((document,))
        return False
    found = extract_document(document, settings, with_reasons=with_reasons)
    if isinstance(found, tuple):
        tell_plainly(found)
        return False
    click.echo(format_object(found, on_one_line=on_one_line))
    return True
