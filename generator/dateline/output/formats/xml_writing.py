"""Texts and trees in; XML 1.0 that every reader takes out.

What stands in many documents is written once: a document can be joined around parts that are bytes already.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from dateline.regexes import make_regex

# Characters that XML 1.0 cannot hold in any form (section 2.2).
NOT_XML = make_regex(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>\n"
INDENT = b"  "


def add_text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element that holds text."""
    ET.SubElement(parent, name, attributes).text = text


def write_tree(root: ET.Element) -> bytes:
    """Return the document as bytes, indented."""
    ET.indent(root)
    return DECLARATION + _write(root) + b"\n"


def write_part(element: ET.Element, depth: int) -> bytes:
    """Return an element as it stands in a document, within so many others."""
    ET.indent(element, level=depth)
    return _write(element)


def _write(element: ET.Element) -> bytes:
    """Return an element as bytes, without the characters that XML cannot hold."""
    return NOT_XML.sub("", ET.tostring(element, encoding="unicode")).encode()


def join_parts(root: ET.Element, parts: Iterable[bytes], depth: int) -> bytes:
    """Return the document with these parts at the end of the element that is closed last but so many, itself included.

    That element holds something already.
    """
    head, *ends = write_tree(root).rsplit(b"\n", depth + 1)
    line = b"\n" + INDENT * depth
    return b"".join((head, *(line + part for part in parts), *(b"\n" + end for end in ends)))
