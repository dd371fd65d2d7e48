"""The documents are true: their examples are read by the program, their commands exist, their links lead somewhere."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest

from dateline.cli.commands import dateline
from dateline.commands.wording import read_wording
from dateline.content.entry import read_entry
from dateline.content.keys import schema
from dateline.content.keys.schema import Key
from dateline.content.markdown.markup import check_body
from dateline.content.settings import read_digest
from dateline.content.story import read_story, read_text_page
from dateline.content.vocabulary import read_vocabulary
from dateline.language.dates import say_when
from dateline.problems import Problem, format_problem
from dateline.when import read_when
from tests.house.documents import (
    DATELINE,
    DOCUMENTS,
    MAKE,
    find_bare_python,
    find_broken_links,
    find_difference,
    find_missing_headings,
    find_missing_paths,
    find_unknown_commands,
)
from tests.support.faults import find_line, name_place, refuse, tell
from tests.support.languages import ENGLISH
from tests.support.places import ROOT
from tests.support.site_files import render_site
from tests.support.site_values import build_site
from tests.support.template_reference import DOCUMENT, write_reference

FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
TARGETS = frozenset(re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
README = (ROOT / "README.md").read_text(encoding="utf-8")
# What a digest may have of its own, and what a reader of a walk is told to write.
IMAGINED = frozenset({
    *("templates/css/own.css", "templates/assets/logo.svg", "templates/languages/fr.yaml"),
    *("generator/dateline/site/pages/pictures.py", "templates/pictures.html"),
})  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A fenced block that says which file it could be."""

    path: str
    text: str
    message: str
    """What the document says that the program says of it; empty where nothing is wrong."""


def read_examples(document: Path) -> Iterator:
    """Yield a parameter for every block with a path; a `text` block right behind one holds its message."""
    text = document.read_text(encoding="utf-8")
    blocks = list(FENCE.finditer(text))
    for block, after in zip_longest(blocks, blocks[1:]):
        if block["path"]:
            is_told = after and after["kind"] == "text" and not text[block.end() : after.start()].strip()
            line = text.count("\n", 0, block.start()) + 1
            example = Example(block["path"], block["text"], after["text"] if is_told else "")
            yield pytest.param(example, id=f"{document.name}:{line}")


EXAMPLES = [example for document in DOCUMENTS for example in read_examples(document)]


def read_example(path: str, text: str, folder: Path) -> tuple[object, tuple[Problem, ...]]:
    """Return what the program reads in an example, and what it finds wrong."""
    match Path(path).parts:
        case ("content", "entries", *_):
            entry, problems = read_entry(path, text if text.startswith("---\n") else f"---\n{text}---\n")
            return entry, (*problems, *(check_body(path, entry.body, entry.body_line) if entry else ()))
        case ("content", "stories", _):
            return read_story(path, text)
        case ("content", "pages", _):
            return read_text_page(path, text)
        case ("content", "vocabulary", _):
            return read_vocabulary(((path, text),))
        case ("content", "digest.yaml"):
            return read_digest(path, text)
        case ("templates", *rest):
            file = folder.joinpath(*rest)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            if rest[0] == "languages":
                return read_wording(file.stem, (folder, ROOT / "templates"))
            return render_site(build_site(), (folder, ROOT / "templates")), ()
    pytest.fail(f"nothing in a digest is called {path}")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read_as_the_document_says(example: Example, tmp_path: Path) -> None:
    value, problems = read_example(example.path, example.text, tmp_path)
    assert "".join(f"{format_problem(problem)}\n" for problem in problems) == example.message
    assert value or example.message


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 10


def test_the_reference_of_templates_is_what_templates_see() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    refuse(find_difference(DOCUMENT, text, write_reference(text)))


def test_every_date_in_the_table_of_dates_can_be_read() -> None:
    text = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    table = text.partition("## Dates")[2].partition("## Rights")[0]
    dates = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(dates) > 8
    assert all(say_when(ENGLISH, read_when(date)) for date in dates)


def list_keys(keys: tuple[Key, ...]) -> Iterator[str]:
    """Yield the names of keys and of those inside them."""
    for key in keys:
        yield key.name
        yield from list_keys(key.keys)


def find_unexplained(names: Iterable[str], text: str) -> Iterator[str]:
    """Yield a message for each key that docs/editing.md does not explain."""
    file = Path(schema.__file__)
    for name in names:
        if not re.search(rf"`{name}(\.yaml)?`", text):
            place = name_place(file, find_line(file.read_text(encoding="utf-8"), f'"{name}"'))
            yield tell(place, f"docs/editing.md does not explain the key '{name}'", "Add it to its table there.")


@pytest.mark.parametrize("file", ["ENTRY", "STORY", "TEXT_PAGE", "DIGEST", "VOCABULARY"])
def test_every_key_that_an_editor_may_write_is_explained(file: str) -> None:
    text = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    refuse(find_unexplained(list_keys(getattr(schema, file)), text))


def test_a_key_that_is_not_explained_is_told_with_its_line() -> None:
    (fault,) = find_unexplained(["title", "summary"], "| `title` | How it is called. |")
    line = find_line(Path(schema.__file__).read_text(encoding="utf-8"), '"summary"')
    assert fault.startswith(f"generator/dateline/content/keys/schema.py:{line}: docs/editing.md does not explain")


def list_commands(pattern: re.Pattern[str]) -> set[str]:
    """Return the commands that the readme names."""
    return {found["command"] for found in pattern.finditer(README)}


def test_every_command_is_in_the_readme() -> None:
    known = {f"make {name}" for name in TARGETS} | {f"dateline {name}" for name in dateline.commands}
    named = {f"make {name}" for name in list_commands(MAKE)} | {f"dateline {name}" for name in list_commands(DATELINE)}
    refuse(
        tell("README.md:1", f"does not name '{each}'", "Add a row for it to the table of commands.")
        for each in sorted(known - named)
    )


def test_documents_name_commands_that_exist() -> None:
    commands = frozenset(dateline.commands)
    refuse(
        fault
        for document in DOCUMENTS
        for fault in find_unknown_commands(document, document.read_text(encoding="utf-8"), TARGETS, commands)
    )


@pytest.mark.parametrize("find", [find_broken_links, find_bare_python], ids=lambda find: find.__name__)
def test_what_documents_lead_to_is_there(find: Callable[[Path, str], Iterator[str]]) -> None:
    refuse(fault for document in DOCUMENTS for fault in find(document, document.read_text(encoding="utf-8")))


def test_documents_name_paths_that_exist() -> None:
    """The changelog tells what was; all others tell what is."""
    refuse(
        fault
        for document in DOCUMENTS
        if document.name != "CHANGELOG.md"
        for fault in find_missing_paths(document, document.read_text(encoding="utf-8"), IMAGINED)
    )


def test_messages_send_their_readers_to_headings_that_exist() -> None:
    sources = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "generator").rglob("*.py"), ROOT / "pyproject.toml"]
    refuse(
        fault
        for source in sorted(sources)
        if source != Path(__file__)
        for fault in find_missing_headings(source, source.read_text(encoding="utf-8"))
    )


def test_how_to_call_a_helper_of_the_tests_works_in_a_fresh_clone() -> None:
    sources = [*(ROOT / "tests" / "support").glob("*.py"), *(ROOT / "tests" / "house").glob("*.py")]
    refuse(
        fault
        for source in sorted(sources)
        if source != Path(__file__)
        for fault in find_bare_python(source, source.read_text(encoding="utf-8"))
    )


def test_each_thing_that_is_not_there_is_told_with_its_line() -> None:
    text = "# A\n`tests/gone.py`, `docs/`, [A](#b), [c](c.md), `make gone`,\n`dateline lost`, `python -m pytest`\n"
    file = ROOT / "docs" / "a.md"
    assert list(find_missing_paths(file, text)) == [
        "docs/a.md:2: names tests/gone.py, which is not there\n  Name what does this now, or take it out."
    ]
    assert list(find_broken_links(ROOT / "docs" / "editing.md", "[A](#b)\n[c](c.md)"))[1:] == [
        "docs/editing.md:2: links to c.md, which is not there\n  Link to what took its place."
    ]
    assert list(find_unknown_commands(file, text, frozenset({"fast"}), frozenset({"build"}))) == [
        "docs/a.md:2: there is no command 'make gone'\n  There are: fast.",
        "docs/a.md:3: there is no command 'dateline lost'\n  There are: build.",
    ]
    assert [told.partition(" ")[0] for told in find_bare_python(file, text)] == ["docs/a.md:3:"]


def test_an_anchor_that_no_heading_has_is_told_with_those_that_there_are() -> None:
    file = ROOT / "SECURITY.md"
    (fault,) = find_broken_links(file, "\n\n[A](#b)")
    assert fault.startswith("SECURITY.md:3: links to #b, which no heading of SECURITY.md has\n  Its headings have: ")


def test_a_name_that_a_module_does_not_have_is_told() -> None:
    text = "`content/entry.py: read_entry`, `content/entry.py: lost`, `content/gone.py`"
    assert [told.splitlines()[0] for told in find_missing_paths(ROOT / "docs" / "architecture.md", text)] == [
        "docs/architecture.md:1: names content/entry.py: lost, which is not there",
        "docs/architecture.md:1: names content/gone.py, which is not there",
    ]


def test_a_heading_that_is_not_there_is_told_with_the_message_that_cites_it() -> None:
    text = "SECURITY.md, 'How to panic', says. CONTRIBUTING.md, 'Messages', says."
    (fault,) = find_missing_headings(ROOT / "tests" / "a.py", text)
    assert fault.startswith("tests/a.py:1: cites SECURITY.md, 'How to panic', which is not there\n")


COMMANDS_OF_WORKFLOWS = {
    ".ci/run",
    "make faults FORMAT=github",
    "make preview",
    "make test DIGEST=made-up",
    'make site BASE_URL="$BASE_URL" | tee -a "$GITHUB_STEP_SUMMARY"',
}


def test_workflows_run_the_commands_of_developers() -> None:
    refuse(
        tell(name_place(file, number), f"no developer runs this: {command[1]}", "Make it a command of the Makefile.")
        for file in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if (command := re.search(r"run: (.*)$", line)) and command[1] not in COMMANDS_OF_WORKFLOWS
    )
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_scores_without_judged_articles_say_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "evaluation" / "run.py"), str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"There are no judged articles in {tmp_path / 'none'}\n"
        "  Name their folder: make eval EVAL=/path/to/it. It holds articles/, tags/ and timelines/.\n"
    )
