"""`dateline check`: every problem of the digest, for a person or for a program."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

import dateline
from dateline.cli.examples import show_examples
from dateline.cli.options import PRESENT, TODAY, read_now
from dateline.cli.printing import FORM, FOUND_PROBLEMS, count, tell
from dateline.cli.reports import Form
from dateline.commands.check import check_all
from dateline.commands.project import find_project

if TYPE_CHECKING:
    from dateline.web import Answer


@click.command(
    epilog=show_examples(
        "dateline check",
        "dateline check --links",
        "dateline check --format json > problems.json",
        "dateline check --today 2020-03-01",
    ),
)
@FORM
@click.option("--links", is_flag=True, help="Ask other sites too whether the pages that you link to are still there.")
@click.option("--today", type=PRESENT, help=TODAY)
def check(*, form: str, links: bool, today: date | None) -> int:
    """List all problems; nothing is written.

    Content, templates and new seeds are read to the end, so that one run shows everything. Where an entry's seed is
    there, its quotes and dates are compared with it. What is no problem, but good to know, is told too: drafts and
    scheduled entries, tags that probably mean the same, more of a third party's seed than your limits allow.
    """
    project = find_project(Path.cwd())
    with _keep_all_values():
        found = check_all(project.root, today=today or read_now(), ask=_ask if links else None)
    tell(Form(form), found.problems, found.notices, project.root)
    if form == Form.TEXT:
        click.echo(count(found.problems, found.notices))
    return FOUND_PROBLEMS if found.problems else 0


@contextmanager
def _keep_all_values() -> Iterator[None]:
    """Switch the garbage collector off: a check makes many values and ends; collecting costs an eighth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _ask(addresses: tuple[str, ...], base_url: str) -> dict[str, "Answer"]:
    """Ask other sites in the name of the digest at this address."""
    # Loaded only here: no other command asks other sites.
    from dateline.web import ask_sites  # noqa: PLC0415

    click.echo(f"Asking for {len(addresses)} web addresses, each site once a second", err=True)
    return ask_sites(addresses, agent=f"Dateline/{dateline.__version__} (link check for {base_url})")
