"""Steps of a command in; one progress bar on a terminal, a plain line a seed elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import click

from dateline.commands.intake.ingest import Step
from dateline.commands.stages import NOTHING_YET, Report, Stage


@dataclass(frozen=True, slots=True)
class Reporter:
    """Whom a command tells what it is doing."""

    seed: Callable[[Step], None]
    """Told each seed that has been dealt with."""
    stage: Report
    """Told each step of a build."""


@contextmanager
def show_steps(*, is_dry: bool = False) -> Iterator[Reporter]:
    """Give a reporter that shows each step; the bar is gone when the block ends. A dry run tells no steps."""
    if not sys.stderr.isatty():
        yield Reporter(*((lambda _: None,) * 2 if is_dry else (_print_step, _print_stage)))
        return
    # Loaded only here: most commands run faster than rich is loaded.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    # A seed's name is no markup, whatever brackets it has.
    with Progress(
        BarColumn(),
        TextColumn("{task.description}", markup=False),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("", total=None)

        def tell_seed(step: Step) -> None:
            words = f"Ingesting {step.done}/{step.total} {step.seed}"
            progress.update(task, completed=step.done, total=step.total, description=words)

        def tell_stage(stage: Stage) -> None:
            if not stage.done:
                progress.reset(task, total=stage.total or None)
            progress.update(task, completed=stage.done, description=describe_stage(stage))

        yield Reporter(seed=tell_seed, stage=tell_stage)


@dataclass(slots=True)
class StageTimes:
    """How long each stage of a build took, and what it wrote; stages are handed on to whoever shows them."""

    show: Report
    _begun: list[tuple[float, Stage]] = field(default_factory=list)
    _last: Stage = NOTHING_YET

    def tell(self, stage: Stage) -> None:
        """Note what is being done."""
        if not self._begun or stage.words != self._begun[-1][1].words:
            self._begun.append((time.monotonic(), stage))
        self._last = stage
        self.show(stage)

    def describe(self) -> str:
        """Return a line for each stage: seconds, files and bytes written, and how many parts were looked at."""
        marks = [*self._begun, (time.monotonic(), self._last)]
        lines = []
        for (begun, stage), (ended, after) in pairwise(marks):
            files, size_bytes = after.written - stage.written, after.size_bytes - stage.size_bytes
            counted = f" of {stage.total:,} {stage.noun}" if stage.total else ""
            wrote = f", {files:,} files written, {size_bytes / 1e6:.1f} MB" if files else ""
            lines.append(f"{ended - begun:6.2f} s  {stage.words}{counted}{wrote}")
        return "\n".join(lines)


def _print_stage(stage: Stage) -> None:
    """Print that a stage of a build begins."""
    if not stage.done:
        counted = f" {stage.total:,} {stage.noun}" if stage.total else ""
        click.echo(f"{stage.words}{counted}")


def describe_stage(stage: Stage) -> str:
    """Return what is done of a stage, in a few words."""
    return f"{stage.words} {stage.done:,}/{stage.total:,} {stage.noun}" if stage.total else stage.words


def _print_step(step: Step) -> None:
    """Print the entry that a seed has become; a seed that needed nothing is passed over."""
    if step.entry:
        click.echo(f"{step.seed} -> {step.entry}")
