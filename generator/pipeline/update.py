"""A project in; all of its seeds ingested and its site built, or every problem of seeds and content at once, out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.pipeline.build import BuildResult, build, check
from generator.pipeline.ingest import IngestResult, Step, check_seeds, ingest
from generator.pipeline.newsroom import find_spacy_model
from generator.pipeline.project import Project, read_content
from generator.pipeline.trace import trace
from generator.problems import Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did."""

    ingest: IngestResult | None
    """None where seeds were left out."""
    build: BuildResult


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    problems: tuple[Problem, ...]
    """Sorted."""
    notices: tuple[Problem, ...]
    """What an editor should know, though nothing is wrong; sorted."""


def update(
    root: Path,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    today: date,
    with_ingest: bool = True,
    report: Callable[[str], None],
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
        raise ProblemsFound({*found.problems, *check(root, today=today)}) from found
    built = build(root, output=output, base_url=base_url, today=today, report=report)
    return Update(done, built)


def check_all(root: Path, *, today: date) -> Checked:
    """Return every problem of content, templates, new seeds, and of entries that their seeds do not bear out.

    Nothing is written.
    """
    problems = {*check(root, today=today), *check_seeds(root)}
    project = Project(root)
    content, faults = read_content(project)
    if content is None:
        return Checked(tuple(sorted(problems)), ())
    traced = trace(project, content, faults)
    _, unfit = find_spacy_model(project, content.digest)
    return Checked(tuple(sorted({*problems, *traced.problems, *unfit})), traced.notices)
