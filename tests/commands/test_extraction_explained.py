"""`dateline extract --explain`: why each tag was given, how much it counts, and hints for topics."""

import json
from pathlib import Path

import pytest

from dateline.model import Kind
from tests.support.small_digest import make_project, run, write

pytestmark = pytest.mark.slow

FERRY = """\
Island ferry strands again

PORTHOLM: The island ferry stranded on Monday, said Karin Vale, mayor of Portholm. The ferry line will pay.

“The ferry line must pay,” Ms Vale said. Divers of the Harbour Workers’ Union looked at the ferry.

Published in Quay Post, May 7th, 2024
"""
TOPICS = """\
- name: shipping
  triggers:
    - ferry
    - divers
"""
PEOPLE = """\
- name: Karin Vale
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = make_project(tmp_path, ferry=FERRY)
    write(project, "content/vocabulary/topics.yaml", TOPICS)
    write(project, "content/vocabulary/people.yaml", PEOPLE)
    return project


def explain(root: Path, *arguments: str) -> dict:
    status, output, errors = run(root, "extract", "--explain", *arguments, "seeds/ferry.txt")
    assert (status, errors) == (0, "")
    return json.loads(output)


def test_every_tag_says_why_and_how_much_it_counts(root: Path) -> None:
    found = explain(root)
    names = {kind.value: found[kind.value] for kind in Kind}
    assert {kind: list(reasons) for kind, reasons in found["reasons"].items()} == names
    assert {kind: list(weights) for kind, weights in found["salience"].items()} == names
    assert all(why for reasons in found["reasons"].values() for why in reasons.values())
    assert all(weight > 0 for weights in found["salience"].values() for weight in weights.values())


def test_reasons_name_the_vocabulary_the_rules_and_the_triggers(root: Path) -> None:
    reasons = explain(root)["reasons"]
    assert reasons["people"]["Karin Vale"][0] == "vocabulary"
    assert "title 'ms'" in reasons["people"]["Karin Vale"]
    assert reasons["topics"] == {"shipping": ["ferry", "divers"]}


def test_without_the_vocabulary_it_is_no_reason(root: Path) -> None:
    reasons = explain(root, "--no-vocabulary")["reasons"]
    assert "vocabulary" not in reasons["people"]["Karin Vale"]


def test_phrases_that_come_again_are_offered_for_topics(root: Path) -> None:
    assert explain(root)["keyphrases"] == ["ferry line", "pay"]


def test_without_the_option_nothing_is_explained(root: Path) -> None:
    status, output, _ = run(root, "extract", "seeds/ferry.txt")
    assert status == 0
    assert {"reasons", "salience", "keyphrases"} & set(json.loads(output)) == set()


def test_every_line_of_many_is_explained(root: Path) -> None:
    given = "".join(json.dumps({"id": name, "text": FERRY}) + "\n" for name in ("a", "b"))
    status, output, errors = run(root, "extract", "--jsonl", "--explain", "-", given=given.encode())
    assert (status, errors) == (0, "")
    found = [json.loads(line) for line in output.splitlines()]
    assert [each["id"] for each in found] == ["a", "b"]
    assert found[0]["reasons"] == found[1]["reasons"] != {}
