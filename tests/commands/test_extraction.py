"""`dateline extract`: what ingest would find, as JSON, with offsets into the text as given."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.digest import DIGEST
from tests.support.small_digest import BRIDGE, SETTINGS, STRIKE, make_project, run, tree, write

pytestmark = pytest.mark.slow

KEYS = [
    "id",
    "headline",
    "dateline",
    "date",
    "source",
    "byline",
    "people",
    "places",
    "organisations",
    "topics",
    "mentions",
    "timexes",
    "timeline",
    "quotes",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, bridge=BRIDGE, strike=STRIKE)


def extract(root: Path, *arguments: str, given: str = "") -> dict:
    status, output, errors = run(root, "extract", *arguments, given=given.encode())
    assert (status, errors) == (0, "")
    return json.loads(output)


def line(text: str, **more: object) -> str:
    return json.dumps({"id": "a", "text": text, **more}) + "\n"


def test_the_frame_and_all_keys_in_their_order(root: Path) -> None:
    found = extract(root, "seeds/bridge.txt")
    assert list(found) == KEYS
    assert {key: found[key] for key in KEYS[:6]} == {
        "id": "bridge",
        "headline": "Harbour bridge closed after ferry strikes pier",
        "dateline": "Portholm",
        "date": "2024-05-05",
        "source": "Quay Post",
        "byline": "Ida Lorne",
    }
    assert "Karin Vale" in found["people"]


def test_mentions_point_at_their_text(root: Path) -> None:
    mentions = extract(root, "seeds/bridge.txt")["mentions"]
    assert {each["text"] for each in mentions if each["type"] == "PER"} >= {"Karin Vale", "Vale"}
    assert [BRIDGE[each["start"] : each["end"]] for each in mentions] == [each["text"] for each in mentions]


def test_dates_events_and_quotes_are_told(root: Path) -> None:
    found = extract(root, "seeds/bridge.txt")
    friday = next(each for each in found["timexes"] if each["text"] == "Friday")
    assert (friday["type"], friday["value"]) == ("DATE", "2024-05-03")
    assert BRIDGE[friday["start"] : friday["end"]] == "Friday"
    assert friday["date"] == "2024-05-03"
    closed = next(each for each in found["timeline"] if each["date"] == "2024-05-03")
    assert sorted(closed) == [
        "basis", "clause_end", "clause_start", "date", "end", "further", "phrase", "start", "text",
    ]  # fmt: skip
    assert "closed the harbour bridge" in BRIDGE[closed["start"] : closed["end"]]
    assert "closed the harbour bridge" in BRIDGE[closed["clause_start"] : closed["clause_end"]]
    assert found["quotes"] == [
        {"speaker": "Karin Vale", "text": "Nobody crosses before the divers have looked", "via": ""}
    ]


def test_nothing_is_written(root: Path) -> None:
    before = tree(root)
    extract(root, "seeds/bridge.txt")
    assert tree(root) == before


def test_it_works_outside_a_digest(tmp_path: Path) -> None:
    write(tmp_path, "pasted.txt", BRIDGE)
    assert extract(tmp_path, "pasted.txt")["people"][0] == "Karin Vale"


def test_several_files_give_one_object_each(root: Path) -> None:
    status, output, _ = run(root, "extract", "seeds/bridge.txt", "seeds/strike.txt")
    first, end = json.JSONDecoder().raw_decode(output)
    second = json.loads(output[end:])
    assert (status, first["id"], second["id"]) == (0, "bridge", "strike")


def test_standard_input_is_a_text_too(root: Path) -> None:
    assert extract(root, "-", given=BRIDGE)["date"] == "2024-05-05"


@pytest.mark.parametrize("text", [BRIDGE, BRIDGE.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_offsets_count_characters_of_the_text_as_given(root: Path, text: str) -> None:
    for start in ("", "\ufeff", "\n \n"):
        found = extract(root, "--jsonl", "-", given=line(start + text))
        wanted = [(start + text)[each["start"] : each["end"]] for each in found["mentions"]]
        assert wanted == [each["text"] for each in found["mentions"]]
        assert "Karin Vale" in wanted


@pytest.mark.parametrize("start", ["\ufeff", "\ufeff\u200b", "\n \n"], ids=["mark", "mark and space", "blank lines"])
def test_every_offset_counts_what_stands_in_front(root: Path, start: str) -> None:
    """The article has an event whose account goes on in a further clause."""
    text = (DIGEST / "seeds" / "000_be0101e0bb6417d3.txt").read_text(encoding="utf-8-sig")
    plain, moved = (
        list(list_offsets(extract(root, "--jsonl", "-", given=line(each)))) for each in (text, start + text)
    )
    assert {name for name, _ in plain} == {"start", "end", "clause_start", "clause_end"}
    assert moved == [(name, offset + len(start)) for name, offset in plain]


def list_offsets(found: object) -> Iterator[tuple[str, int]]:
    """Yield every offset of findings, with its name."""
    if isinstance(found, list):
        for each in found:
            yield from list_offsets(each)
    elif isinstance(found, dict):
        for name, value in found.items():
            if name.endswith(("start", "end")):
                yield name, value
            else:
                yield from list_offsets(value)


def test_lines_give_lines_with_their_ids(root: Path) -> None:
    given = "".join(json.dumps({"id": number, "text": STRIKE}) + "\n\n" for number in (7, "b"))
    write(root, "many.jsonl", given)
    status, output, _ = run(root, "extract", "--jsonl", "many.jsonl")
    assert status == 0
    assert [json.loads(each)["id"] for each in output.splitlines()] == ["7", "b"]


UNDATED = "Gulls return\n\nGulls came back to the pier of Portholm on Monday, watchers say.\n"


def test_a_date_given_from_outside_serves_where_the_text_has_none(root: Path) -> None:
    write(root, "pasted.txt", UNDATED)
    assert extract(root, "pasted.txt")["date"] is None
    assert extract(root, "pasted.txt", "--published", "2024-05-08")["date"] == "2024-05-08"
    assert extract(root, "seeds/bridge.txt", "--published", "2020-01-01")["date"] == "2024-05-05"


@pytest.mark.parametrize("dct", ["2024-05-08", "2024-05-08T12:30:00Z", "20240508"])
def test_a_lines_own_date_goes_before_the_one_for_all(root: Path, dct: str) -> None:
    arguments = ("--jsonl", "--published", "2020-01-01", "-")
    assert extract(root, *arguments, given=line(UNDATED, dct=dct))["date"] == "2024-05-08"
    assert extract(root, *arguments, given=line(UNDATED, dct=None))["date"] == "2020-01-01"


def test_the_vocabulary_of_the_digest_is_used_unless_left_out(root: Path) -> None:
    topics = "- name: harbour works\n  triggers:\n    - harbour bridge\n    - bridge\n"
    write(root, "content/vocabulary/topics.yaml", topics)
    write(root, "content/vocabulary/ignore.yaml", "- Karin Vale\n")
    bare = extract(root, "seeds/bridge.txt", "--no-vocabulary")
    assert "Karin Vale" in bare["people"]
    assert "harbour works" in bare["topics"]
    found = extract(root, "seeds/bridge.txt")
    assert "Karin Vale" not in found["people"]
    assert "harbour works" in found["topics"]


def test_which_day_comes_first_is_the_digests_choice(root: Path) -> None:
    write(root, "content/digest.yaml", SETTINGS + "day_first: false\n")
    write(root, "pasted.txt", "Gulls return\n\n04/01/2020\n\nGulls have come back to the pier, watchers say.\n")
    assert extract(root, "pasted.txt")["date"] == "2020-04-01"


HINT = '  Write one object a line: {"id": "1", "text": "...", "dct": "2020-01-04"}; \'dct\' may be left out.\n'


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('{"id": "1", "text"}', "many.jsonl:2:19: is not JSON"),
        ("[1]", "many.jsonl:2: is no JSON object"),
        ('{"id": "1"}', "many.jsonl:2: has no 'text'"),
        ('{"text": "Some."}', "many.jsonl:2: has no 'id'"),
        ('{"id": true, "text": "Some."}', "many.jsonl:2: has no 'id'"),
        ('{"id": "1", "text": "a\\ud800"}', "many.jsonl:2: has half a character in its 'text'"),
        ('{"id": "1", "text": "a", "dct": "soon"}', "many.jsonl:2: has a 'dct' that is no day: soon"),
    ],
)
def test_a_faulty_line_is_named_and_the_others_are_answered(root: Path, bad: str, message: str) -> None:
    write(root, "many.jsonl", line(STRIKE) + bad + "\n" + line(STRIKE))
    status, output, errors = run(root, "extract", "--jsonl", "many.jsonl")
    assert (status, len(output.splitlines())) == (1, 2)
    assert errors == f"{message}\n{HINT}"


def test_a_line_without_words_is_named_with_its_line(root: Path) -> None:
    status, output, errors = run(root, "extract", "--jsonl", "-", given=line(" \n").encode())
    assert (status, output) == (1, "")
    assert errors.startswith("standard-input:1: ")


def test_an_undecodable_file_is_named_by_line_and_column(root: Path) -> None:
    write(root, "pasted.txt", b"Date: 2024-05-01\n\nCaf\xe9 burns.\n")
    status, output, errors = run(root, "extract", "pasted.txt")
    assert (status, output) == (1, "")
    assert errors.startswith("pasted.txt:3:4: ")


def test_a_missing_file_is_named(root: Path) -> None:
    assert run(root, "extract", "nosuch.txt") == (
        1,
        "",
        "nosuch.txt: cannot be read: No such file or directory\n  Name a text file, or - for standard input.\n",
    )


def test_a_fault_of_the_vocabulary_is_told_before_anything_is_printed(root: Path) -> None:
    write(root, "content/vocabulary/people.yaml", "- nmae: Karin Vale\n")
    status, output, errors = run(root, "extract", "seeds/bridge.txt")
    assert (status, output) == (1, "")
    assert errors.startswith("content/vocabulary/people.yaml:1:")
