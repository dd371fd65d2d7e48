"""What a command loads before its work: what it runs, and nothing that other commands run."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli.commands import COMMANDS, load_command
from tests.support.places import SOURCE
from tests.support.small_digest import make_project, write

LOADED = """
import sys
sys.path.insert(0, sys.argv[1])
from dateline.cli import main
try:
    main(sys.argv[2:])
except SystemExit as ended:
    assert not ended.code
print(*sys.modules, sep="\\n", file=sys.stderr)
"""
ENTRY = "---\ntitle: Talks\ndate: 2024-02-01\nrights: own\n---\n[Words](https://example.org/).\n"
WEB = {"httpx", "starlette", "uvicorn", "watchfiles", "asyncio"}
PAGES = {"jinja2", "markupsafe", "PIL", "cbor2", "dateline.output"}
TEXTS = {"pycrfsuite", "dateline.english", "dateline.article", "dateline.extract", "dateline.draft", "dateline.merge"}
BODIES = {"markdown_it", "mdit_py_plugins"}
FILES = {"yaml", "babel", "anyascii", "dateline.content", "dateline.language", "dateline.site", "dateline.commands"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_project(tmp_path)
    write(root, "content/entries/talks.md", ENTRY)
    return root


def find_loaded(root: Path, *arguments: str) -> set[str]:
    """Return the modules and packages that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(SOURCE), *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize(
    ("arguments", "others"),
    [
        (["--version"], {"rich", *WEB, *PAGES, *TEXTS, *BODIES, *FILES}),
        (["--help"], {"rich", *WEB, *PAGES, *TEXTS, *BODIES, *FILES}),
        (["ingest"], {"rich", *WEB, *PAGES, *TEXTS, *BODIES, "yaml", "babel", "dateline.content"}),
        (["tags"], {"rich", *WEB, *PAGES, *BODIES, "dateline.extract"}),
        (["schema"], {"rich", *WEB, *PAGES, *BODIES, *TEXTS}),
        (["check"], {"rich", *WEB, *PAGES}),
        (["build"], {"rich", *WEB, *TEXTS}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_loads_nothing_that_it_does_not_run(root: Path, arguments: list[str], others: set[str]) -> None:
    assert find_loaded(root, *arguments) & others == set()


def test_the_preview_begins_without_what_understands_articles(root: Path) -> None:
    others = {"rich", "httpx", "cbor2", "pycrfsuite", "dateline.extract", "dateline.merge"}
    assert find_loaded(root, "serve", "--help") & others == set()


def test_the_list_of_commands_says_what_each_says_itself() -> None:
    assert {name: load_command(name).get_short_help_str(200) for name in COMMANDS} == COMMANDS


def test_a_build_with_nothing_new_loads_nothing_that_makes_pages(root: Path) -> None:
    find_loaded(root, "build")
    assert find_loaded(root, "build") & {*WEB, *TEXTS, *PAGES, *BODIES, "rich", "yaml"} == set()
