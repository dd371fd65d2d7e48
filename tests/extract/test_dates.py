"""Time expressions: which words are dates, and which days they mean."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.english.sentences import find_sentences
from dateline.extract.dates import find_timexes
from dateline.extract.dates.patterns import Tense
from dateline.extract.dates.tense import find_tense
from dateline.model import Basis, Span
from dateline.seed import Paragraph, Sentence, Timex
from tests.support.case_files import assert_case, read_cases
from tests.support.properties import costly

SATURDAY = date(2020, 1, 4)
FRIDAY = date(2020, 1, 3)
QUOTED = re.compile(r"“([^”]*)”")


def read_given(text: str) -> tuple[Timex, ...]:
    """Return what is found in a case: a line `NEWS_DAY [PUBLISHED] [month-first]`, then one paragraph a line."""
    frame, _, copy = text.partition("\n")
    days = [date.fromisoformat(word) for word in frame.split() if word[0].isdigit()]
    return find_in(copy, *days, day_first="month-first" not in frame)


def find_in(
    copy: str, news_day: date | None = None, published: date | None = None, *, day_first: bool = True
) -> tuple[Timex, ...]:
    paragraphs = tuple(
        Paragraph(found.group(), Span(found.start(), found.end())) for found in re.finditer(r"[^\n]+", copy)
    )
    quotations = tuple(Span(found.start(1), found.end(1)) for found in QUOTED.finditer(copy))
    return find_timexes(
        find_sentences(paragraphs),
        news_day=news_day,
        dct=published or news_day,
        day_first=day_first,
        quotations=quotations,
    )


def format_found(timexes: tuple[Timex, ...]) -> str:
    """Return a line for each: its words, its type and value, and behind an arrow the date that it gives an event."""
    lines = (
        f"{timex.text}: {timex.type} {timex.value}" + (f" -> {timex.when.edtf}" if timex.when else "")
        for timex in timexes
    )
    return "\n".join(lines)


@pytest.mark.parametrize(("given", "expected"), read_cases("dates"))
def test_words_mean_these_dates(given: str, expected: str) -> None:
    assert_case(format_found(read_given(given)), expected)


def test_a_time_expression_stands_where_its_span_says() -> None:
    copy = "Snow fell.\nThe pass closed   on Friday. It “opens today”."
    assert [copy[timex.span.start : timex.span.end] for timex in find_in(copy, SATURDAY)] == ["Friday", "today"]


@pytest.mark.parametrize(
    ("words", "basis"),
    [("on 3 January 2020", Basis.STATED), ("in 1979", Basis.STATED), ("on Friday", Basis.RESOLVED)],
)
def test_only_a_date_in_full_is_stated(words: str, basis: Basis) -> None:
    assert [timex.basis for timex in find_in(f"The pass closed {words}.", SATURDAY)] == [basis]


def test_copy_without_a_day_gives_only_what_it_states_itself() -> None:
    found = find_in("He left on Friday, two years ago, for three days, recently, after 1979.")
    assert [timex.value for timex in found] == ["P3D", "PAST_REF", "1979"]


def test_the_news_day_stands_in_for_a_missing_publication_day() -> None:
    assert [timex.value for timex in find_in("He left today.", FRIDAY)] == ["2020-01-03"]


def test_a_quotation_is_of_the_news_day_and_not_of_the_next_day_paper() -> None:
    (found,) = find_in("“We spoke today,” the envoy wrote.", FRIDAY, SATURDAY)
    assert found.value == "2020-01-03"


@pytest.mark.parametrize(
    ("clause", "tense"),
    [
        ("The envoys will meet on", Tense.AHEAD),
        ("The envoys are to be received on", Tense.AHEAD),
        ("The envoys are expected to be received on", Tense.AHEAD),
        ("The envoys may return on", Tense.AHEAD),
        ("The envoys were to meet on", Tense.LIKELY),
        ("The fair opens on", Tense.PLANNED),
        ("He said they would meet on", Tense.LIKELY),
        ("The envoys met on", Tense.PAST),
        ("The envoys would have met on", Tense.PAST),
        ("The envoys, who will resign, said on", Tense.PAST),
        ("A fire on", Tense.OPEN),
        ("The road stays shut until", Tense.AHEAD),
    ],
)
def test_the_clause_says_which_way_it_looks(clause: str, tense: Tense) -> None:
    sentence = f"{clause} Friday."
    assert find_tense(sentence, len(clause) + 1, len(clause) + 7) == tense


def test_a_verb_behind_the_date_tells_where_none_stands_before_it() -> None:
    assert find_tense("On Friday, the two envoys will meet.", 3, 9) == Tense.AHEAD


def test_a_verb_of_another_clause_tells_nothing() -> None:
    assert find_tense("They met on Friday; they will go home.", 12, 18) == Tense.PAST


@pytest.mark.parametrize(
    "unit", ["1,", "5:30 ", "May ", "“today” ", "a          ", "the day ", "a year and a half ", "3 to ", "(GMT +"]
)
@pytest.mark.slow
def test_hostile_copy_is_read_to_its_end(unit: str) -> None:
    copy = (unit * 20_000)[:20_000]
    sentences = (Sentence(copy, Span(0, len(copy)), 0),)
    quotations = tuple(Span(found.start(1), found.end(1)) for found in QUOTED.finditer(copy))
    found = find_timexes(sentences, news_day=FRIDAY, dct=SATURDAY, day_first=True, quotations=quotations)
    assert all(copy[timex.span.start : timex.span.end] == timex.text for timex in found)


WORDS = (
    "on Friday", "the 31 April", "in May", "“", "”", "today", "last night", "two days later", "that day", "1979-81",
    "4/13/2019", "31.12.99", "the day after", "on the day the bridge fell", "in 0000", "9999-12-31", "9999 years ago",
    "99999999999999 days ago", "5 p.m.", "25:61", "morning", "the end of", "the century", "every", "half an hour",
    "29 February", "next year", "fiscal 2013", "Q5 2019", "1.5 years ago", "a couple of centuries earlier", ".",
    ",", "will", "said", "the bridge fell", "the previous decade", "Friday the 13th", "\u2028", "١٢ May", "0 May 2019",
    "every", "other", "each", "two", "half", "a", "the", "last", "next", "week", "years", "ago", "earlier", "early",
    "May", "3", "2019", "Friday", "-", "to", "and", "quarter", "of", "Easter", "nineteen", "fifty-one", "per", "hours",
    "thousand",
)  # fmt: skip


@costly(80, fuzz=1500)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=14).map(" ".join),
    st.one_of(st.none(), st.dates()),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=4),
)
def test_any_copy_gives_ordered_spans_that_do_not_overlap(
    copy: str, day: date | None, day_first: bool, stretches: list[tuple[int, int]]
) -> None:
    quotations = tuple(Span(start, start + length) for start, length in stretches)
    sentences = find_sentences((Paragraph(copy, Span(0, len(copy))),))
    found = find_timexes(sentences, news_day=day, dct=day, day_first=day_first, quotations=quotations)
    ends = [0] + [offset for timex in found for offset in (timex.span.start, timex.span.end)]
    assert ends == sorted(ends)
    assert all(timex.text == copy[timex.span.start : timex.span.end] != "" for timex in found)
