"""Links by name: what a name between two brackets leads to, and what is wrong where it leads nowhere."""

from dataclasses import replace
from typing import Any

import pytest

from dateline.content.markdown.markup import NameLink, find_names
from dateline.model import Kind, Status, Vocabulary, VocabularyTerm
from dateline.problems import format_problem
from tests.support.site_values import ENTRIES, STRIKE, VOCABULARY, build_site, entry, tags, try_site

PATH = "content/entries/2024/2024-05-10-more.md"
JORDAN = entry("2024-05-09-jordan", tags=tags(people="Jordan", places="Jordan"))
UNUSED = replace(VOCABULARY, terms=(*VOCABULARY.terms, VocabularyTerm(Kind.PLACES, "Far Isle", aliases=("Farø",))))


def find_address(name: str, vocabulary: Vocabulary = VOCABULARY) -> str | None:
    """Return the address of a name, where a body of the site holds it."""
    entries = (*ENTRIES, JORDAN, entry("2024-05-10-more", body=f"So [[{name}]]."))
    return build_site(entries, vocabulary=vocabulary).around.names.get(name)


def find_problems(body: str, vocabulary: Vocabulary = VOCABULARY, **fields: Any) -> list[str]:
    entries = (*ENTRIES, JORDAN, entry("2024-05-10-more", body=body, body_line=7, **fields))
    return [format_problem(problem) for problem in try_site(entries, vocabulary=vocabulary)[1]]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Marta Lindqvist", "/people/marta-lindqvist/"),
        ("marta lindqvist", "/people/marta-lindqvist/"),
        ("M. Lindqvist", "/people/marta-lindqvist/"),
        ("Marta Berg", "/people/marta-lindqvist/"),
        ("people:M. Lindqvist", "/people/marta-lindqvist/"),
        ("Norhaven", "/places/norhaven/"),
        ("Blue Line Ferries", "/organisations/blue-line-ferries/"),
        ("strikes", "/topics/strikes/"),
        ("The ferry dispute", "/stories/ferry/"),
        ("stories:ferry", "/stories/ferry/"),
        ("places:Jordan", "/places/jordan/"),
        ("people:Jordan", "/people/jordan/"),
    ],
)
def test_a_name_leads_to_its_page(name: str, address: str) -> None:
    assert find_address(name) == address


def test_a_canonical_name_goes_before_another_s_alias() -> None:
    terms = (VocabularyTerm(Kind.ORGANISATIONS, "Blue Line Ferries", aliases=("Norhaven",)),)
    assert find_address("Norhaven", Vocabulary(terms)) == "/places/norhaven/"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "So\n[[Marta Lindkvist]] said.",
            f"{PATH}:8:1: nothing is called [[Marta Lindkvist]]\n  Did you mean [[Marta Lindqvist]]?",
        ),
        (
            "| who |\n|---|\n| [[M Lindquist\\|she]] |",
            f"{PATH}:9:3: nothing is called [[M Lindquist]]\n  Did you mean [[M. Lindqvist]]?",
        ),
        (
            "[[Zzz]]",
            (
                f"{PATH}:7:1: nothing is called [[Zzz]]\n  Names are those of tags and of the vocabulary, and the"
                " titles of stories. Without a page, leave the brackets out."
            ),
        ),
        (
            "In [[Jordan]].",
            f"{PATH}:7:4: the name [[Jordan]] leads to 2 pages\n  Write [[people:Jordan]] or [[places:Jordan]].",
        ),
        (
            "[[people:Norhaven]]",
            f"{PATH}:7:1: nothing is called [[people:Norhaven]]\n  Did you mean [[places:Norhaven]]?",
        ),
        (
            "[[people:Marta]]",
            f"{PATH}:7:1: nothing is called [[people:Marta]]\n  Did you mean [[people:Marta Lindqvist]]?",
        ),
        (
            "To [[Farø]].",
            (
                f"{PATH}:7:4: no entry is tagged with [[Farø]], so that it has no page\n"
                "  Tag an entry with it, or leave the brackets out."
            ),
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told(body: str, message: str) -> None:
    assert find_problems(body, UNUSED) == [message]


def test_nothing_is_said_of_names_while_files_could_not_be_read() -> None:
    entries = (entry("2024-05-10-more", body="[[Zzz]]"),)
    assert try_site(entries, doubtful=("content/entries/2024/2024-05-11-b.md",))[1] == ()


def test_a_name_that_only_a_draft_is_tagged_with_is_no_fault_and_no_link() -> None:
    draft = entry("2024-05-11-draft", status=Status.DRAFT, tags=tags(people="Ida Lorne"))
    written = entry("2024-05-10-more", body="So [[Ida Lorne]] said.")
    assert build_site((*ENTRIES, draft, written)).around.names == {}


def test_drafts_are_checked_too() -> None:
    assert len(find_problems("[[Zzz]]", status=Status.DRAFT)) == 1


def test_stories_and_pages_may_link_by_name() -> None:
    from tests.support.site_values import ABOUT, FERRY

    site = build_site(
        (STRIKE,),
        stories=(replace(FERRY, body="By [[Otto Brandt]]."),),
        text_pages=(replace(ABOUT, body="See [[Norhaven]]."),),
    )
    assert site.around.names == {"Norhaven": "/places/norhaven/", "Otto Brandt": "/people/otto-brandt/"}


def test_names_are_found_with_their_places() -> None:
    text = "One [[A  b|c]].\n> [[places:D\n> e]] `[[no]]` [[1]](/x/)\n\n![[[F]]](/y.png)"
    assert find_names(text) == (NameLink("A b", 1, 5), NameLink("places:D e", 2, 3))
