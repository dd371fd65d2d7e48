"""A project in; all of its seeds ingested and its site built, or every problem of seeds and content at once, out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.commands.build import build
from dateline.commands.intake.ingest import IngestResult, Step, ingest
from dateline.commands.past_builds import BuildResult
from dateline.commands.stages import Report
from dateline.problems import ProblemsFound


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did."""

    ingest: IngestResult | None
    """None where seeds were left out."""
    build: BuildResult


def update(
    root: Path,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    today: date,
    with_ingest: bool = True,
    report: Report,
    report_seed: Callable[[Step], None],
) -> Update:
    """Ingest what is new, build the site, and return what was done.

    Raises ProblemsFound with the faults of seeds and content together; sound seeds have been ingested all the same, and
    the old site is as it was.
    """
    try:
        done = ingest(root, report=report_seed) if with_ingest else None
        if done and done.problems:
            raise ProblemsFound(done.problems)
    except ProblemsFound as found:
        # Loaded only here: a build that goes well compares no entry with its seed.
        from dateline.commands.check import check_content  # noqa: PLC0415

        raise ProblemsFound({*found.problems, *check_content(root, today=today)}) from found
    built = build(root, output=output, base_url=base_url, today=today, report=report)
    return Update(done, built)
