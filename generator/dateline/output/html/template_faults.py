"""An error that a template has raised in; the problem as an editor of templates reads it, out."""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from dateline.problems import Problem, find_nearest
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.site.pages.head import Masthead
from dateline.site.pages.kinds import KINDS

NO_FIELD = make_regex(r"has no attribute '(\w+)'|'(\w+)' is undefined")
NO_FILTER = make_regex(r"No (?:filter|test) named '(\w+)'")
LOOK = "See docs/templates.md for what a template may use."


def explain_syntax(name: str, line: int, said: str, filters: Iterable[str]) -> Problem:
    """Return the problem of a template that cannot be read; `said` is what its reader says."""
    unknown = NO_FILTER.search(said)
    if unknown:
        near = find_nearest(unknown[1], filters)
        hint = f"Did you mean '{near}'?" if near else LOOK
        return Problem(f"templates/{name}", line, 0, f"there is no filter '{unknown[1]}'", hint, Rule.TEMPLATE_FILTER)
    what = f"the template cannot be read: {said.rstrip('.')}"
    return Problem(f"templates/{name}", line, 0, what, "Mend the tag at this line.", Rule.TEMPLATE_SYNTAX)


def explain_failure(error: Exception, place: tuple[str, int]) -> Problem:
    """Return the problem of a template that fails while a page is made with it."""
    unknown = NO_FIELD.search(str(error))
    if unknown:
        word = unknown[1] or unknown[2]
        near = find_nearest(word, _list_names())
        hint = f"Did you mean '{near}'?" if near else LOOK
        return Problem(*place, 0, f"nothing here is called '{word}'", hint, Rule.TEMPLATE_NAME)
    what = f"the template fails: {str(error).rstrip('.') or type(error).__name__}"
    return Problem(*place, 0, what, LOOK, Rule.TEMPLATE_FAILS)


def explain_encoding(error: UnicodeDecodeError, name: str, folders: tuple[Path, ...]) -> Problem:
    """Return the problem of a template that is not UTF-8: this one, or one that it asks for."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            if path.read_bytes() == error.object:
                name = path.relative_to(folder).as_posix()
    what, hint = f"byte {error.start + 1} is not UTF-8", "Save the file as UTF-8."
    return Problem(f"templates/{name}", 0, 0, what, hint, Rule.TEMPLATE_ENCODING)


def explain_missing(missing: str, name: str, place: tuple[str, int], known: Iterable[str]) -> Problem:
    """Return the problem of a template that is in no folder: a page's own, or one that another asks for."""
    if missing == name:
        hint = "Every kind of page needs its template; the ones that come with Dateline are complete."
        return Problem(f"templates/{name}", 0, 0, "there is no such template", hint, Rule.TEMPLATE_MISSING)
    near = find_nearest(missing, known)
    hint = f"Did you mean '{near}'?" if near else "Write it, or take this line out."
    return Problem(*place, 0, f"there is no template '{missing}'", hint, Rule.TEMPLATE_MISSING)


def find_place(error: Exception, name: str, folders: tuple[Path, ...]) -> tuple[str, int]:
    """Return path and line of the last template on the way to the error."""
    place = (f"templates/{name}", 0)
    for frame in traceback.extract_tb(error.__traceback__):
        for folder in folders:
            if frame.filename.startswith(f"{folder}/"):
                place = (f"templates/{Path(frame.filename).relative_to(folder).as_posix()}", frame.lineno or 0)
    return place


def _list_names() -> Iterator[str]:
    """Yield every name that a template may use: `page`, `site` and the fields of what they hold."""
    yield from ("page", "site")
    seen: set[object] = set()
    found: list[object] = [Masthead, *(kind.page for kind in KINDS)]
    while found:
        value = found.pop()
        found += get_args(value)
        if isinstance(value, type) and is_dataclass(value) and value not in seen:
            seen.add(value)
            yield from (field.name for field in fields(value))
            found += get_type_hints(value).values()
