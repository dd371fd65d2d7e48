"""Pages are rendered by one process or by several, to the same files and the same faults."""

from pathlib import Path

import pytest

from dateline.output.html.batches import BATCH
from dateline.problems import ProblemsFound, format_problem
from dateline.site.plan import Site
from tests.support.places import TEMPLATES
from tests.support.site_files import render_site
from tests.support.site_values import build_site, entry

SHIPPED = (TEMPLATES,)
DAYS = tuple(entry(f"2024-05-{day:02}-talks", body="See the note.[^1]\n\n[^1]: A note.") for day in range(1, 29))
SITE = build_site(DAYS)


def test_any_number_of_workers_makes_the_same_files() -> None:
    assert len(SITE.pages) > 2 * BATCH
    assert render_site(SITE, SHIPPED, workers=2) == render_site(SITE, SHIPPED, workers=1)


def find_faults(site: Site, folders: tuple[Path, ...], workers: int) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        render_site(site, folders, workers)
    return [format_problem(problem) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("entry.html", "{{ page.titel }}", "nothing here is called 'titel'"),
        ("css/colours.css", "", "is in no layer of the style sheet"),
    ],
)
def test_a_fault_that_a_worker_meets_is_told_once(path: str, text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    alone, shared = (find_faults(SITE, (tmp_path, *SHIPPED), workers) for workers in (1, 2))
    assert alone == shared
    assert len([line for line in shared if told in line]) == 1
