"""Steps of ingest in; one progress bar on a terminal, a plain line a seed elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from generator.pipeline.ingest import Step


@contextmanager
def show_steps() -> Iterator[Callable[[Step], None]]:
    """Give a function that shows each step; the bar is gone when the block ends."""
    if not sys.stderr.isatty():
        yield _print_step
        return
    # Loaded only here: rich takes longer to load than most commands to run.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("Ingesting"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(step: Step) -> None:
            # A seed's name is no markup, whatever brackets it has.
            progress.update(task, completed=step.done, total=step.total, description=step.seed.replace("[", "("))

        yield advance


def _print_step(step: Step) -> None:
    """Print the entry that a seed has become; a seed that needed nothing is passed over."""
    if step.entry:
        click.echo(f"{step.seed} -> {step.entry}")
