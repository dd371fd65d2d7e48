"""docs/scale.md is true: its example is run on two workers of Dask's distributed scheduler, its tables are complete."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from dateline import FoundArticle
from tests.support.places import ROOT, SOURCE
from tests.support.small_digest import BRIDGE, STRIKE, make_project, run, write

TEXT = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SHARD, DASK, RAY, SPARK = BLOCKS
FAULT = "shard-1.jsonl: b1: is empty\n  Paste the article into it, or delete the file.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a digest with an archive of three shards beside it, one of whose texts cannot be read."""
    root = make_project(tmp_path)
    write(root, "content/vocabulary/ignore.yaml", "- Portholm\n")
    for number, name in enumerate("abc"):
        texts = (BRIDGE, "" if number == 1 else STRIKE, STRIKE.replace("May 8, 2024\n\n", ""))
        lines = [{"id": f"{name}{at}", "text": text, "dct": "2024-05-08"} for at, text in enumerate(texts)]
        write(root, f"archive/shard-{number}.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    return root


def run_example(root: Path) -> subprocess.CompletedProcess:
    """Run the example as a program, as its reader does."""
    write(root, "extract_archive.py", SHARD + DASK)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "extract_archive.py"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.slow
def test_two_workers_of_dask_write_what_the_command_writes(archive: Path) -> None:
    done = run_example(archive)
    assert (done.returncode, done.stdout) == (0, FAULT), done.stderr
    for shard in sorted((archive / "archive").iterdir()):
        _, output, _ = run(archive, "extract", "--jsonl", f"archive/{shard.name}")
        assert (archive / "found" / shard.name).read_text(encoding="utf-8") == output
    assert sorted(file.name for file in (archive / "found").iterdir()) == [
        f"shard-{number}.jsonl" for number in range(3)
    ]


@pytest.mark.slow
def test_what_is_there_already_is_not_made_again(archive: Path) -> None:
    write(archive, "found/shard-1.jsonl", "as it was\n")
    done = run_example(archive)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (archive / "found" / "shard-1.jsonl").read_text(encoding="utf-8") == "as it was\n"


@pytest.mark.parametrize("block", [RAY, SPARK], ids=["Ray", "Spark"])
def test_examples_for_other_engines_are_python(block: str) -> None:
    compile(SHARD + block, "extract_archive.py", "exec")


def test_every_key_of_the_findings_is_explained() -> None:
    table = TEXT.partition("## What comes out")[2].partition("\n## ")[0]
    named = re.findall(r"`(\w+)`", table)
    assert [key for key in get_type_hints(FoundArticle) if key not in named] == []
