"""Taking the frame of an article apart from its story."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.article import read_article
from dateline.model import Moment
from dateline.seed import Article, Seed
from tests.support.case_files import assert_case, read_cases
from tests.support.properties import costly

LEDE = "The ferry Alda ran aground near the lighthouse of Corvo on Friday with 40 people on board, police said."
STORY = f"{LEDE}\n\nNobody was hurt, and a tug will pull it free at high tide."
PIECES = (
    "By ", "Published in ", "Dawn", ", ", "January 4th, 2020", "4 January 2020", "Jan 4", "29 February", "CORVO", ": ",
    "(Reuters)", " — ", "—", " - ", "\n", "\n\n", "\r\n", "\r", "Title: ", "Author: ", "Place: ", "Updated ",
    "Correction: ", "Read more: ", "• ", "1. ", "    ", "\t", "| ", "Rain fell on the plain", "It rained on Friday.",
    "WORLD", "a", "?", "!", ".", "(", ")", '"', "“", "”", "…", "\u2028", "\x85", "\u200b", "\xa0", "31/02/2020",
    "99:99 GMT", "+25:00", "١٢", "İ", "ß", "@", "—AP", "Image: X.", "Source: ", "Copyright 2020 ", "/TASS/", "日本語",
)  # fmt: skip


def read(text: str, **given) -> Article:
    """Return the article of a text."""
    return read_article(Seed("seeds/a.txt", text), **given)


def describe(article: Article) -> str:
    """Return all that was read, a fact or paragraph a line; what the copy does not say is left out."""
    moment = article.published
    facts = {
        "headline, made" if article.headline_is_made else "headline": article.headline,
        "dateline": article.dateline,
        "byline": article.byline,
        "source": article.source,
        "published": moment and (moment.time.isoformat() if moment.time else moment.day),
        "news day": article.news_day,
        "updated": article.updated and (article.updated.time or article.updated.day),
    }
    lines = [f"{name}: {value}" for name, value in facts.items() if value]
    lines += [f"correction, {each.date}: {each.text}" for each in article.corrections]
    return "\n".join(lines + [f"{each.style} | {each.text}" for each in article.paragraphs])


@pytest.mark.parametrize(("given", "expected"), read_cases("frames"))
def test_frame_is_taken_apart_from_the_story(given, expected):
    assert_case(describe(read(given)), expected)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_paragraphs(end):
    text = f"Ferry runs aground\n\nBy Ana Ruiz\n\n{STORY}".replace("\n", end)
    article = read(text)
    assert (article.headline, article.byline, len(article.paragraphs)) == ("Ferry runs aground", "Ana Ruiz", 2)


def test_wrapped_lines_are_as_long_as_in_the_seed():
    wrapped = (
        "Ferry aground\r\n\r\nThe ferry Alda ran aground near the lighthouse\r\nof Corvo with forty people on board,"
        " police\r\nsaid.\r\n"
    )
    (paragraph,) = read(wrapped).paragraphs
    expected = "The ferry Alda ran aground near the lighthouse  of Corvo with forty people on board, police  said."
    assert paragraph.text == expected


def test_given_day_counts_where_the_copy_has_none():
    assert read(STORY, published=date(2020, 1, 4)).published == Moment(date(2020, 1, 4))


def test_given_day_never_beats_the_copy():
    article = read(f"{STORY}\n\nPublished in Dawn, January 5th, 2020", published=date(2020, 1, 9))
    assert article.published == Moment(date(2020, 1, 5))


def test_given_day_beats_an_update():
    article = read(f"{STORY}\n\nUpdated 6 January 2020", published=date(2020, 1, 4))
    assert article.published == Moment(date(2020, 1, 4))


def test_day_in_the_files_name_counts_before_an_update():
    article = read_article(Seed("seeds/2020-01-04-ferry.txt", f"{STORY}\n\nUpdated 6 January 2020"))
    assert article.published == Moment(date(2020, 1, 4))


def test_impossible_day_in_the_files_name_is_no_day():
    assert read_article(Seed("seeds/2020-13-45-ferry.txt", STORY)).published is None


def test_copy_without_a_day_has_none():
    article = read(STORY)
    assert (article.published, article.news_day) == (None, None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PARIS, Jan 9: ", date(2020, 1, 9)),
        ("PARIS, 9 January 2020 (Reuters) - ", date(2020, 1, 9)),
        ("PARIS: ", None),
    ],
)
def test_the_datelines_day_is_kept_as_it_stands_there(line, expected):
    assert read(f"Ferry aground\n\n{line}{STORY}\n\nPublished in Dawn, January 7th, 2020").filed == expected


@pytest.mark.parametrize(("day_first", "expected"), [(True, date(2020, 1, 4)), (False, date(2020, 4, 1))])
def test_figures_follow_the_digests_order(day_first, expected):
    assert read(f"Ferry runs aground\n04/01/2020\n\n{STORY}", day_first=day_first).published == Moment(expected)


def test_known_source_is_found_on_a_line_of_its_own():
    article = read(f"Ferry runs aground\n\n{STORY}\n\nthe corvo courant", known_sources=("The Corvo Courant",))
    assert article.source == "the corvo courant"


@pytest.mark.parametrize(("known", "source"), [(("Harbour Wire",), "harbour wire"), (("Corvo Courant",), None)])
def test_a_wire_that_the_digest_knows_opens_the_copy(known, source):
    article = read(f"(harbour wire) — {STORY}", known_sources=known)
    assert article.source == source
    assert article.paragraphs[0].text.startswith("The ferry" if source else "(harbour wire)")


def test_unknown_line_is_no_source():
    assert read(f"Ferry runs aground\n\n{STORY}\n\nthe corvo courant").source is None


def test_repeated_headline_stands_in_no_paragraph():
    article = read(f"Ferry runs aground\n\n{LEDE}\n\nFERRY RUNS AGROUND\n\nA tug will come.")
    assert [each.text for each in article.paragraphs] == [LEDE, "A tug will come."]


def test_made_headline_is_no_longer_than_100_characters():
    assert len(read("word " * 400).headline) <= 100


def test_made_headline_that_is_cut_ends_in_dots():
    assert read("word " * 400).headline.endswith("word…")


@pytest.mark.parametrize(
    "text",
    [
        " " * 300_000 + "x",
        "1" * 300_000,
        "A" * 300_000,
        "ABC " * 75_000,
        "- " * 150_000,
        "(" * 300_000,
        "— AFP\n" * 20_000,
    ],
    ids=["blanks", "figures", "capitals", "words in capitals", "hyphens", "brackets", "credits"],
)
def test_long_runs_are_read_like_any_text(text):
    assert read(text).published is None


@costly(100, fuzz=2000)
@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)),
    st.sampled_from([None, date.min, date(2020, 1, 4), date.max]),
)
def test_paragraphs_are_the_seeds_own_text_in_order(text, published):
    end = 0
    for paragraph in read(text, published=published).paragraphs:
        span = paragraph.span
        assert end <= span.start < span.end
        assert paragraph.text == re.sub(r"[\r\n\x85\u2028\u2029]", " ", text[span.start : span.end])
        end = span.end


FRAMED = (
    "Ferry runs aground\n\nBy Ana Ruiz\n5 March 2019\n\nCORVO (Reuters) — The ferry Alda ran aground on Friday.\n\n"
    "A tug will pull it free. — AFP\n\nRead more: Ferries\n\nUpdated 6 March 2019"
)


def test_frame_holds_all_that_is_no_story():
    article = read(FRAMED)
    assert [line.text.strip() for line in article.frame] == [
        "Ferry runs aground", "By Ana Ruiz", "5 March 2019", "CORVO (Reuters) —", "— AFP", "Read more: Ferries",
        "Updated 6 March 2019",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_frame_and_story_share_no_character(text):
    article = read(text)
    taken: set[int] = set()
    for each in article.frame + article.paragraphs:
        assert len(each.text) == each.span.end - each.span.start
        stretch = set(range(each.span.start, each.span.end))
        assert not stretch & taken
        taken |= stretch
    assert all(not char.isalpha() for at, char in enumerate(article.seed.text) if at not in taken and char.isascii())
