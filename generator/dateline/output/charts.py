"""Numbers of a page in; the geometry of its small pictures, with their text alternatives, out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dateline.language.dates import say_day, say_month, say_when, say_year
from dateline.language.words import Words
from dateline.site.listing.coverage import Coverage, Unit
from dateline.site.naming.taxonomy import CountedTag, TagLink
from dateline.site.pages.archive import ArchiveMonth, ArchiveYear
from dateline.site.pages.story import Lane
from dateline.site.pages.term_index import TopTerm

CHART_WIDTH = 480
"""As far as a few weeks are stretched; many weeks make a wider chart, which the page scales down."""
MIN_STEP, MAX_STEP = 4, 32
CHART_HEIGHT = 48
SPARK_STEP, SPARK_HEIGHT = 6, 20
LANE_HEIGHT = 12
CELL, CELL_GAP = 10, 2
CAPTIONS = {
    Unit.WEEK: "pictures.caption_week",
    Unit.MONTH: "pictures.caption_month",
    Unit.YEAR: "pictures.caption_year",
}
SENTENCES = {
    Unit.WEEK: "pictures.coverage_week",
    Unit.MONTH: "pictures.coverage_month",
    Unit.YEAR: "pictures.coverage_year",
}


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
    caption: str
    """What its bars stand for, and from when to when."""
    bars: tuple[Bar, ...]
    """From left to right; spans without entries leave a gap."""


def make_coverage(coverage: Coverage, words: Words) -> Chart:
    """Return the chart of entries by week, month or year."""
    unit, spans = coverage.unit, coverage.spans
    step = min(MAX_STEP, max(MIN_STEP, CHART_WIDTH // len(spans)))
    gap = max(1, step // 5)
    most = max(span.count for span in spans)
    bars = []
    for index, span in enumerate(spans):
        if span.count:
            height = max(3, round(CHART_HEIGHT * span.count / most))
            label = words.say(
                "pictures.week" if unit is Unit.WEEK else "pictures.day",
                day=_say_span(unit, span.first, words),
                entries=words.count("entries", span.count),
            )
            bars.append(Bar(index * step, CHART_HEIGHT - height, step - gap, height, label))
    first, last = (_say_span(unit, span.first, words) for span in (spans[0], spans[-1]))
    caption = words.say(CAPTIONS[unit], first=first, last=last)
    return Chart(len(spans) * step - gap, CHART_HEIGHT, describe_coverage(coverage, words), caption, tuple(bars))


def describe_coverage(coverage: Coverage, words: Words) -> str:
    """Return a chart in a sentence."""
    most = max(coverage.spans, key=lambda span: span.count)
    return words.say(
        SENTENCES[coverage.unit],
        number=len(coverage.spans),
        entries=words.count("entries", sum(span.count for span in coverage.spans)),
        span=_say_span(coverage.unit, most.first, words),
        most=words.write(most.count),
    )


def _say_span(unit: Unit, first: date, words: Words) -> str:
    """Return the week, month or year that begins on a day; a week is called by it."""
    match unit:
        case Unit.WEEK:
            return say_day(words, first)
        case Unit.MONTH:
            return say_month(words, first.month, first.year)
        case Unit.YEAR:
            return say_year(words, first.year)


@dataclass(frozen=True, slots=True)
class Spark:
    """The entries of one term by week, small enough to stand in a line."""

    tag: CountedTag
    width: int
    height: int
    path: str
    """The outline of its bars, on a scale that all terms of the list share; empty where no week is known."""
    label: str
    """The picture in a sentence; empty where no week of it has entries."""


def make_sparks(top: tuple[TopTerm, ...], words: Words) -> tuple[Spark, ...]:
    """Return the pictures of a list of terms, in its order."""
    most = max((week.count for term in top for week in term.weeks), default=0)
    return tuple(_make_spark(term, most, words) for term in top)


def _make_spark(term: TopTerm, most: int, words: Words) -> Spark:
    """Return the picture of one term; `most` is the number of entries that fills its height."""
    filled = [(index * SPARK_STEP, week.count) for index, week in enumerate(term.weeks) if week.count]
    heights = [(x, max(2, round(SPARK_HEIGHT * number / most))) for x, number in filled]
    path = "".join(f"M{x} {SPARK_HEIGHT}v-{height}h{SPARK_STEP - 1}v{height}z" for x, height in heights)
    label = describe_coverage(Coverage(Unit.WEEK, term.weeks), words) if path else ""
    return Spark(term.tag, max(0, len(term.weeks) * SPARK_STEP - 1), SPARK_HEIGHT, path, label)


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


def make_month_sheet(month: ArchiveMonth, year: ArchiveYear, words: Words) -> MonthSheet:
    """Return the picture of one of the year's months; all months have one size."""
    step, levels = CELL + CELL_GAP, 4
    first, length = monthrange(month.year, month.month)
    places = [((first + day) % 7 * step, (first + day) // 7 * step) for day in range(length)]
    most = max((day.count for each in year.months for day in each.days), default=1)
    cells = tuple(
        DayCell(
            *places[day.day.day - 1],
            level=-(-levels * day.count // most),
            label=words.say("pictures.day", day=say_day(words, day.day), entries=words.count("entries", day.count)),
        )
        for day in month.days
    )
    ground = "".join(f"M{x} {y}h{CELL}v{CELL}h-{CELL}z" for x, y in places)
    return MonthSheet(7 * step - CELL_GAP, 6 * step - CELL_GAP, CELL, _describe_month(month, words), ground, cells)


def _describe_month(month: ArchiveMonth, words: Words) -> str:
    """Return on how many days a month has entries, and on which most."""
    if not month.days:
        return ""
    if len(month.days) == 1:
        return words.say("pictures.month_one_day", day=say_day(words, month.days[0].day))
    most = max(month.days, key=lambda day: day.count)
    if most.count == 1:
        return words.say("pictures.month", number=len(month.days))
    day, count = say_day(words, most.day), words.write(most.count)
    return words.say("pictures.month_most", number=len(month.days), day=day, most=count)


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


def make_lanes(lanes: tuple[Lane, ...], words: Words) -> tuple[LaneChart, ...]:
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
            _describe_lane(lane, len(rows), words),
            tuple(
                Dot(places[row.anchor], words.say("pictures.event", date=say_when(words, row.when), text=row.text))
                for row in lane.events
            ),
        )
        for lane in lanes
    )


def _describe_lane(lane: Lane, number: int, words: Words) -> str:
    """Return how many of a story's events name a person, and from when to when."""
    return words.say(
        "pictures.lane",
        number=number,
        name=lane.tag.name,
        shown=words.write(len(lane.events)),
        first=say_when(words, lane.events[0].when),
        last=say_when(words, lane.events[-1].when),
    )
