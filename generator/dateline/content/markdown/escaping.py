"""Plain text in; Markdown that shows just this text, out."""

import re

from dateline.regexes import make_regex

ALWAYS = make_regex(r"[\\`*\[\]<|]|~(?=~)|(?<=~)~|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
# A heading, a quotation, an underline, a list, a rule, a numbered item, a table's columns, a definition.
LINE_START = make_regex(
    r"#(?=#{0,5}(?:[ \t]|$))|[>=]|[-+](?=[ \t]|$|-)|\d{1,9}[.)](?=[ \t]|$)|:(?=[-: ]*$)|[:~](?=[ \t])"
)


def escape_markdown(text: str) -> str:
    r"""Return Markdown that renders as this plain text; blanks at the ends of lines are left out.

    >>> escape_markdown("1. [sic] 3 * 4 < 13, a_b")
    '1\\. \\[sic\\] 3 \\* 4 \\< 13, a_b'
    """
    lines = re.split(r"\r\n|\r|\n", text)
    return "\n".join(_escape_line(line.strip(" \t")) for line in lines)


def _escape_line(line: str) -> str:
    """Return one line, its signs and what it begins with escaped."""
    found = LINE_START.match(line)
    before = ""
    if found:
        at = found.end() - 1
        before, line = f"{line[:at]}\\{line[at]}", line[found.end() :]
    return before + ALWAYS.sub(lambda sign: f"\\{sign[0]}", line)
