"""What an editor is told of decisions: each message once, in its list, about the whole file where no place is meant."""

import pytest

from dateline.commands.intake.decisions import (
    Adopted,
    Baseless,
    Busy,
    Changed,
    Conflict,
    Decision,
    Deleted,
    Doubtful,
    Faulty,
    Renamed,
    Same,
    Taken,
    Twin,
)
from dateline.commands.intake.ledger import NO_BASE, Row
from dateline.commands.intake.messages import Messages, make_messages
from dateline.model import Change
from dateline.problems import Problem

SEED, ENTRY = "seeds/a.txt", "content/entries/2024/a.md"
ROW = Row("0" * 64, SEED, ENTRY, "1" * 64)
HAND_MADE = Row("0" * 64, SEED, ENTRY, NO_BASE)
ASKED = Problem(ENTRY, 7, 3, "clashes")
SAME = Change(ENTRY, b"a", b"a")


def count(messages: Messages) -> tuple[int, int, int]:
    """Return how many problems, notices and conflicts there are."""
    return len(messages.problems), len(messages.notices), len(messages.conflicts)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Busy(ENTRY), (1, 0, 0)),
        (Twin(SEED, "seeds/b.txt"), (1, 0, 0)),
        (Taken(SEED, ENTRY, None), (1, 0, 0)),
        (Taken(SEED, ENTRY, "seeds/b.txt"), (1, 0, 0)),
        (Renamed(ROW, ROW, None, None, has_changed=False), (0, 1, 0)),
        (Renamed(ROW, ROW, None, None, has_changed=True), (0, 1, 0)),
        (Changed(ROW, SAME, SAME, has_proposal=True), (0, 1, 0)),
        (Deleted(SEED, has_changed=True), (0, 1, 0)),
        (Baseless(ROW, ENTRY, has_changed=True), (0, 1, 0)),
        (Baseless(HAND_MADE, ENTRY, has_changed=False), (0, 1, 0)),
    ],
)
def test_a_message_about_a_whole_file_names_no_place_in_it(decision: Decision, expected: tuple[int, int, int]) -> None:
    messages = make_messages([decision])
    assert count(messages) == expected
    assert {(each.line, each.column) for each in (*messages.problems, *messages.notices)} == {(0, 0)}


@pytest.mark.parametrize(
    "decision",
    [Same(SEED), Adopted(ROW), Changed(ROW, SAME, SAME, has_proposal=False), Deleted(SEED, has_changed=False)],
)
def test_what_an_editor_need_not_know_is_not_told(decision: Decision) -> None:
    assert make_messages([decision]) == Messages((), (), ())


def test_messages_stand_in_the_order_of_the_decisions() -> None:
    first, second = Problem(SEED, 1, 1, "first"), Problem(SEED, 1, 1, "a second")
    assert make_messages([Faulty((first,)), Doubtful(second), Faulty((second,))]) == Messages(
        (first, second), (second,), ()
    )


def test_the_way_out_of_a_conflict_stands_behind_its_last_place() -> None:
    conflict = Conflict(SEED, ENTRY, (ASKED, ASKED), None)
    first, last = make_messages([conflict]).conflicts
    assert (first, (last.path, last.line, last.column, last.what)) == (ASKED, (ENTRY, 7, 3, "clashes"))
    assert last.hint.startswith(f"{ENTRY}.proposed was changed by hand and stays")


def test_a_hand_made_entry_is_told_from_one_whose_base_is_lost() -> None:
    lost, own = (make_messages([Baseless(row, ENTRY, has_changed=False)]).notices[0].what for row in (ROW, HAND_MADE))
    assert lost == "is not taken in anew: seeds/.base/a.md is not as ingest has written it"
    assert own == "is not taken in anew: its entry was written by hand"
