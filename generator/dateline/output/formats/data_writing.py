"""Values for programs in; JSON and CSV (RFC 4180) out, whole or in parts that stand in several files."""

import csv
import io
import json
from collections.abc import Iterable

Json = str | int | list["Json"] | dict[str, "Json"]


def write_json(value: Json) -> bytes:
    """Return a value as JSON, a line for each field."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def write_json_part(value: Json) -> bytes:
    """Return a value as an item of the list that `join_json` writes."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n  ").encode()


def join_json(value: dict[str, Json], name: str, parts: Iterable[bytes]) -> bytes:
    """Return an object as JSON, its last field a list of these parts.

    >>> join_json({"title": "All"}, "events", [write_json_part({"text": "One"})]) == write_json(
    ...     {"title": "All", "events": [{"text": "One"}]}
    ... )
    True
    """
    head = write_json({**value, name: []}).removesuffix(b"]\n}\n")
    items = b",\n  ".join(parts)
    return head + (b"\n  " + items + b"\n " if items else b"") + b"]\n}\n"


def write_csv(columns: tuple[str, ...], rows: Iterable[dict[str, Json]]) -> bytes:
    """Return rows as a table with these columns."""
    return join_csv(columns, (write_csv_row(columns, row) for row in rows))


def join_csv(columns: tuple[str, ...], rows: Iterable[bytes]) -> bytes:
    """Return rows that are written already as a table with these columns."""
    return b"".join((_write_cells(columns), *rows))


def write_csv_row(columns: tuple[str, ...], row: dict[str, Json]) -> bytes:
    """Return one row; in a cell of a list its items are parted by blanks or semicolons."""
    return _write_cells(_make_row([row.get(name, "") for name in columns]))


def _write_cells(cells: Iterable[str]) -> bytes:
    """Return a line of a table."""
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()


def _make_row(values: list[Json]) -> list[str]:
    """Return values as texts that no spreadsheet takes for a formula; of a list of objects their addresses."""
    cells = []
    for value in values:
        if isinstance(value, list):
            objects = [str(each["url"]) for each in value if isinstance(each, dict)]
            text = " ".join(objects) if objects else "; ".join(str(each) for each in value)
        else:
            text = str(value).lower() if isinstance(value, bool) else str(value)
        cells.append(f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text)
    return cells
