"""Tokens of a body in; those of its footnotes as links that lead to their texts and back, out.

The anchors are those of the body's own page. A feed shows many bodies as one page: there they are left out.
"""

from collections.abc import Iterator
from typing import Literal

from markdown_it.token import Token

from dateline.content.markdown.dialect import GAP
from dateline.regexes import make_regex

# Search would find "ports1" where a mark stands behind "ports".
UNSEARCHED = "data-pagefind-ignore"
ANCHOR = make_regex(rf' (?:id="note-[^"]*"|{UNSEARCHED}="")')
"""What only the page itself has, in HTML."""
WAY_BACK_GAP = f' aria-label="{GAP}"'
"""Where words say to those who cannot see the arrow where it leads."""


def link_footnotes(tokens: list[Token]) -> list[Token]:
    """Return the tokens with elements for all that belongs to footnotes."""
    if not any(token.type == "footnote_block_open" for token in tokens):
        return tokens
    marks = {_name_mark(child) for token in tokens for child in token.children or () if child.type == "footnote_ref"}
    made: list[Token] = []
    for token in tokens:
        # A mark among the words of an image is not there for readers to come back to.
        if token.type != "footnote_anchor" or _name_mark(token) in marks:
            token.children = [each for child in token.children or () for each in _link_one(child)]
            made += _link_one(token)
    return made


def _link_one(token: Token) -> Iterator[Token]:
    """Yield the elements of one token; what is no footnote's stays as it is."""
    match token.type:
        case "footnote_ref":
            yield from _make_mark(token)
        case "footnote_block_open":
            yield _make("div", 1, {"class": "footnotes", "role": "doc-endnotes"})
            yield _make("ol", 1)
        case "footnote_block_close":
            yield _make("ol", -1)
            yield _make("div", -1)
        case "footnote_open":
            yield _make("li", 1, {"id": _name_text(token)})
        case "footnote_close":
            yield _make("li", -1)
        case "footnote_anchor":
            yield _make_way_back(token)
        case _:
            yield token


def _make(tag: str, nesting: Literal[-1, 1], attributes: dict[str, str] | None = None) -> Token:
    """Return the token that opens or closes a block element."""
    made = Token(f"{tag}_{'open' if nesting > 0 else 'close'}", tag, nesting, attrs=dict(attributes or {}))
    made.block = True
    return made


def _name_text(token: Token) -> str:
    """Return the anchor of a footnote's text."""
    return f"note-{token.meta['id'] + 1}"


def _name_mark(token: Token) -> str:
    """Return the anchor of a mark; a footnote may have several."""
    number = token.meta["subId"]
    return f"{_name_text(token)}-from{f'-{number + 1}' if number else ''}"


def _make_mark(token: Token) -> Iterator[Token]:
    """Yield the elements of a mark in the text: a small number that leads to the footnote."""
    yield Token("sup_open", "sup", 1, attrs={"id": _name_mark(token), UNSEARCHED: ""})
    yield Token("link_open", "a", 1, attrs={"href": f"#{_name_text(token)}", "role": "doc-noteref"})
    yield Token("text", "", 0, content=str(token.meta["id"] + 1))
    yield Token("link_close", "a", -1)
    yield Token("sup_close", "sup", -1)


def _make_way_back(token: Token) -> Token:
    """Return the arrow behind a footnote's text."""
    opened = Token("link_open", "a", 1)
    opened.attrs = {"href": f"#{_name_mark(token)}", "role": "doc-backlink", "aria-label": GAP, UNSEARCHED: ""}
    # U+FE0E asks for the plain sign where phones would show a coloured button.
    arrow = Token("text", "", 0, content="↩\ufe0e")
    children = [Token("text", "", 0, content=" "), opened, arrow, Token("link_close", "a", -1)]
    return Token("inline", "", 0, children=children)
