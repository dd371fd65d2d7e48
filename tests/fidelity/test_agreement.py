"""Entries beside their seeds: quotes, dating words and dates that no longer agree, and copy shown beyond the limit."""

from pathlib import Path
from typing import Any

import pytest

from dateline.commands.content_files import read_content
from dateline.commands.fidelity import Trace, trace
from dateline.commands.intake.ingest import ingest
from dateline.commands.intake.ledger import LEDGER, Row, format_ledger
from dateline.commands.project import Project
from dateline.content.entry import read_entry
from dateline.fidelity.agreement import trace_entry
from dateline.fidelity.limits import weigh_copy
from dateline.problems import format_problem
from dateline.seed import Seed
from tests.support.digest import DIGEST
from tests.support.small_digest import TODAY, make_project, run, write

SEED = Seed(
    "seeds/a.txt",
    """\
Lock gate gives way

MILLHAVEN: The upper lock gate of the Ossel canal gave way on Friday and two barges sank, said Petra Lund, who
heads the canal board.

“We looked at the gate in March,” Ms Lund said on Saturday, “and it was
sound. It cost $1.5 million.” A board member called the gate’s hinges “a disgrace”.

“Nobody was hurt,” said Aron Feld, a lock keeper. “We ran.”

The canal was drained on Wednesday and Thursday. The gate was built on 4 May 1962, when the old one rotted.

On Friday a crane is expected.

Published in Quay Post, May 5th, 2024
""",
)
HEAD = """\
---
title: Lock gate gives way
date: 2024-05-05
"""
EVENT_HINT = "  Change it back, or set 'basis: editor' if you know better."
QUOTE_HINT = "  Write the words as the seed has them; […] and … may stand for words that you leave out."


def read(text: str, more: str = "", body: str = ""):
    entry, problems = read_entry("content/entries/a.md", f"{HEAD}{more}{text}---\n{body}")
    assert problems == ()
    return entry


def doubts(text: str, seed: Seed = SEED, **settings: Any) -> str:
    return "\n".join(format_problem(each) for each in trace_entry(read(text), seed, **settings))


def quote(text: str) -> str:
    return doubts(f"quotes:\n  - speaker: Petra Lund\n    text: {text}\n")


def event(date: str, text: str, when: str, basis: str = "resolved", **more: Any) -> str:
    words = f"    when: {when}\n" if when else ""
    return doubts(f"timeline:\n  - date: {date}\n    text: {text}\n{words}    basis: {basis}\n", **more)


@pytest.mark.parametrize(
    "text",
    [
        "We looked at the gate in March and it was sound. It cost $1.5 million.",
        "it was sound",
        "Nobody was hurt",
        "We looked at the gate […] and it was sound",
        "We looked … It cost $1.5 million.",
        "“We looked at the gate in March” and it was sound",
        "the gate's hinges 'a disgrace'",
    ],
)
def test_a_quote_may_differ_in_marks_and_line_ends_and_its_attribution_may_interrupt_it(text: str) -> None:
    assert quote(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We looked at the gate in May, and it was sound.", "in May, and it"),
        ("We looked at gate in March", "at gate in March"),
        ("It cost €1.5 million.", "cost €1.5 million"),
        ("It cost $15 million.", "$15 million"),
        ("we looked at the gate", "we looked at"),
        ("Nobody at all was hurt", "Nobody at all was"),
        ("Somebody was hurt", "Somebody was hurt"),
        ("It was a sound gate […] in March", "It was a sound"),
    ],
)
def test_a_changed_quote_is_named_with_the_words_that_changed(text: str, words: str) -> None:
    assert quote(text) == (
        f"content/entries/a.md:6:11: the quote does not stand in seeds/a.txt like this: '{words}'\n{QUOTE_HINT}"
    )


def test_the_parts_of_a_quote_stand_in_their_order() -> None:
    assert quote("it was sound … We looked at the gate") == (
        "content/entries/a.md:6:11: the parts of the quote do not stand in seeds/a.txt in this order\n" + QUOTE_HINT
    )


def test_each_quote_has_its_own_place() -> None:
    found = doubts("quotes:\n  - text: We ran.\n  - text: We walked.\n  - text: >\n      They ran and\n      ran.\n")
    assert [line for line in found.split("\n") if line.startswith("content")] == [
        "content/entries/a.md:6:11: the quote does not stand in seeds/a.txt like this: 'We walked'",
        "content/entries/a.md:7:11: the quote does not stand in seeds/a.txt like this: 'They ran and'",
    ]


@pytest.mark.parametrize(
    ("date", "text", "when", "basis"),
    [
        ("2024-05-03", "The lock gate gave way.", "on Friday", "resolved"),
        ("2024-05-03", "The lock gate gave way and two barges sank.", "Friday", "resolved"),
        ("2024-05-10", "A crane is expected.", "On Friday", "resolved"),
        ("2024-03", "The board looked at the gate.", "in March", "resolved"),
        ("1962-05-04", "The gate was built.", "on 4 May 1962", "stated"),
        ("2024-05-01/2024-05-02", "The canal was drained.", "on Wednesday and Thursday", "resolved"),
        ("2024-05-03", "The lock gate of the Ossel canal gave way.", "", "resolved"),
    ],
)
def test_a_date_that_the_seed_gives_is_not_doubted(date: str, text: str, when: str, basis: str) -> None:
    assert event(date, text, when, basis) == ""


def test_a_date_that_the_words_do_not_mean_is_named_with_the_one_they_do() -> None:
    assert event("2024-05-04", "The upper lock gate gave way.", "on Friday") == (
        "content/entries/a.md:5:11: 'date' is 2024-05-04, but 'on Friday' in seeds/a.txt, line 3, means 2024-05-03\n"
        + EVENT_HINT
    )


def test_words_that_say_no_date_bear_none_out() -> None:
    assert event("2024-05-04", "Two barges sank.", "barges") == (
        "content/entries/a.md:5:11: 'date' is 2024-05-04, but no date can be read from 'barges' in seeds/a.txt\n"
        + EVENT_HINT
    )


def test_words_that_are_not_in_the_seed_are_named() -> None:
    assert event("2024-05-03", "The lock gate gave way.", "late on Friday") == (
        "content/entries/a.md:7:11: 'when' does not stand in seeds/a.txt: late on Friday\n"
        "  Write the words as the seed has them, or set 'basis: editor' if the date is yours."
    )


@pytest.mark.parametrize("when", ["", "long ago"])
def test_what_an_editor_dates_is_theirs(when: str) -> None:
    assert event("1700", "A mill stood here.", when, "editor") == ""


def test_text_and_title_are_the_editors() -> None:
    assert event("2024-05-03", "A disaster at the waterway.", "on Friday and two barges") == ""


def test_dates_are_read_day_first_or_not_as_the_digest_says() -> None:
    seed = Seed(
        "seeds/a.txt", "Gate built\n\nThe gate was built on 04/05/1962.\n\nPublished in Quay Post, May 5th, 2024\n"
    )
    given = ("1962-04-05", "The gate was built.", "on 04/05/1962", "stated")
    assert event(*given, seed=seed, day_first=False) == ""
    assert event(*given, seed=seed).startswith("content/entries/a.md:5:11: 'date' is 1962-04-05, but")


def test_a_seed_without_a_date_is_read_from_the_entrys_day() -> None:
    seed = Seed("seeds/a.txt", "Gate gives way\n\nThe gate gave way on Friday, the board said.\n")
    assert event("2024-05-03", "The gate gave way.", "on Friday", seed=seed) == ""


def weigh(rights: str, body: str, limit: float = 0.3, more: str = "") -> str:
    notices = weigh_copy(read(more, more=f"rights: {rights}\n", body=body), SEED, share=limit, run=80)
    return "\n".join(format_problem(each) for each in notices)


COPY = (
    "The upper lock gate of the Ossel canal gave way on Friday and two barges sank, said Petra Lund, who heads the "
    "canal board.\n"
)


def test_more_copy_than_the_limit_is_told_with_share_and_longest_run() -> None:
    assert weigh("excerpt", COPY, 0.2) == (
        "content/entries/a.md:4:9: 23% of seeds/a.txt stands here word for word, up to 24 words in a row; "
        "'excerpt_share' in content/digest.yaml is 20%\n"
        "  Shorten body, summary, events or quotes, or correct 'rights' if you may show more."
    )


def test_copy_up_to_the_limit_and_copy_of_ones_own_is_not_told() -> None:
    assert weigh("excerpt", COPY) == weigh("own", COPY * 9, 0.0) == weigh("licensed", COPY, 0.0) == ""


def test_summary_events_and_quotes_count_too() -> None:
    told = (
        "summary: The upper lock gate of the Ossel canal gave way\n"
        "timeline:\n  - date: 2024-05-03\n    text: two barges sank, said Petra Lund\n"
        "quotes:\n  - text: We looked at the gate in March\n"
    )
    assert "22% of seeds/a.txt" in weigh("link", "", 0.0, told)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A digest whose one entry ingest has just made."""
    root = make_project(tmp_path, gate=SEED.text)
    ingest(root, report=lambda _: None)
    return root


def look(root: Path) -> Trace:
    project = Project(root)
    content, problems = read_content(project)
    assert content
    return trace(project, content, problems)


def entry_of(root: Path) -> str:
    return next((root / "content/entries/2024").glob("*.md")).relative_to(root).as_posix()


def edit(root: Path, old: str, new: str) -> None:
    text = (root / entry_of(root)).read_text(encoding="utf-8")
    assert old in text
    write(root, entry_of(root), text.replace(old, new, 1))


def test_what_ingest_makes_agrees_with_its_seed(root: Path) -> None:
    assert "basis: resolved" in (root / entry_of(root)).read_text(encoding="utf-8")
    assert look(root).problems == ()


@pytest.mark.slow
def test_check_names_a_changed_quote_and_fails(root: Path) -> None:
    edit(root, "Nobody was hurt", "Somebody was hurt")
    status, output, errors = run(root, "check", "--today", TODAY)
    assert (status, output) == (1, "1 problem.\n")
    assert "the quote does not stand in seeds/gate.txt like this: 'Somebody was hurt'" in errors


@pytest.mark.slow
def test_build_leaves_the_seeds_out_of_it(root: Path) -> None:
    edit(root, "Nobody was hurt", "Somebody was hurt")
    status, _, errors = run(root, "build", "--today", TODAY)
    assert (status, errors) == (0, "")


@pytest.mark.slow
def test_a_notice_is_no_problem(root: Path) -> None:
    edit(root, "rights: own", "rights: excerpt")
    status, output, errors = run(root, "check", "--today", TODAY)
    assert (status, output) == (0, "No problems, 2 notices.\n")
    assert "of seeds/gate.txt stands here word for word" in errors


def test_an_event_as_ingest_wrote_it_stays_good_while_its_seed_stays_the_same(root: Path) -> None:
    """A later version may read the words otherwise; the editor has changed nothing."""
    base = next((root / "seeds/.base").glob("*.md")).relative_to(root).as_posix()
    edit(root, "date: 2024-05-03", "date: 2024-05-02")
    assert len(look(root).problems) == 1
    write(root, base, (root / entry_of(root)).read_bytes())
    assert look(root).problems == ()
    write(root, "seeds/gate.txt", f"{SEED.text}\n")
    assert len(look(root).problems) == 1


def test_a_ledger_of_more_than_two_megabytes_is_read_to_its_end(root: Path) -> None:
    base = next((root / "seeds/.base").glob("*.md")).relative_to(root).as_posix()
    edit(root, "date: 2024-05-03", "date: 2024-05-02")
    write(root, base, (root / entry_of(root)).read_bytes())
    ledger = (root / LEDGER).read_bytes()
    others = [
        Row("0" * 64, f"seeds/{number}.txt", f"content/entries/{number}.md", "0" * 64) for number in range(15_000)
    ]
    write(root, LEDGER, format_ledger(others) + ledger)
    assert look(root).problems == ()


def test_without_the_seed_nothing_is_traced(root: Path) -> None:
    edit(root, "Nobody was hurt", "Somebody was hurt")
    (root / "seeds/gate.txt").unlink()
    assert look(root).problems == ()


def test_an_entry_with_faults_is_left_to_the_check_of_content(root: Path) -> None:
    edit(root, "Nobody was hurt", "Somebody was hurt")
    edit(root, "title:", "titel:")
    assert look(root).problems == ()


def test_unseen_characters_in_a_seed_do_not_matter(tmp_path: Path) -> None:
    root = make_project(tmp_path, gate=SEED.text.replace(" ", " \u200b"))
    ingest(root, report=lambda _: None)
    write(root, "seeds/.base/ledger.txt", "")
    assert look(root).problems == ()


def test_the_entries_of_the_tests_digest_agree_with_their_seeds() -> None:
    assert look(DIGEST).problems == ()
