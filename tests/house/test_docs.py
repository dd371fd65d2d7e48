"""The documents are true: their examples are read by the program, their commands exist, their links lead somewhere."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
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
from dateline.output.files import render_site
from dateline.problems import Problem, format_problem
from dateline.when import read_when
from tests.support.languages import ENGLISH
from tests.support.places import ROOT
from tests.support.site_values import build_site
from tests.support.template_reference import DOCUMENT, write_reference

DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])
FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)(?P<target>[^)\s#]*)(?:#(?P<anchor>[^)\s]+))?\)")
MAKE = re.compile(r"`make ([a-z]+)")
DATELINE = re.compile(r"(?:`|^)dateline ([a-z]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z]+):.* ## ", re.MULTILINE)


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
    assert DOCUMENT.read_text(encoding="utf-8") == write_reference(DOCUMENT.read_text(encoding="utf-8")), (
        "write it anew: python -m tests.support.template_reference"
    )


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


@pytest.mark.parametrize("file", ["ENTRY", "STORY", "TEXT_PAGE", "DIGEST", "VOCABULARY"])
def test_every_key_that_an_editor_may_write_is_explained(file: str) -> None:
    text = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    assert [key for key in list_keys(getattr(schema, file)) if not re.search(rf"`{key}(\.yaml)?`", text)] == []


def test_the_commands_of_make_are_those_of_the_readme() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(MAKE.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_document_names_commands_that_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(MAKE.findall(text)) - targets == set()
    assert set(DATELINE.findall(text)) - set(dateline.commands) == set()


def test_every_command_is_in_the_readme() -> None:
    assert set(DATELINE.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == set(dateline.commands)


def make_anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_documents_links_lead_somewhere(document: Path) -> None:
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    for link in LINK.finditer(re.sub(r"`[^`]*`", "", text)):
        target = (document.parent / link["target"]).resolve() if link["target"] else document
        if target.is_relative_to(ROOT / "seeds") or target.is_relative_to(ROOT / "content"):
            continue  # the editors', who may do there what they like
        assert target.exists(), link[0]
        if link["anchor"]:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert link["anchor"] in {make_anchor(heading) for heading in headings}, link[0]


def test_workflows_run_the_commands_of_developers() -> None:
    workflows = [file.read_text(encoding="utf-8") for file in (ROOT / ".github" / "workflows").glob("*.yml")]
    commands = {line for text in workflows for line in re.findall(r"run: (.*)$", text, re.MULTILINE)}
    assert commands == {
        ".ci/run",
        "make faults FORMAT=github",
        "make preview",
        "make test DIGEST=made-up",
        'make site BASE_URL="$BASE_URL" | tee -a "$GITHUB_STEP_SUMMARY"',
    }
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_scores_without_judged_articles_say_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "evaluation" / "run.py"), str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"There are no judged articles in {tmp_path / 'none'}\n"
        "  Name their folder: make eval EVAL=/path/to/it. It holds articles/, tags/ and timelines/.\n"
    )
