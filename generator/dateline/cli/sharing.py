"""The option by which commands share work among processes; what days and moments are read with is not loaded."""

import click

WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Processes that read articles; one a core where there are many articles, if you do not say.",
)
