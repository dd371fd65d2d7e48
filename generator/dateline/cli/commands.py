"""The commands, each thin: it reads its arguments, calls the pipeline and prints what came of it."""

import os
import sys
import time
from datetime import date
from pathlib import Path

import click

from dateline import __version__
from dateline.cli.differences import compare
from dateline.cli.options import DAY, PRESENT, TODAY, read_now, show_examples
from dateline.cli.progress import show_steps
from dateline.cli.reports import Form
from dateline.cli.telling import FORM, tell
from dateline.cli.words import describe_build, describe_ingest
from dateline.commands.extraction import Document, Settings, extract_document, format_object, read_document, read_lines
from dateline.commands.extraction import read_settings as read_extraction_settings
from dateline.commands.intake.deciding import decide
from dateline.commands.intake.ingest import Task
from dateline.commands.intake.ingest import ingest as ingest_seeds
from dateline.commands.project import Project, find_project
from dateline.problems import Problem, ProblemsFound, format_problem

FOUND_PROBLEMS = 1


FILE = click.Path(path_type=Path)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=show_examples(
        "dateline ingest            make an entry of every new seed",
        "dateline serve             see the digest, and every change as you save",
        "dateline check             list all problems",
        "dateline build             write the digest to site/",
    ),
)
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="Should Dateline itself be at fault, show where.")
def dateline(*, traceback: bool) -> None:  # `main` takes the flag out, wherever it stands
    """Turn pasted news articles into a searchable digest of people, places, timelines and quotes.

    Save articles as text in seeds/, let Dateline make an entry of each, edit the entries in content/, and build.
    """


@dateline.command(
    epilog=show_examples(
        "dateline ingest",
        "dateline ingest seeds/talks.txt seeds/flood.txt",
        "dateline ingest - < pasted.txt",
        "dateline ingest --again --dry-run",
        "dateline ingest --accept content/entries/2020/2020-01-04-talks.md.proposed",
    ),
)
@click.argument("seeds", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="[SEED]...")
@click.option("--again", is_flag=True, help="Read known seeds anew too, after Dateline has learnt something.")
@click.option("--dry-run", is_flag=True, help="Show what would change, line by line, and write nothing.")
@click.option("--accept", type=FILE, metavar="FILE", help="Put this proposal in its entry's place.")
@click.option("--refuse", type=FILE, metavar="FILE", help="Keep the entry, and delete this proposal.")
def ingest(seeds: tuple[Path, ...], *, again: bool, dry_run: bool, accept: Path | None, refuse: Path | None) -> int:
    """Make an entry of every new seed; let what is new in a changed seed into its entry.

    With seeds named, only of those; - is a text that you paste. Its entry is yours from then on: what you change,
    rename or delete stays so. Where you and a changed seed both changed one thing, your entry stays as it is, and a
    proposal beside it waits for your answer.
    """
    project = find_project(Path.cwd())
    proposal = accept or refuse
    if proposal:
        if seeds or again or dry_run or (accept and refuse):
            raise click.UsageError("--accept and --refuse each stand alone, with one proposal.")
        entry = decide(project.root, proposal, is_taken=proposal is accept)
        click.echo(f"{entry} is now as proposed." if accept else f"{entry} stays as it is.")
        return 0
    paths = tuple(path for path in seeds if str(path) != "-")
    pasted = sys.stdin.buffer.read() if len(paths) < len(seeds) else None
    with show_steps(is_dry=dry_run) as report:
        done = ingest_seeds(project.root, paths, task=Task(again, dry_run, pasted), report=report.seed)
    _tell(done.notices)
    for change in done.changes:
        click.echo("".join(compare(change)), nl=False)
    click.echo(describe_ingest(done, is_dry=dry_run), err=dry_run)
    _tell((*done.conflicts, *done.problems))
    return FOUND_PROBLEMS if done.problems or done.conflicts else 0


@dateline.command(
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


@dateline.command(
    epilog=show_examples(
        "dateline build",
        "dateline build --base-url https://example.github.io/digest/",
        "dateline build --no-ingest --output ../public",
    ),
)
@click.option("--base-url", metavar="URL", help="Where the site will be, if not where content/digest.yaml says.")
@click.option("--output", type=FILE, metavar="FOLDER", help="Where to write it, if not to site/.")
@click.option("--today", type=PRESENT, help=TODAY)
@click.option("--no-ingest", is_flag=True, help="Leave new seeds alone.")
@FORM
def build(*, base_url: str | None, output: Path | None, today: date | None, no_ingest: bool, form: str) -> int:
    """Ingest what is new, then build the site.

    With any problem nothing is built: all are listed, and the old site stays as it was.
    """
    # Loaded only here: the other commands make no pages, and run faster than what makes them is loaded.
    from dateline.commands.update import update  # noqa: PLC0415

    started = time.monotonic()
    project = find_project(Path.cwd())
    is_text = form == Form.TEXT
    try:
        # A line for each new seed would stand between what a program reads.
        with show_steps(is_dry=not is_text) as report:
            done = update(
                project.root,
                output=output.absolute() if output else None,
                base_url=base_url,
                today=today or read_now(),
                with_ingest=not no_ingest,
                report=report.words,
                report_seed=report.seed,
            )
    except ProblemsFound as found:
        tell(Form(form), found.problems, (), project.root)
        return FOUND_PROBLEMS
    notices = (*done.ingest.notices, *done.ingest.conflicts) if done.ingest else ()
    tell(Form(form), (), notices, project.root)
    if done.ingest and (done.ingest.made or done.ingest.merged):
        click.echo(describe_ingest(done.ingest), err=not is_text)
    click.echo(describe_build(done.build, time.monotonic() - started), err=not is_text)
    return 0


@dateline.command(
    epilog=show_examples(
        "dateline serve",
        "dateline serve --port 8080 --no-open",
    ),
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option("--editor", metavar="NAME", help="What links to files open: code, zed, subl, ..., an address, or none.")
def serve(*, port: int, no_open: bool, editor: str | None) -> None:
    """Show the digest, made anew at every save, with drafts and all that is not on the site yet.

    Only this computer sees it. Faults are shown in the page and here; /_desk/ lists what waits for an editor. Links to
    files open the program that VISUAL or EDITOR names. Ctrl-C ends it.
    """
    # Loaded only here: the other commands need no web server.
    from dateline.serve import SCHEMES, Preview, find_pattern, serve_site  # noqa: PLC0415

    project = find_project(Path.cwd())
    pattern = find_pattern(editor, dict(os.environ))
    if pattern is None:
        raise click.BadParameter(
            f"'{editor}' is no editor that a browser can open. Name one of {', '.join(SCHEMES)}, none, "
            "or an address with {path}, {line} and {column}.",
            param_hint="--editor",
        )
    preview = Preview(project, today=read_now, report=click.echo, editor=pattern)

    def announce(address: str) -> None:
        click.echo(f"The digest is at {address} (Ctrl-C ends this)")
        if not no_open:
            click.launch(address)

    serve_site(preview, port=port, announce=announce)
    click.echo("Stopped.")


def _tell(problems: tuple[Problem, ...]) -> None:
    """Print problems to standard error."""
    for problem in problems:
        click.echo(format_problem(problem), err=True)


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
        _tell((document,))
        return False
    found = extract_document(document, settings, with_reasons=with_reasons)
    if isinstance(found, tuple):
        _tell(found)
        return False
    click.echo(format_object(found, on_one_line=on_one_line))
    return True
