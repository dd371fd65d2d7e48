"""Events: which lines of a timeline a story's dates give."""

import re
from datetime import date

import pytest

from dateline.english.sentences import find_sentences
from dateline.extract.events import find_events
from dateline.extract.events.scopes import find_scope
from dateline.model import Basis, Event, Kind, Span, Tag
from dateline.seed import Mention, Paragraph, Referent, Timex
from dateline.when import read_when
from tests.support.case_files import assert_case, read_cases

PUBLISHED = date(2021, 6, 10)
MARKED = re.compile(r"\{(?P<words>[^|}]+)\|(?P<date>[^}]*)\}|<(?P<kind>org:)?(?P<name>[^=>]+)(?:=(?P<full>[^>]+))?>")
STYLES = {"- ": "item", "# ": "heading", "| ": "table", "1 ": "numbered"}


def _read(given: str):
    """Read a story in which `{Friday|2021-06-04}` marks a date and `<Berg=Ida Berg>`, `<org:Reuters>` a name."""
    paragraphs, timexes, names, at = [], [], [], 0
    for line in given.split("\n"):
        style = STYLES.get(line[:2], "prose")
        rest, text, last = line if style == "prose" else line[2:], "", 0
        for found in MARKED.finditer(rest):
            text += rest[last : found.start()]
            words = found["words"] or found["name"]
            span = Span(at + len(text), at + len(text) + len(words))
            if found["words"]:
                when = read_when(found["date"]) if found["date"] else None
                kind = "TIME" if "T" in found["date"] or words.endswith("m.") else "DATE"
                timexes.append(Timex(kind, found["date"], words, span, Basis.RESOLVED, when))
            else:
                kind = Kind.ORGANISATIONS if found["kind"] else Kind.PEOPLE
                names.append((kind, found["full"] or words, Mention(kind, words, span)))
            text, last = text + words, found.end()
        text += rest[last:]
        paragraphs.append(Paragraph(text, Span(at, at + len(text)), style))
        at += len(text) + 1
    tags = dict.fromkeys((kind, name) for kind, name, _ in names)
    referents = tuple(
        Referent(Tag(kind, name), tuple(m for k, n, m in names if (k, n) == (kind, name)), 1.0) for kind, name in tags
    )
    return find_sentences(tuple(paragraphs)), tuple(timexes), referents


def _find(given: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
    sentences, timexes, referents = _read(given)
    return find_events(sentences, timexes, news_day=published, published=published, referents=referents)


@pytest.mark.parametrize(("given", "expected"), read_cases("events"))
def test_story_gives_these_lines(given: str, expected: str) -> None:
    lines = (f"{event.when.edtf}{' ahead' if event.future else ''} | {event.text}" for event in _find(given))
    assert_case("\n".join(lines), expected)


@pytest.mark.parametrize(("given", "_"), read_cases("events"))
def test_a_line_has_the_words_of_its_source_in_their_order(given: str, _: str) -> None:
    story = "\n".join(MARKED.sub(lambda found: found["words"] or found["name"], line) for line in given.split("\n"))
    story = re.sub(r"^(?:- |# |\| |1 )", "", story, flags=re.MULTILINE)
    for event in _find(given):
        assert event.span is not None
        source = iter(re.findall(r"\w+", story[event.span.start : event.span.end].casefold()))
        line = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", "", event.text).casefold())
        assert [word for word in line if word not in source] == []


def test_an_event_keeps_the_dating_words_with_their_preposition() -> None:
    events = _find("The ferry sank in {wee hours of Friday|2021-06-04}. Divers came {the next day|2021-06-05}.")
    assert [event.phrase for event in events] == ["in wee hours of Friday", "the next day"]


def test_two_expressions_side_by_side_are_one_phrase() -> None:
    event = _find("The board was of two minds {a week earlier|2021-06-03}, on {3 June|2021-06-03}, in Sund.")[0]
    assert (event.phrase, event.text) == ("a week earlier, on 3 June", "The board was of two minds in Sund.")


def test_a_hard_wrap_is_folded_in_the_dating_words() -> None:
    assert _find("The ferry sank on {4  June|2021-06-04} off Hiiumaa.")[0].phrase == "on 4 June"


def test_an_event_has_the_basis_of_its_date() -> None:
    sentences, timexes, _ = _read("The ferry sank on {4 June 2021|2021-06-04}.")
    stated = tuple(Timex(t.type, t.value, t.text, t.span, Basis.STATED, t.when) for t in timexes)
    events = find_events(sentences, stated, news_day=None, published=None)
    assert [event.basis for event in events] == [Basis.STATED]


def test_an_event_stands_where_its_sentence_does() -> None:
    story = "It rained. The ferry sank {yesterday|2021-06-09} off Hiiumaa. Nobody drowned."
    span = _find(story)[0].span
    assert span is not None
    assert (span.start, span.end) == (11, 48)


def test_without_any_date_of_publication_nothing_lies_ahead() -> None:
    assert [event.future for event in _find("Talks open on {1 July|2021-07-01} in Riga.", None)] == [False]


def test_a_story_without_dates_gives_no_event() -> None:
    assert _find("The ferry sank. The minister resigned.") == ()


def test_no_story_gives_no_event() -> None:
    assert find_events((), (), news_day=PUBLISHED, published=PUBLISHED) == ()


def test_what_never_stops_is_no_sentence() -> None:
    assert _find("The list goes on, " * 200 + "and ends on {4 June|2021-06-04}.") == ()


def test_a_long_list_of_dates_takes_time_in_proportion() -> None:
    story = "\n".join(f"- {{{day} May|2021-05-{day:02}}}: council {day} meets again" for day in range(10, 30))
    assert len(_find(story)) == 20


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("The bridge fell on {Monday} and killed two, the mayor said.", "The bridge fell on Monday and killed two"),
        ("The bridge fell on {Monday}, and killed two.", "The bridge fell on Monday, and killed two."),
        ("The bridge fell on {Monday}, killing two drivers.", "The bridge fell on Monday, killing two drivers."),
        ("The mayor said that the bridge had been closed on {Monday}.", " that the bridge had been closed on Monday."),
        ("The mayor said on {Monday} that the bridge would be closed.", "The mayor said on Monday"),
        ("The bridge fell on {Monday}, and the mayor resigned on <Friday>.", "The bridge fell on Monday"),
        ("The bridge fell on <Monday> and killed a man on {Friday}.", " and killed a man on Friday."),
        ("The bridge, begun in {1990}, was shut by the mayor.", ", begun in 1990, "),
        ("The mayor broke an accord reached with the port in {1991}.", "reached with the port in 1991."),
        ("The mayor said: “The bridge fell on {Monday}, but nobody saw it.”", "“The bridge fell on Monday"),
        ("The bridge was closed on {Monday} after a crane had hit it.", "The bridge was closed on Monday"),
    ],
)
def test_a_date_belongs_to_its_clause_and_what_goes_on_from_it(sentence: str, scope: str) -> None:
    text = re.sub(r"[{}<>]", "", sentence)
    others = tuple(text.index(words) for words in re.findall(r"<(.*?)>", sentence))
    found = find_scope(text, text.index(re.findall(r"{(.*?)}", sentence)[0]), others)
    assert text[found.start : found.end] == scope


def test_an_event_knows_its_clause() -> None:
    given = "It rained. The mayor said that the bridge fell on {Monday|2021-06-07}."
    text = given.replace("{", "").replace("|2021-06-07}", "")
    clauses = [event.clause for event in _find(given)]
    assert [text[clause.start : clause.end] for clause in clauses if clause] == [" that the bridge fell on Monday."]


def _go_on(given: str) -> list[str]:
    """Return the later clauses that events go on in, each behind its event's date."""
    text = MARKED.sub(lambda found: found["words"] or found["name"], given)
    return [f"{event.when.edtf}: {text[span.start : span.end]}" for event in _find(given) for span in event.further]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "<Ida Berg> said on {Monday|2021-06-07} that it was safe. It is old. <Berg=Ida Berg> also said it leaked.",
            ["2021-06-07: Berg also said it leaked."],
        ),
        (
            "<Ida Berg> said on {Monday|2021-06-07} that it was safe. “It is not the worst,” said <Berg=Ida Berg>.",
            ["2021-06-07: said Berg"],
        ),
        (
            "In a speech on {Monday|2021-06-07} <Ida Berg> praised the crew. She warned: “It will rain.”",
            ["2021-06-07: She warned"],
        ),
        (
            "<Ida Berg> said on {Monday|2021-06-07} that the dam was safe. <Omar Darzi> said that it leaked.",
            [],
        ),
        (
            "<Ida Berg> said on {Monday|2021-06-07} that the dam was safe. She has said that before.",
            [],
        ),
        (
            "<Ida Berg> will say on {Monday|2021-06-14} that the dam is safe. <Berg=Ida Berg> said that it was new.",
            [],
        ),
        (
            "<Ida Berg> said on {Monday|2021-06-07} that it was new. <Berg=Ida Berg> said that it fell in {1991|1991}.",
            ["2021-06-07: Berg said"],
        ),
        (
            "Two trains collided on {Monday|2021-06-07}. The accident closed the line. The accident will cost a lot.",
            ["2021-06-07: The accident closed the line."],
        ),
        (
            "In a speech on {Monday|2021-06-07} <Ida Berg> spoke. It rained in {May|2021-05}. At the speech it blew.",
            ["2021-06-07: At the speech it blew."],
        ),
        (
            "<Ida Berg> said on {Monday|2021-06-07} that it was new. The crew was praised by <Berg=Ida Berg>.",
            ["2021-06-07: praised by Berg"],
        ),
        (
            "<Ida Berg> said on {Monday|2021-06-07} that it was new. She denied that it fell, but said that it shook.",
            ["2021-06-07: She denied", "2021-06-07: said"],
        ),
        (
            "Two trains collided on {Monday|2021-06-07}. In {1991|1991} the line was shut. The accident shut it again.",
            [],
        ),
    ],
)  # fmt: skip
def test_a_story_goes_on_with_an_event_where_it_says_so(given: str, expected: list[str]) -> None:
    assert _go_on(given) == expected


def test_a_speaker_long_silent_does_not_go_on() -> None:
    silence = "It rained. " * 13
    assert (
        _go_on(f"<Ida Berg> said on {{Monday|2021-06-07}} that it was safe. {silence}She said that it was new.") == []
    )
