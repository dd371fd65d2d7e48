"""The keys of each file and the names of a digest in; JSON Schema (2020-12) for editors' programs out.

A schema says as much as it can and nothing more than the readers do: what it refuses is a mistake here as well. YAML
reads `2019` as a number and `no` as a text, where Dateline keeps the text as written; numbers are therefore allowed
wherever a text is; a bare `true` that is meant as a text wants quotation marks. What needs a calendar or another file
is left to `dateline check`.
"""

from collections.abc import Mapping
from functools import cache

from dateline.content.keys.schema import DIGEST, ENTRY, STORY, TEXT_PAGE, VOCABULARY, Key, Names, Shape
from dateline.content.keys.values import (
    DAY_FORM,
    LANGUAGE,
    MAX_LINE,
    MAX_NAME,
    MOMENT,
    MOMENT_FORM,
    WHEN_FORM,
)
from dateline.content.syntax.characters import CONTROL, TURNING
from dateline.links import MAX_SLUG, SLUG
from dateline.regexes import make_regex
from dateline.when import POINT

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES_FILE = "names.schema.json"
NAMED_GROUP = make_regex(r"\?P<\w+>")
SITE = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"\\/?#]"
TEXTS: list[Json] = ["string", "number"]
LISTS = {Shape.NAMES: Shape.NAME, Shape.LINES: Shape.LINE, Shape.URLS: Shape.URL}


def make_schemas(names: Mapping[Names, tuple[str, ...]]) -> dict[str, Json]:
    """Return every schema by its file's name: one for each file of `content/`, and one of the digest's names."""
    tables = {"entry": ENTRY, "story": STORY, "page": TEXT_PAGE, "digest": DIGEST}
    what = {
        "entry": "The front matter of an entry.",
        "story": "The front matter of a story.",
        "page": "The front matter of a page.",
        "digest": "The settings of a digest.",
    }
    files: dict[str, Json] = {
        f"{name}.schema.json": {"$schema": DIALECT, "description": what[name], **_describe_table(keys)}
        for name, keys in tables.items()
    }
    files |= {f"{key.name}.schema.json": {"$schema": DIALECT, **_describe_key(key)} for key in VOCABULARY}
    return files | {NAMES_FILE: _describe_names(names)}


def _describe_names(names: Mapping[Names, tuple[str, ...]]) -> Json:
    """Return the names that the digest has, for the other schemas to point at."""
    lists: dict[str, Json] = {kind.value: {"enum": list(names.get(kind, ())) or [""]} for kind in Names}
    return {"$schema": DIALECT, "description": "Names that this digest has already.", "$defs": lists}


def _describe_table(keys: tuple[Key, ...]) -> dict[str, Json]:
    """Return the schema of a table; keys that are not listed are mistakes."""
    return {
        "type": "object",
        "properties": {key.name: _describe_key(key) for key in keys},
        "required": [key.name for key in keys if key.is_required],
        "additionalProperties": False,
    }


def _describe_key(key: Key) -> dict[str, Json]:
    """Return the schema of a key's value. A key without a value is as good as none, unless it must be there."""
    made: dict[str, Json]
    if key.shape is Shape.TABLE:
        made = _describe_table(key.keys)
    elif key.shape is Shape.TABLES:
        made = {"type": "array", "items": _describe_table(key.keys)}
    elif key.shape in LISTS:
        made = {"type": "array", "items": _offer(key, _describe_shapes()[LISTS[key.shape]])}
        made["uniqueItems"] = True
    elif key.shape is Shape.CHOICE:
        made = {"enum": list(key.choices)}
    else:
        made = _offer(key, _describe_shapes()[key.shape])
    if not key.is_required:
        made = _allow_nothing(made)
    return {"description": key.description, **made}


def _allow_nothing(made: dict[str, Json]) -> dict[str, Json]:
    """Return a schema that takes a key without a value as well.

    It is not called `null`: programs would offer the word, which is a text here.
    """
    return {"anyOf": [made, {"not": {"type": ["number", "boolean", "array", "object"]}, "pattern": r"^\s*$"}]}


def _offer(key: Key, made: dict[str, Json]) -> dict[str, Json]:
    """Return a schema that knows the names which probably stand there; whatever else is well written is allowed."""
    offered: list[Json] = [{"$ref": f"{NAMES_FILE}#/$defs/{names.value}"} for names in key.offers]
    return {"anyOf": [*offered, made]} if offered else made


def _make_pattern(text: str) -> str:
    """Return a pattern of Python as JavaScript writes it, blanks around the value allowed."""
    return rf"^\s*(?:{NAMED_GROUP.sub('', text)})\s*$"


def _make_line(limit: int, forbidden: str) -> dict[str, Json]:
    """Return the schema of one line of at most so many characters, without those that are forbidden."""
    return {
        "type": TEXTS,
        "pattern": rf"^\s*[^\s{forbidden}](?:[^\n{forbidden}]{{0,{limit - 1}}})\s*$",
        "patternErrorMessage": f"Write one line of at most {limit} characters.",
    }


@cache
def _describe_shapes() -> Mapping[Shape, dict[str, Json]]:
    """Return what each shape of a single value looks like, from the patterns that the readers use."""
    return _describe_texts() | _describe_dates() | _describe_addresses() | _describe_numbers()


def _describe_texts() -> dict[Shape, dict[str, Json]]:
    """Return the shapes of words."""
    control, turning = CONTROL.pattern[1:-1], TURNING.pattern[1:-1]
    return {
        Shape.TITLE: _make_line(MAX_LINE, control + turning),
        Shape.NAME: _make_line(MAX_NAME, control + turning),
        Shape.LINE: {
            "type": TEXTS,
            "pattern": rf"^\s*[^\s{control}][^\n{control}]*\s*$",
            "patternErrorMessage": "Write it on one line.",
        },
        Shape.TEXT: {"type": TEXTS, "pattern": rf"^\s*[^\s{control}][^{control}]*$"},
        Shape.LANGUAGE: {"type": "string", "pattern": _make_pattern(LANGUAGE.pattern)},
    }


def _describe_dates() -> dict[Shape, dict[str, Json]]:
    """Return the shapes of days and of dates that are less or more than a day."""
    date = f"(?:{POINT.pattern})"
    return {
        Shape.MOMENT: {
            "type": "string",
            "pattern": _make_pattern(MOMENT.pattern),
            "patternErrorMessage": MOMENT_FORM,
            "not": {"pattern": r"^\s*\d{4}-\d{2}-\d{2}(?:[Tt]| +)\d{2}:\d{2}(?::\d{2})?\s*$"},
        },
        Shape.DAY: {"type": "string", "pattern": r"^\s*\d{4}-\d{2}-\d{2}\s*$", "patternErrorMessage": DAY_FORM},
        Shape.DATE: {
            "type": ["string", "integer"],
            "minimum": 0,
            "maximum": 9999,
            "pattern": _make_pattern(rf"{date}|{date}/(?:{date}|\.\.)?|(?:\.\.)?/{date}"),
            "patternErrorMessage": WHEN_FORM,
        },
    }


def _describe_addresses() -> dict[Shape, dict[str, Json]]:
    """Return the shapes of web addresses and of their last part."""
    return {
        Shape.SLUG: {"type": ["string", "integer"], "maxLength": MAX_SLUG, "pattern": _make_pattern(SLUG.pattern)},
        Shape.URL: {
            "type": "string",
            "pattern": _make_pattern(rf"{SITE}[^\s<>\"\\]*"),
            "patternErrorMessage": "Write it whole, as https://example.org/page.",
        },
        Shape.SITE_URL: {
            "type": "string",
            "pattern": _make_pattern(rf"{SITE}[^\s<>\"\\?#]*"),
            "patternErrorMessage": "Write the whole address of the site's first page, as https://example.org/digest/.",
        },
    }


def _describe_numbers() -> dict[Shape, dict[str, Json]]:
    """Return the shapes of numbers and truth values, which YAML may have read as such or as texts."""
    return {
        Shape.FLAG: {"type": ["boolean", "string"], "pattern": _make_pattern("true|false")},
        Shape.SHARE: {
            "type": ["number", "string"],
            "minimum": 0,
            "maximum": 1,
            "pattern": _make_pattern(r"0?\.\d{1,6}|[01](?:\.0{1,6})?"),
        },
        Shape.COUNT: {"type": ["integer", "string"], "minimum": 0, "maximum": 99, "pattern": _make_pattern(r"\d{1,2}")},
    }
