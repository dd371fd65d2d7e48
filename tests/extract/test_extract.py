"""Extraction: an article's parts in their order."""

from dateline.article import read_article
from dateline.extract import extract, select_tags
from dateline.model import Kind, Span, Tag, Vocabulary, VocabularyTerm
from dateline.seed import Article, Extraction, Paragraph, Seed

RAIL = VocabularyTerm(Kind.TOPICS, "rail", triggers=("train", "railway"))


def _article(*paragraphs: str, headline: str = "", dateline: str | None = None) -> Article:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    return Article(
        seed=Seed("seeds/x.txt", text),
        headline=headline,
        headline_is_made=False,
        dateline=dateline,
        byline=None,
        source=None,
        published=None,
        news_day=None,
        updated=None,
        corrections=(),
        paragraphs=tuple(
            Paragraph(paragraph, Span(start, start + len(paragraph)))
            for start, paragraph in zip(starts, paragraphs, strict=True)
        ),
    )


def test_tags_come_by_kind() -> None:
    article = _article(
        "The railway reached Kenya, Gen Omar Darzi told the Ministry of Works.", headline="A train for Kenya"
    )
    assert extract(article, Vocabulary((RAIL,))).tags == (
        Tag(Kind.PEOPLE, "Omar Darzi"),
        Tag(Kind.PLACES, "Kenya"),
        Tag(Kind.ORGANISATIONS, "Ministry of Works"),
        Tag(Kind.TOPICS, "rail"),
    )


def test_mentions_are_in_the_order_of_the_seed() -> None:
    article = _article("Kenya and Ghana met.", "Ghana won. Kenya lost.")
    found = extract(article, Vocabulary()).mentions
    assert [mention.text for mention in found] == ["Kenya", "Ghana", "Ghana", "Kenya"]
    assert [article.seed.text[mention.span.start : mention.span.end] for mention in found] == [
        "Kenya", "Ghana", "Ghana", "Kenya",
    ]  # fmt: skip


def test_each_tag_has_its_salience() -> None:
    extraction = extract(_article("Kenya and Ghana met. Ghana won.", headline="A train"), Vocabulary((RAIL,)))
    assert len(extraction.salience) == len(extraction.tags)


def test_an_article_without_a_story_gives_nothing() -> None:
    assert extract(_article(), Vocabulary()) == Extraction((), (), (), (), ())


def _extraction(*salience: float, topics: int = 0) -> Extraction:
    names = tuple(Tag(Kind.PLACES, f"P{number}") for number in range(len(salience)))
    given = tuple(Tag(Kind.TOPICS, f"T{number}") for number in range(topics))
    return Extraction(names + given, (), (), (), (), salience + (9.0,) * topics)


def test_passing_mentions_are_left_out_of_front_matter() -> None:
    selected = select_tags(_extraction(9, 8, 7, 3, 2, 1, 1, 1), least=2.0, most=15)
    assert [tag.name for tag in selected] == ["P0", "P1", "P2", "P3", "P4"]


def test_a_short_notice_keeps_its_few_names() -> None:
    assert [tag.name for tag in select_tags(_extraction(1, 1, 1), least=2.0, most=15)] == ["P0", "P1", "P2"]


def test_front_matter_lists_no_more_than_fifteen_tags() -> None:
    assert len(select_tags(_extraction(*[5.0] * 40, topics=6), least=2.0, most=15)) == 15


def test_the_threshold_can_be_set() -> None:
    selected = select_tags(_extraction(9, 8, 7, 3, 2, 1), least=1.0, most=6)
    assert [tag.name for tag in selected] == ["P0", "P1", "P2", "P3", "P4", "P5"]


def test_who_is_quoted_is_more_salient_than_who_is_named() -> None:
    found = extract(_article("Ana Duarte met Omar Darzi.", "Ms Duarte left. “We agree,” Mr Darzi said."), Vocabulary())
    assert [tag.name for tag in found.tags if tag.kind is Kind.PEOPLE] == ["Omar Darzi", "Ana Duarte"]


def test_every_tag_has_its_reasons() -> None:
    found = extract(_article("Gen Omar Darzi left Kenya."), Vocabulary())
    assert len(found.reasons) == len(found.tags)
    assert "country" in found.reasons[-1]


COPY = """FERRY RUNS AGROUND LAST NIGHT
By Ana Ruiz
Published in The Corvo Herald, 5 March 2019

CORVO, March 4 — The ferry Alda ran aground on Sunday, police said.

Updated 6 March 2019"""


def test_the_dates_of_the_frame_are_time_expressions_and_no_events() -> None:
    found = extract(read_article(Seed("seeds/x.txt", COPY)), Vocabulary())
    assert [(timex.text, timex.value) for timex in found.timexes] == [
        ("LAST NIGHT", "2019-03-03TNI"),
        ("5 March 2019", "2019-03-05"),
        ("March 4", "2019-03-04"),
        ("Sunday", "2019-03-03"),
        ("6 March 2019", "2019-03-06"),
    ]
    assert [(event.when.edtf, event.text) for event in found.events] == [
        ("2019-03-03", "The ferry Alda ran aground, police said.")
    ]


def test_no_tags_at_all_may_be_asked_for() -> None:
    assert select_tags(_extraction(9, 8, topics=3), least=2.0, most=0) == ()
