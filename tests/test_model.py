"""What values hold of which nobody says anything."""

from datetime import date

from dateline.model import Basis, Correction, Entry, Event, Moment, Rights, Source, Status, StoryText
from dateline.when import make_day


def test_an_entry_of_which_little_is_said_is_published_and_begins_with_its_body() -> None:
    entry = Entry("content/entries/a.md", "A", Moment(date(2024, 5, 1)), Rights.OWN)
    assert (entry.status, entry.body, entry.body_line, entry.tags) == (Status.PUBLISHED, "", 1, ())
    assert StoryText("content/stories/a.md", "a", "A", "All of it.").body_line == 1


def test_an_event_of_which_little_is_said_is_the_editors_own_and_past() -> None:
    event = Event(make_day(date(2024, 5, 1)), "Crews struck.")
    assert (event.basis, event.future, event.phrase) == (Basis.EDITOR, False, "")
    assert not Source("Quay Post").paywall
    assert Correction(None, "It was nine.").date is None


def test_a_bare_day_stands_before_its_moments() -> None:
    day, later = Moment(date(2024, 5, 1)), Moment(date(2024, 5, 2))
    assert day.sort_key < later.sort_key
    assert day.sort_key[1] == 0.0
