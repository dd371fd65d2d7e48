"""`dateline ingest`: an entry of every new seed, and what is new in a changed one."""

import sys
from pathlib import Path

import click

from dateline.cli.differences import compare
from dateline.cli.examples import show_examples
from dateline.cli.printing import FOUND_PROBLEMS, tell_plainly
from dateline.cli.progress import show_steps
from dateline.cli.sharing import WORKERS
from dateline.cli.summaries import describe_ingest
from dateline.commands.intake.ingest import Task
from dateline.commands.intake.ingest import ingest as ingest_seeds
from dateline.commands.project import find_project

FILE = click.Path(path_type=Path)


@click.command(
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
@WORKERS
def ingest(
    seeds: tuple[Path, ...],
    *,
    again: bool,
    dry_run: bool,
    accept: Path | None,
    refuse: Path | None,
    workers: int | None,
) -> int:
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
        # Loaded only here: most runs of ingest have no proposal to answer, and many no seed to understand.
        from dateline.commands.intake.answering import answer_proposal  # noqa: PLC0415

        entry = answer_proposal(project.root, proposal, is_taken=proposal is accept)
        click.echo(f"{entry} is now as proposed." if accept else f"{entry} stays as it is.")
        return 0
    paths = tuple(path for path in seeds if str(path) != "-")
    pasted = sys.stdin.buffer.read() if len(paths) < len(seeds) else None
    with show_steps(is_dry=dry_run) as report:
        done = ingest_seeds(project.root, paths, task=Task(again, dry_run, pasted, workers), report=report.seed)
    tell_plainly(done.notices)
    for change in done.changes:
        click.echo("".join(compare(change)), nl=False)
    click.echo(describe_ingest(done, is_dry=dry_run), err=dry_run)
    tell_plainly((*done.conflicts, *done.problems))
    return FOUND_PROBLEMS if done.problems or done.conflicts else 0
