"""Numbers of a page in; the geometry of its small pictures, with their text alternatives, out."""

from calendar import monthrange
from dataclasses import dataclass

from generator.site.pages import ArchiveMonth, ArchiveYear, WeekCount
from generator.when import format_day

CHART_WIDTH = 480
"""As far as a few weeks are stretched; many weeks make a wider chart, which the page scales down."""
MIN_STEP, MAX_STEP = 4, 32
CHART_HEIGHT = 48
CELL, CELL_GAP = 10, 2


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


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day with entries, in the units of its month's picture."""

    x: int
    y: int
    level: int
    """1 to 4: how near the day comes to the busiest of its year."""
    label: str
    """What the day says, in words."""


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month as a calendar sheet, its weeks from Monday to Sunday; the fuller a day, the more entries."""

    width: int
    height: int
    size: int
    """Width and height of a day."""
    label: str
    """The whole month in words, to stand behind its number of entries; empty where it has none."""
    ground: str
    """The path of all its days."""
    cells: tuple[DayCell, ...]
    """The days with entries, in order."""


def make_month_sheet(month: ArchiveMonth, year: ArchiveYear) -> MonthSheet:
    """Return the picture of one of the year's months; all months have one size."""
    step, levels = CELL + CELL_GAP, 4
    first, length = monthrange(month.year, month.month)
    places = [((first + day) % 7 * step, (first + day) // 7 * step) for day in range(length)]
    most = max((day.count for each in year.months for day in each.days), default=1)
    cells = tuple(
        DayCell(
            *places[day.day.day - 1],
            level=-(-levels * day.count // most),
            label=f"{format_day(day.day)}: {_count(day.count)}",
        )
        for day in month.days
    )
    ground = "".join(f"M{x} {y}h{CELL}v{CELL}h-{CELL}z" for x, y in places)
    return MonthSheet(7 * step - CELL_GAP, 6 * step - CELL_GAP, CELL, _describe_month(month), ground, cells)


def _describe_month(month: ArchiveMonth) -> str:
    """Return on how many days a month has entries, and on which most."""
    if not month.days:
        return ""
    if len(month.days) == 1:
        return f"on {format_day(month.days[0].day)}"
    most = max(month.days, key=lambda day: day.count)
    words = f"on {len(month.days)} days"
    return f"{words}, most on {format_day(most.day)}: {most.count}" if most.count > 1 else words


def _count(number: int) -> str:
    """Return a number of entries in words."""
    return "1 entry" if number == 1 else f"{number:,} entries"
