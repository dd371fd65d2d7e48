"""Lines of YAML and the place where the parser gave up, in; what is wrong with a quotation mark, out."""

import re

from dateline.content.syntax.faults import BLOCK_VALUE, Fault, Spot, match_line, replace_value
from dateline.content.syntax.scalars import format_scalar
from dateline.regexes import make_regex
from dateline.rules import Rule

CLOSING = {'"': make_regex(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": make_regex(r"'(?:[^']|'')*'")}
AFTER_VALUE = make_regex(r"\s*(?:#.*)?")
FALSE_ESCAPE = make_regex(r"\\(?:\\|(?P<sign>[^0abtnvfre \"/N_LPxuU\t]))")


def find_open_quote(lines: list[str], spot: Spot, _opening: Spot | None) -> Fault | None:
    """Return the fault of a quotation mark that is not closed, or closed before its value ends."""
    number = 0
    while number <= spot.line:
        found = match_line(lines[number])
        start, value = found.start("value"), found["value"]
        if BLOCK_VALUE.fullmatch(value):
            number = _skip_block(lines, number)
            continue
        if value[:1] in CLOSING:
            closed_on = _find_closing_line(lines, number, start)
            if closed_on is None or (closed_on != number and not _ends_well(lines, number, start, closed_on)):
                return _explain_unclosed(lines, Spot(number, start), closed_on)
            if number == spot.line and not _ends_well(lines, number, start, closed_on):
                return _explain_early_close(lines[number], Spot(number, start))
            number = closed_on
        number += 1
    return None


def _skip_block(lines: list[str], number: int) -> int:
    """Return the first line behind the block of text that a `|` or `>` opens."""
    indent = len(lines[number]) - len(lines[number].lstrip())
    number += 1
    while number < len(lines) and (not lines[number].strip() or lines[number].startswith(" " * (indent + 1))):
        number += 1
    return number


def _join(lines: list[str], number: int, start: int, last: int) -> str:
    """Return the text from a quotation mark to the end of a line."""
    return "\n".join([lines[number][start:], *lines[number + 1 : last + 1]])


def _find_closing_line(lines: list[str], number: int, start: int) -> int | None:
    """Return the line that closes a quotation; None where none does."""
    text = _join(lines, number, start, len(lines) - 1)
    found = _close(text)
    return None if found is None else number + text.count("\n", 0, found)


def _close(text: str) -> int | None:
    """Return the offset behind the quotation that opens a text; None where it is not closed."""
    found = CLOSING[text[0]].match(text)
    return found.end() if found else None


def _ends_well(lines: list[str], number: int, start: int, closed_on: int) -> bool:
    """Tell whether nothing but a comment or a bracket's rest stands behind the closing quotation mark."""
    text = _join(lines, number, start, closed_on)
    behind = text[_close(text) or 0 :]
    return AFTER_VALUE.fullmatch(behind) is not None or behind.lstrip()[:1] in (":", ",", "]", "}")


def _explain_unclosed(lines: list[str], spot: Spot, closed_on: int | None) -> Fault:
    """Return the fault of a quotation mark that is not closed before the next key, or closed in mid-text."""
    mark = lines[spot.line][spot.column]
    if closed_on is not None and not any(map(_begins_anew, lines[spot.line + 1 : closed_on + 1])):
        behind = lines[closed_on].partition(mark)[2].strip()
        at = Spot(closed_on, len(lines[closed_on].rstrip()) - len(behind))
        hint = f"Write the whole value between two {mark}, or behind '>' on the lines below."
        return Fault(at, Rule.YAML_QUOTE_END, f"text goes on behind the closing quotation mark: {behind}", hint)
    hint = f"Put another {mark} at the end of the value."
    if mark == "'":
        hint += " If it is an apostrophe, put the whole value in double quotation marks."
    return Fault(
        spot,
        Rule.YAML_OPEN_QUOTE,
        "the quotation mark that opens here is not closed",
        hint,
        lines[spot.line].rstrip() + mark,
    )


def _begins_anew(line: str) -> bool:
    """Tell whether a line begins with a key or as a list item."""
    found = match_line(line)
    return bool(found["key"]) or "-" in found["head"]


def _explain_early_close(line: str, spot: Spot) -> Fault:
    """Return the fault of text behind a closing quotation mark."""
    end = spot.column + (_close(line[spot.column :]) or 0)
    behind = line[end:].strip()
    at = Spot(spot.line, len(line) - len(line[end:].lstrip()))
    meant = line[spot.column :].strip()
    mark = line[spot.column]
    if len(meant) > 1 and meant.endswith(mark):
        meant = meant[1:-1]
    hint = f"Write the whole value as: {format_scalar(meant)}"
    return Fault(
        at,
        Rule.YAML_QUOTE_END,
        f"text goes on behind the closing quotation mark: {behind}",
        hint,
        replace_value(line, spot, meant),
    )


def find_false_escape(lines: list[str], spot: Spot, opening: Spot | None) -> Fault | None:
    """Return the fault of a backslash that means nothing between double quotation marks."""
    if opening is None or lines[opening.line][opening.column : opening.column + 1] != '"':
        return None
    begin = opening.column if opening.line == spot.line else 0
    for found in FALSE_ESCAPE.finditer(lines[spot.line], begin):
        if found["sign"]:
            line = lines[spot.line]
            what = f"'{found[0]}' means nothing between double quotation marks"
            fixed = f"{line[: found.start()]}\\{line[found.start() :]}"
            return Fault(
                Spot(spot.line, found.start()), Rule.YAML_ESCAPE, what, f"Write \\{found[0]} for a backslash.", fixed
            )
    return None
