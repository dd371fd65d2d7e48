"""The tagger: what the model takes for names, and the annotated copy that it learns from."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.english.sentences import find_sentences, read_tokens
from dateline.extract import tagger
from dateline.extract.tagger import find_stretches, read_features, tag_names
from dateline.extract.tagger.classes import find_phrases, read_classes
from dateline.model import Kind, Span
from dateline.seed import Paragraph, Sentence, Vote
from tests.support.places import ROOT

TRAINING = ROOT / "training"


def _sentences(text: str) -> tuple[Sentence, ...]:
    return find_sentences((Paragraph(text, Span(0, len(text))),))


def _names(text: str) -> list[tuple[Kind, str]]:
    best: dict[Span, Vote] = {}
    for vote in tag_names(_sentences(text)):
        if vote.weight > getattr(best.get(vote.mention.span), "weight", 0.0):
            best[vote.mention.span] = vote
    return [(vote.mention.kind, vote.mention.text) for vote in best.values()]


COPY = (
    "NAIROBI: Health minister Dr Wanjiru Otieno told parliament on Tuesday that the Kenya Medical Board had closed two "
    "clinics in Mombasa. Otieno's deputy, Peter Maina, was in Uganda."
)


def test_people_places_and_bodies_are_found() -> None:
    assert _names(COPY) == [
        (Kind.PLACES, "NAIROBI"),
        (Kind.PEOPLE, "Wanjiru Otieno"),
        (Kind.ORGANISATIONS, "Kenya Medical Board"),
        (Kind.PLACES, "Mombasa"),
        (Kind.PEOPLE, "Otieno"),
        (Kind.PEOPLE, "Peter Maina"),
        (Kind.PLACES, "Uganda"),
    ]


def test_a_vote_stands_where_its_span_says() -> None:
    text = "\n\n" + COPY
    votes = tag_names(find_sentences((Paragraph(COPY, Span(2, len(text))),)))
    assert [text[vote.mention.span.start : vote.mention.span.end] for vote in votes] == [
        vote.mention.text for vote in votes
    ]


def test_a_vote_says_how_sure_the_tagger_is() -> None:
    surest = max(tag_names(_sentences(COPY)), key=lambda vote: vote.weight)
    assert surest.reason == "tagger 1.00"


def test_no_vote_is_certain_alone_beyond_the_scale() -> None:
    assert all(0 < vote.weight <= 2 for vote in tag_names(_sentences(COPY)))


def test_a_hard_wrapped_name_is_one_line() -> None:
    text = "The chairman, Peter Maina, met Wanjiru Otieno in Mombasa.".replace("Wanjiru Otieno", "Wanjiru\u00a0 Otieno")
    assert (Kind.PEOPLE, "Wanjiru Otieno") in _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing here is written with a capital, not even kenya.",
        "12 34 | 56 — 78 ... !!!",
        "新华社北京电 国务院总理昨天说",
        "\u202e\u200b\u2066",
        "a" * 50_000,
    ],
)
def test_copy_without_names_gives_no_votes(text: str) -> None:
    assert tag_names(_sentences(text)) == ()


def test_no_sentence_gives_no_votes() -> None:
    assert tag_names(()) == ()


def test_a_line_in_capitals_gives_no_votes() -> None:
    assert tag_names(_sentences("MINISTER OTIENO TOLD PARLIAMENT THAT KENYA WOULD CLOSE TWO CLINICS IN MOMBASA")) == ()


def test_the_same_copy_gives_the_same_votes_in_every_thread() -> None:
    sentences = _sentences(COPY)
    with ThreadPoolExecutor(max_workers=4) as pool:
        found = list(pool.map(tag_names, [sentences] * 16))
    assert all(votes == tag_names(sentences) for votes in found)


@pytest.mark.slow
def test_one_endless_sentence_is_tagged() -> None:
    text = "Otieno and " * 30_000 + "Peter Maina met."
    sentences = (Sentence(text, Span(0, len(text)), 0),)
    assert tag_names(sentences)[-1].mention.text == "Peter Maina"


def test_model_is_small() -> None:
    assert (Path(tagger.__file__).parent / "names.crf").stat().st_size <= 2_000_000


def test_a_word_has_the_classes_of_the_lists() -> None:
    assert "ti" in read_classes("Minister")


def test_the_longest_listed_phrase_counts() -> None:
    assert find_phrases(["to", "South", "Africa", "today"]) == ["", "B-CO", "I-CO", ""]


def test_a_word_knows_what_stands_beside_it_elsewhere() -> None:
    document = [read_tokens("Mr Darzi left."), read_tokens("Then Darzi slept.")]
    assert "dpw=mr" in list(read_features(document))[1][1]


def test_labels_give_stretches() -> None:
    labels = ["B-P", "I-P", "B-P", "O", "B-L", "I-O"]
    assert list(find_stretches(labels)) == [(0, 2, "P"), (2, 3, "P"), (4, 5, "L"), (5, 6, "O")]


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(TRAINING))
    yield
    for name in ("annotated", "swap_names"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("training")
def test_annotated_copy_is_read_and_written() -> None:
    from annotated import format_document, read_documents

    (document,) = read_documents("# Credit.\n%% one\nGen [P:Omar Darzi] left [L:Kabul].\n", "file")
    assert format_document(document) == "%% one\nGen [P:Omar Darzi] left [L:Kabul].\n"


@pytest.mark.usefixtures("training")
def test_documents_are_labelled_word_by_word() -> None:
    from annotated import label_documents, read_documents

    (labelled,) = label_documents(read_documents("Gen [P:Omar Darzi]'s [O:Army Club].", "file"))
    assert labelled.labels == (("O", "B-P", "I-P", "O", "B-O", "I-O", "O"),)


@pytest.mark.usefixtures("training")
def test_swapped_names_are_the_same_throughout_a_document() -> None:
    from annotated import read_documents
    from swap_names import swap_names

    copy = "[P:Omar Darzi] spoke.\n\n" + "[P:Darzi] left [L:Kabul].\n\n" * 3
    for document in swap_names(read_documents("\n%%\n".join([copy] * 5), "file")):
        names = [document.text[name.start : name.end] for name in document.names]
        assert {names[0].split()[-1], names[2]} == {names[1], names[4]} | {names[2]}


@pytest.mark.usefixtures("training")
def test_all_annotated_copy_is_marked_as_it_should_be() -> None:
    from annotated import read_folder

    documents = [document for folder in ("names", "open") for document in read_folder(TRAINING / folder)]
    broken = [document.id for document in documents if "[" in document.text or "]" in document.text]
    assert (len(documents) > 600, broken) == (True, [])
