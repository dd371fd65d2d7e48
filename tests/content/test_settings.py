"""The digest's settings: what is read, what holds when nothing is said, and every fault with its exact message."""

import pytest

from dateline.config import Digest, Reach, SourceSettings
from dateline.content.keys.schema import DIGEST
from dateline.content.settings import read_digest
from dateline.model import Mark, Rights
from dateline.problems import format_problem
from tests.support.case_files import assert_case, read_cases

PATH = "content/digest.yaml"
NEEDED = "title: Quay Digest\ndescription: News of the quay\nbase_url: https://quay.example/digest\n"
WHOLE = f"""\
{NEEDED}language: ur
author: The quay desk
edit_url: https://git.example/edit/
default_rights: link
day_first: false
excerpt_share: 0.25
excerpt_run: 40
most_tags: 12
least_salience: 3
spacy_model: en_core_web_md
menu:
  - about
  - contact
feeds: stories
events: site
cards: none
mail: none
sources:
  - name: Open Wire
    rights: licensed
    url: https://wire.example/
    aliases:
      - wire.example
    licence: CC BY 4.0
    licence_url: https://creativecommons.org/licenses/by/4.0/
"""


@pytest.mark.parametrize(("given", "expected"), read_cases("settings"))
def test_a_fault_of_the_settings_is_told(given: str, expected: str) -> None:
    assert_case("\n".join(map(format_problem, read_digest(PATH, given)[1])), expected)


def test_every_setting_is_read() -> None:
    source = SourceSettings(
        name="Open Wire",
        rights=Rights.LICENSED,
        url="https://wire.example/",
        aliases=("wire.example",),
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )
    digest = Digest(
        title="Quay Digest",
        description="News of the quay",
        base_url="https://quay.example/digest/",
        language="ur",
        author="The quay desk",
        edit_url="https://git.example/edit/",
        default_rights=Rights.LINK,
        day_first=False,
        excerpt_share=0.25,
        excerpt_run=40,
        most_tags=12,
        least_salience=3,
        spacy_model="en_core_web_md",
        menu=("about", "contact"),
        feeds=Reach.STORIES,
        events=Reach.SITE,
        cards=Reach.NONE,
        mail=Reach.NONE,
        sources=(source,),
    )
    assert read_digest(PATH, WHOLE) == (digest, ())


def test_three_settings_are_enough() -> None:
    digest = Digest("Quay Digest", "News of the quay", "https://quay.example/digest/")
    assert read_digest(PATH, NEEDED) == (digest, ())


def test_marks_say_where_pages_of_the_menu_stand() -> None:
    digest, _ = read_digest(PATH, WHOLE)
    assert digest is not None
    assert [mark for mark in digest.marks if mark.key.startswith("menu.")] == [
        Mark("menu.0", 15, 5),
        Mark("menu.1", 16, 5),
    ]


def test_every_key_of_the_schema_is_in_the_whole_file() -> None:
    digest, _ = read_digest(PATH, WHOLE)
    assert digest is not None
    assert {key.name for key in DIGEST} == {mark.key for mark in digest.marks if "." not in mark.key}


def test_settings_without_title_are_none() -> None:
    assert read_digest(PATH, NEEDED.partition("\n")[2])[0] is None
