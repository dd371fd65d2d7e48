"""`dateline tags`: the terms of the digest listed, likely duplicates shown, terms merged and renamed."""

from pathlib import Path

import click

from dateline.cli.differences import compare
from dateline.cli.examples import show_examples
from dateline.commands.project import find_project
from dateline.commands.terms.command_line import write_command
from dateline.commands.terms.tags import Retagging, merge_terms, read_terms, rename_term, sort_terms
from dateline.model import Change, Kind
from dateline.problems import format_problem
from dateline.site.naming.likeness import Likeness, find_likenesses

KIND = click.Choice([kind.value for kind in Kind])
KIND_OPTION = click.option("--kind", type=KIND, help="Only these.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would change, line by line, and write nothing.")


@click.group(
    invoke_without_command=True,
    epilog=show_examples(
        "dateline tags",
        "dateline tags --kind people",
        "dateline tags suggest",
        'dateline tags merge places "United States" "U.S."',
        'dateline tags rename people "Marta Berg" "Marta Lindqvist"',
    ),
)
@KIND_OPTION
@click.pass_context
def tags(context: click.Context, *, kind: str | None) -> None:
    """List all tags, the most frequent first; merge and rename them.

    The number before a name is that of its entries, drafts too. Other names that the vocabulary gives are counted under
    the term's own.
    """
    if context.invoked_subcommand:
        if kind:
            raise click.UsageError("--kind stands behind the command's name: dateline tags suggest --kind people")
        return
    terms = read_terms(find_project(Path.cwd()).root)
    groups = [(each, sort_terms(terms, each)) for each in _list_kinds(kind)]
    width = max((len(str(count)) for _, group in groups for _, count in group), default=0)
    for each, group in groups:
        if group:
            click.echo(f"{each.value}: {len(group)}")
        for name, count in group:
            click.echo(f"  {count:>{width}}  {name}")
    if not any(group for _, group in groups):
        click.echo("No tags.")


@tags.command(epilog=show_examples("dateline tags suggest", "dateline tags suggest --kind organisations"))
@KIND_OPTION
def suggest(*, kind: str | None) -> None:
    """Show tags that probably mean one thing, each with the command that makes them one.

    Nothing is written. Two names that both have a term of their own in the vocabulary are two things, and are not
    shown.
    """
    terms = read_terms(find_project(Path.cwd()).root)
    found = [each for each in find_likenesses(terms.counts, terms.names) if each.kind in _list_kinds(kind)]
    for each in found:
        click.echo(_describe(each))
    if not found:
        click.echo("No likely duplicates.")


@tags.command(
    epilog=show_examples(
        'dateline tags merge places "United States" "U.S."',
        'dateline tags merge --dry-run people "Marta Lindqvist" "M. Lindqvist"',
    ),
)
@click.argument("kind", type=KIND)
@click.argument("name", metavar="A")
@click.argument("other", metavar="B")
@DRY_RUN
def merge(*, kind: str, name: str, other: str, dry_run: bool) -> None:
    """Make B another name of A, everywhere.

    The vocabulary lists B under A, every entry's tag B becomes A, and so does a speaker. The page of B leads to that of
    A. Nothing else in your files changes.
    """
    done = merge_terms(find_project(Path.cwd()).root, Kind(kind), name, other, is_dry=dry_run)
    _tell(done, f"'{other}' is now another name of '{name}'", f"'{other}' is another name of '{name}'", is_dry=dry_run)


@tags.command(
    epilog=show_examples(
        'dateline tags rename people "Marta Berg" "Marta Lindqvist"',
        'dateline tags rename --dry-run topics "strike" "strikes"',
    ),
)
@click.argument("kind", type=KIND)
@click.argument("name", metavar="A")
@click.argument("new", metavar="C")
@DRY_RUN
def rename(*, kind: str, name: str, new: str, dry_run: bool) -> None:
    """Give A the new name C, everywhere.

    The vocabulary lists A as a former name of C, every entry's tag A becomes C, and so does a speaker. The page of A
    leads to that of C. Nothing else in your files changes.
    """
    done = rename_term(find_project(Path.cwd()).root, Kind(kind), name, new, is_dry=dry_run)
    _tell(done, f"'{name}' is now called '{new}'", f"'{name}' is called '{new}'", is_dry=dry_run)


def _list_kinds(kind: str | None) -> tuple[Kind, ...]:
    """Return the kinds that were asked for."""
    return (Kind(kind),) if kind else tuple(Kind)


def _describe(likeness: Likeness) -> str:
    """Return two lines: which two names, how often and why, and the command that makes them one."""
    into, name = f"{likeness.into} ({likeness.into_count})", f"{likeness.name} ({likeness.name_count})"
    command = write_command("merge", likeness.kind, likeness.into, likeness.name)
    return f"{likeness.kind.value}: {into}, {name}: {likeness.reason}\n  {command}"


def _tell(done: Retagging, now: str, already: str, *, is_dry: bool) -> None:
    """Print what was done, or with `--dry-run` what would be."""
    for notice in done.notices:
        click.echo(format_problem(notice), err=True)
    if not done.changes:
        click.echo(f"Nothing to do: {already} already.")
    elif is_dry:
        for change in done.changes:
            click.echo("".join(compare(change)), nl=False)
    else:
        click.echo(f"{now}. {_count(done.changes)}.")


def _count(changes: tuple[Change, ...]) -> str:
    """Return how many files were written."""
    lists = [change.path for change in changes if change.path.endswith(".yaml")]
    entries = len(changes) - len(lists)
    words = [*lists, *([f"{entries} {'entry' if entries == 1 else 'entries'}"] if entries else ())]
    return f"Changed: {' and '.join(words)}"
