"""The editor's desk: what waits, each with its page and the place where an editor mends it."""

from dataclasses import replace
from datetime import date

from dateline.model import Mark, Moment, Status
from dateline.site.desk import DeskPage, make_desk
from dateline.site.plan import Plan
from tests.support.site_values import FISH, OLD, TALKS, TODAY, make_content

LATER = replace(FISH, publish_on=Moment(date(2999, 1, 1)), marks=(Mark("publish_on", 5, 13),))
DRAFT = replace(OLD, status=Status.DRAFT, marks=(Mark("status", 4, 9),))
GONE = replace(TALKS, expires_on=Moment(date(2024, 5, 20)))


def desk() -> DeskPage:
    """Return the desk of a digest with an entry of each kind that is not on the site."""
    plan = Plan(make_content((LATER, DRAFT, GONE), text_pages=()), today=TODAY, version="test").reveal()
    return make_desk(plan, TODAY, (), (), lambda path, line, column: f"open:{path}:{line}:{column}")


def test_the_desk_counts_what_is_published_and_names_the_next_change() -> None:
    assert (desk().published_count, desk().next_change) == (0, Moment(date(2999, 1, 1)))


def test_what_is_not_on_the_site_leads_to_its_page_and_to_the_key_that_says_so() -> None:
    rows = {section.anchor: section.rows for section in desk().sections}
    (draft,), (later,), (gone,) = rows["draft"], rows["scheduled"], rows["expired"]
    assert (draft.text, draft.address, draft.edit) == (
        OLD.title,
        "/2023/11/20/lighthouse/",
        f"open:{OLD.path}:4:9",
    )
    assert (later.text, later.address, later.edit) == (FISH.title, "/2024/05/06/herring/", f"open:{FISH.path}:5:13")
    assert (gone.text, gone.moment, gone.line) == (TALKS.title, Moment(date(2024, 5, 20)), 0)


def test_what_editors_have_not_written_yet_is_listed() -> None:
    rows = {section.anchor: [row.text for row in section.rows] for section in desk().sections}
    assert rows["no-summary"] == [FISH.title, OLD.title]
    assert rows["no-story"] == [FISH.title, OLD.title]
    assert "strikes" in rows["no-description"]
    notes = {row.text: (row.note, row.file) for each in desk().sections for row in each.rows if row.note}
    assert notes["Norhaven"] == ("2 entries", "content/vocabulary/places.yaml")
    assert notes["Otto Brandt"] == ("1 entry", "content/vocabulary/people.yaml")
