"""`dateline schema`: files that let editors' programs complete keys and names."""

from pathlib import Path

import click

from dateline.cli.examples import show_examples
from dateline.commands.project import find_project
from dateline.commands.schemas import write_schemas


@click.command(epilog=show_examples("dateline schema"))
def schema() -> None:
    """Write JSON Schemas, so that VS Code and others complete and check what you write.

    They stand in .vscode/schemas/ and hold the names that your digest has: tags, stories, sources, pages. Run it again
    when there are new ones. frontmatter.json gets what Front Matter CMS needs; other settings in it stay.
    """
    done = write_schemas(find_project(Path.cwd()).root)
    for path in done.written:
        click.echo(path)
    count = len(done.written)
    click.echo(f"{count} file{'' if count == 1 else 's'} written, {done.unchanged} as they were.")
