"""Markdown in; the links, names, images and faults in it, with their places, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.content.markdown.dialect import EXTERNAL
from dateline.content.markdown.noting import Note
from dateline.content.markdown.quotations import PULL
from dateline.content.markdown.rendering import parse_body
from dateline.problems import Problem, find_nearest
from dateline.rules import Rule

ALLOWED = "Links begin with https://, http://, mailto:, / or #."


@dataclass(frozen=True, slots=True)
class BodyLink:
    """Something in a body that leads elsewhere, or an image that is loaded."""

    destination: str
    """As browsers get it: percent-encoded; with `#` and what follows."""
    line: int
    """Counted from 1 in the text given."""
    column: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class NameLink:
    """A link by name in a body."""

    name: str
    """As it is written, runs of blanks made one."""
    line: int
    """Counted from 1 in the text given."""
    column: int


def find_links(text: str) -> tuple[BodyLink, ...]:
    """Return links and images of a body in their order."""
    return tuple(
        BodyLink(note.text, note.line, note.column, note.kind != "link")
        for note in _find_notes(text)
        if note.kind in ("link", "image", "bare image")
    )


def find_names(text: str) -> tuple[NameLink, ...]:
    """Return the links by name of a body in their order."""
    return tuple(NameLink(note.text, note.line, note.column) for note in _find_notes(text) if note.kind == "name")


def check_body(path: str, text: str, first_line: int) -> tuple[Problem, ...]:
    """Return what readers would not see as the editor meant it.

    That is HTML, images without words, links that are not made, footnotes without mark or text, and marks of
    quotations that mean nothing.

    `first_line` is the line of the file on which the body begins.
    """
    notes = _find_notes(text)
    unused = [note.text for note in notes if note.kind == "unused"]
    return tuple(
        Problem(path, note.line + first_line - 1, note.column, what, hint, rule)
        for note in notes
        for rule, what, hint in (*_judge(note), *_judge_footnote(note, unused))
    )


def _judge_footnote(note: Note, unused: list[str]) -> Iterator[tuple[Rule, str, str]]:
    """Yield what is wrong with a footnote; `unused` are those that no mark leads to."""
    if note.kind == "footnote":
        near = find_nearest(note.text, unused)
        hint = f"Did you mean [^{near}]?" if near else f"Write it on a line of its own: [^{note.text}]: What it says."
        yield Rule.FOOTNOTE_MISSING, f"there is no footnote [^{note.text}]", hint
    if note.kind == "twice":
        hint = "Give one of the two another name, here and in the text."
        yield Rule.FOOTNOTE_TWICE, f"the footnote [^{note.text}] is written twice", hint
    if note.kind == "unused":
        hint = f"Put [^{note.text}] where it belongs in the text, or take the footnote out."
        yield Rule.FOOTNOTE_UNUSED, f"nothing in the text leads to the footnote [^{note.text}]", hint


def _judge(note: Note) -> Iterator[tuple[Rule, str, str]]:
    """Yield for each fault of a note its rule, what is wrong, and the way out."""
    if note.kind == "mark":
        hint = f"Write [!{PULL}] for a pull quote, or take the line out."
        yield Rule.QUOTATION_MARK, f"a quotation has no mark [!{note.text}]", hint
    if note.kind == "html":
        hint = f"Write it in Markdown; write \\{note.text} if the sign itself is meant."
        yield Rule.HTML, f"HTML is not read and shows as text: {note.text}", hint
    if note.kind == "refused":
        yield Rule.LINK_REFUSED, f"this address is not made into a link: {note.text}", ALLOWED
    if note.kind == "bare image":
        hint = f"Say between the brackets what it shows: ![A harbour at dawn]({note.text})"
        yield Rule.IMAGE_WORDS, f"the image has no words for those who do not see it: {note.text}", hint
    if "image" in note.kind and EXTERNAL.match(note.text):
        yield (
            Rule.IMAGE_ELSEWHERE,
            f"the image lies on another site: {note.text}",
            "Readers' browsers load nothing from elsewhere; link to it.",
        )


def _find_notes(text: str) -> tuple[Note, ...]:
    """Return all links, names, images and faults of a body, in its order."""
    return parse_body(text).notes if "[" in text or "<" in text else ()
