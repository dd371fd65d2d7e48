"""`dateline serve`: the digest on this computer, made anew at every save."""

import os
from pathlib import Path

import click

from dateline.cli.examples import show_examples
from dateline.cli.options import read_now
from dateline.commands.project import find_project
from dateline.serve import SCHEMES, Preview, find_pattern, serve_site


@click.command(
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
