"""`dateline tags`: what it lists, what it takes for one thing, and merges and new names that lose nothing."""

import doctest
import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.commands import dateline
from dateline.commands.build import build
from dateline.commands.check import check_content
from dateline.commands.terms import command_line, tags
from dateline.commands.terms.tags import Terms, merge_terms, read_terms, rename_term, sort_terms
from dateline.content.entry import read_entry
from dateline.disk import saving
from dateline.disk.lock import hold_lock
from dateline.model import Kind, Tag, Vocabulary, VocabularyTerm
from dateline.problems import ProblemsFound, format_problem
from dateline.site.naming import likeness, spelling
from dateline.site.naming.likeness import Likeness, find_likenesses
from dateline.site.naming.names import index_names
from tests.support.case_files import assert_case, read_cases
from tests.support.digest import ENTRY_FILES
from tests.support.edits import dress
from tests.support.killing import kill_everywhere
from tests.support.places import SOURCE
from tests.support.properties import costly
from tests.support.small_digest import SETTINGS, put_back, run, tree, write

TODAY = date(2024, 6, 1)
ENTRIES_OF_A_DIGEST = tuple(file.read_bytes().decode() for file in ENTRY_FILES)
PEOPLE = """\
# Who is who in the harbour
- name: "Marta Lindqvist"   # since 2021
  aliases:
    - M. Lindqvist
  description: Mayor of Norhaven

# from the port authority
- name: Jo Reed
  description: Harbour master   # retires soon
  former: [Jo Brandt]
"""
TALKS = """\
---
title: Talks   # a working title
date: 2024-05-04
tags:
    people:
        - "Marta Lindqvist"
        - Jo Reed          # confirmed by phone
        # Jon Reed is somebody else
        - 'Mayor Lindqvist'   # as the Post writes
    places: [ Norhaven, 'Great Isle' ]
quotes:
    - text: Talk to each other.
      speaker: 'Mayor Lindqvist'
status: published
---
- The *mayor* spoke.
"""
FERRY = "\ufeff---\r\ntitle: Ferry\r\ndate: 2024-05-05\r\ntags:\r\n  people:\r\n  - Mayor Lindqvist\r\n---\r\nNo end"
DRAFT = """\
---
title: Draft
date: 2024-05-06
status: draft
tags: {people: [Jo Reed], places: [Norhaven, Nordhaven]}
---
"""
FILES = {
    "content/digest.yaml": SETTINGS,
    "content/vocabulary/people.yaml": PEOPLE,
    "content/entries/2024/2024-05-04-talks.md": TALKS,
    "content/entries/2024/2024-05-05-ferry.md": FERRY,
    "content/entries/2024/2024-05-06-draft.md": DRAFT,
    "seeds/.base/talks.md": TALKS,
}
TALKS_PATH, FERRY_PATH, DRAFT_PATH = (path for path in FILES if "/entries/" in path)
PEOPLE_PATH = "content/vocabulary/people.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_digest(tmp_path)


def make_digest(root: Path) -> Path:
    for path, text in FILES.items():
        write(root, path, text)
    return root


def read(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def refusal(action) -> str:
    with pytest.raises(ProblemsFound) as found:
        action()
    return "\n".join(format_problem(problem) for problem in found.value.problems)


def test_terms_of_one_number_stand_by_name_capitals_first() -> None:
    counts = {Tag(Kind.TOPICS, name): number for name, number in (("talks", 1), ("Talks", 1), ("ferry", 1), ("war", 2))}
    found = sort_terms(Terms(counts, index_names(Vocabulary())), Kind.TOPICS)
    assert found == (("war", 2), ("ferry", 1), ("Talks", 1), ("talks", 1))


# What the commands say


@pytest.mark.parametrize(("given", "expected"), read_cases("tags"))
def test_a_command_says(given: str, expected: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    first, *rest = given.split("\n")
    for line in rest:
        path, _, text = line.partition(" = ")
        write(root, path, text.replace("|", "\n"))
    before = tree(root)
    result = CliRunner().invoke(dateline, shlex.split(first), standalone_mode=False)
    if isinstance(result.exception, ProblemsFound):
        actual = "\n".join(format_problem(problem) for problem in result.exception.problems)
    else:
        assert result.exception is None, result.output
        actual = result.output.rstrip("\n")
    assert_case(actual, expected)
    if isinstance(result.exception, ProblemsFound) or "--dry-run" in first:
        assert tree(root) == before


@pytest.mark.slow
def test_faults_and_wrong_use_have_their_exit_status(root: Path) -> None:
    assert run(root, "tags", "merge", "people", "Jo Reed", "Jo Read") == (
        1,
        "",
        "people: no entry has the name 'Jo Read'\n  Did you mean 'Jo Reed'?\n",
    )
    assert run(root, "tags", "rename", "persons", "A", "B")[0] == 2
    status, _, errors = run(root, "tags", "--kind", "people", "suggest")
    assert (status, errors.splitlines()[-1]) == (
        2,
        "Error: --kind stands behind the command's name: dateline tags suggest --kind people",
    )


@pytest.mark.parametrize(
    "command", [[], ["suggest"], ["merge"], ["rename"]], ids=["tags", "suggest", "merge", "rename"]
)
def test_help_has_examples(command: list[str]) -> None:
    result = CliRunner().invoke(dateline, ["tags", *command, "--help"])
    assert result.exit_code == 0
    assert "\n  Examples:\n    dateline tags" in result.output


def test_terms_are_counted_once_an_entry_under_their_own_names(root: Path) -> None:
    write(
        root, "content/entries/a.md", "---\ntitle: A\ndate: 2024-05-04\ntags: {people: [M. Lindqvist, JO REED]}\n---\n"
    )
    assert sort_terms(read_terms(root), Kind.PEOPLE) == (("Jo Reed", 3), ("Marta Lindqvist", 2), ("Mayor Lindqvist", 2))


# What a merge and a new name write


def test_a_merge_changes_the_name_and_nothing_else(root: Path) -> None:
    done = merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist")
    assert [change.path for change in done.changes] == [PEOPLE_PATH, TALKS_PATH, FERRY_PATH]
    assert read(root, PEOPLE_PATH) == PEOPLE.replace(
        "    - M. Lindqvist\n", "    - M. Lindqvist\n    - Mayor Lindqvist\n"
    )
    assert read(root, TALKS_PATH) == TALKS.replace("- 'Mayor Lindqvist'   #", "#").replace(
        "'Mayor Lindqvist'", "Marta Lindqvist"
    )
    assert read(root, FERRY_PATH) == FERRY.replace("Mayor Lindqvist", "Marta Lindqvist")
    assert read(root, DRAFT_PATH) == DRAFT
    assert read(root, "seeds/.base/talks.md") == TALKS


def test_a_merged_term_leaves_all_that_was_said_of_it(root: Path) -> None:
    done = merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Jo Reed")
    assert read(root, PEOPLE_PATH) == (
        "# Who is who in the harbour\n"
        '- name: "Marta Lindqvist"   # since 2021\n'
        "  aliases:\n    - M. Lindqvist\n    - Jo Reed\n"
        "  description: Mayor of Norhaven\n"
        "  former:\n    - Jo Brandt\n"
        "\n# from the port authority\n# retires soon\n"
    )
    what = "the description of 'Jo Reed' is left out, for 'Marta Lindqvist' has its own: Harbour master"
    said = f"{PEOPLE_PATH}:2: {what}\n  Add what is missing by hand."
    assert [format_problem(notice) for notice in done.notices] == [said]


@pytest.mark.parametrize(
    ("places", "merged"),
    [
        (
            "- name: Norhaven\n- name: Nordhaven\n  part_of: Great Isle\n",
            "- name: Norhaven\n  aliases:\n    - Nordhaven\n  part_of: Great Isle\n",
        ),
        (
            "- name: Norhaven\n  part_of: Nordhaven\n- name: Nordhaven\n  part_of: Great Isle\n",
            "- name: Norhaven\n  aliases:\n    - Nordhaven\n  part_of: Great Isle\n",
        ),
        (
            "- name: Norhaven\n  part_of: Nordhaven\n- name: Nordhaven\n",
            '- name: Norhaven\n  aliases:\n    - Nordhaven\n  part_of: ""\n',
        ),
    ],
)
def test_a_merged_place_lies_where_one_of_the_two_does_but_not_in_itself(places: str, merged: str, root: Path) -> None:
    write(root, "content/vocabulary/places.yaml", places)
    merge_terms(root, Kind.PLACES, "Norhaven", "Nordhaven")
    assert read(root, "content/vocabulary/places.yaml") == merged
    assert check_content(root, today=TODAY) == ()


def test_a_place_within_finds_the_larger_one_under_its_former_name(root: Path) -> None:
    places = "- name: Norhaven\n  part_of: Great Isle\n"
    write(root, "content/vocabulary/places.yaml", places)
    rename_term(root, Kind.PLACES, "Great Isle", "Isle of Norra")
    assert (
        read(root, "content/vocabulary/places.yaml") == f"{places}- name: Isle of Norra\n  former:\n    - Great Isle\n"
    )
    assert check_content(root, today=TODAY) == ()


def test_a_merge_into_a_name_without_a_term_keeps_the_other_ones_term(root: Path) -> None:
    merge_terms(root, Kind.PEOPLE, "Mayor Lindqvist", "Marta Lindqvist")
    assert read(root, PEOPLE_PATH) == PEOPLE.replace('"Marta Lindqvist"', "Mayor Lindqvist").replace(
        "    - M. Lindqvist\n", "    - M. Lindqvist\n    - Marta Lindqvist\n"
    )


def test_the_first_term_of_a_kind_makes_its_file(root: Path) -> None:
    merge_terms(root, Kind.PLACES, "Norhaven", "Nordhaven")
    assert read(root, "content/vocabulary/places.yaml") == "- name: Norhaven\n  aliases:\n    - Nordhaven\n"
    assert read(root, DRAFT_PATH) == DRAFT.replace("[Norhaven, Nordhaven]", "[Norhaven]")


def test_a_name_that_differs_in_case_alone_is_no_alias(root: Path) -> None:
    write(root, FERRY_PATH, FERRY.replace("people:\r\n  - Mayor Lindqvist", "places: [NORHAVEN]"))
    merge_terms(root, Kind.PLACES, "Norhaven", "NORHAVEN")
    assert read(root, "content/vocabulary/places.yaml") == "- name: Norhaven\n"
    assert check_content(root, today=TODAY) == ()


def test_a_new_name_makes_the_old_one_former(root: Path) -> None:
    rename_term(root, Kind.PEOPLE, "Jo Reed", "Johanna Reed")
    assert read(root, PEOPLE_PATH) == PEOPLE.replace("name: Jo Reed", "name: Johanna Reed").replace(
        "[Jo Brandt]", "[Jo Brandt, Jo Reed]"
    )
    assert read(root, TALKS_PATH) == TALKS.replace("- Jo Reed  ", "- Johanna Reed  ")
    assert read(root, DRAFT_PATH) == DRAFT.replace("Jo Reed", "Johanna Reed")


def test_a_term_gets_its_former_name_back(root: Path) -> None:
    rename_term(root, Kind.PEOPLE, "Jo Reed", "Jo Brandt")
    assert "- name: Jo Brandt\n  description: Harbour master   # retires soon\n  former: [Jo Reed]\n" in read(
        root, PEOPLE_PATH
    )


def test_an_alias_can_become_the_name(root: Path) -> None:
    rename_term(root, Kind.PEOPLE, "Marta Lindqvist", "M. Lindqvist")
    rename_term(root, Kind.PEOPLE, "M. Lindqvist", "Marta Lindqvist")
    assert "- name: Marta Lindqvist   # since 2021\n  aliases:\n  description: Mayor of Norhaven\n" in read(
        root, PEOPLE_PATH
    )
    assert "  former:\n    - M. Lindqvist\n\n# from the port" in read(root, PEOPLE_PATH)


def test_a_place_does_not_speak(root: Path) -> None:
    write(root, DRAFT_PATH, DRAFT.replace("}\n---", "}\nquotes: [{speaker: Norhaven, text: We.}]\n---"))
    rename_term(root, Kind.PLACES, "Norhaven", "Northhaven")
    assert "tags: {people: [Jo Reed], places: [Northhaven, Nordhaven]}\nquotes: [{speaker: Norhaven," in read(
        root, DRAFT_PATH
    )


def test_a_second_run_writes_nothing(root: Path) -> None:
    merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist")
    rename_term(root, Kind.PLACES, "Great Isle", "Big Isle")
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist").changes == ()
    assert rename_term(root, Kind.PLACES, "Great Isle", "Big Isle").changes == ()
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


# Addresses


@pytest.mark.parametrize("new", ["Marta Lindqvist", "Marta Berg"], ids=["merge", "rename"])
@pytest.mark.slow
def test_the_old_address_leads_to_the_new_one(root: Path, new: str) -> None:
    command = merge_terms if new == "Marta Lindqvist" else rename_term
    names = (new, "Mayor Lindqvist") if command is merge_terms else ("Mayor Lindqvist", new)
    build(root, today=TODAY, report=lambda _: None)
    assert "Talks" in read(root, "site/people/mayor-lindqvist/index.html")
    command(root, Kind.PEOPLE, *names)
    build(root, today=TODAY, report=lambda _: None)
    slug = new.casefold().replace(" ", "-")
    page = read(root, "site/people/mayor-lindqvist/index.html")
    assert f'<meta http-equiv="refresh" content="0; url=/people/{slug}/">' in page
    assert "Talks" in read(root, f"site/people/{slug}/index.html")


# Safety


def test_a_file_with_faults_stops_all_before_anything_is_written(root: Path) -> None:
    write(root, "content/entries/bad.md", "---\ntitel: Bad\ndate: 2024-05-04\n---\n")
    before = tree(root)
    assert refusal(lambda: merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist")) == (
        "content/entries/bad.md:2:1: unknown key 'titel'\n  Did you mean 'title'?"
    )
    assert tree(root) == before


def test_a_text_that_cannot_be_edited_in_place_stops_all(root: Path) -> None:
    write(root, "content/vocabulary/places.yaml", "[name: Norhaven]\n")
    before = tree(root)
    assert refusal(lambda: rename_term(root, Kind.PLACES, "Norhaven", "Northhaven")) == (
        "content/vocabulary/places.yaml: cannot be changed by itself: the change would not read back as meant\n"
        "  Nothing has been written. Change the name in this file by hand, then give the command again."
    )
    assert tree(root) == before


@pytest.mark.slow
def test_a_dry_run_shows_a_patch_that_does_the_same(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = make_digest(tmp_path_factory.mktemp("other"))
    command = ("tags", "merge", "people", "Marta Lindqvist", "Mayor Lindqvist")
    before = tree(root)
    status, patch, errors = run(root, *command, "--dry-run")
    assert (status, errors, tree(root)) == (0, "", before)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=other, check=True)
    run(root, *command)
    assert tree(other) == tree(root)


@pytest.mark.slow
def test_a_dry_run_shows_new_files_and_missing_line_ends(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(root, "content/vocabulary/places.yaml", "- name: Great Isle")
    other = make_digest(tmp_path_factory.mktemp("other"))
    write(other, "content/vocabulary/places.yaml", "- name: Great Isle")
    for kind, name, new in (("places", "Great Isle", "Big Isle"), ("topics", "tides", "floods")):
        write(root, f"content/entries/{kind}.md", f"---\ntitle: A\ndate: 2024-05-04\ntags: {{{kind}: [{name}]}}\n---")
        write(other, f"content/entries/{kind}.md", f"---\ntitle: A\ndate: 2024-05-04\ntags: {{{kind}: [{name}]}}\n---")
        patch = subprocess.run(
            [sys.executable, "-m", "dateline", "tags", "rename", "--dry-run", kind, name, new],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            capture_output=True,
            check=True,
        ).stdout
        subprocess.run(["git", "apply", "-"], input=patch, cwd=other, check=True)
        assert run(root, "tags", "rename", kind, name, new)[0] == 0
    assert tree(other) == tree(root)
    assert read(root, "content/vocabulary/places.yaml") == "- name: Big Isle\n  former:\n    - Great Isle"


def test_another_command_at_work_is_waited_for(root: Path) -> None:
    with hold_lock(root):
        assert "another Dateline command is at work" in refusal(
            lambda: merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Jo Reed")
        )
        assert merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Jo Reed", is_dry=True).changes


def test_a_file_that_somebody_saves_meanwhile_is_left_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_late(folder: Path, path: str, data: bytes, **options: bytes) -> None:
        saving.save_over(folder, path, data, **options)
        write(root, TALKS_PATH, TALKS.replace("spoke", "sang"))

    monkeypatch.setattr(tags, "save_over", save_late)
    assert refusal(lambda: merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist")) == (
        f"{TALKS_PATH}: was saved by somebody else just now, and has been left as it is\n"
        "  Give the command again; it goes on where it stopped."
    )
    assert read(root, TALKS_PATH) == TALKS.replace("spoke", "sang")
    monkeypatch.undo()
    assert len(merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist").changes) == 2


COMMANDS = {
    "merge": lambda root: merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Mayor Lindqvist"),
    "merge terms": lambda root: merge_terms(root, Kind.PEOPLE, "Marta Lindqvist", "Jo Reed"),
    "merge, new file": lambda root: merge_terms(root, Kind.PLACES, "Norhaven", "Great Isle"),
    "rename": lambda root: rename_term(root, Kind.PEOPLE, "Jo Reed", "Johanna Reed"),
    "rename, new term": lambda root: rename_term(root, Kind.PEOPLE, "Mayor Lindqvist", "Berta Lind"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.slow
def test_killed_anywhere_a_digest_builds_and_a_second_run_finishes(command, root: Path) -> None:
    old = tree(root)
    command(root)
    new = tree(root)
    for _ in kill_everywhere(lambda: put_back(root, old), lambda: command(root)):
        left = {path: data for path, data in tree(root).items() if not Path(path).name.startswith(saving.MARK)}
        assert all(data in (old.get(path), new.get(path)) for path, data in left.items())
        assert set(old) <= set(left)
        assert check_content(root, today=TODAY) == ()
        command(root)
        assert tree(root) == new


@given(st.sampled_from(ENTRIES_OF_A_DIGEST), st.randoms(use_true_random=False))
@costly(10, fuzz=300)
def test_a_new_name_changes_nothing_but_the_name_in_an_entry_of_any_layout(text: str, random: Random) -> None:
    made, _ = read_entry("entry.md", text)
    tag = random.choice(made.tags)
    laid_out = dress(text, random)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, "content/digest.yaml", SETTINGS)
        write(root, "content/entries/2020/entry.md", laid_out)
        rename_term(root, tag.kind, tag.name, "Qqzzx")
        after = (root / "content/entries/2020/entry.md").read_bytes().decode()
    assert after != laid_out
    # Of each line only what stands between its key or dash and its comment has changed, and only to the new name.
    lines = zip(laid_out.splitlines(keepends=True), after.splitlines(keepends=True), strict=True)
    changed = [(old, new) for old, new in lines if old != new]
    assert all(
        new.count("Qqzzx") == 1 and new.partition("Qqzzx")[0] == old[: new.index("Qqzzx")] for old, new in changed
    )
    assert all(old.endswith(new.partition("Qqzzx")[2]) for old, new in changed)


# What is taken for one thing


def find_pairs(kind: Kind, *names: str, vocabulary: Vocabulary | None = None) -> list[str]:
    """Return the likely duplicates of names of which the first is the most frequent."""
    counts = {Tag(kind, name): len(names) - place for place, name in enumerate(names)}
    found = find_likenesses(counts, index_names(vocabulary or Vocabulary()))
    return [f"{each.into} <- {each.name}: {each.reason}" for each in found]


@pytest.mark.parametrize(
    ("kind", "into", "name", "reason"),
    [
        ("places", "United States", "US", "two names of one thing"),
        ("places", "United States", "U.S.", "two names of one thing"),
        ("places", "Kyiv", "Kiev", "two names of one thing"),
        ("places", "São Paulo", "Sao Paulo", "the same letters"),
        ("places", "Norhaven", "NORHAVEN", "the same letters"),
        ("places", "Norhaven", "Nordhaven", "one letter is different"),
        ("people", "Владимир Ломов", "Vladimir Lomov", "the same letters"),
        ("people", "Marta Lindqvist", "Lindqvist", "one is the surname of the other"),
        ("people", "Marta Lindqvist", "Mayor Lindqvist", "one is the surname of the other"),
        ("people", "Marta Lindqvist", "M. Lindqvist", "one is fuller than the other"),
        ("people", "Marta K. Lindqvist", "Marta Lindqvist", "one is fuller than the other"),
        ("people", "Qasem Barzani", "Qassim Barzani", "they sound alike"),
        ("people", "Omar Suleymanoff", "Omar Soleymanoff", "they sound alike"),
        ("people", "Marta Lindqvist", "Marta Lindqvisp", "one letter is different"),
        ("organisations", "Harbour Workers' Union", "HWU", "one is the initials of the other"),
        ("organisations", "United Nations", "U.N.", "two names of one thing"),
        ("organisations", "Blue Line Ltd", "Blue Line", "one names the kind of firm as well"),
        ("organisations", "Foreign Office", "The Foreign Office", "the same letters"),
        ("organisations", "Kataib Marduk", "Kata'ib Marduq", "they sound alike"),
        ("topics", "air strike", "airstrike", "the same letters"),
        ("topics", "strikes", "strike", "one is the plural of the other"),
        ("topics", "elections", "elecions", "one letter is different"),
    ],
)
def test_two_names_are_taken_for_one_thing(kind: str, into: str, name: str, reason: str) -> None:
    assert find_pairs(Kind(kind), into, name) == [f"{into} <- {name}: {reason}"]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("places", "Iran", "Iraq"),
        ("places", "Niger", "Nigeria"),
        ("places", "Austria", "Australia"),
        ("places", "Slovakia", "Slovenia"),
        ("places", "North Korea", "South Korea"),
        ("people", "Boris Johnson", "Boris Johnston"),
        ("people", "Marta Lindqvist", "Karin Lindqvist"),
        ("people", "Marta Lindqvist", "Marta Berg"),
        ("people", "Omar Hussein", "Omar Hassan"),
        ("people", "John Smith", "John Smith Jr"),
        ("people", "Lindqvist", "Lindquist"),
        ("people", "Ali Khan", "Imran Ali Khan"),
        ("organisations", "1st Division", "2nd Division"),
        ("organisations", "Ministry of Health", "Ministry of Wealth"),
        ("organisations", "Bank of Iran", "Bank of Iraq"),
        ("organisations", "Bank of Niger", "Bank of Nigeria"),
        ("topics", "sports", "spots"),
        ("topics", "王", "女"),
    ],
)
def test_two_names_are_left_apart(kind: str, one: str, other: str) -> None:
    assert find_pairs(Kind(kind), one, other) == []


def test_a_surname_that_several_have_stands_for_none() -> None:
    assert find_pairs(Kind.PEOPLE, "Marta Lindqvist", "Karin Lindqvist", "Lindqvist", "M. Lindqvist") == [
        "Marta Lindqvist <- M. Lindqvist: one is fuller than the other"
    ]


def test_all_names_of_one_thing_go_to_one() -> None:
    assert find_pairs(Kind.PLACES, "US", "United States", "U.S.", "USA") == [
        "United States <- US: two names of one thing",
        "United States <- U.S.: two names of one thing",
        "United States <- USA: two names of one thing",
    ]


def test_each_proposal_can_be_taken_whatever_was_taken_before() -> None:
    found = find_pairs(Kind.PEOPLE, "Qassim Barzani", "Qasem Barzani", "Barzani")
    assert [pair.partition(" <- ")[0] for pair in found] == ["Qassim Barzani", "Qassim Barzani"]


def test_editors_names_are_kept_and_two_of_them_are_two_things() -> None:
    terms = tuple(VocabularyTerm(Kind.PLACES, name) for name in ("US", "Norhaven", "Nordhaven"))
    found = find_pairs(Kind.PLACES, "United States", "US", "Norhaven", "Nordhaven", vocabulary=Vocabulary(terms))
    assert found == ["US <- United States: two names of one thing"]


def test_kinds_are_not_mixed() -> None:
    counts = {Tag(Kind.PLACES, "Norhaven"): 1, Tag(Kind.ORGANISATIONS, "Norhaven"): 2}
    assert find_likenesses(counts, index_names(Vocabulary())) == ()


def test_counts_stand_beside_the_names() -> None:
    counts = {Tag(Kind.PLACES, "Norhaven"): 1, Tag(Kind.PLACES, "Nor Haven"): 2}
    assert find_likenesses(counts, index_names(Vocabulary())) == (
        Likeness(Kind.PLACES, "Nor Haven", 2, "Norhaven", 1, "the same letters"),
    )


@pytest.mark.parametrize("module", [command_line, likeness, spelling], ids=lambda module: module.__name__)
def test_examples_are_true(module) -> None:
    assert doctest.testmod(module).failed == 0
