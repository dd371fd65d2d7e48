"""Numbers of a page in; the geometry of its small pictures, with their text alternatives, out."""

from dataclasses import dataclass

from generator.site.pages import WeekCount
from generator.when import format_day

CHART_WIDTH = 480
"""As far as a few weeks are stretched; many weeks make a wider chart, which the page scales down."""
MIN_STEP, MAX_STEP = 4, 32
CHART_HEIGHT = 48


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, in the chart's own units."""

    x: int
    y: int
    width: int
    height: int
    label: str
    """What the bar says, in words."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of bars."""

    width: int
    height: int
    label: str
    """The whole chart in a sentence."""
    bars: tuple[Bar, ...]
    """From left to right; weeks without entries leave a gap."""


def make_coverage(weeks: tuple[WeekCount, ...]) -> Chart:
    """Return the chart of entries by week; `weeks` are in order, at least one of them with entries."""
    step = min(MAX_STEP, max(MIN_STEP, CHART_WIDTH // len(weeks)))
    gap = max(1, step // 5)
    most = max(weeks, key=lambda week: week.count)
    total = sum(week.count for week in weeks)
    bars = []
    for index, week in enumerate(weeks):
        if week.count:
            height = max(3, round(CHART_HEIGHT * week.count / most.count))
            label = f"Week of {format_day(week.monday)}: {_count(week.count)}"
            bars.append(Bar(index * step, CHART_HEIGHT - height, step - gap, height, label))
    label = (
        f"Coverage by week: {_count(total)} in {len(weeks)} weeks, "
        f"most in the week of {format_day(most.monday)} ({most.count})."
    )
    return Chart(len(weeks) * step - gap, CHART_HEIGHT, label, tuple(bars))


def _count(number: int) -> str:
    """Return a number of entries in words."""
    return "1 entry" if number == 1 else f"{number:,} entries"
