"""What the frame of an article says about names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """Facts that need no vote."""

    headline: str = ""
    dateline: str | None = None
    """A place; "Beijing/Hong Kong" are two."""
    source: str | None = None
    """A publication, never a place."""
    byline: str | None = None
