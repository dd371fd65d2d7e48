"""A rendered page in; the parts of it that Pagefind reads, as a smaller page from which it makes the same index, out.

Pagefind reads the words of `data-pagefind-body`, but for those of `data-pagefind-ignore`, and wherever they stand the
elements that say a filter, a fact or a sort key (pagefind.app/docs/indexing, /metadata, /filtering). All else may
change, and the index need not be made anew.
"""

import re
from dataclasses import dataclass, field

from dateline.regexes import make_regex

MARK = "data-pagefind-"
BODY, IGNORE = f"{MARK}body", f"{MARK}ignore"
# Without a fact of that name, Pagefind takes the title of a page from its first heading.
TITLE = "h1"
# HTML, section 13.1.2: elements without an end, and those whose text holds no tags.
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
TAG = make_regex(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|title|textarea)\b[^>]*>.*?</(?P=raw)\s*>"
    r"|<(?P<end>/?)(?P<name>[a-z][\w-]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*?(?P<alone>/?)>",
    re.DOTALL | re.IGNORECASE,
)
FRAME = "<!doctype html><html><body>{}</body></html>"


@dataclass(slots=True)
class Element:
    """The page, or an element of it that Pagefind treats in its own way; offsets count characters of the page."""

    tag: str
    """Its start tag; empty for the page."""
    start: int
    opened: int
    """Where its content begins."""
    closed: int
    """Where its content ends; as `end`, behind its end tag, not known before that is read."""
    end: int
    children: list["Element"] = field(default_factory=list)
    """The elements of this sort within it, in their order."""


def keep_searched(data: bytes) -> bytes:
    """Return the parts of a page that Pagefind reads; the whole page where it names none or its tags do not pair."""
    text = data.decode()
    page = _read_elements(text)
    return FRAME.format(_keep_inside(text, page, is_read=False)).encode() if page else data


def _read_elements(text: str) -> Element | None:
    """Return the page with the elements that matter within; None where none is a body, or start and end do not pair."""
    page = Element("", 0, 0, len(text), len(text))
    parents, names, has_body = [page], [("", False)], False
    for found in TAG.finditer(text):
        name, tag = (found["name"] or "").lower(), found[0]
        if found["end"]:
            opened, is_kept = names.pop()
            if opened != name:
                return None
            if is_kept:
                element = parents.pop()
                element.closed, element.end = found.start(), found.end()
            continue
        is_kept = MARK in tag or name == TITLE
        if is_kept:
            has_body |= BODY in tag
            element = Element(tag, *found.span(), found.end(), found.end())
            parents[-1].children.append(element)
        if name and name not in VOID and not found["alone"]:
            names.append((name, is_kept))
            parents += [element] if is_kept else []
    return page if has_body and len(names) == 1 else None


def _keep_inside(text: str, element: Element, *, is_read: bool) -> str:
    """Return the parts of an element's content that matter: all of it where it is read, but for what is ignored."""
    kept: list[str] = []
    at = element.opened
    for child in element.children:
        if is_read:
            kept.append(text[at : child.start])
        kept.append(_keep_whole(text, child, is_read=is_read))
        at = child.end
    if is_read:
        kept.append(text[at : element.closed])
    return "".join(kept)


def _keep_whole(text: str, element: Element, *, is_read: bool) -> str:
    """Return the parts of an element with its tags."""
    is_ignored = IGNORE in element.tag and element.tag.count(MARK) == 1
    if is_ignored or (BODY in element.tag and not is_read):
        inside = _keep_inside(text, element, is_read=not is_ignored)
        return f"{element.tag}{inside}{text[element.closed : element.end]}"
    return text[element.start : element.end]
