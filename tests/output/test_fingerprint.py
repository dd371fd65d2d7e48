"""Fingerprints: alike for values that hold the same, in any process; different for all others."""

import os
import subprocess
import sys
from dataclasses import replace

from dateline.output.fingerprint import Fingerprints
from tests.support.places import ROOT, SOURCE
from tests.support.site_values import ENTRIES, build_site, page_at

PRINT = """
from dateline.output.fingerprint import Fingerprints
from tests.support.site_values import build_site
prints = Fingerprints("program")
print(*(prints.find(page).hex() for page in build_site().pages))
"""


def find_all() -> list[str]:
    prints = Fingerprints("program")
    return [prints.find(page).hex() for page in build_site().pages]


def test_two_sites_of_the_same_entries_have_the_same_fingerprints() -> None:
    assert find_all() == find_all()


def test_another_process_finds_the_same() -> None:
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(SOURCE), str(ROOT)))}
        done = subprocess.run(
            [sys.executable, "-c", PRINT], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == find_all()


def test_a_text_counts_by_its_letters_and_not_by_its_place() -> None:
    one, other = (str(b"harbour", "ascii") for _ in range(2))
    assert one is not other
    assert Fingerprints().find((one, one)) == Fingerprints().find((one, other))


def test_whatever_differs_in_a_page_or_around_it_tells_in_its_fingerprint() -> None:
    page = page_at(build_site(), "/places/norhaven/")
    first, *others = ENTRIES
    changed = page_at(build_site((replace(first, title="Another title"), *others)), "/places/norhaven/")
    prints = {
        Fingerprints("one").find(page),
        Fingerprints("two").find(page),
        Fingerprints("one").find(page, "more"),
        Fingerprints("one").find(changed),
    }
    assert len(prints) == 4
