"""Sameness: how much of what was told of an article stands in another one."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.content.entry import read_entry
from dateline.fidelity.sameness import ENOUGH, FEWEST_WORDS, Fingerprint, find_runs, measure_sameness, read_fingerprint
from dateline.model import Basis, Entry, Event, Moment, Quote, Rights, Source
from dateline.when import make_day
from tests.support.digest import DIGEST

WORDS = tuple(f"w{number}" for number in range(40))
TEXT = " ".join(WORDS)


def test_a_fingerprint_holds_the_words_of_body_events_and_quotes() -> None:
    day = date(2024, 5, 5)
    entry = Entry(
        "a.md",
        "Talks",
        Moment(day),
        Rights.OWN,
        Source("Quay Post"),
        timeline=(Event(make_day(day), "Ferries sailed.", "", Basis.EDITOR),),
        quotes=(Quote("Jo Reed", "We’re off."),),
        body="All nine \\*ships\\* left.",
    )
    texts = (("all", "nine", "ships", "left"), ("ferries", "sailed"), ("we're", "off"))
    assert read_fingerprint(entry) == Fingerprint("Quay Post", texts)
    assert read_fingerprint(replace(entry, source=None)).source == ""


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (TEXT, 1.0),
        (f"First. {TEXT.upper()}, and more.", 1.0),
        (" ".join(WORDS[:20]), 0.5),
        (" ".join((*WORDS[:4], "else", *WORDS[4:8])), 0.0),
        (" ".join((*WORDS[:5], "else", *WORDS[20:26])), 11 / 40),
    ],
)
def test_the_share_counts_words_in_runs_of_five(text: str, share: float) -> None:
    assert measure_sameness(Fingerprint("", (WORDS,)), "", find_runs(text)) == share


def test_no_run_goes_from_one_text_into_the_next() -> None:
    cut = Fingerprint("", (WORDS[:18], WORDS[18:20], WORDS[20:]))
    assert measure_sameness(cut, "", find_runs(TEXT)) == 38 / 40


def test_of_few_words_nothing_is_said() -> None:
    runs = find_runs(TEXT)
    few, enough = (Fingerprint("", (WORDS[:number],)) for number in (FEWEST_WORDS - 1, FEWEST_WORDS))
    assert (measure_sameness(few, "", runs), measure_sameness(enough, "", runs)) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("Post", "Wire", 0.0), ("Post", "Post", 1.0), ("", "Wire", 1.0), ("Post", "", 1.0)],
)
def test_the_copy_of_another_paper_is_another_article(one: str, other: str, share: float) -> None:
    assert measure_sameness(Fingerprint(one, (WORDS,)), other, find_runs(TEXT)) == share


def test_no_two_real_articles_are_taken_for_one_another() -> None:
    fingerprints, runs = {}, {}
    for file in sorted((DIGEST / "seeds" / ".base").glob("*.md")):
        made, _ = read_entry(file.name, file.read_text("utf-8"))
        assert made
        fingerprints[file.stem] = read_fingerprint(made)
        runs[file.stem] = find_runs((DIGEST / "seeds" / f"{file.stem}.txt").read_text("utf-8-sig"))
    assert len(fingerprints) >= 20
    others = [
        measure_sameness(replace(fingerprint, source=""), "", runs[other])
        for one, fingerprint in fingerprints.items()
        for other in runs
        if other != one
    ]
    assert max(others) < 0.1 < ENOUGH
    assert min(measure_sameness(fingerprint, "", runs[one]) for one, fingerprint in fingerprints.items()) > 0.8
