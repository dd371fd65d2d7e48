"""Builds what can be built of a digest with faults: its site without the files that keep it from being built.

    python .ci/preview.py

writes the site to .cache/preview/site/ and says which files were left out, and why. It works on a copy; the digest
stays as it is. Without faults it is the whole site. It ends with status 1 where nothing can be built: where the
settings have faults, say, for without them there is no site.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

COPY = Path(".cache/preview")
PARTS = ("content", "seeds", "templates")
# The settings, and what ingest remembers: without it, it would take old seeds for new ones.
NEEDED = ("content/digest.yaml", "seeds/.base/ledger.txt")
BUILD = (sys.executable, "-m", "dateline", "build", "--format", "json")


def copy_digest() -> None:
    """Make the copy anew from what is in the current folder."""
    shutil.rmtree(COPY, ignore_errors=True)
    for part in PARTS:
        if Path(part).is_dir():
            shutil.copytree(part, COPY / part, symlinks=True)


def build() -> list[dict[str, str]]:
    """Build the copy; return what keeps it from being built, nothing where it is built."""
    done = subprocess.run(  # noqa: S603 - our own program
        BUILD, cwd=COPY, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if done.returncode == 0:
        return []
    return [told for told in json.loads(done.stdout) if told["level"] == "error"]


def leave_out(faults: list[dict[str, str]]) -> set[str]:
    """Remove the files with faults from the copy; return their paths, none where no file can be spared."""
    paths = {fault["path"] for fault in faults if fault["path"].startswith(("content/", "seeds/"))}
    spared = {path for path in paths if path not in NEEDED and os.path.lexists(COPY / path)}
    for path in spared:
        (COPY / path).unlink()
    return spared


def tell(lines: list[str]) -> None:
    """Tell a person, and GitHub's summary of the run where there is one."""
    text = "".join(f"{line}\n" for line in lines)
    print(text, end="")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text)


def main() -> int:
    """Build, leave out what has faults, and build again until there is a site or nothing more to leave out."""
    copy_digest()
    told: list[str] = []
    while faults := build():
        spared = leave_out(faults)
        told += [f"- {fault['path']}: {fault['what']}" for fault in faults if fault["path"] in spared]
        if not spared:
            tell(["Nothing can be built:", *(f"- {fault['path']}: {fault['what']}" for fault in faults)])
            return 1
    tell([f"The site is in {COPY}/site/.", *(["It was built without these files:", *told] if told else [])])
    return 0


if __name__ == "__main__":
    sys.exit(main())
