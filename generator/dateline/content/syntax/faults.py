"""Lines of YAML and the place where the parser gave up, in; the cause as an editor sees it, out.

The parser's own words are not shown: it names what it expected, not what was written. Each rule looks for one way
to write YAML wrongly; the first that fits is told. Most faults carry the line as it was probably meant, so that the
reader can go on and find what else is wrong; it is never used for anything else.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dateline.content.syntax.scalars import format_scalar
from dateline.regexes import make_regex
from dateline.rules import Rule

# Indentation, the marks of list items, the key, and what stands behind its colon.
LINE = make_regex(
    r"(?P<head>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,?-][^:]*):(?:[ \t]+|$))?(?P<value>.*)"
)
BLOCK_VALUE = make_regex(r"[|>][-+\d]*\s*(?:#.*)?")
CLOSING = {'"': make_regex(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": make_regex(r"'(?:[^']|'')*'")}
AFTER_VALUE = make_regex(r"\s*(?:#.*)?")
FALSE_ESCAPE = make_regex(r"\\(?:\\|(?P<sign>[^0abtnvfre \"/N_LPxuU\t]))")
NO_BLANK = make_regex(r"(?P<head>\s*(?:- +)*)(?P<key>[A-Za-z_]\w*):(?P<value>(?!//)\S.*)")
CANNOT_OPEN = "@`%&*!|>,]}[{"
COLON = make_regex(r":(?= |$)")


class Spot(NamedTuple):
    """A place in the lines, both counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the YAML."""

    spot: Spot
    rule: Rule
    what: str
    hint: str
    repaired: str | None = None
    """The fault's line as it was probably meant; None where that is not clear."""
    shift: int = 0
    """How much farther right the repair has moved what stands behind the fault."""
    length: int = 0
    """Of the line before it was repaired; the reader sets it."""


def explain(lines: list[str], spot: Spot, opening: Spot | None) -> Fault:
    """Return the cause of a fault.

    `spot` is where the parser gave up, `opening` where what it was reading begins.
    """
    spot = _step_back(lines, spot)
    if opening and opening.line >= len(lines):
        opening = None
    for rule in RULES:
        fault = rule(lines, spot, opening)
        if fault:
            return fault
    hint = "Look for a missing quotation mark, colon or blank here and on the line above."
    return Fault(spot, Rule.YAML_UNREADABLE, "cannot be read as YAML from here on", hint)


def _step_back(lines: list[str], spot: Spot) -> Spot:
    """Return the place, or the end of the last line that says something where it lies behind all text."""
    if spot.line < len(lines) and any(line.strip(" ") for line in lines[spot.line :]):
        return spot
    last = next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip(" ")), 0)
    return Spot(last, len(lines[last].rstrip()) if lines else 0)


def _find_tab(lines: list[str], spot: Spot, _opening: Spot | None) -> Fault | None:
    """Return the fault of a tab in the indentation."""
    line = lines[spot.line]
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in blank:
        return None
    hint = "Indent with blanks, two for each level."
    fixed = blank.replace("\t", "  ") + line[len(blank) :]
    at = Spot(spot.line, blank.index("\t"))
    return Fault(at, Rule.YAML_TAB, "a tab stands in the indentation", hint, fixed, shift=blank.count("\t"))


def _find_open_quote(lines: list[str], spot: Spot, _opening: Spot | None) -> Fault | None:
    """Return the fault of a quotation mark that is not closed, or closed before its value ends."""
    number = 0
    while number <= spot.line:
        found = _match(lines[number])
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


def _match(line: str) -> re.Match[str]:
    """Return the parts of a line."""
    found = LINE.match(line)
    if found is None:  # pragma: no cover - every part may be empty
        raise AssertionError(line)
    return found


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
    found = _match(line)
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
        _replace(line, spot, meant),
    )


def _replace(line: str, spot: Spot, text: str) -> str:
    """Return the line with its value from the spot on written so that YAML can read it."""
    return line[: spot.column] + format_scalar(text)


def _find_false_escape(lines: list[str], spot: Spot, opening: Spot | None) -> Fault | None:
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


def _find_missing_blank(lines: list[str], spot: Spot, opening: Spot | None) -> Fault | None:
    """Return the fault of a key without a blank behind its colon, on the line or on the one above."""
    above = next((number for number in range(spot.line - 1, -1, -1) if lines[number].strip()), spot.line)
    for number in dict.fromkeys((spot.line, opening.line if opening else spot.line, above)):
        found = NO_BLANK.fullmatch(lines[number])
        if found:
            key, value = found["key"], found["value"]
            at = Spot(number, found.end("key"))
            what = f"no blank stands behind the colon of '{key}'"
            return Fault(
                at, Rule.YAML_COLON_BLANK, what, f"Write '{key}: {value}'.", f"{found['head']}{key}: {value}", shift=1
            )
    return None


def _find_false_opening(lines: list[str], spot: Spot, opening: Spot | None) -> Fault | None:
    """Return the fault of a value that begins with a sign that YAML keeps for itself."""
    numbers = [spot.line]
    if opening and lines[opening.line][opening.column : opening.column + 1] in ("[", "{"):
        numbers.insert(0, opening.line)
    for number in numbers:
        found = _match(lines[number])
        value = found["value"].rstrip()
        at = Spot(number, found.start("value"))
        if value == "-" or (value.startswith("- ") and found["key"]):
            return Fault(
                at,
                Rule.YAML_LIST_PLACE,
                "a list cannot begin on the line of its key",
                "Put each item on a line of its own below.",
            )
        if value[:1] and value[0] in CANNOT_OPEN and not BLOCK_VALUE.fullmatch(value):
            rule = Rule.YAML_SIGN
            what = f"a value cannot begin with '{value[0]}' unless it stands in quotation marks"
            if value[0] in "[{":
                rule = Rule.YAML_OPEN_BRACKET
                what = f"the '{value[0]}' that opens here begins a list and is not closed at the end of the value"
            hint = f"Put the value in quotation marks: {format_scalar(value)}"
            return Fault(at, rule, what, hint, _replace(lines[number], at, value))
    return None


def _find_colon(lines: list[str], spot: Spot, _opening: Spot | None) -> Fault | None:
    """Return the fault of a colon in a value without quotation marks."""
    line = lines[spot.line]
    found = _match(line)
    colon = COLON.search(found["value"].rstrip()) if found["key"] else None
    if not colon:
        return None
    value = found["value"].rstrip()
    at = Spot(spot.line, found.start("value") + colon.start())
    begin = Spot(spot.line, found.start("value"))
    hint = f"Put the value in quotation marks: {format_scalar(value)}"
    return Fault(
        at,
        Rule.YAML_COLON,
        "a value with a colon and a blank needs quotation marks",
        hint,
        _replace(line, begin, value),
    )


def _find_no_key(lines: list[str], spot: Spot, opening: Spot | None) -> Fault | None:
    """Return the fault of a line that has neither key nor list mark."""
    for number in dict.fromkeys((opening.line if opening else spot.line, spot.line)):
        found = _match(lines[number])
        if found["key"] is None and "-" not in found["head"] and found["value"].strip():
            what = f"this line has no key: {found['value'].strip()}"
            hint = "Write a key and a colon before it, or indent it if it continues the value above."
            return Fault(Spot(number, found.start("value")), Rule.YAML_NO_KEY, what, hint, "#")
    return None


def _find_false_indent(lines: list[str], spot: Spot, _opening: Spot | None) -> Fault | None:
    """Return the fault of a line that begins in a column of its own, or mixes keys and list items."""
    line = lines[spot.line]
    indent = len(line) - len(line.lstrip(" "))
    levels = {len(above) - len(above.lstrip(" ")) for above in lines[: spot.line] if above.strip()}
    hint = "Keys of one level begin in one column; what belongs to a key is indented by two blanks."
    at = Spot(spot.line, indent)
    if levels and indent not in levels:
        return Fault(at, Rule.YAML_INDENTATION, "the indentation of this line fits no line above it", hint)
    if line.strip():
        return Fault(at, Rule.YAML_PLACE, "a key or list item does not belong at this place", hint)
    return None


RULES: tuple[Callable[[list[str], Spot, Spot | None], Fault | None], ...] = (
    _find_tab,
    _find_open_quote,
    _find_false_escape,
    _find_missing_blank,
    _find_false_opening,
    _find_colon,
    _find_no_key,
    _find_false_indent,
)
