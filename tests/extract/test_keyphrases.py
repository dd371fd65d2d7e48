"""Keyphrases: what a text returns to."""

from dateline.english.sentences import find_sentences
from dateline.extract.keyphrases import find_keyphrases
from dateline.model import Span
from dateline.seed import Paragraph


def _find(*paragraphs: str) -> tuple[str, ...]:
    made, start = [], 0
    for text in paragraphs:
        made.append(Paragraph(text, Span(start, start + len(text))))
        start += len(text) + 2
    return find_keyphrases(find_sentences(tuple(made)))


def test_a_phrase_said_twice_is_a_hint_and_one_said_once_is_none() -> None:
    text = "The ferry crews want a wage increase. A wage increase is due, the owner of the ships said."
    assert _find(text) == ("wage increase",)


def test_the_longer_phrase_stands_first() -> None:
    text = "Fishing quotas fell. The port wants higher fishing quotas and more ice. There is no ice."
    assert _find(text)[-1] == "ice"


def test_names_are_no_phrases() -> None:
    assert _find("Omar Darzi met Ana Duarte. Omar Darzi left.") == ()
