"""A project on disk with two made-up seeds, for the tests of what reads and writes one."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.places import SOURCE

TODAY = "2024-06-01"
SETTINGS = """\
title: Harbour Digest
description: News of the harbour, gathered by hand.
base_url: https://example.org/
sources:
  - name: Quay Post
    rights: own
"""
BRIDGE = """\
Harbour bridge closed after ferry strikes pier

By Ida Lorne

PORTHOLM: The mayor of Portholm, Karin Vale, closed the harbour bridge on Friday after a ferry struck its middle pier.

“Nobody crosses before the divers have looked,” Ms Vale said on Saturday. The bridge was opened in 1962.

Published in Quay Post, May 5th, 2024
"""
STRIKE = """\
Crews walk out on the island line

May 8, 2024

PORTHOLM (Quay Post) - Crews of the island line walked out on Tuesday over new hours, their union said.

The Harbour Workers' Union had asked for talks in April.
"""


def make_project(root: Path, **seeds: str) -> Path:
    """Return the folder of a new project; a seed's name is given without its ending."""
    write(root, "content/digest.yaml", SETTINGS)
    (root / "seeds").mkdir()
    for name, text in seeds.items():
        write(root, f"seeds/{name}.txt", text)
    return root


def write(root: Path, path: str, text: str | bytes) -> None:
    """Write one file, its folder too."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes, by path; the lock is none."""
    files = (file for file in sorted(root.rglob("*")) if file.is_file() and file.name != ".dateline.lock")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def put_back(root: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold these files, as `tree` gives them, and no others."""
    for path in tree(root).keys() - files.keys():
        (root / path).unlink()
    for path, data in files.items():
        write(root, path, data)


def run(root: Path, *arguments: str, given: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Run `dateline` as a person does; return exit status, output and error output."""
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=root,
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()
