"""The wheel holds all that the program needs, and works in a folder that knows nothing of the checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.support.places import ROOT

pytestmark = pytest.mark.slow

SEED = """Harbour opens again after the storm

NORHAVEN: Mayor Marta Lindqvist opened the harbour of Norhaven on Friday, two days after the storm.

“The ferries will sail tonight,” Ms Lindqvist said.

Published in Harbour Post, January 4th, 2020
"""
DIGEST = """title: Harbour Digest
description: News of the harbour
base_url: https://example.org/harbour/
sources:
  - name: Harbour Post
    rights: own
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout with the locked build tools."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    command += ["--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the wheel's packages and its command, and nothing else."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--no-index", "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def run_dateline(installed: Path, project: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run the installed program in a project's folder; the checkout is not on its path."""
    libraries = sysconfig.get_paths()["purelib"]
    # Site packages behind the installed ones: the working copy, which is linked there by a .pth file, stays unknown.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(installed), libraries))}
    command = [sys.executable, "-S", "-c", "from dateline.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_templates_and_word_lists(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {f"dateline/{file.relative_to(ROOT)}" for file in (ROOT / "templates").rglob("*") if file.is_file()}
    lexicon = ROOT / "generator" / "dateline" / "english" / "lexicon"
    lists = {str(file.relative_to(ROOT / "generator")) for file in lexicon.iterdir() if file.is_file()}
    assert len(templates) > 40
    assert len(lists) > 20
    assert (templates | lists) - names == set()


def test_the_wheel_holds_nothing_that_is_not_the_programs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"dateline", f"dateline-{wheel.name.split('-')[1]}.dist-info"}
    assert [name for name in names if name.endswith((".pyc", ".gold.json")) or "seeds/" in name] == []


def test_the_source_package_holds_nothing_that_is_not_the_programs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(made) as package:
        inside = {name.split("/", 1)[1] for name in package.getnames()}
    metadata = {"PKG-INFO", "pyproject.toml", ".gitignore", "README.md", "CHANGELOG.md", "LICENSE"}
    assert {name.partition("/")[0] for name in inside - metadata} == {"generator", "templates"}


def test_the_wheel_names_its_command_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        files = {name.partition("/")[2]: name for name in archive.namelist() if ".dist-info/" in name}
        assert b"dateline = dateline.cli:main" in archive.read(files["entry_points.txt"])
        assert "License-Expression: MIT" in archive.read(files["METADATA"]).decode()
        assert "licenses/LICENSE" in files


def test_the_installed_program_runs_from_its_own_files(installed: Path, tmp_path: Path) -> None:
    code = "import dateline; print(dateline.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_a_digest_outside_the_checkout_is_ingested_and_built(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "digest.yaml").write_text(DIGEST, encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(SEED, encoding="utf-8")
    done = run_dateline(installed, tmp_path, "build")
    assert (done.returncode, done.stderr) == (0, "")
    (page,) = (tmp_path / "site" / "2020" / "01" / "04").glob("*/index.html")
    assert "Marta Lindqvist" in page.read_text(encoding="utf-8")
    assert list((tmp_path / "site" / "pagefind").rglob("pagefind.js"))
    assert list((tmp_path / "site" / "assets").glob("entry.*.css"))


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    done = run_dateline(installed, tmp_path, "--version")
    assert done.stdout == "dateline 0.1.0\n"
