"""What stands around a body on its site, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model import Picture


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What bodies of a site can lead to and show."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Addresses by the name between two brackets, just as it is written; a name that is not here stays text."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By address."""
    way_back: str = "Back to the text"
    """Where the arrow behind a footnote leads, for those who cannot see it."""


NOWHERE = Surroundings()
