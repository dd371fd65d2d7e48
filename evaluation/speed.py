"""Measures how fast Dateline is: words extracted a second, and seconds a build takes, first and again.

    python evaluation/speed.py

Seeds and `content/` of this repository are used, in a temporary copy. Times are the best of three runs.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.pipeline.build import build
from generator.pipeline.extraction import Settings, extract_document, read_document

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
TODAY = date(2026, 1, 1)


def measure(work: Callable[[], object]) -> float:
    """Return the seconds that the work takes, the best of three runs."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
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


if __name__ == "__main__":
    measure_extraction()
    measure_builds()
