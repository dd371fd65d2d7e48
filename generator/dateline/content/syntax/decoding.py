"""The bytes of a file in; its text, or the place and reason why there is none, out."""

from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule

MAX_BYTES = 2_000_000
LINE_END = make_regex(r"\r\n?")
# What no text file holds: control characters but tab and line end, and the two codes that are no characters.
CONTROL = make_regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def decode_text(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file without its byte-order mark, or None with the reason."""
    if len(data) > MAX_BYTES:
        return None, (Problem(path, 0, 0, "is larger than 2 MB", "Cut it into several files.", Rule.FILE_SIZE),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (Problem(path, 1, 1, "is written in UTF-16", "Save it as UTF-8.", Rule.UTF_16),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The offset counts behind a byte-order mark, which is no character of the first line.
        before = error.object[: error.start].decode("utf-8", "replace")
        what = f"is not UTF-8: byte {error.object[error.start]:02X} is no character here"
        return None, (Problem(path, *find_place(before, len(before)), what, "Save the file as UTF-8.", Rule.NOT_UTF_8),)
    found = CONTROL.search(text)
    if found:
        what = f"holds a control character: U+{ord(found[0]):04X}"
        return None, (
            Problem(
                path, *find_place(text, found.start()), what, "Delete it; it cannot be seen.", Rule.CONTROL_CHARACTER
            ),
        )
    return text, ()


def find_place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both counted from 1, of an offset."""
    before = unify_line_ends(text[:offset])
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def unify_line_ends(text: str) -> str:
    r"""Return the text with `\n` at the end of each line, whatever system it comes from."""
    return LINE_END.sub("\n", text)
