"""Pages of names: places in places, and entries by year; in values, in words and for machines."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.model import Kind, Moment, Status, Vocabulary, VocabularyTerm
from dateline.site.checks.doubt import Doubt
from dateline.site.checks.names import check_places
from dateline.site.naming.names import index_names
from dateline.site.pages.term import TermPage
from dateline.site.plan import Site
from tests.support.places import TEMPLATES
from tests.support.site_files import render_site
from tests.support.site_values import ENTRIES, OLD, STRIKE, build_site, entry, page_at, tags, try_site

SHIPPED = (TEMPLATES,)
PLACES = "content/vocabulary/places.yaml"


def place(name: str, part_of: str = "", **said: Any) -> VocabularyTerm:
    return VocabularyTerm(Kind.PLACES, name, part_of=part_of, path=PLACES, **said)


def build_page(address: str, *terms: VocabularyTerm, places: str) -> TermPage:
    """Return the page of a place; each of `places` is in the news once."""
    entries = tuple(
        entry(f"2024-05-{number:02}-news", tags=tags(places=name)) for number, name in enumerate(places.split(", "), 1)
    )
    page = page_at(build_site(entries, vocabulary=Vocabulary(terms), stories=()), address)
    assert isinstance(page, TermPage)
    return page


def render(site: Site) -> dict[str, str]:
    """Return the text of every file of a site, by path."""
    return {file.path: file.data.decode() for file in render_site(site, SHIPPED)}


def test_pages_of_places_lead_to_one_another() -> None:
    terms = (place("Norhaven", "Great Isle"), place("Gull Point", "Great Isle"), place("Great Isle"))
    isle = build_page("/places/great-isle/", *terms, places="Norhaven, Great Isle, Gull Point")
    assert (isle.part_of, [each.name for each in isle.within]) == (None, ["Gull Point", "Norhaven"])
    haven = build_page("/places/norhaven/", *terms, places="Norhaven, Great Isle, Gull Point")
    assert haven.part_of
    assert (haven.part_of.name, haven.part_of.address, haven.within) == ("Great Isle", "/places/great-isle/", ())


def test_a_larger_place_may_be_one_that_only_entries_name() -> None:
    page = build_page("/places/great-isle/", place("Norhaven", "great isle"), places="Norhaven, Great Isle")
    assert [each.name for each in page.within] == ["Norhaven"]


def test_a_larger_place_is_found_under_its_other_names() -> None:
    terms = (place("Norhaven", "The Isle"), place("Great Isle", aliases=("the isle",)))
    page = build_page("/places/norhaven/", *terms, places="Norhaven, Great Isle")
    assert page.part_of
    assert page.part_of.name == "Great Isle"


def test_a_larger_place_without_a_page_is_passed_over() -> None:
    terms = (place("Quay", "Norhaven"), place("Norhaven", "Great Isle"), place("Great Isle"))
    page = build_page("/places/quay/", *terms, places="Quay, Great Isle")
    assert page.part_of
    assert page.part_of.name == "Great Isle"
    isle = build_page("/places/great-isle/", *terms, places="Quay, Great Isle")
    assert [each.name for each in isle.within] == ["Quay"]


def test_a_place_whose_larger_ones_have_no_page_says_nothing_of_them() -> None:
    page = build_page("/places/quay/", place("Quay", "Norhaven"), place("Norhaven"), places="Quay")
    assert page.part_of is None


def test_the_words_of_a_place_are_links_and_machines_are_told() -> None:
    terms = (place("Quay", "Norhaven"), place("Norhaven", "Great Isle"), place("Great Isle"))
    entries = tuple(
        entry(f"2024-05-0{number}-news", tags=tags(places=name))
        for number, name in enumerate(("Quay", "Norhaven", "Great Isle"), 1)
    )
    site = build_site(entries, vocabulary=Vocabulary(terms), stories=())
    files = render(site)
    html = files["places/norhaven/index.html"]
    assert 'Part of: <a href="/digest/places/great-isle/" dir="auto">Great Isle</a>' in html
    assert 'Within: <a href="/digest/places/quay/" dir="auto">Quay</a>' in html
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    about = json.loads(found[1])["@graph"][0]["about"]
    home = "https://example.org/digest/places/"
    assert about["containedInPlace"] == {"@type": "Place", "name": "Great Isle", "url": f"{home}great-isle/"}
    assert about["containsPlace"] == [{"@type": "Place", "name": "Quay", "url": f"{home}quay/"}]
    assert "Within:" not in files["places/quay/index.html"]
    assert "Part of:" not in files["places/great-isle/index.html"]


def test_a_place_that_an_entry_with_faults_may_name_is_not_missing() -> None:
    vocabulary = Vocabulary((place("Norhaven", "Great Isle"), place("Quay", "Quay")))
    names = index_names(vocabulary)
    told = [problem.rule for problem in check_places(vocabulary, (), names, Doubt())]
    assert told == ["place-cycle", "place-missing"]
    doubt = Doubt(("content/entries/2024/2024-05-01-news.md",))
    assert [problem.rule for problem in check_places(vocabulary, (), names, doubt)] == ["place-cycle"]


def test_a_draft_can_name_a_larger_place() -> None:
    draft = entry("2024-05-01-draft", tags=tags(places="Great Isle"), status=Status.DRAFT)
    _, problems = try_site((*ENTRIES, draft), vocabulary=Vocabulary((place("Norhaven", "Great Isle"),)))
    assert problems == ()


# Years


def test_entries_of_several_years_stand_by_year_the_newest_first() -> None:
    page = page_at(build_site((STRIKE, OLD)), "/places/norhaven/")
    assert isinstance(page, TermPage)
    assert [(each.year, each.anchor) for each in page.card_years] == [(2024, "entries-2024"), (2023, "entries-2023")]
    assert [card for each in page.card_years for card in each.cards] == list(page.cards)


def test_entries_of_one_year_stand_in_one_list() -> None:
    page = page_at(build_site((STRIKE,)), "/places/norhaven/")
    assert isinstance(page, TermPage)
    assert page.card_years == ()
    assert len(page.cards) == 1


def test_each_year_has_a_heading_that_can_be_linked_and_changed_entries_are_marked() -> None:
    site = build_site((STRIKE, replace(OLD, updated=Moment(date(2023, 11, 25)))))
    html = render(site)["places/norhaven/index.html"]
    newer, older = (
        html.index('<h3 class="card-year-title" id="entries-2024">2024</h3>'),
        html.index('id="entries-2023"'),
    )
    assert newer < html.index(f">{STRIKE.title}</a></h4>") < older < html.index(f">{OLD.title}</a></h4>")
    assert 'class="card-updated">updated' in html[older:]
