"""Measures how fast Dateline is: words extracted a second, growth with length, builds, and how soon a save is seen.

    python evaluation/speed.py

Seeds and `content/` of this repository are used, in a temporary copy; times are the best of three runs. The preview
shows a made-up digest.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from preview_speed import measure_preview

from generator.pipeline.build import build
from generator.pipeline.extraction import Settings, extract_document, read_document

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


if __name__ == "__main__":
    measure_extraction()
    measure_growth()
    measure_builds()
    measure_preview()
