"""Markdown in; its tokens, and notes of the links, names, images and faults in it, with their places, out."""

import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token

from dateline.content.markdown.dialect import find_name, is_allowed, make_parser, read_name_link
from dateline.content.markdown.quotations import MARK, PULL, read_quotations
from dateline.regexes import make_regex

TAG = make_regex(r"<(?P<name>[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
# Elements of HTML that people write into Markdown; other words in angle brackets are left alone.
ELEMENTS = make_regex(
    r"a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|center|cite|code|del|details|div|dl|dt|dd|em|"
    r"embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|mark|"
    r"meta|nav|object|ol|p|pre|q|s|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|"
    r"tbody|td|th|thead|time|title|tr|tt|u|ul|video",
    re.IGNORECASE,
)
# Bounded, so that a long line of brackets takes no longer than other text.
REFUSED = make_regex(r"!?\[[^\]]{0,300}\]\(\s{0,9}<?(?P<address>[^\s<>]{0,300})>?\)")
DESTINATION = make_regex(r"\]\(\s*<?")
FOOTNOTE = make_regex(r"\[\^(?P<label>[^\]\s]{1,100})\]")


@dataclass(frozen=True, slots=True)
class Note:
    """Something noticed while parsing."""

    kind: str
    """`link`, `name`, `image`, `bare image` (without words), `refused` (a link that is not made), `html`, `mark` (of a
    quotation), `footnote` (a mark in the text without its footnote), `unused` (a footnote without its mark) or
    `twice`."""
    text: str
    """The address, the name or the tag."""
    line: int
    column: int


def read_notes(text: str) -> tuple[list[Token], tuple[Note, ...]]:
    """Return the tokens of a body, and all links, names, images and faults in it by their places."""
    env: MutableMapping[str, Any] = {"notes": {}, "lines": text.split("\n")}  # Any: the library's own type
    tokens = _make_reader().parse(text, env)
    return tokens, tuple(sorted(env["notes"], key=lambda note: (note.line, note.column)))


def write_html(tokens: list[Token]) -> str:
    """Return the HTML of tokens."""
    parser = _make_reader()
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _make_reader() -> MarkdownIt:
    """Return the parser that takes notes."""
    parser = make_parser()
    parser.core.ruler.before("inline", "quotations", read_quotations)
    parser.core.ruler.before("quotations", "marks", _note_marks)
    parser.core.ruler.at("inline", _read_inline)
    parser.inline.ruler.at("link", _read_link)
    parser.inline.ruler.at("image", _read_image)
    parser.inline.ruler.at("autolink", _read_autolink)
    parser.inline.ruler.at("name_link", _read_name)
    parser.inline.ruler.after("footnote_ref", "missing_footnote", _read_footnote)
    return parser


def _note_marks(state: StateCore) -> None:
    """Note the marks of quotations that mean nothing."""
    before = ""
    for token in state.tokens:
        if token.type == "inline" and before == "blockquote_open paragraph_open":
            mark = MARK.match(token.content)
            if mark and mark["mark"].casefold() != PULL:
                state.env["block"], state.env["starts"] = token, {}
                _take_note(state, "mark", mark["mark"], 0)
        before = f"{before.rpartition(' ')[2]} {token.type}"


def _read_inline(state: StateCore) -> None:
    """Parse the inline content of every block, which the rules that take notes can see."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            state.env["block"], state.env["starts"] = token, {}
            state.md.inline.parse(token.content, state.md, state.env, token.children)
    _note_footnotes(state)


def _note_footnotes(state: StateCore) -> None:
    """Note every footnote that no mark leads to, and every one that was written before."""
    seen: set[str] = set()
    for token in state.tokens:
        if token.type == "footnote_reference_open" and token.map:
            label, line = token.meta["label"], token.map[0]
            column = state.env["lines"][line].find(f"[^{label}]") + 1
            if label in seen:
                state.env["notes"][Note("twice", label, line + 1, column)] = None
            elif state.env["footnotes"]["refs"][f":{label}"] < 0:
                state.env["notes"][Note("unused", label, line + 1, column)] = None
            seen.add(label)


def _take_note(state: StateCore | StateInline, kind: str, text: str, offset: int) -> None:
    """Keep something noticed at an offset of the block's content."""
    block: Token = state.env["block"]
    starts: dict[int, int] = state.env["starts"]
    number = (block.map[0] if block.map else 0) + block.content.count("\n", 0, offset)
    begin = block.content.rfind("\n", 0, offset) + 1
    if begin not in starts:
        starts[begin] = _find_start(block.content, begin, state.env["lines"][number : number + 1])
    column = max(0, offset - begin + starts[begin]) + 1
    state.env["notes"][Note(kind, text, number + 1, column)] = None


def _find_start(content: str, begin: int, written: list[str]) -> int:
    """Return how much farther right a line of a block begins in the text, behind marks of lists and quotations."""
    line = content[begin:].partition("\n")[0]
    # A bar inside a table's cell is written with a backslash.
    places = [written[0].find(text) for text in (line.strip(), line.strip().replace("|", r"\|"))] if written else [0]
    found = max(places)
    return max(0, found) - (len(line) - len(line.lstrip()))


def _read_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    """Read a link as the library does, and note where it leads."""
    start, count = state.pos, len(state.tokens)
    is_link = link(state, silent)
    if is_link and not silent:
        opened = next(token for token in state.tokens[count:] if token.type == "link_open")
        _take_note(state, "link", str(opened.attrGet("href")), _find_destination(state, start))
    elif not silent:
        _note_refused(state, start)
    return is_link


def _read_name(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    """Read a link by name as pages do, and note it."""
    found = find_name(state.src, state.pos)
    if found and not silent:
        _take_note(state, "name", found[0], state.pos)
    return read_name_link(state, silent)


def _read_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    """Note the mark of a footnote that is not there, and leave it as text."""
    found = FOOTNOTE.match(state.src, state.pos)
    if found and not silent:
        _take_note(state, "footnote", found["label"], state.pos)
    return False


def _read_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    """Read an image as the library does, and note where it lies; what its words hold is not noted."""
    start = state.pos
    kept = dict(state.env["notes"])
    is_image = image(state, silent)
    state.env["notes"] = kept
    if is_image and not silent:
        token = state.tokens[-1]
        kind = "image" if token.content.strip() else "bare image"
        _take_note(state, kind, str(token.attrGet("src")), _find_destination(state, start))
    elif not silent and state.src.startswith("![", start):
        _note_refused(state, start)
    return is_image


def _read_autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    """Read an address in angle brackets as the library does, and note it; note HTML, which is not read."""
    start, count = state.pos, len(state.tokens)
    is_link = autolink(state, silent)
    if silent or state.src[start] != "<":
        return is_link
    if is_link:
        opened = next(token for token in state.tokens[count:] if token.type == "link_open")
        _take_note(state, "link", str(opened.attrGet("href")), start + 1)
        return True
    tag = TAG.match(state.src, start)
    if tag and (tag["name"] is None or ELEMENTS.fullmatch(tag["name"])):
        _take_note(state, "html", tag[0], start)
    return False


def _find_destination(state: StateInline, start: int) -> int:
    """Return the offset of a link's address, or of the link itself where the address stands elsewhere."""
    ends = [found.end() for found in DESTINATION.finditer(state.src, start, state.pos)]
    return ends[-1] if ends else start


def _note_refused(state: StateInline, start: int) -> None:
    """Note what looks like a link and is none because of its address."""
    found = REFUSED.match(state.src, start)
    if found and not is_allowed(found["address"]):
        _take_note(state, "refused", found["address"], found.start("address"))
