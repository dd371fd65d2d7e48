"""Content in; a checked, rendered, indexed and written site out, or every problem and the old site as it was."""

from datetime import date
from pathlib import Path

from dateline.commands.past_builds import BuildResult, PastBuilds
from dateline.commands.project import Project
from dateline.commands.stages import Report, Stage
from dateline.disk.exchange import Output, restore
from dateline.disk.lock import hold_lock
from dateline.garbage import pausing_collection


def build(
    root: Path,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    today: date,
    report: Report,
) -> BuildResult:
    """Build the site of the project in `root` and return what was made; `report` is told each step.

    Raises ProblemsFound with every problem of the content, or with what the templates, the index or the output folder
    lack; then nothing has been written and the old site is as it was.
    """
    project = Project(root)
    folder = (output or project.site).absolute()
    target = Output(folder, _name_folder(folder, project))
    with hold_lock(root), pausing_collection():
        report(Stage("Reading content/"))
        restore(folder)
        past = PastBuilds(project, target, base_url)
        unchanged = past.find_unchanged(today)
        if unchanged:
            return unchanged
        # Loaded only here: where nothing has changed, no page is made.
        from dateline.commands.making import make_and_write  # noqa: PLC0415

        return make_and_write(project, target, past, base_url=base_url, today=today, report=report)


def _name_folder(folder: Path, project: Project) -> str:
    """Return the folder as messages call it: from the project's root where it lies inside."""
    root = project.root.absolute()
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) and folder != root else str(folder)
