"""Lines of YAML and the place where the parser gave up, in; the cause as an editor sees it, out.

The parser's own words are not shown: it names what it expected, not what was written. Each rule looks for one way
to write YAML wrongly; the first that fits is told. Most faults carry the line as it was probably meant, so that the
reader can go on and find what else is wrong; it is never used for anything else.
"""

from collections.abc import Callable

from dateline.content.syntax.faults import BLOCK_VALUE, Fault, Spot, match_line, replace_value
from dateline.content.syntax.quotation_faults import find_false_escape, find_open_quote
from dateline.content.syntax.scalars import format_scalar
from dateline.regexes import make_regex
from dateline.rules import Rule

NO_BLANK = make_regex(r"(?P<head>\s*(?:- +)*)(?P<key>[A-Za-z_]\w*):(?P<value>(?!//)\S.*)")
CANNOT_OPEN = "@`%&*!|>,]}[{"
COLON = make_regex(r":(?= |$)")


def explain(lines: list[str], spot: Spot, opening: Spot | None) -> Fault:
    """Return what an editor probably wrote wrongly.

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
        found = match_line(lines[number])
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
            return Fault(at, rule, what, hint, replace_value(lines[number], at, value))
    return None


def _find_colon(lines: list[str], spot: Spot, _opening: Spot | None) -> Fault | None:
    """Return the fault of a colon in a value without quotation marks."""
    line = lines[spot.line]
    found = match_line(line)
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
        replace_value(line, begin, value),
    )


def _find_no_key(lines: list[str], spot: Spot, opening: Spot | None) -> Fault | None:
    """Return the fault of a line that has neither key nor list mark."""
    for number in dict.fromkeys((opening.line if opening else spot.line, spot.line)):
        found = match_line(lines[number])
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
    find_open_quote,
    find_false_escape,
    _find_missing_blank,
    _find_false_opening,
    _find_colon,
    _find_no_key,
    _find_false_indent,
)
