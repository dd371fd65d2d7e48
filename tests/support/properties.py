"""How many examples a property is tried with: few and always the same ones in `make test`, many and new ones in
`make fuzz`, which prints the seed that brings them back.

No example has a deadline and none is too slow: how fast a machine is today says nothing of the program.
"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

FUZZ = "fuzz"
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def register_profiles() -> None:
    """Make what is always the same the rule; `--hypothesis-profile=fuzz` draws by lot."""
    settings.register_profile("same", UNHURRIED, derandomize=True, database=None)
    settings.register_profile(FUZZ, UNHURRIED, max_examples=1000, print_blob=True)
    settings.load_profile("same")


def examples(usual: int, *, fuzz: int) -> settings:
    """Return the settings of a property that needs another number of examples than most to say something."""
    return settings(max_examples=fuzz if settings.get_current_profile_name() == FUZZ else usual)


def costly(usual: int, *, fuzz: int) -> Callable[[Callable], Callable]:
    """Return the decorator of a property of which each example costs much: `make fast` leaves it out."""
    return lambda test: pytest.mark.slow(examples(usual, fuzz=fuzz)(test))
