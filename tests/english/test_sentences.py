"""Sentences: where copy is cut."""

import pytest

from dateline.english.sentences import find_sentences
from dateline.model import Span
from dateline.seed import Paragraph
from tests.support.case_files import assert_case, read_cases


def _paragraph(text: str, start: int = 0, style: str = "prose") -> Paragraph:
    return Paragraph(text, Span(start, start + len(text)), style)


@pytest.mark.parametrize(("given", "expected"), read_cases("sentences"))
def test_copy_is_cut_where_sentences_end(given: str, expected: str) -> None:
    assert_case("\n".join(sentence.text for sentence in find_sentences((_paragraph(given),))), expected)


def test_a_sentence_stands_where_its_span_says() -> None:
    seed = "KIRUNA: One came. Two   went.  \r\n\r\nThree stayed."
    paragraphs = (_paragraph(seed[8:31].replace("\n", " "), 8), _paragraph(seed[-13:], len(seed) - 13))
    found = find_sentences(paragraphs)
    assert [seed[sentence.span.start : sentence.span.end] for sentence in found] == [
        "One came.",
        "Two   went.",
        "Three stayed.",
    ]


def test_sentences_know_their_paragraph_and_its_style() -> None:
    paragraphs = (_paragraph("One came."), _paragraph("Two went. Both fell.", 20, "item"))
    assert [(sentence.paragraph, sentence.style) for sentence in find_sentences(paragraphs)] == [
        (0, "prose"),
        (1, "item"),
        (1, "item"),
    ]


def test_a_crosshead_is_one_sentence() -> None:
    heading = _paragraph("Who won? Nobody. That is why", style="heading")
    assert [sentence.text for sentence in find_sentences((heading,))] == ["Who won? Nobody. That is why"]


def test_an_empty_paragraph_gives_no_sentence() -> None:
    assert find_sentences((_paragraph("   "), _paragraph(""))) == ()
