"""Linter and type checker see every file of Python there is."""

import subprocess
import sys
from pathlib import Path

from tests.support.faults import name_place, refuse, tell
from tests.support.places import ROOT

LIST_SOURCES = """
from mypy.find_sources import create_source_list
from mypy.options import Options
from mypy.config_parser import parse_config_file
options = Options()
parse_config_file(options, lambda: None, "pyproject.toml")
options.mypy_path = []
print("\\n".join(source.path for source in create_source_list(options.files, options)))
"""


def list_tracked() -> set[Path]:
    """Return every Python file that git tracks, but the editors' and inputs of tests."""
    git = ("git", "-C", str(ROOT), "ls-files", "-z", "--", "*.py")
    listed = subprocess.run(git, capture_output=True, check=True).stdout.decode().split("\0")
    return {ROOT / path for path in listed if path and not path.startswith(("content/", "seeds/", "site/"))}


def test_the_linter_sees_every_file() -> None:
    command = (sys.executable, "-m", "ruff", "check", "--show-files", ".")
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().splitlines()
    unseen = list_tracked() - {Path(path) for path in shown}
    what, remedy = "the linter does not see this file", "See what [tool.ruff] of pyproject.toml excludes."
    refuse(tell(name_place(file), what, remedy) for file in sorted(unseen))


def test_the_type_checker_is_given_every_file() -> None:
    command = (sys.executable, "-c", LIST_SOURCES)
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().splitlines()
    unseen = list_tracked() - {(ROOT / path).resolve() for path in listed}
    what, remedy = "the type checker does not see this file", "See 'files' of [tool.mypy] in pyproject.toml."
    refuse(tell(name_place(file), what, remedy) for file in sorted(unseen))
