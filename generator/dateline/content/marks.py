"""Marks of front matter in, the place to point at out."""

from dateline.model import Mark


def find_place(marks: tuple[Mark, ...], key: str) -> tuple[int, int]:
    """Return line and column of a value, or (0, 0) where the file does not write it."""
    return next(((mark.line, mark.column) for mark in marks if mark.key == key), (0, 0))
