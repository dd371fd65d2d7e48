"""`dateline build`: the site, with what is new ingested before."""

import time
from datetime import date
from pathlib import Path

import click

from dateline.cli.examples import show_examples
from dateline.cli.options import PRESENT, TODAY, read_now
from dateline.cli.printing import FORM, FOUND_PROBLEMS, tell
from dateline.cli.progress import StageTimes, show_steps
from dateline.cli.reports import Form
from dateline.cli.summaries import describe_build, describe_ingest
from dateline.commands.project import find_project
from dateline.commands.update import update
from dateline.problems import ProblemsFound


@click.command(
    epilog=show_examples(
        "dateline build",
        "dateline build --base-url https://example.github.io/digest/",
        "dateline build --no-ingest --output ../public",
    ),
)
@click.option("--base-url", metavar="URL", help="Where the site will be, if not where content/digest.yaml says.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to write it, if not to site/.")
@click.option("--today", type=PRESENT, help=TODAY)
@click.option("--no-ingest", is_flag=True, help="Leave new seeds alone.")
@click.option("-v", "--verbose", is_flag=True, help="Tell how long each stage took, and what it wrote.")
@FORM
def build(
    *, base_url: str | None, output: Path | None, today: date | None, no_ingest: bool, verbose: bool, form: str
) -> int:
    """Ingest what is new, then build the site.

    With any problem nothing is built: all are listed, and the old site stays as it was.
    """
    started = time.monotonic()
    project = find_project(Path.cwd())
    is_text = form == Form.TEXT
    try:
        # A line for each new seed would stand between what a program reads.
        with show_steps(is_dry=not is_text) as report:
            times = StageTimes(report.stage)
            done = update(
                project.root,
                output=output.absolute() if output else None,
                base_url=base_url,
                today=today or read_now(),
                with_ingest=not no_ingest,
                report=times.tell,
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
    if verbose:
        click.echo(times.describe(), err=not is_text)
    return 0
