"""Quotes: what stands between marks, and who said it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.english.sentences import find_sentences
from dateline.extract.quotes import find_quotations, find_quotes
from dateline.extract.quotes.passages import Passage
from dateline.extract.quotes.voices import DESCRIBED, find_described
from dateline.model import Kind, Quote, Span, Tag
from dateline.seed import Mention, Paragraph, Referent
from tests.support.case_files import assert_case, read_cases

STYLES = {"#": "heading", "*": "item"}
MARKS = st.text(alphabet=" “”‘’\"'abs.,«»„n\u2014", max_size=60)
WORDS = st.lists(
    st.sampled_from(
        (
            "“",
            "”",
            '"',
            "‘",
            "’",
            "she",
            "said",
            "said:",
            "Ana Lind",
            "Lund",
            ",",
            ".",
            "it",
            "was",
            "the",
            "a",
            "and",
            "according to",
            "who",
            "called",
            "spokesman for",
            "Mr",
            "tweeted",
            "We left.",
            "Port Office",
            "statement",
        )
    ),
    max_size=30,
).map(" ".join)


def _paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    made, start = [], 0
    for line in lines:
        style = STYLES.get(line[:1], "prose")
        text = line if style == "prose" else line[2:]
        begin = start + len(line) - len(text)
        made.append(Paragraph(text, Span(begin, begin + len(text)), style))
        start += len(line) + 2
    return tuple(made)


def _referents(names: dict[Kind, list[str]], paragraphs: tuple[Paragraph, ...]) -> tuple[Referent, ...]:
    made = []
    for kind, name in ((each, name) for each in names for name in names[each]):
        forms = name if kind is not Kind.PEOPLE else f"{name}|{name.split()[-1]}"
        mentions = tuple(
            Mention(kind, found.group(), Span(paragraph.span.start + found.start(), paragraph.span.start + found.end()))
            for paragraph in paragraphs
            for found in re.finditer(rf"\b(?:{forms})\b", paragraph.text)
        )
        made.append(Referent(Tag(kind, name), mentions, 1.0))
    return tuple(made)


def _find(lines: list[str], names: dict[Kind, list[str]]) -> tuple[Quote, ...]:
    paragraphs = _paragraphs(lines)
    return find_quotes(paragraphs, find_sentences(paragraphs), _referents(names, paragraphs))


@pytest.mark.parametrize(("given", "expected"), read_cases("quotes"))
def test_copy_is_quoted_as_its_cases_say(given: str, expected: str) -> None:
    lines = given.split("\n")
    heads = [line.split(": ", 1) for line in lines if line.split(": ")[0] in list(Kind)]
    if not heads:
        text = "\n\n".join(lines)
        found = find_quotations(_paragraphs(lines))
        assert_case("\n".join(text[span.start : span.end] for span in found), expected)
        return
    quotes = _find(lines[len(heads) :], {Kind(kind): names.split(", ") for kind, names in heads})
    assert_case("\n".join(f"{quote.speaker} | {quote.text} | {quote.via}".rstrip() for quote in quotes), expected)


def test_a_quote_stands_where_its_span_says() -> None:
    lines = ["LUND: It rained.", "“The plan,” said Ana Lind, “is dead.”", "“One.", "“Two,” she said."]
    seed = "\n\n".join(lines)
    quotes = _find(lines, {Kind.PEOPLE: ["Ana Lind"]})
    assert [seed[quote.span.start : quote.span.end] for quote in quotes if quote.span] == [
        "The plan,” said Ana Lind, “is dead.",
        "One.\n\n“Two,",
    ]


def test_hard_wraps_are_folded() -> None:
    (quote,) = _find(["“The plan  is   dead,” said Ana Lind."], {Kind.PEOPLE: ["Ana Lind"]})
    assert quote.text == "The plan is dead"


def test_mrs_and_given_names_tell_he_from_she() -> None:
    lines = ["Mrs Darzi met Peter Lind. “It rained,” she said. “It did,” he said."]
    quotes = _find(lines, {Kind.PEOPLE: ["Kim Darzi", "Peter Lind"]})
    assert [quote.speaker for quote in quotes] == ["Kim Darzi", "Peter Lind"]


def test_a_story_without_names_has_quotes_without_speakers() -> None:
    assert _find(["“We saw the boats go down,” one of them said."], {}) == (
        Quote("", "We saw the boats go down", "", Span(1, 26)),
    )


@given(st.lists(MARKS | WORDS, max_size=6))
def test_quotations_stand_in_order_inside_the_text(lines: list[str]) -> None:
    paragraphs = _paragraphs(lines)
    spans = find_quotations(paragraphs)
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(any(one.span.start <= span.start < span.end <= one.span.end for one in paragraphs) for span in spans)


@given(st.lists(MARKS | WORDS, max_size=6))
def test_quotes_stand_in_order_inside_the_text(lines: list[str]) -> None:
    quotes = _find(lines, {Kind.PEOPLE: ["Ana Lind"], Kind.ORGANISATIONS: ["Port Office"], Kind.PLACES: ["Lund"]})
    places = [place for quote in quotes if quote.span for place in (quote.span.start, quote.span.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len("\n\n".join(lines)) for place in places)
    assert all(quote.text.strip() == quote.text != "" for quote in quotes)


def test_marks_without_end_are_read_in_no_time() -> None:
    paragraphs = _paragraphs(["“" * 20_000 + "a" + "”" * 20_000, '" a' * 10_000, "' a' b" * 10_000, "‘a " * 10_000])
    assert len(find_quotations(paragraphs)) > 0


@given(
    st.lists(
        st.sampled_from(
            ("the", "his", "new", "deputy", "prime minister", "ministers", "Chief", "bank’s", "x" * 50, ",", "-", "a.b")
        ),
        max_size=30,
    ),
    st.sampled_from((" ", "\n  ", "-")),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_descriptions_are_found_from_their_nouns_on_as_if_all_had_been_read(
    words: list[str], blank: str, first: int, last: int
) -> None:
    text = blank.join(words)
    end = max(len(text) - last, 0)
    found = [each.span() for each in find_described(Passage(0, 0, "prose", text, text, (), (), ()), first, end)]
    assert found == [each.span() for each in DESCRIBED.finditer(text, first, end)]
