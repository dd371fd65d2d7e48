"""The vocabulary: what is read, and every fault with its exact message."""

import pytest

from dateline.content.vocabulary import read_vocabulary
from dateline.model import Kind, Vocabulary, VocabularyTerm
from dateline.problems import format_problem
from tests.support.case_files import assert_case, read_cases

PEOPLE = """\
# Those who run the harbour
- name: Marta Lindqvist
  aliases:
    - Mayor Lindqvist
    - مارتا
  description: Mayor of Norhaven since 2021
  same_as:
    - https://norhaven.example/mayor
  former:
    - Marta Berg
- name: Olof Brandt
"""


@pytest.mark.parametrize(("given", "expected"), read_cases("vocabulary"))
def test_a_fault_of_the_vocabulary_is_told(given: str, expected: str) -> None:
    name, _, text = given.partition("\n")
    _, problems = read_vocabulary(((f"content/vocabulary/{name}", text),))
    assert_case("\n".join(map(format_problem, problems)), expected)


def test_terms_stand_by_kind_whatever_the_order_of_the_files() -> None:
    files = (
        ("content/vocabulary/topics.yaml", "- name: strikes\n  triggers:\n    - walked off\n"),
        ("content/vocabulary/ignore.yaml", "- Blue Monday\n"),
        ("content/vocabulary/people.yaml", PEOPLE),
    )
    people = "content/vocabulary/people.yaml"
    terms = (
        VocabularyTerm(
            kind=Kind.PEOPLE,
            name="Marta Lindqvist",
            aliases=("Mayor Lindqvist", "مارتا"),
            description="Mayor of Norhaven since 2021",
            same_as=("https://norhaven.example/mayor",),
            former=("Marta Berg",),
            path=people,
            line=2,
        ),
        VocabularyTerm(Kind.PEOPLE, "Olof Brandt", path=people, line=11),
        VocabularyTerm(Kind.TOPICS, "strikes", triggers=("walked off",), path="content/vocabulary/topics.yaml", line=1),
    )
    assert read_vocabulary(files) == (Vocabulary(terms, ("Blue Monday",)), ())


def test_no_files_and_empty_files_are_no_vocabulary() -> None:
    empty = Vocabulary()
    assert read_vocabulary(()) == (empty, ())
    assert read_vocabulary((("content/vocabulary/people.yaml", "# none yet\n"),)) == (empty, ())


def test_one_name_may_stand_in_two_kinds() -> None:
    files = (("v/people.yaml", "- name: Jordan\n"), ("v/places.yaml", "- name: Jordan\n"))
    assert read_vocabulary(files)[1] == ()


def test_a_term_with_a_fault_is_read_without_it() -> None:
    vocabulary, problems = read_vocabulary((("v/places.yaml", "- name: Norhaven\n  same_as:\n    - x\n"),))
    assert len(problems) == 1
    assert [term.name for term in vocabulary.terms] == ["Norhaven"]
