"""What the home page says of its day, and what a story shows before its timeline."""

from datetime import date

from dateline.model import Correction, Moment
from dateline.site.events.years import EventYear
from tests.support.site_values import STRIKE, TALKS, build_site, entry, event, page_at, tags

QUIET = entry("2024-05-20-quiet")


def gaps(years: tuple[EventYear, ...]) -> list[int]:
    """Return the gap before each month."""
    return [month.gap for year in years for month in year.months]


def test_a_day_of_several_entries_is_told_in_one_sentence() -> None:
    home = page_at(build_site(), "/")
    assert ([card.title for card in home.brief], home.is_of_day) == (
        ["Herring return to the bay", "Ferry talks fail after one night"],
        True,
    )


def test_a_day_of_one_entry_is_told_with_its_week_and_each_story_once() -> None:
    home = page_at(build_site((STRIKE, TALKS, entry("2024-05-07-fog"))), "/")
    assert ([card.title for card in home.brief], home.is_of_day) == (["Fog", "Ferry talks fail after one night"], False)


def test_a_lone_entry_makes_no_sentence() -> None:
    assert page_at(build_site((STRIKE, QUIET)), "/").brief == ()


def test_the_newest_of_the_weeks_other_stories_stand_below_the_lead_and_nowhere_else() -> None:
    names = ("2024-05-07-fog", "2024-05-08-tide", "2024-05-09-moon", "2024-05-10-star", "2024-05-11-lamp")
    home = page_at(build_site((STRIKE, TALKS, *(entry(name) for name in names))), "/")
    assert home.lead.title == "Lamp"
    assert [card.title for card in home.seconds] == ["Star", "Moon", "Tide"]
    below = [card.title for day in home.days for card in day.cards]
    assert below == ["Fog", "Ferry talks fail after one night", "Ferry crews strike for shorter shifts"]


def test_two_other_stories_make_a_row() -> None:
    home = page_at(build_site((STRIKE, TALKS, entry("2024-05-07-fog"), entry("2024-05-08-tide"))), "/")
    assert [card.title for card in home.seconds] == ["Fog", "Ferry talks fail after one night"]


def test_a_single_other_story_stands_in_no_row() -> None:
    home = page_at(build_site((STRIKE, TALKS, entry("2024-05-07-fog"))), "/")
    assert home.seconds == ()


def test_an_entry_names_the_day_of_its_latest_event_that_has_happened() -> None:
    page = page_at(build_site((STRIKE, QUIET)), "/2024/05/02/crews-strike/")
    assert page.happened.edtf == "2024-05-01"
    assert page_at(build_site((STRIKE, QUIET)), "/2024/05/20/quiet/").happened is None


def test_updated_entries_stand_apart_the_latest_update_first() -> None:
    made = [
        entry(f"2024-05-0{day}-{name}", updated=Moment(date(2024, 5, update)))
        for day, name, update in ((1, "a", 9), (2, "b", 12), (3, "c", 10))
    ]
    home = page_at(build_site((*made, QUIET)), "/")
    assert [card.title for card in home.updated] == ["B", "C", "A"]


def test_on_this_day_tells_of_earlier_years_and_of_whole_dates_alone() -> None:
    told = (
        ("2001-05-20", "The pier was built."),
        ("2001-05", "A month."),
        ("2024-05-20", "Today."),
        ("1990-05-21", "Not."),
    )
    made = entry("2024-05-20-pier", timeline=tuple(event(when, text) for when, text in told))
    (found,) = page_at(build_site((made,)), "/").on_this_day
    assert (found.address, found.row.text) == ("/timeline/2001/#e2001-05-20-1", "The pier was built.")


def test_corrections_of_the_week_are_those_since_a_week_before_the_newest_entry() -> None:
    made = entry(
        "2024-05-01-a",
        corrections=(Correction(date(2024, 5, 13), "Old."), Correction(date(2024, 5, 14), "In the week.")),
    )
    home = page_at(build_site((made, QUIET)), "/")
    assert [row.correction.text for row in home.corrections] == ["In the week."]


def test_a_long_time_without_events_is_marked() -> None:
    made = entry(
        "2024-05-20-a", timeline=(event("2024-01-01", "One."), event("2024-03-01", "Two."), event("2024-03-20", "3."))
    )
    assert gaps(page_at(build_site((made,)), "/timeline/").years) == [0, 60]


def test_no_gap_is_claimed_where_an_event_may_lie() -> None:
    told = event("2021-01-01", "One."), event("2022", "Some day."), event("2023-01-09", "Two.")
    made = entry("2024-05-20-a", timeline=told)
    assert gaps(page_at(build_site((made,)), "/timeline/").years) == [0, 0, 0]


def test_a_story_shows_first_what_several_entries_tell() -> None:
    shared = [
        event(f"2024-04-{day:02}", text) for day, text in ((1, "The bridge was shut."), (2, "A crane fell down."))
    ]
    lone = [event(f"2024-04-{day:02}", f"Ship number {day} left port.") for day in range(3, 10)]
    made = [
        entry(f"2024-04-1{day}-x{day}", story="ferry", timeline=timeline)
        for day, timeline in ((1, tuple(shared)), (2, (*shared, *lone)))
    ]
    story = page_at(build_site(tuple(made)), "/stories/ferry/")
    assert [row.text for row in story.key_events] == ["The bridge was shut.", "A crane fell down."]
    assert page_at(build_site((STRIKE, TALKS)), "/stories/ferry/").key_events == ()


def test_the_lanes_of_a_story_are_the_people_whom_its_events_name() -> None:
    told = (
        event("2024-05-01", "Otto Brandt spoke to Marta Lindqvist."),
        event("2024-05-02", "Brandt went home."),
        event("2024-05-03", "Lindqvist met Ada Moe; Brandt did not."),
    )
    made = entry(
        "2024-05-04-a", story="ferry", tags=tags(people="Marta Lindqvist, Otto Brandt, Ada Moe"), timeline=told
    )
    lanes = page_at(build_site((made,)), "/stories/ferry/").lanes
    assert [(lane.tag.name, len(lane.events)) for lane in lanes] == [("Otto Brandt", 3), ("Marta Lindqvist", 2)]


def test_the_home_page_ends() -> None:
    told = tuple(event(f"{year}-05-20", f"The pier of {year} was built.") for year in range(2000, 2006))
    corrections = tuple(Correction(date(2024, 5, day), f"{day}.") for day in range(14, 20))
    updated = tuple(entry(f"2024-05-0{day}-u{day}", updated=Moment(date(2024, 5, 9))) for day in range(1, 8))
    home = page_at(build_site((entry("2024-05-20-pier", timeline=told, corrections=corrections), *updated)), "/")
    counts = (len(home.on_this_day), len(home.corrections), len(home.updated), len(home.days))
    assert counts == (3, 3, 5, 7)
    many = build_site(tuple(entry(f"2024-05-20-n{number}") for number in range(30)))
    page = page_at(many, "/")
    assert (len(page.brief), sum(len(day.cards) for day in page.days) + len(page.seconds)) == (5, 20)
