"""A page made alone is that of the build, and a quick revision is what making everything anew would give."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline.commands.content_files import read_content
from dateline.commands.project import Project
from dateline.model import Moment, Status
from dateline.site.plan import Plan, make_site
from dateline.site.revising import revise_catalogue
from tests.support.digest import DIGEST
from tests.support.edits import (
    EDITOR,
    add_paragraph,
    add_quote,
    change_paragraph,
    draw_changes,
    name_speaker,
    resummarise,
    retitle,
)
from tests.support.properties import costly
from tests.support.site_values import ENTRIES, FISH, TALKS, make_content

READ, _ = read_content(Project(DIGEST))
assert READ
CONTENT = READ
TODAY = date(2026, 1, 1)
WORDS = (retitle, resummarise, change_paragraph, add_paragraph, add_quote, name_speaker)


def make(entries) -> Plan:
    """Return the plan of the real digest with these entries, as a preview shows it."""
    return Plan(replace(CONTENT, entries=entries), today=TODAY, version=dateline.__version__).reveal()


PLAN = make(CONTENT.entries)


def make_small(*entries) -> Plan:
    return Plan(make_content(entries or ENTRIES, text_pages=()), today=TODAY, version="test").reveal()


@pytest.mark.slow
def test_every_page_is_the_one_that_a_build_makes() -> None:
    plan = Plan(CONTENT, today=TODAY, version=dateline.__version__)
    assert plan.check() == ()
    site = make_site(plan)
    other = [page.head.address for page in site.pages if PLAN.find(page.head.address) != page]
    assert other == []
    assert len(site.pages) > 100
    assert site.masthead == PLAN.masthead


def test_an_address_without_a_page_has_none() -> None:
    assert PLAN.find("/2020/01/04/no-such-entry/") is None
    assert PLAN.find("/people/nobody-at-all/") is None


def save(entries, at: int, changed):
    """Return the entries with one saved anew."""
    return (*entries[:at], changed, *entries[at + 1 :])


@given(st.integers(0, len(CONTENT.entries) - 1), st.randoms(use_true_random=False))
@costly(10, fuzz=200)
def test_a_revised_plan_is_the_one_made_anew(at: int, random: Random) -> None:
    changed, _ = draw_changes(CONTENT.entries[at], random, EDITOR)
    entries = save(CONTENT.entries, at, replace(changed, story=CONTENT.entries[at].story))
    revised = PLAN.revise(replace(CONTENT, entries=entries))
    assert revised.catalogue == make(entries).catalogue


@given(st.integers(0, len(CONTENT.entries) - 1), st.sampled_from(WORDS), st.randoms(use_true_random=False))
@costly(10, fuzz=200)
def test_where_only_words_change_a_plan_is_revised(at: int, change, random: Random) -> None:
    entries = save(CONTENT.entries, at, change(CONTENT.entries[at], random).entry)
    content = replace(CONTENT, entries=entries)
    catalogue = revise_catalogue(PLAN.catalogue, CONTENT, content)
    assert catalogue == make(entries).catalogue
    page = PLAN.revise(content).find(PLAN.catalogue.listed[0].address)
    assert page == make(entries).find(PLAN.catalogue.listed[0].address)


@pytest.mark.parametrize(
    "changed",
    [
        replace(CONTENT.entries[0], tags=CONTENT.entries[0].tags[1:]),
        replace(CONTENT.entries[0], story=None),
        replace(CONTENT.entries[0], timeline=CONTENT.entries[0].timeline[1:]),
        replace(CONTENT.entries[0], slug="another"),
        replace(CONTENT.entries[0], date=Moment(date(2019, 1, 1))),
        replace(CONTENT.entries[0], path="content/entries/2019/2019-12-28-other.md"),
    ],
    ids=["tags", "story", "timeline", "slug", "date", "path"],
)
def test_where_more_than_words_changes_all_is_made_anew(changed) -> None:
    content = replace(CONTENT, entries=save(CONTENT.entries, 0, changed))
    assert revise_catalogue(PLAN.catalogue, CONTENT, content) is None


def test_a_plan_of_which_no_file_was_read_anew_stays() -> None:
    assert PLAN.revise(replace(CONTENT)) is PLAN


def test_entries_that_are_not_on_the_site_stand_in_a_revealed_plan() -> None:
    draft = replace(FISH, status=Status.DRAFT)
    plan = make_small(TALKS, draft)
    assert plan.find("/2024/05/06/herring/") is not None
    assert {each.entry.path for each in plan.catalogue.listed} == {TALKS.path, FISH.path}


def test_a_page_knows_the_file_that_makes_it() -> None:
    listed = PLAN.catalogue.listed[0]
    assert PLAN.find_file(listed.address) == listed.entry.path
    assert PLAN.find_file(f"/stories/{CONTENT.stories[0].slug}/") == CONTENT.stories[0].path
    assert PLAN.find_file("/about/") == "content/pages/about.md"
    assert PLAN.find_file("/people/") is None
