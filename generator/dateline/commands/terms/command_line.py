"""Two names in; the command that makes them one, or gives a term a new one, as it is typed, out."""

import shlex

from dateline.model import Kind


def write_command(verb: str, kind: Kind, first: str, second: str) -> str:
    """Return a command as it is typed.

    >>> write_command("merge", Kind.PLACES, "United States", "U.S.")
    'dateline tags merge places "United States" "U.S."'
    """
    return f"dateline tags {verb} {kind.value} {_quote(first)} {_quote(second)}"


def _quote(name: str) -> str:
    """Return a name as a shell takes it."""
    return shlex.quote(name) if set(name) & set('"$`\\!') else f'"{name}"'
