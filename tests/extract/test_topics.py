"""Topics: which of an editor's topics an article is given."""

import pytest
import yaml

from dateline.extract.topics import find_topics
from dateline.model import Kind, Span, Vocabulary, VocabularyTerm
from dateline.seed import Sentence
from tests.support.case_files import assert_case, read_cases
from tests.support.digest import DIGEST

SHIPPED = DIGEST / "content" / "vocabulary" / "topics.yaml"


def _topic(name: str, *triggers: str) -> VocabularyTerm:
    return VocabularyTerm(Kind.TOPICS, name, triggers=triggers)


def _find(headline: str, text: str, *terms: VocabularyTerm) -> list[str]:
    sentences = tuple(Sentence(line, Span(0, len(line)), 0) for line in text.split("\n"))
    return [found.tag.name for found in find_topics(headline, sentences, Vocabulary(terms))]


def _shipped() -> tuple[VocabularyTerm, ...]:
    listed = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return tuple(_topic(term["name"], *term["triggers"]) for term in listed)


@pytest.mark.parametrize(("given", "expected"), read_cases("topics"))
def test_the_shipped_topics_fit_the_copy(given: str, expected: str) -> None:
    assert_case("; ".join(_find("", given, *_shipped())), expected)


def test_each_shipped_topic_is_named_once() -> None:
    names = [term.name for term in _shipped()]
    assert len(names) == len(set(names)) >= 60


def test_the_headline_counts_more_than_the_story() -> None:
    terms = (_topic("rail", "train", "railway"), _topic("weather", "rain", "snow"))
    assert _find("Trains and railways", "Rain fell.\nSnow fell.", *terms) == ["rail", "weather"]


def test_plural_and_possessive_forms_are_triggers_too() -> None:
    assert _find("Trains late", "The railway's trains stood.", _topic("rail", "train", "railway")) == ["rail"]


def test_a_phrase_outweighs_a_word() -> None:
    terms = (_topic("peace", "peace talks"), _topic("rail", "train"))
    assert _find("Peace talks on a train", "They met.", *terms) == ["peace"]


def test_no_more_than_six_topics_are_given() -> None:
    terms = [_topic(f"topic {letter}", f"{letter}{letter} {letter}") for letter in "abcdefgh"]
    text = " ".join(f"{letter}{letter} {letter}" for letter in "abcdefgh")
    assert len(_find(text, text, *terms)) == 6


def test_a_topic_says_which_triggers_gave_it() -> None:
    sentence = Sentence("The train and the railway.", Span(0, 26), 0)
    (found,) = find_topics("Train", (sentence,), Vocabulary((_topic("rail", "railway", "train"),)))
    assert found.triggers == ("train", "railway")


def test_without_a_vocabulary_there_are_no_topics() -> None:
    assert _find("War", "War and peace talks.") == []
