"""Quotation marks: what stands between which, in the styles of the world's press."""

import pytest

from dateline.english.quotation_marks import find_marked, find_quotations
from dateline.model import Span
from dateline.seed import Paragraph


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    return tuple(Paragraph(text, Span(at, at + len(text))) for text, at in zip(texts, starts, strict=True))


def _words(*texts: str) -> list[str]:
    paragraphs = _paragraphs(*texts)
    return [paragraphs[each.paragraph].text[each.start : each.end] for each in find_marked(paragraphs)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We sail,” she said.", ["We sail,"]),
        ('"We sail," she said, "at dawn."', ["We sail,", "at dawn."]),
        ("„Wir fahren“, sagte sie.", ["Wir fahren"]),
        ("«Nous partons», dit-elle.", ["Nous partons"]),
        ("「出航する」と言った。", ["出航する"]),
        ("”Vi seglar”, sade hon.", ["Vi seglar"]),
        ("‘We sail,’ she said; ’tis the sailors’ wish.", ["We sail,"]),
        ("'We sail,' she said of the '90s.", ["We sail,"]),
        ("The crew's boat and the owners' house.", []),
        ("She said 'twas late for the crews' boat.", []),
        ("“He said ‘never’ twice,” she recalled.", ["He said ‘never’ twice,"]),
        ("‘The sailors’ wish is law’, she said.", ["The sailors’ wish is law"]),
        ("She called it “a toy ” and left.", ["a toy"]),
        ("She called it “ a toy” and left.", []),
        ("She left the “ ” empty.", []),
        ('A 6" pipe burst.', []),
        ("“We sail, she said.", []),
        ("She said ‘we sail’ and left.", ["we sail"]),
        (
            "“One «two „three “four ‚five” six” seven“ eight» nine”",
            ["One «two „three “four ‚five” six” seven“ eight» nine"],
        ),
        ('The crew "sails" and "rows"; the "cook" stays.', ["sails", "rows", "cook"]),
        ('He cried "we sail !"and left.', ["we sail !"]),
        ('She said: "we sail "', ["we sail"]),
        ("‘The sailors’ and the owners’ wish is law.", ["The sailors"]),
    ],
)
def test_words_between_marks_are_found(text: str, words: list[str]) -> None:
    assert _words(text) == words


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_the_same_mark() -> None:
    texts = ("She said: “We sail at dawn.", "“Nobody stays.”")
    assert _words(*texts) == ["We sail at dawn.", "Nobody stays."]
    assert [each.runs_on for each in find_marked(_paragraphs(*texts))] == [True, False]


def test_a_quotation_ends_where_a_later_paragraph_closes_it() -> None:
    texts = ("She said: “We sail at dawn.", "Nobody stays.", "Not even the cook,” she added.")
    assert _words(*texts) == ["We sail at dawn.", "Nobody stays.", "Not even the cook,"]


def test_a_quotation_is_closed_at_most_five_paragraphs_on() -> None:
    texts = ("She said: “We sail at dawn.", *["Nobody stays."] * 4, "Not even the cook,” she said.")
    assert _words(*texts)[-1] == "Not even the cook,"


@pytest.mark.parametrize(
    "texts",
    [
        ("She said: “We sail at dawn.", "Nobody stays.", "Not even the “cook”, she said."),
        ("She said: “We sail at dawn.", "Nobody stays.", "” Not even the cook."),
        ('She said: "We sail at dawn.', "Nobody stays.", 'Not even the "cook.'),
        ("“We sail at dawn, she said.", "“Nobody stays.”"),
        ("She said: “We sail at dawn.", "Nobody stays, he added.", "Not even the cook,” she said."),
        ("She said: “We sail at dawn.", *["Nobody stays."] * 5, "Not even the cook,” she said."),
    ],
)
def test_a_forgotten_mark_runs_on_no_further_than_its_speaker(texts: tuple[str, ...]) -> None:
    assert "We sail at dawn." not in _words(*texts)


def test_quotations_stand_where_their_spans_say() -> None:
    texts = ("“We sail,” she said.", "He called it “a toy”.")
    seed = "\n".join(texts)
    assert [seed[span.start : span.end] for span in find_quotations(_paragraphs(*texts))] == ["We sail,", "a toy"]
