"""Texts and trees in; XML 1.0 that every reader takes out."""

from xml.etree import ElementTree as ET

from dateline.regexes import make_regex

# Characters that XML 1.0 cannot hold in any form (section 2.2).
NOT_XML = make_regex(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def add_text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element that holds text."""
    ET.SubElement(parent, name, attributes).text = text


def write_tree(root: ET.Element) -> bytes:
    """Return the document as bytes, indented, without the characters that XML cannot hold."""
    for element in root.iter():
        element.text = NOT_XML.sub("", element.text) if element.text else element.text
        element.attrib.update({name: NOT_XML.sub("", value) for name, value in element.attrib.items()})
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
