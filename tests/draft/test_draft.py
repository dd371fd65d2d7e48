"""Drafts: what an article becomes before an editor sees it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.config import Digest, SourceSettings
from dateline.content.markdown.markup import check_body
from dateline.draft import cut_whole, entry_path, find_opening, format_excerpt, format_story, make_entry
from dateline.model import (
    Basis,
    Correction,
    Entry,
    Event,
    Kind,
    Moment,
    Quote,
    Rights,
    Source,
    Span,
    Tag,
    Vocabulary,
    VocabularyTerm,
)
from dateline.seed import Article, Extraction, Paragraph, Seed
from dateline.when import read_when
from tests.support.case_files import assert_case, read_cases

LEDE = "The ferry to Lund left Varde at dawn on Friday. Nobody on the quay saw its captain, Ana Lind."
ARTICLE = Article(
    seed=Seed("seeds/ferry.txt", ""),
    headline="Ferry leaves  without a captain",
    headline_is_made=False,
    dateline="Varde",
    byline="Omar Darzi",
    source="The Lund Post",
    published=Moment(date(2021, 3, 6)),
    news_day=date(2021, 3, 6),
    updated=None,
    corrections=(Correction(None, "An earlier version named another port."),),
    paragraphs=(
        Paragraph(LEDE, Span(0, len(LEDE))),
        Paragraph("What we know", Span(100, 112), "heading"),
        Paragraph("“We waited,” Ms Lind said.", Span(114, 140)),
    ),
)
EVENT = Event(read_when("2021-03-05"), "The ferry left.", "on Friday", Basis.RESOLVED, span=Span(0, 47))
EXTRACTION = Extraction(
    tags=(Tag(Kind.PEOPLE, "Ana Lind"), Tag(Kind.PLACES, "Lund"), Tag(Kind.PLACES, "Varde")),
    mentions=(),
    timexes=(),
    events=(EVENT,),
    quotes=(Quote("Ana Lind", "We waited", "interview", Span(115, 124)),),
)
VOCABULARY = Vocabulary(
    (
        VocabularyTerm(Kind.PEOPLE, "Anna Lindh", aliases=("ana lind",)),
        VocabularyTerm(Kind.PLACES, "City of Lund", former=("Lund",)),
        VocabularyTerm(Kind.ORGANISATIONS, "Lund Port", aliases=("Varde",)),
    )
)
PATH = "content/entries/2021/2021-03-06-ferry.md"


def _digest(rights: Rights, name: str = "The Lund Post", aliases: tuple[str, ...] = ()) -> Digest:
    source = SourceSettings(name, rights, aliases=aliases)
    return Digest("Digest", "A digest", "https://example.org/", sources=(source,))


def _make(
    article: Article = ARTICLE,
    rights: Rights = Rights.OWN,
    digest: Digest | None = None,
    words: Vocabulary = VOCABULARY,
) -> Entry:
    return make_entry(article, EXTRACTION, EXTRACTION.tags, digest or _digest(rights), words, PATH)


@pytest.mark.parametrize(("given", "expected"), read_cases("drafts"))
def test_a_story_becomes_markdown(given: str, expected: str) -> None:
    pairs = [line.split("|", 1) for line in given.split("\n")]
    assert_case(format_story(tuple(Paragraph(text, Span(0, len(text)), style) for style, text in pairs)), expected)


def test_the_frame_becomes_front_matter() -> None:
    entry = _make()
    assert (entry.path, entry.title, entry.date, entry.rights, entry.seed, entry.language) == (
        PATH,
        "Ferry leaves without a captain",
        Moment(date(2021, 3, 6)),
        Rights.OWN,
        "seeds/ferry.txt",
        None,
    )
    assert entry.source == Source("The Lund Post", dateline="Varde", byline="Omar Darzi")
    assert entry.corrections == ARTICLE.corrections


def test_tags_have_the_names_that_editors_give_within_their_kind() -> None:
    assert _make().tags == (
        Tag(Kind.PEOPLE, "Anna Lindh"),
        Tag(Kind.PLACES, "City of Lund"),
        Tag(Kind.PLACES, "Varde"),
    )


def test_two_tags_with_one_canonical_name_are_one() -> None:
    words = Vocabulary((VocabularyTerm(Kind.PLACES, "Öresund", aliases=("Lund", "Varde")),))
    assert _make(words=words).tags == (Tag(Kind.PEOPLE, "Ana Lind"), Tag(Kind.PLACES, "Öresund"))


def test_speakers_have_the_names_of_their_tags() -> None:
    assert _make().quotes == (Quote("Anna Lindh", "We waited", "interview"),)


def test_events_leave_their_place_in_the_seed() -> None:
    assert _make().timeline == (replace(EVENT, span=None),)


def test_own_copy_is_published_whole() -> None:
    assert _make().body == f"{LEDE}\n\n## What we know\n\n“We waited,” Ms Lind said."


@pytest.mark.parametrize("rights", [Rights.LICENSED, Rights.PUBLIC_DOMAIN])
def test_free_and_licensed_copy_is_published_whole(rights: Rights) -> None:
    assert _make(rights=rights).body == _make().body


def test_an_excerpt_is_the_opening_with_its_credit() -> None:
    assert _make(rights=Rights.EXCERPT).body == f"> {LEDE}\n>\n> — The Lund Post, 6 March 2021"


def test_a_link_takes_over_no_sentence() -> None:
    entry = _make(rights=Rights.LINK)
    assert (entry.summary, entry.timeline, entry.quotes, entry.body) == ("", (), (), "")
    assert entry.tags == _make().tags


def test_an_unknown_source_keeps_its_name_and_has_the_default_rights() -> None:
    entry = _make(digest=_digest(Rights.OWN, name="The Varde Mail"))
    assert (entry.source, entry.rights) == (Source("The Lund Post", dateline="Varde", byline="Omar Darzi"), "excerpt")


def test_a_source_has_the_name_that_the_digest_gives_it() -> None:
    entry = _make(digest=_digest(Rights.OWN, name="Lund Post", aliases=("the lund post",)))
    assert (entry.source.name if entry.source else "", entry.rights) == ("Lund Post", Rights.OWN)


def test_a_desk_in_the_byline_is_the_source_where_none_is_named() -> None:
    article = replace(ARTICLE, source=None, byline="The Lund Post, Varde")
    entry = _make(article)
    assert (entry.source, entry.rights) == (Source("The Lund Post", None, "Varde", "The Lund Post, Varde"), Rights.OWN)


def test_an_article_without_source_or_known_byline_has_none() -> None:
    entry = _make(replace(ARTICLE, source=None))
    assert (entry.source, entry.rights) == (None, Rights.EXCERPT)
    assert entry.body == f"> {LEDE}\n>\n> — 6 March 2021"


def test_an_update_at_the_time_of_publication_is_none() -> None:
    moment = Moment(date(2021, 3, 6), datetime(2021, 3, 6, 8, tzinfo=UTC))
    assert _make(replace(ARTICLE, published=moment, updated=moment)).updated is None
    assert _make(replace(ARTICLE, updated=moment)).updated == moment


def test_the_summary_is_whole_sentences() -> None:
    assert _make().summary == LEDE
    assert cut_whole(LEDE, characters=60) == "The ferry to Lund left Varde at dawn on Friday."


def test_a_sentence_that_is_too_long_is_cut_at_a_comma() -> None:
    text = "The ferry left Varde at dawn, its lamps unlit, with nobody on the bridge or below who knew the way"
    assert cut_whole(text, characters=60) == "The ferry left Varde at dawn, its lamps unlit…"


def test_a_comma_near_the_beginning_is_no_place_to_cut() -> None:
    text = "Late, the ferry that nobody had seen for as long as the port could remember came back to Varde"
    assert cut_whole(text, characters=60) == "Late, the ferry that nobody had seen for as long as the…"


def test_a_word_without_end_is_cut() -> None:
    assert cut_whole("x" * 500, characters=60) == "x" * 59 + "…"


def test_an_excerpt_has_sixty_words_at_most() -> None:
    text = "One two three four five six seven eight nine ten. " * 9
    assert format_excerpt((Paragraph(text, Span(0, len(text))),), "").count(" ten.") == 6


def test_an_excerpt_begins_with_prose() -> None:
    paragraphs = (Paragraph("In brief", Span(0, 8), "heading"), Paragraph("It sank.", Span(10, 18)))
    assert format_excerpt(paragraphs, "Post") == "> It sank.\n>\n> — Post"
    assert not format_excerpt(paragraphs[:1], "Post")


def test_a_kicker_is_no_lede() -> None:
    paragraphs = (Paragraph("HARBOURS", Span(0, 8)), Paragraph("It sank.", Span(10, 18)))
    assert find_opening(paragraphs) == "It sank."
    assert find_opening(paragraphs[:1]) == "HARBOURS"


def test_the_path_has_the_day_and_the_slug_of_the_headline() -> None:
    assert entry_path(ARTICLE) == "content/entries/2021/2021-03-06-ferry-leaves-without-a-captain.md"


@pytest.mark.parametrize(
    ("seed", "name"), [("seeds/sub/ferry 7.txt", "ferry-7"), ("seeds/….txt", "entry"), ("seeds/no-end", "no-end")]
)
def test_a_headline_without_letters_leaves_the_seed_s_name(seed: str, name: str) -> None:
    article = replace(ARTICLE, headline="…", seed=Seed(seed, ""))
    assert entry_path(article) == f"content/entries/2021/2021-03-06-{name}.md"


def test_an_article_without_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^an article without a date makes no entry: seeds/ferry\.txt$"):
        entry_path(replace(ARTICLE, published=None))


@given(st.text(max_size=200), st.integers(2, 80))
def test_a_cut_is_never_too_long(text: str, characters: int) -> None:
    assert len(cut_whole(text, characters=characters)) <= characters


@given(st.lists(st.tuples(st.sampled_from(["prose", "heading", "item", "numbered", "table"]), st.text(max_size=40))))
def test_no_copy_makes_a_body_with_html_or_links(pairs: list[tuple[str, str]]) -> None:
    body = format_story(tuple(Paragraph(text, Span(0, len(text)), style) for style, text in pairs))
    assert check_body("entry.md", body, 1) == ()
