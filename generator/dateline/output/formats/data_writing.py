"""Values for programs in; JSON and CSV (RFC 4180) out."""

import csv
import io
import json
from collections.abc import Iterable

Json = str | int | list["Json"] | dict[str, "Json"]


def write_json(value: Json) -> bytes:
    """Return a value as JSON, a line for each field."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def write_csv(columns: tuple[str, ...], rows: Iterable[dict[str, Json]]) -> bytes:
    """Return rows as a table with these columns, in a cell of a list its items parted by blanks or semicolons."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(_make_row([row.get(name, "") for name in columns]) for row in rows)
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
