"""Steps of a command in; one progress bar on a terminal, a plain line a seed elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from dateline.commands.intake.ingest import Step


@dataclass(frozen=True, slots=True)
class Reporter:
    """Whom a command tells what it is doing."""

    seed: Callable[[Step], None]
    """Told each seed that has been dealt with."""
    words: Callable[[str], None]
    """Told each step of a build in a few words."""


@contextmanager
def show_steps(*, is_dry: bool = False) -> Iterator[Reporter]:
    """Give a reporter that shows each step; the bar is gone when the block ends. A dry run tells no steps."""
    if not sys.stderr.isatty():
        yield Reporter(seed=(lambda _: None) if is_dry else _print_step, words=lambda _: None)
        return
    # Loaded only here: most commands run faster than rich is loaded.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    # A seed's name is no markup, whatever brackets it has.
    with Progress(
        BarColumn(), TextColumn("{task.description}", markup=False), console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task("", total=None)

        def tell_seed(step: Step) -> None:
            words = f"Ingesting {step.done}/{step.total} {step.seed}"
            progress.update(task, completed=step.done, total=step.total, description=words)

        def tell_words(words: str) -> None:
            progress.update(task, total=None, description=words)

        yield Reporter(seed=tell_seed, words=tell_words)


def _print_step(step: Step) -> None:
    """Print the entry that a seed has become; a seed that needed nothing is passed over."""
    if step.entry:
        click.echo(f"{step.seed} -> {step.entry}")
