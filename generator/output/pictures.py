"""Numbers of a page in; the geometry of its small pictures, with their text alternatives, out."""

from calendar import monthrange
from dataclasses import dataclass

from generator.site.pages import ArchiveMonth, ArchiveYear, Lane, TagLink, WeekCount
from generator.when import format_day, format_when

CHART_WIDTH = 480
"""As far as a few weeks are stretched; many weeks make a wider chart, which the page scales down."""
MIN_STEP, MAX_STEP = 4, 32
CHART_HEIGHT = 48
LANE_HEIGHT = 12
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


@dataclass(frozen=True, slots=True)
class Dot:
    """One event of a lane."""

    x: int
    label: str
    """Its date and what happened."""


@dataclass(frozen=True, slots=True)
class LaneChart:
    """The events that name one person, in the order of all events that name anyone."""

    tag: TagLink
    width: int
    """The same for all lanes of a story, so that events told of several people stand one above another."""
    label: str
    """The lane in a sentence."""
    dots: tuple[Dot, ...]
    """From left to right; at least two."""


def make_lanes(lanes: tuple[Lane, ...]) -> tuple[LaneChart, ...]:
    """Return the charts of a story's people: events by their order, as a scale of time would crowd most of them."""
    rows = sorted(
        {row.anchor: row for lane in lanes for row in lane.events}.values(), key=lambda row: row.when.sort_key
    )
    step = min(MAX_STEP, max(LANE_HEIGHT, CHART_WIDTH // max(1, len(rows))))
    places = {row.anchor: step * index + LANE_HEIGHT // 2 for index, row in enumerate(rows)}
    return tuple(
        LaneChart(
            lane.tag,
            step * (len(rows) - 1) + LANE_HEIGHT,
            f"{lane.tag.name}: {len(lane.events)} of {len(rows)} events, "
            f"from {format_when(lane.events[0].when)} to {format_when(lane.events[-1].when)}.",
            tuple(Dot(places[row.anchor], f"{format_when(row.when)}: {row.text}") for row in lane.events),
        )
        for lane in lanes
    )


def _count(number: int) -> str:
    """Return a number of entries in words."""
    return "1 entry" if number == 1 else f"{number:,} entries"
