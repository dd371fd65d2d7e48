"""A file before and after in; the lines of a unified diff, as `git apply` reads one, out."""

import difflib
from collections.abc import Iterator

from dateline.model import Change

NO_FILE = "/dev/null"


def compare(change: Change) -> Iterator[str]:
    """Yield the lines of the diff, each with its end."""
    before = f"a/{change.path}" if change.before is not None else NO_FILE
    for line in difflib.unified_diff(_cut(change.before or b""), _cut(change.after), before, f"b/{change.path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _cut(data: bytes) -> list[str]:
    """Return the lines of a file with their ends."""
    lines = data.decode("utf-8", errors="replace").split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else ())]
