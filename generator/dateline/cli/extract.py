"""`dateline extract`: what ingest would find in a text, as JSON."""

import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from datetime import date
from functools import partial
from pathlib import Path

import click

from dateline.cli.examples import show_examples
from dateline.cli.options import DAY
from dateline.cli.printing import FOUND_PROBLEMS, tell_plainly
from dateline.cli.sharing import WORKERS
from dateline.commands.extraction import Document, Settings, read_document, read_lines, tell_found
from dateline.commands.project import find_project
from dateline.problems import Problem, ProblemsFound
from dateline.workers import work_in_order


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
@WORKERS
def extract(
    files: tuple[Path, ...],
    *,
    is_jsonl: bool,
    published: date | None,
    no_vocabulary: bool,
    explain: bool,
    workers: int | None,
) -> int:
    """Print what ingest would find, as JSON.

    Nothing is written. FILE may be - for standard input. Inside a digest its sources and vocabulary are used.
    """
    settings = _read_settings(with_names=not no_vocabulary)
    tell = partial(tell_found, settings=settings, on_one_line=is_jsonl, with_reasons=explain)
    documents = _read_documents(files, published, is_jsonl=is_jsonl)
    faults = 0
    with closing(work_in_order(tell, documents, workers)) as told:
        for found in told:
            if isinstance(found, str):
                click.echo(found)
            else:
                tell_plainly(found)
                faults += 1
    return FOUND_PROBLEMS if faults else 0


def _read_settings(*, with_names: bool) -> Settings:
    """Return the settings of the digest that this folder is in; those of none where it is in none."""
    try:
        folder = find_project(Path.cwd()).root
    except ProblemsFound:
        return Settings()
    # Loaded only here: outside a digest nothing of it is read.
    from dateline.commands.extraction_settings import read_settings  # noqa: PLC0415

    return read_settings(folder, with_names=with_names)


def _read_documents(files: tuple[Path, ...], published: date | None, *, is_jsonl: bool) -> Iterator[Document | Problem]:
    """Yield the documents of files one after the other, and what is wrong with lines that are none.

    Raises ProblemsFound where a file cannot be read.
    """
    for file in files:
        is_standard = str(file) == "-"
        path = "standard-input" if is_standard else str(file)
        try:
            with nullcontext(sys.stdin.buffer) if is_standard else file.open("rb") as stream:
                if is_jsonl:
                    yield from read_lines(path, stream, published)
                else:
                    yield read_document(path, stream.read(), published)
        except OSError as error:
            hint = "Name a text file, or - for standard input."
            raise ProblemsFound([Problem(path, 0, 0, f"cannot be read: {error.strerror}", hint)]) from error
