"""`make preview`: of a digest with faults is built what can be built, and what was left out is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT, SOURCE
from tests.support.small_digest import BRIDGE, make_project, tree, write

pytestmark = pytest.mark.slow

SOUND = "---\ntitle: Lock opens\ndate: 2024-05-02\nrights: own\n---\nThe lock opened.\n"
FAULTY = "---\ntitel: Lock opens\ndate: 2024-05-02\n---\nThe lock opened.\n"
SITE = ".cache/preview/site"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_project(tmp_path, bridge=BRIDGE)
    write(tmp_path, "content/entries/sound.md", SOUND)
    return tmp_path


def preview(root: Path, **environment: str) -> tuple[int, str]:
    """Return status and words of `make preview`."""
    usual = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "preview.py")],
        cwd=root,
        env={**usual, "PYTHONPATH": str(SOURCE), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_sound_digest_is_built_whole_and_stays_as_it_is(root: Path) -> None:
    before = tree(root)
    assert preview(root) == (0, f"The site is in {SITE}/.\n")
    assert (root / SITE / "2024/05/02/sound/index.html").is_file()
    assert (root / SITE / "2024/05/05/harbour-bridge-closed-after-ferry-strikes-pier/index.html").is_file()
    assert {path: data for path, data in tree(root).items() if not path.startswith(".cache/")} == before


def test_files_with_faults_and_those_that_need_them_are_left_out_and_told(root: Path) -> None:
    write(root, "content/entries/faulty.md", FAULTY)
    write(root, "content/stories/canal.md", "---\nsummary: No title.\n---\n")
    write(root, "content/entries/member.md", SOUND.replace("Lock", "Weir").replace("rights: own", "story: canal"))
    write(root, "seeds/broken.txt", b"Bridge\xff closed\n")
    summary = root / "summary"
    status, said = preview(root, GITHUB_STEP_SUMMARY=str(summary))
    assert status == 0
    assert said.splitlines()[:2] == [f"The site is in {SITE}/.", "It was built without these files:"]
    assert sorted({line.split(":")[0] for line in said.splitlines()[2:]}) == [
        *("- content/entries/faulty.md", "- content/entries/member.md", "- content/stories/canal.md"),
        "- seeds/broken.txt",
    ]
    assert "- content/entries/faulty.md: unknown key 'titel'" in said
    assert summary.read_text(encoding="utf-8") == said
    assert (root / SITE / "2024/05/02/sound/index.html").is_file()
    assert (root / "content/entries/faulty.md").read_text(encoding="utf-8") == FAULTY


def test_without_sound_settings_nothing_can_be_built(root: Path) -> None:
    write(root, "content/digest.yaml", "titel: Harbour Digest\n")
    status, said = preview(root)
    assert status == 1
    assert said.startswith("Nothing can be built:\n- content/digest.yaml: ")
