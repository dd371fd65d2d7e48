"""Measures how far one document travels: the modules and functions that it passes, and what each further one costs.

    python evaluation/house.py [SEED SEED]

In a digest of their own the first seed is ingested and its entry built, then both; without arguments these are the
first two of `seeds/`. Counted are functions of the package that have a name, called in any thread: a module once where
one of its functions runs, a function once, a call whenever one is entered, a generator also whenever it goes on.
Comprehensions and lambdas count as part of the function around them; what runs while a module is imported does not
count. The depth is the most of these functions that are at work at once, one called by the other. What a further
document costs is the calls for both less the calls for one, both times with all lists and patterns read before.
"""

import inspect
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType

import dateline
from dateline.commands.build import build
from dateline.commands.intake.ingest import ingest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(dateline.__file__).parent
TODAY = date(2026, 1, 1)
SETTINGS = """title: Harbour Digest
description: News of a harbour that does not exist
base_url: https://harbour.example/
language: en
"""
MOST_CALLED = 12


Work = Callable[[Path], object]
"""Something that is done in the folder of a digest."""


@dataclass(slots=True)
class Journey:
    """What ran, as the interpreter tells it call by call."""

    calls: Counter[CodeType] = field(default_factory=Counter)
    depth: int = 0
    _at_work: threading.local = field(default_factory=threading.local)

    @property
    def modules(self) -> int:
        """How many modules have a function that ran."""
        return len({code.co_filename for code in self.calls})

    def follow(self, work: Callable[[], object]) -> "Journey":
        """Run the work, and return what ran."""
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            work()
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
        return self

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        """Take note of a call or a return."""
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(f"{PACKAGE}/"):
            return
        step = 1 if event == "call" else -1
        at_work = self._at_work.__dict__
        if code.co_name == "<module>":
            at_work["imports"] = at_work.get("imports", 0) + step
        if at_work.get("imports") or code.co_name.startswith("<") or not code.co_flags & inspect.CO_OPTIMIZED:
            return
        at_work["depth"] = at_work.get("depth", 0) + step
        if event == "call":
            self.calls[code] += 1
            self.depth = max(self.depth, at_work["depth"])


def measure_house(seeds: tuple[Path, ...]) -> None:
    """Print what one document passes, and what another costs, on its way into content and from there to the site."""
    with tempfile.TemporaryDirectory(prefix="dateline-house-") as temporary:
        _measure("ingest of one seed", Path(temporary) / "ingest", seeds, _ingest)
        _measure("build of one entry", Path(temporary) / "build", seeds, _build, before=_ingest)


def _measure(name: str, folder: Path, seeds: tuple[Path, ...], work: Work, *, before: Work = lambda _: None) -> None:
    """Print what a piece of work passes, each time in a digest of its own in which what comes before has been done."""
    one, again, both = (
        _follow(work, before, _make_digest(folder / str(number), seeds[:count]))
        for number, count in enumerate((1, 1, 2))
    )
    further = both.calls.total() - again.calls.total()
    print(
        f"{name}: {one.modules} modules, {len(one.calls)} functions, {one.depth} deep; "
        f"{further:,} calls for one further document"
    )
    print("  modules:", ", ".join(f"{room} {count}" for room, count in _count_rooms(one)))
    print("  called most for one further document:")
    for line in _list_most_called(both.calls - again.calls):
        print(f"    {line}")


def _follow(work: Work, before: Work, root: Path) -> Journey:
    """Return what ran while the work was done."""
    before(root)
    return Journey().follow(lambda: work(root))


def _ingest(root: Path) -> None:
    """Take in the seeds of a digest."""
    ingest(root, report=lambda _: None)


def _build(root: Path) -> None:
    """Build the site of a digest."""
    build(root, today=TODAY, report=lambda _: None)


def _make_digest(root: Path, seeds: tuple[Path, ...]) -> Path:
    """Return the folder of a digest with these seeds and nothing else."""
    (root / "content").mkdir(parents=True)
    (root / "content" / "digest.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "seeds").mkdir()
    for seed in seeds:
        shutil.copy(seed, root / "seeds")
    return root


def _list_most_called(calls: Counter[CodeType]) -> Iterator[str]:
    """Yield the functions that are called most, with the number of calls."""
    for code, number in calls.most_common(MOST_CALLED):
        yield f"{number:6,} {Path(code.co_filename).relative_to(PACKAGE)}:{code.co_firstlineno} {code.co_name}"


def _count_rooms(journey: Journey) -> Iterator[tuple[str, int]]:
    """Yield each room with the number of its modules that ran."""
    files = sorted({Path(code.co_filename).relative_to(PACKAGE) for code in journey.calls})
    for room, group in groupby(files, key=lambda file: file.parts[0].removesuffix(".py")):
        yield room, len(tuple(group))


if __name__ == "__main__":
    given = tuple(Path(name) for name in sys.argv[1:]) or tuple(sorted((ROOT / "seeds").glob("*.txt"))[:2])
    if len(given) != 2:
        raise SystemExit(f"two seeds are needed, not {len(given)}")
    measure_house(given)
