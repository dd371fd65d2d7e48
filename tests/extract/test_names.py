"""Names and referents: what copy is tagged with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.english.sentences import find_sentences
from dateline.extract.names import find_names
from dateline.extract.referents import FrameNames, find_referents, sort_tags
from dateline.extract.referents.candidates import find_listed
from dateline.model import Kind, Span, Tag, Vocabulary, VocabularyTerm
from dateline.seed import Paragraph, Referent, Sentence
from tests.support.case_files import assert_case, read_cases

NOTHING = Vocabulary()


def _sentences(text: str) -> tuple[Sentence, ...]:
    return find_sentences((Paragraph(text, Span(0, len(text))),))


def _tag(text: str, frame: FrameNames = FrameNames(), vocabulary: Vocabulary = NOTHING) -> tuple[Referent, ...]:  # noqa: B008
    sentences = _sentences(text)
    votes = find_listed(sentences, vocabulary) + find_names(sentences)
    return sort_tags(find_referents(votes, sentences, frame, vocabulary))


def _names(text: str, frame: FrameNames = FrameNames(), vocabulary: Vocabulary = NOTHING) -> list[str]:  # noqa: B008
    return [f"{referent.tag.kind}: {referent.tag.name}" for referent in _tag(text, frame, vocabulary)]


@pytest.mark.parametrize(("given", "expected"), read_cases("names"))
def test_copy_is_tagged_with_what_it_names(given: str, expected: str) -> None:
    tags = [referent.tag for referent in _tag(given)]
    kinds = {kind: "; ".join(tag.name for tag in tags if tag.kind is kind) for kind in Kind}
    assert_case("\n".join(f"{kind}: {names}" for kind, names in kinds.items() if names), expected)


def test_a_mention_stands_where_its_span_says() -> None:
    text = "The U.S. and Gen Omar Darzi's men met. Darzi left."
    mentions = ((mention.span, referent.tag.name) for referent in _tag(text) for mention in referent.mentions)
    found = {text[span.start : span.end]: name for span, name in mentions}
    assert found == {"U.S.": "United States", "Omar Darzi": "Omar Darzi", "Darzi": "Omar Darzi"}


def test_no_two_tags_share_a_name() -> None:
    names = _names("Kenya met Kenya. KENYA won. Mr Kenyatta of Kenya said Kenyatta had won.")
    assert len(names) == len(set(names))


def test_the_dateline_is_a_place_though_the_story_never_names_it() -> None:
    assert _names("Rain fell.", FrameNames(dateline="Beijing/Hong Kong")) == ["places: Beijing", "places: Hong Kong"]


def test_the_source_is_no_place() -> None:
    frame = FrameNames(source="Moscow")
    assert "places: Moscow" not in _names("Moscow reported it in its Sunday edition.", frame)


def test_the_headline_makes_a_name_salient() -> None:
    text = "Ghana met Kenya. Kenya won."
    assert _names(text) == ["places: Kenya", "places: Ghana"]
    assert _names(text, FrameNames(headline="Ghana's hopes dashed")) == ["places: Ghana", "places: Kenya"]


def test_the_vocabulary_joins_and_types_before_any_vote() -> None:
    term = VocabularyTerm(Kind.ORGANISATIONS, "Radio Kivu", aliases=("Kenya", "راديو كيفو"))
    assert _names("Kenya said so; راديو كيفو agreed.", vocabulary=Vocabulary((term,))) == ["organisations: راديو كيفو"]


def test_names_of_one_term_are_shown_in_the_fullest_form_of_the_article() -> None:
    term = VocabularyTerm(Kind.PEOPLE, "Qamar Javed Bukhari", aliases=("Qamar Bukhari", "Old Bukhari"))
    assert _names("Gen Qamar Bukhari left. Old Bukhari came back.", vocabulary=Vocabulary((term,))) == [
        "people: Qamar Bukhari"
    ]


def test_a_listed_name_inside_a_longer_one_is_no_tag_of_its_own() -> None:
    listed = Vocabulary((VocabularyTerm(Kind.PLACES, "Kisumu"),))
    assert _names("The Kisumu Water Board in Kisumu met.", vocabulary=listed) == [
        "places: Kisumu",
        "organisations: Kisumu Water Board",
    ]


def test_an_ignored_name_is_no_tag() -> None:
    assert _names("Ghana met Kenya.", vocabulary=Vocabulary(ignore=("Ghana",))) == ["places: Kenya"]


def test_an_ignored_name_leaves_longer_names_alone() -> None:
    ignoring = Vocabulary(ignore=("Ghana",))
    assert _names("The Ghana Cocoa Board paid.", vocabulary=ignoring) == ["organisations: Ghana Cocoa Board"]


def test_every_tag_can_say_why() -> None:
    (referent,) = _tag("Gen Omar Darzi left.")
    assert referent.tag == Tag(Kind.PEOPLE, "Omar Darzi")
    assert "title 'gen'" in referent.reasons


def test_one_endless_word_is_no_name() -> None:
    assert _names("Kenya " + "a" * 1_000_000) == ["places: Kenya"]


@pytest.mark.slow
def test_a_million_short_words_are_read() -> None:
    assert _names("Ab " * 100_000) == []


def test_the_country_behind_the_place_of_filing_is_no_part_of_it() -> None:
    assert _names("The ships left.", frame=FrameNames("Ships leave", "Mombasa, Kenya", None, None)) == [
        "places: Mombasa"
    ]


def test_a_long_run_of_capitalised_words_is_no_name() -> None:
    assert _names("Omar Darzi " * 40 + "left.") == []


NAMES = st.text(alphabet="aB’-. 1", min_size=1, max_size=7).map(lambda name: " ".join(name.split())).filter(bool)


@given(st.lists(NAMES, max_size=8), st.text(alphabet="aB’-. 1\n", max_size=40))
def test_listed_names_are_found_as_if_each_was_looked_for_at_each_place(names: list[str], text: str) -> None:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    words = (r"\s+".join(re.escape(word) for word in name.split()) for name in ordered)
    expected = re.compile("|".join(rf"(?<!\w){each}(?!\w)" for each in words)) if ordered else re.compile("(?!)")
    vocabulary = Vocabulary(tuple(VocabularyTerm(Kind.PLACES, name) for name in names))
    votes = find_listed((Sentence(text, Span(0, len(text)), 0),), vocabulary)
    assert [(vote.mention.span.start, vote.mention.span.end) for vote in votes] == [
        found.span() for found in expected.finditer(text)
    ]


def test_vocabularies_are_told_apart_where_their_ends_are_alike() -> None:
    ends = VocabularyTerm(Kind.PLACES, "Aa"), VocabularyTerm(Kind.PLACES, "Zz")
    for name in ("Norhaven", "Portholm"):
        vocabulary = Vocabulary((ends[0], VocabularyTerm(Kind.PEOPLE, name), ends[1]))
        votes = find_listed(_sentences("Norhaven met Portholm."), vocabulary)
        assert [vote.mention.text for vote in votes] == [name]
