"""Measures how fast Dateline is: extraction and its growth with length, builds, checks, and how soon a save is seen.

    python evaluation/speed.py

Seeds and `content/` of this repository are used, in a temporary copy; times are the best of three runs. The preview
shows a made-up digest.
"""

import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from itertools import cycle
from pathlib import Path

from dateline.commands.build import build
from dateline.commands.check import check_all
from dateline.commands.extraction import Settings, extract_document, read_document
from made_articles import make_articles
from preview_speed import measure_preview

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
LENGTHS = (10_000, 100_000, 1_000_000)
"""Characters; a seed has at most two million."""
ODD_COPY = {
    "prose": "",
    "one word": "a",
    "capitals": "Omar Darzi ",
    "commas": "Kenya, ",
    "dates": "3 May 2020 ",
    "marks": "“",
}
"""What is repeated to the length; prose is the seeds one behind the other."""
TODAY = date(2026, 1, 1)
ARCHIVE = 600
"""Articles that workers share."""
MANY = 1000
"""Entries of the large digest."""
FIRST_DAY = date(2022, 1, 1)
DATE = re.compile(r"^date: .*$", re.MULTILINE)
SEED = re.compile(r"^seed: .*$", re.MULTILINE)
BOUND = re.compile(r"^    (?:future: true|(?:not_)?same_as:(?:\n      - .*)+)\n", re.MULTILINE)
"""What is true of the entry alone, and of none of its copies on other days."""


def measure(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that the work takes by a clock, the best of three runs."""
    times = []
    for _ in range(RUNS):
        started = clock()
        work()
        times.append(clock() - started)
    return min(times)


def measure_extraction() -> None:
    """Print how many words of the seeds are extracted a second, in one process."""
    files = sorted((ROOT / "seeds").glob("*.txt"))
    documents = [read_document(file.name, file.read_bytes(), None) for file in files]
    words = sum(len(document.data.split()) for document in documents)
    started = time.perf_counter()
    extract_document(documents[0], Settings())
    print(f"extraction: {time.perf_counter() - started:.2f} s for the first article, word lists and model loaded")
    seconds = measure(lambda: [extract_document(document, Settings()) for document in documents])
    print(f"extraction: {words / seconds:,.0f} words/s, {len(documents) / seconds:.0f} articles/s")


def measure_workers() -> None:
    """Print how much sooner two workers have read an archive than one, as a command; nothing else may be at work."""
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as temporary:
        archive = Path(temporary, "archive.jsonl")
        articles = enumerate(make_articles(ROOT / "seeds", ARCHIVE))
        lines = (json.dumps({"id": number, "text": text}) for number, text in articles)
        archive.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        times = {}
        for workers in (1, 2):
            command = [sys.executable, "-m", "dateline", "extract", "--jsonl", "--workers", str(workers), str(archive)]
            started = time.perf_counter()
            subprocess.run(command, cwd=temporary, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
            times[workers] = time.perf_counter() - started
        print(f"extraction: {times[1]:.1f} s for {ARCHIVE} articles in one process, {times[2]:.1f} s in two")
        print(f"extraction: {times[1] / times[2]:.2f} times as fast with two workers")


def measure_growth() -> None:
    """Print how long one article of ten, a hundred and a thousand kilobytes takes: ten times longer, not a hundred."""
    prose = "\n\n".join(file.read_text(encoding="utf-8-sig") for file in sorted((ROOT / "seeds").glob("*.txt")))
    for name, unit in ODD_COPY.items():
        text = unit or f"{prose}\n\n"
        times = []
        for length in LENGTHS:
            copy = "Headline\n\n4 January 2020\n\n" + (text * (length // len(text) + 1))[:length]
            document = read_document("growth.txt", copy.encode(), None)
            started = time.perf_counter()
            extract_document(document, Settings())
            times.append(f"{time.perf_counter() - started:.2f} s")
        print(f"growth: {name}: {', '.join(times)} for {', '.join(f'{length // 1000} KB' for length in LENGTHS)}")


def measure_builds() -> None:
    """Print how long a build takes, without a cache, with one, and with nothing changed."""
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as temporary:
        project = Path(temporary)
        shutil.copytree(ROOT / "content", project / "content")

        def run() -> None:
            build(project, today=TODAY, report=lambda _: None)

        def run_anew() -> None:
            for name in ("site", ".cache"):
                shutil.rmtree(project / name, ignore_errors=True)
            run()

        entries = sum(1 for _ in (project / "content" / "entries").rglob("*.md"))
        print(f"build: {measure(run_anew):.2f} s for {entries} entries, from nothing")
        print(f"build: {measure(run):.2f} s again, nothing changed")


def make_large_digest(root: Path) -> None:
    """Write a digest of a thousand entries, copies of those here on other days, each with its seed as ingested."""
    for name in ("stories", "pages", "vocabulary"):
        shutil.copytree(ROOT / "content" / name, root / "content" / name)
    shutil.copy(ROOT / "content" / "digest.yaml", root / "content")
    (root / "seeds" / ".base").mkdir(parents=True)
    rows = []
    for number, entry in zip(range(MANY), cycle(sorted((ROOT / "content" / "entries").rglob("*.md"))), strict=False):
        day = FIRST_DAY + timedelta(days=number)
        seed, path = f"seeds/{number}.txt", f"content/entries/{day.year}/{day}-{number}.md"
        text = DATE.sub(f"date: {day}", BOUND.sub("", entry.read_text(encoding="utf-8")), count=1)
        copy = (ROOT / (SEED.search(text) or [""])[0].removeprefix("seed: ")).read_bytes()
        data = SEED.sub(f"seed: {seed}", text).encode()
        for name, content in ((path, data), (seed, copy), (f"seeds/.base/{number}.md", data)):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        rows.append("\t".join((sha256(copy).hexdigest(), seed, path, sha256(data).hexdigest())) + "\n")
    (root / "seeds" / ".base" / "ledger.txt").write_text("".join(sorted(rows)), encoding="utf-8")


def measure_check() -> None:
    """Print how long a check of a thousand entries takes, as a command and without the time until Python is there."""
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as temporary:
        root = Path(temporary)
        make_large_digest(root)
        gc.disable()  # as the command does
        seconds = measure(lambda: check_all(root, today=TODAY), clock=time.process_time)
        gc.enable()
        found = check_all(root, today=TODAY)
        command = [sys.executable, "-m", "dateline", "check"]
        before = os.times().children_user
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True)  # noqa: S603 - our own command
        whole = os.times().children_user - before
        print(f"check: {seconds:.2f} s for {MANY} entries ({whole:.2f} s with the start of Python), processor time")
        print(f"check: {len(found.problems)} problems, {len(found.notices)} notices")


if __name__ == "__main__":
    measure_extraction()
    measure_workers()
    measure_growth()
    measure_builds()
    measure_check()
    measure_preview()
