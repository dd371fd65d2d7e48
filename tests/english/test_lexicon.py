"""The word lists: each says where it comes from, what may be done with it, and how an entry of it stands in copy."""

import re
from pathlib import Path

import pytest

from dateline.english import lexicon
from dateline.english.lexicon import Words, read_entries, read_forms, read_names, read_pairs, read_words
from tests.support.faults import refuse
from tests.support.places import ROOT

LISTS = sorted(Path(lexicon.__file__).parent.glob("*.txt"))
SOURCE = re.compile(r"# Source: .+\. Licence: .+|# Source: .+ \(public domain\)\. .+")
EXAMPLE = re.compile(r"# In copy: [^\[\]]*\[([^\[\]]+)\][^\[\]]*")
NO_SOURCE = """{}:1: the word list does not say where it comes from
  Begin it with: # Source: ... . Licence: ... . What the list holds."""
NO_EXAMPLE = """{}:2: the word list has no example
  Write as its second line a sentence with an entry in brackets: # In copy: The ferry was [abandoned]."""
STRANGE_EXAMPLE = """{}:2: the example shows '{}', which the list does not hold
  Put an entry of the list in the brackets, or add it to the list."""


def find_faults(name: str, text: str) -> list[str]:
    """Return what is wrong with a list's first two lines, each with its place and what to do about it."""
    lines = [*text.splitlines(), "", ""]
    faults = [] if SOURCE.fullmatch(lines[0]) else [NO_SOURCE.format(name)]
    example = EXAMPLE.fullmatch(lines[1])
    if not example:
        return [*faults, NO_EXAMPLE.format(name)]
    entries = {entry.strip() for line in lines if not line.startswith("#") for entry in line.split(";")}
    forms = {form for entry in entries for form in re.split(r" = |=", entry)}
    is_shown = example[1] in forms or example[1].casefold() in forms
    return faults if is_shown else [*faults, STRANGE_EXAMPLE.format(name, example[1])]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_list_names_its_source_and_shows_an_entry_in_copy(file: Path) -> None:
    refuse(find_faults(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")))


HEAD = "# Source: ours. Licence: MIT. Ships."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}\n# In copy: The [Tug] sank.\ntug; barge = lighter", []),
        (f"{HEAD}\n# In copy: The [lighter] sank.\ntug; barge = lighter", []),
        ("# Ships.\n# In copy: The [tug] sank.\ntug", [NO_SOURCE.format("ships.txt")]),
        (f"{HEAD}\ntug", [NO_EXAMPLE.format("ships.txt")]),
        (f"{HEAD}\n# In copy: The tug sank.\ntug", [NO_EXAMPLE.format("ships.txt")]),
        (f"{HEAD}\n# In copy: The [yacht] sank.\ntug", [STRANGE_EXAMPLE.format("ships.txt", "yacht")]),
        ("", [NO_SOURCE.format("ships.txt"), NO_EXAMPLE.format("ships.txt")]),
    ],
)
def test_a_list_without_source_or_example_is_named_with_place_and_remedy(text: str, expected: list[str]) -> None:
    assert find_faults("ships.txt", text) == expected


def test_lists_are_read_in_the_forms_that_rooms_ask_for() -> None:
    assert read_entries("countries")[0] == "Afghanistan"
    assert ["Bahamas", "The Bahamas"] in read_names("countries")
    assert "The Bahamas" in read_forms("countries")
    assert read_pairs("document_nouns")["communique"] == "statement"
    assert "son" in read_words("kin", "works")
    assert "novel" in read_words("kin", "works")


def test_a_set_of_words_is_made_once_and_not_before_it_is_asked() -> None:
    made = []

    def make() -> tuple[str, ...]:
        made.append(True)
        return ("tug", "barge")

    words = Words(make)
    others = words - {"barge"} | ("yacht",)
    assert made == []
    assert [word in others for word in ("tug", "barge", "yacht", "tug")] == [True, False, True, True]
    assert sorted(words) == ["barge", "tug"]
    assert len(made) == 1
