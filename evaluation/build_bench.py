"""Measures whole builds of made-up digests, and writes the figures to docs/performance.md.

    python evaluation/build_bench.py [ENTRIES ...]

Each is a command in a process of its own, as an editor or a workflow runs it. Processor time is that of all its
processes; memory is the most that they held together, looked at twenty times a second.
"""

import gzip
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from made_digest import make_digest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- Written by 'make bench'. -->\n", "<!-- End of what 'make bench' writes. -->\n"
SIZES = (100, 1000)
PARAGRAPHS = 12
"""Of an entry: 660 words with title, summary, events and quotations."""
WRITTEN = re.compile(r"(\d+) files written, \d+ as they were, (\d+) removed")
PAUSE_SECONDS = 0.05
TODAY = "2040-01-01"


@dataclass(frozen=True)
class Run:
    """What one command took."""

    cpu_seconds: float
    wall_seconds: float
    peak_mib: float
    written: int | None
    """Files; None for a command that writes none."""

    def __str__(self) -> str:
        files = "" if self.written is None else f", {self.written:,} files"
        return f"{self.wall_seconds:.2f} s ({self.cpu_seconds:.2f} of a processor), {self.peak_mib:.0f} MiB{files}"


def run(project: Path, *arguments: str) -> Run:
    """Run a command of Dateline in a digest, and return what it took."""
    command = [sys.executable, "-m", "dateline", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    started, before = time.perf_counter(), os.times()
    process = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
    peak = [0.0]
    watcher = threading.Thread(target=watch, args=(process, peak))
    watcher.start()
    output, _ = process.communicate()
    wall, after = time.perf_counter() - started, os.times()
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    written = WRITTEN.search(output)
    return Run(cpu, wall, peak[0], int(written[1]) if written else None)


def watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    """Note the most memory that a process and all its children hold together, in MiB, until it ends."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(read_memory(pid) for pid in list_family(process.pid)))
        time.sleep(PAUSE_SECONDS)


def list_family(pid: int) -> Iterator[int]:
    """Yield a process and its children, and theirs."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from list_family(int(child))


def read_memory(pid: int) -> float:
    """Return the memory of a process in MiB, what it shares with others counted in parts; 0 where it has ended."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def measure(size: int) -> dict[str, str]:
    """Return what each kind of build of so many entries takes."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as temporary:
        project = Path(temporary, "digest")
        files = make_digest(project, size, PARAGRAPHS)
        build = ("build", "--no-ingest", "--today", TODAY)
        rows = {"from nothing": str(run(project, *build))}
        rows["the site"] = describe_site(project / "site")
        # The second build lays a folder aside that later ones are laid upon.
        for _ in range(2):
            edit_body(files[-1])
            run(project, *build)
        rows["nothing changed"] = str(run(project, *build))
        edits: dict[str, Callable[[Path], None]] = {
            "the body of the newest entry": edit_body, "one tag more": add_tag, "one new entry": add_entry,
        }  # fmt: skip
        for name, edit in edits.items():
            edit(files[-1])
            rows[name] = str(run(project, *build))
        edit_body(files[size // 2])
        rows["the body of an older entry"] = str(run(project, *build))
        restored = Path(temporary, "restored")
        shutil.copytree(project, restored, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("spare"))
        shutil.rmtree(project)
        restored.rename(project)
        rows["a checkout anew, cache and site restored"] = str(run(project, *build))
        rows["`dateline check`"] = str(run(project, "check", "--today", TODAY))
    return rows


def edit_body(entry: Path) -> None:
    """Add a sentence to an entry."""
    with entry.open("a", encoding="utf-8") as file:
        file.write(f"\n\nOne more sentence, at byte {entry.stat().st_size}.\n")


def add_tag(entry: Path) -> None:
    """Give an entry a tag that nobody has had."""
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("  places:\n", "  places:\n    - Newhaven\n", 1), encoding="utf-8")


def add_entry(entry: Path) -> None:
    """Write an entry that is newer than all others."""
    text = entry.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: News of ", 1)
    entry.with_name(entry.name.replace("entry", "news")).write_text(text, encoding="utf-8")


def describe_site(site: Path) -> str:
    """Return how many files a site has and what they weigh, and its heaviest page as it travels."""
    files = [file for file in site.rglob("*") if file.is_file()]
    total = sum(file.stat().st_size for file in files)
    heaviest = max(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.suffix == ".html")
    return f"{len(files):,} files, {total / 1e6:.0f} MB; heaviest page {heaviest / 1e3:.0f} kB packed"


def format_table(sizes: list[int], columns: list[dict[str, str]]) -> str:
    """Return the figures as a table of Markdown, a kind of build a row, with a line that says what they are of."""
    day = datetime.now(tz=UTC).date()
    lines = [
        f"Measured on {day:%-d %B %Y} with Python {platform.python_version()} on {os.cpu_count()} cores.",
        "",
        f"| | {' | '.join(f'{size:,} entries' for size in sizes)} |",
        f"| --- |{' --- |' * len(sizes)}",
        *(f"| {name} | {' | '.join(column[name] for column in columns)} |" for name in columns[0]),
    ]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Measure, and write the table."""
    sizes = [int(each) for each in sys.argv[1:]] or list(SIZES)
    columns = []
    for size in sizes:
        columns.append(measure(size))
        for name, told in columns[-1].items():
            print(f"build: {size:,} entries: {name}: {told}")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{format_table(sizes, columns)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
