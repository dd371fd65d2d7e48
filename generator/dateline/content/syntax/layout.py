"""A text and the tree that was read from it in; where each value, line and comment of it stands, by offset, out."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from dateline.content.syntax.tree import End, Listing, Node, Scalar
from dateline.regexes import make_regex

ANY_LINE_END = make_regex(r"\r\n?|\n")
# `#` opens a comment at the beginning of a line and behind a blank.
COMMENT = make_regex(r"(?:(?<=[ \t\r\n])|^)#[^\r\n]*", re.MULTILINE)
NOTHING = make_regex(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*")
BLOCK_HEADER = make_regex(r"[|>][-+0-9]*(?:[ \t]+(?P<comment>#[^\r\n]*))?")
BLANKS = " \t\r\n"


class Layout:
    """A text with its tree; offsets count characters from 0."""

    def __init__(self, text: str, root: Node | None) -> None:
        self.text = text
        self.root = root
        self._breaks = tuple((found.start(), found.end()) for found in ANY_LINE_END.finditer(text))
        self._lines = (0, *(end for _, end in self._breaks))

    def start(self, node: Node) -> int:
        """Return the offset of a value's first character; of a list set out in lines, of its first hyphen."""
        return self._offset((node.line, node.column))

    def end(self, node: Node) -> int:
        """Return the offset behind a value's last character; line ends that close it are no part of it."""
        if isinstance(node, Scalar):
            start, end = self.start(node), self._offset(node.end)
            return start + len(self.text[start:end].rstrip(BLANKS)) if self.is_block_text(node) else end
        if self.is_flow(node):
            return self._offset(node.end)
        return self.end(node.items[-1] if isinstance(node, Listing) else node.pairs[-1].value)

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or table stands between brackets."""
        return not isinstance(node, Scalar) and self.text[self.start(node)] in "[{"

    def is_block_text(self, node: Node) -> bool:
        """Tell whether a text stands in lines of its own, behind `|` or `>`."""
        return isinstance(node, Scalar) and self.text[self.start(node) : self.start(node) + 1] in ("|", ">")

    def find_dash(self, listing: Listing, index: int) -> int:
        """Return the offset of the hyphen before an item of a list that is set out in lines."""
        dash = self.start(listing)
        return self.skip(self.end(listing.items[index - 1])) if index else dash

    def skip(self, offset: int) -> int:
        """Return the offset behind blanks, line ends and comments."""
        found = NOTHING.match(self.text, offset)
        return found.end() if found else offset

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def line_end(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset ends, before and behind its line end."""
        line = bisect_right(self._lines, offset) - 1
        return self._breaks[line] if line < len(self._breaks) else (len(self.text), len(self.text))

    def find_break(self, offset: int) -> str:
        """Return how the lines around an offset end."""
        start, end = self.line_end(offset)
        if start == end and self._breaks:
            start, end = self._breaks[-1]
        return self.text[start:end] or "\n"

    def find_comments(self, start: int, node: Node) -> Iterator[str]:
        """Yield the comments from an offset to the end of the line on which a value ends."""
        offset = start
        for leaf in _find_leaves(node):
            yield from (found[0] for found in COMMENT.finditer(self.text, offset, self.start(leaf)))
            header = self.find_header_comment(leaf)
            if header:
                yield header
            offset = self.end(leaf)
        yield from (found[0] for found in COMMENT.finditer(self.text, offset, self.line_end(self.end(node))[0]))

    def find_header_comment(self, node: Scalar) -> str:
        """Return the comment behind the `|` or `>` of a text; empty where there is none."""
        header = BLOCK_HEADER.match(self.text, self.start(node))
        return (header["comment"] or "") if header else ""

    def _offset(self, place: End) -> int:
        """Return the offset of a line and column."""
        line, column = place
        return self._lines[line - 1] + column - 1 if line <= len(self._lines) else len(self.text)


def _find_leaves(node: Node) -> Iterator[Scalar]:
    """Yield the keys and texts of a value in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _find_leaves(item)
    else:
        for pair in node.pairs:
            yield pair.key
            yield from _find_leaves(pair.value)
