"""Runs `dateline serve` as a person does, on a free port, and ends it as Ctrl-C does."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from tests.support.places import SOURCE

# Long, for a machine that does much besides: what is awaited comes, or never.
PATIENCE_SECONDS = 180.0


@dataclass(frozen=True)
class Answer:
    """What the preview answered."""

    status: int
    text: str
    headers: dict[str, str]


class PreviewProcess:
    """A running preview."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.lines: list[str] = []
        self.said: Queue[str] = Queue()
        self.address = ""
        self.port = 0
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.said.put(line.decode().rstrip("\n"))

    def wait_for(self, pattern: str) -> str:
        """Return the first line from here on that matches."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                line = self.said.get(timeout=0.1)
            except Empty:
                assert self.process.poll() is None, self.lines
                continue
            self.lines.append(line)
            if re.search(pattern, line):
                return line
        raise AssertionError(f"nothing like {pattern!r} in {self.lines}")

    def get(self, path: str, host: str | None = None, method: str = "GET", **headers: str) -> Answer:
        """Return the answer to a path that is sent just as it is."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as answer:
            text = answer.read().decode("utf-8", errors="replace")
            found = Answer(answer.status, text, {name.casefold(): value for name, value in answer.getheaders()})
        connection.close()
        return found

    def get_until(self, path: str, is_wanted: Callable[[Answer], bool]) -> Answer:
        """Return the first answer that is as wanted."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = self.get(path)
            if is_wanted(answer):
                return answer
            assert time.monotonic() < deadline, answer.text
            time.sleep(0.05)

    def end(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it, and return exit status and error output."""
        self.process.send_signal(by)
        errors = self.process.stderr.read().decode()
        return self.process.wait(PATIENCE_SECONDS), errors


@contextmanager
def preview(root: Path) -> Iterator[PreviewProcess]:
    """Yield a preview of the project that answers; it is ended with the block at the latest."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "dateline", "serve", "--no-open", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    running = PreviewProcess(process)
    try:
        line = running.wait_for("The digest is at")
        running.address = line.split()[4]
        running.port = int(running.address.split(":")[2].split("/")[0])
        yield running
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
