"""Measures how soon a browser sees a save in the preview of a digest of a thousand made-up entries, and what it costs.

    python evaluation/preview_speed.py

The preview runs as an editor runs it; saves are heard as a page hears them, and the page is fetched anew as it does.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median

from dateline.commands.preview.proofs import Proofs, Reader, check_proofs, make_proof_page
from dateline.commands.project import Project
from made_digest import make_digest

ROOT = Path(__file__).resolve().parents[1]
ENTRIES = 1000
SAVES = 7
LIMIT_SECONDS = 0.3
PAUSE_SECONDS = 0.2
IDLE_SECONDS = 15
TITLE = re.compile("^title: .*$", re.MULTILINE)
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview that runs."""

    process: subprocess.Popen[bytes]
    port: int
    events: HTTPResponse

    def get(self, path: str) -> bytes:
        """Return a page."""
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path)
        with connection.getresponse() as answer:
            return answer.read()

    def wait(self) -> None:
        """Wait until the page is told to load itself again."""
        while not self.events.readline().startswith(b"data:"):
            pass


def measure_preview() -> None:
    """Print how long a save takes to be seen on pages of several kinds, and what an idle preview costs."""
    with tempfile.TemporaryDirectory(prefix="dateline-preview-") as temporary:
        root = Path(temporary)
        entry = make_digest(root, ENTRIES)[-1]
        _measure_parts(root, entry)
        with _serve(root) as shown:
            for name, path in _choose_pages(entry).items():
                times = sorted(_save_once(shown, entry, path) for _ in range(SAVES))
                verdict = "within" if median(times) <= LIMIT_SECONDS else "beyond"
                print(
                    f"preview: {name}: {median(times):.2f} s from save to new page, at most {times[-1]:.2f} s; "
                    f"{verdict} {LIMIT_SECONDS} s"
                )
            _measure_idle(shown)


def _measure_parts(root: Path, entry: Path) -> None:
    """Print where the time of the processor goes, without watching and transport."""
    project = Project(root)
    reader = Reader(project, ROOT / "generator" / "dateline" / "serve" / "templates")
    proofs: Proofs | None = None
    times: dict[str, list[float]] = {"reading": [], "page": [], "check": []}
    for _ in range(SAVES):
        _change(entry)
        started = time.process_time()
        proofs = reader.read(datetime.now().astimezone(), proofs).proofs
        read = time.process_time()
        if proofs is None:
            raise SystemExit("the made-up digest cannot be read")
        make_proof_page(proofs, _choose_pages(entry)["entry"])
        made = time.process_time()
        check_proofs(project, proofs, datetime.now().astimezone().date())
        for name, seconds in zip(times, (read - started, made - read, time.process_time() - made), strict=True):
            times[name].append(seconds)
    shown = ", ".join(f"{name} {1000 * median(seconds):.0f} ms" for name, seconds in times.items())
    print(f"preview: processor time a save, {ENTRIES} entries: {shown} (the check follows in the next pause)")


def _choose_pages(entry: Path) -> dict[str, str]:
    """Return pages on which the entry's title stands, by kind."""
    year, month, day = entry.stem[:10].split("-")
    return {"entry": f"/{year}/{month}/{day}/{entry.stem[11:]}/", "home": "/", "month": f"/{year}/{month}/"}


def _save_once(shown: Shown, entry: Path, path: str) -> float:
    """Return the seconds from a save to the page that has it."""
    word = _change(entry)
    started = time.perf_counter()
    shown.wait()
    page = shown.get(path)
    seconds = time.perf_counter() - started
    if word not in page.decode():
        raise SystemExit(f"{path} does not show what was saved")
    time.sleep(PAUSE_SECONDS)
    return seconds


def _change(entry: Path) -> str:
    """Give the entry another title, and return a word of it."""
    word = f"Word{time.time_ns()}"
    entry.write_text(TITLE.sub(f"title: {word} rises", entry.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return word


@contextmanager
def _serve(root: Path) -> Iterator[Shown]:
    """Yield a preview that has built its site."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "dateline", "serve", "--no-open", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        started = time.perf_counter()
        line = _await_line(process, b"The digest is at")
        print(f"preview: {time.perf_counter() - started:.2f} s until it answers")
        _await_line(process, b"Built in")
        port = int(line.partition(b"127.0.0.1:")[2].partition(b"/")[0])
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/_dateline/events")
        shown = Shown(process, port, connection.getresponse())
        shown.wait()
        yield shown
    finally:
        process.kill()
        process.wait()


def _await_line(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    """Return the next line that a process prints with these words."""
    for line in process.stdout or ():
        if words in line:
            return line
    raise SystemExit("the preview has ended")


def _measure_idle(shown: Shown) -> None:
    """Print what the preview costs while nobody saves, a page being open; where the system tells it."""
    stat = Path(f"/proc/{shown.process.pid}/stat")
    if not stat.exists():
        return
    time.sleep(IDLE_SECONDS)
    before = _read_ticks(stat)
    time.sleep(IDLE_SECONDS)
    share = (_read_ticks(stat) - before) / CLOCK_TICKS / IDLE_SECONDS
    print(f"preview: {share:.1%} of one processor while nobody saves")


def _read_ticks(stat: Path) -> int:
    """Return the processor time of a process so far, in clock ticks."""
    fields = stat.read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    measure_preview()
