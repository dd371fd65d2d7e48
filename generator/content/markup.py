"""Markdown in; HTML, links and problems out. Only here is Markdown parsed.

The dialect is CommonMark with tables and strike-through. HTML is off: it shows as text. Links lead to web pages,
mail addresses and places of the site; whatever else an address may say, it is not made into a link.
"""

import re
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token

from generator.problems import Problem
from generator.rules import Rule

SCHEME = re.compile(r"\s*(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = ("http", "https", "mailto")
EXTERNAL = re.compile(r"(?:https?:)?//", re.IGNORECASE)
TAG = re.compile(r"<(?P<name>[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
# Elements of HTML that people write into Markdown; other words in angle brackets are left alone.
ELEMENTS = re.compile(
    r"a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|center|cite|code|del|details|div|dl|dt|dd|em|"
    r"embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|mark|"
    r"meta|nav|object|ol|p|pre|q|s|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|"
    r"tbody|td|th|thead|time|title|tr|tt|u|ul|video",
    re.IGNORECASE,
)
# Bounded, so that a long line of brackets takes no longer than other text.
REFUSED = re.compile(r"!?\[[^\]]{0,300}\]\(\s{0,9}<?(?P<address>[^\s<>]{0,300})>?\)")
DESTINATION = re.compile(r"\]\(\s*<?")
ALLOWED = "Links begin with https://, http://, mailto:, / or #."

ALWAYS = re.compile(r"[\\`*\[\]<|]|~(?=~)|(?<=~)~|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
# A heading, a quotation, an underline, a list, a rule, a numbered item, a table's columns.
LINE_START = re.compile(r"#(?=#{0,5}(?:[ \t]|$))|[>=]|[-+](?=[ \t]|$|-)|\d{1,9}[.)](?=[ \t]|$)|:(?=[-: ]*$)")


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
class Note:
    """Something noticed while parsing."""

    kind: str
    """`link`, `image`, `bare image` (without words), `refused` (a link that is not made) or `html`."""
    text: str
    """The address or the tag."""
    line: int
    column: int


def is_allowed(address: str) -> bool:
    """Tell whether an address may be made into a link."""
    found = SCHEME.match(address)
    return not found or found["scheme"].casefold() in SCHEMES


def _make_parser() -> MarkdownIt:
    """Return the parser of the dialect."""
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.validateLink = is_allowed  # type: ignore[assignment, method-assign] # the library's own way to set the rule
    return parser


def render_markdown(text: str) -> str:
    """Return the HTML of a body.

    The highest heading of the body becomes `h2`, for the page's title is `h1`. Links out of the site say so with
    `rel`; images are loaded when they come into view; a table's cells have the classes `align-left`, `align-center`
    and `align-right` where a column says so.
    """
    tokens = RENDERER.parse(text)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + 2)}"
    for token in tokens:
        _align_cell(token)
        for child in token.children or ():
            if child.type == "link_open" and EXTERNAL.match(str(child.attrGet("href"))):
                child.attrSet("rel", "external noopener")
            elif child.type == "image":
                child.attrSet("loading", "lazy")
    return str(RENDERER.renderer.render(tokens, RENDERER.options, {}))


def _align_cell(token: Token) -> None:
    """Give a table's cell a class for its side; pages allow no styles of their own."""
    style = str(token.attrGet("style") or "")
    if style.startswith("text-align:"):
        del token.attrs["style"]
        token.attrSet("class", f"align-{style.removeprefix('text-align:')}")


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


def find_links(text: str) -> tuple[BodyLink, ...]:
    """Return links and images of a body in their order."""
    return tuple(
        BodyLink(note.text, note.line, note.column, note.kind != "link")
        for note in _read_notes(text)
        if note.kind in ("link", "image", "bare image")
    )


def check_body(path: str, text: str, first_line: int) -> tuple[Problem, ...]:
    """Return what readers would not see as the editor meant it: HTML, images without words, links that are not made.

    `first_line` is the line of the file on which the body begins.
    """
    return tuple(
        Problem(path, note.line + first_line - 1, note.column, what, hint, rule)
        for note in _read_notes(text)
        for rule, what, hint in _judge(note)
    )


def _judge(note: Note) -> Iterator[tuple[Rule, str, str]]:
    """Yield what is wrong with something noticed, the rule first, and the way out."""
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


def _read_notes(text: str) -> tuple[Note, ...]:
    """Return what there is to be noticed in a body, in its order."""
    if "[" not in text and "<" not in text:
        return ()
    env: MutableMapping[str, Any] = {"notes": {}, "lines": text.split("\n")}  # Any: the library's own type
    READER.parse(text, env)
    return tuple(sorted(env["notes"], key=lambda note: (note.line, note.column)))


def _read_inline(state: StateCore) -> None:
    """Parse the inline content of every block, which the rules that take notes can see."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            state.env["block"], state.env["starts"] = token, {}
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _take_note(state: StateInline, kind: str, text: str, offset: int) -> None:
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
    found = written[0].find(line.strip()) if written else 0
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


def _make_reader() -> MarkdownIt:
    """Return the parser that takes notes."""
    parser = _make_parser()
    parser.core.ruler.at("inline", _read_inline)
    parser.inline.ruler.at("link", _read_link)
    parser.inline.ruler.at("image", _read_image)
    parser.inline.ruler.at("autolink", _read_autolink)
    return parser


RENDERER = _make_parser()
READER = _make_reader()
