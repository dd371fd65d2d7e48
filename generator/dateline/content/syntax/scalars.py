"""A text in; the YAML scalar on one line that reads back as this very text, out: plain where that is safe.

Texts that another YAML reader would take for a number, a date or a truth value stand in quotation marks, so that
every tool an editor uses sees the same text.
"""

import re

from dateline.regexes import make_regex

# A plain scalar here begins with a letter, a digit or a mark that YAML knows nothing of.
OPENS_PLAIN = make_regex(r"[^\W_]|[/(“‘«„¿¡$£€…]")
BREAKS_PLAIN = make_regex(r":(?: |$)| #|^\s|\s$")
# Characters that YAML does not print, or reads as the end of a line.
ESCAPED = make_regex(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# What YAML 1.1 and 1.2 read as something else than a text.
TRUTH = make_regex(r"(?:y|n|yes|no|true|false|on|off|null)", re.IGNORECASE)
NUMBER = make_regex(r"\d[\d_.,:+a-fox \-]*(?:[tT]\s*[\d:.+\-]*)?[zZ]?", re.IGNORECASE)
SHORT_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}


def format_scalar(text: str) -> str:
    """Return the text as a YAML scalar.

    >>> format_scalar("Talks in Geneva"), format_scalar("no"), format_scalar("Iran: a reply")
    ('Talks in Geneva', '"no"', '"Iran: a reply"')
    """
    if _is_plain(text):
        return text
    if ESCAPED.search(text):
        return _quote_double(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    """Tell whether every reader takes the bare text for itself."""
    if not OPENS_PLAIN.match(text) or BREAKS_PLAIN.search(text) or ESCAPED.search(text):
        return False
    return not (TRUTH.fullmatch(text) or NUMBER.fullmatch(text))


def _quote_double(text: str) -> str:
    """Return the text between double quotation marks, with escapes for what cannot stand there as it is."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + ESCAPED.sub(lambda found: _escape(found[0]), plain) + '"'


def _escape(character: str) -> str:
    """Return the escape of one character."""
    short = SHORT_ESCAPES.get(character)
    if short:
        return short
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"
