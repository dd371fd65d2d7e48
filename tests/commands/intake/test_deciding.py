"""What is decided about a seed, by value: no folder, no file."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.commands.intake.deciding import advance, decide, decide_paste, find_row
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
    New,
    Pasted,
    Renamed,
    Same,
    Taken,
    Twin,
    find_change,
)
from dateline.commands.intake.known import Held, Known, Newsroom, SeedFile, make_seed_file
from dateline.commands.intake.ledger import NO_BASE, Row, hash_bytes
from dateline.config import Digest, SourceSettings
from dateline.content.entry import read_entry
from dateline.fidelity.sameness import read_fingerprint
from dateline.model import Change, Kind, Rights, Vocabulary
from tests.support.small_digest import BRIDGE, STRIKE

NEWSROOM = Newsroom(
    Digest("Harbour Digest", "News", "https://example.org/", sources=(SourceSettings("Quay Post", Rights.OWN),)),
    Vocabulary(),
    entries={},
    names={},
)
BRIDGE_SEED = make_seed_file("seeds/bridge.txt", BRIDGE.encode())
STRIKE_SEED = make_seed_file("seeds/strike.txt", STRIKE.encode())
BRIDGE_ENTRY = "content/entries/2024/2024-05-05-harbour-bridge-closed-after-ferry-strikes-pier.md"
PUT_RIGHT = BRIDGE.replace("1962", "1963").encode()
PIER = "seeds/pier.txt"


def know(*seeds: SeedFile, newsroom: Newsroom = NEWSROOM) -> Known:
    """Return what is known where nothing has been ingested yet."""
    return Known(seeds, frozenset(seed.path for seed in seeds), {}, newsroom, {})


def choose(known: Known, seed: SeedFile, held: Held | None = None, *, again: bool = False) -> tuple[Decision, ...]:
    """Return what is decided about a seed."""
    return decide(known, seed, find_row(known, seed), held or Held(), again=again)


def run(known: Known) -> tuple[Known, tuple[Decision, ...]]:
    """Return what is known after all seeds, and what was decided."""
    done: tuple[Decision, ...] = ()
    for seed in known.seeds:
        for decision in choose(known, seed):
            known = advance(known, decision)
            done = (*done, decision)
    return known, done


@pytest.fixture(scope="module")
def ingested() -> tuple[Known, New]:
    """Return what is known once the bridge has been ingested, and how."""
    known, (new,) = run(know(BRIDGE_SEED))
    assert isinstance(new, New)
    return known, new


def swap(known: Known, *seeds: SeedFile) -> Known:
    """Return what is known where other seeds lie in the folder."""
    return replace(known, seeds=seeds, seed_names=frozenset(seed.path for seed in seeds))


def test_a_new_seed_gets_an_entry_and_a_row(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    assert new.row == Row(BRIDGE_SEED.hash, "seeds/bridge.txt", BRIDGE_ENTRY, hash_bytes(new.text))
    assert (new.base, new.entry.path, find_change(new)) == (
        new.text,
        BRIDGE_ENTRY,
        Change(BRIDGE_ENTRY, None, new.text),
    )
    assert known.rows == {"seeds/bridge.txt": new.row}
    assert known.newsroom.entries == {"seeds/bridge.txt": BRIDGE_ENTRY}


def test_a_known_seed_needs_nothing(ingested: tuple[Known, New]) -> None:
    assert choose(ingested[0], BRIDGE_SEED) == (Same("seeds/bridge.txt"),)


def test_what_is_known_before_stays_as_it_was() -> None:
    known = know(BRIDGE_SEED)
    run(known)
    assert known == know(BRIDGE_SEED)


def test_later_entries_spell_names_as_earlier_ones_do() -> None:
    accented = make_seed_file("seeds/z.txt", BRIDGE.replace("Harbour bridge", "Pier").replace("Vale", "Valé").encode())
    _, (first, second) = run(know(BRIDGE_SEED, accented))
    people = [[tag.name for tag in each.entry.tags if tag.kind is Kind.PEOPLE] for each in (first, second)]
    assert people == [["Karin Vale"], ["Karin Vale"]]


def test_of_two_copies_the_first_gets_the_entry() -> None:
    copy = make_seed_file("seeds/again.txt", b"\xef\xbb\xbf" + BRIDGE.replace("\n", "\r\n").encode())
    _, (new, twin) = run(know(copy, BRIDGE_SEED))
    assert (type(new), twin) == (New, Twin("seeds/bridge.txt", "seeds/again.txt"))


def test_a_copy_of_a_known_seed_is_its_twin_whatever_its_name(ingested: tuple[Known, New]) -> None:
    copy = make_seed_file("seeds/again.txt", BRIDGE.encode() + b"\n")
    assert choose(swap(ingested[0], copy, BRIDGE_SEED), copy) == (Twin("seeds/again.txt", "seeds/bridge.txt"),)


def test_an_address_that_an_earlier_seed_has_is_taken() -> None:
    other = make_seed_file("seeds/other.txt", PUT_RIGHT)
    _, decisions = run(know(BRIDGE_SEED, other))
    assert decisions[1] == Taken("seeds/other.txt", BRIDGE_ENTRY, "seeds/bridge.txt")


def test_an_address_at_which_a_file_stands_is_taken_by_nobody_known() -> None:
    known = know(BRIDGE_SEED, newsroom=replace(NEWSROOM, taken=frozenset([BRIDGE_ENTRY])))
    assert choose(known, BRIDGE_SEED) == (Taken("seeds/bridge.txt", BRIDGE_ENTRY, None),)


@pytest.mark.parametrize(("base", "base_hash"), [(None, NO_BASE), (b"base", hash_bytes(b"base"))])
def test_a_seed_whose_entry_names_it_is_adopted(base: bytes | None, base_hash: str) -> None:
    known = know(BRIDGE_SEED, newsroom=replace(NEWSROOM, entries={"seeds/bridge.txt": "content/entries/2024/a.md"}))
    row = Row(BRIDGE_SEED.hash, "seeds/bridge.txt", "content/entries/2024/a.md", base_hash)
    assert choose(known, BRIDGE_SEED, Held(base=base)) == (Adopted(row),)
    assert advance(known, Adopted(row)).rows == {"seeds/bridge.txt": row}


def test_a_seed_without_a_date_is_faulty() -> None:
    (fault,) = choose(know(), make_seed_file("seeds/a.txt", b"Gulls return\n\nGulls are back, watchers say.\n"))
    assert isinstance(fault, Faulty)
    assert [problem.path for problem in fault.problems] == ["seeds/a.txt"]


def test_a_doubt_comes_before_what_is_decided() -> None:
    text = (
        "Envoys meet\n\nNORHAVEN, Jan 8 (Reuters) - Envoys met on Wednesday.\n\nPublished in Quay Post, Jan 7th, 2020\n"
    )
    assert [type(each) for each in choose(know(), make_seed_file("seeds/a.txt", text.encode()))] == [Doubtful, New]


def test_a_renamed_seed_is_followed(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    pier = make_seed_file(PIER, BRIDGE.encode())
    renamed = new.text.replace(b"seeds/bridge.txt", b"seeds/pier.txt")
    row = replace(new.row, seed=PIER, base_hash=hash_bytes(renamed))
    known = swap(known, pier)
    edited = new.text + b"Mine.\n"
    (decision,) = choose(known, pier, Held(base=new.text, entry=edited))
    assert decision == Renamed(new.row, row, renamed, Change(BRIDGE_ENTRY, edited, renamed + b"Mine.\n"), False)
    after = advance(known, decision)
    assert (after.rows, after.newsroom.entries) == ({PIER: row}, {PIER: BRIDGE_ENTRY})


def test_a_renaming_that_was_cut_off_is_finished(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    pier = make_seed_file(PIER, BRIDGE.encode())
    renamed = new.text.replace(b"seeds/bridge.txt", b"seeds/pier.txt")
    newsroom = replace(known.newsroom, entries={PIER: BRIDGE_ENTRY})
    held = Held(base=None, moved=renamed, entry=renamed)
    row = replace(new.row, seed=PIER, base_hash=hash_bytes(renamed))
    assert choose(swap(replace(known, newsroom=newsroom), pier), pier, held) == (
        Renamed(new.row, row, None, None, False),
    )


def test_a_base_that_somebody_has_changed_does_not_become_one_by_a_new_name(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    pier = make_seed_file(PIER, BRIDGE.encode())
    (decision,) = choose(swap(known, pier), pier, Held(base=new.text + b"!", entry=new.text))
    assert isinstance(decision, Renamed)
    assert decision.row.base_hash == new.row.base_hash


def test_a_seed_that_was_renamed_and_changed_is_followed_and_merged(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    pier = make_seed_file(PIER, PUT_RIGHT)
    known = replace(swap(known, pier), fingerprints={"seeds/bridge.txt": read_fingerprint(new.entry)})
    renamed, changed = choose(known, pier, Held(base=new.text, entry=new.text))
    assert isinstance(renamed, Renamed)
    assert isinstance(changed, Changed)
    assert renamed.has_changed
    assert changed.entry.before == new.text.replace(b"seeds/bridge.txt", b"seeds/pier.txt")
    assert b"1963" in changed.entry.after


def test_a_moved_base_tells_what_a_cut_off_renaming_was_about(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    strike, pier = STRIKE_SEED, make_seed_file(PIER, PUT_RIGHT)
    known = replace(swap(known, pier, strike), fingerprints={PIER: read_fingerprint(new.entry)})
    assert find_row(known, strike) is None
    assert find_row(known, pier) == new.row


def test_where_two_seeds_could_be_meant_none_is(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    other = replace(new.row, seed="seeds/other.txt", seed_hash="0" * 64)
    prints = dict.fromkeys(("seeds/bridge.txt", "seeds/other.txt"), read_fingerprint(new.entry))
    pier = make_seed_file(PIER, PUT_RIGHT)
    known = replace(swap(known, pier), rows={**known.rows, "seeds/other.txt": other}, fingerprints=prints)
    assert find_row(known, pier) is None


@pytest.mark.parametrize(("data", "has_changed"), [(PUT_RIGHT, True), (BRIDGE.encode(), False)])
def test_a_deleted_entry_stays_deleted(ingested: tuple[Known, New], data: bytes, has_changed: bool) -> None:
    known = replace(ingested[0], newsroom=NEWSROOM)
    seed = make_seed_file("seeds/bridge.txt", data)
    assert choose(known, seed, again=True) == (Deleted("seeds/bridge.txt", has_changed),)


def test_what_is_new_arrives_beside_what_an_editor_wrote(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    mine = new.text.replace(b"title: Harbour", b"title: Old harbour")
    (changed,) = choose(known, make_seed_file("seeds/bridge.txt", PUT_RIGHT), Held(base=new.text, entry=mine))
    assert isinstance(changed, Changed)
    entry, faults = read_entry(BRIDGE_ENTRY, changed.entry.after.decode())
    assert (faults, entry.title) == ((), "Old harbour bridge closed after ferry strikes pier")
    assert "1963" in entry.body
    assert changed.row == Row(hash_bytes(PUT_RIGHT), "seeds/bridge.txt", BRIDGE_ENTRY, hash_bytes(changed.base.after))


def test_a_seed_read_again_without_anything_new_changes_nothing(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    (changed,) = choose(
        known, BRIDGE_SEED, Held(base=new.text, entry=b"---\ntitle: A\ndate: 2024-01-01\n---\n"), again=True
    )
    assert (changed.row, find_change(changed), changed.base.before) == (new.row, None, changed.base.after)


@pytest.mark.parametrize("base", [None, b"changed by somebody"])
def test_without_what_ingest_wrote_nothing_is_merged(ingested: tuple[Known, New], base: bytes | None) -> None:
    known, new = ingested
    held = Held(base=base, entry=new.text)
    seed = make_seed_file("seeds/bridge.txt", PUT_RIGHT)
    assert choose(known, seed, held) == (Baseless(new.row, BRIDGE_ENTRY, True),)


def test_an_entry_with_faults_takes_in_nothing(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    held = Held(base=new.text, entry=new.text.replace(b"title:", b"titel:"))
    (fault,) = choose(known, make_seed_file("seeds/bridge.txt", PUT_RIGHT), held)
    assert isinstance(fault, Faulty)
    assert [problem.path for problem in fault.problems] == [BRIDGE_ENTRY]


def test_what_both_have_changed_is_proposed_once_and_a_proposal_worked_on_is_kept(ingested: tuple[Known, New]) -> None:
    known, new = ingested
    seed = make_seed_file("seeds/bridge.txt", PUT_RIGHT)
    mine = new.text.replace(b"opened in 1962", b"opened long ago")
    (conflict,) = choose(known, seed, Held(base=new.text, entry=mine))
    assert isinstance(conflict, Conflict)
    assert (conflict.entry, len(conflict.clashes)) == (BRIDGE_ENTRY, 1)
    proposal = conflict.proposal.after
    (again,) = choose(known, seed, Held(base=new.text, entry=mine, proposal=proposal))
    assert (again.proposal.after, find_change(again)) == (proposal, None)
    (kept,) = choose(known, seed, Held(base=new.text, entry=mine, proposal=proposal + b"!"))
    assert kept.proposal is None


def test_a_paste_gets_a_name_that_nothing_has() -> None:
    path = "seeds/2024-05-08-crews-walk-out-on-the-island-line.txt"
    known = replace(know(BRIDGE_SEED), seed_names=frozenset([path]))
    (pasted,) = decide_paste(known, "standard-input", STRIKE.encode())
    assert pasted == Pasted(make_seed_file(path.replace(".txt", "-2.txt"), STRIKE.encode()))
    assert [seed.path for seed in advance(known, pasted).seeds] == [pasted.seed.path, "seeds/bridge.txt"]


def test_a_paste_that_is_a_seed_already_is_refused() -> None:
    (fault,) = decide_paste(know(BRIDGE_SEED), "standard-input", BRIDGE.encode() + b"\n")
    assert [problem.what for problem in fault.problems] == ["holds the same text as seeds/bridge.txt"]


def test_a_paste_without_a_day_is_of_the_day_given() -> None:
    (pasted,) = decide_paste(know(), "standard-input", b"Gulls return\n\nGulls are back.\n", date(2024, 6, 1))
    assert pasted.seed.path == "seeds/2024-06-01-gulls-return.txt"


def test_what_was_in_the_way_teaches_nothing() -> None:
    known = know(BRIDGE_SEED)
    for decision in (
        Faulty(()),
        Busy(BRIDGE_ENTRY),
        Twin("a", "b"),
        Taken("a", "b", None),
        Same("a"),
        Deleted("a", True),
    ):
        assert advance(known, decision) is known
