"""JSON Schemas: what the readers take they take, what they refuse is a mistake here too, and all is up to date."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from dateline.commands.schemas import (
    EXTENSIONS,
    RECOMMENDED,
    SCHEMAS,
    SETTINGS,
    format_json,
    make_schema_files,
    make_settings,
)
from dateline.content.entry import read_entry
from dateline.content.keys.json_schema import NAMES_FILE, make_schemas
from dateline.content.keys.panel import make_panel
from dateline.content.keys.schema import ENTRY, Key, Names, Shape
from dateline.content.settings import read_digest
from dateline.content.story import read_story, read_text_page
from dateline.content.vocabulary import read_vocabulary
from dateline.problems import Problem
from tests.support.case_files import read_cases
from tests.support.digest import DIGEST
from tests.support.places import ROOT
from tests.support.properties import examples
from tests.support.small_digest import make_project, run, tree, write

# What a schema cannot say: it knows no calendar, no other file, no place twice, and sees no comments or line ends.
BEYOND = re.compile(
    r"'date' is not a (?:day|date): \d{4}|There is no month|gives a time that no clock|gives a zone that no place|"
    r"stands? twice|is a name of '|leads out of the project|makes no address|ends before it begins|"
    r"is no file of the vocabulary"
)
# YAML 1.2, the core schema: what VS Code reads in a plain scalar.
PLAIN = (
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?\d+"), int),
    (re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?"), float),
)


def read_json(text: str) -> object:
    """Return what a program that knows YAML 1.2 reads; raises YAMLError for what is none."""
    return to_json(yaml.compose(text, Loader=yaml.BaseLoader))


def to_json(node: yaml.Node | None) -> object:
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        return {key.value: to_json(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [to_json(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    readers = (read for pattern, read in PLAIN if node.style is None and pattern.fullmatch(node.value))
    return next(readers, str)(node.value)


def make_validators(names: dict[Names, tuple[str, ...]]) -> dict[str, Draft202012Validator]:
    """Return a validator for each file, by the name that the file has in `.vscode/schemas/`."""
    schemas = make_schemas(names)
    registry = Registry().with_resource(NAMES_FILE, Resource.from_contents(schemas[NAMES_FILE]))
    return {
        name.removesuffix(".schema.json"): Draft202012Validator(schema, registry=registry)
        for name, schema in schemas.items()
    }


VALIDATORS = make_validators({Names.PEOPLE: ("Marta Lindqvist",), Names.STORIES: ("ferry",)})


def find_front_matter(text: str) -> str:
    return text.split("---\n")[1] if text.startswith("---\n") else text


@pytest.mark.parametrize("name", VALIDATORS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(VALIDATORS[name].schema)


def list_files() -> Iterator:
    """Yield every file of a digest's content with the name of its schema."""
    content = DIGEST / "content"
    for name, folder in (("entry", "entries"), ("story", "stories"), ("page", "pages")):
        for file in sorted((content / folder).rglob("*.md")):
            yield pytest.param(name, file, id=file.name)
    yield pytest.param("digest", content / "digest.yaml", id="digest.yaml")
    for file in sorted((content / "vocabulary").glob("*.yaml")):
        yield pytest.param(file.stem, file, id=file.name)


@pytest.mark.parametrize(("name", "file"), list(list_files()))
def test_every_file_of_a_digest_is_as_its_schema_says(name: str, file: Path) -> None:
    found = read_json(find_front_matter(file.read_text(encoding="utf-8")))
    assert [error.message for error in VALIDATORS[name].iter_errors(found)] == []


def list_cases() -> Iterator:
    """Yield every case of a reader: the schema's name, the YAML, and what the reader says of it."""
    for case in read_cases("entries"):
        yield "entry", find_front_matter(case.values[0]), read_entry("content/entries/a.md", case.values[0])[1], case.id
    for case in read_cases("settings"):
        yield "digest", case.values[0], read_digest("content/digest.yaml", case.values[0])[1], case.id
    for case in read_cases("stories"):
        path, _, text = case.values[0].partition("\n")
        read = read_story if "/stories/" in path else read_text_page
        yield "story" if "/stories/" in path else "page", find_front_matter(text), read(path, text)[1], case.id
    for case in read_cases("vocabulary"):
        path, _, text = case.values[0].partition("\n")
        name = path.removesuffix(".yaml")
        if name in VALIDATORS:
            yield name, text, read_vocabulary(((f"content/vocabulary/{path}", text),))[1], case.id


@pytest.mark.parametrize(
    ("name", "text", "problems"), [pytest.param(*case[:3], id=f"{case[0]} {case[3]}") for case in list_cases()]
)
def test_schema_and_reader_agree(name: str, text: str, problems: tuple[Problem, ...]) -> None:
    try:
        found = read_json(text)
    except yaml.YAMLError:
        assert problems
        return
    told = [f"{problem.what} {problem.hint}" for problem in problems]
    if VALIDATORS[name].is_valid(found):
        assert [each for each in told if not BEYOND.search(each)] == []
    else:
        assert told


def list_keys(keys: tuple[Key, ...]) -> Iterator[Key]:
    for key in keys:
        yield key
        yield from list_keys(key.keys)


def test_every_shape_of_a_value_is_described() -> None:
    assert set(Shape) - {key.shape for key in list_keys(ENTRY)} <= {
        *(Shape.SITE_URL, Shape.SHARE, Shape.COUNT, Shape.URLS, Shape.NAME)
    }
    for name in VALIDATORS.keys() - {"names"}:
        assert VALIDATORS[name].schema["description"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PIECES = st.lists(
    st.sampled_from(
        ["2020", "-01", "-04", "T10:30", "Z", "+05:00", "/", "..", "~", "199X", "https://", "a.example", "?"]
    )
    | st.sampled_from(
        ["ferry", "-", "en", "true", "false", "draft", "0.3", "12", " ", "\n", "\u202e", "\x07", "#", "x" * 130]
    ),
    max_size=4,
).map("".join)
SINGLE = ("title", "date", "rights", "summary", "story", "status", "publish_on", "slug", "language", "seed")


@examples(200, fuzz=4000)
@given(st.sampled_from(SINGLE), WORDS | PIECES)
def test_a_value_that_the_reader_takes_is_taken_by_the_schema(key: str, value: str) -> None:
    # Blanks around a value are no part of it to the reader; only in quotation marks can it have any.
    written = {"title": "A", "date": "2020-01-04"} | {key: value.strip()}
    text = "".join(f"{name}: {json.dumps(each)}\n" for name, each in written.items())
    _, problems = read_entry("content/entries/a.md", f"---\n{text}---\n")
    if not problems:
        assert [error.message for error in VALIDATORS["entry"].iter_errors(written)] == []


EXACT = ("rights", "status", "story")


@examples(100, fuzz=2000)
@given(st.sampled_from(EXACT), PIECES)
def test_a_value_that_the_schema_takes_is_taken_by_the_reader(key: str, value: str) -> None:
    written = {"title": "A", "date": "2020-01-04"} | {key: value}
    if VALIDATORS["entry"].is_valid(written):
        text = "".join(f"{name}: {json.dumps(each)}\n" for name, each in written.items())
        assert read_entry("content/entries/a.md", f"---\n{text}---\n")[1] == ()


def test_the_schemas_in_the_repository_are_those_that_the_command_writes() -> None:
    made = {path: format_json(schema) for path, schema in make_schema_files(dict.fromkeys(Names, ()))}
    wanted = {Path(path).name: data for path, data in made.items() if path.startswith(SCHEMAS)}
    found = {file.name: file.read_bytes() for file in (ROOT / SCHEMAS).iterdir()}
    assert found.keys() == wanted.keys()
    # The names are the digest's own.
    assert {name for name in wanted if wanted[name] != found[name]} <= {NAMES_FILE}, "run: dateline schema"


@pytest.mark.slow
def test_the_command_writes_settings_and_what_to_install_where_there_are_none(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert run(root, "schema")[0] == 0
    assert json.loads((root / SETTINGS).read_text(encoding="utf-8")) == make_settings()
    assert json.loads((root / EXTENSIONS).read_text(encoding="utf-8")) == {"recommendations": RECOMMENDED}


@pytest.mark.slow
def test_the_command_writes_names_and_keeps_what_others_have_set(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "content/vocabulary/people.yaml", "- name: Marta Lindqvist\n  aliases:\n    - M. Lindqvist\n")
    write(
        root,
        "content/entries/2024/2024-05-10-a.md",
        "---\ntitle: A\ndate: 2024-05-10\nsource:\n  name: Open Wire\ntags:\n  people:\n    - M. Lindqvist\n---\n",
    )
    write(root, "frontmatter.json", '{"frontMatter.website.host": "https://mine.example"}')
    write(root, SETTINGS, '{ // mine\n  "editor.fontSize": 20 }\n')
    assert run(root, "schema")[0] == 0
    names = json.loads((root / SCHEMAS / NAMES_FILE).read_text(encoding="utf-8"))["$defs"]
    assert names["people"]["enum"] == ["Marta Lindqvist"]
    assert names["sources"]["enum"] == ["Open Wire", "Quay Post"]
    panel = json.loads((root / "frontmatter.json").read_text(encoding="utf-8"))
    assert panel["frontMatter.website.host"] == "https://mine.example"
    assert {"id": "people", "options": ["Marta Lindqvist"]} in panel["frontMatter.taxonomy.customTaxonomy"]
    assert "// mine" in (root / SETTINGS).read_text(encoding="utf-8")
    before = tree(root)
    assert run(root, "schema")[1] == "0 files written, 11 as they were.\n"
    assert tree(root) == before


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "frontmatter.json",
            "{,}",
            "frontmatter.json: cannot be read as JSON\n  Put it right, or delete it: it is made anew.\n",
        ),
        (
            "frontmatter.json",
            "[]",
            "frontmatter.json: cannot be read as JSON\n  Put it right, or delete it: it is made anew.\n",
        ),
        (
            "content/entries/2024/2024-05-10-a.md",
            "---\ntitle: A\n---\n",
            (
                "content/entries/2024/2024-05-10-a.md:1:1: the key 'date' is missing\n"
                "  Write 'date: ' with a value. When it was published; time and zone allowed.\n"
            ),
        ),
    ],
)
@pytest.mark.slow
def test_the_command_writes_nothing_where_something_cannot_be_read(
    path: str, text: str, message: str, tmp_path: Path
) -> None:
    root = make_project(tmp_path)
    write(root, path, text)
    before = tree(root)
    assert run(root, "schema") == (1, "", message)
    assert tree(root) == before


def test_the_panel_never_writes_into_lists_of_tables() -> None:
    panel: Any = make_panel(dict.fromkeys(Names, ()))
    entry = next(each for each in panel["frontMatter.taxonomy.contentTypes"] if each["name"] == "entry")
    shown = {field["name"] for field in entry["fields"]}
    assert shown == {key.name for key in ENTRY} - {"timeline", "quotes", "corrections"}
