"""Runs the tests in a copy of the checkout whose digest is another one, for what an editor may do never fails a test.

    .venv/bin/python -m tests.support.other_digests made-up [words for pytest]

takes one of DIGESTS; `make test DIGEST=made-up` does the same.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.support.made_up_digest import SETTINGS, Writer
from tests.support.places import ROOT
from tests.support.small_digest import run, write

ENTRIES = 200
FIRST_DAY = date(2020, 1, 1)
# What an editor may say of an entry; each fifth says one of these.
SAYINGS = (
    "status: draft",
    "status: published\npublish_on: 2999-01-01",
    "status: published\nexpires_on: 2021-01-01",
    "status: published\nslug: {slug}\naliases:\n  - /old/{slug}/",
    "status: published\nseed: seeds/private-{slug}.txt",
)
VOCABULARY = (
    "- name: Vera Lund\n  aliases:\n    - V. Lund\n  former:\n    - Vera Holm\n  description: Keeps the light.\n"
)
DRAFT = "---\ntitle: A draft\ndate: 2024-05-01\nstatus: draft\n---\nNothing yet.\n"
SEED = """\
{title}

By Vera Lund

NORHAVEN: {first} It was opened on 3 March 1962.

Published in Quay Post, May {day}th, 2024
"""


def make_bare(root: Path) -> None:
    """Write a digest that has settings and nothing else."""
    write(root, "content/digest.yaml", SETTINGS)


def make_draft(root: Path) -> None:
    """Write a digest of one draft."""
    make_bare(root)
    write(root, "content/entries/a-draft.md", DRAFT)


def make_made_up(root: Path) -> None:
    """Write a digest of 200 made-up entries: drafts, scheduled, expired, renamed, deleted, with and without seeds."""
    make_bare(root)
    writer = Writer()
    for number in range(ENTRIES):
        day = FIRST_DAY + timedelta(days=number)
        text = writer.make_entry(day, number)
        if number % 5 == 0:
            said = SAYINGS[number // 5 % len(SAYINGS)].format(slug=f"number-{number}")
            text = text.replace("status: published", said)
        write(root, f"content/entries/{day.year}/{day}-entry.md", text)
    write(root, "content/vocabulary/people.yaml", VOCABULARY)
    for number in range(10, 20):
        copy = SEED.format(title=writer.make_sentence(7)[:-1], first=writer.make_sentence(30), day=number)
        write(root, f"seeds/{number}.txt", copy)
    assert run(root, "ingest")[0] == 0
    made = sorted((root / "content" / "entries").rglob("2024-05-*.md"))
    for entry in made[:3]:
        entry.unlink()  # a deleted entry stays deleted
    for number in range(14, 16):
        (root / f"seeds/{number}.txt").unlink()  # a seed that is kept elsewhere


DIGESTS: dict[str, Callable[[Path], None]] = {"bare": make_bare, "draft": make_draft, "made-up": make_made_up}


def copy_checkout(folder: Path) -> None:
    """Copy what git tracks, or would, but the digest."""
    git = ("git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(git, capture_output=True, check=True).stdout.decode().split("\0")
    for path in listed:
        if path and not path.startswith(("content/", "seeds/")) and os.path.lexists(ROOT / path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, folder / path, follow_symlinks=False)
    # Some tests ask git what belongs to the checkout.
    for command in (["init", "--quiet"], ["add", "--all", "--force"]):
        subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True)


def main(name: str, *words: str) -> None:
    """Run the tests beside a digest; ends as they end."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        copy_checkout(folder)
        DIGESTS[name](folder)
        done = subprocess.run([sys.executable, "-m", "pytest", *words], cwd=folder, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
