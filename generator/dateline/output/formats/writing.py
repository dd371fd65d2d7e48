"""Values, texts, trees and dates in; JSON, CSV (RFC 4180), XML 1.0 and the dates that machines read, out.

What stands in many files is written once: each can be joined around parts that are bytes already.
"""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as ET

from dateline.model import Moment
from dateline.regexes import make_regex
from dateline.when import When

Json = str | int | list["Json"] | dict[str, "Json"]
# Characters that XML 1.0 cannot hold in any form (section 2.2).
NOT_XML = make_regex(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>\n"
INDENT = b"  "
# The date strings that HTML allows in <time datetime> (section 4.5.14) among those that EDTF can write.
MACHINE_DATE = make_regex(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?")


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


def add_text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element that holds text."""
    ET.SubElement(parent, name, attributes).text = text


def write_tree(root: ET.Element) -> bytes:
    """Return the document as bytes, indented."""
    ET.indent(root)
    return DECLARATION + _write_element(root) + b"\n"


def write_part(element: ET.Element, depth: int) -> bytes:
    """Return an element as it stands in a document, within so many others."""
    ET.indent(element, level=depth)
    return _write_element(element)


def _write_element(element: ET.Element) -> bytes:
    """Return an element as bytes, without the characters that XML cannot hold."""
    return NOT_XML.sub("", ET.tostring(element, encoding="unicode")).encode()


def join_parts(root: ET.Element, parts: Iterable[bytes], depth: int) -> bytes:
    """Return the document with these parts at the end of the element that is closed last but so many, itself included.

    That element holds something already.
    """
    head, *ends = write_tree(root).rsplit(b"\n", depth + 1)
    line = b"\n" + INDENT * depth
    return b"".join((head, *(line + part for part in parts), *(b"\n" + end for end in ends)))


def machine_date(value: date | Moment | When) -> str:
    """Return the date for `<time datetime>`; empty where HTML has no form for it ("about 2019", "the 1990s").

    >>> from dateline.when import read_when
    >>> machine_date(read_when("2019-11")), machine_date(read_when("2019-11~"))
    ('2019-11', '')
    """
    if isinstance(value, When):
        return value.edtf if MACHINE_DATE.fullmatch(value.edtf) else ""
    if isinstance(value, Moment):
        return value.time.isoformat(timespec="minutes") if value.time else value.day.isoformat()
    return value.isoformat()
