"""Problems and notices in; a report of them for a program, as text, out.

JSON is a list of objects. GitHub's workflow commands make annotations on the lines of a pull request
(docs.github.com, "Workflow commands for GitHub Actions"). SARIF 2.1.0 is what code hosts and editors exchange
(docs.oasis-open.org, "Static Analysis Results Interchange Format").
"""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from urllib.parse import quote

from dateline.problems import Problem, format_problem

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Form(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def format_report(
    form: Form, problems: Iterable[Problem], notices: Iterable[Problem], *, folder: str, version: str
) -> str:
    """Return the report; only for a program, `TEXT` is told elsewhere.

    `folder` leads from the repository's root to the digest: empty, or with a `/` at its end.
    """
    told = [(problem, "error") for problem in problems] + [(notice, "notice") for notice in notices]
    if form is Form.GITHUB:
        return "\n".join(_format_command(problem, level, folder) for problem, level in told)
    data = _make_sarif(told, folder, version) if form is Form.SARIF else [_make_object(*each) for each in told]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _make_object(problem: Problem, level: str) -> dict[str, str | int | None]:
    """Return one object of the JSON list."""
    return {
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "level": level,
        "rule": problem.rule.value,
        "what": problem.what,
        "hint": problem.hint,
    }


def _format_command(problem: Problem, level: str, folder: str) -> str:
    """Return one workflow command."""
    properties = {"file": f"{folder}{problem.path}"}
    if problem.line:
        properties["line"] = str(problem.line)
    if problem.column:
        properties["col"] = str(problem.column)
    properties["title"] = problem.rule.value
    written = ",".join(f"{name}={_escape(value, ':,')}" for name, value in properties.items())
    # The log shows the message alone; it names the place too.
    return f"::{'error' if level == 'error' else 'warning'} {written}::{_escape(format_problem(problem))}"


def _escape(text: str, more: str = "") -> str:
    """Return a text in which nothing ends a workflow command, or a property of one."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)


def _make_sarif(told: list[tuple[Problem, str]], folder: str, version: str) -> dict[str, object]:
    """Return a SARIF log with one run."""
    rules = sorted({problem.rule for problem, _ in told})
    places = {rule: index for index, rule in enumerate(rules)}
    driver = {
        "name": "Dateline",
        "version": version,
        "rules": [{"id": rule.value, "shortDescription": {"text": rule.about}} for rule in rules],
    }
    results = [
        {
            "ruleId": problem.rule.value,
            "ruleIndex": places[problem.rule],
            "level": "error" if level == "error" else "note",
            "message": {"text": "\n".join(_list_sentences(problem))},
            "locations": [{"physicalLocation": _locate(problem, folder)}],
        }
        for problem, level in told
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _list_sentences(problem: Problem) -> Iterator[str]:
    """Yield what is wrong, and the way out where one is known."""
    yield f"{problem.what}."
    if problem.hint:
        yield problem.hint


def _locate(problem: Problem, folder: str) -> dict[str, object]:
    """Return the place of a problem."""
    place: dict[str, object] = {"artifactLocation": {"uri": quote(f"{folder}{problem.path}")}}
    region = {"startLine": problem.line, "startColumn": problem.column}
    if problem.line:
        place["region"] = {name: number for name, number in region.items() if number}
    return place
