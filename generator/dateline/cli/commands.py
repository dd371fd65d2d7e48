"""The commands by name, each in a module of its own, which is loaded when the command is called."""

from importlib import import_module

import click

from dateline import __version__
from dateline.cli.examples import show_examples

COMMANDS = {
    "build": "Ingest what is new, then build the site.",
    "check": "List all problems; nothing is written.",
    "extract": "Print what ingest would find, as JSON.",
    "ingest": "Make an entry of every new seed; let what is new in a changed seed into its entry.",
    "new": "Write a draft with this title, to be filled in.",
    "schema": "Write JSON Schemas, so that VS Code and others complete and check what you write.",
    "serve": "Show the digest, made anew at every save, with drafts and all that is not on the site yet.",
    "tags": "List all tags, the most frequent first; merge and rename them.",
}
"""What each command does, as its own help begins; so that a list of them loads none."""


class LazyGroup(click.Group):
    """A group that lists its commands without loading them: it holds stand-ins, and calls the commands themselves."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names, loaded, and the other arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load_command(name) if name else command, rest


def load_command(name: str) -> click.Command:
    """Return a command of this name."""
    command: object = getattr(import_module(f"dateline.cli.{name}"), name)
    if not isinstance(command, click.Command):
        raise TypeError(f"dateline.cli.{name} holds no command '{name}'")
    return command


@click.group(
    cls=LazyGroup,
    commands={name: click.Command(name, help=does) for name, does in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=show_examples(
        "dateline ingest            make an entry of every new seed",
        "dateline serve             see the digest, and every change as you save",
        "dateline check             list all problems",
        "dateline build             write the digest to site/",
    ),
)
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="Should Dateline itself be at fault, show where.")
def dateline(*, traceback: bool) -> None:  # `main` takes the flag out, wherever it stands
    """Turn pasted news articles into a searchable digest of people, places, timelines and quotes.

    Save articles as text in seeds/, let Dateline make an entry of each, edit the entries in content/, and build.
    """
